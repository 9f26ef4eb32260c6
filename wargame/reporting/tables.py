"""Tables in the terminal: as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from wargame.text.cells import width

LINE = "line"
"""The head of a column that says where something was written."""
_WIDE = 160
_TOLD = 30
"""Room for what the numbers are of, where there are more columns than fit."""


def wide_console() -> Console:
    """Where tables are printed: as wide as the terminal, and wide enough for all columns where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=_WIDE)


def table_of(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Group:
    """A table under its title: what is told about to the left, numbers to the right, lines of files unbroken."""
    table = Table(box=box.SIMPLE, pad_edge=False)
    for place, head in enumerate(heads):
        side: Literal["left", "right"] = "left" if place == 0 or head == LINE else "right"
        table.add_column(Text(head), justify=side, overflow="fold", no_wrap=head == LINE)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return Group(Text(title, style="bold"), table)


def print_columns(console: Console, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table of many columns of numbers: one below the other, as many at a time as the terminal has room for."""
    cells = [list(heads), *map(list, rows)]
    wide = [max(width(line) for row in cells for line in row[place].split("\n")) for place in range(len(heads))]
    last = [len(heads) - 1] if heads[-1] == LINE else []
    room = console.width - 2 - min(wide[0], _TOLD) - sum(wide[place] + 3 for place in last)
    parts: list[list[int]] = [[]]
    for place in range(1, len(heads) - len(last)):
        if parts[-1] and sum(wide[one] + 3 for one in (*parts[-1], place)) > room:
            parts.append([])
        parts[-1].append(place)
    for number, part in enumerate(parts):
        shown = [0, *part, *last]
        console.print(table_of(title if number == 0 else f"{title} – goes on", [heads[place] for place in shown],
                               ([row[place] for place in shown] for row in cells[1:])))
