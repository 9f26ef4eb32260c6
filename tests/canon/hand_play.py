"""Plays a case through the engine and compares what happened with what the case says must hold."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from tests.canon.reading import Case, objections, program_of
from wargame.wording import speaker_of
from wargame.engine import adjudication
from wargame.engine.compiled import functions
from wargame.engine.draws import KeyedDice
from wargame.engine.legality import refusals
from wargame.engine.program import Program
from wargame.engine.information.redaction import view_for, visible
from wargame.engine.state import apply, opening
from wargame.model.events import Event, Rolled
from wargame.model.orders import NO_MOVE, Order, Refusal
from wargame.model.state import Phase, State
from wargame.model.views import View
from wargame.players.script import read_script

SAYS = {
    "turn",
    "opened",
    "values",
    "bands",
    "rolls",
    "happens",
    "never",
    "refused",
    "offers",
    "seen",
    "unseen",
    "ending",
    "outcome",
    "scores",
    "in_order",
}


@dataclass
class HandDice:
    """The dice of a case: those it enters, the calm ones of its file, and a seed's where it allows others."""

    entered_faces: Mapping[tuple[int, str], tuple[int, ...]]
    calm: Mapping[str, tuple[int, ...]]
    keyed: KeyedDice | None
    fallen: set[tuple[int, str]] = field(default_factory=set)
    strangers: list[str] = field(default_factory=list)

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """The faces entered for this turn and purpose; a die nobody named falls on its lowest and is remembered."""
        faces = self.entered_faces.get((turn, purpose)) or self.calm.get(purpose)
        self.fallen.add((turn, purpose))
        if faces is None and self.keyed is not None:
            faces = self.keyed.faces(turn, purpose, count, sides)
        if faces is None:
            self.strangers.append(f"{turn} {purpose} ({count}d{sides})")
            faces = (1,) * count
        assert len(faces) == count, f"{turn} {purpose} is {count}d{sides}"
        assert all(1 <= face <= sides for face in faces), f"{turn} {purpose} is {count}d{sides}"
        return faces

    def entered(self, turn: int, purpose: str) -> bool:
        """Whether the case entered these faces."""
        return (turn, purpose) in self.entered_faces


class Game(Protocol):
    """What a case is played on: the bare engine here, or a real table (tests/rows)."""

    program: Program

    @property
    def state(self) -> State: ...

    def open_turn(self) -> tuple[Event, ...]: ...

    def view(self, viewer: str) -> View: ...

    def refusals(self, seat: str, order: Order) -> tuple[Refusal, ...]: ...

    def resolve(self, orders: Mapping[str, Order]) -> tuple[Event, ...]: ...


class Engine:
    """A game without a table: the engine's functions one after the other, from the values of a case."""

    def __init__(self, program: Program, given: Mapping[str, int], dice: HandDice) -> None:
        self.program, self._dice = program, dice
        state = apply(program, opening(program), adjudication.deal(program, opening(program), dice))
        values = list(state.values)
        for slot, value in given.items():
            values[program.index[slot]] = value
        self.state = replace(state, phase=Phase.BRIEFING, turn=given["turn"], values=tuple(values))

    def open_turn(self) -> tuple[Event, ...]:
        return self._happen(adjudication.open_turn(self.program, self.state, self._dice), Phase.PLANNING)

    def view(self, viewer: str) -> View:
        return view_for(self.program, self.state, viewer)

    def refusals(self, seat: str, order: Order) -> tuple[Refusal, ...]:
        return refusals(self.program, self.state, seat, order)

    def resolve(self, orders: Mapping[str, Order]) -> tuple[Event, ...]:
        return self._happen(adjudication.resolve(self.program, self.state, orders, self._dice), Phase.REVIEW)

    def _happen(self, events: tuple[Event, ...], phase: Phase) -> tuple[Event, ...]:
        self.state = replace(apply(self.program, self.state, events), phase=phase)
        return events


def check(case: Case, folder: Path) -> list[str]:
    """Play a case on the bare engine; every way in which it went otherwise than the case says, in words."""
    if case.will_not_load:
        found = objections(case, folder)
        return [] if any(case.will_not_load in one for one in found) else [f"such a world should be refused: {found}"]
    program, dice = program_of(case, folder), hand_dice(case)
    return play(case, Engine(program, given(program, case), dice), dice, folder)


def play(case: Case, game: Game, dice: HandDice, folder: Path) -> list[str]:
    """Play a case on a game that stands at its start values; what went otherwise than the case says."""
    wrong: list[str] = []
    program = game.program
    scripts = {seat: _script(case, program, seat, folder) for seat in case.orders}
    expected = {says["turn"]: says for says in case.then}
    for says in case.then:
        unknown = set(says) - SAYS
        assert not unknown, f"case {case.number} says {sorted(unknown)}, which nobody checks"
    for turn in range(case.first, case.last + 1):
        says = expected.get(turn, {"turn": turn})
        opened = game.open_turn()
        wrong += _values(program, game.state, says.get("opened", {}), f"as turn {turn} opens")
        wrong += _offers(game, says, turn)
        orders: dict[str, Order] = {}
        for seat in program.seats:
            order = scripts.get(seat, {}).get(turn, NO_MOVE)
            refused = game.refusals(seat, order)
            wrong += _refusals(game.program, seat, turn, refused, says.get("refused", {}).get(seat, ()))
            orders[seat] = NO_MOVE if refused else order
        resolved = game.resolve(orders)
        wrong += _turn(program, game.state, says, (*opened, *resolved))
        if adjudication.is_over(program, game.state):
            break
    wrong += [f"a die fell that the case does not name: {stranger}" for stranger in dice.strangers]
    wrong += [
        f"the case names a die that never fell: {turn} {purpose}"
        for turn, purpose in dice.entered_faces
        if (turn, purpose) not in dice.fallen
    ]
    return wrong


def hand_dice(case: Case) -> HandDice:
    """The dice a case is played with."""
    entered = {}
    for name, faces in case.dice.items():
        turn, _, purpose = name.partition(" ")
        entered[int(turn), purpose] = tuple(faces)
    calm = {purpose: tuple(faces) for purpose, faces in case.calm.items()}
    return HandDice(entered, calm, None if case.seed is None else KeyedDice(case.seed))


def _script(case: Case, program: Program, seat: str, folder: Path) -> Mapping[int, Order]:
    path = folder / f"{seat}.json"
    path.write_text(json.dumps(case.orders[seat]), encoding="utf-8")
    return read_script(path, program.scenario, seat).orders


def given(program: Program, case: Case) -> dict[str, int]:
    """The values of slots as the first turn of a case is about to open."""
    values = {"turn": case.first - 1}
    for name, value in case.before.items():
        assert name in program.index, f"case {case.number}: there is no slot {name!r}"
        number = _number(program, name, value)
        slots = (name, f"opened:{name}", f"before:{name}", f"began:{name}")
        values.update({slot: number for slot in slots if slot in program.index})
    for name, value in case.before.items():
        if name.partition(":")[0] in ("opened", "before", "began"):
            values[name] = value
    return values


def _number(program: Program, slot: str, value: Any) -> int:
    if isinstance(value, int):
        return value
    status = program.scenario.statuses.get(slot)
    return status.words.index(value) if status is not None else int(value in ("on", "yes"))


def _turn(program: Program, state: State, says: Mapping[str, Any], events: Sequence[Event]) -> list[str]:
    turn = says["turn"]
    wrong = _values(program, state, says.get("values", {}), f"as turn {turn} ends")
    wrong += _bands(program, state, says.get("bands", {}), turn)
    wrong += _rolls(events, says.get("rolls", {}), turn)
    listed = [_plain(event) for event in events]
    missing = [one for one in says.get("happens", ()) if not _any(one, listed)]
    wrong += [f"turn {turn}: this did not happen: {one}{_near(one, listed)}" for one in missing]
    wrong += [f"turn {turn}: this must not happen: {one}" for one in says.get("never", ()) if _any(one, listed)]
    wrong += _in_order(says.get("in_order", ()), listed, turn)
    for seat in program.seats:
        should, must_not = says.get("seen", {}).get(seat, ()), says.get("unseen", {}).get(seat, ())
        if not should and not must_not:
            continue
        seen = [_plain(event) for event in visible(program, state, seat, events)]
        wrong += [f"turn {turn}: {seat} does not see {one}" for one in should if not _any(one, seen)]
        wrong += [f"turn {turn}: {seat} must not see {one}" for one in must_not if _any(one, seen)]
    wrong += _end(program, says, listed, turn)
    return wrong


def _values(program: Program, state: State, values: Mapping[str, Any], when: str) -> list[str]:
    wrong = []
    for name, value in values.items():
        assert name in program.index or name in program.derived, f"there is no slot {name!r}"
        is_ = _read(program, state, name)
        should = _number(program, name, value)
        if is_ != should:
            wrong.append(f"{when} {name} should be {value} and is {is_}")
    return wrong


def _read(program: Program, state: State, name: str) -> int:
    if name in program.index:
        return state.values[program.index[name]]
    return int(functions(program)[program.derived[name]](list(state.values)))


def _bands(program: Program, state: State, bands: Mapping[str, str], turn: int) -> list[str]:
    wrong = []
    for name, word in bands.items():
        move = program.scenario.moves[name.partition("@")[0]]
        words = [band.id for band in program.scenario.scales[str(move.scale)].bands]
        number = state.values[program.slot(f"result:{name}")]
        is_ = words[number - 1] if number else "not rolled"
        if is_ != word:
            wrong.append(f"turn {turn}: {name} should come out {word} and came out {is_}")
    return wrong


def _rolls(events: Sequence[Event], rolls: Mapping[str, Any], turn: int) -> list[str]:
    wrong = []
    for purpose, says in rolls.items():
        found = [event for event in events if isinstance(event, Rolled) and event.purpose == purpose]
        if not found:
            wrong.append(f"turn {turn}: nothing was rolled for {purpose}")
            continue
        plain = _plain(found[0])
        plain["because"] = {reason.source: reason.add for reason in found[0].reasons}
        wrong += [
            f"turn {turn}: the {key} of {purpose} should be {value} and is {plain[key]}"
            for key, value in says.items()
            if plain[key] != value
        ]
    return wrong


def _refusals(
    program: Program, seat: str, turn: int, refused: Sequence[Refusal], expected: Sequence[str]
) -> list[str]:
    """``expected`` are codes, or ``code: words of the reason``."""
    wrong, speaker = [], speaker_of(program)
    for one in expected:
        code, _, words = one.partition(": ")
        if not any(refusal.code == code and words in speaker.refusal(refusal) for refusal in refused):
            wrong.append(f"turn {turn}: the order of {seat} should be refused as “{one}”, but: {[*refused]}")
    if refused and not expected:
        wrong.append(f"turn {turn}: the order of {seat} was refused: {speaker.refusals(refused)}")
    return wrong


def _offers(game: Game, says: Mapping[str, Any], turn: int) -> list[str]:
    wrong = []
    for seat, offers in says.get("offers", {}).items():
        seen = [list(offer) for offer in game.view(seat).offers]
        if seen != offers:
            wrong.append(f"turn {turn}: {seat} should find the offers {offers} and finds {seen}")
    return wrong


def _end(program: Program, says: Mapping[str, Any], events: Sequence[Mapping[str, Any]], turn: int) -> list[str]:
    wrong = []
    if "ending" in says:
        endings = [event["ending"] for event in events if event["kind"] == "ended"]
        if endings != ([] if says["ending"] is None else [says["ending"]]):
            wrong.append(f"turn {turn}: the ending should be {says['ending']} and is {endings}")
    if "outcome" in says:
        reached = [event["outcome"] for event in events if event["kind"] == "outcome_reached"]
        names = [program.scenario.outcomes[number].name for number in reached]
        if names != [says["outcome"]]:
            wrong.append(f"turn {turn}: the outcome should be {says['outcome']} and is {names}")
    for seat, total in says.get("scores", {}).items():
        scored = [event for event in events if event["kind"] == "scored" and event["seat"] == seat]
        if not scored or scored[0]["total"] != total:
            wrong.append(f"turn {turn}: {seat} should score {total} and scored {scored}")
    return wrong


def _in_order(wanted: Sequence[Mapping[str, Any]], events: Sequence[Mapping[str, Any]], turn: int) -> list[str]:
    at = 0
    for one in wanted:
        place = next((number for number in range(at, len(events)) if _matches(one, events[number])), None)
        if place is None:
            return [f"turn {turn}: this did not happen, or too early: {one}"]
        at = place + 1
    return []


def _plain(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(asdict(event)))
    return found


def _any(one: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> bool:
    return any(_matches(one, event) for event in events)


def _matches(one: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    return all(key in event and event[key] == value for key, value in one.items())


def _near(one: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> str:
    keys = [key for key in ("kind", "slot", "move") if key in one]
    near = [event for event in events if all(event.get(key) == one[key] for key in keys)]
    return f"\n      what did: {near}" if near else ""
