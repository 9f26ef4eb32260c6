"""How keys, clicks and pastes reach the screen: one at a time, and only what somebody can have meant for what is shown.

Textual hands a key to the widget that has the keyboard, and it climbs from there, message by message, to where it is
bound. A second key in the same read is handed out before the first has arrived: to a widget that is about to lose the
keyboard, to a dialogue that is closing, to a screen that is gone. So here each waits until the one before has done all
it does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.screen import Screen

Typed = events.Key | events.Paste | events.MouseEvent


class InputQueueApp(App[None]):
    """Takes what is typed one after another."""

    ROUNDS: ClassVar[int] = 3
    """How often a mark follows a key up to the application: behind the key itself, behind what its binding says, and
    behind what that is made into (a line that is chosen, for whoever put the list there)."""
    LOST: ClassVar[float] = 0.1
    """Seconds between two looks whether a mark is lost: the widget it had come to was taken away with it."""
    LOOKS: ClassVar[int] = 20
    """After so many nobody waits for a mark that is still on its way: the keyboard must not be dead."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[tuple[Typed, Screen[Any]]] = deque()
        """What waits, with the screen that was shown when it came."""
        self._taken = -1
        """The number of the event that is being seen through; negative: none is."""
        self._numbers = 0
        self._meant_for: Screen[Any] | None = None
        self._marked: MessagePump = self
        """Where the mark is."""

    async def on_event(self, event: events.Event) -> None:
        """Line up what comes from the keyboard and the mouse. It is meant for the screen it was typed at and for no
        other: a key that has climbed up here after that has gone is nobody's."""
        if isinstance(event, Typed):
            if not event.is_forwarded:
                if not self.nobodys(event):
                    self._typed.append((event, self.screen))
                if self._taken < 0:
                    await self._take()
                return
            if isinstance(event, events.Key) and (not self.screen_stack or self._meant_for is not self.screen):
                event.stop()
                return
        await super().on_event(event)

    def nobodys(self, event: Typed) -> bool:
        """Whether nothing that is shown can have been meant: the screen is on its way, or going."""
        return self._exit or not self.screen_stack or not self.screen.is_mounted

    async def elsewhere(self, event: Typed) -> bool:
        """Whether it has been dealt with, or put away, without the widgets of this screen."""
        return False

    async def _take(self) -> None:
        """The next that is somebody's; what it does is seen through before another is taken."""
        self._taken = -1
        while self._typed:
            event, shown = self._typed.popleft()
            if self.nobodys(event) or self.screen is not shown:
                continue
            self._meant_for = shown
            if await self.elsewhere(event):
                continue
            if isinstance(event, events.MouseMove):
                await super().on_event(event)
                continue
            way = tuple(self._way(event))
            self._numbers += 1
            self._taken = self._numbers
            await super().on_event(event)
            self._follow(way, self._taken, self.ROUNDS)
            self.set_timer(self.LOST, partial(self._look_after, self._taken, self.LOOKS))
            return

    def _way(self, event: Typed) -> Iterator[MessagePump]:
        """The way an event takes: from the widget it is handed to up to the screen, and to here."""
        widget = self.focused or self.screen
        if isinstance(event, events.MouseEvent):
            try:
                widget, _ = self.get_widget_at(int(event.x), int(event.y))
            except NoWidget:
                widget = self.screen
        yield from (node for node in widget.ancestors_with_self if node is not self)
        yield self

    def _follow(self, way: tuple[MessagePump, ...], number: int, rounds: int) -> None:
        """Send a mark after it, so often as it takes."""

        def climb(at: int) -> None:
            if at < len(way) and number == self._taken:
                self._marked = way[at]
                if not way[at].call_later(climb, at + 1):
                    climb(at + 1)
            elif rounds > 1:
                self._follow(way, number, rounds - 1)
            else:
                self.call_later(self._arrived, number)

        climb(0)

    async def _look_after(self, number: int, looks: int) -> None:
        """Go on where the mark is lost; where it only takes its time, so does this."""
        if number == self._taken:
            at = self._marked
            if looks and (at is self or (at.is_running and at.is_attached)):
                self.set_timer(self.LOST, partial(self._look_after, number, looks - 1))
            else:
                await self._take()

    async def _arrived(self, number: int) -> None:
        """All it does is done: on to the next."""
        if number == self._taken:
            await self._take()
