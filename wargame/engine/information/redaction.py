"""``view_for``: all that one viewer may know at a moment. Players, bots, menus, logs and replays get nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wargame.engine.information.aims import aim_name, aims_of, asked, spoilt
from wargame.engine.information.cards import budget_of, hand, questions_for
from wargame.engine.information.conditions import ways
from wargame.engine.information.inject_effects import inject_effects
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.program import Program
from wargame.engine.information.since import moved_since, planned_before
from wargame.engine.information.standings import statuses_of, tracks_of
from wargame.engine.information.talk import talk_for
from wargame.engine.information.theatre import theatre
from wargame.engine.information.visibility import visible
from wargame.language import slots
from wargame.model.events import Announced, CameOut, Event, OutcomeReached, Put, Scored, ScoreLine
from wargame.model.files import Scenario
from wargame.model.labels import SlotName
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase, State
from wargame.model.talk import Record
from wargame.model.viewers import Viewer
from wargame.model.card_views import InjectView
from wargame.model.views import (
    AimScored, EndedAt, ScoreView, SeatView, StatusView, TrackAsked, TrackView, View,
)

__all__ = ["view_for", "view_of", "visible"]
ENDED_PHASES = (Phase.DEBRIEF, Phase.CLOSED)


def view_for(
    program: Program, state: State, viewer: Viewer, events: Iterable[Event] = (),
    past: Sequence[tuple[int, ...]] = (), order: Order = NO_MOVE, talk: Record | None = None,
    reviewed: State | None = None,
) -> View:
    """What ``viewer`` may know.

    Args:
        viewer: a seat's id, ``PUBLIC`` or ``CONTROL``.
        events: the events of this turn so far, as recorded.
        past: ``State.values`` at the start and at the end of each turn so far.
        order: the viewer's own order, drafted or sealed; cards and odds take it into account.
        talk: everything said so far; None: the view has no talk.
        reviewed: while a turn is planned: the game as the turn before ended; None: there was none.
    """
    return view_of(program, state, viewer, visible(program, state, viewer, events), past, order, talk, reviewed)


def view_of(
    program: Program, state: State, viewer: Viewer, seen: tuple[Event, ...],
    past: Sequence[tuple[int, ...]] = (), order: Order = NO_MOVE, talk: Record | None = None,
    reviewed: State | None = None,
) -> View:
    """The same, with the events as the viewer already knows them: for those who tell a turn step by step."""
    scenario = program.scenario
    knowledge = Knowledge(program, state, viewer, order)
    seat = viewer if viewer in program.seats else None
    planning = seat is not None and state.phase in (Phase.PLANNING, Phase.SEALED)
    planned = planned_before(state, reviewed)
    before = None if planned is None else Knowledge(program, planned, viewer)
    tracks = tracks_of(program, knowledge, past, before)
    statuses = statuses_of(program, knowledge)
    return View(
        viewer=viewer, phase=state.phase, turn=state.turn, turns=scenario.about.turns,
        turn_name=scenario.about.turn_name, title=scenario.about.title, opening=scenario.about.opening,
        brief=_brief(scenario, seat), profile=_profile(program, state, seat), groups=tuple(scenario.groups.items()),
        seats=tuple(
            SeatView(name, body.name, body.letter, body.mark, name in state.sealed)
            for name, body in scenario.seats.items()
        ),
        tracks=tracks, statuses=statuses,
        injects=_injects(program, knowledge, seen),
        budget=None if seat is None else budget_of(knowledge),
        moves=hand(knowledge) if planning else (),
        questions=questions_for(knowledge, before) if planning else (),
        aims=() if seat is None else aims_of(program, knowledge, seat), offers=_offers(program, state, seat),
        events=seen, ending=_ending(program, state),
        outcome=_outcome(scenario, seen), scores=_scores(knowledge, seen, _stands(tracks, statuses)),
        theatre=theatre(program, knowledge, past),
        talk=None if talk is None else talk_for(program, state, viewer, talk), leaks=_leaks(scenario, seen),
        since=() if before is None or reviewed is None else moved_since(knowledge, before, statuses, reviewed, seen),
    )


def brought_up_to_date(view: View, program: Program, state: State, talk: Record) -> View:
    """A view of a turn that is planned, after seats have sealed, taken back or spoken and nothing else has happened:
    equal to the one ``view_for`` makes, in a hundredth of its time."""
    seats = tuple(replace(seat, sealed=seat.id in state.sealed) for seat in view.seats)
    return replace(view, phase=state.phase, seats=seats, talk=talk_for(program, state, view.viewer, talk))


def _brief(scenario: Scenario, seat: str | None) -> str | None:
    if seat is None:
        return None
    setup = scenario.about.setup.get(seat)
    return setup.brief if setup is not None and setup.brief is not None else scenario.seats[seat].brief


def _profile(program: Program, state: State, seat: str | None) -> tuple[str, str] | None:
    number = state.values[program.index[slots.profile(seat)]] if seat and slots.profile(seat) in program.index else 0
    if not number:
        return None
    profile = list(program.scenario.profiles.values())[number - 1]
    return profile.name, profile.text


def _injects(program: Program, knowledge: Knowledge, events: tuple[Event, ...]) -> tuple[InjectView, ...]:
    new, edited = [event.inject for event in events if isinstance(event, Put)], dict(knowledge.state.edited)
    still = [
        name for name in program.scenario.injects
        if name not in new and knowledge.known(slots.put(name)) == (1, 1)
    ]
    found = []
    for name in (*new, *still):
        inject = program.scenario.injects[name]
        if inject.to and knowledge.viewer not in (*inject.to, "control"):
            continue
        found.append(
            InjectView(
                id=name, code=inject.code, title=inject.title, text=edited.get(name, inject.text),
                private=inject.seat_texts.get(knowledge.viewer), views=tuple(inject.views.items()), new=name in new,
                to=inject.to, effects=inject_effects(knowledge, name, events) if name in new else (),
            )
        )
    return (*found, *_announced(events))


def _announced(events: tuple[Event, ...]) -> Iterator[InjectView]:
    """What control put to the viewer this turn that stands in no scenario."""
    own = [event for event in events if isinstance(event, Announced) and not event.inject]
    for number, event in enumerate(own, 1):
        yield InjectView(f"control:{number}", "", event.title, event.text, None, (), True, event.seats, ())


def _offers(program: Program, state: State, seat: str | None) -> tuple[tuple[str, str], ...]:
    """Joint moves offered to a seat last turn that found no match: who offered, and the move."""
    named = ((slot, SlotName.parse(slot.name)) for slot in program.slots if seat is not None and slot.seat == seat)
    return tuple(
        (name.seat or "", slot.owner) for slot, name in named
        if name.head == "offer" and state.values[program.index[slot.name]]
    )


def _leaks(scenario: Scenario, events: tuple[Event, ...]) -> tuple[tuple[str, str], ...]:
    """What came out as the turn opened is for every viewer."""
    out = [(event.seat, scenario.moves[event.move]) for event in events if isinstance(event, CameOut)]
    return tuple((seat, f"{card.code} {card.name}") for seat, card in out)


def _ending(program: Program, state: State) -> tuple[str, str] | None:
    number = state.values[program.index[slots.ENDED]]
    if not number or state.phase not in ENDED_PHASES:
        return None
    ending = program.scenario.endings[program.endings[number - 1]]
    return ending.name, ending.text


def _outcome(scenario: Scenario, events: tuple[Event, ...]) -> tuple[str, str] | None:
    for event in events:
        if isinstance(event, OutcomeReached):
            outcome = scenario.outcomes[event.outcome]
            return outcome.name, outcome.text
    return None


def _scores(
    knowledge: Knowledge, events: tuple[Event, ...], stands: dict[str, tuple[str, str]]
) -> tuple[ScoreView, ...]:
    if knowledge.state.phase not in ENDED_PHASES:
        return ()
    scenario = knowledge.program.scenario
    found = []
    for event in events:
        if isinstance(event, Scored):
            lines = tuple(_scored(knowledge, line, stands) for line in event.lines)
            band = scenario.score_bands[event.band].name if scenario.score_bands else ""
            found.append(ScoreView(event.seat, event.total, band, lines))
    return tuple(found)


def _stands(tracks: tuple[TrackView, ...], statuses: tuple[StatusView, ...]) -> dict[str, tuple[str, str]]:
    """Where everything stands that the viewer knows exactly and that has a value: label and value, by slot."""
    found = {track.slot: (track.code, str(track.value)) for track in tracks if track.value is not None}
    return found | {status.slot: (status.name, status.word) for status in statuses if status.word}


def _scored(knowledge: Knowledge, line: ScoreLine, stands: dict[str, tuple[str, str]]) -> AimScored:
    """A line of a score with its reasons. An objective met in full says nothing of what it did not need: of two ways
    to meet it one was enough."""
    program = knowledge.program
    name = aim_name(program.scenario, line.what, line.id)
    if line.what != "objective":
        return AimScored(line.what, name, line.points, line.most)
    (aim,) = (aim for aim in program.aims if (aim.what, aim.id) == ("objective", line.id))
    full = line.points == line.most
    asks = () if aim.when is None else asked(knowledge, aim.when)
    wanted = {ask.slot: ask for ask in asks if isinstance(ask, TrackAsked) and not (full and ask.met is False)}
    named = dict.fromkeys(
        SlotName.parse(slot).value for condition in (aim.when, aim.part_when) if condition is not None
        for slot, _ in ways(program.expressions[condition])
    )  # fmt: skip
    ended = tuple(EndedAt(*stands[slot], wanted.get(slot)) for slot in named if slot in stands)
    against = () if full or aim.when is None else spoilt(knowledge, aim.when)
    return AimScored(line.what, name, line.points, line.most, ended, against)
