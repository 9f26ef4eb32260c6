"""Who held each seat when: told from the seals, for whoever sealed an order gave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wargame.records import record
from wargame.saves.lines import BranchLine, Line, OpenLine, SealLine, UnsealLine
from wargame.saves.save import Save, named_holders
from wargame.saves.standing import standing


@record
class Tenure:
    """A stretch of turns whose orders one holder of a seat gave. ``first`` is 0 of whoever has given none yet."""

    holder: str
    first: int
    last: int


Givers = Mapping[int, Mapping[str, str]]
"""Turn to seat to whose order it was."""


def order_givers(lines: Sequence[Line]) -> Givers:
    """Who gave the orders of each turn that were opened. What was sealed before a seat was given away stays the order
    of whoever held it; what was undone counts no more."""
    held: dict[str, str] = {}
    sealed: dict[str, str] = {}
    found: dict[int, dict[str, str]] = {}
    for _n, line in standing(lines):
        held |= named_holders(line)
        match line:
            case SealLine():
                sealed[line.seat] = held.get(line.seat, "")
            case UnsealLine():
                sealed.pop(line.seat, None)
            case OpenLine():
                found[line.turn], sealed = sealed, {}
            case BranchLine():
                sealed = {}
    return found


def tenures(record: Save) -> Mapping[str, tuple[Tenure, ...]]:
    """Seat to those who gave its orders, one after another; of a game that goes on, last who holds it now."""
    givers, now = order_givers(record.lines), record.players
    found: dict[str, list[Tenure]] = {seat: [] for seat in now}
    for turn in sorted(givers):
        for seat, holder in givers[turn].items():
            so_far = found.setdefault(seat, [])
            if so_far and so_far[-1].holder == holder:
                so_far[-1] = replace(so_far[-1], last=turn)
            else:
                so_far.append(Tenure(holder, turn, turn))
    for seat, holder in now.items():
        so_far = found[seat]
        if not so_far:
            so_far.append(Tenure(holder, 0, 0))
        elif record.close is None and so_far[-1].holder != holder:
            so_far.append(Tenure(holder, so_far[-1].last + 1, so_far[-1].last + 1))
    return {seat: tuple(so_far) for seat, so_far in found.items()}
