"""Authored texts by the labels that events and odds carry: why a modifier counts, what an effect says on a card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from weakref import WeakKeyDictionary

from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language.clauses import Clause, Part, in_one_line
from wargame.language.describe import describe
from wargame.language.names import NOTHING, Bindings
from wargame.language.naming import Naming
from wargame.language.parser import settled
from wargame.language.sentences import Speech, condition_in_words
from wargame.language.small_rolls import small_roll
from wargame.language.tree import LanguageError
from wargame.model.steps import Branch, Chance, EachSeat, Step

_WRITTEN: WeakKeyDictionary[Program, dict[tuple[object, ...], tuple[str, ...]]] = WeakKeyDictionary()


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


def effect_lines(program: Program, steps: Iterable[Step], bindings: Bindings = NOTHING) -> tuple[str, ...]:
    """What a list of effects says on a card, a line each; marks for history and a rulebook's own numbers, which have
    no name, are no reader's business.

    The words of a list never change during a game, so they are made once; ``steps`` must be the scenario's own list.
    """
    written = _WRITTEN.setdefault(program, {})
    key = (id(steps), *sorted(bindings.seats.items()))
    if key not in written:
        written[key] = tuple(in_one_line(part) for part in _parts(program, steps, bindings))
    return written[key]


def _parts(program: Program, steps: Iterable[Step], bindings: Bindings) -> tuple[Part, ...]:
    return tuple(part for step in steps for part in _part(program, step, bindings))


def _part(program: Program, step: Step, bindings: Bindings) -> Iterable[Part]:
    match step:
        case str() if step.startswith("use "):
            _, called, *rest = step.split()
            if rest:  # for SEAT
                mover = bindings.seats.get(rest[-1], rest[-1])
                bindings = replace(bindings, seats={**bindings.seats, "mover": mover})
            yield from _parts(program, program.scenario.effect_lists[called].do, bindings)
        case str():
            if not step.startswith("mark ") and step.split()[0] not in program.scenario.numbers:
                yield _described(program, step, bindings)
        case Branch() if (holds := settled(step.when, names_of(program), bindings)) is not None:
            yield from _parts(program, step.do if holds else step.otherwise, bindings)
        case Branch():
            head = step.because or f"if {_condition(program, step.when, bindings)}"
            yield from _clause(program, head, step, bindings)
        case Chance():
            yield from _clause(program, _chance(program, step, bindings), step, bindings)
        case EachSeat():
            for seat in step.each:
                yield from _parts(program, step.do, replace(bindings, seats={**bindings.seats, "each": seat}))


def _clause(program: Program, head: str, step: Branch | Chance, bindings: Bindings) -> Iterable[Clause]:
    do, otherwise = _parts(program, step.do, bindings), _parts(program, step.otherwise, bindings)
    if do or otherwise:
        yield Clause(head, do, otherwise)


def _described(program: Program, step: str, bindings: Bindings) -> str:
    """One effect in words; what falls on a target that is not yet named is said of the one named."""
    names = names_of(program)
    try:
        return describe(step, names, bindings)
    except LanguageError:
        pass
    match step.split():
        case ["cancel", "target"]:
            return "The move named is cancelled"
        case ["modify", "target", change]:
            return f"The move named: {change.replace('-', '−')} to the dice"
        case ["refund", "target"]:
            return "What was paid for the move named comes back"
    found = _UNSETTLED.match(step)
    if found is None:
        return _of_anybody(program, step, bindings)
    family, word = found.groups()
    any_member = replace(bindings, seats={**bindings.seats, word: (names.symbols[family].keys or ("",))[0]})
    return describe(step, names, any_member, Naming(names, _UNNAMED, {}).value(family, word))


def _of_anybody(program: Program, step: str, bindings: Bindings) -> str:
    """An effect on a seat that is not yet settled, said of the first it may be, without its name."""
    names = names_of(program)
    for seat in program.seats:
        for word in ("target", "mover", "each"):
            if word not in bindings.seats:
                try:
                    said = describe(step, names, replace(bindings, seats={**bindings.seats, word: seat}))
                except LanguageError:
                    continue
                return said.replace(program.scenario.seats[seat].name, _UNNAMED[word])
    return step


_UNSETTLED = re.compile(r"(?:token\s+)?([a-z][a-z0-9_]*)\[(target|mover|each)\]")


def _chance(program: Program, step: Chance, bindings: Bindings) -> str:
    """A small roll in words: ``if one die comes to 4 or more``."""
    return f"if {small_roll(step.roll, names_of(program), _speech(bindings)).holds}"


def _speech(bindings: Bindings) -> Speech:
    return Speech({**_UNNAMED, **bindings.seats}, _UNNAMED)


def _condition(program: Program, text: str, bindings: Bindings) -> str:
    try:
        return condition_in_words(text, names_of(program), _speech(bindings))
    except LanguageError:
        return text


_UNNAMED = {"mover": "the seat that moves", "each": "that seat", "target": "the one named", "this": "this move"}
"""Bound words on a card that is not yet about anybody."""
