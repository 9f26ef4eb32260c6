"""The writer for a terminal, with rich: text in its tones, grids as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, assert_never

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wargame.document import nodes as n
from wargame.document.lines import bars_grid, bars_legend, node_lines
from wargame.text.cells import width
from wargame.text.characters import neutral
from wargame.wording.catalogue import _

_WIDE = 160
_TOLD = 30
"""Room for what the numbers are of, where there are more columns than fit."""
_FOLDED = 14
"""Room for the words of another column, which are folded there."""
_STYLES: Mapping[n.Tone, str] = {
    "plain": "", "strong": "bold", "quiet": "dim", "quote": "italic", "accent": "bold", "good": "green", "bad": "red",
    "code": "",
}  # fmt: skip


def wide_console() -> Console:
    """Where documents are printed: as wide as the terminal, and wide enough for all columns where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=_WIDE)


def terminal(document: n.Document, console: Console) -> None:
    """Print a document. A blank line stands between what is said and the grid or heading that follows it."""
    for node, after in zip(document, (*document[1:], None), strict=True):
        match node:
            case n.Heading(_, text, _):
                console.print(_text(text, "bold"))
            case n.Paragraph(text):
                console.print(_text(text))
            case n.Note(text, kind):
                console.print(_text(text, "bold" if kind == "warning" else "dim"))
            case n.List(items, ordered):
                for number, item in enumerate(items, 1):
                    _print_item(item, console, f"{number}. " if ordered else "• ", 0)
            case n.Grid():
                _print_grid(node, console)
            case (
                n.DiceRoll() | n.PointList() | n.Group() | n.Meter() | n.Chart() | n.Cards() | n.Blank()
                | n.PageBreak()
            ):  # fmt: skip
                for line in node_lines(node, console.width):
                    console.print(Text(line))
            case n.Bars():
                _print_grid(bars_grid(node), console)
                console.print(Text(bars_legend(node)))
            case _:
                assert_never(node)
        if not isinstance(node, n.Heading | n.Grid) and isinstance(after, n.Heading | n.Grid | n.Bars | n.Chart):
            console.print()


def _text(runs: n.Text, style: str = "") -> Text:
    """Runs as they are shown. Nothing in them is taken for markup, and nothing for an order to the terminal."""
    shown = Text(style=style)
    for run in runs:
        shown.append(neutral(run.text), _STYLES[run.tone])
    return shown


def _print_item(item: n.ListItem, console: Console, mark: str, depth: int) -> None:
    console.print(Text(f"{'  ' * depth}{mark}").append_text(_text(item.text)))
    for below in item.below:
        _print_item(below, console, "", depth + 1)


def _print_grid(grid: n.Grid, console: Console) -> None:
    """A grid of many columns is printed in parts, one below the other, as many columns at a time as there is room for;
    the first column stands in each, and so does a last one of code (a line of a file)."""
    if not grid.rows:
        console.print(_text(grid.title, "bold"), end="\n\n")
        return
    cells = [[neutral(n.plain(cell)) for cell in row] for row in (grid.head, *grid.rows)]
    wide = [max(map(width, column)) for column in zip(*cells, strict=True)]
    code = [_code(row[place] for row in grid.rows) for place in range(len(wide))]
    wide = [
        one if code[place] or place in grid.numbers else min(one, _TOLD if place == 0 else _FOLDED)
        for place, one in enumerate(wide)
    ]
    last = [len(wide) - 1] if code[-1] else []
    room = console.width - 2 - wide[0] - sum(wide[place] + 3 for place in last)
    parts: list[list[int]] = [[]]
    for place in range(1, len(wide) - len(last)):
        if parts[-1] and sum(wide[one] + 3 for one in (*parts[-1], place)) > room:
            parts.append([])
        parts[-1].append(place)
    for number, part in enumerate(parts):
        if grid.title:
            console.print(_text(grid.title, "bold").append(_(" – goes on") if number else ""))
        console.print(_table(grid, (0, *part, *last), code))


def _code(cells: Iterable[n.Text]) -> bool:
    """Whether a column holds code alone, which is never broken."""
    return all(run.tone == "code" for cell in cells for run in cell)


def _table(grid: n.Grid, places: Sequence[int], code: Sequence[bool]) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False)
    for place in places:
        side: Literal["left", "right"] = "right" if place in grid.numbers else "left"
        table.add_column(_text(grid.head[place]), justify=side, overflow="fold", no_wrap=code[place])
    for row in grid.rows:
        table.add_row(*(_text(row[place]) for place in places))
    return table
