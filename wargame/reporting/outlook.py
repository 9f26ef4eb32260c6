"""The adviser's answer in lines, the same on the screen and in plain mode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wargame.engine.program import Program

if TYPE_CHECKING:  # reading an outlook needs no arrays
    from wargame.sim.comparing import Difference
    from wargame.sim.outlook import Outlook, Prospect

ENDINGS = 3
"""So many endings of each order are told, the likeliest first."""


def outlook_lines(program: Program, outlook: Outlook) -> tuple[str, ...]:
    """Everything an outlook says: each order with what it came to, then what was compared, whom it took for granted
    and what the seat cannot know. Lines that begin with a space belong to the order above."""
    return (headline(outlook), "", *_orders(program, outlook), "", *footing(outlook))


def headline(outlook: Outlook) -> str:
    """How much was played."""
    played = f"{outlook.games:,} games of each order"
    more = "" if outlook.games == outlook.of else f", of {outlook.of:,}; the numbers will grow surer"
    return f"What your order may lead to, as far as you can know: {played}{more}."


def footing(outlook: Outlook) -> tuple[str, ...]:
    """What the numbers stand on."""
    return (
        f"Compared: {outlook.compared}. Every order met the same games; ± holds 95 of 100 times.",
        f"{outlook.others}.",
        f"You do not know, and so it was drawn: {', '.join(outlook.unseen)}.",
    )


def _orders(program: Program, outlook: Outlook) -> Iterator[str]:
    for number, prospect in enumerate(outlook.prospects, start=1):
        why = prospect.alternative.why
        yield f"{number}. {why[:1].upper()}{why[1:]}: {'; '.join(_numbers(program, prospect))}."
        yield f"   Ends: {', '.join(_endings(program, prospect))}."
        if prospect.stood.hits < prospect.stood.of:
            yield f"   All of it went ahead in {_percent(prospect.stood.share)} of the games: it needs others."


def _numbers(program: Program, prospect: Prospect) -> Iterator[str]:
    """Points and war, each with its change where there is something to compare with."""
    changes = {one.kind: one for one in prospect.changes if one.kind in ("score", "war")}
    score = changes.get("score")
    told = f" ({_give(prospect.score.give, 1)})" if score is None else f", {_points(score)}"
    yield f"{prospect.score.mean:.1f} points{told}"
    if any(ending.war for ending in program.scenario.endings.values()):
        war = changes.get("war")
        yield f"war in {_percent(prospect.war.share)}{'' if war is None else f', {_share(war)}'}"


def _points(one: Difference) -> str:
    if not one.plain:
        return f"no plain difference ({_give(one.give, 1)})"
    return f"{abs(one.change):.1f} {'more' if one.change > 0 else 'fewer'} ({_give(one.give, 1)})"


def _share(one: Difference) -> str:
    if not one.plain:
        return f"no plain difference ({_give(100 * one.give, 0)})"
    more = "more" if one.change > 0 else "fewer"
    return f"{100 * abs(one.change):.0f} {more} in 100 ({_give(100 * one.give, 0)})"


def _endings(program: Program, prospect: Prospect) -> Iterator[str]:
    likeliest = sorted(prospect.endings, key=lambda one: -one[1].hits)[:ENDINGS]
    for name, share in likeliest:
        if share.hits:
            yield f"{program.scenario.endings[name].name} {_percent(share.share)}"


def _give(give: float, digits: int) -> str:
    """Half an interval; one too small for its digits is not called nothing."""
    least: float = 10**-digits
    return f"±{give:.{digits}f}" if give == 0 or give >= least / 2 else f"less than ±{least:g}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share == 0 or share >= 0.005 else "less than 1 %"
