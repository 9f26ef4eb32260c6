"""A line of a score gives the reasons that decided it, and no others."""

from __future__ import annotations

from dataclasses import replace

from wargame.engine.information.redaction import view_for
from wargame.language import slots
from wargame.model.events import Scored, ScoreLine
from wargame.model.state import Phase
from wargame.wording import speaker_of

from tests.engine.positions import position

APPROVAL, BASES = "tokyo_approval", "tokyo_bases"


def told(objective: str, points: int, most: int, **values: int) -> str:
    """A line of Tokyo's score at the end of a game in which slots have these values."""
    at = position("dprk", 0, 4)
    now = list(at.state.values)
    for name, value in values.items():
        now[at.program.index[name]] = value
    line = ScoreLine(what="objective", id=objective, points=points, most=most)
    scored = Scored(seat="tokyo", lines=(line,), total=points, band=0)
    view = view_for(at.program, replace(at.state, phase=Phase.CLOSED, values=tuple(now)), "tokyo", (scored,))
    return speaker_of(at.program).scored(view.scores[0].lines[0])


def test_what_spoilt_an_aim_is_said_where_its_number_was_met() -> None:
    approval = slots.value("approval", "tokyo")
    fallen = told(APPROVAL, 0, 2, **{approval: 5, slots.past("mark:premier_falls"): 4})
    assert "ended at APT 5 (wanted 4 or more)" in fallen
    assert fallen.endswith("; but “A prime minister of Japan resigned” happened")
    assert "but" not in told(APPROVAL, 2, 2, **{approval: 5, slots.past("mark:premier_falls"): 0})


def test_an_aim_met_in_one_of_two_ways_does_not_ask_for_the_other() -> None:
    assert "wanted 2 or more" not in told(BASES, 2, 2, bases=1)
    assert "wanted 2 or more" in told(BASES, 0, 2, bases=1)
