"""Containers of which nothing is seen but the ground behind what they hold.

Textual paints, filters and keeps every line of a container apart, half of all lines a desk has. Of one that is blank it
takes one line for all.
"""

from __future__ import annotations

from textual.containers import Horizontal, Vertical


class Beside(Horizontal):
    """Widgets side by side; no border, hatch or tint of its own."""

    BLANK = True


class Beneath(Vertical):
    """Widgets one beneath the other; no border, hatch or tint of its own."""

    BLANK = True
