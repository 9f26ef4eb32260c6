"""What the usage counts are of, in an author's words, and where it was written."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.yaml.spans import SourceLocation
from wargame.engine.program import Program
from wargame.engine.reasons import SECTION_OF, declared
from wargame.model.files import Scenario
from wargame.model.labels import Source
from wargame.records import record
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


@record
class Use:
    """One thing that can be used: a card by a seat, a choice, an answer, a situation, a row, a part of the rules.

    Attributes:
        name: among the usage counts.
        kind: ``order``, ``choice``, ``answer``, ``inject``, ``row``, ``ending``, ``rule``, ``later``, ``settle``,
            ``watch`` or ``modifier``.
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
    scenario = program.scenario
    match name.split(" "):
        case ["order", move, "by", seat]:
            return Use(name, "order", card_of(scenario, move, seat), where.of("moves", move))
        case ["choice", chosen]:
            move, key, word = chosen.split(".", 2)
            place = where.of("moves", move, "parameters", key, "choices", word)
            return Use(name, "choice", f"{scenario.moves[move].name}: {key} {word}", place)
        case ["answer", answer]:
            question, word = answer.split(".", 1)
            return Use(name, "answer", f"{question}: {word}", answered_at(program, question, word, where))
        case ["inject", inject]:
            return Use(name, "inject", scenario.injects[inject].title, where.of("injects", inject))
        case ["ending", ending]:
            return Use(name, "ending", scenario.endings[ending].name, where.of("endings", ending))
        case ["row", row]:
            return _row(scenario, name, Source.parse(row), where)
        case ["rule" | "later" | "watch" as kind, id_]:
            part = declared(scenario, SECTION_OF[kind], id_)
            place = where.of(SECTION_OF[kind], id_) or where.called(id_)
            return Use(name, kind, id_ if part is None else part.name, place)
        case ["settle", settled]:
            inject, _hash, number = settled.partition("#")
            settle = scenario.injects[inject].settle[int(number) - 1]
            said = f"{scenario.injects[inject].title}: {settle.because}"
            return Use(name, "settle", said, where.of("injects", inject, "settle", int(number) - 1))
        case ["modifier", label]:
            return Use(name, "modifier", speaker_of(program).events.why(label), modifier_at(label, where))
        case _:
            raise AssertionError(name)


def answered_at(program: Program, question: str, word: str, where: SourceMap) -> SourceLocation | None:
    """Where an answer was written, wherever its question stands."""
    asker = program.questions[question].asker
    section = () if asker is None else (SECTION_OF[asker.kind], asker.id)
    return where.of(*section, "questions", question, "answers", word)


def modifier_at(label: str, where: SourceMap) -> SourceLocation | None:
    """Where a modifier was written, by its label."""
    source = Source.parse(label)
    path: tuple[str | int, ...] = () if source.number is None else ("modifiers", source.number)
    if source.kind == "choice":
        parameter, word = source.path
        return where.of("moves", source.id, "parameters", parameter, "choices", word, *path)
    if source.kind == "profile" and source.number is not None:
        path = ("modifiers_to", source.number)
    return where.of(SECTION_OF.get(source.kind, ""), source.id, *path) or where.called(source.id)


def _row(scenario: Scenario, name: str, roll: Source, where: SourceMap) -> Use:
    id_, number = roll.id, roll.number or 1
    said, place = _("{roll}, row {row}").format(roll=id_, row=number), where.of(SECTION_OF.get(roll.kind, ""), id_)
    match roll.kind:
        case "table" if id_ in scenario.tables:
            table = scenario.tables[id_]
            said, place = f"{table.name}: {table.rows[number - 1].name}", where.of("tables", id_, "rows", number - 1)
        case "move" if (scale := scenario.moves[id_].scale) is not None:
            band = scenario.scales[scale].bands[number - 1]
            said = f"{scenario.moves[id_].name}: {band.id}"
            place = where.of("moves", id_, "bands", band.id)
        case "chance":
            said = f"{id_}: {_('it happened') if number == 2 else _('it did not')}"
        case _:  # what the engine rolls for itself: a card drawn or dealt, what a seat observes
            pass
    return Use(name, "row", said, place or where.called(id_))
