"""Why: from the source labels that events carry to the words of the rule that stands behind them."""

from __future__ import annotations

from wargame.debrief.words import found, move_name, place, question_of, slot_name
from wargame.model.files import Scenario
from wargame.model.labels import SlotName, Source

_SECTIONS = {
    "rule": "rules", "watch": "watches", "table": "tables", "actor": "actors", "later": "laters", "grant": "grants",
    "list": "effect_lists", "module": "modules", "deck": "decks", "ending": "endings", "profile": "profiles",
    "card": "cards", "standing": "standing",
}
UNKNOWN = "cause not known"


def cause(scenario: Scenario, label: str) -> str:
    """Who or what did it, as a title: the name of a move, rule, table, inject …; ``cause not known`` where hidden."""
    source = Source.parse(label)
    match source.kind:
        case "hidden":
            return UNKNOWN
        case "start":
            return "The opening position"
        case "undo":
            return "A passing change runs out"
        case "move" | "choice":
            return move_name(scenario, source.id)
        case "inject" | "settle":
            inject = scenario.injects.get(source.id)
            return f"{inject.code} {inject.title}" if inject else _spoken(source.id)
        case "question" | "answer":
            question = question_of(scenario, source.id)
            reply = question.answers.get(".".join(source.path)) if question else None
            return f"{question.ask} {reply.text if reply else ''}".strip() if question else _spoken(source.id)
        case kind:
            thing = found(scenario, _SECTIONS[kind], source.id) if kind in _SECTIONS else None
            return str(getattr(thing, "name", None) or _spoken(source.id or label))


def because(scenario: Scenario, label: str) -> str:
    """Why a modifier or rule counted, in its author's words; never empty."""
    source = Source.parse(label)
    if source.kind == "hidden":
        return "something not public"
    return _because(scenario, source) or cause(scenario, label)


def _because(scenario: Scenario, source: Source) -> str | None:
    id, number = source.id, source.number
    match source.kind:
        case "set" | "table" | "move":
            section = {"set": "modifier_sets", "table": "tables", "move": "moves"}[source.kind]
            thing = found(scenario, section, id)
            return _nth(thing.modifiers, number) if thing else None
        case "choice":
            parameter, word = (*source.path, "", "")[:2]
            card = scenario.moves.get(id)
            asked = card.parameters.get(parameter) if card else None
            item = asked.choices.get(word) if asked else None
            return (_nth(item.modifiers, number) or item.text) if item else None
        case "profile":
            profile = scenario.profiles.get(id)
            return _nth(profile.modifiers_to, number) if profile else None
        case "scaling":
            module = scenario.modules.get(id)
            return _nth(module.scalings, number) if module else None
        case "settle":
            inject = scenario.injects.get(id)
            only = 0 if inject and len(inject.settle) == 1 else None
            return _nth(inject.settle, only if number is None else number) if inject else None
        case "inject":
            inject = scenario.injects.get(id)
            return inject.because if inject else None
        case "grant" | "standing" | "watch" | "rule":
            sections = {"grant": "grants", "standing": "standing", "watch": "watches", "rule": "rules"}
            thing = found(scenario, sections[source.kind], SlotName.parse(id).id)
            return str(thing.because) if thing else None
        case "modify":
            return "what others did this turn"
        case _:
            return None


def _nth(things: tuple[object, ...], number: int | None) -> str | None:
    if number is None or number >= len(things):
        return None
    return str(things[number].because)  # type: ignore[attr-defined]


def limit(scenario: Scenario, slot: str, label: str) -> str:
    """What kept a change from being granted in full, as words that follow a semicolon."""
    track = scenario.tracks.get(SlotName.parse(slot).id)
    if label == "step" and track and track.step:
        return f"at most {track.step} a turn"
    if label in ("min", "max"):
        return "it cannot fall further" if label == "min" else "it cannot rise further"
    if label == "to":
        return "this alone takes it no further"
    source = Source.parse(label)
    if source.kind == "bound" and track:
        number = source.number if source.number is not None else place(source.id)
        return (number is not None and _nth(track.bounds, number)) or f"a bound of {slot_name(scenario, slot)}"
    return because(scenario, label)


def _spoken(id: str) -> str:
    return id.replace("_", " ")
