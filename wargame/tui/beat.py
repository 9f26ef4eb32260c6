"""A step of the reveal by itself, made to be looked at: who and what, the dice, where they fell, why, and what came of
it. What changes the game stands in a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from textual.content import Content

from wargame.document import nodes as n
from wargame.document.compact import term_amount
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import clean, hang, line
from wargame.tui.writer import prose, runs, tone_style

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter

WIDEST = 84
"""Cells a beat takes at most: longer lines are hard to read."""
POSTERS = ("headline", "ending")
"""Kinds of steps that stand in a frame."""
_GAUGE = 24


def dice_of(chapter: Chapter) -> tuple[int, ...]:
    """The faces that fall in a step; none where nothing is rolled."""
    return next((node.faces for node in chapter.body if isinstance(node, n.DiceRoll)), ())


def beat(chapter: Chapter, glyphs: Glyphs, cells: int, tumbling: Sequence[int] = ()) -> Content:
    """A step, in the middle of so many cells.

    Args:
        tumbling: faces to show while the dice have not come to rest: nothing that they decide is told yet.
    """
    wide = min(cells, WIDEST)
    told = _poster(chapter, glyphs, wide) if chapter.kind in POSTERS else _told(chapter, glyphs, wide, tumbling)
    rows = [row for one in told for row in one.split("\n", allow_blank=True)]
    return Content("\n").join([Content.assemble(" " * ((cells - wide) // 2), row) for row in rows])


def _told(chapter: Chapter, glyphs: Glyphs, cells: int, tumbling: Sequence[int]) -> Iterator[Content]:
    yield from line(chapter.title, "bold $accent").wrap(cells)
    yield Content("")
    for place, node in enumerate(chapter.body):
        if isinstance(node, n.DiceRoll):
            yield from [Content("")] if place else []
            if tumbling:
                yield _faces(node, tumbling)
                return
            yield from _roll(node, glyphs, cells)
        else:
            yield from prose((node,), 2, cells, marks=glyphs)


def _faces(roll: n.DiceRoll, faces: Sequence[int]) -> Content:
    return Content("  ".join(f"[{face}]" for face in faces)).stylize("bold $accent").pad_left(4)


def _roll(roll: n.DiceRoll, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    added = [] if not roll.terms else [f"{term_amount(term)}" for term in roll.terms]
    parts = [_faces(roll, roll.faces)] if roll.faces else [runs(roll.head)]
    if added:
        parts.append(line("  ".join(added), "$text-muted"))
    if roll.total and (added or len(roll.faces) > 1):
        parts.append(line(f"=  {roll.total}", "bold"))
    if roll.needed:
        parts.append(runs(roll.needed, "$text-muted"))
    yield from Content("    ").join(parts).wrap(cells)
    yield Content("")
    yield from _scale(roll, glyphs, cells)
    if roll.terms:
        yield Content("")
    for term in roll.terms:
        style = "$text-muted" if not term.adds else "bold $good" if term.adds > 0 else "bold $bad"
        yield hang(Content.assemble("    ", (f"{term_amount(term):>3}", style)), runs(term.why), 9, cells)
    if roll.limit:
        yield hang(Content(""), runs(roll.limit), 9, cells)
    if roll.says:
        yield Content("")
        yield hang(Content(""), runs(roll.says), 2, cells)
    yield Content("")


def _scale(roll: n.DiceRoll, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """The rows as a bar with a needle where it fell, or below each other where they do not fit."""
    style = f"bold {tone_style(roll.verdict)[1]}".strip()
    names = [clean(n.plain(row.name)) for row in roll.rows]
    if not names:
        yield hang(Content("    "), runs(roll.result), 4, cells)
        return
    wide = [max(Content(name).cell_length, Content(clean(row.totals)).cell_length) + 2
            for name, row in zip(names, roll.rows, strict=True)]  # fmt: skip
    if 2 + sum(wide) + len(wide) - 1 > cells:
        yield from _listed(roll, names, style, glyphs, cells)
        return

    def across(parts: Sequence[str], between: str) -> Content:
        row: list[Content | str] = ["  "]
        for place, part in enumerate(parts):
            row += [between] if place else []
            row.append(line(part, style if place == roll.hit else "$text-muted").pad_left(1))
            row.append(" " * (wide[place] - 1 - Content(clean(part)).cell_length))
        return Content.assemble(*row)

    bar: list[Content | str] = ["  "]
    for place, room in enumerate(wide):
        bar += [Content.styled("┼", "$text-muted")] if place else []
        if place == roll.hit:
            left = (room - 1) // 2
            bar.append(Content.styled(f"{glyphs.rule * left}{glyphs.up}{glyphs.rule * (room - 1 - left)}", style))
        else:
            bar.append(Content.styled(glyphs.rule * room, "$text-muted"))
    yield across(names, "│")
    yield Content.assemble(*bar)
    yield across([row.totals for row in roll.rows], " ")


def _listed(roll: n.DiceRoll, names: Sequence[str], style: str, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    room = max(Content(clean(row.totals)).cell_length for row in roll.rows)
    for place, (row, name) in enumerate(zip(roll.rows, names, strict=True)):
        hit = place == roll.hit
        mark = Content.styled(f"  {glyphs.point if hit else ' '} ", "bold $accent")
        totals = line(row.totals, style if hit else "$text-muted").pad_right(room - len(clean(row.totals)))
        yield hang(Content.assemble(mark, totals), line(name, style if hit else "$text-muted"), room + 6, cells)


def _poster(chapter: Chapter, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """One sentence, one number, one picture of signs, in the middle of a frame."""
    rule = Content.styled(glyphs.full * cells, "bold $accent")
    yield rule
    yield Content("")
    yield from (_middle(row, cells) for row in line(chapter.title, "bold $accent").wrap(cells - 8))
    yield Content("")
    for node in chapter.body:
        for row in _in_poster(node, glyphs, cells - 8):
            yield _middle(row, cells)
        yield Content("")
    yield rule


def _in_poster(node: n.Prose, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    match node:
        case n.Paragraph(text):
            yield from runs(text).wrap(cells)
        case n.Meter():
            reached = round(_GAUGE * (node.hi - node.least) / max(1, node.most - node.least))
            yield Content.assemble(
                (glyphs.full * reached, "bold $accent"), (glyphs.empty * (_GAUGE - reached), "$text-muted"), "  ",
                runs(node.name), " ", runs(node.says),
            )
        case n.List() | n.Group() | n.PointList() | n.DiceRoll():
            yield from prose((node,), 0, cells, marks=glyphs)
        case _:
            assert_never(node)


def _middle(row: Content, cells: int) -> Content:
    return Content.assemble(" " * ((cells - row.cell_length) // 2), row)
