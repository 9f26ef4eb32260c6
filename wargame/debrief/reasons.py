"""Why: from the source labels that events carry to the words of the rule that stands behind them."""

from __future__ import annotations

from wargame.debrief.words import found, move_name, place as number_of, question_of, slot_name, split
from wargame.model.files import Scenario

_SECTIONS = {
    "rule": "rules", "watch": "watches", "table": "tables", "actor": "actors", "later": "laters", "grant": "grants",
    "list": "effect_lists", "module": "modules", "deck": "decks", "ending": "endings", "profile": "profiles",
    "card": "cards", "standing": "standing",
}
UNKNOWN = "cause not known"
_PLAIN = {"start": "The opening position", "undo": "A passing change runs out"}


def cause(scenario: Scenario, source: str) -> str:
    """Who or what did it, as a title: the name of a move, rule, table, inject …; ``cause not known`` where hidden."""
    if not source:
        return UNKNOWN
    kind, _, rest = source.partition(":")
    id = rest.partition("#")[0].partition("@")[0]
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind in ("move", "choice"):
        return move_name(scenario, id.partition(".")[0])
    if kind in ("inject", "settle"):
        inject = scenario.injects.get(id)
        return f"{inject.code} {inject.title}" if inject else _spoken(id)
    if kind in ("question", "answer"):
        question = question_of(scenario, id.partition(".")[0])
        reply = question.answers.get(id.partition(".")[2]) if question else None
        return f"{question.ask} {reply.text if reply else ''}".strip() if question else _spoken(id)
    thing = found(scenario, _SECTIONS[kind], id) if kind in _SECTIONS else None
    return str(getattr(thing, "name", None) or _spoken(id or kind))


def because(scenario: Scenario, source: str) -> str:
    """Why a modifier or rule counted, in its author's words; never empty."""
    if not source:
        return "something not public"
    kind, _, rest = source.partition(":")
    id, _, place = rest.partition("#")
    text = _because(scenario, kind, id, number_of(place))
    return text or cause(scenario, source)


def _because(scenario: Scenario, kind: str, id: str, number: int | None) -> str | None:
    match kind:
        case "set" | "table" | "move":
            section = {"set": "modifier_sets", "table": "tables", "move": "moves"}[kind]
            thing = found(scenario, section, id)
            return _nth(thing.modifiers, number) if thing else None
        case "choice":
            move, _, choice = id.partition(".")
            parameter, _, word = choice.partition(".")
            card = scenario.moves.get(move)
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
            thing = found(scenario, sections[kind], id.partition("[")[0].partition("@")[0])
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
    track = scenario.tracks.get(split(slot)[0])
    if label == "step" and track and track.step:
        return f"at most {track.step} a turn"
    if label in ("min", "max"):
        return "it cannot fall further" if label == "min" else "it cannot rise further"
    if label == "to":
        return "this alone takes it no further"
    if label.startswith("bound:") and track:
        number = label.rpartition("#")[2] if "#" in label else label.rpartition(":")[2]
        nth = number_of(number)
        return (nth is not None and _nth(track.bounds, nth)) or f"a bound of {slot_name(scenario, slot)}"
    return because(scenario, label)


def _spoken(id: str) -> str:
    return id.replace("_", " ")
