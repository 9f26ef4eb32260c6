"""Whether a close line closes: its seed and secret must open what the game promised when it began."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.saves.lines import BranchLine, CloseLine, Line, StartLine, beginnings
from wargame.saves.verdict import Discrepancy
from wargame.saves.seals import dice_seed, game_id, rehearsal_secret, seed_commitment

CLOSES_NOTHING = "its seed and secret are not those that the game promised, so it closes nothing"


def promised(lines: Sequence[Line]) -> tuple[int, StartLine | BranchLine] | None:
    """The line that began the game which is played now, and promised its secrets: its last branch, else its start; with
    its number. None where there is none."""
    return next(reversed(beginnings(lines)), None)


def opened_seed(lines: Sequence[Line]) -> int | None:
    """What the dice of a closed game came from (since it was begun anew, if it was); None: it is not closed."""
    *before, close = lines
    if not isinstance(close, CloseLine) or mismatch(before, close) is not None:
        return None
    found = promised(before)
    assert found is not None
    return dice_seed(found[1].dice, bytes.fromhex(close.secret), close.seed)


def mismatch(lines: Sequence[Line], close: CloseLine) -> Discrepancy | None:
    """Why ``close`` is no close of the game whose lines stand before it; None: it is.

    Without this question anybody could add a line with an invented secret and be shown everything as control is.
    """
    line, found = len(lines) + 1, promised(lines)
    if found is None:
        return Discrepancy(line, "kind", "a line that promises secrets before it", "none")
    n, promise = found
    secret = bytes.fromhex(close.secret)
    if game_id(secret) != promise.game:
        return Discrepancy(line, "secret", f"the secret of game {promise.game}", f"that of {game_id(secret)}")
    if seed_commitment(secret, close.seed) != promise.commitment:
        return Discrepancy(line, "seed", f"the seed committed to in line {n}", str(close.seed))
    if isinstance(promise, StartLine) and promise.rehearsal is not (rehearsal_secret(close.seed) == secret):
        if promise.rehearsal:
            return Discrepancy(line, "secret", "the secret that follows from the seed", "another")
        own = "a secret of its own, as people's games have"
        return Discrepancy(line, "secret", own, "that of a rehearsal with this seed")
    return None
