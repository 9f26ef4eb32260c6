"""What screens and widgets may read of the application they are shown in. They give it no commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from textual.dom import DOMNode

if TYPE_CHECKING:
    from wargame.session.clock import ClockReading
    from wargame.settings import Settings
    from wargame.tui.glyphs import Glyphs
    from wargame.tui.keymap import Keymap


class AppInterface(Protocol):
    """The application, as far as they know it."""

    glyphs: Glyphs
    """The marks to draw with."""
    settings: Settings
    """What the user likes."""
    keymap: Keymap
    """The keys of every command."""

    @property
    def between_scenes(self) -> bool:
        """Whether another scene is on its way: what is chosen now was meant for nobody."""

    def clock_reading(self) -> ClockReading | None:
        """What the clock in the top line shows; None: there is no clock, or the settings hide it."""


def app_of(node: DOMNode) -> AppInterface:
    """The application that shows this."""
    return cast("AppInterface", node.app)
