"""What a team had begun is there again after the screen broke: for that team, in that turn, and for nobody else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.table.games import one_set_of_rules
from tests.tui.stage import WIDE
from tests.tui.table_stage import people, table_stage
from tests.tui.test_cover import LETTER, write_to_blue
from tests.tui.test_leaks import kept
from wargame.authoring import load_scenario
from wargame.model.orders import Act, Order
from wargame.saves.drafts import Draft, Drafts
from wargame.table.table import Table
from wargame.tui.screens.asking import Unfinished, from_text, to_text
from wargame.tui.screens.seat import SeatScene

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml"


@pytest.fixture(autouse=True)
def _rules_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


async def breaks(folder: Path) -> None:
    """Amber chooses a card and writes a letter; then the screen is gone, without a word."""
    async with table_stage(people(folder)) as here:
        await here.sit("amber")
        await here.press("3", "enter")
        assert "◆ A1" in here.painted()
        await write_to_blue(here)
        assert isinstance(here.app.scene, SeatScene)
        here.app.scene.keep()  # it looks every other second


def again(folder: Path) -> Table:
    """The table, from its files."""
    return Table.resume(folder / "game.jsonl", vaults=folder)


async def test_told_to_end_it_keeps_what_was_being_written_to_the_last_letter(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        await here.sit("amber")
        await write_to_blue(here)
        here.app.told_to_end(15)
        await here.until(lambda: not here.app.is_running)
    async with table_stage(again(tmp_path)) as here:
        await here.sit("amber")
        await here.until(lambda: LETTER in here.painted())


async def test_no_other_team_and_no_cover_shows_any_of_it(tmp_path: Path) -> None:
    await breaks(tmp_path)
    async with table_stage(again(tmp_path), WIDE) as here:
        await here.at("HandOver")
        assert not [text for text in kept(here) if LETTER in text]
        await here.sit("blue")
        assert not [text for text in kept(here) if LETTER in text]


async def test_a_letter_restored_and_covered_at_once_is_not_lost(tmp_path: Path) -> None:
    await breaks(tmp_path)
    async with table_stage(again(tmp_path)) as here:
        for _ in range(3):
            assert here.app.playing is not None
            here.app.playing.take_seat("amber")
            await here.until(lambda: here.scene == "SeatScene" and not here.app.between_scenes)
            here.app.action_cover()
            await here.at("HandOver")
        await here.press("down", "enter")
        await here.until(lambda: LETTER in here.painted())


@pytest.mark.parametrize("unfinished", [
    Unfinished("talk", "promise", (("seoul",), ("0",), None, True), "words"),
    Unfinished("moves", "t1", (), (("a", "b"), ("a",))),
    Unfinished("order", "question:q", (), None),
])  # fmt: skip
def test_what_was_open_is_written_down_and_read_the_same(unfinished: Unfinished) -> None:
    assert from_text(to_text(unfinished)) == unfinished


@pytest.mark.parametrize("text", ["", "x", "1", "[]", '["a"]', '{"a": 1}', '["a", "b", 1, 2]'])
def test_what_nobody_wrote_is_nothing(text: str) -> None:
    assert from_text(text) is None


def test_drafts_lie_in_a_file_of_their_owner_alone_and_never_in_the_save(tmp_path: Path) -> None:
    scenario = load_scenario(POCKET).scenario
    assert scenario is not None
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    people = dict.fromkeys(scenario.seats, "human")
    table = Table.new(scenario, path=save, modules=(), players=people, seed=1, vaults=vaults)
    table.open_turn()
    first, *_ = scenario.seats
    before = save.read_bytes()
    draft = Draft(table.state.turn, Order(), to_text(Unfinished("talk", "message", (), "a secret letter")))
    table.drafts.keep(first, draft)
    (file,) = vaults.glob("*.drafts")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert save.read_bytes() == before
    table.leave()
    table = Table.resume(save, vaults=vaults)
    assert table.drafts.of(first, table.state.turn) == draft
    assert table.drafts.of(first, table.state.turn + 1) is None
    for seat in scenario.seats:
        table.seal(seat, Order())
    assert not list(vaults.glob("*.drafts"))
    table.reveal()
    table.drafts.keep(first, draft)
    table.close(early=True)
    assert not list(vaults.glob("*"))
    assert b"a secret letter" not in save.read_bytes()


def test_a_file_of_drafts_that_cannot_be_read_or_written_stops_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a" / "x.drafts"
    path.parent.mkdir()
    path.write_text("not json", encoding="utf-8")
    drafts = Drafts(path)
    assert drafts.of("tokyo", 1) is None
    draft = Draft(1, Order((Act("t1"),), {"q": "a"}))
    drafts.keep("tokyo", draft)
    assert Drafts(path).of("tokyo", 1) == draft
    blocked = Drafts(path / "below a file")
    blocked.keep("tokyo", draft)
    assert blocked.of("tokyo", 1) == draft
