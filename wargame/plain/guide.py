"""A first turn for newcomers, as a page of text: what to type, in the order one does it."""

from __future__ import annotations

_STEPS = (
    "Type situation and read what has happened; brief is for your team alone.",
    "Type tracks to see where the world stands, as far as you know it.",
    "Type moves for your cards, and show with a number for one of them: its price, its chances and why.",
    "Type order with the number of a move you can pay. Type drop with it if you think better of it.",
    "Type answer to go through the questions that may be put. Nobody sees your answers before the reveal.",
    "Type order alone to look at the whole, then seal. You can take it back until everybody has sealed.",
)


def guide_lines() -> list[str]:
    """The page."""
    steps = [f"  {number}. {step}" for number, step in enumerate(_STEPS, 1)]
    return ["A first turn in six steps:", *steps, "Type outlook before you seal to ask what your order may lead to.",
            "Ordering nothing is allowed. Type cover to hide your desk at once."]
