"""The commands that hold on every screen: help, palette, jump, theme, clock, leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen

from wargame.tui.commands import Command, bindings, commands_of
from wargame.tui.scenes import SceneApp
from wargame.tui.screens.asking import asking
from wargame.tui.screens.overlay import Palette
from wargame.tui.screens.scene import Scene
from wargame.tui.themes import DARK
from wargame.tui.widgets.clock_face import ClockFace
from wargame.wording.catalogue import _


class GlobalCommandsApp(SceneApp):
    """Takes the commands of the place ``app``, and offers in help and palette what can be given on this scene."""

    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = True

    def action_help(self) -> None:
        """What every key does here."""
        from wargame.tui.screens.help import help_page

        scene = self.scene
        if scene is not None and self.screen is scene:
            panels, newcomers = len(scene.focus_chain), scene.NEWCOMERS
            tip, commands = _(scene.TIP), self.offered()
            self.push_screen(help_page(tip, commands, self.keymap, panels=panels, newcomers=newcomers))

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

    def action_halt_clock(self) -> None:
        """Stop the clock for a break, or let it go on."""
        if self.clock is not None:
            self.clock.halt_or_go_on()
            self.show_clock()

    def show_clock(self) -> None:
        """The clock was halted, moved, or goes on."""
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
                yield SystemCommand(_(command.help), self.keymap.text(command), self._runner(target, command.action))

    def _runner(self, target: App[None] | Scene[Any], action: str) -> Callable[[], Any]:
        """Runs a command once the palette has gone, where what it was chosen for is still shown."""
        scene = self.scene

        async def run() -> None:
            if self.screen is scene and not self.between_scenes and not asking(self):
                await target.run_action(action)

        return lambda: target.call_later(run)
