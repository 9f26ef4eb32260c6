"""Who may say what, when, and who hears it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from wargame.engine.encoding import chosen_words
from wargame.engine.names import names_of, target_name
from wargame.engine.program import Program
from wargame.engine.information.promises import acts_in, impossible, standing
from wargame.engine.information.proposals import Place, impossible_proposal, impossible_response, proposals_in, stands
from wargame.engine.information.visibility import visible
from wargame.model.events import OrderFact
from wargame.model.state import Phase, State
from wargame.model.talk import (
    LONGEST, TO_ALL, Message, Promise, Proposal, Record, Response, Said, Spoken, TalkObjection, TalkView, circle, tidy,
)
from wargame.model.viewers import CONTROL, Viewer


def talk_turn(state: State) -> int | None:
    """The turn that what is said now belongs to: the open one, or once it is resolved the next. None: nobody can speak,
    because no turn has opened yet, the orders are being resolved, or the game is over."""
    match state.phase:
        case Phase.PLANNING | Phase.SEALED:
            return state.turn
        case Phase.REVIEW:
            return state.turn + 1
        case Phase.SETUP | Phase.BRIEFING | Phase.REVEALED | Phase.DEBRIEF | Phase.CLOSED:
            return None
        case _:
            assert_never(state.phase)


def objection(program: Program, state: State, said: Said, record: Record) -> TalkObjection | None:
    """Why this cannot be said now; None: it can. (Which characters a text may hold is not judged here.)

    Args:
        record: what was said before.
    """
    turn = talk_turn(state)
    if turn is None:
        return TalkObjection("no_talk")
    if said.turn != turn:
        return TalkObjection("other_turn", turn, given=said.turn)
    wrong = _from_to(program, said)
    if wrong is not None:
        return wrong
    match said:
        case Promise():
            if not turn <= said.due <= program.scenario.about.turns:
                return TalkObjection("due", turn, program.scenario.about.turns, said.due)
            return impossible(program, said)
        case Proposal():
            return impossible_proposal(program, record.said, said)
        case Response():
            return impossible_response(program, record.said, said)
        case Message():
            if not said.text:
                return TalkObjection("empty")
            if len(said.text) > LONGEST:
                return TalkObjection("too_long", given=len(said.text))
            return None if said.text == tidy(said.text) else TalkObjection("untidy")
        case _:
            assert_never(said)


def _from_to(program: Program, said: Said) -> TalkObjection | None:
    speakers = (*program.seats, CONTROL) if isinstance(said, Message) else program.seats
    if said.sender not in speakers:
        return TalkObjection("no_sender")
    if said.to == TO_ALL:
        return None
    if not said.to:
        return TalkObjection("no_receiver")
    for other in said.to:
        if other not in (*program.seats, CONTROL):
            return TalkObjection("unknown_receiver")
        if other == said.sender:
            return TalkObjection("oneself")
    return None if len(set(said.to)) == len(said.to) else TalkObjection("twice")


def hears(said: Said, viewer: Viewer) -> bool:
    """Whether a viewer may know that, and what, was said."""
    return viewer in (said.sender, *said.to, CONTROL) or said.to == TO_ALL


def talk_for(program: Program, state: State, viewer: Viewer, record: Record) -> TalkView:
    """The talk as a viewer may know it. What others said in private changes no byte of it."""
    heard = [said for said in record.said if hears(said, viewer)]
    held = any(isinstance(said, (Promise, Proposal)) for said in heard)
    acts = [acts_in(visible(program, state, viewer, turn)) for turn in record.acts] if held else []
    spoken = _Spoken(program, state, viewer, acts, heard)
    told = tuple(spoken.of(number, said) for number, said in enumerate(heard, 1))
    return TalkView(talk_turn(state), told, _kinds(program, viewer))


class _Spoken:
    """What a viewer heard, made into what it knows of each. Asked for one after the other, in order."""

    def __init__(
        self, program: Program, state: State, viewer: Viewer, acts: Sequence[Sequence[OrderFact]],
        heard: Sequence[Said],
    ) -> None:  # fmt: skip
        self._program, self._state, self._viewer, self._acts = program, state, viewer, acts
        self._proposals = proposals_in(program, heard)
        self._numbers: dict[Place, int] = {}
        self._made: dict[frozenset[str], int] = {}

    def of(self, number: int, said: Said) -> Spoken:
        """The next thing said, under its number."""
        program, among = self._program, circle(said)
        match said:
            case Message():
                return Spoken(number, said)
            case Promise():
                stood = standing(program, self._state, said, self._acts, self._viewer)
                return Spoken(number, said, *_named(program, said), stood)
            case Proposal():
                self._made[among] = place = self._made.get(among, 0) + 1
                self._numbers[among, place] = number
                _said, answers = self._proposals[among, place]
                stood = stands(program, self._state, said, answers, self._acts, self._viewer)
                thing, about = move_name(program, said.act.move), self._numbers.get((among, said.changes), 0)
                changed = self._proposals[among, said.changes][0].sender if about else ""
                return Spoken(number, said, thing, "", stood, _terms(program, said), about, changed)
            case Response():
                answered, _answers = self._proposals[among, said.proposal]
                about, thing = self._numbers[among, said.proposal], move_name(program, answered.act.move)
                return Spoken(number, said, thing, about=about, proposer=answered.sender)
            case _:
                assert_never(said)


def _terms(program: Program, proposal: Proposal) -> tuple[str, ...]:
    """The texts of what is chosen on the card of a proposed move, as its order would hold it."""
    act = proposal.act
    return tuple(
        parameter.choices[word].text if word in parameter.choices else target_name(program, word)
        for key, parameter in program.scenario.moves[act.move].parameters.items()
        for word in chosen_words(program, act, key, parameter)
    )


def _kinds(program: Program, seat: str) -> tuple[tuple[str, str], ...]:
    scenario = program.scenario
    own = [scenario.moves[move] for move, site in program.moves.items() if seat in site.seats]
    return tuple((id, tag.name) for id, tag in scenario.tags.items() if any(id in move.tags for move in own))


def _named(program: Program, promise: Promise) -> tuple[str, str]:
    """The name of the move, tag or question that is promised about, and the text of the answer."""
    match promise.what:
        case "move":
            return move_name(program, promise.id), ""
        case "tag":
            return program.scenario.tags[promise.id].name, ""
        case "answer":
            question = names_of(program).questions[promise.id]
            return question.ask, question.answers[promise.word].text
        case _:
            assert_never(promise.what)


def move_name(program: Program, move: str) -> str:
    """A move as it is called in the talk: by its code and name."""
    card = program.scenario.moves[move]
    return f"{card.code} {card.name}"
