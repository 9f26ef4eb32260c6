"""How far many games are, on the terminal of the person who waits; and what is there when that person stops them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wargame.sim.rehearsal import Tally


def counted(run: Iterator[tuple[Tally, ...]], games: int) -> Sequence[Tally]:
    """The tallies of a run that is played to its end, or as they stand when Ctrl+C is pressed.

    Args:
        run: as ``rehearse`` gives it.
        games: how many there will be, all parties together.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    tallies: Sequence[Tally] = ()
    console = Console(stderr=True)
    columns = (
        TextColumn("Games"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("Ctrl+C: enough"),
    )
    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("games", total=games)
            for tallies in run:
                bar.update(task, completed=sum(tally.games for tally in tallies))
    except KeyboardInterrupt:
        pass
    return tallies
