"""The verdict on games that were played: what ``ready`` says on a page, and a rehearsal opens with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.authoring import Loaded
    from wargame.reporting.facts import Facts
    from wargame.sim.rehearsal import Tally
    from wargame.sim.sensitivity import PerturbationEffect


def judged(tallies: Sequence[Tally], loaded: Loaded, games: int, seed: int) -> Facts:
    """Red, amber or green, and why, with progress for the person who waits.

    Args:
        tallies: as they were played, ``games`` each, or stopped before.
        loaded: the scenario they are of, with its doubts.
    """
    from wargame.commands.progress import watched
    from wargame.reporting.ready.rehearsed import Rehearsed
    from wargame.reporting.ready.trying import nudged, words_read
    from wargame.reporting.ready.verdict import readiness
    from wargame.sim.perturbing import knobs

    assert loaded.where is not None
    played = [tally for tally in tallies if tally.games]
    program, stopped = played[0].program, any(tally.games < games for tally in tallies)
    effects: tuple[PerturbationEffect, ...] = ()
    if not stopped:
        effects = watched(nudged(played, games, seed), len(knobs(program)), _("Numbers"), len) or ()
    own = loaded.where.of_scenario().file
    doubts = [one for one in loaded.diagnostics if one.file == own]
    words = words_read(program, played[-1].line_up, seed)
    return readiness(Rehearsed(program, played, loaded.where, doubts, effects, words)) | {"stopped": stopped}
