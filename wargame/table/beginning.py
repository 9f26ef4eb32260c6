"""How a game gets to the table: begun afresh, or gone on with from its journal."""

from __future__ import annotations

import os
import secrets as chance
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from wargame import __version__
from wargame.engine.draws import Dice, KeyedDice
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.seeds import LARGEST_SEED, seed_of_code
from wargame.files import why
from wargame.model.files import Scenario
from wargame.model.state import Phase
from wargame.saves.codec import line_body, order_text
from wargame.saves.vault import Vault, SealedOrder, Secrets, Checkpoint, vault_of
from wargame.saves.journal import Journal, whole_chain
from wargame.saves.lines import GAME_ID, BranchLine, EmbeddedFile, StartLine
from wargame.saves.originals import begun_by, check_file, game_of, written
from wargame.saves.history import History, history_of
from wargame.saves.position import Position
from wargame.saves.problems import Damaged, Elsewhere, NotAsLeft, OfOtherRules, Unusable
from wargame.saves.readjudicate import refusal_to_go_on
from wargame.saves.replay import Save, program_of, typed_lines
from wargame.saves.seals import (
    SECRET_BYTES,
    dice_seed,
    game_id,
    rehearsal_secret,
    seal_digest,
    seed_commitment,
)

MOST = 1 << 64
"""Every seed below it is another game."""


@dataclass(frozen=True, slots=True)
class OpenGame:
    """Everything a table holds when people sit down at it; ``begun``: the start, or the branch that the game is of."""

    program: Program
    start: StartLine
    begun: StartLine | BranchLine
    journal: Journal
    vault: Vault
    secrets: Secrets
    history: History

    @property
    def dice(self) -> Dice:
        """What every draw of this game comes from."""
        return KeyedDice(dice_seed(self.begun.dice, bytes.fromhex(self.secrets.secret), self.secrets.seed))


def begin(
    scenario: Scenario,
    path: Path,
    modules: Sequence[str],
    players: Mapping[str, str],
    seed: int | None,
    rehearsal: bool,
    drawers: Path | None,
    advice: bool = True,
    class_code: str | None = None,
    scripts: Mapping[str, str] | None = None,
) -> OpenGame:
    """A new game: its vault, then the first line of its journal. Raises ``Unusable`` where the file cannot be made."""
    program = lower(scenario, tuple(modules))
    if class_code is not None:
        seed = seed_of_code(class_code)
    dice = chance.randbelow(LARGEST_SEED + 1) if seed is None else seed
    if not 0 <= dice < MOST:
        raise ValueError("there is no such seed")
    secret = rehearsal_secret(dice) if rehearsal else chance.token_bytes(SECRET_BYTES)
    seen = None if rehearsal else Checkpoint(written(path))
    secrets = Secrets(secret.hex(), dice, seen=seen, scripts=dict(scripts or {}))
    start = StartLine(
        game=game_id(secret),
        wargame=__version__,
        rehearsal=rehearsal,
        typed_seed=seed is not None,
        dice="seed" if rehearsal else "mixed" if class_code is None else "class",
        advice=advice,
        scenario=scenario.about.id,
        title=scenario.about.title,
        turns=scenario.about.turns,
        modules=program.modules,
        seats=program.seats,
        players=dict(players),
        program=program.digest,
        commitment=seed_commitment(secret, dice),
        files=tuple(EmbeddedFile(name=file.name, text=file.text) for file in scenario.files),
        semantics=program.semantics,
    )
    vault = vault_of(start.game, save=path, rehearsal=rehearsal, folder=drawers)
    journal, body = Journal.create(path, private=not rehearsal), line_body(start)
    try:
        if secrets.seen is not None:
            vault.hold(path)
            secrets = replace(secrets, seen=journal.seen(secrets.seen, journal.coming(start.kind, body)))
        # The vault first: a journal whose secrets were lost could never go on.
        vault.put(secrets)
        journal.append(start.kind, body)
        if secrets.seen is not None:
            secrets = replace(secrets, seen=journal.seen(secrets.seen))
            vault.put(secrets)
    except BaseException as error:
        journal.close()
        vault.let_go()
        with suppress(OSError):
            if journal.entries:
                path.unlink()
            if not rehearsal or not os.path.lexists(path):  # the vault of a rehearsal is called after its save
                vault.remove()
        if isinstance(error, OSError):
            raise Unusable(Path(error.filename or path), f"the game cannot be kept here ({why(error)})") from None
        raise
    return OpenGame(program, start, start, journal, vault, secrets, History(path, program, start))


def go_on(path: Path, drawers: Path | None) -> OpenGame:
    """A game from its journal and its vault, where its last whole line left it.

    Raises:
        Damaged: a line is not what was written.
        Unusable: no save, closed, in use, made under other rules, or its vault is not on this computer.
    """
    vault = _held(path, drawers)
    try:
        journal = Journal.open(path)
    except BaseException:
        vault.let_go()
        raise
    try:
        save = Save(path, typed_lines(path, journal.entries))
        program = program_of(path, save.start)
        begun = begun_by(save.lines)
        history = history_of(save, program)
        last = history.last
        if last.state.phase is Phase.CLOSED:
            # A crash between the last line and this.
            vault.remove()
            raise Unusable(path, "the game is closed; it can be replayed")
        other = refusal_to_go_on(program, save.lines, digest=begun.program)
        if other is not None:
            raise OfOtherRules(path, other)
        found = _opened(path, begun, vault)
        if found.seen is not None:
            check_file(path, journal.entries, found.seen)
        _check_seals(path, last, found)
        journal.mend()
        if isinstance(begun, BranchLine) or not begun.rehearsal:
            # A moved save is known by its new name from now on, and what no seal covers is forgotten.
            waiting = {} if last.orders else last.seals
            found = replace(found.with_orders_of(waiting), seen=journal.seen(Checkpoint(written(path))))
            vault.put(found)
        return OpenGame(program, save.start, begun, journal, vault, found, history)
    except BaseException as error:
        journal.close()
        vault.let_go()
        if isinstance(error, OSError):
            raise Unusable(Path(error.filename or path), f"the game cannot go on here ({why(error)})") from None
        raise


def _held(path: Path, drawers: Path | None) -> Vault:
    """The vault that a save's own lines name, held. A copy is told to be one also while its original is played."""
    entries = whole_chain(path).entries
    game, rehearsal = game_of(entries)
    if not GAME_ID.match(game):
        raise Damaged(path, 1, "it does not say which game this is")
    vault = vault_of(game, save=path, rehearsal=rehearsal, folder=drawers)
    if rehearsal or not vault.path.is_file():
        return vault
    try:
        vault.hold(path)
    except Unusable:
        seen = vault.take().seen
        if seen is not None:
            with suppress(NotAsLeft):  # it may be written at this moment
                check_file(path, entries, seen)
        raise
    return vault


def _opened(path: Path, begun: StartLine | BranchLine, vault: Vault) -> Secrets:
    """The vault's contents, if they are this game's."""
    try:
        found = vault.take()
    except Unusable as error:
        raise Elsewhere(path, f"its secrets are not on this computer ({error})") from None
    secret = bytes.fromhex(found.secret)
    if game_id(secret) != begun.game or seed_commitment(secret, found.seed) != begun.commitment:
        raise Elsewhere(path, f"the drawer {vault.path} is not of this game")
    if found.packed:
        raise Elsewhere(path, "it was packed for another computer and is set aside here, until it is unpacked here")
    return found


def _check_seals(path: Path, now: Position, found: Secrets) -> None:
    """Whether the vault holds the orders that the journal says are sealed."""
    for seat, seal in (() if now.orders else now.seals.items()):
        sealed = found.sealed.get(seat)
        if sealed is None or sealed.line != seal.line or _digest(now, found, seat, sealed) != seal.digest:
            raise NotAsLeft(path, f"the sealed order of {seat} is not among its secrets on this computer")


def _digest(now: Position, found: Secrets, seat: str, sealed: SealedOrder) -> str:
    return seal_digest(found.salt_of(sealed), now.state.turn, seat, order_text(sealed.order))
