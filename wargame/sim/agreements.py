"""Joint moves that seats of a finished game had agreed on before they sealed: what each knew the others would order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.engine.information.proposals import proposals_in
from wargame.engine.program import Program
from wargame.model.orders import Act, Order
from wargame.model.talk import Said

AgreedOrders = Mapping[str, Mapping[str, Order]]
"""Seat to what each other seat was to order by what both had agreed on."""


def agreed_in(program: Program, said: Iterable[Said], turn: int) -> AgreedOrders:
    """What stood agreed in a turn: proposals that all whom they take had accepted. Whoever takes part heard all of it,
    so nothing here is more than the seat knew."""
    found: dict[str, dict[str, Order]] = {}
    for proposal, answers in proposals_in(program, said).values():
        if proposal.turn != turn or set(answers.values()) != {"accepted"}:
            continue
        for seat in answers:
            for other in answers:
                if other != seat:
                    before = found.setdefault(seat, {}).get(other, Order())
                    act = _ordered_by(program, other, proposal.act, {proposal.sender, *proposal.act.partners})
                    found[seat][other] = Order((*before.acts, act))
    return found


def _ordered_by(program: Program, seat: str, act: Act, among: Iterable[str]) -> Act:
    """A proposed move as one seat orders it: every other optional seat that takes part is its partner."""
    optional, there = program.scenario.moves[act.move].optional, set(among)
    return Act(act.move, act.chosen, tuple(one for one in optional if one in there and one != seat))
