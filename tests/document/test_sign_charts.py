"""Line charts in characters, and the course of a game in a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import at, game, play, rehearsal
from wargame.document.nodes import Chart, Series
from wargame.document.sign_charts import ASCII_PENS, UNICODE_PENS, Pens, chart_cells, chart_rows, scale
from wargame.debrief.track_history import TrackHistory, table_lines, track_histories
from wargame.debrief.recording import Recording
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC


def drawn(pens: Pens, *series: tuple[int | None, ...], width: int = 40) -> list[str]:
    steps = tuple(str(turn) for turn in range(len(series[0])))
    chart = Chart((), steps, tuple(Series(str(number), values) for number, values in enumerate(series)), 0, 3, "", "")
    rows = chart_cells(chart, width, 11, pens)
    return ["".join(cell.char for cell in row).rstrip() for row in rows]


def test_a_series_runs_level_and_turns_between_two_turns() -> None:
    assert drawn(UNICODE_PENS, (1, 2, 2), width=22) == [
        "  3┤",
        "  2┤ ╭──────A───────A",
        "  1┤A╯",
        "  0┤",
        "    " + "─" * 17,
        "    0       1       2",
    ]


def test_where_series_meet_each_keeps_its_letter_and_they_share_the_line() -> None:
    rows = drawn(ASCII_PENS, (1, 1), (1, 1), width=16)
    assert rows[2].startswith("  1|AB")
    assert {"-", "."} <= set(rows[2])


def test_ascii_charts_are_ascii() -> None:
    assert all(row.isascii() for row in drawn(ASCII_PENS, (0, 3, 1), (2, None, 2), (3, 0, 3), (1, 1, 1)))


def test_a_value_that_is_not_known_leaves_a_gap() -> None:
    rows = drawn(UNICODE_PENS, (2, None, 2), width=22)
    assert "─" not in rows[1]
    assert rows[1].count("A") == 2


def test_no_row_is_wider_than_there_is_room() -> None:
    many = tuple(turn % 4 for turn in range(40))
    assert all(len(row) <= 60 for row in drawn(UNICODE_PENS, many, width=60))


@pytest.mark.parametrize(("most", "shown"), [(10, (0, 10)), (15, (4, 9))])
def test_a_long_scale_shows_what_the_series_reach(most: int, shown: tuple[int, int]) -> None:
    assert scale([(4, 7, None, 9)], 0, most, 11) == shown


def test_a_table_too_wide_goes_on_below() -> None:
    course = TrackHistory("TRU", "Trust", "World", 0, 10, tuple(range(20)))
    lines = table_lines([course], 0, 50)
    assert all(len(line) <= 50 for line in lines)
    assert " ".join(line.split("Trust")[1] for line in lines if "Trust" in line).split() == list(map(str, range(20)))


def test_courses_are_what_each_viewer_knew(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"))
    recording = Recording.open(tmp_path / "game.jsonl")
    whole = {course.code: course.values for course in track_histories(recording, CONTROL)}
    for track in table.view(CONTROL).tracks:
        if not track.derived:
            assert whole[track.code] == track.past
    known = {course.code: course.values for course in track_histories(recording, "blue")}
    assert set(known) < set(whole)
    assert all(mine in (None, true) for code in known for mine, true in zip(known[code], whole[code], strict=True))


def test_a_turn_that_goes_on_is_no_part_of_a_course_yet(tmp_path: Path) -> None:
    play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.PLANNING, 2)).leave()
    recording = Recording.open(tmp_path / "game.jsonl")
    assert recording.turns[-1] == 2
    assert {len(course.values) for course in track_histories(recording, PUBLIC)} == {2}


def test_a_chart_says_what_its_axes_count_and_every_value_with_its_band() -> None:
    chart = Chart((), ("0", "1"), (Series("Trust", (2, 1), ((1, 3), (1, 1))),), 0, 3, "turn", "steps of the track")
    assert list(chart_rows(chart, 16, ASCII_PENS)) == [
        "steps of the track",
        "  3|,,,,,,",
        "  2|A+,,,,",
        "  1|,+--------A",
        "  0|",
        "    -----------",
        "    0         1",
        "    turn",
        "A -- Trust: 2 (1–3), 1",
    ]
