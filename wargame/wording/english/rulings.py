"""Why control cannot rule so now, as sentences for control."""

from __future__ import annotations

from typing import assert_never

from wargame.language.names import Names
from wargame.model.rulings import RulingObjection
from wargame.wording.english.values import named
from wargame.wording.numbers import listing, whole


def ruling_objection_in_words(objection: RulingObjection, names: Names) -> str:
    """Why control cannot rule so now, and what it could do."""
    sections, id_ = names.sections, objection.id
    seats = [sections.seats[one].name if one in sections.seats else one for one in (*objection.seats, id_)]
    put = f"“{sections.injects[id_].title}”" if id_ in sections.injects else id_
    match objection.against:
        case "no_turn":
            return "No turn is being planned: control rules once the next turn has opened."
        case "seals_stand":
            who = listing(seats[:-1])
            return f"{who} sealed already: control rules before the first seal of a turn, or breaks the seals first."
        case "orders_open":
            return "The orders are open: now an order can be voided; all else waits for the next turn."
        case "not_open":
            return "An order can be voided once all orders are opened, and before they are resolved."
        case "no_track":
            return f"There is no track “{id_}”."
        case "no_change":
            return f"{named(id_, sections)} stays as it is: say by how much it changes, such as +1 or -2."
        case "out_of_bounds":
            now, least, most = map(whole, (objection.now, objection.least, objection.most))
            return f"{named(id_, sections)} stands at {now} and can be from {least} to {most} now: not so far."
        case "no_seat":
            return f"There is no seat “{id_}”."
        case "no_order":
            return f"{seats[-1]} has ordered nothing: there is nothing to void."
        case "no_red_line":
            return f"There is no red line “{id_}”."
        case "not_controls":
            return "The rules say themselves when that red line is crossed."
        case "crossed":
            return "That red line was crossed already."
        case "no_inject":
            return f"There is no situation “{id_}”."
        case "not_scheduled":
            return f"{put} comes from a deck or an effect: control puts only what the calendar or a condition brings."
        case "came":
            return f"{put} has come up already."
        case "withheld":
            return f"{put} is withheld so already."
        case "not_withheld":
            return f"{put} is not withheld."
        case "game_over":
            return "The game is over: nothing of it can be ruled any more."
        case "no_holder":
            return f"“{id_}” holds no seat: write human, random, idle, strong or doctrine:NAME."
        case "not_its_own":
            return "A ruling says what it is about, and nothing that belongs to a ruling of another kind."
        case "holds_already":
            return f"{seats[-1]} is held so already."
        case _:
            assert_never(objection.against)
