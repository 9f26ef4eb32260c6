"""Doubts about what can never come about in this game: conditions, rules, situations and costs out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wargame.authoring.checks.context import CheckContext, Subject
from wargame.authoring.checks.registry import each, whole
from wargame.authoring.link.lines import ParsedLine
from wargame.language import slots
from wargame.language.bounds import Interval, bounds, can_hold, conjuncts
from wargame.language.formulas import no
from wargame.language.names import Names
from wargame.language.tree import NUMBER, Node
from wargame.model.base import Expression
from wargame.model.labels import SlotName
from wargame.model.moves import Adjustment, Answer, Move, ParameterChoice, Question
from wargame.model.rules import Inject, Rule
from wargame.wording.numbers import counted

_HISTORY = ("past", "held")
_IN_TURNS = ("doctrines", "endings", "forecasts", "injects", "moves")
"""Sections whose conditions are read once the first turn has opened; before that the turn is 0."""


@each(ParsedLine)
def condition_can_hold(at: Subject, line: ParsedLine) -> None:
    """A condition that the bounds of its values rule out, alone or taken together, for whomever it is read."""
    if at.file is not at.context.merged.files[0]:
        return
    asked = [mark for mark in line.element.type.marks if isinstance(mark, Expression)]
    if not asked or asked[0].result != "condition":
        return
    known = _known(at.context.names, line)
    trees = [tree for tree in line.trees if not (tree.op == "const" and tree.value == 0)]
    if trees and not any(can_hold(tree, known) for tree in trees):
        why, parts = _why_not(str(line.element.value), trees[0], known)
        column = parts[-1].span[0]
        at.diagnostics.say(
            at.file, at.path, "never_holds", f"this can never hold: {why}", _turns(at.context, parts),
            severity="warning", offset=column, text=str(line.element.value),
        )  # fmt: skip


@each(ParsedLine)
def forecast_is_open(at: Subject, line: ParsedLine) -> None:
    """What seats shall forecast may also fail to come about, as far as the bounds of its values tell."""
    if line.element.declared.section != "forecasts" or any(tree.op == "const" for tree in line.trees):
        return
    known = _known(at.context.names, line)
    if line.trees and not any(can_hold(no(tree), known) for tree in line.trees):
        at.diagnostics.say(
            at.file, at.path, "always_holds", "this always comes about, so there is nothing to forecast",
            "name a condition that may fail", severity="warning",
        )  # fmt: skip


@each(Rule)
def rule_comes_round(at: Subject, rule: Rule) -> None:
    """The game lasts until the first turn that ``every`` divides."""
    turns = at.context.names.turns
    if turns is not None and rule.every > turns:
        said = f"the game has {counted(turns, 'turn')}, so what comes every {rule.every} turns never happens"
        at.say("never_holds", said, f"say {turns} or less, or raise 'turns'", ("every",), severity="warning")


@each(Inject)
def chance_is_rolled(at: Subject, inject: Inject) -> None:
    """A ``chance`` belongs to a situation that a turn or a condition makes due."""
    if inject.chance is None or (inject.scheduled and (inject.turn is not None or inject.when is not None)):
        return
    said = f"nothing makes this due, so `chance: {inject.chance}` is never rolled"
    hint = "add 'when:' (for any turn 'when: turn >= 1') or 'turn:'; as it stands it comes only by a deck or an effect"
    if not inject.scheduled:
        hint = "leave out 'scheduled: false' and say 'when:' or 'turn:', or leave 'chance' out"
    at.say("never_rolled", said, hint, ("chance",), at_key=True, severity="warning")


@whole
def what_is_for_sale_can_be_paid(context: CheckContext) -> None:
    """No move, choice or answer costs more than any purse can hold."""
    purse = _purse(context)
    if purse is None:
        return
    off = _reductions(context)
    for at, move in context.each(Move):
        id_ = at.element.declared.id
        if move.cost - off > purse and id_ not in _banned(context):
            _too_dear(at, move.cost, purse, "this move")
    for at, choice in context.each(ParameterChoice):
        moves = [owner.model for owner in at.element.owners if isinstance(owner.model, Move)]
        dear = moves[0].cost + choice.cost if moves else 0
        if moves and moves[0].cost - off <= purse < dear - off:
            _too_dear(at, dear, purse, "with its move this")
    for at, answer in context.each(Answer):
        if answer.cost > purse and any(isinstance(owner.model, Question) for owner in at.element.owners):
            _too_dear(at, answer.cost, purse, "this answer")


def _too_dear(at: Subject, cost: int, purse: int, what: str) -> None:
    said = f"nobody can ever pay for it: {what} costs {cost}, and no purse holds more than {purse}"
    hint = f"make it {purse} or less, or raise the 'max' of the purse"
    at.say("never_paid", said, hint, ("cost",), severity="warning")


def _purse(context: CheckContext) -> int | None:
    """The most any seat can have to spend; None where nothing is paid for."""
    currency = context.sections.currency
    track = None if currency is None else context.sections.tracks.get(currency.track)
    return None if track is None else track.max


def _reductions(context: CheckContext) -> int:
    """By how much all that lowers costs can lower one, taken together."""
    lowered = [-one.cost for _, one in context.each(Adjustment) if one.cost is not None and one.cost < 0]
    return sum(lowered)


def _banned(context: CheckContext) -> tuple[str, ...]:
    about = context.merged.scenario
    return () if about is None else about.ban


def _known(names: Names, line: ParsedLine) -> Callable[[str], Interval]:
    """What is known of slots in a game of so many turns, where a line is read."""
    turns, first = names.turns, int(line.element.declared.section in _IN_TURNS)

    def known(slot: str) -> Interval:
        low, high = names.limit(slot)
        if turns is None:
            return low, high
        if slot == slots.TURN:
            return first, turns
        if slot == "turns":
            return turns, turns
        if SlotName.parse(slot).head in _HISTORY:
            return 0, (1 << (turns + 1)) - 1
        return low, high

    return known


def _why_not(text: str, tree: Node, known: Callable[[str], Interval]) -> tuple[str, Sequence[Node]]:
    """Why a condition cannot hold, and the parts that say so, the one to point at last."""
    parts = list(conjuncts(tree))
    for part in parts:
        if not can_hold(part, known):
            if _in_history(part):
                return "it asks for more turns than the game has", [part]
            if part.op == "cmp" and part.kids[0] == part.kids[1]:
                return "the same stands on both sides", [part]
            for kid in _numbers(part):
                lo, hi = bounds(kid, known)
                if kid.span[1] > kid.span[0]:
                    return f"{text[slice(*kid.span)]} lies between {lo} and {hi}", [part]
            return "nothing it asks for is possible", [part]
    for later, part in enumerate(parts):
        for before in parts[:later]:
            if not can_hold(Node("and", part.type, (before, part)), known):
                one, other = (text[slice(*side.span)] for side in (before, part))
                return f"'{one}' and '{other}' exclude each other", [before, part]
    return "what it asks for excludes itself", [tree]


def _in_history(part: Node) -> bool:
    """Whether a condition asks about turns gone by."""
    return any(SlotName.parse(slot).head in _HISTORY for slot in part.slots())


def _numbers(part: Node) -> Iterator[Node]:
    """The numbers a condition compares, but for plain ones."""
    for node in part.walk():
        if node.type == NUMBER and node.op != "const":
            yield node


def _turns(context: CheckContext, parts: Sequence[Node]) -> str:
    """What to do about parts that exclude themselves or each other."""
    of_turns = len(parts) == 1 and _in_history(parts[0])
    if context.names.turns is not None and (of_turns or any(slots.TURN in part.slots() for part in parts)):
        return f"the game has {counted(context.names.turns, 'turn')}: name one of them, or raise 'turns'"
    return "change a number, or leave it out"
