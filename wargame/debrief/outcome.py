"""How a game stands or ended, in few facts: for the headless command and for programs."""

from __future__ import annotations

from typing import Any

from wargame.debrief.words import score_words, seat_name
from wargame.engine.program import Program
from wargame.model.views import View
from wargame.wording import speaker_of


def outcome_data(program: Program, view: View) -> dict[str, Any]:
    """Ending, shared outcome, scores and final tracks as plain data. ``view``: control's, of a finished game."""
    speaker = speaker_of(program)
    return {
        "scenario": program.scenario.about.id,
        "modules": list(program.modules),
        "turns": view.turn,
        "ending": _named(view.ending),
        "outcome": _named(view.outcome),
        "scores": {
            score.seat: {
                "total": score.total,
                "band": score.band,
                "lines": [
                    {"text": speaker.scored(aim), "points": aim.points, "most": aim.most} for aim in score.lines
                ],
            }
            for score in view.scores
        },
        "tracks": {track.slot: track.value for track in view.tracks},
    }


def outcome_lines(program: Program, view: View) -> tuple[str, ...]:
    """The same in lines."""
    title = program.scenario.about.title
    theory = f" ({', '.join(program.modules)})" if program.modules else ""
    lines = [f"{title}{theory}: {view.turn} of {view.turns} turns."]
    lines += [f"Ending: {view.ending[0]}. {view.ending[1]}"] if view.ending else []
    lines += [f"Outcome: {view.outcome[0]}. {view.outcome[1]}"] if view.outcome else []
    for score in view.scores:
        lines.append(f"{seat_name(program.scenario, score.seat)}: {score_words(score.total, score.band)}")
    lines.append("Tracks: " + ", ".join(f"{track.code} {track.value}" for track in view.tracks))
    return tuple(lines)


def _named(said: tuple[str, str] | None) -> dict[str, str] | None:
    return {"name": said[0], "text": said[1]} if said else None
