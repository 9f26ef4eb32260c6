"""What the application is without a game: one scene at a time, settings and keys, help, palette, idle cover."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, ClassVar, TypeVar

from textual import events, work
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.constants import TEXTUAL_ANIMATIONS
from textual.binding import Binding
from textual.screen import Screen

from wargame.settings import Settings, with_setting
from wargame.session.clock import ClockReading, SessionClock
from wargame.tui.commands import BLIND, PRIVATE, Command, bindings, commands_of, twins_of
from wargame.tui.ascii_only import AsciiOnly
from wargame.tui.glyphs import ASCII, UNICODE
from wargame.tui.idle import IdleTimer
from wargame.tui.intake import Typed
from wargame.tui.interrupts import InterruptedApp
from wargame.tui.keymap import key_words, read_keymap
from wargame.tui.probe import NOTHING_KNOWN, TerminalFacts
from wargame.tui.screens.asking import GROUP, asking
from wargame.tui.screens.closing import Palette
from wargame.tui.screens.scene import Scene
from wargame.tui.screens.sizes import too_small
from wargame.tui.themes import DARK, LIGHT, THEMES
from wargame.tui.widgets.clock_face import ClockFace

R = TypeVar("R")
T = TypeVar("T")


def _let_go(doing: asyncio.Future[Any]) -> None:
    """Nobody wants the result any more: a table among it is left, so that its save can be opened again."""
    leave = None if doing.cancelled() or doing.exception() else getattr(doing.result(), "leave", None)
    if leave is not None:
        leave()


class SceneApp(InterruptedApp):
    """Scenes, settings and keys.

    One scene is alive at a time: going to another builds it anew in its own mode and removes the mode before, with
    every dialogue on it. So nothing of a seat's screen is left for the next one.
    """

    TITLE = "Wargame"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = True
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
        super().__init__()
        self.settings = settings
        self.facts = facts
        self.said = ""
        """What the next screen shows once (``take_said``)."""
        self.now = now
        self.clock: SessionClock | None = None
        self._keep = keep
        self._ascii_wanted = ascii_only
        self._ascii = AsciiOnly()
        self._filters.append(self._ascii)
        self._idle = IdleTimer(now)
        self._scenes = 0
        self._open_words = ""
        self._changing = asyncio.Lock()
        self._coming = 0
        self._ending: int | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self._apply()

    # Settings

    def change(self, name: str, value: object) -> str:
        """Set one thing, now and for the next time. Gives why it could not be kept; empty: it was."""
        self.settings = with_setting(self.settings, name, value)
        self._apply()
        return self._keep(self.settings)

    def _apply(self) -> None:
        liked = self.settings
        dark = self.facts.dark is not False if liked.theme == "follow" else liked.theme == "dark"
        theme = DARK if dark else LIGHT
        if self.is_running:
            self.theme = theme
        else:
            # Nothing is painted yet: the styles, when they are read, take these colours, and are read once.
            self.set_reactive(App.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = TEXTUAL_ANIMATIONS if liked.motion else "none"
        plain_signs = (
            self._ascii_wanted or liked.glyphs == "ascii" or (liked.glyphs == "auto" and self.facts.wide_lines)
        )
        self.glyphs = ASCII if plain_signs else UNICODE
        self._ascii.enabled = bool(plain_signs)
        self.set_class(bool(plain_signs), "-ascii")
        keymap, self.key_problems = read_keymap(liked.keys)
        self.keymap = replace(keymap, ascii=bool(plain_signs))
        self.set_keymap(self.keymap.for_textual())

    def about_signs(self) -> tuple[str, ...]:
        """What to say where the terminal, not the user, decided for ASCII signs."""
        if self.facts.wide_lines and self.settings.glyphs == "auto" and not self._ascii_wanted:
            return ("This terminal draws lines two cells wide, so ASCII signs are used; Settings can say otherwise.",)
        return ()

    def validate_theme(self, name: str) -> str:
        """A theme of the terminal's own colours without any colour would be black on black: it is refused."""
        theme = self.get_theme(name)
        return DARK if theme is not None and theme.ansi and self.no_color else name

    def get_key_display(self, binding: Binding) -> str:
        """A key as people write it."""
        return self.keymap.spelt(binding.key_display or key_words(binding.key))

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
        self._scenes += 1
        mode = f"scene-{self._scenes}"
        self.clear_notifications()
        if self.clipboard and self.clipboard != self._open_words:
            self.copy_to_clipboard("")
        self.add_mode(mode, scene)
        await self.switch_mode(mode)
        for screen in self._screen_stacks.get(before, ()):
            self.workers.cancel_node(screen)  # before it is taken apart: what is read for it looks for its parts
        if before in self._modes:
            await self.remove_mode(before)
        elif before in self._screen_stacks:
            for old in reversed(self._screen_stacks.pop(before)):
                await old.remove()

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
        if not self._private or self.between_scenes:
            self._idle.touched()
        elif self._idle.longer_than(self.settings.cover_minutes):
            self._idle.touched()
            self.said = "Nobody touched a key for a while. What was chosen and written waits: mark a seat, then Enter."
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

    # Everywhere

    def action_help(self) -> None:
        """What every key does here."""
        from wargame.tui.screens.help import Helped, help_page

        scene = self.scene
        if scene is not None and self.screen is scene:
            panels = len(scene.focus_chain)
            self.push_screen(help_page(Helped(scene.TIP, self.offered(), panels, scene.NEWCOMERS), self.keymap))

    def offered(self) -> tuple[Command, ...]:
        """The commands that can be given on this scene now; none that would do nothing."""
        scene = self.scene
        alone = scene is None or len(scene.focus_chain) < 2

        def holds(command: Command) -> bool:
            target: App[None] | Scene[Any] = self if command.place == "app" or scene is None else scene
            return target.check_action(command.action.partition("(")[0], ()) is True

        commands = commands_of(*(scene.PLACES if scene else ()), "app")
        return tuple(command for command in commands if holds(command) and not (alone and command.action == "jump"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The clock is halted where one runs; what one team alone may see is covered."""
        match action:
            case "halt_clock":
                return self.clock_reading() is not None
            case "cover":
                return self._private
        return True

    def action_leave(self) -> None:
        """Leave whatever is shown: a dialogue closes, a scene asks or goes."""
        if isinstance(self.screen, Scene):
            self.screen.action_leave()
        else:
            self.screen.dismiss(None)

    def action_other_theme(self) -> None:
        """Dark or light."""
        self.change("theme", "light" if self.theme == DARK else "dark")

    def clock_reading(self) -> ClockReading | None:
        """What the clock in the top line shows; None: there is no clock, or the settings hide it."""
        return self.clock.read() if self.clock is not None and self.settings.clock else None

    def action_halt_clock(self) -> None:
        """Stop the clock for a break, or let it go on."""
        if self.clock is not None:
            self.clock.halt_or_go_on()
            for face in self.screen.query(ClockFace):
                face.tick()

    def action_jump(self) -> None:
        """A letter on each panel; press it to go there."""
        from wargame.tui.screens.jump import Jump, targets

        if isinstance(self.screen, Scene) and (found := targets(self.screen)):
            self.push_screen(Jump(found))

    def action_command_palette(self) -> None:
        """Textual's palette, with words of ours; its sign of a magnifier, which many fonts lack, is hidden."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette offers what the command table says for this screen."""
        scene = self.scene
        for command in self.offered():
            if command.palette:
                target: App[None] | Scene[Any] = self if command.place == "app" or scene is None else scene
                yield SystemCommand(command.help, self.keymap.text(command), self._runner(target, command.action))

    def _runner(self, target: App[None] | Scene[Any], action: str) -> Callable[[], Any]:
        """Runs a command once the palette has gone, where what it was chosen for is still shown."""
        scene = self.scene

        async def run() -> None:
            if self.screen is scene and not self.between_scenes and not asking(self):
                await target.run_action(action)

        return lambda: target.call_later(run)
