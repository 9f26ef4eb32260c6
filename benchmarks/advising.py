"""Goal 28: how soon a seat that asks what its order may lead to has a first answer."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

from benchmarks.goals import Goal
from benchmarks.playing import reference
from wargame.engine.adjudication import deal, open_turn
from wargame.engine.draws import KeyedDice
from wargame.engine.information.information_state import information_state
from wargame.engine.state import apply, opening
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.sim.outlook import Adviser

_ROUNDS = 3


def advised() -> list[Goal]:
    """In the first turn: of the first seat that asks, of that seat once more, and then of another one."""
    taken = [_asked() for _ in range(_ROUNDS)]
    first, again, other = (min(each) for each in zip(*taken, strict=True))
    note = f"of a seat that did not ask before {other:.2f} s; the first of a game {first:.2f} s, imports not counted"
    return [Goal(28, "an outlook's first answer, that seat having asked before", "at most", 0.2, "s", again, note)]


def _asked() -> tuple[float, float, float]:
    """Seconds of processor time of the three. A program of its own, of which nothing was worked out."""
    program, dice = replace(reference()), KeyedDice(1)
    dealt = apply(program, opening(program), deal(program, opening(program), dice))
    state = replace(apply(program, dealt, open_turn(program, dealt, dice)), phase=Phase.PLANNING)
    adviser, (first, other, *_) = Adviser(program), program.seats

    def answer(seat: str) -> float:
        at = information_state(program, state, seat)
        began, answers = process_time(), adviser.outlooks(at, NO_MOVE)
        next(answers)
        taken = process_time() - began
        for _ in answers:  # whoever asks listens to the end
            pass
        return taken

    return answer(first), answer(first), answer(other)
