"""How a game stands or ended, in few facts: for the headless command and for programs."""

from __future__ import annotations

from typing import Any

from wargame.engine.program import Program
from wargame.model.views import View
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


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
    speaker = speaker_of(program).events
    lines = [_("{title}: {turn} of {turns} turns.").format(title=f"{title}{theory}", turn=view.turn, turns=view.turns)]
    for head, said in ((_("Ending"), view.ending), (_("Outcome"), view.outcome)):
        lines += [f"{head}: {said[0]}. {said[1]}"] if said else []
    lines += [f"{speaker.seat(score.seat)}: {speaker.score(score.total, score.band)}" for score in view.scores]
    tracks = ", ".join(f"{track.code} {track.value}" for track in view.tracks)
    return (*lines, f"{_('Tracks')}: {tracks}")


def _named(said: tuple[str, str] | None) -> dict[str, str] | None:
    return {"name": said[0], "text": said[1]} if said else None
