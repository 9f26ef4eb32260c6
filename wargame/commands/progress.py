"""How far many games are, on the terminal of the person who waits; and what is there when that person stops them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.sim.rehearsal import Tally

T = TypeVar("T")


def tallied(run: Iterator[tuple[Tally, ...]], games: int) -> Sequence[Tally]:
    """The tallies of a run that is played to its end, or as they stood when Ctrl+C was pressed.

    Args:
        run: as ``rehearse`` gives it.
        games: how many there will be, all parties together.
    """
    return watched(run, games, _("Games"), lambda tallies: sum(tally.games for tally in tallies)) or ()


def watched(run: Iterator[T], whole: int, what: str, done: Callable[[T], int]) -> T | None:
    """The last thing a long run gives, at its end or when Ctrl+C is pressed; None: it gave nothing yet.

    Args:
        run: gives what there is so far, again and again.
        whole: how much there will be.
        what: its name, for the bar.
        done: how much of it there is in what the run gave.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    found: T | None = None
    console = Console(stderr=True)
    columns = (
        TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn(_("Ctrl+C: enough")),
    )
    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(what, total=whole)
            for found in run:
                bar.update(task, completed=done(found))
    except KeyboardInterrupt:
        pass
    return found
