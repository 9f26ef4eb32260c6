"""A crisis written in wide letters: no row, table or underline is wider than the terminal, wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from tests.plain.random_lines import play_randomly
from wargame.authoring import load_scenario
from wargame.cli import main
from wargame.debrief.export import as_text
from wargame.document.lines import lines
from wargame.manual.rulebook import manual_of
from wargame.model.files import Scenario
from wargame.table import Table

WIDE = Path(__file__).parent.parent / "fixtures" / "wide" / "wide.yaml"
SESSION = """\
east
tracks
moves
show 1
show P1
brief
aims
order 1
1
order P1
answer
1
say all 沿岸警備隊の巡視船が同盟国の漁船に停船を命じた。沿岸警備隊の巡視船が同盟国の漁船に停船を命じた。می‌خواهم
messages
outlook
seal
yes
west
seal
yes
"""


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def scenario() -> Scenario:
    loaded = load_scenario(WIDE)
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def too_wide(said: str, cells: int, typed: Iterable[str] = ()) -> list[str]:
    """Rows that are wider than the terminal, but for what was typed."""
    return [row for row in said.splitlines() if cell_len(row) > cells and not any(map(row.endswith, typed))]


def test_a_game_in_lines_keeps_to_eighty_cells() -> None:
    typed = [line for line in SESSION.splitlines() if len(line) > 40]
    words = ["play", "--plain", str(WIDE), "--save", "g.jsonl"]
    done = CliRunner().invoke(main, words, input=f"{SESSION}\nkeep\nend\n\nleave\nyes\n")
    assert done.exit_code == 0, done.output
    assert "長い名前の指標" in "".join(done.output.split())
    assert "می\u200cخواهم" in done.output
    assert "Kept as" in done.output, "the reveal was reached"
    assert too_wide(done.output, 80, typed) == []
    assert max(map(cell_len, done.output.splitlines())) > 70, "rows are filled"


def test_whatever_is_typed_there_rows_keep_to_their_width(tmp_path: Path) -> None:
    def make() -> Table:
        players = dict.fromkeys(scenario().seats, "human")
        return Table.new(scenario(), path=tmp_path / "g.jsonl", modules=(), players=players, vaults=tmp_path)

    play_randomly(make, lambda path: Table.resume(path, vaults=tmp_path), 5, 120)


def test_told_again_and_rehearsed_it_keeps_to_its_width() -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["run", str(WIDE), "--seed", "1", "--save", "g.jsonl"]).exit_code == 0
    for words in (["replay", "g.jsonl"], ["replay", "g.jsonl", "--tracks"], ["replay", "g.jsonl", "--turn", "1"]):
        done = runner.invoke(main, words)
        assert done.exit_code == 0
        assert too_wide(done.output, 80) == []
    rehearsed = runner.invoke(main, ["rehearse", str(WIDE), "-n", "20"])
    assert rehearsed.exit_code == 0, rehearsed.output
    assert too_wide(rehearsed.output, 160) == []


@pytest.mark.parametrize("cells", [40, 60, 100])
def test_the_rulebook_keeps_to_its_width(cells: int) -> None:
    text = lines(manual_of(scenario(), instructor=True), cells)
    assert too_wide(text, cells) == []
    underlined = [(above, row) for above, row in zip(text.splitlines(), text.splitlines()[1:], strict=False)
                  if set(row) in ({"═"}, {"─"})]
    assert all(cell_len(above) <= cell_len(row) for above, row in underlined)


def test_titles_on_the_shelf_stand_in_a_column_and_headings_are_underlined_to_their_end(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    for name in ("危機", "a", "longer-name"):
        (tmp_path / "scenarios" / f"{name}.yaml").write_text("format: wargame-scenario/1\ntitle: T\n", encoding="utf-8")
    listed = CliRunner().invoke(main, ["scenarios"]).output.splitlines()
    own = [row for row in listed if row.endswith("(own)")]
    assert len(own) == 3
    assert len({cell_len(row.partition(" T  (own)")[0]) for row in own}) == 1
    assert as_text("危機の終わり", ()).splitlines() == ["危機の終わり", "=" * 12]
