"""The adviser in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from wargame.engine.program import Program
from wargame.plain.talk import Talk
from wargame.table.table import NoAdvice
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.sim.outlook import Outlook


def tell_outlook(talk: Talk, program: Program, ask: Callable[[], Iterator[Outlook]]) -> None:
    """Say what an order may lead to: the surest answer, or the surest before Ctrl+C; or why nobody says so.

    Args:
        ask: gives ever surer answers (``SeatedTeam.outlooks``).
    """
    try:
        outlooks = ask()
    except NoAdvice as problem:
        talk.say(_("There is no outlook: {problem}.").format(problem=problem))
        return
    from wargame.reporting.outlook import outlook_page, outlook_report

    talk.say(_("Playing on from what you know …"))
    surest = None
    with suppress(KeyboardInterrupt):
        for outlook in outlooks:
            surest = outlook
    if surest is not None:
        talk.say(*outlook_page(outlook_report(program, surest)))
