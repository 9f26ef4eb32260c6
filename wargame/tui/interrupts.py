"""What happens when somebody else decides: the program is told to end, is stopped, or is called back."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Protocol, cast, runtime_checkable

from textual import events, work

from wargame.tui.input_queue import InputQueueApp, Typed


@runtime_checkable
class StepsOut(Protocol):
    """A driver that can stop the program and take its terminal again (``terminal.TerminalDriver``)."""

    def step_out(self) -> None:
        """Give the terminal back and stop."""

    def come_back(self) -> None:
        """Take the terminal again."""


class InterruptedApp(InputQueueApp):
    """Ends, stops and comes back in good order: what a team alone may see is put away first."""

    PATIENCE: ClassVar[float] = 1.0
    """Seconds that putting away may take."""

    def put_away(self) -> None:
        """Nothing that one team alone may see is to stand on the screen; what it began is kept."""

    @property
    def putting_away(self) -> bool:
        """Whether it is still going on."""
        return False

    async def elsewhere(self, event: Typed) -> bool:
        """Ctrl+Z stops the program, whatever has the keyboard."""
        if isinstance(event, events.Key) and event.key == "ctrl+z" and isinstance(self._driver, StepsOut):
            self.step_out()
            return True
        return await super().elsewhere(event)

    def told_to_end(self, number: int) -> None:
        """A signal says that this is the end, or its terminal is gone: 128 and the signal's number is the exit code."""
        self.put_away()
        self.exit(return_code=128 + number)

    @work(group="out", exclusive=True)
    async def step_out(self) -> None:
        """Stop until somebody calls back. It is covered before, so that whoever does sees no team's desk."""
        self.put_away()
        for _ in range(int(self.PATIENCE / 0.02)):
            if not self.putting_away:
                break
            await asyncio.sleep(0.02)
        if isinstance(self._driver, StepsOut):
            cast("StepsOut", self._driver).step_out()

    def called_back(self) -> None:
        """The program goes on: all is painted again, and covered."""
        if isinstance(self._driver, StepsOut) and self.is_running and not self._exit:
            self._driver.come_back()
            self.put_away()
            for screen in self.screen_stack:
                screen.refresh(layout=True)
