"""``wargame preview FILE``: what players will see, while it is being written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NO, NotAsked
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.table.quiet import Preview


@click.command()
@click.argument("file")
@click.option("--turn", type=click.IntRange(min=1), default=1, show_default=True, help="The turn to look at.")
@click.option("--set", "changes", multiple=True, metavar="NAME=VALUE",
              help="A value to stand so, e.g. trust=3, approval[tokyo]=3 or gsomia=ended.")
@click.option("--seat", metavar="SEAT", help="The seat to look at first; in lines the only one.")
@click.option("--module", metavar="THEORY", help="The theory it is played under. Without it: the scenario's first.")
@click.option("--plain", is_flag=True, help="In lines instead of on a screen.")
@click.option("--once", is_flag=True, help="In lines: leave when all is told, without waiting for the next save.")
@click.pass_context
def preview(
    context: click.Context, file: str, turn: int, changes: tuple[str, ...], seat: str | None, module: str | None,
    plain: bool, once: bool,
) -> None:
    """Show FILE (a path, or a shelf id) as its players see it: the opening, and each seat's desk with its cards,
    situations and map. Nothing can be sealed.

    A turn stands as it opens in a game in which nobody orders anything. Whenever the file or one of its rulebooks is
    saved it is read again and the same place is shown; what is wrong with it is said as wargame check says it.

    \b
    wargame preview my-crisis
    wargame preview my-crisis --turn 4 --set trust=3 --seat tokyo
    wargame preview my-crisis --plain
    """
    from wargame.commands.check import path_of
    from wargame.session.previewing import PreviewedFile

    with TemporaryDirectory(prefix="wargame-preview-") as folder:
        reader = Reader(path_of(file), changes, seat, module, Path(folder))
        shown = PreviewedFile(reader.path.name, reader.read, reader.files, seat, turn)
        if plain:
            from wargame.plain.preview import PreviewInLines
            from wargame.plain.console import Console, OutputLost

            lines = PreviewInLines(shown, Console.standard(), click.echo)
            try:
                good = lines.tell()
                if sys.stdout.isatty() and not once:
                    lines.watch()
            except (KeyboardInterrupt, OutputLost):  # somebody has seen enough
                return
            if not good:
                context.exit(NO)
            return
        from wargame.tui.preview import preview as on_screen
        from wargame.tui.terminal_query import why_no_screen

        if why := why_no_screen():
            raise NotAsked(why)
        on_screen(shown)


class Reader:
    """Reads a file anew, each time into a table of its own."""

    def __init__(
        self, path: Path, changes: Sequence[str], seat: str | None, module: str | None, folder: Path
    ) -> None:
        self.path, self._changes, self._seat, self._module, self._folder = path, changes, seat, module, folder
        self._books: tuple[Path, ...] = ()
        self._read = 0

    def files(self) -> tuple[Path, ...]:
        """The file and its rulebooks, as far as they are known."""
        return (self.path, *self._books)

    def read(self) -> Preview | str:
        """The preview, or what is wrong."""
        from wargame import library
        from wargame.authoring import check_file
        from wargame.authoring.rendering import render_all
        from wargame.commands.changing import begun_otherwise
        from wargame.engine.cannot_lower import CannotLower, UnknownModule
        from wargame.table.quiet import Preview

        loaded = check_file(self.path)
        if loaded.scenario is None:
            return render_all(loaded.diagnostics) or _("{file} is a rulebook: preview a scenario").format(
                file=self.path.name
            )
        scenario, path = loaded.scenario, self.path
        self._books = tuple(
            book for id_ in scenario.about.rulebooks if (book := library.find_rulebook(id_, path)) is not None
        )
        if self._seat is not None and self._seat not in scenario.seats:
            seats = ", ".join(scenario.seats)
            return _("--seat: there is no seat “{seat}”; there are {seats}").format(seat=self._seat, seats=seats)
        self._read += 1
        folder = self._folder / str(self._read)
        folder.mkdir()
        theory = self._module or next(iter(scenario.about.theories), None)
        try:
            changed = begun_otherwise(scenario, self._changes)
            held = {word.partition("=")[0].strip() for word in self._changes}
            return Preview(changed, [theory] if theory else [], folder, held)
        except NotAsked as problem:
            return problem.message
        except (CannotLower, UnknownModule) as problem:
            return str(problem)
