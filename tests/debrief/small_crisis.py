"""A crisis small enough to read in one look, for tests of telling."""

from __future__ import annotations

from wargame.model.files import Scenario, ScenarioFile

SECTIONS = {
    "seats": {
        "north": {"name": "Northport", "letter": "N", "mark": "●"},
        "south": {"name": "Southport", "letter": "S", "mark": "■"},
    },
    "currency": {"track": "purse"},
    "tracks": {
        "trust": {"name": "Trust", "code": "TRU", "low": "none", "high": "full", "step": 2,
                  "bounds": [{"when": "strike", "most": 6, "because": "nobody trusts a strike"}]},
        "purse": {"name": "Coin", "code": {"north": "CN", "south": "CS"}, "per": ["north", "south"],
                  "low": "poor", "high": "rich"},
    },
    "statuses": {"pact": {"name": "The pact", "words": ["none", "signed"], "texts": {"signed": "signed by both"},
                          "headlines": {"signed": "Two ports have one pact"}}},
    "flags": {"strike": {"name": "Dock strike", "texts": {"off": "The docks work again"},
                         "headline": "The docks stand still"}},
    "tokens": {
        "favour": {"name": "Favour", "keys": ["bread", "fish"], "texts": {"fish": "salted fish"}},
        "rumour": {"name": "Rumour", "keys": "moves", "most": 1},
    },
    "numbers": {"swell": 0},
    "laters": {"ice": {"name": "The ice comes", "do": ["trust -1"]}},
    "scales": {"standard": {"bands": [
        {"id": "failure", "code": "F", "name": "Failure", "upto": 6},
        {"id": "partial", "code": "P", "name": "Partial", "upto": 8},
        {"id": "success", "code": "S", "name": "Success"},
    ]}},
    "moves": {
        "build_quay": {"name": "Build a quay", "code": "N1", "text": "Stone by stone.", "seats": ["north"], "cost": 2,
                       "scale": "standard", "needs": [{"when": "trust >= 3", "because": "trust of 3 or more"}],
                       "parameters": {"stone": {"ask": "Which stone?", "choices": {
                           "granite": {"text": "granite from the hills", "cost": 1}, "brick": {"text": "brick"}}},
                           "told": {"ask": "Is Southport told?", "choices": {
                           "no": {"text": "No, not before spring"}, "yes": {"text": "Yes"}}}}},
        "sign_pact": {"name": "Sign the pact", "code": "J1", "text": "Both together.", "seats": ["north", "south"],
                      "joint": True, "cost": 1, "scale": "standard"},
    },
    "modifier_sets": {"weather": {"modifiers": [
        {"add": 1, "because": "the sea is calm"}, {"add": -1, "because": "trust is low"}]}},
    "tables": {"tide": {"name": "The tide", "rows": [
        {"upto": 7, "name": "ebb"}, {"name": "flood", "text": "Water stands in the streets."}]},
               "murmur": {"name": "What is said at home", "rows": [{"upto": 9, "name": "little"}, {"name": "much"}]}},
    "rules": {"gossip": {"name": "Gossip", "at": "couple", "do": ["trust -1"], "because": "people talk"},
              "pact": {"name": "The pact", "at": "couple", "because": "ink is dry", "do": ["pact = signed"]},
              "home": {"name": "The pact at home", "at": "resolve", "when": "ordered(sign_pact, north)",
                       "because": "people must bear it", "do": ["run murmur"]},
              "leak": {"name": "Leak", "at": "couple", "because": "walls have ears", "do": [
                  {"id": "ear", "roll": "2d6 + trust >= 9", "do": ["trust -1"], "because": "somebody listened"}]}},
    "watches": {"memory": {"name": "Long memory", "track": "trust", "becomes": "half(amount)",
                           "because": "the old quarrel is not forgotten"}},
    "actors": {"sea": {"name": "The sea", "turn": [{"run": "tide"}]},
               "folk": {"name": "Smiths and sailors", "turn": []}},
    "injects": {"storm": {"title": "Storm warning", "code": "A1", "text": "The glass is falling.", "questions": {
        "shelter": {"to": ["north"], "ask": "Open the harbour?", "default": "no",
                    "answers": {"yes": {"text": "yes, to all"}, "no": {"text": "no"}}}}}},
    "objectives": {"quiet": {"seat": "north", "text": "Trust of 6 or more", "points": 3, "when": "trust >= 6"}},
    "red_lines": {"flooded": {"seat": "south", "text": "The streets are flooded"}},
    "endings": {"time": {"name": "Winter", "text": "The ice closes the harbour.", "last": True}},
    "outcomes": [{"name": "Green", "text": "Ships come and go."}],
    "score_bands": [{"name": "success", "least": 3}, {"name": "failure", "least": -9}],
}


def small_crisis(**more: dict[str, object]) -> Scenario:
    """Two ports, one pact, a storm; ``more``: what sections hold beside, or instead."""
    about = ScenarioFile.model_validate({
        "format": "wargame-scenario/1", "id": "two-ports", "title": "Two ports", "summary": "A pact or a storm.",
        "opening": "Autumn.", "turns": 3, "turn_name": "week", "rulebooks": [],
    })
    sections = {**SECTIONS, **{name: {**SECTIONS.get(name, {}), **body} for name, body in more.items()}}  # type: ignore[dict-item]
    return Scenario.model_validate({**sections, "about": about, "files": []})
