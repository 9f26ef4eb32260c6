"""A rehearsal as plain data: what the JSON holds, and what text and page are made of."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wargame import library
from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.yaml.spans import SourceLocation
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.model.goals import Expected
from wargame.reporting.usage import card_of, uses
from wargame.sim.usage_counts import parts_at_work, possible
from wargame.sim.expectations import expectation_checks, unchecked
from wargame.sim.rehearsal import ENDING, OUTCOME, Tally, band_of
from wargame.sim.summary import (
    Share, aim_met, by_turn, ended_by, example, happened, lengths, score, share_of, unused, wars,
)
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing, percentage

Facts = dict[str, Any]


def facts_of(tallies: Sequence[Tally], asked: int, where: SourceMap) -> Facts:
    """Everything there is to say of a rehearsal.

    Args:
        tallies: one a line-up; those without games are left out.
        asked: how many games of each were wanted.
        where: for the lines of the files.
    """
    program, played = tallies[0].program, [tally for tally in tallies if tally.games]
    scenario = program.scenario
    facts: Facts = {
        "scenario": scenario.about.id,
        "title": scenario.about.title,
        "file": said_file(where.of_scenario().file),
        "modules": list(program.modules),
        "seed": tallies[0].seed,
        "asked": asked,
        "stopped": any(tally.games < asked for tally in tallies),
        "disputed": {tally.line_up.name: list(tally.different) for tally in played if tally.different},
        "not_begun": [tally.line_up.name for tally in tallies if not tally.games],
        "good": all(one.verdict != "not so" for one in expectation_checks(played)),
        "expected": [
            {
                "what": expected_line(scenario, one.expected), "party": one.line_up, "verdict": one.verdict,
                "note": one.expected.note, "place": said_place(where.of_scenario("expect", one.place)),
                **share(one.found),
            }
            for one in sorted(expectation_checks(played), key=lambda one: one.place)
        ],
        "not_told": [expected_line(scenario, scenario.about.expect[place]) for place in unchecked(played)],
        "parties": [_line_up(tally) for tally in played],
        "uses": [
            {
                "name": one.name, "kind": one.kind, "what": one.what, "place": said_place(one.place),
                "parties": {
                    tally.line_up.name: {"times": tally.times[one.name], **share(happened(tally, one.name))}
                    for tally in played
                },
            }
            for one in uses(program, possible(program) | parts_at_work(program), where)
        ],
        "unused": [
            {
                "move": one.move, "seat": one.seat, "name": card_of(scenario, one.move, one.seat),
                "open": one.open.share, "turns": one.open.of, "place": said_place(where.of("moves", one.move)),
                "at_random": sum(
                    tally.times[f"order {one.move} by {one.seat}"]
                    for tally in played if tally.line_up.players[one.seat] == "random"
                ),
            }
            for one in unused(played)
        ],
    }
    return facts | {"alike": _alike(facts)}


def _alike(facts: Facts) -> dict[str, str]:
    """Parties whose games came out in every number as those of a party before them, and that one: doctrines that differ
    only in what never came up."""
    first: dict[str, str] = {}
    alike: dict[str, str] = {}
    for line_up in facts["parties"]:
        numbers = {key: value for key, value in line_up.items() if key not in ("name", "players")}
        found = repr((numbers, [one["parties"][line_up["name"]] for one in facts["uses"]]))
        if first.setdefault(found, line_up["name"]) != line_up["name"]:
            alike[line_up["name"]] = first[found]
    return alike


def expected_line(scenario: Scenario, one: Expected) -> str:
    """An expectation as a person would say it, e.g. ``War: at most 35 % under prudent (CHA)``."""
    if one.ending is not None:
        what = scenario.endings[one.ending].name
    elif one.red_line is not None:
        what = _("red line “{line}”").format(line=scenario.red_lines[one.red_line].text)
    else:
        what = one.outcome or _("any war")
    bounds = [_("at least {share}").format(share=percentage(one.at_least))] if one.at_least is not None else []
    bounds += [_("at most {share}").format(share=percentage(one.at_most))] if one.at_most is not None else []
    under = " " + _("under {doctrines}").format(doctrines=", ".join(one.under)) if one.under else ""
    theories = f" ({', '.join(one.theories)})" if one.theories else ""
    return f"{what}: {listing(bounds)}{under}{theories}"


def share(one: Share) -> dict[str, float | int]:
    """A share with its interval, from 0 to 1."""
    low, high = one.interval
    return {"games": one.hits, "share": one.share, "low": low, "high": high}


def _line_up(tally: Tally) -> Facts:
    program, scenario = tally.program, tally.program.scenario
    return {
        "name": tally.line_up.name,
        "players": dict(tally.line_up.players),
        "games": tally.games,
        "war": share(ended_by(tally, wars(program))),
        "endings": [
            {
                "id": id_, "name": scenario.endings[id_].name, "war": scenario.endings[id_].war,
                **share(ended_by(tally, (id_,))), "example": example(tally, ENDING, number),
            }
            for number, id_ in enumerate(program.endings, start=1)
        ],
        "outcomes": [
            {
                "name": outcome.name, **share(share_of(tally.column(OUTCOME) == number)),
                "example": example(tally, OUTCOME, number),
            }
            for number, outcome in enumerate(scenario.outcomes)
        ],
        "seats": {seat: _seat(tally, seat) for seat in program.seats},
        "length": [share(one) for one in lengths(tally)],
        "tracks": [
            {
                "slot": slot, "name": track_name(program, slot), **_scale(program, slot),
                "turns": [
                    {"turn": at.turn, "games": at.games, "quantiles": list(at.quantiles)} for at in by_turn(tally, slot)
                ],
            }
            for slot in tally.tracks
        ],
    }


def _scale(program: Program, slot: str) -> dict[str, int]:
    """The ends of a track: charts of it, and of others on the same scale, can be compared."""
    track = program.scenario.tracks[program.slots[program.slot(slot)].owner]
    return {"least": track.min, "most": track.max}


def _seat(tally: Tally, seat: str) -> Facts:
    scenario, points = tally.program.scenario, score(tally, seat)
    texts: Mapping[tuple[str, str], str] = {
        **{("objective", id_): one.text for id_, one in scenario.objectives.items()},
        **{("card", id_): _("card “{card}”").format(card=one.name) for id_, one in scenario.cards.items()},
        **{("red_line", id_): one.text for id_, one in scenario.red_lines.items()},
    }
    return {
        "name": scenario.seats[seat].name,
        "mean": points.mean,
        "give": points.give,
        "quantiles": list(points.quantiles),
        "bands": [
            {"name": band.name, **share(share_of(tally.column(band_of(seat)) == number))}
            for number, band in enumerate(scenario.score_bands)
        ],
        "aims": [
            {
                "kind": aim.what, "id": aim.id, "text": texts[aim.what, aim.id], "points": aim.points,
                **share(aim_met(tally, aim.id)),
            }
            for aim in tally.program.aims if aim.seat == seat
        ],
    }


def track_name(program: Program, slot: str) -> str:
    """A track in words, e.g. ``Approval, Tokyo``."""
    owner = program.slots[program.slot(slot)]
    scenario = program.scenario
    seat, name = scenario.seats.get(owner.seat or ""), scenario.tracks[owner.owner].name
    if isinstance(name, str):
        return name if seat is None else f"{name}, {seat.name}"
    return name[str(owner.seat)]


def said_place(place: SourceLocation | None) -> str | None:
    """A place as a person would open it."""
    return None if place is None else f"{said_file(place.file)}:{place.line}"


def said_file(name: str) -> str:
    """A file from here, where that is shorter; one that came with the program without the folder it was put in."""
    path, came = Path(name), library.shipped("rules").parent
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return os.path.relpath(path)
    return f"…/{path.relative_to(came).as_posix()}" if path.is_relative_to(came) else name
