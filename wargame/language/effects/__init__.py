"""One-line effects: each verb's record, reading, meaning and place, a file a verb.

``E`` is a number or an expression in parentheses; ``SPAN`` one of ``this turn``, ``next turn``, ``for N``, which is
what is left of this turn and N more, and ``for good``.

A family takes its member in brackets, which may be a bound word, ``others`` (all members but the mover), ``all``, or
``lowest(FAMILY)`` / ``highest(FAMILY)``: ``approval[mover] -1``, ``trust +1``, ``token lever[seoul] +1``,
``capital[lowest(approval)] -1``. A temporary change of a track (with SPAN) is undone when its span ends. A move may be
one seat's alone: ``cancel trilateral_exercise[seoul]``; grants and marks take a seat the same way. ``deal`` gives a
seat a private card or a leader's profile out of those it may draw at setup, but never again the one it holds. A table
or list ``for SEAT`` is read with that seat as ``mover``, whoever moves where it is run.
"""

from __future__ import annotations

from typing import get_args

from wargame.language.effects.band import SetBand
from wargame.language.effects.become import Become
from wargame.language.effects.cancel import CancelMove
from wargame.language.effects.cancel_later import CancelLater
from wargame.language.effects.close import CloseInject
from wargame.language.effects.convert import ConvertChoice
from wargame.language.effects.cross import Cross
from wargame.language.effects.deal import Deal
from wargame.language.effects.draw import DrawCard
from wargame.language.effects.end import EndGame
from wargame.language.effects.grant import GiveGrant
from wargame.language.effects.inject import PutInject
from wargame.language.effects.later import ScheduleLater
from wargame.language.effects.mark import Mark
from wargame.language.effects.modify import Modify
from wargame.language.effects.refund import Refund
from wargame.language.effects.run import RunTable
from wargame.language.effects.set_to import SetTo
from wargame.language.effects.shift import Shift
from wargame.language.effects.strike import StrikeChoice
from wargame.language.effects.token import Tokens
from wargame.language.effects.use import UseList
from wargame.language.effects.withdraw import Withdraw

Effect = (
    Shift | SetTo | Become | Tokens | GiveGrant | Withdraw | ScheduleLater | CancelLater | RunTable | UseList
    | PutInject | CloseInject | DrawCard | Deal | Mark | EndGame | Cross | Modify | CancelMove | Refund | SetBand
    | StrikeChoice | ConvertChoice
)
"""Every verb. What has to know them all matches on this, so that a new one is a type error until it is known there."""
VERBS: tuple[type[Effect], ...] = get_args(Effect)

__all__ = [
    "VERBS",
    "Become",
    "CancelLater",
    "CancelMove",
    "CloseInject",
    "ConvertChoice",
    "Cross",
    "Deal",
    "DrawCard",
    "Effect",
    "EndGame",
    "GiveGrant",
    "Mark",
    "Modify",
    "PutInject",
    "Refund",
    "RunTable",
    "ScheduleLater",
    "SetBand",
    "SetTo",
    "Shift",
    "StrikeChoice",
    "Tokens",
    "UseList",
    "Withdraw",
]
