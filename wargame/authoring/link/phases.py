"""When in a turn a line is read: at a hook, when moves are rolled, among their effects …"""

from __future__ import annotations

from wargame.authoring.link.calls import Callee
from wargame.authoring.link.elements import Element
from wargame.authoring.link.scopes import Scopes
from wargame.model.moves import Adjustment, Answer, Doctrine, Move, Question
from wargame.model.files import EffectList, StartingPosition
from wargame.model.goals import Profile
from wargame.model.rules import ActorTable, Inject, Later, Rule, Settle, Watch
from wargame.model.tables import ModifierSet, RuleTable

ANY = "any"


class Phases:
    """Answers when in a turn a line is read."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes
        self._known: dict[Callee, frozenset[str]] = dict.fromkeys(scopes.run_by_actors, frozenset({"actors"}))
        scopes.calls.settle(self._known, self._called)

    def of(self, element: Element) -> frozenset[str]:
        """The phases of a line; ``any`` where it depends on what happens elsewhere."""
        found = frozenset({ANY})
        for owner in element.owners:
            rest = element.path[len(owner.path) :]
            match owner.model:
                case Rule() | Settle() | Later() as timed:
                    found = frozenset({timed.at})
                case Move() as move:
                    found = frozenset({_of_move(move, rest)})
                case Answer():
                    found = frozenset({"answer"}) if "do" in rest else frozenset({ANY})
                case Question():
                    found = frozenset({"answer"}) if rest[:1] == ("when",) else frozenset({ANY})
                case ModifierSet():
                    found = frozenset({"roll"})
                case Adjustment():
                    found = frozenset({"roll"}) if rest[:1] in (("when",), ("roll",)) else frozenset({ANY})
                case Inject():
                    put_elsewhere = rest[:1] == ("do",) and not owner.model.scheduled
                    found = frozenset({ANY}) if put_elsewhere else frozenset({"inject"})
                case Doctrine():
                    found = frozenset({"planning"})
                case ActorTable():
                    found = frozenset({"actors"})
                case StartingPosition() | Profile():
                    found = frozenset({"setup"})
                case EffectList():
                    found = self._known.get(("effect_lists", element.declared.id), found)
                case RuleTable():
                    found = self._known.get(("tables", element.declared.id), found)
                case Watch():
                    found = frozenset({ANY})
        return found

    def _called(self, callee: Callee) -> frozenset[str]:
        found = frozenset(phase for caller in self.scopes.calls.of(callee) for phase in self.of(caller))
        if callee in self.scopes.run_by_actors:
            found |= {"actors"}
        return found or frozenset({ANY})


def _of_move(move: Move, rest: tuple[str | int, ...]) -> str:
    if rest[:1] in (("bands",), ("do",)) or (rest[:1] == ("parameters",) and "do" in rest):
        return "early" if move.early else "effects"
    if rest[:1] in (("modifiers",), ("base",)) or "modifiers" in rest:
        return "early_roll" if move.early else "roll"
    return ANY  # needs and costs are read when a seat plans: it knows its own order
