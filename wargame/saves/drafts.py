"""What teams have begun and not sealed: kept beside the vault, so that no crash takes it, each team's for it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from wargame.files import replace_file
from wargame.model.forecasting import NOTHING_STATED, SeatStatement
from wargame.model.orders import Order
from wargame.records import record
from wargame.saves.chain import compact
from wargame.saves.codec import to_data
from wargame.saves.disk import read_bytes
from wargame.saves.problems import Unusable


@record
class Draft:
    """What one team has begun.

    Attributes:
        turn: the turn it is for; in another one it is nothing.
        order: what is chosen so far.
        unfinished: what it was in the middle of, as whoever keeps it writes that down; empty: nothing.
        statement: what it would state with the order.
        seal_broken: it was sealed, and a ruling of control's broke the seal.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)
    turn: int
    order: Order
    unfinished: str = ""
    statement: SeatStatement = NOTHING_STATED
    seal_broken: bool = False


class Drafts:
    """The drafts of one game. Losing them loses no more than a few choices, so what the disk does not take, or cannot
    give back, is no reason to stop."""

    def __init__(self, path: Path | None) -> None:
        """Kept in the file at ``path``, readable by its owner alone; None: in memory, for as long as this lives."""
        self._path = path
        self._kept: Mapping[str, Draft] | None = None if path else {}

    def of(self, seat: str, turn: int) -> Draft | None:
        """What this seat has begun in this turn."""
        draft = self._all().get(seat)
        return draft if draft is not None and draft.turn == turn else None

    def keep(self, seat: str, draft: Draft) -> None:
        """In place of what this seat had begun before."""
        if self._all().get(seat) != draft:
            self._put({**self._all(), seat: draft})

    def forget(self, seats: Iterable[str]) -> None:
        """These seats have sealed."""
        gone = set(seats)
        left = {seat: draft for seat, draft in self._all().items() if seat not in gone}
        if len(left) < len(self._all()):
            self._put(left)

    def _all(self) -> Mapping[str, Draft]:
        if self._kept is None:
            assert self._path is not None
            try:
                kept = read_bytes(self._path)  # first: in most games there is nothing that has to be understood
                self._kept = TypeAdapter(dict[str, Draft]).validate_json(kept)
            except (Unusable, ValidationError):
                self._kept = {}
        return self._kept

    def _put(self, drafts: Mapping[str, Draft]) -> None:
        self._kept = drafts
        if self._path is not None:
            with suppress(OSError):
                if drafts:
                    self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                    replace_file(self._path, compact(to_data(drafts)).encode())
                else:
                    self._path.unlink(missing_ok=True)


def drafts_beside(vault: Path) -> Path:
    """Where the drafts of a vault's game are."""
    return vault.with_suffix(".drafts")
