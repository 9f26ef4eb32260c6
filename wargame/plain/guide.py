"""A first turn for newcomers, as a page of text: what to type, in the order one does it."""

from __future__ import annotations

from wargame.wording.catalogue import N_, _

_STEPS = (
    N_("Type aims and read what your team wants: that is what counts at the end."),
    N_("Type situation and read what has happened; brief is for your team alone."),
    N_("Type moves for what you can do, and show with a number for one of them: its price, its chances and why."),
    N_("Type order with the number of a move you can pay. Type drop with it if you think better of it."),
    N_("Type answer to go through the questions that may be put. Nobody sees your answers before the reveal."),
    N_("Type order alone to look at the whole, then seal. You can take it back until everybody has sealed."),
)


def guide_lines() -> list[str]:
    """The page."""
    steps = [f"  {number}. {_(step)}" for number, step in enumerate(_STEPS, 1)]
    after = _("Type outlook before you seal to ask what your order may lead to.")
    return [
        _("A first turn in six steps:"), *steps, after,
        _("Ordering nothing is allowed. Type cover to hide your desk at once."),
    ]  # fmt: skip
