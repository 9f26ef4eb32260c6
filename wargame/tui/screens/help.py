"""Help for the screen one is on: what to do here, every key, and a turn in one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from wargame.tui.commands import Command
from wargame.tui.keymap import Keymap
from wargame.tui.screens.dialogue import Read
from wargame.tui.text import Hanging, Line
from wargame.wording.catalogue import N_, _

A_TURN = (
    (
        N_("Situation"),
        N_("Injects put something on the table. Some ask a question; you answer inside your order."),
    ),
    (
        N_("Order"),
        N_("In secret each seat orders moves it can pay (usually one major, one minor), answers questions, and seals."),
    ),
    (
        N_("Together"),
        N_("A joint move stands only if every seat it names orders it the same turn. Else the offer is told to them."),
    ),
    (
        N_("Reveal"),
        N_("When all have sealed, the orders are opened at once. Dice, with the modifiers on the card, decide."),
    ),
    (N_("World"), N_("Then the others act by their tables, tracks pull on each other, and the next turn begins.")),
    (N_("End"), N_("Objectives, your private card and your red lines are counted when the game ends.")),
)


def _headed(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[Line]:
    yield Content.styled(title, "bold $accent")
    yield from (Hanging(Content.styled(word, "bold"), Content(text), 14) for word, text in rows)


def help_page(tip: str, commands: Sequence[Command], keymap: Keymap, *, panels: int, newcomers: bool) -> Read:
    """The dialogue that shows it.

    Args:
        tip: a few sentences on what one does there.
        commands: those that can be given there now.
        panels: how many panels Tab goes through.
        newcomers: whether the page begins with how a turn goes, not with keys.
    """
    keys = [(keymap.text(command), _(command.help)) for command in commands]
    if panels > 1:
        keys.append(("Tab", _("To the next panel; shift+Tab back.")))
    turn = _headed(_("A turn"), [(_(word), _(text)) for word, text in A_TURN])
    first, then = (turn, _headed(_("Keys"), keys))[:: 1 if newcomers else -1]
    page = Read(_("Help"), (*((tip, "") if tip else ()), *first, "", *then))
    page.add_class("-anywhere")
    return page
