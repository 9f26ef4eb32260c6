"""The lowering: a scenario and its theory modules become a program. All meaning of the rules is here.

``builder`` numbers slots and expressions · ``layout`` makes the slots of declarations · ``orders`` those of a turn ·
``effects`` and ``changes`` turn effects into statements · ``sites``, ``rolls``, ``moves``, ``reveal`` the moves ·
``turn`` the hooks · ``history`` what is remembered · ``ends`` setup and endings · ``budget`` counts what comes of it ·
``lower`` puts them in order.
"""

from wargame.engine.cannot_lower import CannotLower, NotLeftOut, TooMuch, UnknownModule, UnknownSemantics
from wargame.engine.lowering.lower import lower, opening_slots

__all__ = ["CannotLower", "NotLeftOut", "TooMuch", "UnknownModule", "UnknownSemantics", "lower", "opening_slots"]
