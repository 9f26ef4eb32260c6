"""What a sweep came to, in the form that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from wargame.commands.answers import NotAsked
from wargame.commands.forms import tell
from wargame.commands.sweeping import scipy_needed
from wargame.engine.program import Program
from wargame.reporting.facts import Facts
from wargame.reporting.sweeps import (
    facts_of_sweep, factors_told, flip_page, flips_told, indices_told, sum_named, sweep_page, words_for_sums,
)
from wargame.sim.sweep.flipping import CARRIED, FlipSearch, UnfinishedSize
from wargame.sim.sweep.gathered import Gathered
from wargame.sim.sweep.manifest import Manifest, SweepPart
from wargame.sim.sweep.tables import write_cells_csv, write_cells_npz
from wargame.wording.catalogue import _, ngettext
from wargame.wording.numbers import did_you_mean, listing, ranged


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
    name = looked_at(gathered.manifest, looked)
    return indices_told(indices_of(gathered, name), looked, dice_in_one_game(gathered, name))


def looked_at(manifest: Manifest, word: str) -> str:
    """The sum that ``--of`` names. Raises ``NotAsked`` where there is none, with the nearest name."""
    found = sum_named(manifest.names, word)
    if found is None:
        unknown = _("--of: there is nothing called “{word}”; {near}")
        kinds = _("name war, an ending, an outcome, a seat, turns or a track")
        raise NotAsked(unknown, word=word, near=did_you_mean(word, words_for_sums(manifest.names), kinds))
    return found


def lacking(gathered: Gathered, shares: Sequence[SweepPart]) -> str:
    """What is still wanted of a sweep that is not whole, in words: the parts, where ``shares`` are of several."""
    of = Counter(share.of for share in shares).most_common(1)[0][0] if shares else 1
    parts = [number for number in range(1, of + 1) if any(True for _chunk in gathered.missing(SweepPart(number, of)))]
    if of == 1:
        return _("Games are lacking: the line that began the sweep goes on with them.")
    in_a_row = groupby(enumerate(parts), lambda placed: placed[1] - placed[0])
    spans = ([number for _place, number in span] for _key, span in in_a_row)
    told = ngettext(
        "Part {parts} of {of} is lacking: its line goes on with it.",
        "Parts {parts} of {of} are lacking: their lines go on with them.", len(parts),
    )  # fmt: skip
    return told.format(parts=listing(ranged(span[0], span[-1]) for span in spans), of=of)


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
        "factors": factors_told(manifest), "seed": manifest.seed, "games": manifest.games, "most": most,
        "carried": CARRIED, "stopped": unfinished is not None,
        "flips": flips_told(found, [factor.name for factor in manifest.factors], unfinished),
    }  # fmt: skip
    tell(form, out, facts=lambda: facts, page=lambda: flip_page(facts, program))
