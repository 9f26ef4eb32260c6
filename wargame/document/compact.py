"""Prose line under line, without bullets or empty lines: how a turn is told in line mode, searched and kept as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never, NamedTuple

from wargame.document import nodes as n
from wargame.text import cells
from wargame.text.characters import neutral
from wargame.wording.numbers import signed, whole
from wargame.wording.catalogue import _

HIT = "▸ "
"""Before the row of a table that a roll came to."""
BETWEEN = "   "
"""Between the rows of a table, which stand beside each other."""
_SIGNED, _UNSIGNED = 4, 3
"""Cells at which an amount ends."""
_WRITTEN = 40
"""Cells of a line to write on."""
LIMIT = 6
"""Cells before how much of the amounts counts."""


class CompactLine(NamedTuple):
    """A line of any length, for its reader to wrap: so many cells of indent, then its words."""

    indent: int
    text: str

    def __str__(self) -> str:
        """The line as it is written."""
        return " " * self.indent + self.text


def step_in(indent: int) -> int:
    """Where what belongs to a line begins: under a line that itself stands in, behind the number it may have."""
    return indent + (3 if indent else 2)


def _kept(runs: n.Text) -> str:
    """Runs as one line, blanks as they are."""
    return neutral(n.plain(runs)).replace("\n", " ")


def said(runs: n.Text) -> str:
    """Runs as one line: what a terminal would obey is replaced, line breaks are blanks."""
    return " ".join(neutral(n.plain(runs)).split())


def compact(body: Iterable[n.Prose], indent: int = 0) -> Iterator[CompactLine]:
    """Every line of some prose."""
    for node in body:
        match node:
            case n.Paragraph(text):
                yield CompactLine(indent, _kept(text))
            case n.List(items, ordered):
                yield from _items(items, indent, ordered)
            case n.Group(text, inside):
                if text:
                    yield CompactLine(indent, _kept(text))
                yield from compact(inside, step_in(indent))
            case n.PointList(rows):
                for row in rows:
                    ends = _SIGNED if node.signed else _UNSIGNED
                    yield _amount(points_got(node, row), f"{points_of(row)}  {_kept(row.why)}", indent, ends)
            case n.DiceRoll():
                yield from _roll(node, indent)
            case n.Meter():
                yield CompactLine(indent, meter_line(node))
            case _:
                assert_never(node)


def as_list(body: Iterable[n.Prose]) -> n.Document:
    """Prose as a list of its lines, indented ones below the line before them: for writers who have nothing finer."""
    tops: list[tuple[CompactLine, list[n.ListItem]]] = []
    for line in compact(body):
        if line.indent and tops:
            tops[-1][1].append(n.item(line.text))
        else:
            tops.append((line, []))
    return n.items(*(n.item(top.text, below) for top, below in tops))


def card_group(card: n.CutOut) -> n.Group:
    """A card to cut out as it is told where nothing is cut."""
    corner = (n.Run(f" ({n.plain(card.corner)})"),) if card.corner else ()
    return n.Group((*card.title, *corner), card.body)


def write_here(blank: n.Blank) -> tuple[str, ...]:
    """Room to write in, where there is no paper."""
    return ("_" * _WRITTEN,) * blank.lines


def _items(items: Iterable[n.ListItem], indent: int, ordered: bool = False) -> Iterator[CompactLine]:
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if ordered else ""
        yield CompactLine(indent, mark + _kept(item.text))
        yield from _items(item.below, indent + len(mark) if ordered else step_in(indent))


def _amount(amount: str, rest: str, indent: int, ends: int) -> CompactLine:
    return CompactLine(indent + max(0, ends - cells.width(amount)), f"{amount}{rest}")


def _roll(roll: n.DiceRoll, indent: int) -> Iterator[CompactLine]:
    yield CompactLine(indent, _kept(roll.head))
    yield from (_amount(term_amount(term), f"  {_kept(term.why)}", indent, _SIGNED) for term in roll.terms)
    if roll.limit:
        yield CompactLine(indent + LIMIT, _kept(roll.limit))
    if roll.rows:
        yield CompactLine(indent, BETWEEN.join(row_words(roll, place) for place in range(len(roll.rows))))
    yield CompactLine(indent, result_line(roll))
    if roll.says:
        yield CompactLine(indent, _kept(roll.says))


def term_amount(term: n.RollTerm) -> str:
    """What a term adds, as it is written; ``?`` where the reader does not know it."""
    return "?" if term.adds is None else signed(term.adds)


def row_words(roll: n.DiceRoll, place: int) -> str:
    """A row of a roll's table with the totals that lead to it, marked where the roll came to it."""
    row = roll.rows[place]
    return f"{HIT if place == roll.hit else ''}{f'{neutral(row.totals)} {said(row.name)}'.strip()}"


def result_line(roll: n.DiceRoll) -> str:
    """What a roll came to, as it is told."""
    return f"→ {said(roll.result)}"


def meter_line(meter: n.Meter) -> str:
    """``TRU Trust: 5, up 1; 0 hostile, 10 ally-like``: the same order every time, without signs to decipher."""
    ends = f"; {whole(meter.least)} {meter.low}, {whole(meter.most)} {meter.high}" if meter.low or meter.high else ""
    return neutral(f"{said(meter.name)}: {said(meter.says)}{ends}")


def points_got(tally: n.PointList, row: n.PointRow) -> str:
    """The points of a row as they are written."""
    return signed(row.got) if tally.signed else whole(row.got)


def points_of(row: n.PointRow) -> str:
    """`` of 3``: the most there were to get, where there was something to get."""
    return _(" of {most}").format(most=row.most) if row.most > 0 else ""
