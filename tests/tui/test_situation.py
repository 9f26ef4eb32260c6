"""The situation on a seat's desk: what is asked, what is new, and in which order."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

from tests.table.games import at, play, rehearsal
from wargame.debrief.chapter import PrivateNews
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.model.views import View
from wargame.table import Table
from wargame.tui.glyphs import UNICODE
from wargame.tui.text import laid_out
from wargame.tui.widgets.aims_panel import strip_text
from wargame.tui.widgets.gauge import GaugeTarget, bar
from wargame.tui.widgets.situation_page import situation_lines
from wargame.wording import speaker_of

NEWS = (PrivateNews("Coral: C7 Back channel", ("Your envoy was received.",)),)


def week(folder: Path, turn: int) -> Table:
    return play(rehearsal(folder / "game.jsonl"), at(Phase.PLANNING, turn))


def told(table: Table, view: View, news: tuple[PrivateNews, ...] = ()) -> list[str]:
    lines = situation_lines(view, Order(), news, 99, speaker_of(table.program), UNICODE)
    return laid_out(lines, 60).plain.splitlines()


def test_what_is_asked_comes_before_what_came_out_and_that_before_the_situation(tmp_path: Path) -> None:
    table = week(tmp_path, 2)
    view = replace(table.view("amber"), leaks=(("blue", "S5 Hedging"),))
    said = told(table, view, NEWS)
    order = [
        "Asked of you", f"? {view.questions[0].ask}"[:20], "Since you last sealed",
        "▸ It has come out: Blue ordered S5 Hedging last week.", "What you alone learned", "  · Your envoy",
        f"▸ {view.injects[0].title}", "Your brief", "How it began",
    ]  # fmt: skip
    found = [next((place for place, line in enumerate(said) if one in line), -1) for one in order]
    assert -1 not in found, (order, said)
    assert found == sorted(found)


def test_what_moved_is_told_with_its_cause_and_the_first_turn_has_nothing_to_tell(tmp_path: Path) -> None:
    table = week(tmp_path, 2)
    view = table.view("amber")
    moved = {track.name: track for track in view.tracks if track.change}
    assert moved
    said = "\n".join(told(table, view))
    for name, track in moved.items():
        if view.budget and track.value == view.budget.purse and "Purse" in name:
            continue
        assert f"{name} {(track.value or 0) - (track.change or 0)} → {track.value}" in said
    (tmp_path / "first").mkdir()
    first = week(tmp_path / "first", 1)
    assert "Since you last sealed" not in told(first, first.view("amber"))


def test_the_strip_has_every_aim_or_says_how_many_more_there_are(tmp_path: Path) -> None:
    table = week(tmp_path, 2)
    view, speaker = table.view("amber"), speaker_of(table.program)
    aims = [aim for aim in view.aims if aim.what != "red_line" or aim.met]
    for cells in (30, 48, 80, 200):
        line = strip_text(view, speaker, cells, 1, coded=False).plain
        assert len(line) <= cells
        more = [int(part[1:]) for part in line.split() if part.startswith("+") and part[1:].isdigit()]
        shown = sum(line.count(f" {sign} ") for sign in "✗✓!?") - len(more)
        shown += line.endswith(tuple("✗✓!?")) and bool(more)
        assert shown + sum(more) == len(aims), line
    assert "Support in Amber 4 → 6" in strip_text(view, speaker, 200, 1, coded=False).plain or any(
        aim.met is False for aim in aims
    )


def test_a_gauge_passes_its_tick_just_where_the_target_is_passed_however_short_it_is(tmp_path: Path) -> None:
    view = week(tmp_path, 2).view("amber")
    track = replace(next(track for track in view.tracks if track.known == "exact" and track.most == 10), least=0)
    for most, asked in product((False, True), range(1, 10)):
        for value, cells in product(range(11), (4, 5, 10)):
            met = value <= asked if most else value >= asked
            target = GaugeTarget(asked, most, met, edge=False)
            drawn = bar(replace(track, lo=value, hi=value), UNICODE, cells, target).plain
            before, _, after = drawn.partition(UNICODE.tick)
            assert len(drawn) == cells + 1
            assert (UNICODE.full in after) is (met is not most), (most, asked, value, drawn)
            assert UNICODE.empty not in before or UNICODE.full not in after
