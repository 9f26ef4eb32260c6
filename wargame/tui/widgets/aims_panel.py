"""What a seat wants and must never do, and how that stands now."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wargame.model.views import AimView, View
from wargame.tui.glyphs import Glyphs, signed
from wargame.tui.text import Hanging, Line, line, plain
from wargame.wording.catalogue import N_, _

HEADINGS = (
    ("objective", N_("Objectives, counted at the end")),
    ("card", N_("Your private card")),
    ("red_line", N_("Red lines: once crossed, they cost")),
)


def _mark(aim: AimView, glyphs: Glyphs) -> tuple[str, str]:
    if aim.met is None:
        return glyphs.unsure, "bold"
    if not aim.met:
        return glyphs.dot, "$text-muted"
    return (glyphs.no, "bold $bad") if aim.what == "red_line" else (glyphs.yes, "bold $good")


def aim_lines(view: View, glyphs: Glyphs) -> Iterator[Line]:
    """Every aim with its points and whether it holds as things stand."""
    for what, title in HEADINGS:
        aims = [aim for aim in view.aims if aim.what == what]
        if not aims:
            continue
        yield Content.styled(_(title), "$accent")
        for aim in aims:
            mark, style = _mark(aim, glyphs)
            name = Content.assemble(line(aim.name, "bold"), ". ") if aim.what == "card" else Content("")
            points = Content.assemble((f" {mark}", style), f" {signed(aim.points, glyphs):>3}")
            yield Hanging(points, Content.assemble(name, plain(aim.text)), 7)
        yield ""
    signs = _("{yes} holds now   {dot} not now   {unsure} you cannot know   {no} crossed")
    signs = signs.format(yes=glyphs.yes, dot=glyphs.dot, unsure=glyphs.unsure, no=glyphs.no)
    yield Content.styled(signs, "$text-muted")
