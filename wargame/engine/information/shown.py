"""What the lists of effects of a game show: on cards, with questions and situations, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from weakref import WeakKeyDictionary

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language.names import NOTHING, Bindings
from wargame.language.parser import settled
from wargame.model.reasons import Reason, authored
from wargame.model.steps import Branch, Chance, EachSeat, Step
from wargame.model.card_views import EffectShown, OnCondition, Shown
from wargame.model.labels import Source

_SHOWN: WeakKeyDictionary[Program, dict[tuple[object, ...], tuple[Shown, ...]]] = WeakKeyDictionary()


def reason_of(program: Program, source: str) -> Reason:
    """The reason an author gave for a modifier, by its label (``set:ID#N``, ``move:ID#N``, ``choice:MOVE.KEY.WORD#N``,
    ``profile:ID#N``, ``standing:ID``, ``grant:ID``, ``table:ID#N``, ``modify``); the name of what asked for it where
    the label names no modifier."""
    scenario, label = program.scenario, Source.parse(source)
    name, place = label.id, label.number or 0
    match label.kind:
        case "set":
            groups = {**scenario.modifier_sets}
            for module in scenario.modules.values():
                groups.update(module.modifier_sets)
            return authored(groups[name].modifiers[place].because)
        case "move":
            move = scenario.moves[name]
            return authored(move.name if label.number is None else move.modifiers[place].because)
        case "choice":
            key, word = label.path
            return authored(scenario.moves[name].parameters[key].choices[word].modifiers[place].because)
        case "profile":
            return authored(scenario.profiles[name].modifiers_to[place].because)
        case "standing":
            standing = dict(scenario.standing)
            for module in scenario.modules.values():
                standing.update(module.standing)
            return authored(standing[name].because)
        case "grant":
            return authored(scenario.grants[name].because)
        case "table":
            table = scenario.tables[name]
            return authored(table.name if label.number is None else table.modifiers[place].because)
        case "modify":
            return Reason("modified")
        case _:
            return authored(source)


def shown(program: Program, steps: Iterable[Step], bindings: Bindings = NOTHING) -> tuple[Shown, ...]:
    """What a list of effects shows; marks for history and a rulebook's own numbers, which have no name, are no
    reader's business.

    It never changes during a game, so it is found once; ``steps`` must be the scenario's own list.
    """
    found = _SHOWN.setdefault(program, {})
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
