"""A small crisis that declares one of everything conditions and effects can name."""

from __future__ import annotations

from typing import Any

import pytest

from wargame.language.names import Names
from wargame.model.files import Sections

LOW_HIGH = {"low": "low", "high": "high"}


def move(name: str, seats: list[str], **more: Any) -> dict[str, Any]:
    return {"name": name, "code": name[:3].upper(), "text": name, "seats": seats, "cost": 1, **more}


def question(to: list[str], *words: str) -> dict[str, Any]:
    return {"to": to, "ask": "Well?", "default": words[0], "answers": {word: {"text": word} for word in words}}


CRISIS: dict[str, Any] = {
    "seats": {
        "tokyo": {"name": "Tokyo", "letter": "T", "mark": "o"},
        "seoul": {"name": "Seoul", "letter": "S", "mark": "#"},
        "washington": {"name": "Washington", "letter": "W", "mark": "^"},
    },
    "tags": {"coop": {"name": "Cooperation", "code": "COOP"}, "history": {"name": "History"}, "rare": {"name": "Rare"}},
    "tracks": {
        "trust": {"name": "Trust", "code": "TRU", **LOW_HIGH},
        "info": {"name": "Information sharing", "code": "INT", "max": 5, **LOW_HIGH},
        "approval": {
            "per": ["tokyo", "seoul", "washington"], **LOW_HIGH,
            "name": {"tokyo": "Approval in Tokyo", "seoul": "Approval in Seoul", "washington": "Support in Washington"},
            "code": {"tokyo": "APT", "seoul": "APS", "washington": "APW"},
        },
        "capital": {"per": ["tokyo", "seoul", "washington"], "max": 6, "name": "Capital", "code": "PC", **LOW_HIGH},
        "commitment": {"per": ["seoul", "tokyo"], "name": "US commitment", "code": "USC", **LOW_HIGH},
    },
    "statuses": {"pact": {"name": "The pact", "words": ["none", "suspended", "in_force"], "code": "GSO"}},
    "flags": {"amended": {"name": "Constitution amended"}},
    "tokens": {
        "goodwill": {"name": "Goodwill", "most": 3},
        "lever": {"name": "Leverage", "per": ["seoul"]},
        "partial": {"name": "Talks half way", "keys": "joint_moves", "most": 1},
        "link": {"name": "Link", "keys": ["australia", "india"], "texts": {"india": "India and Australia"}},
    },
    "derived": {
        "cooperation": {"name": "Cooperation", "code": "CO", "value": "trust + info", "max": 15},
        "warmth": {"name": "Warmth", "code": "WA", "value": "cooperation + goodwill"},
        "circle": {"name": "Circle", "code": "CI", "value": "circle + 1"},
    },
    "numbers": {"tempo": 0},
    "marks": {"launch": "The North launched", "explained": "It was explained"},
    "scales": {
        "standard": {
            "bands": [
                {"id": "failure", "code": "F", "name": "Failure", "upto": 6},
                {"id": "partial", "code": "P", "name": "Partial", "upto": 8},
                {"id": "success", "code": "S", "name": "Success"},
            ]
        }
    },
    "moves": {
        "drill": move(
            "Trilateral drill", ["tokyo", "seoul"], optional=["washington"], joint=True, tags=["coop"],
            scale="standard",
            parameters={
                "clauses": {
                    "ask": "Which?", "several": 2,
                    "choices": {"data": {"text": "share data"}, "taiwan": {"text": "name Taiwan"}},
                },
                "place": {"ask": "Where?", "choices": {"near": {"text": "near"}, "far": {"text": "far away"}}},
            },
        ),
        "build_up": move(
            "Arms build-up", ["tokyo"], tags=["rare"], scale="standard",
            parameters={
                "explain": {"ask": "Tell?", "choices": {"no_word": {"text": "no"}, "first": {"text": "first"}}},
            },
            questions={"consent": question(["seoul", "washington"], "silent", "agree")},
        ),
        "restrain": move(
            "Restrain an ally", ["washington"], scale="standard",
            parameters={"named": {"ask": "Whom?", "from_moves": ["tokyo", "seoul"]}},
        ),
        "aid": move("Aid", ["tokyo", "seoul"], each=True, scale="standard", tags=["coop"]),
        "speech": move("Speech", ["seoul"]),
    },
    "questions": {"access": question(["tokyo"], "refuse", "allow", "delay")},
    "injects": {
        "leak": {
            "title": "A leak", "code": "A1", "text": "It leaks.", "tags": ["history"],
            "questions": {"react": question(["tokyo", "seoul"], "ignore", "protest")},
        }
    },
    "tables": {"strait": {"name": "Strait", "rows": [{"name": "all quiet"}]}},
    "effect_lists": {"opened": {"name": "Bases are opened", "do": ["trust +1"]}},
    "laters": {"recall": {"name": "The envoy is recalled", "do": ["trust -1"]}},
    "grants": {
        "speed_up": {"name": "Sped up", "because": "hurry"},
        "free_hand": {"name": "A free hand", "per": ["tokyo", "seoul"], "because": "leave"},
    },
    "decks": {"common": {"name": "Common deck", "cards": [{"inject": "leak"}]}},
    "cards": {
        "quiet_ally": {"seat": "tokyo", "name": "Quiet ally", "code": "TC1", "text": "Quietly.", "when": "trust >= 6"},
    },
    "profiles": {"realist": {"name": "Realist", "text": "Arms.", "seats": ["tokyo", "seoul"]}},
    "endings": {"war": {"name": "War", "text": "War."}},
    "red_lines": {"no_war": {"seat": "tokyo", "text": "No war"}},
    "modules": {
        "BLEND": {
            "name": "Blend", "text": "Both.",
            "parameter": {"id": "weight", "name": "Weight", "min": 0, "max": 100, "default": 50},
            "derived": {"mood": {"name": "Mood", "code": "MOO", "value": "trust - 5"}},
        }
    },
}


@pytest.fixture(scope="session")
def names() -> Names:
    return Names.of(Sections.model_validate(CRISIS))
