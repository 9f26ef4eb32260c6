"""Help for the screen one is on: what to do here, every key, and a turn in one page."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wargame.tui.commands import commands_of
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


def help_lines(places: tuple[str, ...], tip: str, keymap: Keymap, cells: int) -> Iterator[Content]:
    """The page, for the places of a screen."""
    if tip:
        yield Content(tip)
        yield Content("")
    yield Content.styled("Keys", "bold $accent")
    for command in commands_of(*places, "app"):
        yield hang(Content.styled(keymap.text(command), "bold"), Content(command.help), 14, cells)
    yield hang(Content.styled("Tab", "bold"), Content("To the next panel; shift+Tab back."), 14, cells)
    yield Content("")
    yield Content.styled("A turn", "bold $accent")
    for word, text in A_TURN:
        yield hang(Content.styled(word, "bold"), Content(text), 14, cells)


def help_page(places: tuple[str, ...], tip: str, keymap: Keymap) -> Read:
    """The dialogue that shows it."""
    return Read("Help", lambda cells: stack(*help_lines(places, tip, keymap, cells)))
