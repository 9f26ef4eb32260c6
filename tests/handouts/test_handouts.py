"""A crisis on paper: everything is there, nothing asks for anything, and no packet holds what is another seat's."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from click.testing import CliRunner

from wargame.authoring import load_scenario
from wargame.cli import main
from wargame.document.html import html
from wargame.document.lines import lines
from wargame.document.nodes import Cards, Document, Grid, plain
from wargame.engine.draws import KeyedDice
from wargame.engine.lowering import lower
from wargame.handouts.cut_outs import move_cards
from wargame.handouts.edition import PaperEdition
from wargame.handouts.kit import Handout, kit
from wargame.handouts.packet import packet
from wargame.handouts.situation_manual import session_plan
from wargame.manual.short import short_manual, short_manual_of
from wargame.model.files import Scenario, SeatSetup
from wargame.table.quiet import quiet_turns

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket" / "pocket.yaml"


@cache
def pocket() -> Scenario:
    scenario = load_scenario(POCKET).scenario
    assert scenario is not None
    return scenario


@cache
def handouts() -> dict[str, Handout]:
    return {one.name: one for one in kit(pocket())}


def with_other_secrets(seat: str, brief: str) -> Scenario:
    """The pocket crisis, but all that ``seat`` alone is told and wants is worded and counted otherwise. (Its red lines
    keep their words: an aim of another seat speaks of one.)"""
    scenario = pocket()
    about = scenario.about
    setup = {**about.setup, seat: about.setup.get(seat, SeatSetup()).model_copy(update={"brief": brief})}
    changed = {}
    for section in ("objectives", "red_lines", "cards"):
        words = {} if section == "red_lines" else {"text": brief}
        changed[section] = {
            id_: body.model_copy(update={"points": body.points * 2, **words}) if body.seat == seat else body
            for id_, body in getattr(scenario, section).items()
        }
    return scenario.model_copy(update={**changed, "about": about.model_copy(update={"setup": setup})})


def test_every_seat_and_every_office_has_its_pages() -> None:
    seats = chain.from_iterable((f"packet-{seat}", f"cards-{seat}") for seat in pocket().seats)
    offices = {"situation-manual", "events-list", "situations", "rule-tables", "facilitator", "evaluation"}
    assert set(handouts()) == {*seats, *offices}


@pytest.mark.parametrize("other", ["amber", "blue", "coral"])
def test_no_paper_of_a_team_holds_what_is_another_seats(other: str) -> None:
    secret = "quicksilver"
    before, after = PaperEdition.of(pocket()), PaperEdition.of(with_other_secrets(other, secret))
    for seat in set(pocket().seats) - {other}:
        for composed in (packet, move_cards):
            page = html(composed(after, seat))
            assert page == html(composed(before, seat))
            assert secret not in page
    assert html(short_manual(after.players, aims=False)) == html(short_manual(before.players, aims=False))
    assert secret in html(packet(after, other))


def test_the_pages_need_nothing_else_and_know_their_paper(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["handouts", str(POCKET), "-o", str(tmp_path / "print"), "--paper", "letter"])
    assert done.exit_code == 0, done.output
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "print").iterdir()}
    assert set(pages) == set(handouts())
    for name, page in pages.items():
        assert not re.search(r"<(script|link|img|iframe|object)|\bsrc=|\bhref=|url\(|@import|https?:", page), name
        size = re.search(r"@page\{margin:15mm;size:([^}]*)\}", page)
        assert size is not None
        assert size.group(1) == ("letter landscape" if name == "events-list" else "letter")


def test_every_move_of_a_seat_is_a_card_that_is_not_broken() -> None:
    page = html(handouts()["cards-amber"].document)
    (cards,) = (node for node in handouts()["cards-amber"].document if isinstance(node, Cards))
    menu = [move for move in pocket().moves.values() if not move.banned]
    own = {move.code for move in menu if "amber" in (*move.seats, *move.optional)}
    assert {plain(card.title).split()[0] for card in cards.cards} == own
    assert page.count("<article>") == len(own)
    assert re.search(r"\.cards article\{[^}]*break-inside:avoid", page)


def test_the_sheet_has_room_for_every_turn_and_no_hidden_track() -> None:
    (sheet,) = (node for node in handouts()["packet-blue"].document if isinstance(node, Grid) and node.blank)
    assert [plain(head) for head in sheet.head][3:] == [str(turn) for turn in range(1, 7)]
    hidden = [track.name for track in pocket().tracks.values() if track.sees == {"all": "hidden"}]
    assert not {plain(row[1]) for row in sheet.rows} & set(map(str, hidden))


def test_the_list_of_events_has_every_situation_by_its_turn() -> None:
    (events,) = (node for node in handouts()["events-list"].document if isinstance(node, Grid))
    rows = [[plain(cell) for cell in row] for row in events.rows]
    planned = [int(row[0]) for row in rows if row[0] != "–"]
    assert planned == sorted(planned)
    assert [row[0] for row in rows[: len(planned)]] == list(map(str, planned))
    assert {row[1] for row in rows} == {inject.code for inject in pocket().injects.values()}
    asked = [question.ask for inject in pocket().injects.values() for question in inject.questions.values()]
    assert asked
    assert all(any(ask in row[5] for row in rows) for ask in asked)


def test_the_plan_gives_a_team_with_more_to_read_more_time() -> None:
    def minutes(document: Document) -> list[list[str]]:
        return [[plain(cell) for cell in row] for row in [node for node in document if isinstance(node, Grid)][-1].rows]

    before = minutes(handouts()["situation-manual"].document)
    after = minutes(session_plan(PaperEdition.of(with_other_secrets("blue", "word " * 1800))))
    assert len(before) == pocket().about.turns
    assert int(after[0][2]) >= 10 > int(before[0][2])
    assert [row[1] for row in after] == [row[1] for row in before]


def test_a_quiet_game_comes_to_every_turn_whatever_ends_on_the_way() -> None:
    ending = next(iter(pocket().endings.items()))
    at_once = {ending[0]: ending[1].model_copy(update={"when": "turn >= 1"})}
    scenario = pocket().model_copy(update={"endings": {**pocket().endings, **at_once}})
    turns = [position.state.turn for position in quiet_turns(lower(scenario, ["HOPE"]), KeyedDice(3))]
    assert turns == [1, 2, 3, 4, 5, 6]


def test_the_short_rules_say_what_each_seat_can_do() -> None:
    text = lines(short_manual_of(pocket()))
    for seat_id, seat in pocket().seats.items():
        chapter = text.split(f"What {seat.name} can do", 1)[1].split("\n\nWhat ", 1)[0]
        for move in pocket().moves.values():
            if not move.banned and seat_id in (*move.seats, *move.optional):
                assert f"{move.code} {move.name}" in " ".join(chapter.split())


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.long
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to print with")
@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("letter", (612, 792))])
def test_a_browser_prints_every_page_on_the_paper_asked_for(
    paper: str, size: tuple[int, int], tmp_path: Path
) -> None:
    done = CliRunner().invoke(main, ["handouts", str(POCKET), "-o", str(tmp_path), "--paper", paper])
    assert done.exit_code == 0, done.output
    for page in sorted(tmp_path.glob("*.html")):
        printed = page.with_suffix(".pdf")
        words = [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'browser'}",
            f"--print-to-pdf={printed}", page.as_uri(),
        ]  # fmt: skip
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes())
        assert boxes, page.name
        across = page.stem == "events-list"
        for box in boxes:
            found = tuple(round(float(side)) for side in box)
            assert found == (size[::-1] if across else size), page.name
