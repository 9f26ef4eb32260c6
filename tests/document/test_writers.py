"""Every writer writes every kind of node, and no words of an author steer what they are written into."""

from __future__ import annotations

from wargame.document.markdown import markdown
from wargame.document.nodes import Heading, item, items, paragraph, text


def test_signs_of_markdown_in_an_authors_text_stay_text() -> None:
    page = markdown((Heading(2, text("A *star*")), *items(item("1. [click](x)", [item("<b>|</b>")]))))
    assert page == "## A \\*star\\*\n\n- 1\\. \\[click\\](x)\n  - \\<b\\>\\|\\</b\\>\n"


def test_what_begins_a_line_of_markdown_begins_nothing() -> None:
    said = ("# title", "- point", "1) first", "~~~", "===", "10 ally-like", "-3 points", "#1 of all")
    page = markdown(tuple(paragraph(one) for one in said))
    assert page.split("\n\n") == [
        "\\# title", "\\- point", "1\\) first", "\\~~~", "\\===", "10 ally-like", "-3 points", "#1 of all\n",
    ]  # fmt: skip
