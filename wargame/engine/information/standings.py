"""Where tracks, statuses, flags and tokens stand, as one viewer knows them."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.engine.information.knowledge import Knowledge, band_of, known_before
from wargame.engine.program import Program, Slot
from wargame.language import slots
from wargame.language.bounds import Interval
from wargame.language.spans import FOREVER
from wargame.model.files import Scenario
from wargame.model.labels import SlotName
from wargame.model.views import StatusView, TrackView
from wargame.model.world import Token, Track


def tracks_of(
    program: Program, knowledge: Knowledge, past: Sequence[tuple[int, ...]], planned: Knowledge | None
) -> tuple[TrackView, ...]:
    """Every track, then every derived value.

    Args:
        past: as of ``redaction.view_for``.
        planned: what the viewer knew when it could last plan; None: that is now.
    """
    then = planned or known_before(knowledge, past)
    at = None if planned is None else planned.state.values
    found = [_track(program, knowledge, slot, past, at, then) for slot in program.slots if slot.kind == "track"]
    for name, rule in program.scenario.derived.items():
        lo, hi = _derived(knowledge, name)
        exact = lo == hi
        found.append(
            TrackView(
                slot=name, id=name, seat=None, code=rule.code, name=rule.name, group=rule.group, low="", high="",
                least=rule.min, most=rule.max, known="exact" if exact else "hidden", value=lo if exact else None, lo=lo,
                hi=hi, word=None, confidence=None, change=None, past=(), better="neither", derived=True,
                was=_derived(then, name) if exact and then is not None else None,
            )
        )
    return tuple(found)


def _derived(knowledge: Knowledge, name: str) -> Interval:
    return knowledge.whole(name) or knowledge.of(knowledge.program.derived[name])


def _track(
    program: Program, knowledge: Knowledge, slot: Slot, past: Sequence[tuple[int, ...]], planned: Sequence[int] | None,
    then: Knowledge | None,
) -> TrackView:
    track = program.scenario.tracks[slot.owner]
    known = knowledge.sees(track, slot.seat)
    number = program.index[slot.name]
    value = knowledge.state.values[number]
    lo, hi = knowledge.known(slot.name)
    exact = known == "exact"
    opened = knowledge.state.values[program.index[slots.opened(slot.name)]]
    before = opened if planned is None else planned[number]
    return TrackView(
        slot=slot.name, id=slot.owner, seat=slot.seat, code=_member(track.code, slot.seat),
        name=_member(track.name, slot.seat), group=track.group, low=track.low, high=track.high, least=track.min,
        most=track.max, known=known, value=value if exact else None, lo=lo, hi=hi,
        word=_word(track, known, knowledge, slot, value), confidence=_confidence(program, knowledge, slot, known),
        change=value - before if exact else None, past=tuple(values[number] for values in past) if exact else (),
        better=track.better, was=then.known(slot.name) if then is not None and known == "band" else None,
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


def statuses_of(program: Program, knowledge: Knowledge) -> tuple[StatusView, ...]:
    """Every status, and the flags and tokens that are there, as far as the viewer knows them."""
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
