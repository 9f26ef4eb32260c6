"""This turn's orders as lowering reads them: who may hold a move, who rolls together, in which slots it stands."""

from __future__ import annotations

from wargame.language import slots
from wargame.language.formulas import compare, is_on, read
from wargame.language.names import Bindings, MoveOf
from wargame.language.tree import TRUTH, Choice, Node
from wargame.model.moves import Move, Parameter


def own_bindings(name: str, move: Move, seat: str) -> Bindings:
    """What a move's needs and costs may say: ``mover`` is the seat that orders it, also in a joint move."""
    return Bindings(seats={"mover": seat}, moves={"this": MoveOf(name, seat if move.each else None)}, numbers={})


def who_may(move: Move) -> tuple[str, ...]:
    """Every seat whose order may hold this move, required seats first."""
    return (*move.seats, *(seat for seat in move.optional if seat not in move.seats))


def groups(move: Move) -> tuple[tuple[str, ...], ...]:
    """Who rolls together: each seat for itself, or all who take part."""
    return tuple((seat,) for seat in who_may(move)) if move.each else (who_may(move),)


def shared(move: Move) -> bool:
    """Whether several seats take part in one roll."""
    return not move.each and len(who_may(move)) > 1


def result_slot(name: str, move: Move, group: tuple[str, ...]) -> str:
    """Where the band of a group's roll goes."""
    return slots.result(name, group[0] if move.each else None)


def takes_part(name: str, group: tuple[str, ...]) -> Node:
    """Whether anyone of a group still has the move in its order."""
    nodes = tuple(is_on(slots.ordered(name, seat)) for seat in group)
    return nodes[0] if len(nodes) == 1 else Node("or", TRUTH, nodes)


def paid_slot(name: str, seat: str) -> str:
    """What a seat paid for a move this turn."""
    return f"paid:{name}@{seat}"


def chosen_slot(name: str, move: Move, parameter: str, seat: str) -> str:
    """Where what counts as chosen is read: what all partners agreed on, or the seat's own choice."""
    return slots.agreed(name, parameter) if shared(move) else slots.chosen(name, parameter, seat)


def picked(slot: str, parameter: Parameter, number: int) -> Node:
    """Whether item ``number`` (from 1) is chosen."""
    if parameter.several > 1:
        words = tuple(str(n) for n in range(8))
        return Node("has", TRUTH, (Node("read", Choice(words, first=1, many=True), value=slot),), number - 1)
    return compare(read(slot), "==", number)
