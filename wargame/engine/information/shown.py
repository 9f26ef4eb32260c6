"""What the lists of effects of a game show: on cards, with questions and situations, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.engine.reasons import authored_reason, declared
from wargame.language.names import NOTHING, Bindings
from wargame.language.parser import settled
from wargame.model.labels import Source
from wargame.model.reasons import StatedReason, authored
from wargame.model.steps import Branch, Chance, EachSeat, Step
from wargame.model.card_views import EffectShown, OnCondition, Shown


@once_a_program
def _known(program: Program) -> dict[tuple[object, ...], tuple[Shown, ...]]:
    return {}


def reason_of(program: Program, label: str) -> StatedReason:
    """The reason an author gave for a modifier, by its label; the name of what asked for it where the label names no
    modifier."""
    source = Source.parse(label)
    if source.kind == "modify":
        return StatedReason("modified")
    asked = declared(program.scenario, {"move": "moves", "table": "tables"}.get(source.kind, ""), source.id)
    return authored(authored_reason(program.scenario, source) or (asked.name if asked else label))


def shown(program: Program, steps: Iterable[Step], bindings: Bindings = NOTHING) -> tuple[Shown, ...]:
    """What a list of effects shows; marks for history and a rulebook's own numbers, which have no name, are no
    reader's business.

    It never changes during a game, so it is found once; ``steps`` must be the scenario's own list.
    """
    found = _known(program)
    key = (id(steps), *sorted(bindings.seats.items()))
    if key not in found:
        found[key] = _parts(program, steps, bindings)
    return found[key]


def _parts(program: Program, steps: Iterable[Step], bindings: Bindings) -> tuple[Shown, ...]:
    return tuple(part for step in steps for part in _part(program, step, bindings))


def _part(program: Program, step: Step, bindings: Bindings) -> Iterable[Shown]:
    match step:
        case str() if step.startswith("use "):
            _, called, *rest = step.split()
            if rest:  # for SEAT
                mover = bindings.seats.get(rest[-1], rest[-1])
                bindings = replace(bindings, seats={**bindings.seats, "mover": mover})
            yield from _parts(program, program.scenario.effect_lists[called].do, bindings)
        case str():
            if not step.startswith("mark ") and step.split()[0] not in program.scenario.numbers:
                this = bindings.moves.get("this")
                yield EffectShown(step, _seats(bindings), None if this is None else (this.move, this.seat))
        case Branch() if (holds := settled(step.when, names_of(program), bindings)) is not None:
            yield from _parts(program, step.do if holds else step.otherwise, bindings)
        case Branch() | Chance():
            do, otherwise = _parts(program, step.do, bindings), _parts(program, step.otherwise, bindings)
            if do or otherwise:
                yield _on_condition(step, _seats(bindings), do, otherwise)
        case EachSeat():
            for seat in step.each:
                yield from _parts(program, step.do, replace(bindings, seats={**bindings.seats, "each": seat}))
        case _:
            assert_never(step)


def _on_condition(
    step: Branch | Chance, seats: tuple[tuple[str, str], ...], do: tuple[Shown, ...], otherwise: tuple[Shown, ...]
) -> OnCondition:
    if isinstance(step, Chance):
        return OnCondition("roll", step.roll, seats, do, otherwise)
    if step.because:
        return OnCondition("reason", step.because, seats, do, otherwise)
    return OnCondition("condition", step.when, seats, do, otherwise)


def _seats(bindings: Bindings) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(bindings.seats.items()))
