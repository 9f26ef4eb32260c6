"""What a sweep came to, in the form that was asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from wargame.commands.answers import NotAsked
from wargame.commands.forms import tell
from wargame.commands.sweeping import scipy_needed
from wargame.engine.program import Program
from wargame.reporting.facts import Facts
from wargame.reporting.sweeps import (
    facts_of_sweep, flip_page, flips_told, indices_told, sum_named, sweep_page,
)
from wargame.sim.sweep.flipping import CARRIED, FlipSearch, UnfinishedSize
from wargame.sim.sweep.gathered import Gathered
from wargame.sim.sweep.manifest import Manifest, SweepPart
from wargame.sim.sweep.tables import write_cells_csv, write_cells_npz
from wargame.wording.catalogue import _


def tell_sweep(gathered: Gathered, program: Program, looked: str, form: str, out: Path | None) -> bool:
    """Tell a sweep, whole or as far as it was played; whether it was whole.

    Args:
        program: whose words are used.
        looked: of a Sobol design, what its indices are of.
        form: ``text``, ``json``, ``csv`` or ``npz``.

    Raises:
        NotAsked: nothing was played; there is nothing of this name to look at; the file cannot be written.
    """
    if not gathered.games:
        raise NotAsked(_("stopped before the first games were played"))
    facts = facts_of_sweep(gathered, sum(1 for _chunk in gathered.missing(SweepPart())))
    if gathered.manifest.design == "sobol" and form in ("text", "json") and not facts["missing"]:
        facts["indices"] = _indices(gathered, looked)
    tell(
        form, out, facts=lambda: facts, page=lambda: sweep_page(facts, program),
        csv=partial(write_cells_csv, gathered), npz=partial(write_cells_npz, gathered),
    )
    return not facts["missing"]


def _indices(gathered: Gathered, looked: str) -> Facts:
    with scipy_needed("--design sobol"):
        from wargame.sim.sweep.sobol import dice_in_one_game, indices_of
    name = sum_named(gathered.manifest.names, looked)
    if name is None:
        unknown = _("--of: there is nothing called “{word}”: name war, an ending, an outcome, a seat or a track")
        raise NotAsked(unknown, word=looked)
    return indices_told(indices_of(gathered, name), looked, dice_in_one_game(gathered, name))


def tell_flips(
    found: FlipSearch, manifest: Manifest, program: Program, most: int, unfinished: UnfinishedSize | None, form: str,
    out: Path | None,
) -> None:
    """Tell a search for the smallest set of changes as ``text`` or ``json``. Raises ``NotAsked``.

    Args:
        manifest: of one of its sweeps.
        most: changes of a set.
        unfinished: the sets that were being played when it was stopped; None: it was not.
    """
    facts = {
        "scenario": manifest.scenario, "title": manifest.title, **manifest.words, "design": manifest.design,
        "seed": manifest.seed, "games": manifest.games, "most": most,
        "carried": CARRIED, "stopped": unfinished is not None,
        "flips": flips_told(found, [factor.name for factor in manifest.factors], unfinished),
    }  # fmt: skip
    tell(form, out, facts=lambda: facts, page=lambda: flip_page(facts, program))
