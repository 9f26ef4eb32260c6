"""When a line is read within a turn: nothing may ask for what is not known yet, or change what is already done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from wargame.authoring.checks.context import Subject
from wargame.authoring.checks.registry import each
from wargame.authoring.link.lines import ParsedLine
from wargame.authoring.link.phases import ANY
from wargame.language.effects import Effect
from wargame.language.turn_phases import BEFORE_DICE, BEFORE_ORDERS
from wargame.language.tree import Node
from wargame.model.labels import SlotName

_EARLY = frozenset({"early_roll", "early"})
_SPOKEN = {
    "setup": "at setup", "turn_start": "at the start of a turn", "inject": "when injects are put",
    "planning": "while seats plan",
    "early_roll": "when early moves are rolled",
    "early": "in an early move", "answer": "in an answer", "reveal": "at the reveal", "roll": "when moves are rolled",
    "resolve": "at 'resolve'", "effects": "among the effects of moves", "actors": "when actors act",
    "couple": "at 'couple'", "check": "at 'check'", "turn_end": "at the end of a turn",
}  # fmt: skip


@each(ParsedLine)
def effect_comes_in_time(at: Subject, line: ParsedLine) -> None:
    """Refuses effects that come too late or too early."""
    for effect in line.effects[:1]:
        if effect.allowed_in is not None:
            wrong = sorted(at.context.phases.of(line.element) - effect.allowed_in.allowed - {ANY})
            if wrong:
                late = f"'{line.element.value.split()[0]}' comes {_SPOKEN[wrong[0]]}"
                at.say("wrong_moment", late, f"it works only {effect.allowed_in.said}")


@each(ParsedLine)
def nothing_is_asked_too_early(at: Subject, line: ParsedLine) -> None:
    """Refuses conditions that ask for dice before they fall, and for orders and answers before they are open."""
    early = sorted(at.context.phases.of(line.element) & BEFORE_DICE)
    if not early:
        return
    moves = at.context.sections.moves
    for tree in (*line.trees, *(node for effect in line.effects for node in _nodes(effect))):
        for offset, slot in _read(tree):
            head, said = SlotName.parse(slot).head, ""
            if head == "result":
                move = moves.get(SlotName.parse(slot).id)
                rolled = move is not None and move.early
                too_early = [one for one in early if not (rolled and one not in BEFORE_ORDERS and one != "early_roll")]
                said = "no dice have fallen yet"
            elif head in ("ordered", "chosen", "agreed", "partner", "answered"):
                too_early = [one for one in early if one in BEFORE_ORDERS or (head == "answered" and one in _EARLY)]
                said = "orders are not open yet" if head != "answered" else "no answer is open yet"
            if said and too_early:
                at.diagnostics.say(
                    at.file, at.path, "too_early", f"{said} {_SPOKEN[too_early[0]]}",
                    "ask since(…), count(…) or ever(…) about turns before, or choose a later hook",
                    offset=offset, text=str(line.element.value),
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
