"""Control and the seats, on the screen: seals for a team that is not there, or says who holds a seat from now on."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.content import Content

from wargame.model.rulings import RulingCommand
from wargame.session.control import SeatedControl
from wargame.tui.answers import GiveRuling, SealFor
from wargame.tui.screens.dialogue import Pick, PickItem
from wargame.tui.screens.ruling import with_reason
from wargame.tui.text import line
from wargame.wording.catalogue import _
from wargame.wording.holders import holder_words

SEAL = "seal"


async def direct_seat(app: App[Any], control: SeatedControl) -> SealFor | GiveRuling | None:
    """Which seat, and what of it; None: rather not."""
    seats, holders = control.program.scenario.seats, control.holders
    held = _("held by {holder}")
    items = [
        PickItem(id_, line(seat.name, "bold"), line(held.format(holder=holder_words(holders[id_])), "$text-muted"))
        for id_, seat in seats.items()
    ]
    picked = await app.push_screen_wait(Pick(_("Which seat?"), Content(""), items))
    if not picked:
        return None
    seat = picked[0]
    acts = [PickItem(SEAL, line(_("Seal for it what it has begun, or no move")))] if seat in control.absent else []
    given = _("Give it to {holder}")
    acts += [
        PickItem(one, line(given.format(holder=holder_words(one)))) for one in control.can_hold if one != holders[seat]
    ]
    act = await app.push_screen_wait(Pick(seats[seat].name, Content(""), acts))
    if not act:
        return None
    if act[0] == SEAL:
        return SealFor(seat)
    ruling = RulingCommand(category="exercise", reason="", what="seat", id=f"{seat}={act[0]}")
    given_so = await with_reason(app, control, ruling)
    return GiveRuling(given_so) if given_so is not None else None
