"""What the user likes, and how the application looks for it: theme, signs, movement, keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.app import App
from textual.binding import Binding
from textual.constants import TEXTUAL_ANIMATIONS

from wargame.settings import Settings, with_setting
from wargame.tui.ascii_only import AsciiOnly
from wargame.tui.glyphs import ASCII, UNICODE
from wargame.tui.interrupts import InterruptedApp
from wargame.tui.key_names import key_words
from wargame.tui.keymap import read_keymap
from wargame.tui.terminal_query import TerminalFacts
from wargame.tui.themes import DARK, LIGHT, THEMES
from wargame.wording.catalogue import _


class AppearanceApp(InterruptedApp):
    """Looks as the settings say, and changes them."""

    def __init__(
        self, settings: Settings, keep: Callable[[Settings], str], facts: TerminalFacts, *, ascii_only: bool
    ) -> None:
        super().__init__()
        self.settings, self.facts = settings, facts
        self._keep = keep
        self._ascii_wanted = ascii_only
        self._ascii = AsciiOnly()
        self._filters.append(self._ascii)
        for theme in THEMES:
            self.register_theme(theme)
        self._apply()

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
            return (
                _("This terminal draws lines two cells wide, so ASCII signs are used; Settings can say otherwise."),
            )
        return ()

    def validate_theme(self, name: str) -> str:
        """A theme of the terminal's own colours without any colour would be black on black: it is refused."""
        theme = self.get_theme(name)
        return DARK if theme is not None and theme.ansi and self.no_color else name

    def get_key_display(self, binding: Binding) -> str:
        """A key as people write it."""
        return self.keymap.spelt(binding.key_display or key_words(binding.key))
