"""The after-action report: all of it is there, seats and not people are named, and no words steer the medium."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.debrief.reported_game import HOSTILE, NAMES, reported_game
from wargame.cli import main
from wargame.debrief.aar.anonymity import renaming
from wargame.debrief.aar.data import report_csv, report_data, safe_cell
from wargame.debrief.aar.decisions import decision_points, known_as
from wargame.debrief.aar.overview import marking
from wargame.debrief.aar.points import points_by_turn
from wargame.debrief.aar.report import LARGEST, Wanted, report_page, report_text
from wargame.debrief.aar.steps import steps_of
from wargame.debrief.recording import Recording
from wargame.document.html import html
from wargame.document.nodes import paragraph, plain
from wargame.model.events import Scored
from wargame.model.viewers import CONTROL
from wargame.plain.after import offer_report
from wargame.plain.console import Console
from wargame.saves.history import told
from wargame.saves.receipts import newest
from wargame.saves.save import open_save

FIXTURES = Path(__file__).parent.parent / "fixtures"
OLD = FIXTURES / "saves" / "v1" / "0.1.jsonl"


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reported_game(tmp_path_factory.mktemp("aar") / "Hanako.jsonl")


@pytest.fixture(scope="module")
def recording(save: Path) -> Recording:
    return Recording.open(save)


@pytest.fixture(scope="module")
def page(recording: Recording) -> str:
    return report_page(recording, Wanted())


@pytest.fixture(scope="module")
def markdown(recording: Recording) -> str:
    return report_text(recording, Wanted())


class Page(HTMLParser):
    """Tags and attributes of a page, its headings, its anchors and where its links lead, its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        self.attributes |= set(given.items())
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []

    def handle_data(self, data: str) -> None:
        self.words += data


def wargame(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_every_chapter_is_there_in_both_media(page: str, markdown: str, recording: Recording) -> None:
    chapters = (
        "Overview", "What was meant to happen", "What happened", "What it was worth as it went", "Decision points",
        "Promises against acts", "Scores", "How the tracks went", "To talk about", "Notes of the evaluators",
        "Strengths and improvement plan", "The record, step by step",
    )  # fmt: skip
    assert [line.removeprefix("## ") for line in markdown.splitlines() if line.startswith("## ")] == [
        *chapters[:6], *(["Offers that missed each other"] if "Offers that missed" in markdown else []), *chapters[6:],
    ]  # fmt: skip
    assert all(f">{chapter}</a>" in page for chapter in chapters)
    about, view = recording.program.scenario.about, recording.last_view(CONTROL)
    assert view.ending is not None
    for said in (about.teaches[0], about.debrief[0].ask, view.ending[1], "Improvement plan", "One game"):
        assert said in page
    assert "Broken in week 1" in page
    assert page.count("Made anew by: ") == page.count("<h2") - page.count("Offers that missed each other</h2>") - 3


def test_a_page_is_one_file_that_asks_for_nothing(page: str) -> None:
    read = Page(page)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(read.tags)
    assert not {name for name, _ in read.attributes if name.startswith("on") or name in ("src", "style", "action")}
    assert all(link.startswith("#") for link in read.links)
    assert "url(" not in page
    assert "@import" not in page
    assert len(page.encode()) <= LARGEST


def test_a_page_that_would_be_too_large_tells_less_of_each_step(recording: Recording, page: str) -> None:
    short = report_page(recording, Wanted(), most=len(page.encode()) - 1)
    least = report_page(recording, Wanted(), most=1)
    assert len(least) < len(short) < len(page)
    assert "would be too large" in least
    assert "would be too large" not in short
    for smaller in (short, least):
        read = Page(smaller)
        assert {link.removeprefix("#") for link in read.links} <= set(read.ids), "every link leads somewhere"


def test_every_link_leads_to_one_place(page: str) -> None:
    read = Page(page)
    assert len(set(read.ids)) == len(read.ids)
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert len(read.links) > 40


def test_headings_go_down_one_step_at_a_time_and_tables_name_their_cells(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not re.search(r"<th(?! scope=\"(?:col|row)\")[ >]", page)
    assert not re.search(r"<th[^>]*></th>", page)
    assert page.index('class="skip"') < page.index("<nav") < page.index('<h2 id="overview"')
    assert all('aria-label="' in svg or 'aria-hidden="true"' in svg for svg in re.findall(r"<svg[^>]*>", page))


def test_japanese_and_korean_words_say_what_they_are(recording: Recording) -> None:
    page = report_page(recording, Wanted(names=True))
    assert re.search(r'<span lang="ko">[^<]*김민준', page)
    assert re.search(r'<span lang="ja">平和のために', page)
    assert '<span lang="ja">小林</span>' in page, "where kana stand on a page, what both languages share is Japanese"


def test_no_players_name_is_anywhere(recording: Recording, page: str, markdown: str) -> None:
    everything = (page, markdown, report_csv(recording, Wanted()), json.dumps(report_data(recording, Wanted())))
    for text in everything:
        for name in NAMES.values():
            for part in (name, *name.split()):
                assert part.casefold() not in text.casefold(), part
    assert "Amber here. Amber-san says" in page
    for name in NAMES.values():
        assert name in report_text(recording, Wanted(names=True))


def test_a_name_that_the_scenario_says_too_goes_only_where_it_is_the_whole_name(recording: Recording) -> None:
    rename = renaming(recording, written=False)
    assert rename("Hanako and the talks") == "Amber and the talks"
    assert rename("Hanakos") == "Hanakos"


def test_no_words_of_players_become_anything_but_words(page: str, markdown: str) -> None:
    assert HOSTILE in Page(page).words
    assert "<script" not in page
    assert "\\<script\\>" in markdown
    assert "<script>" not in markdown


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_cell_is_a_formula(start: str) -> None:
    said = safe_cell(start)
    assert isinstance(said, str)
    assert said.startswith("'")
    assert safe_cell(-1) == -1, "numbers stay numbers"


def test_the_table_has_every_part_and_as_many_cells_in_each_row(recording: Recording) -> None:
    rows = list(csv.reader(io.StringIO(report_csv(recording, Wanted()))))
    assert {len(row) for row in rows} == {8}
    parts = {"game", "player", "score", "score_line", "headline", "points", "tracks", "order", "known", "promise"}
    assert parts <= {row[0] for row in rows[1:]}
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")]


def test_every_event_has_its_place_in_one_step(recording: Recording) -> None:
    placed = [one.name for step in steps_of(recording) for one in step.events]
    assert sorted(placed) == sorted(one.name for one in told(recording.history, CONTROL))


def test_the_last_points_by_turn_are_those_of_the_end(recording: Recording) -> None:
    last = recording.narrative(recording.turns[-1], CONTROL).events
    totals = {event.seat: event.total for event in last if isinstance(event, Scored)}
    assert {seat: values[-1] for seat, values in points_by_turn(recording).items()} == totals


def test_a_decision_point_shows_what_was_known_then_beside_the_truth(recording: Recording) -> None:
    points = decision_points(recording)
    assert [point.turn for point in points] == [turn for turn in recording.turns if turn]
    for point in points:
        for one in point.unsure:
            assert one.truth.value is not None
            opened = recording.history.opened[point.turn].state
            assert one.truth.value == opened.values[recording.program.slot(one.truth.slot)]
            assert any(seen.value is None for seen in one.seats.values())
    hidden = next(seen for point in points for one in point.unsure for seen in one.seats.values()
                  if (seen.lo, seen.hi) == (seen.least, seen.most))  # fmt: skip
    assert plain(known_as(hidden, 3)) == "nothing"


def test_a_game_that_goes_on_has_no_report(tmp_path: Path) -> None:
    save = str(tmp_path / "begun.jsonl")
    words = ("play", str(FIXTURES / "pocket" / "pocket.yaml"), "--plain", "--save", save)
    CliRunner().invoke(main, words, input="leave\n")
    done = wargame("aar", save, "-o", str(tmp_path / "report.html"))
    assert done.exit_code == 2
    assert "this game goes on" in done.output
    assert not (tmp_path / "report.html").exists()


def test_the_name_of_the_file_says_what_is_written(save: Path, tmp_path: Path) -> None:
    for ending, start in ((".html", "<!DOCTYPE html>"), (".md", "**EXERCISE"), (".csv", "part,turn"), (".json", "{")):
        file = tmp_path / f"report{ending}"
        assert wargame("aar", str(save), "-o", str(file)).exit_code == 0
        assert file.read_text(encoding="utf-8").startswith(start)
    done = wargame("aar", str(save), "-o", str(tmp_path / "report.doc"))
    assert done.exit_code == 2
    assert ".html" in done.output


def test_a_scenario_says_how_its_reports_are_marked(recording: Recording, page: str) -> None:
    about = recording.program.scenario.about
    assert page.count(f"<p>{marking(about)}</p>") == 2
    marked = about.model_copy(update={"marking": "DRILL </style> \" }", "handling": "For this course alone"})
    page = html((paragraph("x"),), paper="letter", marking=marking(marked))
    assert page.count("<p>DRILL &lt;/style&gt; &#34; } · For this course alone</p>") == 2
    assert page.count("</style>") == 1
    assert "size:letter" in page


def test_a_save_of_the_first_version_is_reported() -> None:
    page = report_page(Recording.open(OLD), Wanted())
    assert len(page.encode()) <= LARGEST
    assert "Decision points" in page


def test_lines_write_the_report_for_whoever_asks(save: Path, recording: Recording) -> None:
    said: list[str] = []
    typed = iter(["what\n", "report\n", "\n", "report\n"])
    console = Console(lambda: next(typed), said.append)
    offer_report(console, recording, newest(open_save(save).entries), save)
    kept = save.with_name("Hanako-report.html")
    assert kept.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "Saved: " in "".join(said)
    assert list(typed) == ["report\n"], "an empty line leaves"
