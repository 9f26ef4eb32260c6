"""What a place may ask for: a word for what, and the fields of the form that asked. It is done, or refused in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from wargame.debrief.mending import mend_refused
from wargame.engine.phases import NotNow
from wargame.model.card_views import MoveView
from wargame.model.forecasting import SeatStatement
from wargame.model.orders import Act, Order
from wargame.model.talk import Message, Promise, tidy
from wargame.model.views import View
from wargame.players import diplomacy, draft
from wargame.players.diplomacy import NoProposal
from wargame.table.refused import NotMended, NotRuled, NotSaid, NotStated, OrderRefused
from wargame.web.control_actions import CONTROL_ACTIONS
from wargame.web.outlooks import Outlooks
from wargame.web.page_request import ActionRefused, PageRequest, recipients, turn_to_speak
from wargame.web.places import CONTROL_PLACE, PROJECTOR_PLACE, seat_at
from wargame.web.room import NotNowHere, Room
from wargame.wording.catalogue import _
from wargame.wording.statements import statement_refused


def perform(room: Room, place: str, asked: PageRequest, outlooks: Outlooks) -> str:
    """Do it; gives what to say of it, "" where what is shown says enough. Raises ``ActionRefused``, and ``OSError``
    where the disk is full."""
    seat = seat_at(place)
    with refusing(room):
        if seat is not None:
            room.check_held(seat)
        if seat is not None and asked.do == "adopt":
            room.begin_order(seat, outlooks.adopted(seat, asked.number("number")))
            return ""
        if seat is not None and asked.do in SEAT_ACTIONS:
            return SEAT_ACTIONS[asked.do](room, seat, asked)
        if place == CONTROL_PLACE and asked.do in CONTROL_ACTIONS:
            return CONTROL_ACTIONS[asked.do](room, asked)
        if place in (CONTROL_PLACE, PROJECTOR_PLACE) and asked.do in STEPS:
            room.tell(STEPS[asked.do])
            return ""
    raise ActionRefused(_("This cannot be asked here."))


@contextmanager
def refusing(room: Room) -> Iterator[None]:
    """What cannot be done within is ``ActionRefused``, in words for whoever asked."""
    try:
        yield
    except NotNowHere as problem:
        raise ActionRefused(str(problem)) from None
    except NotNow:
        raise ActionRefused(_("This cannot be done now.")) from None
    except OrderRefused as refused:
        why = room.speaker.refusals(refused.refusals)
        raise ActionRefused(_("Not possible: {why}").format(why=why)) from None
    except NotSaid as problem:
        raise ActionRefused(room.speaker.objection(problem.objection)) from None
    except NotStated as problem:
        raise ActionRefused(statement_refused(problem.objection)) from None
    except NotMended as problem:
        raise ActionRefused(mend_refused(room.table.program, problem.objection)) from None
    except NotRuled as problem:
        raise ActionRefused(room.speaker.ruling_objection(problem.objection)) from None
    except NoProposal:
        raise ActionRefused(_("The move is not in your hand now, or the proposal is gone.")) from None


THOUGHT_OVER = ("go_on", "seal", "propose", "accept", "decline", "say", "unseal", "rule", "undo", "seal_for")
"""What players without a keyboard think about before it is done."""
STEPS: Mapping[str, int] = {"tell": 1, "untell": -1, "tell_all": 10_000}
"""What moves the reveal, and by how many steps."""


def _act(view: View, asked: PageRequest) -> Act:
    card = _card(view, asked.one("move"))
    chosen = {
        parameter.id: tuple(asked.fields.get(f"chosen.{parameter.id}", ())) or _unsaid(parameter.several, parameter.id)
        for parameter in card.parameters
    }
    said = {id_: words for id_, words in chosen.items() if words is not None}
    return Act(card.id, said, tuple(dict.fromkeys(asked.fields.get("partners", ()))))


def _unsaid(several: int, _id: str) -> tuple[str, ...] | None:
    return () if several > 1 else None


def _card(view: View, move: str) -> MoveView:
    found = next((card for card in view.moves if card.id == move), None)
    if found is None:
        raise NoProposal(move)
    return found


def _order(room: Room, seat: str, asked: PageRequest) -> str:
    room.begin_order(seat, draft.with_act(room.order(seat), _act(room.view(seat), asked)))
    return ""


def _drop(room: Room, seat: str, asked: PageRequest) -> str:
    room.begin_order(seat, draft.without(room.order(seat), asked.one("move")))
    return ""


def _no_move(room: Room, seat: str, asked: PageRequest) -> str:
    room.begin_order(seat, Order(answers=room.order(seat).answers))
    return ""


def _answer(room: Room, seat: str, asked: PageRequest) -> str:
    question, word = asked.one("question"), asked.one("word")
    if question not in {one.id for one in room.view(seat).questions}:
        raise ActionRefused(_("Nobody asks you that now."))
    room.begin_order(seat, draft.with_answer(room.order(seat), question, word))
    return ""


def _state(room: Room, seat: str, asked: PageRequest) -> str:
    """The whole statement, as it stands in the form."""
    forecasts = {}
    for id_ in room.table.outcomes:
        said = asked.one(f"percent.{id_}").strip().removesuffix("%").strip()
        if said and not (said.isascii() and said.isdecimal() and len(said) < 10):
            raise ActionRefused(_("“{said}” is no whole number from 0 to 100.").format(said=said[:40]))
        if said:
            forecasts[id_] = int(said)
    room.state(seat, SeatStatement(tidy(asked.one("intent")), forecasts))
    return ""


def _seal(room: Room, seat: str, asked: PageRequest) -> str:
    room.seal(seat)
    return _("The order is sealed.")


def _unseal(room: Room, seat: str, asked: PageRequest) -> str:
    room.take_back(seat)
    return _("The order is taken back; it is on your desk.")


def _agree(room: Room, seat: str, act: Act, said: Callable[[], None]) -> str:
    """Say it, with the move in the own order; neither, where it cannot be ordered so."""
    room.begin_order(seat, draft.with_act(before := room.order(seat), act))
    try:
        said()
    except (NotSaid, NoProposal):
        room.begin_order(seat, before)
        raise
    room.changed()
    return ""


def _propose(room: Room, seat: str, asked: PageRequest) -> str:
    view = room.view(seat)
    act = _act(view, asked)
    if not _card(view, act.move).joint:
        raise ActionRefused(_("{code} is yours alone: order it.").format(code=_card(view, act.move).code))
    standing = diplomacy.about(view, act.move)
    team = room.team(seat)
    if standing is not None and standing.said.sender != seat:
        return _agree(room, seat, act, lambda: team.counter(standing.number, act))
    return _agree(room, seat, act, lambda: team.propose(act))


def _accept(room: Room, seat: str, asked: PageRequest) -> str:
    view, number = room.view(seat), asked.number("number")
    act = diplomacy.agreed_act(view, diplomacy.numbered(view, number))
    return _agree(room, seat, act, lambda: room.team(seat).accept(number))


def _decline(room: Room, seat: str, asked: PageRequest) -> str:
    room.team(seat).decline(asked.number("number"))
    room.changed()
    return ""


def _say(room: Room, seat: str, asked: PageRequest) -> str:
    to, text = recipients(room, seat, asked), asked.one("text")
    room.team(seat).say(Message(turn=turn_to_speak(room.view(seat)), sender=seat, to=to, text=text))
    room.changed()
    return _("Said.")


_THINGS: Mapping[str, Literal["move", "tag", "answer"]] = {"move": "move", "tag": "tag", "answer": "answer"}


def _promise(room: Room, seat: str, asked: PageRequest) -> str:
    turn = turn_to_speak(room.view(seat))
    kind, _colon, rest = asked.one("thing").partition(":")
    id_, _equals, word = rest.partition("=")
    if kind not in _THINGS:
        raise ActionRefused(_("What do you promise? Choose one."))
    promise = Promise(
        turn=turn, sender=seat, to=recipients(room, seat, asked), will=asked.one("will") != "not", what=_THINGS[kind],
        id=id_, word=word, due=asked.number("due") or turn,
    )  # fmt: skip
    room.team(seat).say(promise)
    room.changed()
    return _("Your word is in the record.")


SEAT_ACTIONS: Mapping[str, Callable[[Room, str, PageRequest], str]] = {
    "order": _order, "drop": _drop, "no_move": _no_move, "answer": _answer, "seal": _seal, "unseal": _unseal,
    "propose": _propose, "accept": _accept, "decline": _decline, "say": _say, "promise": _promise, "state": _state,
}  # fmt: skip
"""What a team may ask for."""
