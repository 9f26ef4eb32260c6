"""What a seat reads first: what is asked of it, and what is otherwise than when it last planned. For every face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from wargame.debrief.talking import said_text
from wargame.document.nodes import Prose, Run, Text, items, paragraph, text
from wargame.model.card_views import QuestionView
from wargame.model.labels import Source
from wargame.model.orders import Order
from wargame.model.views import MoveCause, Moved, StandingMoved, TrackAsked, TrackMoved, View
from wargame.players.diplomacy import proposed, settled, waiting
from wargame.players.draft import answer
from wargame.wording import talk_speaker
from wargame.wording.catalogue import _
from wargame.wording.numbers import ranged, signed
from wargame.wording.speaker import DeskSpeaker


def seal_broken_words() -> str:
    """What a seat is told whose seal a ruling broke, until it seals again. Not that control ruled: a seat takes what is
    put for what the crisis brings, and of a track that it does not see it learns of no ruling."""
    return _("Something has changed, and your seal is open. Look at your order and seal it again.")


def asked_of(view: View, order: Order, how: str = "", *, seal_broken: bool = False) -> Iterator[Text]:
    """What waits for an answer of this seat, a line each: its order, where a ruling broke its seal, what is proposed to
    it, questions, with the answer that would be sealed, and offers that found no partner yet.

    Args:
        how: how a proposal is answered here, with the ``{code}`` of its move.
    """
    if seal_broken:
        yield text(Run(seal_broken_words(), "strong"))
    talk = talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)
    codes = {card.id: card.code for card in view.moves}
    for one in waiting(view):
        code = codes.get(proposed(one).act.move, str(one.number))
        said, typed = talk.asked(one, proposed(one), view.viewer), how.format(code=code)
        yield text(Run(said, "strong"), Run(f": {typed}" if typed else ""))
    yield from (_question(question, order) for question in view.questions)
    cards = {card.id: f"{card.code} {card.name}" for card in view.moves}
    for seat, move in view.offers:
        offered = _(" offered you {move} last {turn}. Order it too, and it may stand.")
        said = offered.format(move=cards.get(move, move), turn=view.turn_name)
        yield text(Run(_seat(seat, view), "strong"), said)


def _question(question: QuestionView, order: Order) -> Text:
    reply = answer(question, order)
    given, said = question.id in order.answers, reply.text if reply else ""
    how = _(" You answer: {answer}") if given else _(" Unless you say otherwise: {answer}")
    may = "" if question.sure else _(" (only if it comes to that)")
    return text(Run(question.ask, "strong"), Run(may, "quiet"), Run(how.format(answer=said), "quiet") if said else "")


def came_out(view: View) -> Iterator[str]:
    """What somebody did the turn before, not for all to see, and all now know."""
    said = _("It has come out: {seat} ordered {move} last {turn}.")
    yield from (said.format(seat=_seat(seat, view), move=move, turn=view.turn_name) for seat, move in view.leaks)


def moved(view: View) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """What is otherwise than when the seat last planned: what its aims ask for, and the rest."""
    mine = tuple(one for one in view.since if _helps(one, view) is not None)
    return mine, tuple(one for one in view.since if one not in mine)


def since_planned(view: View, speaker: DeskSpeaker) -> Iterator[Prose]:
    """What came out, and what moved and why, as far as the seat may know; first what its aims ask for."""
    yield from map(paragraph, came_out(view))
    yield from items(*words_settled(view))
    every = (one for part in moved(view) for one in part)
    yield from items(*(text(sign_of(one, view), " ", *moved_line(one, speaker)) for one in every))


def words_settled(view: View) -> Iterator[Text]:
    """What came of the promises and proposals that the turn before decided, a line each."""
    talk = talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)
    for one in settled(view):
        if one.standing:
            sign = {"kept": Run("✓", "good"), "broken": Run("✗", "bad")}.get(one.standing.how, Run("·", "quiet"))
            yield text(sign, " ", said_text(one, talk), Run(f": {talk.standing(one.standing)}", "quiet"))


def sign_of(one: Moved, view: View) -> Run:
    """Whether a change brings the seat nearer to an aim (``✓``) or further from it; ``·``: no aim asks for it."""
    helps = _helps(one, view)
    return Run("·", "quiet") if helps is None else Run("✓", "good") if helps else Run("✗", "bad")


def moved_line(one: Moved, speaker: DeskSpeaker) -> Text:
    """``Japan–ROK trust 5 → 4: Two counts of one morning``."""
    why = _("given for a while, and run out") if _ran_out(one) else causes_text(one.causes, speaker)
    return text(*in_short(one, speaker), Run(f": {why}", "quiet"))


def _ran_out(one: Moved) -> bool:
    """Whether something was there for so long, and its time is up."""
    return isinstance(one, StandingMoved) and [Source.parse(cause.source).kind for cause in one.causes] == ["undo"]


def in_short(one: Moved, speaker: DeskSpeaker) -> Text:
    """``Japan–ROK trust 5 → 4``."""
    match one:
        case TrackMoved(was=was, now=now):
            return text(f"{speaker.name(one.slot)} ", Run(f"{ranged(*was)} → {ranged(*now)}", "strong"))
        case StandingMoved():
            return _standing(one)
        case _:
            assert_never(one)


def _standing(one: StandingMoved) -> Text:
    if one.now is None:
        return text(_("No longer: "), Run(one.name, "strong"))
    if one.was is None:
        return text(_("New: "), Run(f"{one.name} {one.now}".strip(), "strong"))
    return text(f"{one.name} ", Run(f"{one.was} → {one.now}", "strong"))


def causes_text(causes: Sequence[MoveCause], speaker: DeskSpeaker) -> str:
    """What had a hand in it, each with its part where there are several."""
    if not any(cause.source for cause in causes):
        return _("you do not know why")
    return ", ".join(_cause(cause, speaker, alone=len(causes) == 1) for cause in causes)


def _cause(cause: MoveCause, speaker: DeskSpeaker, *, alone: bool) -> str:
    said = speaker.events.acted(cause.source, cause.seats) if cause.source else _("something you do not know")
    return said if alone or cause.by is None else f"{said} {signed(cause.by)}"


def _helps(one: Moved, view: View) -> bool | None:
    """Whether a change brings the seat nearer to an aim of its; None: none of them asks for it."""
    asks = [ask for aim in view.aims for ask in aim.asks if ask.slot == one.slot]
    for ask in asks:
        if isinstance(one, TrackMoved) and isinstance(ask, TrackAsked):
            was, now = (sum(abs(end - ask.target) for end in ends) for ends in (one.was, one.now))
            up = sum(one.now) > sum(one.was)
            return up if ask.sign == ">=" else not up if ask.sign == "<=" else now < was
        if isinstance(one, StandingMoved) and ask.met is not None:
            return ask.met
    return None


def _seat(seat: str, view: View) -> str:
    return next((one.name for one in view.seats if one.id == seat), seat)
