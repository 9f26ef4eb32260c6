"""``wargame rehearse`` as a person or a program meets it: what it tells, what it writes, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from tests.document.svg_reading import band_of, line_of, svgs
from wargame.cli import main
from wargame.sim import rehearsal

POCKET = str(Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml")


def rehearse(*words: str) -> Result:
    return CliRunner().invoke(main, ["rehearse", POCKET, "-n", "30", *words])


def facts(*words: str) -> Any:
    done = rehearse("--format", "json", *words)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_person_reads_how_it_ends_what_it_is_worth_and_what_was_never_used() -> None:
    done = rehearse()
    assert done.exit_code == 0, done.output
    for words in ("30 games of each party, seed 1", "Dusk", "at random", "Red lines crossed", "Never ordered"):
        assert words in done.output
    assert "pocket-rules.yaml:" in done.output


def test_use_is_told_line_by_line_where_it_is_asked_for() -> None:
    told = rehearse("--doctrine", "gentle", "--use").output
    lines = Path(POCKET).with_name("pocket-rules.yaml").read_text(encoding="utf-8").splitlines()
    number = next(place for place, line in enumerate(lines, start=1) if line.startswith("  patrol:"))
    assert f"pocket-rules.yaml:{number}" in told
    assert "turn 3" in told, "of one party the tracks are told turn by turn"


def test_the_numbers_add_up_for_a_program() -> None:
    told = facts()
    assert [party["name"] for party in told["parties"]] == ["gentle", "at random"]
    for party in told["parties"]:
        assert party["games"] == 30
        assert sum(ending["games"] for ending in party["endings"]) == 30
        assert sum(ending["games"] for ending in party["outcomes"]) == 30
        assert all(one["low"] <= one["share"] <= one["high"] for one in party["endings"])
        assert sum(turn["games"] for turn in party["length"]) == 30
    assert not told["stopped"]
    kinds = {one["kind"] for one in told["uses"]}
    used = {"order", "choice", "answer", "inject", "row", "ending"}
    assert kinds == used | {"rule", "later", "settle", "watch", "modifier"}


def test_the_same_seed_gives_the_same_numbers_and_another_gives_others() -> None:
    assert facts("--seed", "3") == facts("--seed", "3") != facts("--seed", "4")


def test_seats_can_be_mixed() -> None:
    told = facts("--seats", "amber=doctrine:gentle,blue=idle")
    (party,) = told["parties"]
    assert party["players"] == {"amber": "doctrine:gentle", "blue": "idle", "coral": "random"}
    by_blue = [one for one in told["uses"] if one["name"].startswith("order ") and one["name"].endswith(" by blue")]
    assert by_blue
    assert all(one["parties"][party["name"]]["times"] == 0 for one in by_blue)


def test_every_game_can_be_had_as_text_and_as_arrays(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(rehearse("--format", "csv").stdout)))
    assert len(rows) == 60
    file = tmp_path / "games.npz"
    assert rehearse("--format", "npz", "--out", str(file)).exit_code == 0
    with np.load(file) as arrays:
        turns = arrays["gentle/turns"].tolist()
        scores = arrays["gentle/score[amber]"].tolist()
    mine = [row for row in rows if row["party"] == "gentle"]
    assert turns == [int(row["turns"]) for row in mine]
    assert scores == [int(row["score[amber]"]) for row in mine]


def test_in_the_table_of_games_things_have_their_names() -> None:
    rows = list(csv.DictReader(io.StringIO(rehearse("--format", "csv").stdout)))
    told = facts()
    for column, known in (("ending", told["parties"][0]["endings"]), ("outcome", told["parties"][0]["outcomes"])):
        for one in known:
            hits = sum(row[column] == one["name"] for row in rows if row["party"] == told["parties"][0]["name"])
            assert hits == one["games"], (column, one)
        assert {row[column] for row in rows} <= {one["name"] for one in known} | {""}
    names = {band["name"] for band in told["parties"][0]["seats"]["amber"]["bands"]}
    assert {row["band[amber]"] for row in rows} <= names
    words = ["rehearse", "gsomia-cliff", "-n", "4", "--format", "csv", "--seats", "tokyo=idle"]
    dealt = CliRunner().invoke(main, words)
    rows = list(csv.DictReader(io.StringIO(dealt.stdout)))
    met = [row[column] for row in rows for column in row if column.startswith("met[")]
    assert set(met) == {"0", "1", ""}, "of a card that was not held nothing is said"


def test_a_page_needs_nothing_else_and_shows_foreign_words_as_words(tmp_path: Path) -> None:
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        text = Path(POCKET).with_name(name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("name: Dusk", 'name: "<script>alert(1)</script>"'), encoding="utf-8")
    page = tmp_path / "page.html"
    words = ["rehearse", str(tmp_path / "pocket.yaml"), "-n", "10", "--html", str(page)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    text = page.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in text
    for word in ("<script", "http:", "https:", "src=", "@import", "url("):
        assert word not in text


def test_the_charts_of_the_page_are_the_numbers_a_program_gets(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert rehearse("--html", str(page)).exit_code == 0
    charts, parties = svgs(page.read_text(encoding="utf-8")), facts()["parties"]
    wanted = [party["tracks"][place]["turns"] for place in range(len(parties[0]["tracks"])) for party in parties]
    assert len(charts) == len(wanted) > 2
    for chart, turns in zip(charts, wanted, strict=True):
        assert line_of(chart) == {str(at["turn"]): at["quantiles"][1] for at in turns}
        assert band_of(chart) == {str(at["turn"]): (at["quantiles"][0], at["quantiles"][2]) for at in turns}


def test_a_game_of_the_run_is_saved_and_replays(tmp_path: Path) -> None:
    save = tmp_path / "seventeen.jsonl"
    done = rehearse("--seats", "amber=idle", "--save", "17", str(save), "--format", "csv")
    assert done.exit_code == 0, done.output
    row = list(csv.DictReader(io.StringIO(done.stdout)))[17]
    told = CliRunner().invoke(main, ["replay", str(save), "--format", "json"])
    assert told.exit_code == 0, told.output
    assert CliRunner().invoke(main, ["verify", str(save)]).exit_code == 0
    ended = [line for line in save.read_text(encoding="utf-8").splitlines() if '"scored"' in line]
    for seat in ("amber", "blue", "coral"):
        assert f'"seat":"{seat}"' in ended[-1]
        assert f'"total":{row[f"score[{seat}]"]}' in ended[-1]


def test_what_was_played_before_ctrl_c_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rehearsal.rehearse

    def stopped(programs: Any, games: int, seed: int) -> Iterator[Any]:
        for number, tallies in enumerate(whole(programs, games, seed, at_once=10)):
            if number == 3:
                raise KeyboardInterrupt
            yield tallies

    monkeypatch.setattr(rehearsal, "rehearse", stopped)
    told = facts()
    assert told["stopped"]
    assert [party["games"] for party in told["parties"]] == [20, 10]
    assert "Stopped before 30 games of each party" in rehearse().output
    assert told["not_begun"] == []


def test_a_line_up_that_ctrl_c_kept_from_playing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rehearsal.rehearse

    def stopped(programs: Any, games: int, seed: int) -> Iterator[Any]:
        yield next(whole(programs, games, seed, at_once=10))
        raise KeyboardInterrupt

    monkeypatch.setattr(rehearsal, "rehearse", stopped)
    assert "Not begun: at random." in rehearse().output


def test_doctrines_that_differ_in_nothing_that_came_up_share_a_column(tmp_path: Path) -> None:
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        text = Path(POCKET).with_name(name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    with (tmp_path / "pocket.yaml").open("a", encoding="utf-8") as file:
        file.write("\ndoctrines: {twin: {name: Twin, text: As gentle., like: gentle}}\n")
    words = ["rehearse", str(tmp_path / "pocket.yaml"), "-n", "30"]
    told = CliRunner().invoke(main, words).output
    assert "In every number like gentle, and not shown beside it: twin." in told
    assert told.count("twin") == 1
    data = json.loads(CliRunner().invoke(main, [*words, "--format", "json"]).stdout)
    assert data["alike"] == {"twin": "gentle"}
    assert [party["name"] for party in data["parties"]] == ["gentle", "twin", "at random"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--doctrine", "gentel"], "did you mean “gentle”"),
        (["--seats", "amber=human"], "nobody sits at the keyboard"),
        (["--seats", "ambre=random"], "did you mean “amber”"),
        (["--module", "NOPE"], "no theory called 'NOPE'"),
        (["--format", "npz"], "--out"),
        (["--save", "3", "x.jsonl"], "say whose game it is"),
        (["--doctrine", "gentle", "--save", "30", "x.jsonl"], "numbered from 0 to 29"),
        (["--html", "no/such/folder/page.html"], "cannot be written"),
    ],
)
def test_what_cannot_be_asked_is_said(words: list[str], said: str) -> None:
    done = rehearse(*words)
    assert done.exit_code == 2, done.output
    assert said in done.stderr


def expecting(folder: Path, *lines: str) -> str:
    """The pocket crisis with expectations of its own."""
    for name in ("pocket.yaml", "pocket-rules.yaml"):
        text = Path(POCKET).with_name(name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "pocket.yaml").open("a", encoding="utf-8") as file:
        file.write("\nexpect:\n" + "".join(f"  - {line}\n" for line in lines))
    return str(folder / "pocket.yaml")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("{war: true, at_most: 20, under: gentle}", 0, "as expected"),
        ("{war: true, at_least: 90, under: gentle}", 1, "NOT AS EXPECTED"),
        ("{war: true, at_least: 90, theories: DREAD}", 0, "Not looked at"),
    ],
)
def test_what_the_author_expects_makes_the_exit_code(tmp_path: Path, line: str, code: int, said: str) -> None:
    file = expecting(tmp_path, line)
    done = CliRunner().invoke(main, ["rehearse", file, "-n", "30"])
    assert done.exit_code == code, done.output
    assert said in done.output


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("{ending: sunset, at_least: 50}", 14, "there is no ending 'sunset'"),
        ("{outcome: Piece, at_least: 50}", 15, "there is no outcome 'Piece' here"),
        ("{red_line: nope, at_least: 50}", 16, "there is no red line 'nope'"),
        ("{war: true, at_least: 50, under: gentel}", 38, "there is no doctrine 'gentel'"),
        ("{war: true, at_least: 50, theories: NOPE}", 41, "there is no theory 'NOPE'"),
        ("{war: true, ending: war, at_least: 50}", 5, "an expectation looks at one thing"),
        ("{at_least: 50}", 5, "an expectation looks at one thing"),
        ("{war: true}", 5, "which share is expected?"),
        ("{war: true, at_least: 60, at_most: 50}", 27, "no share is both"),
        ("{war: true, at_most: 101}", 26, "wanted at most 100"),
    ],
)
def test_an_expectation_that_makes_no_sense_is_refused_in_its_line(
    tmp_path: Path, line: str, column: int, said: str
) -> None:
    file = expecting(tmp_path, line)
    number = len(Path(file).read_text(encoding="utf-8").splitlines())
    done = CliRunner().invoke(main, ["check", file])
    assert done.exit_code == 1, done.output
    assert said in done.output
    assert f":{number}:{column}: error" in done.output
