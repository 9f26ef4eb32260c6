"""What a seat is after, as it knows it to stand: each aim with what of it can be measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never

from wargame.engine.information.conditions import terms
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.program import Aim, Expr, Program
from wargame.language import slots
from wargame.language.bounds import bounds
from wargame.language.operators import COMPARISONS
from wargame.language.tree import NUMBER, Node
from wargame.model.files import Scenario
from wargame.model.labels import SlotName
from wargame.model.views import AimView, Asked, StandingAsked, TrackAsked

_STEP: dict[str, tuple[Literal[">=", "<=", "=="], int]] = {
    ">=": (">=", 0), ">": (">=", 1), "<=": ("<=", 0), "<": ("<=", -1), "==": ("==", 0),
}  # fmt: skip
"""A comparison of whole numbers as one of three: the sign, and what is added to the number."""


def aims_of(program: Program, knowledge: Knowledge, seat: str) -> tuple[AimView, ...]:
    """The objectives of a seat, the private card it holds, and its red lines."""
    scenario, cards = program.scenario, list(program.scenario.cards)
    held = knowledge.state.values[program.index[slots.card(seat)]] if slots.card(seat) in program.index else 0
    return tuple(
        _aim(scenario, knowledge, aim) for aim in program.aims
        if aim.seat == seat and (aim.what != "card" or held == cards.index(aim.id) + 1)
    )  # fmt: skip


def _aim(scenario: Scenario, knowledge: Knowledge, aim: Aim) -> AimView:
    name = aim_name(scenario, aim.what, aim.id)
    text = scenario.cards[aim.id].text if aim.what == "card" else name
    met = True if aim.when is None else knowledge.sure(aim.when)
    asks = () if aim.when is None else asked(knowledge, aim.when)
    part = False if aim.part_when is None else knowledge.sure(aim.part_when)
    return AimView(aim.what, aim.id, name, text, aim.points, met, asks, aim.part, part)


def aim_name(scenario: Scenario, what: Literal["objective", "card", "red_line"], name: str) -> str:
    """An aim by its text, a card by its name."""
    match what:
        case "objective":
            return scenario.objectives[name].text
        case "card":
            return scenario.cards[name].name
        case "red_line":
            return scenario.red_lines[name].text
        case _:
            assert_never(what)


def asked(knowledge: Knowledge, condition: Expr) -> tuple[Asked, ...]:
    """What of a condition can be measured: its comparisons of a track or derived value with what the viewer knows
    exactly, and the statuses, flags and tokens it reads. What has happened, and sums without a name, are left out."""
    found = dict[Asked, None]()
    for term, denied in terms(knowledge.program.expressions[condition]):
        if term.op in ("cmp", "in", "read"):
            found.update(dict.fromkeys(_measurable(knowledge, term, _holds(knowledge, term, denied), denied)))
    return tuple(found)


def spoilt(knowledge: Knowledge, condition: Expr) -> tuple[str, ...]:
    """What a condition denies of the past and the viewer knows to have happened, by the slots of history."""
    return tuple(dict.fromkeys(
        str(term.value) for term, denied in terms(knowledge.program.expressions[condition])
        if denied and term.op == "read" and SlotName.parse(str(term.value)).head == "past"
        and _holds(knowledge, term, denied) is False
    ))  # fmt: skip


def _measurable(knowledge: Knowledge, node: Node, met: bool | None, denied: bool) -> Iterator[Asked]:
    sides, sign = node.kids or (node,), str(node.value)
    if node.op == "cmp" and sides[0].op == "const":
        sides, sign = (sides[1], sides[0]), COMPARISONS[sign].flipped
    slot, target = _measured(knowledge.program, sides[0]), _known(knowledge, sides[-1])
    if node.op == "cmp" and slot is not None:
        sign = COMPARISONS[sign].opposite if denied else sign
        if sign in _STEP and target[0] == target[1]:
            same, add = _STEP[sign]
            yield TrackAsked(slot, same, target[0] + add, met)
    elif sides[0].op == "read":
        name = str(sides[0].value)
        if knowledge.program.slots[knowledge.program.index[name]].kind in ("status", "flag", "token"):
            yield StandingAsked(name, met)


def _measured(program: Program, node: Node) -> str | None:
    """The track or derived value that a side of a comparison is; None: it is neither."""
    if node.type != NUMBER:
        return None
    if node.op == "named":
        return str(node.value)
    if node.op == "read" and program.slots[program.index[str(node.value)]].kind == "track":
        return str(node.value)
    return None


def _known(knowledge: Knowledge, node: Node) -> tuple[int, int]:
    return bounds(node, knowledge.known, knowledge.whole)


def _holds(knowledge: Knowledge, node: Node, denied: bool) -> bool | None:
    lo, hi = _known(knowledge, node)
    return None if lo != hi else bool(lo) is not denied
