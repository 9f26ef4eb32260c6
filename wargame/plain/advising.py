"""The adviser in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from wargame.engine.program import Program
from wargame.model.orders import Order
from wargame.plain.console import Console
from wargame.plain.naming import Unclear
from wargame.reporting.outlook import OutlookReport, outlook_page, outlook_report
from wargame.session.seat import SeatedTeam
from wargame.table.refused import NoAdvice
from wargame.wording.catalogue import _

AskedAdviser = Callable[[Order], Iterator[OutlookReport]]
"""Gives ever surer answers about an order. Raises ``Unclear`` where there is none, at once or as they are asked for."""


def adviser_at_table(team: SeatedTeam, program: Program) -> AskedAdviser:
    """The adviser of a team whose game is here."""

    def asked(order: Order) -> Iterator[OutlookReport]:
        try:
            outlooks = team.outlooks(order)
        except NoAdvice as problem:
            raise Unclear(_("There is no outlook: {problem}.").format(problem=problem)) from None
        return (outlook_report(program, outlook) for outlook in outlooks)

    return asked


def tell_outlook(console: Console, order: Order, ask: AskedAdviser) -> tuple[Order, ...]:
    """Say what an order may lead to: the surest answer, or the surest before Ctrl+C. Gives the orders it was compared
    with, as they are numbered, the order itself first; none: nothing was said. Raises ``Unclear``."""
    reports = ask(order)
    console.say(_("Playing on from what you know …"))
    surest = None
    with suppress(KeyboardInterrupt):
        for report in reports:
            surest = report
    if surest is None:
        return ()
    console.say(*outlook_page(surest), _("Type adopt and a number to take one of them over."))
    return tuple(one.order for one in surest.orders)
