"""What would have become of a finished game, asked by somebody who looks at it: each answer is a save of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.session.catalogue import CannotPlay

if TYPE_CHECKING:
    from wargame.table.counterfactual import Changes


class WhatIfs:
    """Asks of one save. What cannot be asked raises ``CannotPlay``, in words."""

    def __init__(self, save: Path) -> None:
        self._save = save

    def die(self, turn: int, purpose: str, faces: tuple[int, ...]) -> Path:
        """The save of the game in which this roll of a turn has these faces."""
        from wargame.table.counterfactual import Changes

        return self._played(Changes(turn, faces={purpose: faces}))

    def swap(self, turn: int) -> Path:
        """The save of the game in which other dice fall from a turn on."""
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

        return self._saved(made)

    def _played(self, changes: Changes) -> Path:
        from wargame.table.counterfactual_saves import finished_branch

        return self._saved(lambda to: finished_branch(self._save, to, changes))

    def _saved(self, make: Callable[[Path], object]) -> Path:
        from wargame.saves.problems import Damaged, Unusable
        from wargame.table.counterfactual import CannotAsk
        from wargame.table.save_names import fresh_branch

        try:
            to = fresh_branch(self._save)
            make(to)
        except (Unusable, Damaged, CannotAsk, OSError) as problem:
            raise CannotPlay(problem) from None
        return to
