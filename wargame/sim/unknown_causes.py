"""How often a seat sees a track move and is not told why.

Games are played in a block for their orders, each again by the trace executor for its events, and those told to each
seat as a table would. The turn a game ends in is left out: then everything is laid open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.visibility import visible
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.events import Became, Changed, Event
from wargame.model.state import State
from wargame.sim.block import Games
from wargame.sim.line_ups import LineUp, deciders_of
from wargame.sim.single import play_and_note
from wargame.sim.summary import Share


@dataclass
class UnknownCauses:
    """What seats were told in many games.

    Attributes:
        tracks: which slots are tracks.
        told: in how many turns a seat saw a slot move, by the slot: tracks, and beside them statuses, flags, tokens
            and grants. A turn's opening and its resolution count each.
        unknown: in how many of them a part of the move, or all of it, came without a cause.
        sources: of those, slot and what had truly moved it; all that did count.
    """

    tracks: frozenset[str]
    told: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def share(self) -> Share:
        """Of all turns in which a seat saw a track move, those in which it was not told all of why."""
        hits, of = (sum(one[track] for track in self.tracks) for one in (self.unknown, self.told))
        return Share(hits, of)

    def count(self, true: Iterable[Event], told: Iterable[Event]) -> None:
        """Take down what a seat was told (``told``) of a part of a turn (``true``)."""
        moved, seen = list(_moves(true)), list(_moves(told))
        self.told.update({event.slot for event in seen})
        for slot in {event.slot for event in seen if not event.source}:
            self.unknown[slot] += 1
            self.sources.update({(slot, one.source) for one in moved if one.slot == slot})


def unknown_causes(program: Program, line_up: LineUp, games: int, seed: int) -> UnknownCauses:
    """Play games and take down what every seat was told of them."""
    found = UnknownCauses(frozenset(slot.name for slot in program.slots if slot.kind == "track"))
    played = play_and_note(Games(program, games, seed), deciders_of(program, line_up.players))
    for number, turns in enumerate(played):
        dice, state = KeyedDice(seed, number), opening(program)
        state = apply(program, state, deal(program, state, dice))
        for orders in turns:
            happened = open_turn(program, state, dice)
            state = apply(program, state, happened)
            _tell(program, found, state, happened)
            happened = resolve(program, state, orders, dice)
            state = apply(program, state, happened)
            if is_over(program, state):
                break
            _tell(program, found, state, happened)
    return found


def _tell(program: Program, found: UnknownCauses, state: State, happened: tuple[Event, ...]) -> None:
    for seat in program.seats:
        found.count(happened, visible(program, state, seat, happened))


def _moves(events: Iterable[Event]) -> Iterator[Changed | Became]:
    """Those by which a value became another."""
    for event in events:
        if isinstance(event, Became) or (isinstance(event, Changed) and event.granted):
            yield event
