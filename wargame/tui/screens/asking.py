"""Asking the player, one thing at a time; and what is left of dialogues in a row when the screen is covered."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import astuple
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from textual import work
from textual.app import App
from textual.dom import DOMNode

from wargame.records import record
from wargame.tui.app_interface import app_of
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.overlay import is_open

if TYPE_CHECKING:  # the first screen is painted before there is a question
    from wargame.tui.screens.dialogue import Dialogue

T = TypeVar("T")
P = ParamSpec("P")
N = TypeVar("N", bound=DOMNode)
GROUP = "ask"
"""The group of every worker that puts dialogues to the player."""


def asking(app: App[Any]) -> bool:
    """Whether dialogues are being put to the player: one is open, on its way, or has just been answered."""
    return any(worker.group == GROUP and not worker.is_finished for worker in app.workers)


def asks(
    method: Callable[Concatenate[N, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[N, P], None]:
    """A handler or action that puts dialogues to the player: it runs as a worker. What is chosen while another one
    asks was meant for its dialogue, which was not there yet: it does nothing."""
    begin = work(group=GROUP)(method)

    @wraps(method)
    def run(self: N, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if not asking(self.app):
            begin(self, *args, **kwargs)

    return run


@record
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


def to_text(unfinished: Unfinished | None) -> str:
    """As a draft keeps it; empty: nothing."""
    return "" if unfinished is None else json.dumps(astuple(unfinished), ensure_ascii=True)


def from_text(text: str) -> Unfinished | None:
    """The same again; None where there is nothing, or nothing that ``to_text`` has written."""
    try:
        panel, row, answers, kept = json.loads(text)
        return Unfinished(str(panel), str(row), _tuples(list(answers)), _tuples(kept))
    except (ValueError, TypeError):
        return None


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


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
            self._open = dialogue
            answer = await self._app.push_screen_wait(dialogue)
            self._open = self._kept = None
        self._answers.append(answer)
        return answer

    @property
    def glyphs(self) -> Glyphs:
        """The marks to draw with."""
        return app_of(self._app).glyphs

    @property
    def unfinished(self) -> Unfinished | None:
        """What would be lost if the screen went now; None: nothing is open."""
        if self._open is None:
            begun = (*self._answers, *self._given)
            return Unfinished(self._panel, self._row, begun, self._kept) if self._kept is not None else None
        if self._open.is_mounted and is_open(self._open):
            self._kept = self._open.kept()  # for the next time, when it may be going
        return Unfinished(self._panel, self._row, tuple(self._answers), self._kept)
