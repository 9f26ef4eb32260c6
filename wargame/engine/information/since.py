"""What is otherwise than when a viewer last planned, with the causes it may know.

Worked out from what it saw then and sees now, and from the accounts of the resolution and the opening in between that
it is given anyway. Nothing else is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.standings import statuses_of
from wargame.engine.information.visibility import visible
from wargame.language import slots
from wargame.model.events import Became, Changed, Event, Joined
from wargame.model.labels import Source
from wargame.model.state import Phase, State
from wargame.model.views import MoveCause, Moved, StandingMoved, StatusView, TrackMoved


def planned_before(state: State, reviewed: State | None) -> State | None:
    """The game as the turn before was planned; None: no turn is planned now, or none was before.

    Args:
        reviewed: the game as the turn before ended.
    """
    if reviewed is None or not reviewed.came or state.phase not in (Phase.PLANNING, Phase.SEALED):
        return None
    values, _resolution = reviewed.came[-1]
    return State(Phase.PLANNING, reviewed.turn, values)


def moved_since(
    now: Knowledge, then: Knowledge, statuses: Sequence[StatusView], reviewed: State, opening: Sequence[Event]
) -> tuple[Moved, ...]:
    """What moved: tracks the viewer knows by number or named range, in the order of the rulebook, then standings.

    Args:
        then: what the viewer knew as the turn before was planned.
        statuses: as the viewer knows them now.
        reviewed: the game as the turn before ended.
        opening: the opening of this turn, as the viewer knows it.
    """
    program, viewer = now.program, now.viewer
    told = (*visible(program, reviewed, viewer, reviewed.came[-1][1]), *opening)
    return (*_tracks(now, then, told), *_standings(then, statuses, statuses_of(program, then), told))


def _tracks(now: Knowledge, then: Knowledge, told: Sequence[Event]) -> Iterator[TrackMoved]:
    purses = set(now.program.purse.values())  # what a turn costs and brings is said where it is spent
    for number, slot in enumerate(now.program.slots):
        if number in purses:
            continue
        # A new estimate of what has not moved is another number: only what is seen itself is said to have moved.
        if slot.kind == "track" and now.sees(now.program.scenario.tracks[slot.owner], slot.seat) in ("exact", "band"):
            was, stands = then.known(slot.name), now.known(slot.name)
            if was != stands:
                yield TrackMoved(slot.name, was, stands, _causes(slot.name, told))


def _standings(
    then: Knowledge, now: Sequence[StatusView], earlier: Sequence[StatusView], told: Sequence[Event]
) -> Iterator[StandingMoved]:
    before, after = ({one.slot: one for one in listed} for listed in (earlier, now))
    for slot in dict.fromkeys((*after, *before)):
        was, stands = before.get(slot), after.get(slot)
        words = was.word if was else None, stands.word if stands else None
        if words[0] != words[1]:
            name = next(one.name for one in (stands, was) if one)
            causes = _causes(slot, told)
            if not any(cause.source for cause in causes) and stands is None and _was_to_lapse(then, slot):
                causes = (MoveCause(f"undo:{slot}", ()),)
            yield StandingMoved(slot, name, *words, causes)


def _was_to_lapse(then: Knowledge, slot: str) -> bool:
    """Whether the viewer knew that something was given up to the end of the turn it planned."""
    until = slots.until(slot)
    if until not in then.program.index:
        return False
    lo, hi = then.known(until)
    return 0 < lo <= hi <= then.state.turn


def _causes(slot: str, told: Sequence[Event]) -> tuple[MoveCause, ...]:
    """Each cause once, where it first acted, with all that it granted; of a joint move with those who made it."""
    made = {event.move: event.seats for event in told if isinstance(event, Joined)}
    by: dict[tuple[str, tuple[str, ...]], int | None] = {}
    for event in told:
        if isinstance(event, (Changed, Became)) and event.slot == slot:
            source = Source.parse(event.source)
            seats = made.get(source.id, event.seats) if source.kind in ("move", "choice") else event.seats
            if isinstance(event, Became):
                by[event.source, seats] = None
            elif event.granted:
                by[event.source, seats] = (by.get((event.source, seats)) or 0) + event.granted
    return tuple(MoveCause(source, seats, amount) for (source, seats), amount in by.items())
