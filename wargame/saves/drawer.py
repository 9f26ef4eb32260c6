"""What nobody may see before its time, on this computer alone: the game's secret, its seed and the sealed orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from wargame.files import replace_file
from wargame.library import state_dir
from wargame.model.orders import Order
from wargame.saves.chain import compact
from wargame.saves.codec import to_data
from wargame.saves.disk import read_bytes
from wargame.saves.lines import Digest
from wargame.saves.problems import Unusable


@dataclass(frozen=True, slots=True)
class Sealed:
    """An order waiting for the reveal; ``line`` is the number of its seal line."""

    line: int
    order: Order


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a drawer holds: ``secret`` as 64 hex digits, the seed, the sealed order of each seat."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)
    secret: Digest
    seed: int
    sealed: Mapping[str, Sealed] = field(default_factory=dict)

    def with_order(self, seat: str, sealed: Sealed) -> Secrets:
        """The same, with a seat's order in it."""
        return replace(self, sealed={**self.sealed, seat: sealed})

    def without_order(self, seat: str) -> Secrets:
        """The same, without that seat's order."""
        return replace(self, sealed={other: order for other, order in self.sealed.items() if other != seat})


class Drawer:
    """The file of one unfinished game's secrets.

    Attributes:
        path: where it lies.
    """

    def __init__(self, path: Path) -> None:
        """A drawer at ``path``; nothing is touched before ``put``."""
        self.path = path

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
        """Throw the drawer away, once its secrets stand in the journal."""
        self.path.unlink(missing_ok=True)


def drawer_of(game: str, *, save: Path, rehearsal: bool, folder: Path | None = None) -> Drawer:
    """The drawer of a game: in the user's state folder (or ``folder``). A rehearsal has no secrets, and two of them
    may share a seed and so an id; its drawer lies beside the save."""
    if rehearsal:
        return Drawer(save.with_name(save.name + ".drawer"))
    return Drawer((folder or state_dir() / "drawers") / f"{game}.json")

