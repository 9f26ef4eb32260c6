"""What a hosted room does, one thing after another."""

from __future__ import annotations

from enum import Enum


class Stage(Enum):
    """What the room does now."""

    BEFORE = "before"
    """How the crisis begins is read."""
    PLAN = "plan"
    """Teams plan, and seal."""
    READY = "ready"
    """All have sealed."""
    OPENED = "opened"
    """The orders lie open before control, and are not resolved."""
    TELL = "tell"
    """The turn is told, step by step."""
    TOLD = "told"
    """It is told: what comes next is the next turn, or the end."""
    END = "end"
    """The game is over, and everything is open."""
