"""The reports of the example games: one a crisis, each a file that asks for nothing; in a browser they are pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docs.examples.__main__ import FULL, play
from tests.golden.games import EXAMPLE, Golden
from wargame.debrief.aar.report import LARGEST
from wargame.saves.receipts import newest
from wargame.saves.save import open_save

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples"
REPORTS = sorted(FOLDER.glob("*.html"))
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def test_every_golden_game_has_its_report_and_is_in_the_list() -> None:
    assert {one.stem for one in REPORTS} == {golden.scenario for golden in FULL}
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"({one.name})" in listed for one in REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_report_is_one_small_file_that_asks_for_nothing(report: Path) -> None:
    page = report.read_text(encoding="utf-8")
    assert len(page.encode()) <= LARGEST
    assert not re.search(r"<(script|img|link|iframe|object)\b|\b(src|action)=|url\(|@import", page)
    assert set(re.findall(r'href="([^"]*)"', page)) <= {f"#{anchor}" for anchor in re.findall(r'\bid="([^"]*)"', page)}
    for chapter in ("Decision points", "Where the points came from", "Turning points", "Promises against acts"):
        assert f">{chapter}</h2>" in page


@pytest.mark.long
@pytest.mark.parametrize("golden", [one for one in FULL if one.scenario != EXAMPLE], ids=lambda one: one.scenario)
def test_a_report_is_of_the_game_that_is_played_again(golden: Golden, tmp_path: Path) -> None:
    save = tmp_path / "game.jsonl"
    play(golden, save)
    assert str(newest(open_save(save).entries).receipt) in (FOLDER / f"{golden.scenario}.html").read_text("utf-8")


@pytest.mark.long
@pytest.mark.skipif(BROWSER is None, reason="no browser here")
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_browser_prints_it(report: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    words = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={pdf}", report.as_uri()]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    assert 5 < pdf.read_bytes().count(b"/Type /Page\n") + pdf.read_bytes().count(b"/Type /Page ") < 90
