"""A preview on the screen: the scenes of a game, read anew when a file is saved, and nothing to seal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copy

from tests.tui.stage import NARROW, WIDE, Painting
from wargame.commands.preview import Reader
from wargame.session.previewing import PreviewedFile
from wargame.tui.preview import PreviewApp

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket"


@asynccontextmanager
async def previewed(
    folder: Path, *, seat: str, turn: int, changes: Sequence[str] = (), size: tuple[int, int] = WIDE
) -> AsyncIterator[Painting]:
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        copy(POCKET / name, folder / name)
    tables = folder / "tables"
    tables.mkdir()
    reader = Reader(folder / "pocket.yaml", changes, seat, None, tables)
    app = PreviewApp(PreviewedFile("pocket.yaml", reader.read, reader.files, seat, turn))
    async with app.run_test(size=size) as pilot:
        here = Painting(app, pilot)
        await here.until(lambda: "Preview  " in here.painted())
        await here.settled()
        yield here


def saved(file: Path, was: str, now: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")


async def test_a_desk_stands_at_its_turn_and_offers_no_seal(tmp_path: Path) -> None:
    async with previewed(tmp_path, seat="amber", turn=4, changes=("tension=9",)) as here:
        shown = here.painted()
        assert "Amber  Week 4 of 6" in shown
        assert "Tension 9" in shown
        assert "The sailing season opens." in shown
        assert "Seal" not in shown
        assert "Seal this order" not in await here.press("s")
        assert "No move chosen. Pick in 3." in shown
        assert "No move chosen" not in await here.press("3", "enter")
        assert "nothing is said in it" in await here.press("7", "enter")
        assert "Blue  Week 4 of 6" in await here.press("right_square_bracket")
        assert "Blue  Week 5 of 6" in await here.press("full_stop")


async def test_on_a_narrow_screen_the_same_panel_comes_back(tmp_path: Path) -> None:
    async with previewed(tmp_path, seat="amber", turn=4, size=NARROW) as here:
        assert "A2 Patrol ─" in await here.press("3", "down")
        saved(tmp_path / "pocket-rules.yaml", "name: Patrol", "name: Night patrol")
        await here.until(lambda: "A2 Night patrol ─" in here.painted())


async def test_a_save_is_shown_where_one_was_looking_and_a_mistake_leaves_what_was_good(tmp_path: Path) -> None:
    file, rules = tmp_path / "pocket.yaml", tmp_path / "pocket-rules.yaml"
    async with previewed(tmp_path, seat="amber", turn=4) as here:
        await here.press("3", "down")
        assert "A2 Patrol ─" in await here.settled()
        saved(file, "The sailing season opens.", "The sails are up.")
        await here.until(lambda: "The sails are up." in here.painted())
        assert "A2 Patrol ─" in await here.settled()
        saved(file, "weather = fair", "wether = fair")
        await here.until(lambda: "did you mean 'weather'?" in here.painted())
        assert "Amber  Week 4 of 6" in await here.settled()
        saved(file, "wether = fair", "weather = fair")
        await here.until(lambda: "did you mean" not in here.painted() and "The sails are up." in here.painted())
        saved(rules, "name: Patrol", "name: Night patrol")
        await here.until(lambda: "Night patrol" in here.painted())
