"""Help for the screen one is on: what to do here, every key, and a turn in one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from wargame.tui.commands import Command
from wargame.tui.keymap import Keymap
from wargame.tui.screens.dialogue import Read
from wargame.tui.text import hang, stack

A_TURN = (
    ("Situation", "Injects put something on the table. Some ask a question; you answer inside your order."),
    (
        "Order",
        "In secret each seat orders moves it can pay (usually one major, one minor), answers questions, and seals.",
    ),
    (
        "Together",
        "A joint move stands only if every seat it names orders it the same turn. Else the offer is told to them.",
    ),
    (
        "Reveal",
        "When all have sealed, the orders are opened at once. Dice, with the modifiers on the card, decide.",
    ),
    ("World", "Then the others act by their tables, tracks pull on each other, and the next turn begins."),
    ("End", "Objectives, your private card and your red lines are counted when the game ends."),
)


@dataclass(frozen=True, slots=True)
class Helped:
    """What a screen says of itself.

    Attributes:
        tip: a few sentences on what one does there.
        commands: those that can be given there now.
        panels: how many panels Tab goes through.
        newcomers: whether the page begins with how a turn goes, not with keys.
    """

    tip: str
    commands: Sequence[Command]
    panels: int
    newcomers: bool


def turn_lines(cells: int) -> Iterator[Content]:
    """How a turn goes."""
    yield Content.styled("A turn", "bold $accent")
    for word, text in A_TURN:
        yield hang(Content.styled(word, "bold"), Content(text), 14, cells)


def key_lines(helped: Helped, keymap: Keymap, cells: int) -> Iterator[Content]:
    """Every key that does something here, and what."""
    yield Content.styled("Keys", "bold $accent")
    for command in helped.commands:
        yield hang(Content.styled(keymap.text(command), "bold"), Content(command.help), 14, cells)
    if helped.panels > 1:
        yield hang(Content.styled("Tab", "bold"), Content("To the next panel; shift+Tab back."), 14, cells)


def help_lines(helped: Helped, keymap: Keymap, cells: int) -> Iterator[Content]:
    """The page."""
    if helped.tip:
        yield Content(helped.tip)
        yield Content("")
    turn, keys = turn_lines(cells), key_lines(helped, keymap, cells)
    first, then = (turn, keys) if helped.newcomers else (keys, turn)
    yield from first
    yield Content("")
    yield from then


def help_page(helped: Helped, keymap: Keymap) -> Read:
    """The dialogue that shows it."""
    page = Read("Help", lambda cells: stack(*help_lines(helped, keymap, cells)))
    page.add_class("-anywhere")
    return page
