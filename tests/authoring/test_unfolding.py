"""What is short on paper and endless in play is refused by name and line before it is made; what is large plays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.canon.reading import laid_over, yaml_data
from tests.mutation.whole import played_and_read
from wargame.authoring.loading import check_file, load_embedded
from wargame.authoring.checks import stages
from wargame.authoring.checks.chains import calls_come_to_an_end
from wargame.authoring.diagnostic import errors
from wargame.engine.lowering import TooMuch, budget, lower
from wargame.model.files import Scenario, SourceFile
from wargame.saves.problems import Unusable
from wargame.saves.replay import program_of, read_save
from wargame.table import Table

TINY = yaml_data(Path(__file__).parents[1] / "canon" / "worlds" / "tiny.yaml")
SEATS = ("amber", "blue", "coral")


def tracks(count: int) -> dict[str, Any]:
    return {f"w{n}": {"name": "W", "code": f"W{n}", "low": "a", "high": "b"} for n in range(count)}


def watches(count: int, **looks: Any) -> dict[str, Any]:
    """Two a track, each of which moves the next track."""
    rise = {"name": "X", "sign": "rise", "because": "x", **looks}
    return {
        f"x{n}_{two}": {"track": f"w{n}", "do": [f"w{n + 1} +1"], **rise} for n in range(count - 1) for two in range(2)
    }


def rules(*do: Any, count: int = 1) -> dict[str, Any]:
    return {f"go{n}": {"name": "G", "at": "couple", "do": list(do), "because": "x"} for n in range(count)}


def each(deep: int) -> list[Any]:
    return [{"each": list(SEATS), "do": each(deep - 1)}] if deep else ["trust +1"]


def move(n: int, **body: Any) -> dict[str, Any]:
    return {f"m{n}": {"name": "M", "code": f"M{n}", "text": "x", "seats": list(SEATS), "cost": 0, **body}}


def table(lines: int) -> dict[str, Any]:
    row = {"name": "r", "text": "x", "do": ["trust +1", "trust -1"] * lines}
    return {"t": {"name": "T", "dice": "d6", "rows": [row]}}


def moves(count: int, **body: Any) -> dict[str, Any]:
    return {key: value for n in range(count) for key, value in move(n, **body).items()}


WHICH = {"p": {"ask": "?", "from_moves": list(SEATS)}}
VETO: dict[str, Any] = {"each": True, "early": True, "do": ["cancel target"], "parameters": WHICH}
CHOICES = {"p": {"ask": "?", "several": 8, "choices": {f"c{n}": {"text": "x"} for n in range(40)}}}
BOMBS: dict[str, Mapping[str, Any]] = {
    "36 watches, two a track": {"tracks": tracks(18), "watches": watches(18), "rules": rules("w0 +1")},
    "watches that look at a tag": {
        "tracks": tracks(18), "watches": watches(18, from_tags=["talk"]), "moves": move(1, tags=["talk"], do=["w0 +1"]),
    },
    "lists of lists": {
        "effect_lists": {
            f"l{n}": {"name": "L", "do": [f"use l{n + 1}" if n < 22 else "trust +1"] * 2} for n in range(23)
        },
        "rules": rules("use l0"),
    },
    "a hundred rules that run one large table": {"tables": table(500), "rules": rules("run t", count=100)},
    "each seat of each seat": {"rules": rules(*each(11))},
    "situations that put situations": {
        "injects": {
            f"i{n}": {"title": "I", "code": f"I{n}", "text": "x", "do": [f"inject i{n + 1}"] * 3 if n < 15 else []}
            for n in range(16)
        } | {"i0": {"title": "I", "code": "I0", "text": "x", "turn": 1, "do": ["inject i1"] * 3}},
    },
    "a deck of thousands": {"decks": {"d": {"name": "D", "each_turn": True, "cards": [{"count": 1}] * 3000}}},
    "thousands of private cards": {
        "cards": {
            f"c{n}": {"seat": "amber", "name": "C", "code": f"C{n}", "text": "x", "points": 1, "when": "trust > 1"}
            for n in range(1500)
        },
    },
    "early moves that may all cancel each other": {"moves": moves(30, **VETO)},
    "discounts on discounts": {
        "standing": {f"d{n}": {"cost": -1, "moves": ["m1"], "when": "trust > 3", "because": "x"} for n in range(25)},
        "moves": move(1, cost=3),
    },
    "sets on tags": {
        "modifier_sets": {
            f"s{n}": {"tags": ["talk"], "modifiers": [{"when": "trust > 3", "add": 1, "because": "x"}] * 20}
            for n in range(40)
        },
        "moves": moves(60, each=True, tags=["talk"], scale="standard"),
    },
    "laters in laters": {
        "laters": {f"l{n}": {"name": "L", "at": "couple", "do": [f"later l{n} in 12"]} for n in range(800)},
        "rules": rules(*(f"later l{n} in 12" for n in range(800))),
    },
    "derived of derived": {
        "derived": {
            f"d{n}": {"name": "D", "code": f"D{n}", "value": f"d{n + 1} + d{n + 1}" if n < 24 else "trust"}
            for n in range(25)
        },
    },
    "brackets": {"rules": {"go": {**rules("trust +1")["go0"], "when": "(" * 190 + "trust > 1" + ")" * 190}}},
    "nots": {"rules": {"go": {**rules("trust +1")["go0"], "when": "not " * 90 + "trust > 1"}}},
    "terms": {"rules": {"go": {**rules("trust +1")["go0"], "when": " + ".join(["trust"] * 5000) + " > 1"}}},
    "dice": {"tables": {"t": {**table(1)["t"], "dice": "9999d9999"}}, "rules": rules("run t")},
    "a number of 200 digits": {"rules": rules(f"trust +{'9' * 200}")},
    "products": {"rules": rules(f"trust +({' * '.join(['99999'] * 20)})")},
}  # fmt: skip
NAMED = {"too_large", "too_long", "too_deep", "bad_form", "expression"}
LARGE: dict[str, Mapping[str, Any]] = {
    "nine watches in a row": {"tracks": tracks(9), "watches": watches(9), "rules": rules("w0 +1")},
    "a large table": {"tables": table(50), "rules": rules("run t", count=5)},
    "a deck": {"decks": {"d": {"name": "D", "each_turn": True, "cards": [{"count": 3}] * 60}}},
    "a hand of vetoes": {"moves": moves(3, **VETO)},
    "many choices": {"moves": move(1, parameters=CHOICES)},
    "large dice": {"tables": {"t": {**table(1)["t"], "dice": "9d9999"}}, "rules": rules("run t")},
}  # fmt: skip


def files(add: Mapping[str, Any]) -> list[SourceFile]:
    return [SourceFile(name="world.yaml", text=json.dumps(laid_over(TINY, add)))]


@pytest.mark.parametrize("name", BOMBS)
def test_what_unfolds_without_end_is_refused_by_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / "world.yaml"
    file.write_text(files(BOMBS[name])[0].text, encoding="utf-8")
    checked = check_file(file)
    assert {problem.code for problem in errors(checked.diagnostics)} & NAMED, checked.diagnostics
    assert checked.scenario is None


@pytest.mark.parametrize("name", LARGE)
def test_what_is_merely_large_plays(name: str, tmp_path: Path) -> None:
    file = tmp_path / "world.yaml"
    file.write_text(files(LARGE[name])[0].text, encoding="utf-8")
    checked = check_file(file)
    assert checked.scenario is not None, checked.diagnostics
    played_and_read(checked.scenario, (), tmp_path / "game.jsonl", 1, 1)


def unchecked(add: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> Scenario:
    """A scenario whose chains nobody has looked at."""
    others = tuple(stage for stage in stages.STAGES if calls_come_to_an_end not in stage)
    monkeypatch.setattr(stages, "STAGES", others)
    scenario = load_embedded(files(add)).scenario
    assert scenario is not None
    return scenario


def test_lowering_stops_where_the_budget_ends_and_names_what_spent_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted while it is made: 2^17 statements are never there."""
    scenario = unchecked(BOMBS["36 watches, two a track"], monkeypatch)
    with pytest.raises(TooMuch, match="rule 'go0' unfolds to"):
        lower(scenario)


def test_a_save_that_holds_such_rules_is_unusable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(budget, "MOST_STATEMENTS", 10**6)
        patch.setattr(budget, "MOST_WRITTEN", 10**12)
        scenario = unchecked({"tracks": tracks(13), "watches": watches(13), "rules": rules("w0 +1", count=2)}, patch)
        Table.new(scenario, path=path, modules=(), players=dict.fromkeys(SEATS, "idle"), seed=1, rehearsal=True).leave()
    record = read_save(path)
    with pytest.raises(Unusable, match="unfolds"):
        program_of(path, record.start)


@pytest.mark.usefixtures("made_anew")
def test_the_shipped_crises_stay_far_below_every_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    from wargame import library
    from wargame.authoring.loading import load_scenario
    from wargame.engine.lowering import budget

    scenario = load_scenario(library.find_scenario("us-drawdown")).scenario
    assert scenario is not None
    monkeypatch.setattr(budget, "MOST_STATEMENTS", budget.MOST_STATEMENTS // 4)
    monkeypatch.setattr(budget, "MOST_PARTS", budget.MOST_PARTS // 4)
    monkeypatch.setattr(budget, "MOST_WRITTEN", budget.MOST_WRITTEN // 3)
    lower(scenario)
