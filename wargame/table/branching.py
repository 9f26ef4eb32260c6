"""A game of its own that goes on from a line of another: for copies, for saves that were cut back, for a second try."""

from __future__ import annotations

import secrets as chance
from collections.abc import Mapping
from pathlib import Path

from wargame import __version__
from wargame.engine.program import Program
from wargame.engine.seeds import LARGEST_SEED
from wargame.model.state import Phase
from wargame.records import record
from wargame.saves.disk import read_bytes
from wargame.saves.journal import Journal
from wargame.saves.lines import BranchLine, CloseLine, InjectLine
from wargame.saves.standing import standing
from wargame.saves.file_identity import written
from wargame.saves.position import advance
from wargame.saves.problems import Damaged, Unusable
from wargame.saves.replay import Moment, moments, program_of
from wargame.saves.save import Save, read_save
from wargame.saves.seals import SECRET_BYTES, game_id, seed_commitment
from wargame.saves.vault import Checkpoint, Secrets, vault_of
from wargame.table.ledger import Ledger


class NoSuchTurn(ValueError):
    """There is no such turn to branch at; the text says which there are."""


@record
class Branched:
    """A branch that was made.

    Attributes:
        path: its save, which goes on like any other.
        line: the last line it has in common with the save it comes from.
        turn, phase: where it stands.
        withdrawn: the seats whose orders were sealed there, and are not any more.
    """

    path: Path
    line: int
    turn: int
    phase: Phase
    withdrawn: tuple[str, ...]


def branch(
    save: Path, to: Path, *, turn: int | None = None, players: Mapping[str, str] | None = None,
    scripts: Mapping[str, str] | None = None, vaults: Path | None = None,
) -> Branched:
    """Write a new save that goes on from another one under a new secret; that one is only read, and needs no vault.

    Args:
        save: any save: running or closed, a copy, one that was cut back, one of other rules.
        to: the new save; its folder is there, the file is not.
        turn: the turn to plan anew, from its opening on. None: where the save ends; of a game that ended by itself, its
            last turn.
        players: who holds which seat from now on; seats that are not named are held as before.
        scripts: the text of each script among them, as ``Table.new`` takes it.
        vaults: the folder of secrets; None: the user's state folder.

    Raises:
        NoSuchTurn: that turn was never opened.
        Damaged: a line is not what was written.
        Unusable: no save; the rules inside it no longer fit what it recorded; the branch cannot be kept.
    """
    read = read_save(save)
    program, at = _point(read, turn)
    secret, seed = chance.token_bytes(SECRET_BYTES), chance.randbelow(LARGEST_SEED + 1)
    line = BranchLine(
        game=game_id(secret), wargame=__version__, program=program.digest, commitment=seed_commitment(secret, seed),
        dice="mixed", players=dict(players or {}),
    )
    now = advance(program, at.position, line, at.n + 1)
    journal = Journal.create(to, after=_bytes(save, at.n), entries=read.entries[: at.n])
    vault = vault_of(line.game, save=to, rehearsal=False, folder=vaults)
    secrets = Secrets(secret.hex(), seed, seen=Checkpoint(written(to)), scripts=dict(scripts or {}))
    Ledger.begin(journal, vault, secrets, line, "the branch").leave()
    withdrawn = tuple(seat for seat in program.seats if seat in at.position.seals and seat not in now.seals)
    return Branched(to, at.n, now.state.turn, now.state.phase, withdrawn)


def _point(read: Save, turn: int | None) -> tuple[Program, Moment]:
    """The rules, and the moment to go on from."""
    save, lines = read.path, read.lines
    program = program_of(save, read.start)
    try:
        passed = list(moments(save, program, lines))
    except Damaged as problem:
        if read.start.program == program.digest:
            raise
        what = f"line {problem.line}: {problem.reason}"
        raise Unusable(save, f"the rules inside it are not those it was written under any more: {what}") from None
    opened = {line.turn: n for n, line in standing(lines) if isinstance(line, InjectLine)}
    if turn is not None:
        if turn not in opened:
            known = ", ".join(map(str, opened)) or "none"
            raise NoSuchTurn(f"turn {turn} was never opened in this save; its turns are: {known}")
        return program, passed[opened[turn] - 1]
    at = passed[-2] if isinstance(lines[-1], CloseLine) else passed[-1]
    if at.position.state.phase is Phase.DEBRIEF:
        at = passed[max(opened.values()) - 1]
    return program, at


def _bytes(save: Path, n: int) -> bytes:
    """The first ``n`` lines of a save as they stand in the file."""
    data, end = read_bytes(save), 0
    for _ in range(n):
        end = data.index(b"\n", end) + 1
    return data[:end]
