"""What an order may lead to, as a table: a line of numbers for each order compared, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from wargame.tui.glyphs import Glyphs
from wargame.tui.text import clip, line, plain, stack
from wargame.tui.widgets.rows import NOTHING, ListRow
from wargame.wording.catalogue import _
from wargame.wording.numbers import games_in_100, level, percent_of_games, within

if TYPE_CHECKING:
    from wargame.reporting.outlook import MeasuredChange, MeasuredChanges, OrderReport, OutlookReport

NUMBER = 3
"""Cells before an order, for its number."""
VALUE, BY_POINTS, BY_WAR = 6, 13, 11
"""Cells of points or war, of a change of points, and of one of war."""
FOOTING = "footing"
"""The row that says what the numbers stand on: the arrows come to it, Enter does nothing there."""
BAR = 20
"""Cells of how far the games have come."""


def legend(glyphs: Glyphs) -> Content:
    """How the changes are to be read."""
    text = _("{up} more, {down} fewer than it, in the same games; {same} no plain difference.")
    return Content.styled(text.format(up=glyphs.up, down=glyphs.down, same=glyphs.same), "$text-muted")


def progress_bar(outlook: OutlookReport, glyphs: Glyphs) -> Content:
    """How far the games have come."""
    from wargame.reporting.outlook import progress

    full = BAR * outlook.games // outlook.of
    return Content.assemble(
        (glyphs.full * full, "$text"), (glyphs.empty * (BAR - full), "$faint"), f" {progress(outlook)}"
    )


def outlook_rows(outlook: OutlookReport, glyphs: Glyphs) -> Iterator[ListRow]:
    """The whole answer: the order asked about, then the others, each a row to choose; then what the numbers stand on.
    A row stays the same one while the answer grows."""
    yield ListRow(None, NOTHING, made=partial(_head, outlook.orders[0]))
    for number, order in enumerate(outlook.orders, start=1):
        yield ListRow(row_id(order), NOTHING, made=partial(_whole, number, order, glyphs))
    yield ListRow(FOOTING, NOTHING, made=partial(_footing, outlook.footing))


def row_id(order: OrderReport) -> str:
    """What a row is called by: no two orders are alike."""
    return f"{order.why} {order.order}"


def _footing(said: Sequence[str], cells: int) -> Content:
    return stack("", *(part for one in said for part in plain(one, "$text-muted").wrap(cells)))


def _whole(number: int, order: OrderReport, glyphs: Glyphs, cells: int) -> Content:
    return stack(*_order(number, order, glyphs, cells))


def _head(first: OrderReport, cells: int) -> Content:
    war = "" if first.war is None else f"{_('war'):>{VALUE}} {_('in 100'):<{BY_WAR}}"
    return _beside(Content(""), Content.styled(f"{_('points'):>{VALUE}} {'':<{BY_POINTS}}{war}", "$accent"), cells)


def _order(number: int, order: OrderReport, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    why = line(order.why, "bold" if number == 1 else "")
    points, war = level(order.points), "" if order.war is None else _share(order.war)
    sure = Content.styled(_give(order.give, 1), "$text-muted")
    numbers = _columns(points, sure, war, Content(""))
    if order.changes is not None:
        numbers = _columns(points, *_by(order.changes, glyphs, war))
    yield _beside(why, numbers, cells, f"{number:>{NUMBER - 1}} ")
    if order.moves:
        yield _under(line(order.moves), cells)
    if order.joined is not None:
        text = _("where all went ahead ({share})").format(share=_share(order.stood))
        where = Content.styled(text, "$text-muted")
        yield _beside(where, _columns("", *_by(order.joined, glyphs, "")), cells)
    elif order.stood < 100:
        yield _under(Content.styled(_("It went ahead in none of the games: it needs others."), "$text-muted"), cells)
    ends = [Content.assemble(f"{games_in_100(share)} ", line(name)) for name, share in order.endings]
    said = Content.assemble(_("of 100 games: "), Content.styled(f" {glyphs.dot} ", "$faint").join(ends))
    yield _under(said.stylize_before("$text-muted"), cells)


def _by(changes: MeasuredChanges, glyphs: Glyphs, war: str) -> tuple[Content, str, Content]:
    points = _change(changes.points, 1, glyphs, good=changes.points.by > 0)
    by_war = _change(changes.war, 0, glyphs, good=changes.war.by < 0) if changes.war else Content("")
    return points, war, by_war


def _columns(points: str, by_points: Content, war: str, by_war: Content) -> Content:
    """Points and war, each with its change, or with how sure it is where there is nothing to compare."""
    return Content.assemble(
        f"{points:>{VALUE}} ", by_points.pad_right(BY_POINTS - by_points.cell_length),
        f"{war:>{VALUE}} ", by_war.pad_right(BY_WAR - by_war.cell_length),
    )


def _change(change: MeasuredChange, digits: int, glyphs: Glyphs, *, good: bool) -> Content:
    give = (f" {_give(change.give, digits)}", "$text-muted")
    if not change.plain:
        return Content.assemble((glyphs.same, "$text-muted"), give)
    if change.small(digits):
        said = _("a bit more") if change.by > 0 else _("a bit fewer")
        return Content.styled(said, "bold $good" if good else "bold $bad")
    amount = f"{glyphs.up if change.by > 0 else glyphs.down} {abs(change.by):.{digits}f}"
    return Content.assemble((amount, "bold $good" if good else "bold $bad"), give)


def _give(give: float, digits: int) -> str:
    return within(give, digits, "±<")


def _share(share: float) -> str:
    return percent_of_games(share, "<1")


def _beside(left: Content, right: Content, cells: int, mark: str = " " * NUMBER) -> Content:
    """A text wrapped on the left, numbers in their columns on the right of its first line."""
    room = cells - NUMBER - right.cell_length - 1
    wrapped = left.wrap(max(8, room)) or [Content("")]
    first, *rest = (clip(part, room) for part in wrapped)
    gap = " " * (room - first.cell_length + 1)
    return stack(Content.assemble(mark, first, gap, right), *(Content.assemble(" " * NUMBER, part) for part in rest))


def _under(text: Content, cells: int) -> Content:
    return stack(*(Content.assemble(" " * NUMBER, part) for part in text.wrap(max(8, cells - NUMBER))))
