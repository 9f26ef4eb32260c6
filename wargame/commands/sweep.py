"""``wargame sweep SCENARIO --vary …``: the games of many cells, on as many machines as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from wargame.commands.answers import NotAsked, say
from wargame.commands.forms import check_forms, table_options
from wargame.commands.seeds import seed as a_seed
from wargame.files import shell_word
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.commands.varying import CellMaker
    from wargame.sim.sweep.design import DesignKind, Factor, Values
    from wargame.sim.sweep.flipping import FlipSearch
    from wargame.sim.sweep.manifest import Manifest
    from wargame.sim.sweep.running import Runner
    from wargame.sim.sweep.sums import CellSums

MOST_CELLS = 100_000
GAMES = {"one": 10_000, "factorial": 10_000, "sobol": 64, "flip": 2_000}
"""Of each cell, where nothing is said."""


@click.command()
@click.argument("scenario")
@click.option("--vary", "words", multiple=True, required=True, metavar="NAME=VALUES",
              help="What is varied: a value to begin with as compare --set names it, a seat, doctrine, module, rules "
              "or without. Values with commas, whole numbers also as 3..7; - changes nothing. Several: several.")
@click.option("--design", type=click.Choice(["one", "factorial", "sobol", "flip"]), default="one", show_default=True,
              help="One at a time; all combinations; Sobol indices; the fewest changes that flip the usual ending.")
@click.option("-n", "--games", type=click.IntRange(1, 1_000_000_000),
              help="Games of each cell. Without it: 10,000; with sobol 64, with flip 2,000.")
@click.option("--until", type=click.FloatRange(0.01, 100), metavar="POINTS",
              help="Enough of a cell where the 95 per cent interval of no ending is wider; -n is then the most.")
@click.option("--rows", type=click.IntRange(2, 1 << 16), default=256, show_default=True,
              help="With sobol: rows of a base sample, a power of two. Rows times factors plus 3 cells are played.")
@click.option("--most", type=click.IntRange(1, 6), default=3, show_default=True, help="With flip: changes of a set.")
@click.option("--of", "looked", default="war", show_default=True, metavar="WHAT",
              help="With sobol, what is looked at: war, an ending, an outcome, a seat (its points), turns or a track.")
@click.option("--doctrine", metavar="NAME", help="One doctrine at every seat. Without it: the scenario's first.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…", help="Who holds which seat, as in rehearse.")
@click.option("--module", "modules", multiple=True, metavar="THEORY", help="The theory. Without it: the first.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1, show_default=True, help="The dice of all cells.")
@click.option("-o", "--folder", type=click.Path(file_okay=False, path_type=Path),
              help="Where it is kept. One that is there is gone on with.")
@click.option("--part", metavar="I/N", help="Play this part of N alone, for batch queues; merge lays them together.")
@click.option("--workers", type=click.IntRange(1, 4096),
              help="So many processes, by joblib. Without it: threads of this one.")
@click.option("--dask", "scheduler", metavar="ADDRESS", envvar="WARGAME_DASK",
              help="The workers of this dask scheduler, e.g. tcp://10.0.0.1:8786. Also: WARGAME_DASK.")
@table_options
def sweep(
    scenario: str, words: tuple[str, ...], design: str, games: int | None, until: float | None, rows: int, most: int,
    looked: str, doctrine: str | None, seats: str, modules: tuple[str, ...], seed: int, folder: Path | None,
    part: str | None, workers: int | None, scheduler: str | None, form: str, out: Path | None,
) -> None:
    """Play SCENARIO with what --vary names otherwise, in every combination of a design, and tell what came of each.

    All cells meet the same dice (with sobol the dice are varied, too). What is played is written down as it is
    played: stopped or killed, the same line goes on. The same line with the same folder on several machines, each with
    its --part, plays one sweep.

    \b
    wargame sweep dprk-missile-crisis --doctrine prudent --vary trust=3..7 --vary history=3..7 -n 20000
    wargame sweep dprk-missile-crisis --vary doctrine=prudent,cooperative --vary module=CHA,PARK --design factorial
    wargame sweep dprk-missile-crisis --vary trust=2..8 --vary alignment=3..8 --design sobol --of seoul
    wargame sweep dprk-missile-crisis --vary trust=2..8 --vary provocation=5..9 --design flip
    wargame sweep dprk-missile-crisis --vary trust=3..7 -n 10000000 -o trust --part 2/5
    """
    _check_options(design, until, rows, folder, part, form, out)
    from wargame.commands.sweeping import folder_or_none, runner_of, share_of_part
    from wargame.commands.varying import CellMaker, Unvaried, factor_of, overlapping

    share, runner = share_of_part(part), runner_of(workers, scheduler)
    asked = Unvaried(scenario, seats, doctrine, modules)
    factors = [factor_of(word, asked) for word in words]
    if (twice := overlapping(factors, asked)) is not None:
        raise NotAsked(_("--vary: {one} and {other} set the same"), one=twice[0], other=twice[1])
    maker = CellMaker(asked, factors)
    many = GAMES[design] if games is None else games
    made = partial(_manifest, maker, cast("DesignKind", design), seed, many, until)
    with folder_or_none(folder) as path:
        if design == "flip":
            _flip(maker, made, many, path, runner, most, form, out)
            return
        from wargame.commands.sweep_telling import looked_at, tell_sweep
        from wargame.commands.sweeping import folder_of, play_sweep

        values, points = _design(design, factors, rows, seed)
        manifest = made([(one, place * many) for one, place in values], points)
        program = maker.program(values[0][0])
        if design == "sobol":
            looked_at(manifest, looked)
        gathered = play_sweep(folder_of(path, manifest, maker.texts), share, runner)
        tell_sweep(gathered, program, looked, form, out)
    if folder is not None:
        kept = _("Kept: wargame merge {folder} tells it again, and with --save CELL GAME FILE writes any game of it.")
        say(kept.format(folder=shell_word(folder)), err=True)


def _check_options(
    design: str, until: float | None, rows: int, folder: Path | None, part: str | None, form: str, out: Path | None
) -> None:
    """Refuse what does not go together, before anything is read or played."""
    check_forms(form, out)
    if design == "flip" and form in ("csv", "npz"):
        raise NotAsked(_("--design flip is told as text or json; merge tells each size of sets as csv or npz"))
    if design in ("sobol", "flip") and until is not None:
        raise NotAsked(_("--until goes with the designs one and factorial: here all cells need as many games"))
    if design == "sobol" and rows & (rows - 1):
        raise NotAsked(_("--rows: {rows} is no power of two"), rows=rows)
    if part is not None and folder is None:
        raise NotAsked(_("--part: parts are laid together from a folder; name it with -o"))
    if part is not None and design == "flip":
        raise NotAsked(_("--part: sets of two changes wait for those of one; use --workers or --dask"))


def _design(
    design: str, factors: Sequence[Factor], rows: int, seed: int
) -> tuple[list[tuple[Values, int]], tuple[int, ...]]:
    """The cells as values with the number of their dice, each once, and the cell of each evaluation of a Sobol design.
    Raises ``NotAsked``."""
    from wargame.commands.sweeping import scipy_needed
    from wargame.sim.sweep.design import factorial, one_at_a_time, size_of

    size = rows * (len(factors) + 3) if design == "sobol" else size_of(cast("DesignKind", design), factors)
    if size > MOST_CELLS:
        raise NotAsked(_("{size:,} cells are too many; {most:,} is the most"), size=size, most=MOST_CELLS)
    if design != "sobol":
        found = (one_at_a_time if design == "one" else factorial)(factors)
        return [(values, 0) for values in found], ()
    if (alone := next((factor for factor in factors if len(factor.levels) < 2), None)) is not None:
        raise NotAsked(_("--vary: {name} has one value; sobol varies each over two or more"), name=alone.name)
    with scipy_needed("--design sobol"):
        from wargame.sim.sweep.sobol import saltelli
    evaluated = saltelli(factors, rows, seed)
    places = {point: place for place, point in enumerate(dict.fromkeys(evaluated))}
    return list(places), tuple(places[point] for point in evaluated)


def _manifest(
    maker: CellMaker, design: DesignKind, seed: int, games: int, until: float | None,
    cells: Sequence[tuple[Values, int]], points: tuple[int, ...] = (),
) -> Manifest:
    """The manifest of cells: values, and the number of the first game. Raises ``NotAsked``."""
    from wargame.sim.line_ups import line_up_of
    from wargame.sim.sweep.manifest import Manifest, chunk_for
    from wargame.sim.sweep.sums import names_of_sums

    about, made = maker.asked.scenario.about, tuple(maker.cell(values, first) for values, first in cells)
    programs = {cell.program: maker.program(cell.values) for cell in made}
    names, *others = dict.fromkeys(names_of_sums(program) for program in programs.values())
    if others:
        raise NotAsked(_("--vary: rules with other endings, outcomes, seats or tracks are no cells of one sweep"))
    words = {"line_up": line_up_of(maker.asked.players).name, "theories": " ".join(maker.asked.theories)}
    return Manifest(
        about.id, about.title, words, design, seed, tuple(maker.factors), made, names, games, until,
        chunk_for(games, until), points,
    )


def _flip(
    maker: CellMaker, made: Callable[..., Manifest], games: int, path: Path, runner: Runner, most: int, form: str,
    out: Path | None,
) -> None:
    """Search the smallest set of changes; each size of sets is a sweep of its own in the folder, with one manifest."""
    from wargame.commands.sweep_telling import tell_flips
    from wargame.commands.sweeping import folder_of, play_sweep
    from wargame.sim.sweep.design import as_written
    from wargame.sim.sweep.flipping import UnfinishedSize, changes_of, search
    from wargame.sim.sweep.manifest import SweepPart

    factors = maker.factors
    last: list[Manifest] = []
    unfinished: list[UnfinishedSize] = []

    def play(sets: Sequence[Values], dice: int) -> Sequence[CellSums]:
        manifest = made([(values, dice * games) for values in sets])
        changes = tuple(changes_of(factors, values) for values in sets)
        name = f"changes-{max(map(len, changes))}{'-again' if dice else ''}"
        gathered = play_sweep(folder_of(path / name, manifest, maker.texts), SweepPart(), runner)
        last[:] = [manifest]
        whole = [bool(done.all()) for done in gathered.done]
        if not all(whole):
            unfinished.append(UnfinishedSize(changes, tuple(compress(changes, whole)), again=bool(dice)))
            raise _Stopped
        return list(gathered.cells)

    found: FlipSearch | None = None
    try:
        for sizes in search(factors, most, play):
            found = sizes
    except _Stopped:
        pass
    if found is None:
        raise NotAsked(_("stopped before the first games were played"))
    tell_flips(found, last[0], maker.program(as_written(factors)), most, next(iter(unfinished), None), form, out)


class _Stopped(Exception):
    """Ctrl+C was pressed within a size of sets."""
