"""What lies on this computer of all games: saves with their state, vaults without a save, and what nobody needs."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Literal

from filelock import FileLock, Timeout

from wargame.files import sweep
from wargame.records import record
from wargame.saves.chain import read_chain
from wargame.saves.disk import read_bytes
from wargame.saves.vault import Vault, Checkpoint, vault_of, lock_of
from wargame.saves.file_identity import check_file, game_of, last_seen, path_of
from wargame.saves.problems import Unusable
from wargame.saves.index import SaveSummary, look_at, summary_of
from wargame.saves.save import open_save

Fate = Literal["waiting", "playing", "gone", "unknown"]
"""Of a vault: its save is there; it is being played; its save is gone, or is closed and tells all the vault does;
nobody can say, for the vault is of version 0.1, or the folder of its save is out of reach."""
_NEW = 3600.0
"""Seconds in which the vault of a rehearsal may still get its save."""


@record
class SaveStatus:
    """One save.

    Attributes:
        save: what it says of itself.
        game: the id of the game it plays; empty where it is no save.
        here: whether its secrets are on this computer; None: it is closed or damaged.
        hindrance: why it cannot go on though they are; empty: it can.
    """

    save: SaveSummary
    game: str = ""
    here: bool | None = None
    hindrance: str = ""


@record
class VaultStatus:
    """One vault.

    Attributes:
        vault: its file.
        save: where its save was last; None: it does not say.
        fate: what has become of its game.
    """

    vault: Path
    save: Path | None
    fate: Fate


def saves_here(folder: Path, vaults: Path) -> tuple[SaveStatus, ...]:
    """The saves of a folder, and those elsewhere that a vault here belongs to; each once, the one written last
    first."""
    paths = dict.fromkeys(path.resolve() for path in _listed(folder, "*.jsonl"))
    known = (last_seen(seen) for vault in _listed(vaults, "*.json") if (seen := _seen(vault)) is not None)
    paths |= dict.fromkeys(path.resolve() for path in known if path is not None)
    shown = [_kept(path, vaults) for path in paths]
    return tuple(sorted(shown, key=lambda one: one.save.changed, reverse=True))


def vaults_here(saves: Iterable[SaveStatus], folder: Path, vaults: Path) -> tuple[VaultStatus, ...]:
    """Every vault of this computer, and of rehearsals in ``folder`` and beside these saves, with what has become of
    its game."""
    shown = list(saves)
    games = {one.game: one.save.path for one in shown if one.game}
    found = [_left(path, games) for path in _listed(vaults, "*.json")]
    for beside in sorted({folder.resolve(), *(one.save.path.parent for one in shown)}):
        for path in _listed(beside, "*.jsonl.drawer"):
            save = path.with_suffix("")
            needed = not look_at(save).finished if save.is_file() else time.time() - path.stat().st_mtime < _NEW
            found.append(VaultStatus(path, save, "waiting" if needed else "gone"))
    return tuple(found)


def remove_vaults(left: Iterable[VaultStatus]) -> tuple[VaultStatus, ...]:
    """Throw vaults away, each unless its game is being played at this moment; gives those that are gone now."""
    gone = []
    for one in left:
        vault = Vault(one.vault)
        try:
            if one.vault.suffix == ".json":
                vault.hold(one.vault)
            vault.remove()
            gone.append(one)
        except (Unusable, OSError):
            vault.let_go()
    return tuple(gone)


def tidy_up(folder: Path, vaults: Path) -> int:
    """Throw away what killed programs and older versions left: parts of files, and locks that nobody holds. Says how
    many files these were."""
    locks = _listed(vaults.parent / "locks", "*.lock")
    stale = [lock for lock in locks if not (vaults / f"{lock.stem}.json").exists()]
    stale += _listed(folder, "*.jsonl.lock")  # as version 0.1 had them
    parts = sweep(folder) + sweep(vaults)
    for new in _listed(vaults, "*.json.new"):  # the same
        with suppress(OSError):
            new.unlink()
            parts += 1
    return parts + sum(_unlocked(lock) for lock in stale)


def _kept(path: Path, vaults: Path) -> SaveStatus:
    try:
        read = open_save(path)
    except Unusable:
        return SaveStatus(look_at(path))
    save = summary_of(read)
    if not save.intact or save.finished:
        return SaveStatus(save)
    game, rehearsal = game_of(read.entries)
    vault = vault_of(game, save=path, rehearsal=rehearsal, folder=vaults)
    if not vault.path.is_file():
        return SaveStatus(save, game, False)
    try:
        found = vault.take()
        if found.seen is not None:
            check_file(path, read.entries, found.seen)
    except Unusable as problem:
        return SaveStatus(save, game, True, problem.reason)
    return SaveStatus(save, game, True, "packed for another computer" if found.packed else "")


def _left(path: Path, games: dict[str, Path]) -> VaultStatus:
    seen = _seen(path)
    save = games.get(path.stem) or (path_of(seen) if seen is not None else None)
    if _held(lock_of(path)):
        return VaultStatus(path, save, "playing")
    if path.stem in games:
        return VaultStatus(path, save, "waiting")
    if seen is None or save is None or not save.parent.is_dir():
        return VaultStatus(path, save, "unknown")
    there = last_seen(seen)
    gone = there is None or _is_settled(there, path)
    return VaultStatus(path, save, "gone" if gone else "waiting")


def _is_settled(save: Path, vault: Path) -> bool:
    """Whether a save is closed with the secret that its vault holds, or an intact save of another game lies there now.
    A damaged one may be mended."""
    with suppress(Unusable):
        chain, secret = read_chain(read_bytes(save)), Vault(vault).take().secret
        if any(one.kind == "close" and one.body.get("secret") == secret for one in chain.entries[-1:]):
            return True
        return chain.flaw is None and game_of(chain.entries)[0] not in ("", vault.stem)
    return False


def _seen(vault: Path) -> Checkpoint | None:
    with suppress(Unusable):
        return Vault(vault).take().seen
    return None


def _listed(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(path for path in folder.glob(pattern) if S_ISREG(path.lstat().st_mode) or path.is_file())
    except OSError:
        return []


def _held(lock: Path) -> bool:
    """Whether a program plays that game now."""
    if not lock.is_file():
        return False
    try:
        with FileLock(lock, timeout=0, thread_local=False):
            return False
    except (Timeout, OSError):
        return True


def _unlocked(lock: Path) -> bool:
    """Throw a lock away that nobody holds, and that is one: an empty file."""
    with suppress(OSError):
        found = lock.lstat()
        if S_ISREG(found.st_mode) and not found.st_size and not _held(lock):
            lock.unlink(missing_ok=True)  # some systems have thrown it away by now
            return True
    return False
