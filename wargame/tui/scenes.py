"""One scene at a time, waiting for slow things, and the cover where nobody is at the keyboard."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events, work
from textual._styles_cache import StylesCache

from wargame.settings import Settings
from wargame.tui.commands import BLIND, PRIVATE, commands_of
from wargame.tui.idle import IdleTimer
from wargame.tui.input_queue import Typed
from wargame.tui.key_names import twins_of
from wargame.tui.appearance import AppearanceApp
from wargame.tui.terminal_query import NOTHING_KNOWN, TerminalFacts
from wargame.tui.screens.asking import GROUP, asking
from wargame.tui.screens.scene import Scene
from wargame.tui.screens.breakpoints import too_small
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.session.clock import ClockReading, RunningClock

R = TypeVar("R")
T = TypeVar("T")
_STYLES = Path(__file__).parent / "styles"


def _let_go(doing: asyncio.Future[Any]) -> None:
    """Nobody wants the result any more: a table among it is left, so that its save can be opened again."""
    leave = None if doing.cancelled() or doing.exception() else getattr(doing.result(), "leave", None)
    if leave is not None:
        leave()


class SceneApp(AppearanceApp):
    """One scene at a time.

    One scene is alive at a time: going to another builds it anew in its own mode and removes the mode before, with
    every dialogue on it. So nothing of a seat's screen is left for the next one.
    """

    TITLE = "Wargame"
    STYLES: ClassVar[tuple[str, ...]] = ()
    """Style sheets of what is not on the first screen: a name for each screen or widget that has rules of its own."""
    LOOK_UP: ClassVar[float] = 1.0
    """Seconds between two looks at how long nobody has touched a key."""

    def __init__(
        self,
        settings: Settings,
        keep: Callable[[Settings], str],
        facts: TerminalFacts = NOTHING_KNOWN,
        *,
        ascii_only: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(settings, keep, facts, ascii_only=ascii_only)
        self.said = ""
        """What the next screen shows once (``take_said``)."""
        self.now = now
        self.clock: RunningClock | None = None
        self.alone = False
        """Whether one person plays: nobody else is there from whom a screen would be covered."""
        self._idle = IdleTimer(now)
        self._scenes = 0
        self._open_words = ""
        self._changing = asyncio.Lock()
        self._coming = 0
        self._ending: int | None = None

    # Scenes

    def go(self, scene: Callable[[], Scene[R]], then: Callable[[R], None]) -> None:
        """Show a scene and forget the one before: its screens, toasts, clipboard and mode. What is chosen there goes to
        ``then``."""

        def made() -> Scene[R]:
            shown = scene()
            shown.answers(then)
            return shown

        self._coming += 1
        self._go(made)

    @property
    def between_scenes(self) -> bool:
        """Whether another scene is on its way."""
        return self._coming > 0

    @work(group="scene")
    async def _go(self, scene: Callable[[], Scene[Any]]) -> None:
        try:
            async with self._changing:
                if not self._exit and self._ending is None:
                    await self._change(scene)
        finally:
            self._coming -= 1
            if not self._coming and self._ending is not None:
                super().exit(return_code=self._ending)

    def exit(self, result: None = None, return_code: int = 0, message: object = None) -> None:
        """End; a scene that is on its way comes first: what is being put together cannot be taken apart."""
        if self.between_scenes:
            self._ending = return_code
        else:
            super().exit(result, return_code)

    async def _change(self, scene: Callable[[], Scene[Any]]) -> None:
        before = self.current_mode
        self.workers.cancel_group(self, GROUP)  # nobody will answer its questions
        while not all(screen.is_mounted for screen in self.screen_stack):
            await asyncio.sleep(0)  # a dialogue just opened: it looks for the scene below it
        self.read_styles()
        self._scenes += 1
        mode = f"scene-{self._scenes}"
        self.clear_notifications()
        if self.clipboard and self.clipboard != self._open_words:
            self.copy_to_clipboard("")
        self.add_mode(mode, partial(self._styled, scene))
        await self.switch_mode(mode)
        for screen in self._screen_stacks.get(before, ()):
            self.workers.cancel_node(screen)  # before it is taken apart: what is read for it looks for its parts
        if before in self._modes:
            await self.remove_mode(before)
        elif before in self._screen_stacks:
            for old in reversed(self._screen_stacks.pop(before)):
                await old.remove()
        StylesCache.get_inner_outer.cache_clear()  # it keeps whom it was asked by: every widget's lines, long after it

    def read_styles(self) -> None:
        """Read ``STYLES``: once the first screen is painted, which does not wait for them, or is passed over."""
        paths = [_STYLES / f"{name}.tcss" for name in self.STYLES]
        self.stylesheet.read_all([path for path in paths if not self.stylesheet.has_source(str(path))])

    def _styled(self, scene: Callable[[], Scene[Any]]) -> Scene[Any]:
        """A new scene, as one that knows the style sheets: it gets its styles as it is mounted. Textual takes every new
        screen for one that missed a change of theme, and reads all style sheets twice again for it."""
        made = scene()
        made._css_update_count = self._css_update_count
        return made

    def copy_open(self, text: str) -> None:
        """Copy words that everybody may read: alone of all words they stay in the clipboard when the scene changes."""
        self._open_words = text
        self.copy_to_clipboard(text)

    @property
    def scene(self) -> Scene[Any] | None:
        """The scene that is shown, under whatever dialogue."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Scene)), None)

    # Slow things

    async def waiting(self, text: str, task: Callable[[], T]) -> T:
        """Do something slow off the loop, and say meanwhile what is done. A table nobody waits for any more is left."""
        from wargame.tui.screens.waiting import Waiting

        self.go(lambda: Waiting(text), lambda nothing: self.give_up())
        doing = asyncio.ensure_future(asyncio.to_thread(task))
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            doing.add_done_callback(_let_go)
            raise

    def give_up(self) -> None:
        """Wait no longer."""

    def take_said(self) -> str:
        """What is to be said once on the next screen: why the last thing asked for could not be done, or what led
        there."""
        said, self.said = self.said, ""
        return said

    def progress(self, words: str) -> None:
        """How far the slow thing has come; called off the loop."""
        from wargame.tui.screens.waiting import Waiting

        def say() -> None:
            if isinstance(self.scene, Waiting):
                self.scene.say(words)

        self.call_from_thread(say)

    def clock_reading(self) -> ClockReading | None:
        """What the clock in the top line shows; None: there is no clock, or the settings hide it."""
        return self.clock.read() if self.clock is not None and self.settings.clock else None

    # Nobody at the keyboard

    def on_mount(self) -> None:
        """Look up now and then whether anybody is there."""
        self.set_interval(self.LOOK_UP, self.look_whether_idle)

    async def on_event(self, event: events.Event) -> None:
        """Every key and click says that somebody is there."""
        if isinstance(
            event, (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
        ):
            self._idle.touched()
        await super().on_event(event)

    def nobodys(self, event: Typed) -> bool:
        """While another scene or a dialogue is on its way, what is typed was meant for it: what is still there must
        not take it."""
        coming = self.between_scenes or (asking(self) and isinstance(self.screen, Scene))
        return coming or super().nobodys(event)

    async def elsewhere(self, event: Typed) -> bool:
        """Where the terminal is too small, nothing is seen of what a key would do: whoever sits there can leave, cover
        and read the help, which need no looking, or make the terminal larger. With a dialogue open, which waits
        unseen, they can cover."""
        if not too_small(self.size) or self.screen.has_class("-anywhere"):
            return await super().elsewhere(event)
        scene = self.scene
        if isinstance(event, events.Key) and scene is not None:
            for command in commands_of(*scene.PLACES, "app") if self.screen is scene else commands_of("dialogue"):
                if command.action in BLIND and event.key in twins_of(self.keymap.keys(command)):
                    own = self if command.place == "app" or self.screen is not scene else scene
                    await self.run_action(command.action, own)
                    return True
        return not (isinstance(event, events.Key) and event.key == "ctrl+q") or await super().elsewhere(event)

    def look_whether_idle(self) -> None:
        """Cover a seat's screen where nobody has touched a key for as long as the settings say."""
        if not self._private or self.between_scenes or self.alone:
            self._idle.touched()
        elif self._idle.longer_than(self.settings.cover_minutes):
            self._idle.touched()
            self.said = _(
                "Nobody touched a key for a while. What was chosen and written waits: a seat is taken by its letter."
            )
            self.action_cover()

    @property
    def _private(self) -> bool:
        scene = self.scene
        return scene is not None and not PRIVATE.isdisjoint(scene.PLACES)

    def put_away(self) -> None:
        """Cover, and keep what is written before: where this is the end, its dialogue may be gone by then."""
        if self.scene is not None and not self.between_scenes:
            self.scene.keep()
        self.action_cover()

    @property
    def putting_away(self) -> bool:
        """Covering has begun, or is under way."""
        return self._private or self.between_scenes

    def action_cover(self) -> None:
        """Cover a screen that one team alone may see, whatever dialogue is over it."""
        if self.scene is not None and self._private:
            self.call_later(self.scene.run_action, "cover")
