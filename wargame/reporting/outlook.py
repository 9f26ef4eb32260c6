"""The adviser's answer as it is told: in numbers and names for a screen, as prose for line mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wargame.document.nodes import Prose, apart, item, items, paragraph
from wargame.model.orders import NO_MOVE, Order
from wargame.records import record
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import games_in_100, level, percent_of_games, sentence, within

if TYPE_CHECKING:  # reading an outlook needs neither arrays nor rules
    from wargame.engine.program import Program
    from wargame.sim.comparing import Difference
    from wargame.sim.outlook import Outlook, Prospect

ENDINGS = 3
"""So many endings of each order are told, the likeliest first."""


@record
class MeasuredChange:
    """What another order has more than the order asked about, in the same games.

    Attributes:
        by: points, or games in 100.
        give: half the width of its 95 per cent interval.
        plain: whether the interval leaves out 0.
    """

    by: float
    give: float
    plain: bool

    def small(self, digits: int) -> bool:
        """Whether it would be written as nothing with so many digits, and yet is plain."""
        return self.plain and not round(self.by, digits)


@record
class MeasuredChanges:
    """What it changes in points and in war; ``war`` None: this scenario knows no war."""

    points: MeasuredChange
    war: MeasuredChange | None


@record
class OrderReport:
    """One order of those compared.

    Attributes:
        why: what is different in it: "Your order", "Without Patrol", "As “Prudent” would".
        points: of the seat, on average; ``give`` is half their 95 per cent interval.
        war: in how many games of 100; None: this scenario knows no war.
        endings: the likeliest, in words, with the games in 100 that reached it.
        changes: against the order asked about; None for itself.
        stood: in how many games of 100 all of it went ahead; 100 unless it needs others.
        joined: the changes in those games alone; None where it always went ahead, or hardly ever.
        order: as it could be sealed; ``moves``: what is in it, by name, and what it answers otherwise.
    """

    why: str
    points: float
    give: float
    war: float | None
    endings: tuple[tuple[str, float], ...]
    changes: MeasuredChanges | None = None
    stood: float = 100.0
    joined: MeasuredChanges | None = None
    order: Order = NO_MOVE
    moves: str = ""


@record
class OutlookReport:
    """What an order may lead to, beside others.

    Attributes:
        games: how many of each order were played, of ``of`` that shall be.
        orders: the one asked about, then those it was compared with, what gives the seat most points first.
        footing: what the numbers stand on, sentence by sentence: what was compared, whom it took for granted, what the
            seat cannot know.
    """

    games: int
    of: int
    orders: tuple[OrderReport, ...]
    footing: tuple[str, ...]


def outlook_report(program: Program, outlook: Outlook) -> OutlookReport:
    """An outlook in the words of its scenario."""
    speaker = speaker_of(program)
    compared = _("Compared: {orders}. Every order met the same games; ± holds 95 of 100 times.")
    unseen = _("You do not know, and so it was drawn: {what}.")
    given = outlook.prospects[0].alternative.order
    asked, *others = (_order(program, prospect, given) for prospect in outlook.prospects)
    return OutlookReport(
        outlook.games,
        outlook.of,
        (asked, *sorted(others, key=lambda order: -order.points)),
        (
            compared.format(orders=speaker.compared(outlook.compared)),
            f"{speaker.others(outlook.others, outlook.bound)}.",
            unseen.format(what=", ".join(speaker.unseen(outlook.unseen))),
        ),
    )


def outlook_page(outlook: OutlookReport) -> tuple[Prose, ...]:
    """Everything an outlook says, for readers of lines."""
    said = _("What your order may lead to, as far as you can know: {games}.").format(games=progress(outlook))
    orders = items(*(item(_numbers(order), map(item, _below(order))) for order in outlook.orders), ordered=True)
    return (*apart(paragraph(said), *orders), paragraph(), *map(paragraph, outlook.footing))


def progress(outlook: OutlookReport) -> str:
    """How much was played, and how much is to come."""
    if outlook.games == outlook.of:
        return _("{games:,} games of each order").format(games=outlook.games)
    return _("{games:,} games of each order so far, of {of:,}").format(games=outlook.games, of=outlook.of)


# Into words


def _order(program: Program, prospect: Prospect, asked: Order) -> OrderReport:
    from wargame.debrief.decision_words import decision_words  # needs rules, as reading an outlook does not

    score, speaker = prospect.score, speaker_of(program)
    likeliest = sorted(prospect.endings, key=lambda one: -one[1].hits)[:ENDINGS]
    war = any(ending.war for ending in program.scenario.endings.values())
    return OrderReport(
        sentence(speaker.alternative(prospect.alternative)),
        score.mean,
        score.give,
        100 * prospect.war.share if war else None,
        tuple((_ending(program, name), 100 * share.share) for name, share in likeliest if share.hits),
        _changes(prospect.changes, war=war),
        100 * prospect.stood.share,
        _changes(prospect.joined, war=war),
        prospect.alternative.order,
        decision_words(program, prospect.alternative.order, beside=(asked,)),
    )


def _ending(program: Program, id_: str) -> str:
    """An ending by its name; the one that says no more than that time was up, in words."""
    ending = program.scenario.endings[id_]
    return _("played to the last {turn}").format(turn=program.scenario.about.turn_name) if ending.last else ending.name


def _changes(found: Sequence[Difference], *, war: bool) -> MeasuredChanges | None:
    if not found:
        return None
    by_kind = {one.kind: one for one in found if one.kind in ("score", "war")}
    return MeasuredChanges(_change(by_kind["score"], 1), _change(by_kind["war"], 100) if war else None)


def _change(one: Difference, times: int) -> MeasuredChange:
    return MeasuredChange(times * one.change, times * one.give, one.plain)


# Into lines


def _numbers(order: OrderReport) -> str:
    """What is different in it, with points and war, each with its change where there is something to compare with."""
    changes = order.changes
    points = _("{points} points").format(points=level(order.points))
    said = f"{points} ({within(order.give, 1)})" if changes is None else f"{points}, {_said(changes.points, 1)}"
    if order.war is not None:
        said += "; " + _("war in {share}").format(share=percent_of_games(order.war))
        said += f", {_said(changes.war, 0)}" if changes is not None and changes.war is not None else ""
    return f"{order.why}: {said}."


def _below(order: OrderReport) -> Iterator[str]:
    """How it ends, and how often all of it went ahead where it needs others."""
    yield _("Its moves: {moves}.").format(moves=order.moves)
    ends = ", ".join(f"{games_in_100(share)} {name}" for name, share in order.endings)
    yield _("Of 100 games: {endings}.").format(endings=ends)
    if order.stood < 100:
        went = _("All of it went ahead in {share} of the games: it needs others.")
        yield went.format(share=percent_of_games(order.stood))
    if order.joined is not None:
        changes = _("points: {change}").format(change=_said(order.joined.points, 1))
        if order.joined.war:
            changes += "; " + _("war: {change}").format(change=_said(order.joined.war, 0))
        yield _("In those games alone, against your order: {changes}.").format(changes=changes)


def _said(change: MeasuredChange, digits: int) -> str:
    """A change of points (1 digit) or of games in 100 (none)."""
    give = f"({within(change.give, digits)})"
    if not change.plain:
        return f"{_('no plain difference')} {give}"
    if change.small(digits):
        return f"{_('a little more') if change.by > 0 else _('a little fewer')} {give}"
    said = _("{change} more") if change.by > 0 else _("{change} fewer")
    if not digits:
        said = _("{change} more in 100") if change.by > 0 else _("{change} fewer in 100")
    return f"{said.format(change=f'{abs(change.by):.{digits}f}')} {give}"
