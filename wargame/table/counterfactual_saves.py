"""Counterfactual games on the disk: played to their end, or standing at the turn that is to be planned anew."""

from __future__ import annotations

import secrets as chance
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wargame.files import PRIVATE, SHARED, make_file, why
from wargame.saves.chain import FIRST, JournalEntry, write_line
from wargame.saves.codec import line_body
from wargame.saves.file_identity import written
from wargame.saves.journal import Journal
from wargame.saves.lines import Line, StartLine
from wargame.saves.problems import Taken, Unusable
from wargame.saves.save import read_save
from wargame.saves.seals import SECRET_BYTES, dice_seed, game_id, seed_commitment
from wargame.saves.vault import Checkpoint, Secrets, vault_of
from wargame.table.counterfactual import Changes, Counterfactual, counterfactual
from wargame.table.ledger import Ledger


def write(lines: Sequence[Line], to: Path, *, private: bool) -> None:
    """Make a save of these lines, whole or not at all. Raises ``Taken`` where one is there, ``Unusable``."""
    try:
        make_file(to, _written(lines)[0], PRIVATE if private else SHARED)
    except FileExistsError:
        raise Taken(to) from None
    except OSError as problem:
        raise Unusable(to, f"the branch cannot be kept here ({why(problem)})") from None


def _written(lines: Sequence[Line]) -> tuple[bytes, list[JournalEntry]]:
    """The bytes of a journal of these lines, and its entries."""
    parts, entries = list[bytes](), list[JournalEntry]()
    for n, line in enumerate(lines, 1):
        line_bytes, entry = write_line(n, entries[-1].hash if entries else FIRST, line.kind, line_body(line))
        parts.append(line_bytes)
        entries.append(entry)
    return b"".join(parts), entries


def play_on(
    save: Path, to: Path, changes: Changes, players: Mapping[str, str], *, vaults: Path | None = None
) -> Counterfactual:
    """Write a game that stands where a turn of a finished one was planned, for people to plan it anew with the dice
    that fell there. It has a secret of its own, so that what is sealed in it is secret; its dice are known to whoever
    knows that game. Raises as ``finished_branch``.

    Args:
        players: who holds each seat.
    """
    parent = read_save(save)
    made = counterfactual(parent, changes, stop=True)
    close, start = parent.close, made.lines[0]
    assert close is not None, "it was asked of a closed game"
    assert isinstance(start, StartLine), "every game begins with its start"
    secret = chance.token_bytes(SECRET_BYTES)
    seed = dice_seed(start.dice, bytes.fromhex(close.secret), close.seed)
    start = replace(
        start, game=game_id(secret), commitment=seed_commitment(secret, seed), dice="seed", rehearsal=False,
        typed_seed=True, players=dict(players),
    )  # fmt: skip
    *first, last = start, *made.lines[1:]
    before, entries = _written(first)
    journal = Journal.create(to, after=before, entries=entries)
    vault = vault_of(start.game, save=to, rehearsal=False, folder=vaults)
    kept = Secrets(secret.hex(), seed, seen=Checkpoint(written(to)))
    Ledger.begin(journal, vault, kept, last, "the branch").leave()
    return replace(made, lines=(*first, last))


def finished_branch(save: Path, to: Path, changes: Changes) -> Counterfactual:
    """Read a save, and write beside it what it would have become. Raises as ``counterfactual`` and ``write``, and
    ``Damaged`` where the save is."""
    parent = read_save(save)
    made = counterfactual(parent, changes)
    write(made.lines, to, private=not parent.start.rehearsal)
    return made
