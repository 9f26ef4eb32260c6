"""Dialogues in a row that lead to one thing, and what is left of them when the screen is covered in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from textual.app import App

from wargame.tui.screens.dialogue import Dialogue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What a seat was in the middle of. It waits in memory, for that seat alone.

    Attributes:
        panel, row: the line it was begun at.
        answers: what was answered on the way, in order.
        kept: what stood in the dialogue that was open, as ``Dialogue.kept`` gave it.
    """

    panel: str
    row: str
    answers: tuple[object, ...]
    kept: object


class Asking:
    """Asks one dialogue after another. Begun again from ``unfinished``, it takes the answers that were given already
    without asking, and opens the next dialogue as it was left."""

    def __init__(self, app: App[Any], panel: str, row: str, *, answers: Sequence[object] = (), kept: object = None):
        self._app, self._panel, self._row = app, panel, row
        self._given = list(answers)
        self._answers: list[object] = []
        self._kept = kept
        self._open: Dialogue[Any] | None = None

    @classmethod
    def again(cls, app: App[Any], unfinished: Unfinished) -> Asking:
        """Go on with what was left."""
        return cls(app, unfinished.panel, unfinished.row, answers=unfinished.answers, kept=unfinished.kept)

    async def ask(self, dialogue: Dialogue[T]) -> T | None:
        """The answer; None where the player turned back. Called from a worker."""
        answer: T | None
        if self._given:
            answer = cast("T | None", self._given.pop(0))
        else:
            if self._kept is not None:
                dialogue.restore(self._kept)
                self._kept = None
            self._open = dialogue
            answer = await self._app.push_screen_wait(dialogue)
            self._open = None
        self._answers.append(answer)
        return answer

    @property
    def unfinished(self) -> Unfinished | None:
        """What would be lost if the screen went now; None: nothing is open."""
        if self._open is None:
            return None
        return Unfinished(self._panel, self._row, tuple(self._answers), self._open.kept())
