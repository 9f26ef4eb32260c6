"""The panels of a seat's desk: one entry each. Keys, tabs, headings, columns, heights and hints are made from it."""

from __future__ import annotations


from wargame.records import record
from wargame.wording.catalogue import N_, _


@record
class Panel:
    """A panel. Its place in ``PANELS`` is the key that goes there.

    Attributes:
        id: of its widget.
        title: of its tab and heading.
        help: of the command that goes there.
        hint: the line above the key bar, where the panel has a hint of its own; empty: as for pages that are read.
        left: whether it stands in the left column, where the world is; else in the right one, where the order is made.
        in_turn: a page for reading: these take turns in one place of a wide screen.
        with_card: the card explains its marked line; where one panel is shown at a time, it stands with the card.
        with_list: it is worth the card's room where the screen is narrow.
        height: of a panel in the left column beside others.
        card_below: lines of the card where it stands below this panel.
    """

    id: str
    title: str
    help: str
    hint: str = ""
    left: bool = False
    in_turn: bool = False
    with_card: bool = False
    with_list: bool = False
    height: int | str = "1fr"
    card_below: int | None = None


PANELS = (
    Panel(
        "situation", N_("Situation"), N_("Situation: what is asked of you, what is new, injects and your brief."),
        left=True, in_turn=True,
    ),
    Panel(
        "tracks", N_("Tracks"), N_("Tracks: where the world stands, as far as you know."),
        N_("Arrows mark a track, the card explains it   / search"),
        left=True, in_turn=True, with_card=True, with_list=True, card_below=8,
    ),
    Panel(
        "moves", N_("Moves"), N_("Moves: your cards, and why a card is closed."), with_card=True, with_list=True
    ),
    Panel("order", N_("Order"), N_("Order: what you chose, your answers, and the seal."), with_card=True),
    Panel(
        "aims", N_("Aims"), N_("Aims: your objectives, your card and your red lines."), left=True, in_turn=True
    ),
    Panel(
        "map", N_("Map"), N_("Map: the theatre, and what stands where."),
        N_("Arrows go from place to place   / search   Enter reads"),
        left=True, with_card=True, with_list=True, height=13, card_below=6,
    ),
    Panel(
        "talk", N_("Talk"), N_("Talk: messages, public words and promises."),
        N_("Enter writes, promises or answers"), left=True, in_turn=True,
    ),
)  # fmt: skip
BY_ID = {panel.id: panel for panel in PANELS}
TALL = 36
"""From this many lines on the map stands above the reading; below, it takes its turn with it."""


def in_turn(*, tall: bool) -> tuple[str, ...]:
    """The panels that take turns in one place: those for reading, and the map where the screen is low."""
    return tuple(panel.id for panel in PANELS if panel.in_turn) + (() if tall else ("map",))


def keyed(panel: str) -> str:
    """A panel's heading: its key and its title."""
    return f"{PANELS.index(BY_ID[panel]) + 1} {_(BY_ID[panel].title)}"
