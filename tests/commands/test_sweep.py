"""``wargame sweep`` and ``merge`` as a person, a batch queue or a program meets them."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from tests.sim.sweep_worlds import POCKET
from wargame.cli import main
from wargame.commands import sweeping
from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.gathered import Gathered
from wargame.saves.verify import verify

BASE = ["port-strike", "--vary", "trust=4..6", "--vary", "union=random,idle"]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def sweep(*words: str | Path) -> Result:
    return run("sweep", *BASE, "-n", "50", *words)


def data(done: Result) -> Any:
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def uninstall(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a package of an extra were not there."""
    for module in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    for module in ("by_joblib", "by_dask", "sobol"):
        monkeypatch.delitem(sys.modules, f"wargame.sim.sweep.{module}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)


def test_a_person_reads_how_each_cell_ends_and_what_it_is_worth() -> None:
    done = sweep()
    assert done.exit_code == 0, done.output
    for words in ("one at a time, conciliatory: 5 cells, 250 games", "seed 1", "Six weeks", "Union", "Result "):
        assert words in done.output
    assert "merge" not in done.output, "nothing was kept"


def test_what_is_varied_is_not_told_as_if_it_were_the_same_in_all_cells() -> None:
    words = ("sweep", POCKET, "--vary", "trust=2", "-n", "5")
    assert "A pocket crisis (HOPE), one at a time, gentle: 2 cells" in run(*words).output
    varied = run("sweep", POCKET, "--vary", "doctrine=gentle", "--vary", "module=HOPE", "-n", "5").output
    assert "A pocket crisis, one at a time: 1 cell, 5 games" in varied


def test_a_rulebook_that_nobody_edited_is_no_value_of_its_own(tmp_path: Path) -> None:
    book = tmp_path / "mine.yaml"
    written = Path(POCKET).with_name("pocket-rules.yaml").read_text(encoding="utf-8")
    words = ("sweep", POCKET, "--vary", f"rules=-,{book}", "-n", "5")
    book.write_text(written, encoding="utf-8")
    same = run(*words)
    assert same.exit_code == 2
    assert f"--vary: rules={book} changes nothing beside -" in same.stderr
    book.write_text(written.replace("weight: 3}", "weight: 4}"), encoding="utf-8")
    edited = run(*words)
    assert edited.exit_code == 0, edited.output


def test_merge_says_which_parts_lack(tmp_path: Path) -> None:
    for part in ("2/6", "6/6"):
        assert sweep("-o", tmp_path, "--part", part).exit_code == 0
    for form in ("text", "csv"):
        lacking = run("merge", tmp_path, "--format", form)
        assert lacking.exit_code == 1
        assert "Parts 1 and 3–5 of 6 are lacking: their lines go on with them." in lacking.stderr
    for part in ("1/6", "3/6", "5/6"):
        assert sweep("-o", tmp_path, "--part", part, "--until", "50").exit_code == 2, "another sweep"
        assert sweep("-o", tmp_path, "--part", part).exit_code == 0
    assert "Part 4 of 6 is lacking: its line goes on with it." in run("merge", tmp_path).stderr


def test_parts_in_one_folder_or_several_are_laid_together(tmp_path: Path) -> None:
    whole = data(sweep("--design", "factorial", "--format", "json"))
    assert [cell["values"] for cell in whole["cells"]] == [[t, u] for t in "456" for u in ("random", "idle")]
    one, two = tmp_path / "one", tmp_path / "two"
    for part in ("1/3", "3/3"):
        assert sweep("--design", "factorial", "-o", one, "--part", part).exit_code == 0
    lacking = run("merge", one, "--format", "json")
    assert lacking.exit_code == 1
    assert json.loads(lacking.stdout)["missing"] == 2
    assert sweep("--design", "factorial", "-o", two, "--part", "2/3").exit_code == 0
    both = data(run("merge", two, one, "--format", "json"))
    assert both["digest"] == whole["digest"]
    assert both["missing"] == 0
    again = sweep("--design", "factorial", "-o", one)
    assert "Not all was played" not in again.output
    assert data(run("merge", one, "--format", "json"))["digest"] == whole["digest"]
    assert run("merge", one, two).exit_code == 2, "the same games twice"


def test_a_folder_goes_on_with_its_own_sweep_and_refuses_another(tmp_path: Path) -> None:
    assert sweep("-o", tmp_path / "it").exit_code == 0
    part = tmp_path / "it" / "part-1-of-1.npz"
    part.write_bytes(part.read_bytes()[:100])
    done = sweep("-o", tmp_path / "it")
    assert done.exit_code == 0
    assert "part-1-of-1.npz: it is cut short or damaged. What it held is played again." in done.stderr
    assert "wargame merge" in done.stderr
    other = sweep("-o", tmp_path / "it", "--seed", "2")
    assert other.exit_code == 2
    assert "holds another sweep, which differs in seed;" in other.stderr


def test_tables_hold_whole_numbers_that_add_up(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(sweep("--format", "csv").stdout)))
    assert [row["trust"] for row in rows] == ["4", "5", "6", "4", "4"]
    for row in rows:
        assert int(row["games"]) == 50
        assert sum(int(many) for name, many in row.items() if name.startswith("ending:")) == 50
        assert int(row["turns^2"]) >= int(row["turns"])
    assert sweep("--format", "npz", "--out", tmp_path / "it.npz").exit_code == 0
    with np.load(tmp_path / "it.npz") as arrays:
        assert arrays["sums"].dtype == np.int64
        assert arrays["factors"].tolist() == ["trust", "union"]
        column = arrays["names"].tolist().index("turns")
        assert arrays["sums"][:, column].tolist() == [int(row["turns"]) for row in rows]
        assert arrays["values"].tolist() == [[row["trust"], row["union"]] for row in rows]


@pytest.mark.parametrize(
    ("scenario", "vary", "cell"),
    [("port-strike", ("trust=4,9", "union=-,random"), 1), (POCKET, ("hotline=on", "amber=random,idle"), 0),
     (POCKET, ("trust=2,9", "support[blue]=1,6", "treaty=none"), 3)],
)  # fmt: skip
def test_any_game_of_a_cell_is_opened_by_its_number(
    tmp_path: Path, scenario: str, vary: tuple[str, ...], cell: int
) -> None:
    words = [word for one in vary for word in ("--vary", one)]
    seats = ["--seats", "amber=random"] if scenario == POCKET else []
    done = run("sweep", scenario, *words, *seats, "--design", "factorial", "-n", "8", "-o", tmp_path / "it")
    assert done.exit_code == 0, done.output
    for number in (0, 7):
        save = tmp_path / f"{number}.jsonl"
        opened = run("merge", tmp_path / "it", "--save", cell, number, save)
        assert opened.exit_code == 0, opened.output
        assert f"{vary[0].partition('=')[0]}=" in opened.stderr, "which cell it is of"
        assert verify(save).status == "sound"
        assert run("replay", save).exit_code == 0
    beyond = run("merge", tmp_path / "it", "--save", cell, 8, tmp_path / "no.jsonl")
    assert beyond.exit_code == 2
    assert "numbered from 0 to 7" in beyond.stderr


def test_sobol_indices_are_told_and_sum_up_with_the_dice() -> None:
    pytest.importorskip("scipy")
    words = ("--design", "sobol", "--rows", "16", "--of", "trust", "-n", "6")
    told = data(run("sweep", *BASE, *words, "--format", "json"))
    found = told["indices"]["indices"]
    assert [one["factor"] for one in found] == ["trust", "union", ""]
    assert told["played"] <= 16 * 5 * 6
    assert found == data(run("sweep", *BASE, *words, "--format", "json"))["indices"]["indices"], "and again"
    said = run("sweep", *BASE, *words).output
    assert "the dice, over 6 games" in said
    assert "Of a single game" in said


def test_a_flip_is_found_with_the_sets_that_were_tried(tmp_path: Path) -> None:
    words = ("sweep", "port-strike", "--vary", "union=-,random", "--vary", "trust=5,6", "--design", "flip", "-n", "60")
    told = data(run(*words, "-o", tmp_path / "it", "--format", "json"))["flips"]
    flips = [one for one in told["tried"] if one["flips"]]
    assert [one["changes"] for one in flips] == [[{"name": "union", "value": "random"}]]
    assert len(told["tried"]) == 3
    said = run(*words, "-o", tmp_path / "it").output
    assert "1 of the smallest sets of changes, of 1, flip it" in said
    assert "union=random" in said


def test_a_search_that_is_stopped_says_so_and_what_it_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C after the first set of the size of one change."""
    vary = ("--vary", "union=-,random", "--vary", "trust=5,6,7")
    words = ("sweep", "port-strike", *vary, "--design", "flip", "-n", "60")
    plays = sweeping.run_sweep

    def stopped(folder: SweepFolder, *others: Any) -> Iterator[Gathered]:
        for mine in plays(folder, *others):
            yield mine
            if mine.games >= 120:
                raise KeyboardInterrupt

    monkeypatch.setattr(sweeping, "run_sweep", stopped)
    told = data(run(*words, "-o", tmp_path / "it", "--format", "json"))
    unfinished = told["flips"]["unfinished"]
    assert told["stopped"] is True
    assert (unfinished["changes"], unfinished["sets"], unfinished["again"]) == (1, 4, False)
    assert 2 <= len(unfinished["played"]) < 4
    assert told["flips"]["tried"] == []
    said = " ".join(run(*words, "-o", tmp_path / "it").output.split())
    assert "Stopped while the sets of 1 change were played" in said
    assert "Played and not judged:" in said
    monkeypatch.undo()
    whole = data(run(*words, "-o", tmp_path / "it", "--format", "json"))
    assert whole["flips"]["unfinished"] is None
    assert len(whole["flips"]["tried"]) == 4


def test_a_search_says_how_large_the_sets_were_that_it_tried() -> None:
    words = ("sweep", "port-strike", "--vary", "trust=5,6", "--design", "flip", "-n", "60", "--most", "1")
    assert "Sets of more than 1 change were not tried: --most." in " ".join(run(*words).output.split())


def test_tables_of_sobol_need_neither_scipy_nor_indices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    words = ("--design", "sobol", "--rows", "4", "-n", "2", "-o", tmp_path / "it")
    assert run("sweep", *BASE, *words).exit_code == 0
    uninstall("scipy", monkeypatch)
    table = run("merge", tmp_path / "it", "--format", "csv", "--of", "nothing")
    assert table.exit_code == 0, table.output
    assert len(table.stdout.splitlines()) > 4
    assert run("merge", tmp_path / "it", "--format", "npz", "--out", tmp_path / "it.npz").exit_code == 0
    assert "needs scipy" in run("merge", tmp_path / "it", "--format", "json").stderr


@pytest.mark.long
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
def test_a_scheduler_that_does_not_answer_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason='pip install -c constraints.txt ".[dask]"')
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    import dask

    dask.config.refresh()
    done = sweep("--dask", address)
    assert done.exit_code == 2, done.output
    assert f"no dask scheduler answers at {address}" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--vary", "trust"], "says no values"),
        (["--vary", "trust="], "says no values"),
        (["--vary", "trust=5..3"], "--vary: trust: write 3..5, the smaller number first"),
        (["--vary", "trust=3,3"], "one of its values twice"),
        (["--vary", "gap=-,5,6,7,8,9,4,3"], "of gap, - and"),
        (["--vary", "doctrine=-,conciliatory"], "of doctrine, - and conciliatory are the same"),
        (["--vary", "gap=0..99999"], "more than 1,000 values"),
        (["--vary", "truts=7"], "did you mean 'trust'?"),
        (["--vary", "trust=70"], "--vary: trust takes a whole number"),
        (["--vary", "trust=7"], "trust and trust set the same"),
        (["--vary", "doctrine=bellicose"], "bellicose"),
        (["--vary", "company=human"], "--vary: company: nobody sits at the keyboard here"),
        (["--vary", "module=CHA"], "no theory called"),
        (["--vary", "without=X9"], "--vary without: “x9” cannot be left out"),
        (["--vary", "rules=no-such.yaml"], "no such file"),
        (["--design", "sobol", "--rows", "12"], "no power of two"),
        (["--design", "sobol", "--of", "nothing"], "nothing called “nothing”; name war"),
        (["--design", "sobol", "--of", "unoin"], "nothing called “unoin”; did you mean “union”?"),
        (["--design", "sobol", "--until", "3"], "--until goes with"),
        (["--design", "sobol", "--vary", "gap=5"], "gap has one value"),
        (["--part", "1/2"], "name it with -o"),
        (["--part", "3/2", "-o", "x"], "is no part"),
        (["--part", "1/2", "-o", "x", "--design", "flip"], "wait for those of one"),
        (["--workers", "2", "--dask", "tcp://a:1"], "one of the two"),
        (["--format", "npz"], "name a file"),
        (["--out", "x"], "--out goes with"),
    ],
)
def test_what_cannot_be_asked_is_said(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = sweep(*words)
    assert done.exit_code == 2, done.output
    assert said in done.stderr


@pytest.mark.parametrize(
    ("words", "package", "extra"),
    [(["--workers", "2"], "joblib", "sweep"), (["--dask", "tcp://127.0.0.1:1"], "distributed", "dask"),
     (["--design", "sobol"], "scipy", "sweep")],
)  # fmt: skip
def test_what_is_not_installed_is_named_with_the_line_that_installs_it(
    words: list[str], package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    uninstall(package, monkeypatch)
    done = sweep(*words)
    assert done.exit_code == 2, done.output
    assert f"needs {package}" in done.stderr
    assert f'pip install -c constraints.txt ".[{extra}]"' in done.stderr


def test_a_folder_without_a_sweep_is_no_sweep(tmp_path: Path) -> None:
    done = run("merge", tmp_path)
    assert done.exit_code == 2
    assert f"{tmp_path}: no sweep lies there (No such file" in done.stderr
    assert sweep("-o", tmp_path / "changes-1").exit_code == 0
    assert f"{tmp_path}: no sweep lies there but in changes-1" in run("merge", tmp_path).stderr
