"""What nobody may see before its time, on this computer alone: the game's secret, its seed and the sealed orders.

A vault also knows which file its game is written into and how far the game has come (``seen``): so that a copy is told
from its original, and a save that was cut back from one that was left. One program at a time holds a vault: whatever
paths lead to a save, they meet here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from typing import Annotated, ClassVar

from filelock import FileLock, Timeout
from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError

from wargame.files import replace_file, why
from wargame.library import state_dir
from wargame.model.forecasting import NOTHING_STATED, SeatStatement
from wargame.model.orders import Order
from wargame.records import record
from wargame.saves.chain import compact
from wargame.saves.codec import sealed_texts, to_data
from wargame.saves.disk import read_bytes
from wargame.saves.drafts import drafts_beside
from wargame.saves.lines import Digest
from wargame.saves.problems import Unusable
from wargame.saves.seals import seal_digest, seal_salt


@record
class SealedOrder:
    """An order waiting for the reveal; ``line`` is the number of its seal line. ``salt``: drawn for this seal alone;
    empty where it follows from the secret, as in rehearsals and the games of version 0.1. ``statement``: what its seat
    states with it."""

    line: int
    order: Order
    salt: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    statement: SeatStatement = NOTHING_STATED


@record
class Checkpoint:
    """How far a game had come when its vault was last put back.

    Attributes:
        path: of its save, every name on the way followed (``file_identity.written``).
        file: which file that was, whatever it is called: its device and number; zeros where that is not known.
        line, hash: the last line that is known to stand in the save.
        coming: the hash of the line being written after it; empty when none is.
    """

    path: str
    file: tuple[int, int] = (0, 0)
    line: int = 0
    hash: str = ""
    coming: str = ""


@record
class Secrets:
    """What a vault holds.

    Attributes:
        secret: as 64 hex digits.
        seed: as it is told at the close.
        sealed: the sealed order of each seat.
        seen: how far the game came; None in rehearsals, and before a game of version 0.1 goes on.
        packed: the game was packed for another computer, so that it does not go on here as well.
        scripts: the texts of the scripts that hold seats, for the save names no file of this computer.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)
    secret: Digest
    seed: int
    sealed: Mapping[str, SealedOrder] = field(default_factory=dict)
    seen: Checkpoint | None = None
    packed: bool = False
    scripts: Mapping[str, str] = field(default_factory=dict)

    def with_order(self, seat: str, sealed: SealedOrder) -> Secrets:
        """The same, with a seat's order in it."""
        return replace(self, sealed={**self.sealed, seat: sealed})

    def with_orders_of(self, seats: Collection[str]) -> Secrets:
        """The same, without the orders of other seats: nothing of what was taken back remains."""
        if set(self.sealed) <= set(seats):
            return self
        return replace(self, sealed={seat: order for seat, order in self.sealed.items() if seat in seats})

    def seal_of(self, turn: int, seat: str, sealed: SealedOrder) -> str:
        """The digest that stands for a seat's order in the journal."""
        return seal_digest(self.salt_of(sealed), turn, seat, *sealed_texts(sealed.order, sealed.statement))

    def salt_of(self, sealed: SealedOrder) -> str:
        """What a seal was salted with."""
        return sealed.salt or seal_salt(bytes.fromhex(self.secret), sealed.line)


class Vault:
    """The file of one unfinished game's secrets.

    Attributes:
        path: where it lies.
    """

    def __init__(self, path: Path) -> None:
        """A vault at ``path``; nothing is touched before ``hold`` or ``put``."""
        self.path = path
        # Not one hold a thread: a screen may open a game in a worker and leave it from its own thread.
        self._lock = FileLock(lock_of(path), timeout=0, mode=0o600, thread_local=False)

    def hold(self, save: Path) -> None:
        """Keep other programs from playing this game until ``let_go``. Raises ``Unusable``, about ``save``, where one
        does already."""
        try:
            for folder in (self.path, lock_of(self.path)):
                folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock.acquire()
        except Timeout:
            raise Unusable(save, "another program is playing this game") from None
        except OSError as error:
            raise Unusable(save, f"the game cannot be locked in {lock_of(self.path).parent} ({why(error)})") from None

    def let_go(self) -> None:
        """Others may play this game; harmless when done twice."""
        self._lock.release()

    def put(self, secrets: Secrets) -> None:
        """Replace the contents, in one step and on the disk when this returns; readable by its owner alone."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(self.path, compact(to_data(secrets)).encode())

    def take(self) -> Secrets:
        """The contents. Raises ``Unusable`` where there are none, or they cannot be read."""
        try:
            data = read_bytes(self.path)
            return TypeAdapter(Secrets).validate_json(data)
        except ValidationError:
            raise Unusable(self.path, "the drawer of this game cannot be read") from None

    def remove(self) -> None:
        """Throw the vault away, with what lies beside it, once its secrets stand in the journal, and let go of it."""
        self.path.unlink(missing_ok=True)
        with suppress(OSError):
            drafts_beside(self.path).unlink(missing_ok=True)
            door_beside(self.path).unlink(missing_ok=True)
            certificate_beside(self.path).unlink(missing_ok=True)
        self.let_go()
        with suppress(OSError):
            lock_of(self.path).unlink(missing_ok=True)


def door_beside(vault: Path) -> Path:
    """Where a game that is hosted keeps who may come in."""
    return vault.with_suffix(".door")


def certificate_beside(vault: Path) -> Path:
    """Where a game that is hosted with encryption keeps its key and certificate."""
    return vault.with_suffix(".pem")


def lock_of(vault: Path) -> Path:
    """The file that says that a game is being played; it stays empty. In a folder beside the one of the vaults."""
    return vault.parent.parent / "locks" / f"{vault.stem}.lock"


def vault_of(game: str, *, save: Path, rehearsal: bool, folder: Path | None = None) -> Vault:
    """The vault of a game: in the user's state folder (or ``folder``). A rehearsal has no secrets, and two of them
    may share a seed and so an id; its vault lies beside the save, and nobody holds it."""
    if rehearsal:
        return Vault(save.with_name(save.name + ".drawer"))
    return Vault((folder or state_dir() / "drawers") / f"{game}.json")
