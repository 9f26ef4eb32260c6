"""The writer of plain text: lines of a width, for line mode and for files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from wargame.document import nodes as n
from wargame.document.compact import card_group, compact, said, write_here
from wargame.document.sign_charts import BOTH, LESS, MORE, bar_signs, bars_axis, chart_rows
from wargame.text import cells
from wargame.text.characters import neutral
from wargame.wording.catalogue import _

_RULES = {1: "═", 2: "─"}
_NARROWEST = 5


def lines(document: n.Document, width: int = 100) -> str:
    """The document as text, a blank line between its nodes, no line wider than ``width`` cells (at least 40)."""
    width = max(width, 40)
    return "\n\n".join("\n".join(node_lines(node, width)) for node in document) + "\n"


def node_lines(node: n.Node, width: int) -> Iterator[str]:
    """One node, line by line."""
    match node:
        case n.Heading(level, text, _):
            rows = cells.wrapped(said(text).upper() if level <= 2 else said(text), width)
            yield from rows
            if level in _RULES:
                yield _RULES[level] * max(map(cells.width, rows))
        case n.Paragraph(text):
            yield from cells.wrapped(said(text), width)
        case n.Note(text, kind):
            mark = "│ " if kind == "aside" else "! "
            yield from cells.wrapped(said(text), width, mark, mark)
        case n.List(items, ordered):
            for number, item in enumerate(items, 1):
                yield from _item(item, width, 0, f"{number}." if ordered else "•")
        case n.Grid():
            yield from _grid(node, width)
        case n.DiceRoll() | n.PointList() | n.Group() | n.Meter():
            for line in compact((node,)):
                indent = " " * line.indent
                yield from cells.wrapped(line.text, width, indent, indent)
        case n.Chart():
            yield from _titled(node.title, width)
            for row in chart_rows(node, width):
                yield from cells.wrapped(neutral(row), width) if cells.width(row) > width else [neutral(row)]
        case n.Bars():
            yield from _grid(bars_grid(node), width)
            yield from cells.wrapped(bars_legend(node), width)
        case n.Cards(cards):
            for card in cards:
                yield from node_lines(card_group(card), width)
        case n.Blank():
            yield from write_here(node)
        case n.PageBreak():
            yield "─" * width
        case _:
            assert_never(node)


def bars_grid(bars: n.Bars) -> n.Grid:
    """Bars about zero as a grid: name, the first change in words, both as signs under their scale, the second one."""
    return n.Grid(
        tuple(n.text(head) for head in ("", bars.less, bars_axis(bars), bars.more, *bars.after)),
        tuple(
            (bar.name, n.text(less), n.text(bar_signs(bar, bars.widest), tone="code"), n.text(more), *bar.after)
            for bar in bars.bars
            for less, more in (bar.said,)
        ),
        bars.title,
        frozenset({1, 3}),
    )


def bars_legend(bars: n.Bars) -> str:
    """What the signs of the bars stand for, and which way is up."""
    legend = _("Bars, in {unit}: {less}, {more}, {sign} both; right of the middle it rises.")
    less, more = f"{LESS} {bars.less}", f"{MORE} {bars.more}"
    return neutral(legend.format(unit=bars.unit, less=less, more=more, sign=BOTH))


def _titled(title: n.Text, width: int) -> Iterator[str]:
    if title:
        yield from cells.wrapped(said(title), width)
        yield ""


def _item(item: n.ListItem, width: int, depth: int, mark: str = "•") -> Iterator[str]:
    indent = "  " * depth
    yield from cells.wrapped(said(item.text), width, f"{indent}{mark} ", indent + " " * (len(mark) + 1))
    for inner in item.below:
        yield from _item(inner, width, depth + 1)


def _grid(grid: n.Grid, width: int) -> Iterator[str]:
    yield from _titled(grid.title, width)
    rows = [[_cell(cell) for cell in row] for row in (grid.head, *grid.rows)]
    wide = [max(map(cells.width, column)) for column in zip(*rows, strict=True)]
    while sum(wide) + 2 * (len(wide) - 1) > width and max(wide) > _NARROWEST:
        wide[wide.index(max(wide))] -= 1
    for row in (rows[0], ["-" * one for one in wide], *rows[1:]):
        parts = [cells.wrapped(cell, one) for cell, one in zip(row, wide, strict=True)]
        for line in range(max(len(part) for part in parts)):
            shown = (part[line] if line < len(part) else "" for part in parts)
            yield "  ".join(
                " " * (one - cells.width(cell)) + cell if place in grid.numbers else cells.padded(cell, one)
                for place, (cell, one) in enumerate(zip(shown, wide, strict=True))
            ).rstrip()


def _cell(runs: n.Text) -> str:
    """Code keeps its blanks: the bars of a chart are signs in their places."""
    return neutral(n.plain(runs)) if runs and all(run.tone == "code" for run in runs) else said(runs)
