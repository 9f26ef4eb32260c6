"""What a situation is said to have done: as it came up, and where it moved something."""

from __future__ import annotations

from tests.engine.positions import Position, played, program
from wargame.engine.information.redaction import view_for
from wargame.model.card_views import InjectView
from wargame.model.events import Changed
from wargame.model.labels import Source
from wargame.wording import speaker_of


def on_the_table(at: Position, seat: str) -> tuple[InjectView, ...]:
    return view_for(at.program, at.state, seat, at.events, at.past).injects


def test_a_ladder_that_stands_higher_is_not_said_to_be_raised() -> None:
    first = played("dprk", 0)[0]
    launch = next(one for one in on_the_table(first, "tokyo") if one.code == "A1")
    assert first.program.scenario.injects[launch.id].do, "it asks for a ladder of at least 2"
    assert not launch.effects


def test_a_situation_says_what_it_did_in_the_turn_it_came_up_and_not_again() -> None:
    said, speaker = 0, speaker_of(program("dprk"))
    for game in range(3):
        for at in played("dprk", game):
            moved = {Source.parse(one.source).id for one in at.events if isinstance(one, Changed) and one.granted}
            for one in on_the_table(at, "tokyo"):
                told = speaker.effects(one.effects)
                assert one.new or not told
                said += bool(told) and one.id in moved
    assert said
