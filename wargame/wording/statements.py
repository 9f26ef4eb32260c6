"""Why something cannot be stated beside an order, in words that need no scenario."""

from __future__ import annotations

from typing import assert_never

from wargame.model.forecasting import LONGEST_INTENT, StatementObjection
from wargame.wording.catalogue import _


def statement_refused(objection: StatementObjection) -> str:
    """A sentence for the seat."""
    match objection.against:
        case "off":
            return _("This game is played without forecasts.")
        case "outcome":
            return _("There is nothing of that name to forecast.")
        case "percent":
            return _("A forecast is a whole number from 0 to 100, not {given}.").format(given=objection.given)
        case "too_long":
            said = _("What you want has {given} characters; {most} is the most.")
            return said.format(given=objection.given, most=LONGEST_INTENT)
        case "untidy":
            return _("What you want is not one line of composed letters.")
        case "character":
            said = _("What you want holds a character that no text may hold: {character}.")
            return said.format(character=objection.character)
        case _:
            assert_never(objection.against)
