"""A line to type a few letters into; the list it belongs to shows what holds them."""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input

from wargame.tui.commands import bindings
from wargame.tui.text import clean
from wargame.wording.catalogue import _

LONGEST = 80
"""Letters that are searched for at most."""


class FindLine(Input):
    """Hidden until a panel is searched. Every letter narrows the list, Enter goes to it, Esc gives the search up."""

    BINDINGS = bindings("find")

    @dataclass
    class Typed(Message):
        """The letters have changed; ``done`` where the list is to have the keyboard again."""

        text: str
        done: bool = False

    def __init__(self) -> None:
        words = _("Letters of a name or a text; Enter goes there, Esc ends")
        super().__init__(id="find", compact=True, placeholder=words, max_length=LONGEST)
        self.display = False

    def open(self) -> None:
        """Show the line, empty, and type into it."""
        self.value = ""
        self.display = True
        self.focus()

    def _done(self, text: str) -> None:
        self.display = False
        self.post_message(self.Typed(text, done=True))

    def action_give_up(self) -> None:
        """Nothing is searched any more."""
        self._done("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """One letter more or less."""
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list; what was typed stays in force until Esc."""
        event.stop()
        self._done(event.value)

    def _on_paste(self, event: Paste) -> None:
        """What is pasted is cleaned of what a terminal would obey or not show."""
        event.text = clean(event.text)[:LONGEST]

    def on_key(self, event: Key) -> None:
        """Down goes to the list as Enter does."""
        if event.key == "down":
            event.stop()
            self._done(self.value)
