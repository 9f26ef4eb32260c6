"""Authored texts by the labels that events and odds carry: why a modifier counts, what an effect says on a card."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language.describe import describe
from wargame.model.steps import Branch, Chance, EachSeat, Step


def because(program: Program, source: str) -> str:
    """The reason an author gave for a modifier, by its label (``set:ID#N``, ``move:ID#N``, ``choice:MOVE.KEY.WORD#N``,
    ``profile:ID#N``, ``standing:ID``, ``grant:ID``, ``table:ID#N``, ``modify``); the name of what asked for it where
    the label names no modifier."""
    scenario = program.scenario
    kind, _, rest = source.partition(":")
    name, _, number = rest.partition("#")
    place = int(number) if number else 0
    match kind:
        case "set":
            groups = {**scenario.modifier_sets}
            for module in scenario.modules.values():
                groups.update(module.modifier_sets)
            return groups[name].modifiers[place].because
        case "move":
            return scenario.moves[name].modifiers[place].because if number else scenario.moves[name].name
        case "choice":
            move, key, word = name.split(".")
            return scenario.moves[move].parameters[key].choices[word].modifiers[place].because
        case "profile":
            return scenario.profiles[name].modifiers_to[place].because
        case "standing":
            standing = dict(scenario.standing)
            for module in scenario.modules.values():
                standing.update(module.standing)
            return standing[name].because
        case "grant":
            return scenario.grants[name].because
        case "table":
            return scenario.tables[name].modifiers[place].because if number else scenario.tables[name].name
        case "modify":
            return "another move or event bears on it this turn"
        case _:
            return source


def effect_lines(program: Program, steps: Iterable[Step]) -> tuple[str, ...]:
    """What a list of effects says on a card, a line each."""
    return tuple(line for step in steps for line in _lines(program, step))


def _lines(program: Program, step: Step) -> Iterable[str]:
    match step:
        case str():
            yield describe(step, names_of(program))
        case Branch():
            head = step.because or f"if {step.when}"
            yield from (f"{head}: {line}" for line in effect_lines(program, step.do))
            yield from (f"else: {line}" for line in effect_lines(program, step.otherwise))
        case Chance():
            yield from (f"on {step.roll}: {line}" for line in effect_lines(program, step.do))
            yield from (f"else: {line}" for line in effect_lines(program, step.otherwise))
        case EachSeat():
            names = ", ".join(program.scenario.seats[seat].name for seat in step.each)
            yield from (f"each of {names}: {line}" for line in effect_lines(program, step.do))
