"""What the usage counts are of, in an author's words, and where it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.yaml.spans import SourceLocation
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.model.labels import Source

_SECTION_OF = {"table": "tables", "deck": "decks", "inject": "injects", "observe": "tracks", "move": "moves"}


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that can be used: a card by a seat, a choice, an answer, a situation, a row.

    Attributes:
        name: among the usage counts.
        kind: ``order``, ``choice``, ``answer``, ``inject``, ``row`` or ``ending``.
        what: for people.
        place: where it was written; None: the engine's own, e.g. which card was dealt.
    """

    name: str
    kind: str
    what: str
    place: SourceLocation | None


def uses(program: Program, names: frozenset[str], where: SourceMap) -> Iterator[Use]:
    """Everything of the usage counts, in the order of the files."""
    found = [_use(program, name, where) for name in sorted(names)]
    yield from sorted(found, key=lambda one: (one.kind, str(one.place and one.place.file), one.place.line
                                              if one.place else 0, one.name))


def card_of(scenario: Scenario, move: str, seat: str) -> str:
    """A move in the hand of a seat."""
    return f"{scenario.moves[move].name}, {scenario.seats[seat].name}"


def _use(program: Program, name: str, where: SourceMap) -> Use:
    kind, _, rest = name.partition(" ")
    scenario = program.scenario
    match kind:
        case "order":
            move, _, seat = rest.partition(" by ")
            return Use(name, kind, card_of(scenario, move, seat), where.of("moves", move))
        case "choice":
            move, key, word = rest.split(".", 2)
            place = where.of("moves", move, "parameters", key, "choices", word)
            return Use(name, kind, f"{scenario.moves[move].name}: {key} {word}", place)
        case "answer":
            question, _, word = rest.partition(".")
            return Use(name, kind, f"{question}: {word}", answered_at(program, question, word, where))
        case "inject":
            return Use(name, kind, scenario.injects[rest].title, where.of("injects", rest))
        case "ending":
            return Use(name, kind, scenario.endings[rest].name, where.of("endings", rest))
    roll = Source.parse(rest)
    return _row(program, name, roll.kind, roll.id, roll.number or 1, where)


def answered_at(program: Program, question: str, word: str, where: SourceMap) -> SourceLocation | None:
    """Where an answer was written, wherever its question stands."""
    asker = program.questions[question].asker
    section = () if asker is None else (_SECTION_OF[asker.kind], asker.id)
    return where.of(*section, "questions", question, "answers", word)


def _row(program: Program, name: str, what: str, id_: str, number: int, where: SourceMap) -> Use:
    scenario = program.scenario
    said = f"{id_}, row {number}"
    place = where.of(_SECTION_OF.get(what, ""), id_) or where.called(id_)
    if what == "table" and id_ in scenario.tables:
        said = f"{scenario.tables[id_].name}: {scenario.tables[id_].rows[number - 1].name}"
        place = where.of("tables", id_, "rows", number - 1)
    elif what == "move" and scenario.moves[id_].scale is not None:
        band = scenario.scales[str(scenario.moves[id_].scale)].bands[number - 1]
        said, place = f"{scenario.moves[id_].name}: {band.id}", where.of("moves", id_, "bands", band.id)
    elif what == "chance":
        said = f"{id_}: {'it happened' if number == 2 else 'it did not'}"
    return Use(name, "row", said, place)
