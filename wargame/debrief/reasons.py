"""Why: from the source labels that events carry to the words of the rule that stands behind them."""

from __future__ import annotations

from wargame.debrief.words import move_name, place, question_of
from wargame.engine.reasons import authored_reason, declared, nth_reason
from wargame.model.files import Scenario
from wargame.model.labels import SlotName, Source
from wargame.model.reasons import StatedReason
from wargame.wording.english.refusals import reason_in_words
from wargame.wording.english.values import named

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
        case "theory":
            return reason_in_words(StatedReason("theory"))
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
            thing = declared(scenario, _SECTIONS[kind], source.id) if kind in _SECTIONS else None
            return str(getattr(thing, "name", None) or _spoken(source.id or label))


def because(scenario: Scenario, label: str) -> str:
    """Why a modifier or rule counted, in its author's words; never empty."""
    source = Source.parse(label)
    if source.kind == "hidden":
        return "something not public"
    if source.kind == "theory":
        return reason_in_words(StatedReason("theory"))
    if source.kind == "modify":
        return "what others did this turn"
    return authored_reason(scenario, source) or cause(scenario, label)


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
        return (number is not None and nth_reason(track.bounds, number)) or f"a bound of {named(slot, scenario)}"
    return because(scenario, label)


def _spoken(id: str) -> str:
    return id.replace("_", " ")
