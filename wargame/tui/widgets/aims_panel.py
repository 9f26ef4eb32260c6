"""What a seat wants and must never do, and how that stands now."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wargame.model.views import AimView, View
from wargame.tui.glyphs import Glyphs, signed
from wargame.tui.text import hang, line, plain, stack

HEADINGS = (
    ("objective", "Objectives, counted at the end"),
    ("card", "Your private card"),
    ("red_line", "Red lines: once crossed, they cost"),
)


def _mark(aim: AimView, glyphs: Glyphs) -> tuple[str, str]:
    if aim.met is None:
        return glyphs.unsure, "bold"
    if aim.what == "red_line":
        return (glyphs.no, "bold $bad") if aim.met else (glyphs.dot, "$text-muted")
    return (glyphs.yes, "bold $good") if aim.met else (glyphs.dot, "$text-muted")


def aim_lines(view: View, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """Every aim with its points and whether it holds as things stand."""
    for what, title in HEADINGS:
        aims = [aim for aim in view.aims if aim.what == what]
        if not aims:
            continue
        yield Content.styled(title, "$accent")
        for aim in aims:
            mark, style = _mark(aim, glyphs)
            said = (
                Content.assemble(line(aim.name, "bold"), ". ", plain(aim.text))
                if aim.what == "card"
                else plain(aim.text)
            )
            yield hang(Content.assemble((f" {mark}", style), f" {signed(aim.points, glyphs):>3}"), said, 7, cells)
        yield Content("")
    yield Content.styled(
        f"{glyphs.yes} holds now   {glyphs.dot} not now   {glyphs.unsure} you cannot know   {glyphs.no} crossed",
        "$text-muted",
    )


def draw_aims(view: View, glyphs: Glyphs, cells: int) -> Content:
    """The aims as one text."""
    return stack(*aim_lines(view, glyphs, cells))
