"""What ``usage_counts`` counts, said beforehand: for an executor that counts inside its instructions."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.encoding import choice_words
from wargame.engine.flat.listening import Listening, Seen
from wargame.engine.lowering.simplifying import supposing_values
from wargame.engine.program import ModifierOp, MoveSite, Op, Program, Roll, Watching
from wargame.language import slots
from wargame.language.formulas import both, compare, either, is_on, no, read
from wargame.language.tree import TRUTH, Node
from wargame.sim.usage_counts import asked_of, cards_of, modifier_name, parts_of, row_name, watch_name


class _Names:
    """The names of what happens inside statements."""

    def parts(self, op: Op) -> tuple[str, ...]:
        return parts_of(op)

    def modifier(self, one: ModifierOp) -> str | None:
        return modifier_name(one) if ":" in one.source else None

    def watch(self, watch: Watching) -> str:
        return watch_name(watch)

    def row(self, op: Roll, number: int) -> str:
        return row_name(op.purpose, number)


def usage_listening(program: Program) -> Listening:
    """Everything that ``CountedGames`` counts while it plays."""
    tracks = {
        spec.slot: (spec.least, spec.most) for spec in program.tracks if program.slots[spec.slot].kind == "track"
    }
    return Listening(_Names(), tuple(_opened(program)), tuple(_ended(program)), tracks)


def _opened(program: Program) -> Iterator[Seen]:
    for inject in program.scenario.injects:
        if slots.put(inject) in program.index:
            yield f"inject {inject}", (is_on(slots.put(inject)),)
    for site in program.moves.values():
        for seat in site.seats:
            yield f"offer {site.move} to {seat}", tuple(offered_when(program, site, seat))


def offered_when(program: Program, site: MoveSite, seat: str) -> Iterator[Node]:
    """What must hold for a seat to be able to order a move."""
    # A card's own conditions speak of a turn in which it is ordered.
    ordered = {slots.ordered(site.move, one): 1 for one in site.seats}

    def then(expression: int) -> Node:
        return supposing_values(program.expressions[expression], ordered)

    yield then(site.exists[seat])
    yield either(both(*(then(need) for need, _ in site.needs[seat])), then(site.waived[seat]))
    yield from (no(then(closed)) for closed, _ in site.closed[seat])
    if seat in program.purse:
        purse = program.slots[program.purse[seat]].name
        yield compare(then(site.cost[seat]), "<=", read(purse))


def _ended(program: Program) -> Iterator[Seen]:
    for move, seat, parameters in cards_of(program):
        ordered = is_on(slots.ordered(move, seat))
        yield f"order {move} by {seat}", (ordered,)
        for key, several in parameters:
            chosen = read(slots.chosen(move, key, seat))
            for place, word in enumerate(choice_words(program, move, key)):
                here = Node("has", TRUTH, (chosen,), place) if several else compare(chosen, "==", place + 1)
                yield f"choice {move}.{key}.{word}", (ordered, here)
    for question, seat, words in asked_of(program):
        for place, word in enumerate(words, start=1):
            yield f"answer {question}.{word}", (compare(read(slots.answered(question, seat)), "==", place),)
