"""Rule tables: dice, a base, modifiers with their reasons, rows with effects; and the scale moves are rolled on."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from wargame.model.base import (
    Amount, Authored, Because, Claiming, Code, Condition, Description, Id, Many, Name, OnlyWhile, Ref, Sourced, TagRefs,
    Text, Word,
)
from wargame.model.steps import Dice, Step, Steps


class Modifier(Sourced):
    """``add`` to the total while ``when`` holds. Every modifier says why.

    On a move that names somebody both may say ``target``, as its effects do: ``when: target == 'tokyo'``.
    """

    id: Id | None = None
    """Needed only where a module adjusts it."""
    when: OnlyWhile | None = None
    add: Amount
    """What is added."""
    because: Because


class ScaleBand(Authored):
    """One band of a scale: totals up to ``upto`` (the best band has none)."""

    id: Word
    """What other files call it."""
    code: Code
    name: Name
    upto: int | None = None
    """The highest total (or value) that still belongs here; the last has none."""
    copies: Word | None = None
    """Which band's effects stand in where a move lists none for this one."""


class Scale(Sourced):
    """How moves are rolled: dice, the clamp on the sum of modifiers, bands from worst to best, natural limits."""

    dice: Dice = "2d6"
    """The dice, e.g. ``2d6``."""
    clamp: Annotated[int, Field(ge=0)] | None = None
    """The sum of modifiers counts from minus this to plus this."""
    bands: Many[ScaleBand]
    """From the worst to the best."""
    lowest_at_most: Word | None = None
    """The lowest natural roll gives this band at best."""
    highest_at_least: Word | None = None
    """The highest natural roll gives this band at worst."""
    good: Word | None = None
    """The band from which a roll counts as a success, where chances are told in one number; none: the best alone."""

    @property
    def good_row(self) -> int:
        """The row, from 1, from which a roll counts as a success."""
        bands = [band.id for band in self.bands]
        return len(bands) if self.good is None else bands.index(self.good) + 1

    def steps_of(self, bands: Mapping[str, Sequence[Step]], band: str) -> Sequence[Step]:
        """The effects of a band in ``bands``: its own, else those of the band it copies, else none."""
        copies = {one.id: one.copies for one in self.bands}
        seen: set[str] = set()
        at: str | None = band
        while at is not None and at not in seen:
            if at in bands:
                return bands[at]
            seen.add(at)
            at = copies.get(at)
        return ()


class ModifierSet(Sourced):
    """Modifiers shared by all rolls of some moves. ``this`` is the move, ``mover`` the seat that rolls it."""

    tags: TagRefs = ()
    """Moves with one of these tags."""
    moves: Many[Annotated[str, Ref("moves")]] = ()
    """Together with ``tags``: whichever applies. Neither: every rolled move."""
    but_not: Many[Annotated[str, Ref("moves")]] = ()
    """Not these moves."""
    solo: bool | None = None
    """True: only moves of one seat. False: only joint moves."""
    modifiers: Many[Modifier]
    """What is added to the roll, each with its reason."""


class RowText(Claiming):
    """What a row is told with while ``when`` holds."""

    when: Condition
    """Read as the row's effects begin. It should speak of what all seats see: a seat that cannot know whether it holds
    is told no text at all."""
    text: Text
    """What readers are told then."""


class TableRow(Claiming):
    """One row of a rule table: totals from the row before up to and including ``upto``; the last row has none."""

    upto: int | None = None
    """The highest total of this row; the last row has none."""
    name: Name
    text: Description | None = None
    texts: Many[RowText] = ()
    """Told instead of ``text``: the first whose ``when`` holds."""
    do: Steps = ()


class RuleTable(Sourced):
    """Dice + base + modifiers, looked up in rows. Run by an actor, a rule, or the effect ``run``."""

    name: Name
    code: Code | None = None
    dice: Dice = "2d6"
    """The dice, e.g. ``2d6``."""
    base: Amount = 0
    """Added to the dice before modifiers."""
    modifiers: Many[Modifier] = ()
    """What is added to the roll, each with its reason."""
    clamp: Annotated[int, Field(ge=0)] | None = None
    """The sum of modifiers counts from minus this to plus this."""
    rows: Many[TableRow]
    """From the lowest totals to the highest; the last has no ``upto``."""
    visibility: Literal["public", "hidden"] = "public"
    """``hidden``: nobody but control sees the roll, only what follows from it."""
    text: Description | None = None
