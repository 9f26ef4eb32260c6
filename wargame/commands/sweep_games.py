"""One game of a sweep as a save, to be opened with ``replay``."""

from __future__ import annotations

from pathlib import Path

from wargame.authoring.start_in_text import NotInText, begun_in_text
from wargame.cache.programs import lowered
from wargame.commands.answers import NotAsked, refused, say
from wargame.commands.changing import begun_otherwise
from wargame.commands.varying import AS_WRITTEN, is_setting
from wargame.engine.program import Program
from wargame.saves import Unusable
from wargame.sim.line_ups import line_up_of
from wargame.sim.single import record_game
from wargame.sim.sweep.folder import SweepFolder
from wargame.sim.sweep.manifest import SweepCell
from wargame.sim.sweep.playing import CellPlayer
from wargame.sim.sweep.program_text import CellProgram, ForeignProgram, read_text
from wargame.wording.catalogue import _


def save_sweep_game(folder: SweepFolder, cell: int, game: int, path: Path) -> None:
    """Write a game of a sweep as a save: its rules with the values of its cell, number ``game`` of the sweep's seed.
    Raises ``NotAsked``."""
    manifest = folder.manifest
    if cell >= len(manifest.cells):
        raise NotAsked(_("--save: the cells are numbered from 0 to {last}"), last=len(manifest.cells) - 1)
    this = manifest.cells[cell]
    last = this.first + manifest.games - 1
    if not this.first <= game <= last:
        raise NotAsked(_("--save: the games of cell {cell} are numbered from {first} to {last}"),
                       cell=cell, first=this.first, last=last)
    with refused(ForeignProgram):
        held = read_text(folder.text_of(this.program), this.program)
    names = [factor.name for factor in manifest.factors]
    with refused(NotInText, option="--save"):
        program = _written_out(held, names, this)
    try:
        came_to = record_game(
            program, line_up_of(held.players), manifest.seed, game, path, left_out=held.left_out
        )
    except Unusable as problem:
        raise NotAsked(f"--save: {problem}") from None
    played = CellPlayer(held).play(this.starts, manifest.seed, game, 1)
    assert all(came_to[slot] == row[0] for slot, row in played.rows.items()), "the game of the sweep came out otherwise"
    values = ", ".join(map("=".join, zip(names, this.values, strict=True)))
    saved = _("Game {number} of cell {cell} ({values}) is saved: {path}")
    say(saved.format(number=game, cell=cell, values=values, path=path), err=True)


def _written_out(this: CellProgram, names: list[str], cell: SweepCell) -> Program:
    """The program of a cell, lowered from texts that say what the cell varies."""
    program, scenario = this.program, this.program.scenario
    given = zip(names, cell.values, strict=True)
    words = [f"{name}={value}" for name, value in given if not is_setting(name, scenario) and value != AS_WRITTEN]
    if not words:
        return program
    start = begun_otherwise(scenario, words).about.start
    return lowered(begun_in_text(scenario, start), program.modules, left_out=this.left_out)
