"""The writer of Markdown: a text to keep, to print and to read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from wargame.document import nodes as n
from wargame.document.compact import as_list, card_group, meter_line, said, points_got, points_of, write_here
from wargame.document.lines import bars_grid, bars_legend
from wargame.document.sign_charts import chart_rows
from wargame.text.characters import neutral
from wargame.wording.catalogue import _

_SPECIAL = re.compile(r"([\\`*_<>\[\]|])")
_NUMBERED = re.compile(r"^(\d+)(?=[.)])")
_AT_THE_START = re.compile(r"^([-+](?= |$)|#{1,6}(?= |$)|~~~|=+$|--+$)")
_WIDTH = 100


def markdown(document: n.Document) -> str:
    """The document as one Markdown text that ends with a line break."""
    return "\n\n".join("\n".join(_lines(node)) for node in document) + "\n"


def _lines(node: n.Node) -> Iterator[str]:
    match node:
        case n.Heading(level, text, _):
            yield f"{'#' * level} {_said(text)}"
        case n.Paragraph(text):
            yield _said(text)
        case n.Note(text, kind):
            yield f"> {_('**Note:** ') if kind == 'warning' else ''}{_said(text)}"
        case n.List(items, ordered):
            for number, item in enumerate(items, 1):
                yield from _item(item, 0, f"{number}." if ordered else "-")
        case n.Grid():
            yield from _grid(node)
        case n.PointList(rows):
            for row in rows:
                yield f"- {_harmless(f'{said(row.why)}: {points_got(node, row)}{points_of(row)}')}"
        case n.DiceRoll() | n.Group():
            for one in as_list((node,)):
                yield from _lines(one)
        case n.Meter():
            yield _harmless(meter_line(node))
        case n.Chart():
            yield from _titled(node.title)
            yield from _fenced(chart_rows(node, _WIDTH))
        case n.Bars():
            yield from _grid(bars_grid(node))
            yield ""
            yield _harmless(bars_legend(node))
        case n.Cards(cards):
            for one in as_list(map(card_group, cards)):
                yield from _lines(one)
        case n.Blank():
            yield from map(_harmless, write_here(node))
        case n.PageBreak():
            yield "---"
        case _:
            assert_never(node)


def _said(runs: n.Text) -> str:
    """Author text with every sign that Markdown would take for its own made harmless."""
    return _begun("".join(_run(run) for run in runs).strip())


def _run(run: n.Run) -> str:
    text = _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", neutral(run.text)))
    inner = text.strip()
    if not inner:
        return text
    match run.tone:
        case "strong" | "accent":
            return text.replace(inner, f"**{inner}**")
        case "quote":
            return text.replace(inner, f"*{inner}*")
        case "code":
            return _code(neutral(run.text))
        case "plain" | "quiet" | "good" | "bad":
            return text
        case _:
            assert_never(run.tone)


def _code(text: str) -> str:
    """Signs that keep their places, between more backticks than stand in them; a bar would end the cell of a grid."""
    fence = _fence(text, 1)
    return f"{fence} {text.replace('|', '¦')} {fence}"


def _fence(text: str, least: int) -> str:
    return "`" * max(least, 1 + max((len(found) for found in re.findall("`+", text)), default=0))


def _harmless(text: str) -> str:
    return _said(n.text(text))


def _begun(text: str) -> str:
    return _AT_THE_START.sub(r"\\\1", _NUMBERED.sub(r"\1\\", text))


def _titled(title: n.Text) -> Iterator[str]:
    if title:
        yield f"**{_said(tuple(n.Run(run.text) for run in title))}**"
        yield ""


def _fenced(rows: Iterator[str]) -> Iterator[str]:
    """Lines as they are, between fences that nothing in them ends."""
    text = neutral("\n".join(rows))
    fence = _fence(text, 3)
    yield from (fence, text, fence)


def _item(item: n.ListItem, depth: int, mark: str = "-") -> Iterator[str]:
    yield f"{'  ' * depth}{mark} {_said(item.text)}"
    for inner in item.below:
        yield from _item(inner, depth + 1)


def _grid(grid: n.Grid) -> Iterator[str]:
    yield from _titled(grid.title)
    yield _row(tuple(_said(head) for head in grid.head))
    yield _row(tuple("---:" if place in grid.numbers else "---" for place in range(len(grid.head))))
    yield from (_row(tuple(_said(cell) for cell in row)) for row in grid.rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
