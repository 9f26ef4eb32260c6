"""A scenario and its program out of the store are those that would be made anew; another text is another entry."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from tests.cache.conftest import forget
from tests.daily import daily
from wargame import library
from wargame.authoring import Loaded, check_file, linked_cache, load_embedded, load_scenario
from wargame.cache import fingerprint, program_format, scenario_format, store
from wargame.cache.programs import lowered
from wargame.engine.lowering import UnknownModule
from wargame.engine.lowering.lower import _lowered as anew
from wargame.engine.lowering.lower import choosable, lower
from wargame.engine.program import Program
from wargame.model.files import Scenario

SHIPPED = library.shipped("scenarios")
SMALL = "port-strike"


def shipped(name: str) -> Path:
    return SHIPPED / f"{name}.yaml"


def scenario_of(loaded: Loaded) -> Scenario:
    assert loaded.scenario is not None
    return loaded.scenario


def differing(one: Program, other: Program) -> list[str]:
    return [part.name for part in fields(Program) if getattr(one, part.name) != getattr(other, part.name)]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A shipped crisis with its rulebooks in a folder of one's own."""
    shutil.copytree(library.shipped("rules"), tmp_path / "rules")
    return Path(shutil.copy(shipped(SMALL), tmp_path / f"{SMALL}.yaml"))


CRISES = [path.stem for path in sorted(SHIPPED.glob("*.yaml"))]


@pytest.mark.parametrize("name", daily(CRISES, ("dprk-missile-crisis", SMALL).__contains__))
def test_what_comes_out_of_the_store_is_what_went_in(name: str, links: list[str]) -> None:
    first = load_scenario(shipped(name))
    program = lowered(scenario_of(first))
    assert links == [f"link {name}", f"lower {name}"]
    forget()
    again = load_scenario(shipped(name))
    twin = lowered(scenario_of(again))
    assert links == [f"link {name}", f"lower {name}"]
    assert again.scenario is not first.scenario
    assert again == first
    assert scenario_of(again).model_dump(exclude_unset=True) == scenario_of(first).model_dump(exclude_unset=True)
    assert not differing(twin, program)
    assert twin.scenario is again.scenario
    anew.cache_clear()
    assert lower(scenario_of(again)).digest == program.digest
    assert first.where is not None
    assert again.where is not None
    seats, moves = scenario_of(first).seats, scenario_of(first).moves
    places = [*(("seats", seat) for seat in seats), *(("moves", move) for move in moves)]
    assert [again.where.of(*place) for place in places] == [first.where.of(*place) for place in places]


def test_every_theory_and_every_injection_left_out_is_a_program_of_its_own(links: list[str]) -> None:
    name = "dprk-missile-crisis"
    scenario = scenario_of(load_scenario(shipped(name)))
    asked = [((theory,), ()) for theory in choosable(scenario)[:2]] + [((), tuple(scenario.sensitive)[:1])]
    digests = [lowered(scenario, theory, left_out=left).digest for theory, left in asked]
    forget()
    scenario = scenario_of(load_scenario(shipped(name)))
    assert [lowered(scenario, theory, left_out=left).digest for theory, left in asked] == digests
    assert len(set(digests)) == len(asked)
    assert len(links) == 1 + len(asked)
    with pytest.raises(UnknownModule):
        lowered(scenario, ("NOBODY",))


def test_a_scenario_changed_in_memory_is_lowered_as_it_is(links: list[str]) -> None:
    scenario = scenario_of(load_scenario(shipped(SMALL)))
    before = lowered(scenario).digest
    about = scenario.about.model_copy(update={"turns": scenario.about.turns - 1})
    shorter = scenario.model_copy(update={"about": about})
    assert lowered(shorter).digest != before


def _edit(own: Path) -> None:
    own.write_text(own.read_text(encoding="utf-8").replace("turns: ", "turns:  ", 1), encoding="utf-8")


def _edit_shared(own: Path) -> None:
    book = own.parent / "rules" / "labour-dispute.yaml"
    book.write_text(book.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")


def _shadow(own: Path) -> None:
    """Beside the scenario a file of that name comes before the one in ``rules``."""
    text = (own.parent / "rules" / "labour-dispute.yaml").read_text(encoding="utf-8")
    (own.parent / "labour-dispute.yaml").write_text(text + "# mine\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_edit, _edit_shared, _shadow])
def test_another_text_is_another_entry(change: Callable[[Path], None], own: Path, links: list[str]) -> None:
    check_file(own)
    forget()
    assert check_file(own).diagnostics == ()
    assert len([one for one in links if one.startswith("link")]) == 1
    change(own)
    forget()
    loaded = check_file(own)
    assert len([one for one in links if one.startswith("link")]) == 2
    forget()
    assert check_file(own) == loaded


def test_a_rulebook_that_is_gone_or_broken_is_told_every_time(own: Path, links: list[str]) -> None:
    assert check_file(own).scenario is not None
    book = own.parent / "rules" / "labour-dispute.yaml"
    book.write_text("format: wargame-rules/1\nid: labour-dispute\ntracks: {trust: nonsense}\n", encoding="utf-8")
    for _ in range(2):
        forget()
        assert [one.severity for one in check_file(own).diagnostics if one.severity == "error"]
        assert load_scenario(own).scenario is None


def test_doubts_are_told_again_word_for_word(own: Path, links: list[str]) -> None:
    own.write_text(own.read_text(encoding="utf-8") + "\nmarks:\n  never_asked: Never asked\n", encoding="utf-8")
    first = check_file(own)
    assert first.diagnostics
    assert first.scenario is not None
    forget()
    said = len(links)
    assert check_file(own) == first
    assert len(links) == said


def test_another_program_makes_its_own_entries(links: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    load_scenario(shipped(SMALL))
    forget()
    monkeypatch.setattr(linked_cache, "fingerprint", lambda: "another")
    load_scenario(shipped(SMALL))
    assert links == [f"link {SMALL}"] * 2


def test_the_fingerprint_follows_the_files_that_give_rules_their_meaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = set()
    for text in ("a = 1\n", "a = 2222\n"):
        (tmp_path / "engine").mkdir(exist_ok=True)
        (tmp_path / "engine" / "one.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(fingerprint, "__file__", str(tmp_path / "cache" / "fingerprint.py"))
        fingerprint.fingerprint.cache_clear()
        found.add(fingerprint.fingerprint())
    fingerprint.fingerprint.cache_clear()
    assert len(found) == 2


def test_a_damaged_entry_is_made_anew(cache: Path, links: list[str]) -> None:
    program = lowered(scenario_of(load_scenario(shipped(SMALL))))
    for path in cache.glob("*.cache"):
        path.write_bytes(path.read_bytes()[:-7])
    forget()
    assert not differing(lowered(scenario_of(load_scenario(shipped(SMALL)))), program)
    assert len(links) == 4
    forget()
    lowered(scenario_of(load_scenario(shipped(SMALL))))
    assert len(links) == 4


@pytest.mark.parametrize(
    "lines",
    [
        [], [b"{}"], [b'["Socket",[0]]', b"{}"], [b'{"modules":3}'], [b'["plain",1]'], [b"[]"], [b"{"], [b"7"],
        [b'["tuple",[1]]', b"{}"],
    ],
)
def test_no_program_is_no_program(lines: list[bytes]) -> None:
    with pytest.raises(ValueError, match=r"no (program|table of records)"):
        program_format.read(lines, scenario_of(load_scenario(shipped(SMALL))))


@pytest.mark.parametrize("lines", [[], [b"{}"], [b"7"], [b'["plain",1]', b'{"scenario":0}'], [b'["Scenario",[0]]']])
def test_no_scenario_is_no_scenario(lines: list[bytes]) -> None:
    with pytest.raises(ValueError, match=r"no (scenario|table of records)"):
        scenario_format.read(lines, ())


def test_a_kept_scenario_says_what_the_linked_one_said() -> None:
    scenario = scenario_of(load_scenario(shipped(SMALL)))
    again = scenario_format.read(scenario_format.written(scenario).split(b"\n"), scenario.files)
    assert again == scenario
    assert again.model_dump_json(exclude_unset=True) == scenario.model_dump_json(exclude_unset=True)


def test_a_sealed_entry_of_nonsense_is_made_anew(cache: Path, links: list[str]) -> None:
    lowered(scenario_of(load_scenario(shipped(SMALL))))
    for path in cache.glob("*.cache"):
        store.keep(path.name, {"said": 7, "names": []}, json.dumps({"table": 1}).encode())
    forget()
    assert load_scenario(shipped(SMALL)).scenario is not None
    lowered(scenario_of(load_scenario(shipped(SMALL))))
    assert len(links) == 4


def test_a_save_finds_what_its_game_was_begun_with(links: list[str]) -> None:
    scenario = scenario_of(load_scenario(shipped(SMALL)))
    digest = lowered(scenario).digest
    forget()
    again = scenario_of(load_embedded(scenario.files, checked=True))
    assert again.files == scenario.files
    assert lowered(again).digest == digest
    assert len(links) == 2


def test_what_was_not_wholly_checked_is_checked_where_that_is_asked(links: list[str]) -> None:
    files = scenario_of(load_scenario(shipped(SMALL))).files
    for path in library.cache_dir().iterdir():  # type: ignore[union-attr]
        path.unlink()
    forget()
    load_embedded(files, checked=True)
    forget()
    load_embedded(files, checked=True)
    assert len(links) == 2
    load_embedded(files)
    assert len(links) == 3
