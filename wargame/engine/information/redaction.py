"""``view_for``: all that one viewer may know at a moment. Players, bots, menus, logs and replays get nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, assert_never

from wargame.engine.information.cards import budget_of, hand, questions_for
from wargame.engine.information.knowledge import Knowledge, band_of
from wargame.engine.program import Program, Slot
from wargame.language.spans import FOREVER
from wargame.engine.information.talk import talk_for
from wargame.engine.information.theatre import theatre
from wargame.engine.information.visibility import visible
from wargame.engine.information.shown import shown
from wargame.language import slots
from wargame.model.events import CameOut, Event, OutcomeReached, Put, Scored
from wargame.model.files import Scenario
from wargame.model.labels import SlotName
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase, State
from wargame.model.talk import Record
from wargame.model.viewers import Viewer
from wargame.model.card_views import InjectView
from wargame.model.views import AimScored, AimView, ScoreView, SeatView, StatusView, TrackView, View
from wargame.model.world import Token, Track

__all__ = ["view_for", "view_of", "visible"]
_NAME = re.compile(r"[a-z_]+(?:\[[a-z_]+\])?")
ENDED_PHASES = (Phase.DEBRIEF, Phase.CLOSED)


def view_for(
    program: Program, state: State, viewer: Viewer, events: Iterable[Event] = (),
    past: Sequence[tuple[int, ...]] = (), order: Order = NO_MOVE, talk: Record | None = None,
) -> View:
    """What ``viewer`` may know.

    Args:
        viewer: a seat's id, ``PUBLIC`` or ``CONTROL``.
        events: the events of this turn so far, as recorded.
        past: ``State.values`` at the start and at the end of each turn so far.
        order: the viewer's own order, drafted or sealed; cards and odds take it into account.
        talk: everything said so far; None: the view has no talk.
    """
    return view_of(program, state, viewer, visible(program, state, viewer, events), past, order, talk)


def view_of(
    program: Program, state: State, viewer: Viewer, seen: tuple[Event, ...],
    past: Sequence[tuple[int, ...]] = (), order: Order = NO_MOVE, talk: Record | None = None,
) -> View:
    """The same, with the events as the viewer already knows them: for those who tell a turn step by step."""
    scenario = program.scenario
    knowledge = Knowledge(program, state, viewer, order)
    seat = viewer if viewer in program.seats else None
    planning = seat is not None and state.phase in (Phase.PLANNING, Phase.SEALED)
    tracks, statuses = _tracks(program, knowledge, past), _statuses(program, knowledge)
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
        questions=questions_for(knowledge) if planning else (),
        aims=() if seat is None else _aims(program, knowledge, seat), offers=_offers(program, state, seat),
        events=seen, ending=_ending(program, state),
        outcome=_outcome(scenario, seen), scores=_scores(program, state, seen, _stands(tracks, statuses)),
        theatre=theatre(program, knowledge, past),
        talk=None if talk is None else talk_for(program, state, viewer, talk), leaks=_leaks(scenario, seen),
    )


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


def _tracks(program: Program, knowledge: Knowledge, past: Sequence[tuple[int, ...]]) -> tuple[TrackView, ...]:
    found = [_track(program, knowledge, slot, past) for slot in program.slots if slot.kind == "track"]
    for name, rule in program.scenario.derived.items():
        lo, hi = knowledge.whole(name) or knowledge.of(program.derived[name])
        exact = lo == hi
        found.append(
            TrackView(
                slot=name, id=name, seat=None, code=rule.code, name=rule.name, group=rule.group, low="", high="",
                least=rule.min, most=rule.max, known="exact" if exact else "hidden", value=lo if exact else None, lo=lo,
                hi=hi, word=None, confidence=None, change=None, past=(), better="neither", derived=True,
            )
        )
    return tuple(found)


def _track(program: Program, knowledge: Knowledge, slot: Slot, past: Sequence[tuple[int, ...]]) -> TrackView:
    track = program.scenario.tracks[slot.owner]
    known = knowledge.sees(track, slot.seat)
    number = program.index[slot.name]
    value = knowledge.state.values[number]
    lo, hi = knowledge.known(slot.name)
    exact = known == "exact"
    opened = knowledge.state.values[program.index[slots.opened(slot.name)]]
    return TrackView(
        slot=slot.name, id=slot.owner, seat=slot.seat, code=_member(track.code, slot.seat),
        name=_member(track.name, slot.seat), group=track.group, low=track.low, high=track.high, least=track.min,
        most=track.max, known=known, value=value if exact else None, lo=lo, hi=hi,
        word=_word(track, known, knowledge, slot, value), confidence=_confidence(program, knowledge, slot, known),
        change=value - opened if exact else None, past=tuple(values[number] for values in past) if exact else (),
        better=track.better,
    )


def _member(text: str | dict[str, str], seat: str | None) -> str:
    return text if isinstance(text, str) else text.get(seat or "", "")


def _word(track: Track, known: str, knowledge: Knowledge, slot: Slot, value: int) -> str | None:
    if known == "hidden":
        return None
    if known == "exact" and value in track.levels:
        return track.levels[value]
    number = band_of(track, knowledge.observed(slot, value) if known == "estimate" else value)
    return None if number < 0 else track.bands[number].name


def _confidence(program: Program, knowledge: Knowledge, slot: Slot, known: str) -> str | None:
    track = program.scenario.tracks[slot.owner]
    if known != "estimate" or track.estimate is None:
        return None
    for number, word in enumerate(track.estimate.confidence):
        if knowledge.sure(program.conditions[f"confidence:{slot.owner}#{number}@{knowledge.viewer}"]):
            return word.word
    return None


def _statuses(program: Program, knowledge: Knowledge) -> tuple[StatusView, ...]:
    found: list[StatusView] = []
    scenario = program.scenario
    for slot in program.slots:
        if slot.kind not in ("status", "flag", "token") or len(set(knowledge.known(slot.name))) > 1:
            continue
        value = knowledge.state.values[program.index[slot.name]]
        if slot.kind == "status":
            status = scenario.statuses[slot.owner]
            word = status.words[value]
            found.append(
                StatusView(slot.name, status.name, status.code or "", status.texts.get(word, word.replace("_", " ")))
            )
        elif value and slot.kind == "flag":
            flag = scenario.flags[slot.owner]
            found.append(StatusView(slot.name, flag.name, flag.code or "", ""))
        elif value:
            token = scenario.tokens[slot.owner]
            until = knowledge.state.values[program.index[slots.until(slot.name)]]
            word = "" if token.most == 1 else str(value)
            name = _named(scenario, token, slot.name)
            found.append(StatusView(slot.name, name, token.code or "", word, until if 0 < until < FOREVER else None))
    return tuple(found)


def _named(scenario: Scenario, token: Token, slot: str) -> str:
    """A token by name, with whose it is where it is one of a family."""
    key = SlotName.parse(slot).member
    if key is None:
        return token.name
    named = {**{id_: seat.name for id_, seat in scenario.seats.items()}, **token.texts}.get(key)
    whose = named or (scenario.moves[key].name if key in scenario.moves else key.replace("_", " "))
    return f"{token.name} ({whose})"


def _injects(program: Program, knowledge: Knowledge, events: tuple[Event, ...]) -> tuple[InjectView, ...]:
    new = [event.inject for event in events if isinstance(event, Put)]
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
                id=name, code=inject.code, title=inject.title, text=inject.text,
                private=inject.seat_texts.get(knowledge.viewer), views=tuple(inject.views.items()), new=name in new,
                to=inject.to, effects=shown(program, inject.do),
            )
        )
    return tuple(found)


def _aims(program: Program, knowledge: Knowledge, seat: str) -> tuple[AimView, ...]:
    found: list[AimView] = []
    scenario, cards = program.scenario, list(program.scenario.cards)
    held = knowledge.state.values[program.index[slots.card(seat)]] if slots.card(seat) in program.index else 0
    for aim in program.aims:
        if aim.seat == seat and (aim.what != "card" or held == cards.index(aim.id) + 1):
            name = _aim_name(scenario, aim.what, aim.id)
            text = scenario.cards[aim.id].text if aim.what == "card" else name
            met = True if aim.when is None else knowledge.sure(aim.when)
            found.append(AimView(aim.what, aim.id, name, text, aim.points, met))
    return tuple(found)


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
    program: Program, state: State, events: tuple[Event, ...], stands: dict[str, tuple[str, str]]
) -> tuple[ScoreView, ...]:
    if state.phase not in ENDED_PHASES:
        return ()
    scenario = program.scenario
    found = []
    for event in events:
        if isinstance(event, Scored):
            lines = tuple(
                AimScored(
                    line.what, _aim_name(scenario, line.what, line.id), line.points, line.most,
                    _ended_at(scenario, line.id, stands) if line.what == "objective" else (),
                )
                for line in event.lines
            )
            band = scenario.score_bands[event.band].name if scenario.score_bands else ""
            found.append(ScoreView(event.seat, event.total, band, lines))
    return tuple(found)


def _stands(tracks: tuple[TrackView, ...], statuses: tuple[StatusView, ...]) -> dict[str, tuple[str, str]]:
    """Where everything stands that the viewer knows exactly and that has a value: label and value, by slot."""
    found = {track.slot: (track.code, str(track.value)) for track in tracks if track.value is not None}
    return found | {status.slot: (status.name, status.word) for status in statuses if status.word}


def _ended_at(scenario: Scenario, name: str, stands: dict[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What an objective asks about, with where it ended."""
    objective = scenario.objectives[name]
    asked = dict.fromkeys(_NAME.findall(f"{objective.when} {objective.part_when or ''}"))
    return tuple(stands[slot] for slot in asked if slot in stands)


def _aim_name(scenario: Scenario, what: Literal["objective", "card", "red_line"], name: str) -> str:
    match what:
        case "objective":
            return scenario.objectives[name].text
        case "card":
            return scenario.cards[name].name
        case "red_line":
            return scenario.red_lines[name].text
        case _:
            assert_never(what)
