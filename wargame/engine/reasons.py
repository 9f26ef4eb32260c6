"""From the label of what asked for something to the reason its author wrote there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from wargame.model.files import Scenario
from wargame.model.labels import Source, SourceKind, SlotName
from wargame.model.moves import ParameterChoice
from wargame.model.tables import RuleTable, Scale, ScaleBand, TableRow

SECTION_OF: Mapping[SourceKind, str] = {
    "rule": "rules", "watch": "watches", "table": "tables", "actor": "actors", "later": "laters", "grant": "grants",
    "list": "effect_lists", "module": "modules", "deck": "decks", "ending": "endings", "profile": "profiles",
    "card": "cards", "standing": "standing", "set": "modifier_sets", "move": "moves", "inject": "injects",
    "observe": "tracks", "use": "effect_lists", "question": "questions", "choice": "moves", "settle": "injects",
    "scaling": "modules",
}  # fmt: skip
"""The section in which what a source names is declared, for kinds whose things have an id of their own."""


def declared(scenario: Scenario, section: str, id: str) -> Any | None:
    """The thing of this id, in the scenario's own section or in that of a theory module; None where there is none."""
    for sections in (scenario, *scenario.modules.values()):
        group: Mapping[str, Any] = getattr(sections, section, {})
        if id in group:
            return group[id]
    return None


def authored_part(scenario: Scenario, source: Source) -> Any | None:
    """The part of the rules that a label names, where its author says why it counts and when: a modifier, rule, watch,
    settlement …; None where the label names no such part."""
    id, number = source.id, source.number
    match source.kind:
        case "set" | "table" | "move":
            thing = declared(scenario, SECTION_OF[source.kind], id)
            return nth(thing.modifiers, number) if thing else None
        case "choice":
            parameter, word = (*source.path, "", "")[:2]
            card = scenario.moves.get(id)
            asked = card.parameters.get(parameter) if card else None
            item = asked.choices.get(word) if asked else None
            return (nth(item.modifiers, number) or item) if item else None
        case "profile":
            profile = scenario.profiles.get(id)
            return nth(profile.modifiers_to, number) if profile else None
        case "scaling":
            module = scenario.modules.get(id)
            return nth(module.scalings, number) if module else None
        case "settle":
            inject = scenario.injects.get(id)
            only = 0 if inject and len(inject.settle) == 1 else None
            return nth(inject.settle, only if number is None else number) if inject else None
        case "inject":
            return scenario.injects.get(id)
        case "grant" | "standing" | "watch" | "rule":
            return declared(scenario, SECTION_OF[source.kind], SlotName.parse(id).id)
        case (
            "hidden" | "theory" | "question" | "answer" | "deck" | "chance" | "actor" | "later" | "card" | "ending"
            | "module" | "list" | "use" | "need" | "bound" | "undo" | "carry" | "deal" | "observe" | "marker" | "start"
            | "schedule" | "condition" | "closed" | "modify" | "turn" | "ruling" | "other"
        ):  # fmt: skip
            return None
        case _:
            assert_never(source.kind)


def authored_reason(scenario: Scenario, source: Source) -> str | None:
    """Why a modifier or rule counts, in its author's words; None where they gave none, or the label names none."""
    part = authored_part(scenario, source)
    if isinstance(part, ParameterChoice):
        return part.text
    because = getattr(part, "because", None)
    return None if because is None else str(because)


def authored_condition(scenario: Scenario, source: Source) -> str | None:
    """While what it names counts, as its author's line says; None: always, or the label names no part with a line."""
    said = getattr(authored_part(scenario, source), "when", None)
    return said if isinstance(said, str) else None


def nth(things: Sequence[Any], number: int | None) -> Any | None:
    """The one at this place of a list; None where the list does not go so far."""
    return None if number is None or number >= len(things) else things[number]


def nth_reason(things: Sequence[Any], number: int | None) -> str | None:
    """The reason that stands at one of a list; None where the list does not go so far."""
    part = nth(things, number)
    return None if part is None else str(part.because)


def rolled_on(scenario: Scenario, label: str) -> Scale | RuleTable | None:
    """What a move or a table of this source is rolled on; None where it is neither, or a move without dice."""
    source = Source.parse(label)
    if source.kind == "table":
        return declared(scenario, "tables", source.id)
    card = scenario.moves.get(source.id) if source.kind == "move" else None
    return scenario.scales.get(card.scale) if card and card.scale else None


def rows_of(scenario: Scenario, label: str) -> Sequence[ScaleBand | TableRow]:
    """The bands or rows a roll is read from, from the lowest; none where nothing is."""
    table = rolled_on(scenario, label)
    return () if table is None else table.bands if isinstance(table, Scale) else table.rows
