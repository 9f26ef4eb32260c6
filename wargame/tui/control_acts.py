"""What control chose at its desk, done at the table."""

from __future__ import annotations

from typing import assert_never

from wargame.debrief.looks import look_noted, sealed_for_noted, sealed_look_noted
from wargame.model.views import View
from wargame.session.control import SealedLook, SeatedControl
from wargame.tui.answers import (
    ControlAct, EnterDice, GiveRuling, LookAt, MendText, SealFor, Speak, TakeGameBack, Then, WriteNote,
)


def act(control: SeatedControl, chosen: ControlAct) -> View | SealedLook | None:
    """Do it. Gives the view or the orders that were looked at; None: neither was. Raises what the table raises; what
    cannot be said or ruled the desk has asked before."""
    match chosen:
        case WriteNote(line, text):
            control.note(line, text)
        case Speak(message):
            control.say(message)
        case LookAt(seat):
            return control.look(seat, look_noted(control.program, seat))
        case SealFor(seat):
            control.seal_for(seat, sealed_for_noted(control.program, seat))
        case GiveRuling(ruling):
            control.rule(ruling)
        case EnterDice(rolls):
            for roll, faces in rolls:
                control.real_dice.enter(roll, faces)
        case MendText(wrong, right):
            control.mending.mend(wrong, right)
        case TakeGameBack(point, reason, keep):
            control.undoing.undo(point, reason, keep_dice=keep)
        case Then.LOOK_AT_SEALED:
            return control.look_at_sealed(sealed_look_noted(control.program, control.sealed_now))
        case Then.OPEN:
            control.open_orders()
        case unknown:
            assert_never(unknown)
    return None
