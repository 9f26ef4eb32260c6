"""When in a turn a line is read: beside the hooks, ``planning``, ``early_roll``, ``early``, ``answer``, ``roll`` and
``effects`` (of moves)."""

from __future__ import annotations


from wargame.model.rules import HOOKS
from wargame.records import record

BEFORE_ORDERS = frozenset({"setup", "turn_start", "inject", "planning"})
BEFORE_DICE = BEFORE_ORDERS | {"early_roll", "early", "answer", "reveal", "roll"}
_WHILE_OPENING = frozenset({"early", "answer", "reveal"})


@record
class AllowedPhases:
    """Where in a turn a verb may stand, and how an author is told: ``it works only …``."""

    allowed: frozenset[str]
    said: str


TO_THE_DICE = AllowedPhases(_WHILE_OPENING, "before the dice fall: in a rule at 'reveal', an early move or an answer")
TO_THE_EFFECTS = AllowedPhases(_WHILE_OPENING | {"resolve"}, "before moves take effect: at 'reveal' or 'resolve'")
BETWEEN_DICE_AND_EFFECTS = AllowedPhases(
    frozenset({"resolve"}), "between the dice and their effects: in a rule at 'resolve'"
)
AFTER_ORDERS = AllowedPhases(frozenset(HOOKS) - BEFORE_ORDERS | {"early", "answer", "effects"}, "once orders are open")
