"""The adviser in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from wargame.engine.program import Program
from wargame.model.orders import Order
from wargame.plain.console import Console
from wargame.table.table import NoAdvice
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.sim.outlook import Outlook


def tell_outlook(console: Console, program: Program, ask: Callable[[], Iterator[Outlook]]) -> tuple[Order, ...]:
    """Say what an order may lead to: the surest answer, or the surest before Ctrl+C; or why nobody says so. Gives the
    orders it was compared with, as they are numbered, the order itself first; none: nothing was said.

    Args:
        ask: gives ever surer answers (``SeatedTeam.outlooks``).
    """
    try:
        outlooks = ask()
    except NoAdvice as problem:
        console.say(_("There is no outlook: {problem}.").format(problem=problem))
        return ()
    from wargame.reporting.outlook import outlook_page, outlook_report

    console.say(_("Playing on from what you know …"))
    surest = None
    with suppress(KeyboardInterrupt):
        for outlook in outlooks:
            surest = outlook
    if surest is None:
        return ()
    report = outlook_report(program, surest)
    console.say(*outlook_page(report), _("Type adopt and a number to take one of them over."))
    return tuple(one.order for one in report.orders)
