"""Who may say what, when, and who hears it."""

from __future__ import annotations

from typing import assert_never

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.engine.information.promises import acts_in, impossible, standing
from wargame.engine.information.visibility import visible
from wargame.model.state import Phase, State
from wargame.model.talk import LONGEST, TO_ALL, Message, Promise, Record, Said, Spoken, TalkObjection, TalkView, tidy
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


def objection(program: Program, state: State, said: Said) -> TalkObjection | None:
    """Why this cannot be said now; None: it can. (Which characters a text may hold is not judged here.)"""
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
        case Message():
            if not said.text:
                return TalkObjection("empty")
            if len(said.text) > LONGEST:
                return TalkObjection("too_long", given=len(said.text))
            return None if said.text == tidy(said.text) else TalkObjection("untidy")
        case _:
            assert_never(said)


def _from_to(program: Program, said: Said) -> TalkObjection | None:
    speakers = program.seats if isinstance(said, Promise) else (*program.seats, CONTROL)
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
    promised = any(isinstance(said, Promise) for said in heard)
    acts = [acts_in(visible(program, state, viewer, turn)) for turn in record.acts] if promised else []
    spoken = []
    for number, said in enumerate(heard, 1):
        match said:
            case Promise():
                stands = standing(program, state, said, acts, viewer)
                spoken.append(Spoken(number, said, *_named(program, said), stands))
            case Message():
                spoken.append(Spoken(number, said))
            case _:
                assert_never(said)
    return TalkView(talk_turn(state), tuple(spoken), _kinds(program, viewer))


def _kinds(program: Program, seat: str) -> tuple[tuple[str, str], ...]:
    scenario = program.scenario
    own = [scenario.moves[move] for move, site in program.moves.items() if seat in site.seats]
    return tuple((id, tag.name) for id, tag in scenario.tags.items() if any(id in move.tags for move in own))


def _named(program: Program, promise: Promise) -> tuple[str, str]:
    """The name of the move, tag or question that is promised about, and the text of the answer."""
    match promise.what:
        case "move":
            card = program.scenario.moves[promise.id]
            return f"{card.code} {card.name}", ""
        case "tag":
            return program.scenario.tags[promise.id].name, ""
        case "answer":
            question = names_of(program).questions[promise.id]
            return question.ask, question.answers[promise.word].text
        case _:
            assert_never(promise.what)
