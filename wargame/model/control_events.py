"""What control does beside the rules, as everybody is told of it: each on a journal line of its own."""

from typing import Literal

from wargame.model.rulings import Category, Ruling
from wargame.records import record


@record(kw_only=True)
class Ruled:
    """Control rules, on a line of its own: a heading for the events that follow on that line, with what it rules about
    and why (``model.rulings``)."""

    category: Category
    reason: str
    what: Ruling
    id: str
    kind: Literal["ruled"] = "ruled"


@record(kw_only=True)
class Undone:
    """Control took the game back, on a line of its own: what had happened since happened no more.

    Attributes:
        turn, what: to where: the turn had just opened, or its orders had just been opened.
        dice: whether ``other`` dice fall from there on, or those that fell are ``kept``; ``none``: none had been seen.
        reason: one line, for everybody.
    """

    turn: int
    what: Literal["opening", "orders"]
    dice: Literal["other", "kept", "none"]
    reason: str
    kind: Literal["undone"] = "undone"


@record(kw_only=True)
class Announced:
    """Control puts a text to seats (none: to all): an inject of its own, or (``inject``) the text that one of the
    scenario has in this game, on whose ``Put`` it is read."""

    seats: tuple[str, ...]
    title: str
    text: str
    inject: str = ""
    kind: Literal["announced"] = "announced"
