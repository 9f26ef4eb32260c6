"""``wargame merge FOLDER…``: the parts of a sweep laid together, and any game of it."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import GOOD, NO, NotAsked, refused, say
from wargame.commands.forms import check_forms, table_options
from wargame.wording.catalogue import _


@click.command()
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER…",
                type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--of", "looked", default="war", show_default=True, metavar="WHAT",
              help="Of a Sobol design, what is looked at, as in sweep.")
@click.option("--save", nargs=3, type=(click.IntRange(0), click.IntRange(0), click.Path(path_type=Path)),
              metavar="CELL GAME FILE",
              help="Write game number GAME of the seed under the values of a cell as a save, for replay.")
@table_options
@click.pass_context
def merge(
    context: click.Context, folders: tuple[Path, ...], looked: str, save: tuple[int, int, Path] | None, form: str,
    out: Path | None,
) -> None:
    """Lay together what was played of one sweep in one or several FOLDERs, and tell what came of it.

    Exit code 1: not all of it is there; which parts lack is said.

    \b
    wargame merge trust
    wargame merge machine-1 machine-2 machine-3 --format npz --out trust.npz
    wargame merge trust --save 2 17 seventeen.jsonl
    """
    check_forms(form, out)
    from wargame.sim.sweep.folder import OtherSweep, SweepFolder
    from wargame.sim.sweep.gathered import Gathered, Overlap
    from wargame.sim.sweep.manifest import WrongManifest
    from wargame.sim.sweep.program_text import ForeignProgram, read_text

    places = [SweepFolder(folder) for folder in folders]
    for place in places:
        with refused(WrongManifest, option=str(place.path)):
            if differences := places[0].manifest.differences(place.manifest):
                raise NotAsked(f"{place.path}: {OtherSweep(differences)}")
    manifest = places[0].manifest
    if save is not None:
        from wargame.commands.sweep_games import save_sweep_game

        save_sweep_game(places[0], *save)
        return
    whole = Gathered(manifest)
    for place in places:
        with refused(Overlap):
            found, wrong = place.read()
            for name, why in wrong.items():
                again = _("{folder}: {name}: {why}. Run that part again.")
                say(again.format(folder=place.path, name=name, why=why), err=True)
            whole = whole.plus(found)
    from wargame.commands.sweep_telling import lacking, tell_sweep

    first = manifest.cells[0].program
    with refused(ForeignProgram):
        program = read_text(places[0].text_of(first), first).program
    if tell_sweep(whole, program, looked, form, out):
        context.exit(GOOD)
    say(lacking(whole, [share for place in places for share in place.shares]), err=True)
    context.exit(NO)
