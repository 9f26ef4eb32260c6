"""What would have become of a finished game, asked by somebody who looks at it: each answer is a save of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wargame.records import record
from wargame.session.catalogue import CannotPlay

if TYPE_CHECKING:
    from wargame.table.counterfactual import Changes, Counterfactual

T = TypeVar("T")


@record
class PlayedWhatIf:
    """A game that was played to its end with one thing otherwise, and where it was saved."""

    path: Path
    made: Counterfactual


class WhatIfs:
    """Asks of one save. What cannot be asked raises ``CannotPlay``, in words."""

    def __init__(self, save: Path) -> None:
        self._save = save

    def die(self, turn: int, purpose: str, faces: tuple[int, ...]) -> PlayedWhatIf:
        """The game in which this roll of a turn has these faces."""
        from wargame.table.counterfactual import Changes

        return self._played(Changes(turn, faces={purpose: faces}))

    def swap(self, turn: int) -> PlayedWhatIf:
        """The game in which other dice fall from a turn on."""
        from wargame.table.counterfactual import Changes

        return self._played(Changes(turn, swap=True))

    def anew(self, turn: int) -> Path:
        """A save that stands where the turn is planned, with the dice that fell, people at every seat."""
        from wargame.model.labels import HUMAN
        from wargame.saves.save import read_save
        from wargame.table.counterfactual import Changes
        from wargame.table.counterfactual_saves import play_on

        def made(to: Path) -> None:
            play_on(self._save, to, Changes(turn), dict.fromkeys(read_save(self._save).start.seats, HUMAN))

        return self._saved(made)[0]

    def _played(self, changes: Changes) -> PlayedWhatIf:
        from wargame.table.counterfactual_saves import finished_branch

        return PlayedWhatIf(*self._saved(lambda to: finished_branch(self._save, to, changes)))

    def _saved(self, make: Callable[[Path], T]) -> tuple[Path, T]:
        from wargame.saves.problems import Damaged, Unusable
        from wargame.table.counterfactual import CannotAsk
        from wargame.table.save_names import fresh_branch

        try:
            to = fresh_branch(self._save)
            return to, make(to)
        except (Unusable, Damaged, CannotAsk, OSError) as problem:
            raise CannotPlay(problem) from None
