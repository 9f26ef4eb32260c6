"""Rolls that people are to make at a table, one after another."""

from __future__ import annotations

from collections.abc import Collection

from wargame.engine.needed_rolls import NeededRoll
from wargame.table import Table


def needed(table: Table, left: Collection[str] = ()) -> NeededRoll | None:
    """The first that was neither typed in nor left to the program."""
    return next((roll for roll in table.control.real_dice.rolls() if roll.purpose not in left), None)
