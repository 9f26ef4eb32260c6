"""When a line is read within a turn: nothing may ask for what is not known yet, or change what is already done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.link.calls import Callee
from wargame.authoring.link.lines import ParsedLine
from wargame.authoring.link.scopes import Scopes
from wargame.language.effects import Effect
from wargame.language.moments import BEFORE_DICE, BEFORE_ORDERS
from wargame.language.tree import Node
from wargame.model.acts import Adjustment, Answer, Doctrine, Move, Question
from wargame.model.files import EffectList, StartingPosition
from wargame.model.goals import Profile
from wargame.model.rules import ActorTable, Inject, Later, Rule, Settle, Watch
from wargame.model.tables import ModifierSet, RuleTable

ANY = "any"
_EARLY = frozenset({"early_roll", "early"})
_SPOKEN = {
    "setup": "at setup", "turn_start": "at the start of a turn", "inject": "when injects are put",
    "planning": "while seats plan",
    "early_roll": "when early moves are rolled",
    "early": "in an early move", "answer": "in an answer", "reveal": "at the reveal", "roll": "when moves are rolled",
    "resolve": "at 'resolve'", "effects": "among the effects of moves", "actors": "when actors act",
    "couple": "at 'couple'", "check": "at 'check'", "turn_end": "at the end of a turn",
}  # fmt: skip


def check_moments(context: CheckContext, lines: tuple[ParsedLine, ...], scopes: Scopes) -> None:
    """Refuses effects that come too late or too early, and conditions that ask too early."""
    moments = _Moments(scopes)
    for line in lines:
        when = moments.of(line.item)
        for effect in line.effects[:1]:
            _effect(context, line, effect, when)
        early = sorted(when & BEFORE_DICE)
        if early:
            _asked(context, line, early)


def _effect(context: CheckContext, line: ParsedLine, effect: Effect, when: frozenset[str]) -> None:
    wrong = sorted(when - effect.moments.allowed - {ANY}) if effect.moments is not None else []
    if effect.moments is not None and wrong:
        verb = line.item.found.value.split()[0]
        late = f"'{verb}' comes {_SPOKEN[wrong[0]]}"
        context.say(line.item, "wrong_moment", late, f"it works only {effect.moments.said}")


def _asked(context: CheckContext, line: ParsedLine, early: list[str]) -> None:
    moves = context.sections.moves
    for tree in (*line.trees, *(node for effect in line.effects for node in _nodes(effect))):
        for offset, slot in _read(tree):
            head, _, rest = slot.partition(":")
            name = rest.partition("@")[0].partition(".")[0]
            what = ""
            if head == "result":
                rolled = name in moves and moves[name].early
                tooearly = [at for at in early if not (rolled and at not in BEFORE_ORDERS and at != "early_roll")]
                what = "no dice have fallen yet"
            elif head in ("ordered", "chosen", "agreed", "partner", "answered"):
                tooearly = [at for at in early if at in BEFORE_ORDERS or (head == "answered" and at in _EARLY)]
                what = "orders are not open yet" if head != "answered" else "no answer is open yet"
            if what and tooearly:
                context.diagnostics.say(
                    line.item.entry.file, line.item.found.path, "too_early", f"{what} {_SPOKEN[tooearly[0]]}",
                    "ask since(…), count(…) or ever(…) about turns before, or choose a later hook",
                    offset=offset, text=str(line.item.found.value),
                )  # fmt: skip
                return


def _read(tree: Node) -> Iterator[tuple[int, str]]:
    """Every slot a tree reads, with the column where the author named it."""
    if tree.op == "named":  # a derived value: its own line has columns of its own
        for slot in tree.slots():
            yield tree.span[0], slot
        return
    if tree.op == "read" and isinstance(tree.value, str):
        yield tree.span[0], tree.value
    for kid in tree.kids:
        yield from _read(kid)


def _nodes(effect: Effect) -> Iterator[Node]:
    for one in fields(effect):
        value = getattr(effect, one.name)
        if isinstance(value, Node):
            yield value


class _Moments:
    """Answers when in a turn a line is read."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes
        self._known: dict[Callee, frozenset[str]] = dict.fromkeys(scopes.run_by_actors, frozenset({"actors"}))
        scopes.calls.settle(self._known, self._called)

    def of(self, item: Element) -> frozenset[str]:
        """The moments of a line; ``any`` where it depends on what happens elsewhere."""
        found = frozenset({ANY})
        for owner in item.found.owners:
            rest = item.found.path[len(owner.path) :]
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
                    found = self._known.get(("effect_lists", item.entry.id), found)
                case RuleTable():
                    found = self._known.get(("tables", item.entry.id), found)
                case Watch():
                    found = frozenset({ANY})
        return found

    def _called(self, callee: Callee) -> frozenset[str]:
        found = frozenset(moment for caller in self.scopes.calls.of(callee) for moment in self.of(caller))
        if callee in self.scopes.run_by_actors:
            found |= {"actors"}
        return found or frozenset({ANY})


def _of_move(move: Move, rest: tuple[str | int, ...]) -> str:
    if rest[:1] in (("bands",), ("do",)) or (rest[:1] == ("parameters",) and "do" in rest):
        return "early" if move.early else "effects"
    if rest[:1] in (("modifiers",), ("base",)) or "modifiers" in rest:
        return "early_roll" if move.early else "roll"
    return ANY  # needs and costs are read when a seat plans: it knows its own order
