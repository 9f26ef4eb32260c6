"""What the seats play for: whether their aims have to do with the crisis, and can be met and missed."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.yaml.spans import SourceLocation
from wargame.engine.program import Aim, Assign, Change, Program, When
from wargame.engine.program_walk import statements_in
from wargame.language import slots
from wargame.model.events import Ended
from wargame.model.labels import Source, SourceKind
from wargame.reporting.ready.registry import Finding, check
from wargame.reporting.ready.rehearsed import Rehearsed
from wargame.sim.summary import aim_met, score
from wargame.wording.catalogue import N_, _

_CRISIS: frozenset[SourceKind] = frozenset(("inject", "settle", "answer", "question", "actor", "table"))
"""Through these the crisis moves the world."""


@check("aims_elsewhere", N_("every seat has a stake in the crisis"))
def aims_concern_the_crisis(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Seats without an aim, whose points are always the same, or whose aims read nothing that the crisis is about:
    what outcomes and endings ask for, or situations and tables move."""
    program = rehearsed.program
    crisis = crisis_slots(program)
    for seat in program.seats:
        name = rehearsed.scenario.seats[seat].name
        goals = [aim for aim in program.aims if aim.seat == seat and aim.what != "red_line"]
        place = _aims_at(rehearsed, seat, goals)
        todo = _("add an objective under `objectives` and name it under `setup: {seat}`").format(seat=seat)
        if not goals:
            yield Finding("red", _("{seat} has no aim").format(seat=name), todo, place)
        elif not any(crisis & _reads(program, aim) for aim in goals):
            at_stake = _("nothing that the outcome asks for, or that situations and tables move")
            said = _("{seat} has no aim about this crisis: {why}").format(seat=name, why=at_stake)
            yield Finding("amber", said, todo, place)
        elif _never_varies(rehearsed, seat):
            said = _("{seat} has the same points in every game").format(seat=name)
            yield Finding("red", said, _("give it aims that can be met and missed"), place)


@check("aims_settled", N_("every aim can be met and missed"))
def aims_are_open(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Objectives that every game gives or none does; red lines that nearly every game crosses."""
    texts = rehearsed.scenario.objectives
    for aim in rehearsed.program.aims:
        found = [aim_met(tally, aim.id) for tally in rehearsed.tallies]
        hits, of = sum(one.hits for one in found), sum(one.of for one in found)
        name = rehearsed.scenario.seats[aim.seat].name
        if aim.what == "objective" and of and (hits in (0, of)) and aim.part_when is None:
            words = _("{seat}: no game met “{aim}”") if hits == 0 else _("{seat}: every game met “{aim}”")
            todo = _("loosen its `when`") if hits == 0 else _("ask for more in its `when`")
            said = words.format(seat=name, aim=texts[aim.id].text)
            yield Finding("amber", said, todo, rehearsed.where.of("objectives", aim.id))
        elif aim.what == "red_line" and of and hits > 0.9 * of:
            said = _("{seat}: nearly every game crosses “{line}”").format(
                seat=name, line=rehearsed.scenario.red_lines[aim.id].text
            )
            yield Finding("amber", said, _("draw it further out"), rehearsed.where.of("red_lines", aim.id))


def crisis_slots(program: Program) -> frozenset[int]:
    """What the crisis is about: the slots that outcomes and endings read, and those that situations, answers, actors
    and tables move."""
    found: set[str] = set()
    for outcome in program.outcomes:
        found |= set() if outcome is None else set(program.expressions[outcome].slots())
    for op in statements_in(program):
        if isinstance(op, When) and any(isinstance(one, Assign) and isinstance(one.event, Ended) for one in op.then):
            found |= program.expressions[op.condition].slots()
        elif isinstance(op, Change) and Source.parse(op.source).kind in _CRISIS:
            found.add(program.slots[program.tracks[op.track].slot].name)
        elif isinstance(op, Assign) and Source.parse(getattr(op.event, "source", "")).kind in _CRISIS:
            found.add(program.slots[op.slot].name)
    return frozenset(program.index[name] for name in found - {slots.TURN, slots.ENDED} if name in program.index)


def _reads(program: Program, aim: Aim) -> frozenset[int]:
    read = [program.expressions[one].slots() for one in (aim.when, aim.part_when) if one is not None]
    return frozenset(program.index[name] for names in read for name in names if name in program.index)


def _never_varies(rehearsed: Rehearsed, seat: str) -> bool:
    spreads = [score(tally, seat) for tally in rehearsed.tallies]
    return all(one.give == 0 and one.mean == spreads[0].mean for one in spreads) and rehearsed.games > 1


def _aims_at(rehearsed: Rehearsed, seat: str, goals: list[Aim]) -> SourceLocation | None:
    if seat in rehearsed.scenario.about.setup:
        return rehearsed.where.of_scenario("setup", seat)
    first = next((aim.id for aim in goals if aim.what == "objective"), None)
    return rehearsed.where.of("seats", seat) if first is None else rehearsed.where.of("objectives", first)
