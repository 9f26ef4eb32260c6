"""The writer for the screen: what it shows is what the lines say, each in its tone."""

from __future__ import annotations

from textual.content import Content

from tests.tui.record_sample import CHAPTERS
from wargame.document.compact import compact
from wargame.document.nodes import Group, Prose, Run, PointList, PointRow, items, paragraph, text
from wargame.tui.writer import prose

EVERY_KIND: tuple[Prose, ...] = (
    paragraph("A line, ", Run("twice  as\nlong", "strong")),
    PointList((PointRow(0, 3, text("Trust of 6 or more")), PointRow(-2, 0, text("A red line"))), signed=True),
    Group(text("A heading"), (Group((), items("Trust 5 → 6 (+1)")),)),
    *(node for chapter in CHAPTERS for node in chapter.body),
)


def styles(content: Content, words: str) -> set[str]:
    at = content.plain.index(words)
    return {str(span.style) for span in content.spans if span.start <= at < span.end}


def test_the_screen_says_line_for_line_what_line_mode_says() -> None:
    shown = [" ".join(content.plain.split()) for content in prose(EVERY_KIND, 0, 1000)]
    assert shown == [" ".join(str(line).split()) for line in compact(EVERY_KIND)]


def test_a_roll_shows_what_helps_what_hinders_and_the_row_it_came_to() -> None:
    told = list(prose(CHAPTERS[3].body, 0, 1000))
    said = {content.plain.strip(): content for content in told}
    assert styles(said["+1  base"], "+1") == {"bold $good"}
    assert styles(said["−1  Tokyo's approval is 3 or less"], "−1") == {"bold $bad"}
    rows = next(content for content in told if "▸" in content.plain)
    assert styles(rows, "▸ 7–8 Partial") == {"bold $accent"}
    assert styles(rows, "4–6 Failure") == {"$text-muted"}
    assert styles(said["Japan defence capability 5 → 6 (+1)"], "5 → 6") == {"bold"}


def test_what_was_told_before_is_faded_in_all_its_colours() -> None:
    for content in prose(EVERY_KIND, 0, 1000, faded=True):
        assert not {"$good", "$bad", "$accent"} & {word for span in content.spans for word in str(span.style).split()}
