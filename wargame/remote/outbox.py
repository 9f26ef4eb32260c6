"""What a seat asks, on its way to the host: one after another, in the order it was asked, through every break.

Whatever is done the same twice is simply asked again. What was said is not: where no answer came, the next view after
the break tells whether it is in the record.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from wargame.model.talk import Message, Said, tidy
from wargame.model.views import View
from wargame.remote.connection import LostPlace, NoHost, NotDone
from wargame.remote.requests import KeepDraft, SaySomething, SeatRequest

AGAIN = 0.5
"""Seconds until what did not get through is asked again."""
Told = Callable[[SeatRequest, str, bool], None]
"""Called with what came of a request: the host's words, and whether it refused."""


@dataclass(slots=True)
class _Waiting:
    request: SeatRequest
    since: int
    """The number of the last thing said when this was put here."""
    unsure: bool = False
    """No answer came, and doing it twice would not be the same."""


class Outbox:
    """Requests that wait, sent by a thread of their own."""

    def __init__(self, send: Callable[[SeatRequest], str], told: Told, broken: Callable[[], None]) -> None:
        """Begin.

        Args:
            send: asks the host; raises as ``HostConnection.ask``.
            broken: called where a connection broke, so that the stream is opened anew and brings a fresh view.
        """
        self._send, self._told, self._broken = send, told, broken
        self._waiting: deque[_Waiting] = deque()
        self._changed = threading.Condition()
        self._left = False
        threading.Thread(target=self._run, name="outbox", daemon=True).start()

    def put(self, request: SeatRequest, since: int = 0) -> None:
        """Send it when its turn comes; a draft that has not gone yet gives way to a newer one."""
        with self._changed:
            if isinstance(request, KeepDraft):
                for one in list(self._waiting)[1:]:
                    if isinstance(one.request, KeepDraft):
                        self._waiting.remove(one)
            self._waiting.append(_Waiting(request, since))
            self._changed.notify_all()

    def fresh(self, view: View | None) -> None:
        """A view from after a break: what was said and not answered is in it, or is said again."""
        with self._changed:
            first = self._waiting[0] if self._waiting else None
            if first is None or not first.unsure or not isinstance(first.request, SaySomething):
                return
            first.unsure = False
            if view is not None and _said_since(first.request.said, view, first.since):
                self._waiting.popleft()
            self._changed.notify_all()

    @property
    def empty(self) -> bool:
        """Whether everything got through."""
        with self._changed:
            return not self._waiting

    def leave(self, patience: float) -> bool:
        """Send what waits for at most so many seconds, then stop; whether all of it got through."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting, patience)
            self._left = True
            self._changed.notify_all()
            return not self._waiting

    def _run(self) -> None:
        while (first := self._next()) is not None:
            try:
                said, refused = self._send(first.request), False
            except LostPlace as lost:
                with self._changed:
                    self._waiting.clear()
                said, refused = str(lost), True
            except NotDone as problem:
                said, refused = str(problem), True
            except NoHost:
                with self._changed:
                    first.unsure = isinstance(first.request, SaySomething)
                    self._broken()
                    self._changed.wait(AGAIN)
                continue
            with self._changed:
                if self._waiting and self._waiting[0] is first:
                    self._waiting.popleft()
                self._changed.notify_all()
            self._told(first.request, said, refused)

    def _next(self) -> _Waiting | None:
        with self._changed:
            self._changed.wait_for(lambda: self._left or (self._waiting and not self._waiting[0].unsure))
            return None if self._left else self._waiting[0]


def _said_since(said: Said, view: View, since: int) -> bool:
    """Whether it is in the record, after everything that had been said before."""
    spoken = view.talk.spoken if view.talk else ()
    return any(_same(one.said, said) for one in spoken if one.number > since)


def _same(one: Said, said: Said) -> bool:
    if isinstance(one, Message) and isinstance(said, Message):
        return (one.turn, one.sender, one.to, one.text) == (said.turn, said.sender, said.to, tidy(said.text))
    return one == said
