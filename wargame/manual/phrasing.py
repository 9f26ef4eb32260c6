"""What a rule does, as points of a list: an effect each, conditions with what hangs on them below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from wargame.document.nodes import ListItem, item
from wargame.model.steps import Branch, Chance, EachSeat, Step
from wargame.wording.catalogue import _
from wargame.wording.speaker import RuleSpeaker


def steps(words: RuleSpeaker, told: Sequence[Step]) -> tuple[ListItem, ...]:
    """What happens, a point each; what two lines say in one and the same words, once."""
    said: dict[str, str] = {}
    once = [step for step in told if not isinstance(step, str) or said.setdefault(words.effect(step), step) == step]
    return tuple(point for step in once for point in _step(words, step))


def _step(words: RuleSpeaker, step: Step) -> tuple[ListItem, ...]:
    match step:
        case str():
            return (item(words.effect(step)),)
        case Branch() if (holds := words.settled(step.when)) is not None:
            return steps(words, step.do if holds else step.otherwise)
        case Branch():
            return _either_way(words, words.condition(step.when), step)
        case Chance():
            return _either_way(words, words.chance(step.roll), step)
        case EachSeat():
            seats = ", ".join(words.seat(one) for one in step.each)
            return (item(_("For each of {seats}:").format(seats=seats), steps(words, step.do)),)
        case _:
            assert_never(step)


def _either_way(words: RuleSpeaker, if_: str, step: Branch | Chance) -> tuple[ListItem, ...]:
    why = f" ({step.because})" if step.because else ""
    then = item(_("If {condition}{why}:").format(condition=if_, why=why), steps(words, step.do))
    if not step.otherwise:
        return (then,)
    return then, item(_("Otherwise:"), steps(words, step.otherwise))
