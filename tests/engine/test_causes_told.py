"""A seat that sees a track move is told why: truly, mostly, and without a word of which theory it was."""

from __future__ import annotations

from collections.abc import Iterator

from tests.engine.pairs import Seen, played, viewers_of
from wargame.engine.information.inference import Inference, PossibleWrite, infer_backward
from wargame.engine.information.secret_theory import of_a_theory
from wargame.engine.program import Program
from wargame.model.events import Changed, Event
from wargame.model.labels import THEORY


def moves_of(events: tuple[Event, ...]) -> list[Changed]:
    return [event for event in events if isinstance(event, Changed)]


def everything_told() -> Iterator[tuple[Program, list[Changed], list[Changed]]]:
    """Turn by turn and viewer by viewer: what moved, and what was told of it."""
    for turn in played("gsomia-cliff", "CHA", 1, 5):
        for viewer in viewers_of(turn.program):
            seen = Seen(turn, viewer)
            yield turn.program, moves_of(seen.events), moves_of(seen.shown)


def test_a_cause_that_is_told_is_true_and_few_are_not_told() -> None:
    """What is said to have moved a track asked for that; the theory is named where a part of it had a hand in it."""
    known = unknown = at_work = 0
    for program, moved, told in everything_told():
        asked = {(event.slot, event.source) for event in moved}
        hand = {
            event.slot for event in moved if any(of_a_theory(program, label) for label in (event.source, *event.limits))
        }
        for event in told:
            assert event.source == THEORY or not of_a_theory(program, event.source)
            if event.source == THEORY:
                at_work += 1
                assert event.slot in hand
            elif event.source:
                known += 1
                assert (event.slot, event.source) in asked
            else:
                unknown += 1
    assert at_work
    assert unknown < 0.08 * (known + unknown + at_work)


def written(*, own: tuple[int, int], without: tuple[int, int]) -> PossibleWrite:
    """A write that may have raised slot 0, under condition 7."""
    return PossibleWrite(1, own, (0, 1), without, False, ((7, True),))


def test_the_one_thing_that_could_have_moved_a_value_did() -> None:
    raised = infer_backward({0: [written(own=(6, 6), without=(5, 5))]}, {0: 6}, Inference())
    assert raised.decided == {7: True}
    kept = infer_backward({0: [written(own=(6, 6), without=(5, 5))]}, {0: 5}, Inference())
    assert kept.decided == {7: False}
    either = infer_backward({0: [written(own=(5, 6), without=(5, 6))]}, {0: 6}, Inference())
    assert either.decided == {}
