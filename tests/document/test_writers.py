"""Every writer writes every kind of node, and no words of an author steer what they are written into."""

from __future__ import annotations

import io
from collections.abc import Callable
from html.parser import HTMLParser
from typing import get_args

import pytest
from rich.console import Console

from wargame.document.html import html
from wargame.document.lines import lines
from wargame.document.markdown import markdown
from wargame.document.nodes import (
    Bar, Bars, Blank, Cards, Chart, CutOut, DiceRoll, Document, Grid, Group, Heading, List, Meter,
    Node, Note, PageBreak, Paragraph, RollRow, RollTerm, Run, Series, PointList, PointRow, Tone, item, items,
    paragraph, text,
)
from wargame.document.terminal import terminal

HOSTILE = "<script>alert(1)</script> [@click=app.quit]x[/] **b** \x1b[31m\u202e & \"q\" `c` | {{ 7 * 7 }}"


def every_kind(said: str) -> Document:
    """One of each kind of node, in each tone, with these words wherever words can be."""
    words = tuple(Run(said, tone) for tone in get_args(Tone))
    return (
        Heading(1, words),
        Paragraph(words),
        Note(words),
        Note(words, "warning"),
        List((item(words, [item(words)]),), ordered=True),
        Grid((words, text("n")), ((words, text("1")),), words, frozenset({1})),
        PointList((PointRow(2, 3, words), PointRow(-1, 0, words))),
        Group(words, (Paragraph(words), Group((), (Paragraph(words),)))),
        DiceRoll(words, (RollTerm(-1, words), RollTerm(None, words)), words, (RollRow(said, words),) * 2, 1, words),
        Meter(words, words, 3, 5, 0, 10, said, said),
        Chart(words, (said, said), (Series(said, (1, 2), ((0, 2), (1, 3))), Series(said, (3, None))), 0, 4, said, said),
        Cards((CutOut(words, words, (Paragraph(words),)),) * 2),
        Blank(2),
        PageBreak(),
        Bars(words, (Bar(words, -1.0, 2.0, (said, said), (words,)),), said, said, said, 2.0, (said,)),
    )


def printed(document: Document) -> str:
    console = Console(width=100, file=io.StringIO())
    terminal(document, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


WRITERS: dict[str, Callable[[Document], str]] = {
    "lines": lines, "terminal": printed, "markdown": markdown, "html": html
}
every_writer = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)


def test_the_sample_has_every_kind() -> None:
    assert {type(node) for node in every_kind("x")} == set(get_args(Node))


@every_writer
def test_every_kind_is_written_with_its_words(write: Callable[[Document], str]) -> None:
    for node in every_kind("word"):
        assert isinstance(node, Blank | PageBreak) or "word" in write((node,)).lower(), node


@every_writer
def test_room_to_write_in_and_the_end_of_a_page_are_seen(write: Callable[[Document], str]) -> None:
    before, after = Paragraph(text("before")), Paragraph(text("after"))
    plain = write((before, after))
    assert len({plain, write((before, Blank(2), after)), write((before, Blank(3), after))}) == 3
    assert write((before, PageBreak(), after)) != plain


@every_writer
def test_nothing_in_an_authors_words_steers_a_terminal(write: Callable[[Document], str]) -> None:
    assert not set(write(every_kind(HOSTILE))) & set("\x1b\u202e\x07\x9b")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.names: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_an_authors_words_make_no_tag_of_a_page() -> None:
    tags = []
    for said in ("word", HOSTILE):
        tags.append(Tags())
        tags[-1].feed(html(every_kind(said)))
    assert tags[0].found == tags[1].found
    assert "script" not in tags[1].found
    assert not {name for name in tags[1].names if name.startswith("on") or name in ("src", "href", "style")}
    assert "{{ 7 * 7 }}" in tags[1].words


def test_a_page_bears_the_name_of_what_it_tells_and_says_how_it_is_printed() -> None:
    page = html((Heading(1, text("A & B")), paragraph("x")))
    assert "<title>A &amp; B</title>" in page
    assert "@page" in page
    assert "default-src 'none'" in page


def test_signs_of_markdown_in_an_authors_text_stay_text() -> None:
    page = markdown((Heading(2, text("A *star*")), *items(item("1. [click](x)", [item("<b>|</b>")]))))
    assert page == "## A \\*star\\*\n\n- 1\\. \\[click\\](x)\n  - \\<b\\>\\|\\</b\\>\n"


def test_what_begins_a_line_of_markdown_begins_nothing() -> None:
    said = ("# title", "- point", "1) first", "~~~", "===", "10 ally-like", "-3 points", "#1 of all")
    page = markdown(tuple(paragraph(one) for one in said))
    assert page.split("\n\n") == [
        "\\# title", "\\- point", "1\\) first", "\\~~~", "\\===", "10 ally-like", "-3 points", "#1 of all\n",
    ]  # fmt: skip


def test_a_roll_in_markdown_is_a_list_of_harmless_lines() -> None:
    roll = DiceRoll(text("``` [x]"), (RollTerm(1, text("`y`")),), (), (), None, text("````"))
    assert markdown((roll,)).splitlines() == [r"- \`\`\` \[x\]", r"  - +1 \`y\`", r"- → \`\`\`\`"]


@every_writer
def test_a_kind_that_is_not_known_is_never_written(write: Callable[[Document], str]) -> None:
    with pytest.raises(AssertionError):
        write(("secret",))  # type: ignore[arg-type]
