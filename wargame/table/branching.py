"""A game of its own that goes on from a line of another: for copies, for saves that were cut back, for a second try."""

from __future__ import annotations

import os
import secrets as chance
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from wargame import __version__
from wargame.engine.program import Program
from wargame.engine.seeds import LARGEST_SEED
from wargame.files import why
from wargame.model.state import Phase
from wargame.saves.chain import Chain
from wargame.saves.codec import line_body
from wargame.saves.disk import read_bytes
from wargame.saves.vault import Secrets, Checkpoint, vault_of
from wargame.saves.journal import Journal, whole_chain
from wargame.saves.lines import BranchLine, CloseLine, InjectLine, StartLine
from wargame.saves.originals import written
from wargame.saves.position import advance
from wargame.saves.problems import Damaged, Unusable
from wargame.saves.replay import Moment, moments, program_of, typed_lines
from wargame.saves.seals import SECRET_BYTES, game_id, seed_commitment


class NoSuchTurn(ValueError):
    """There is no such turn to branch at; the text says which there are."""


@dataclass(frozen=True, slots=True)
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
    save: Path,
    to: Path,
    *,
    turn: int | None = None,
    players: Mapping[str, str] | None = None,
    scripts: Mapping[str, str] | None = None,
    drawers: Path | None = None,
) -> Branched:
    """Write a new save that goes on from another one under a new secret; that one is only read, and needs no vault.

    Args:
        save: any save: running or closed, a copy, one that was cut back, one of other rules.
        to: the new save; its folder is there, the file is not.
        turn: the turn to plan anew, from its opening on. None: where the save ends; of a game that ended by itself, its
            last turn.
        players: who holds which seat from now on; seats that are not named are held as before.
        scripts: the text of each script among them, as ``Table.new`` takes it.
        drawers: the folder of secrets; None: the user's state folder.

    Raises:
        NoSuchTurn: that turn was never opened.
        Damaged: a line is not what was written.
        Unusable: no save; the rules inside it no longer fit what it recorded; the branch cannot be kept.
    """
    chain = whole_chain(save)
    program, at = _point(save, chain, turn)
    secret, seed = chance.token_bytes(SECRET_BYTES), chance.randbelow(LARGEST_SEED + 1)
    line = BranchLine(
        game=game_id(secret),
        wargame=__version__,
        program=program.digest,
        commitment=seed_commitment(secret, seed),
        dice="mixed",
        players=dict(players or {}),
    )
    now = advance(program, at.position, line, at.n + 1)
    journal = Journal.create(to, after=_bytes(save, chain, at.n), entries=chain.entries[: at.n])
    vault, body = vault_of(line.game, save=to, rehearsal=False, folder=drawers), line_body(line)
    try:
        vault.hold(to)
        seen = journal.seen(Checkpoint(written(to)), journal.coming(line.kind, body))
        begun = Secrets(secret.hex(), seed, seen=seen, scripts=dict(scripts or {}))
        vault.put(begun)
        journal.append(line.kind, body)
        vault.put(replace(begun, seen=journal.seen(Checkpoint(written(to)))))
    except BaseException as error:
        with suppress(OSError):
            vault.remove()
        if isinstance(error, OSError):
            raise Unusable(Path(error.filename or to), f"the branch cannot be kept here ({why(error)})") from None
        raise
    finally:
        journal.close()
        vault.let_go()
    withdrawn = tuple(seat for seat in program.seats if seat in at.position.seals and seat not in now.seals)
    return Branched(to, at.n, now.state.turn, now.state.phase, withdrawn)


def branch_path(save: Path, folder: Path | None = None) -> Path:
    """A name for a branch that nothing has yet: beside the save, or in ``folder``."""
    stem, beside = save.name.removesuffix(".jsonl"), folder or save.parent
    number = 1
    while True:
        path = beside / (f"{stem}-branch.jsonl" if number == 1 else f"{stem}-branch-{number}.jsonl")
        if not os.path.lexists(path):
            return path
        number += 1


def _point(save: Path, chain: Chain, turn: int | None) -> tuple[Program, Moment]:
    """The rules, and the moment to go on from."""
    lines = typed_lines(save, chain.entries)
    start = lines[0]
    assert isinstance(start, StartLine)
    program = program_of(save, start)
    try:
        passed = list(moments(save, program, lines))
    except Damaged as problem:
        if start.program == program.digest:
            raise
        what = f"line {problem.line}: {problem.reason}"
        raise Unusable(save, f"the rules inside it are not those it was written under any more: {what}") from None
    opened = {line.turn: n for n, line in enumerate(lines, 1) if isinstance(line, InjectLine)}
    if turn is not None:
        if turn not in opened:
            known = ", ".join(map(str, opened)) or "none"
            raise NoSuchTurn(f"turn {turn} was never opened in this save; its turns are: {known}")
        return program, passed[opened[turn] - 1]
    at = passed[-2] if isinstance(lines[-1], CloseLine) else passed[-1]
    if at.position.state.phase is Phase.DEBRIEF:
        at = passed[max(opened.values()) - 1]
    return program, at


def _bytes(save: Path, chain: Chain, n: int) -> bytes:
    """The first ``n`` lines of a save as they stand in the file."""
    data, end = read_bytes(save), 0
    for _ in range(n):
        end = data.index(b"\n", end) + 1
    return data[:end]
