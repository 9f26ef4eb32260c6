"""How a game gets to the table: begun afresh, or gone on with from its journal."""

from __future__ import annotations

import secrets as chance
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from wargame import __version__
from wargame.cache.programs import lowered
from wargame.engine.draws import Dice
from wargame.engine.cannot_lower import NothingToForecast
from wargame.engine.program import Program
from wargame.engine.seeds import LARGEST_SEED, seed_of_code
from wargame.files import why
from wargame.model.files import Scenario
from wargame.model.state import Phase
from wargame.records import record
from wargame.saves.disk import read_bytes
from wargame.saves.journal import Journal
from wargame.saves.lines import BranchLine, EmbeddedFile, StartLine
from wargame.saves.file_identity import check_file, game_of, written
from wargame.saves.history import History, history_of
from wargame.saves.position import Position
from wargame.saves.problems import Elsewhere, NotAsLeft, OfOtherRules, Unusable
from wargame.saves.readjudicate import refusal_to_go_on
from wargame.saves.replay import program_of
from wargame.saves.save import Save, read_save
from wargame.saves.seals import (
    SECRET_BYTES, dice_seed, game_id, opens, rehearsal_secret, seed_commitment,
)
from wargame.saves.table_dice import table_dice
from wargame.saves.vault import Checkpoint, Secrets, Vault, vault_of
from wargame.table.ledger import Ledger

MOST = 1 << 64
"""Every seed below it is another game."""


@record
class OpenGame:
    """Everything a table holds when people sit down at it; ``begun``: the start, or the branch that the game is of."""

    program: Program
    begun: StartLine | BranchLine
    ledger: Ledger
    history: History

    def dice(self, now: Position) -> Dice:
        """What every draw of this game comes from, where it stands."""
        secrets = self.ledger.secrets
        changed = self.begun.what_if if isinstance(self.begun, StartLine) else None
        return table_dice(dice_seed(self.begun.dice, bytes.fromhex(secrets.secret), secrets.seed), changed, now)


def begin(
    scenario: Scenario, path: Path, modules: Sequence[str], players: Mapping[str, str], seed: int | None,
    rehearsal: bool, vaults: Path | None, advice: bool = True, class_code: str | None = None,
    scripts: Mapping[str, str] | None = None, left_out: Collection[str] = (), forecasts: bool = False,
) -> OpenGame:
    """A new game: its vault, then the first line of its journal. Raises ``Unusable`` where the file cannot be made."""
    if forecasts and not scenario.forecasts:
        raise NothingToForecast(scenario)
    program = lowered(scenario, tuple(modules), left_out=left_out)
    if class_code is not None:
        seed = seed_of_code(class_code)
    dice = chance.randbelow(LARGEST_SEED + 1) if seed is None else seed
    if not 0 <= dice < MOST:
        raise ValueError("there is no such seed")
    secret = rehearsal_secret(dice) if rehearsal else chance.token_bytes(SECRET_BYTES)
    seen = None if rehearsal else Checkpoint(written(path))
    secrets = Secrets(secret.hex(), dice, seen=seen, scripts=dict(scripts or {}))
    start = StartLine(
        game=game_id(secret), wargame=__version__, rehearsal=rehearsal, typed_seed=seed is not None,
        dice="seed" if rehearsal else "mixed" if class_code is None else "class", advice=advice,
        forecasts=forecasts,
        scenario=scenario.about.id, title=scenario.about.title, turns=scenario.about.turns, modules=program.modules,
        seats=program.seats, players=dict(players), program=program.digest, commitment=seed_commitment(secret, dice),
        files=tuple(EmbeddedFile(name=file.name, text=file.text) for file in scenario.files),
        semantics=program.semantics, left_out=tuple(name for name in scenario.injects if name in left_out),
    )
    vault = vault_of(start.game, save=path, rehearsal=rehearsal, folder=vaults)
    journal = Journal.create(path, private=not rehearsal)
    ledger = Ledger.begin(journal, vault, secrets, start, "the game")
    return OpenGame(program, start, ledger, History(path, program, start))


def go_on(path: Path, vaults: Path | None) -> OpenGame:
    """A game from its journal and its vault, where its last whole line left it.

    Raises:
        Damaged: a line is not what was written.
        Unusable: no save, closed, in use, made under other rules, or its vault is not on this computer.
    """
    save, vault = _held(path, vaults)
    try:
        journal = Journal.of(path, save.chain)
    except BaseException:
        vault.let_go()
        raise
    try:
        program, begun = program_of(path, save.start), save.begun
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
        ledger = Ledger(journal, vault, found)
        if isinstance(begun, BranchLine) or not begun.rehearsal:
            # A moved save is known by its new name from now on, and what no seal covers is forgotten.
            ledger.secrets = replace(found, seen=Checkpoint(written(path)))
            ledger.settle(() if last.orders else last.seals)
        return OpenGame(program, begun, ledger, history)
    except BaseException as error:
        journal.close()
        vault.let_go()
        if isinstance(error, OSError):
            raise Unusable(Path(error.filename or path), f"the game cannot go on here ({why(error)})") from None
        raise


def _held(path: Path, vaults: Path | None) -> tuple[Save, Vault]:
    """A save, and the vault that its own lines name, held. A copy is told to be one also while its original is
    played."""
    save = read_save(path)
    game, rehearsal = game_of(save.entries)
    vault = vault_of(game, save=path, rehearsal=rehearsal, folder=vaults)
    if rehearsal or not vault.path.is_file():
        return save, vault
    try:
        vault.hold(path)
    except Unusable:
        seen = vault.take().seen
        if seen is not None:
            with suppress(NotAsLeft):  # it may be written at this moment
                check_file(path, save.entries, seen)
        raise
    try:
        # Who held it before may have written since it was read.
        as_read = len(read_bytes(path)) == save.chain.good + len(save.chain.torn)
        return save if as_read else read_save(path), vault
    except BaseException:
        vault.let_go()
        raise


def _opened(path: Path, begun: StartLine | BranchLine, vault: Vault) -> Secrets:
    """The vault's contents, if they are this game's."""
    try:
        found = vault.take()
    except Unusable as error:
        raise Elsewhere(path, f"its secrets are not on this computer ({error})") from None
    if not opens(begun.game, begun.commitment, found.secret, found.seed):
        raise Elsewhere(path, f"the drawer {vault.path} is not of this game")
    if found.packed:
        raise Elsewhere(path, "it was packed for another computer and is set aside here, until it is unpacked here")
    return found


def _check_seals(path: Path, now: Position, found: Secrets) -> None:
    """Whether the vault holds the orders that the journal says are sealed."""
    for seat, seal in (() if now.orders else now.seals.items()):
        sealed = found.sealed.get(seat)
        if (
            sealed is None or sealed.line != seal.line
            or found.seal_of(now.state.turn, seat, sealed) != seal.digest
        ):
            raise NotAsLeft(path, f"the sealed order of {seat} is not among its secrets on this computer")

