"""What is otherwise than when a seat last planned: what it saw then and sees now, with causes it was told."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from tests.engine.pairs import Morning, Seen, Turn, alike, changes, played, viewers_of
from wargame.debrief.desk import moved_line
from wargame.document.nodes import plain
from wargame.engine.adjudication import open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.state import apply
from wargame.language import slots
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.model.viewers import PUBLIC, Viewer
from wargame.model.views import StandingMoved, TrackMoved, View
from wargame.wording import speaker_of

GAMES = ("pocket", "HOPE", 1), ("dprk-missile-crisis", "CHA", 1)


def two_mornings(turn: Turn, viewer: Viewer) -> tuple[View, View] | None:
    """What a viewer sees as it plans this turn and the next; None: there is no next."""
    program = turn.program
    events = resolve(program, turn.state, turn.orders, turn.dice)
    after = replace(apply(program, turn.state, events), phase=Phase.REVIEW)
    opened = open_turn(program, after, turn.dice)
    state = replace(apply(program, after, opened), phase=Phase.PLANNING)
    if state.turn > program.scenario.about.turns:
        return None
    past = (*turn.past, after.values)
    return view_for(program, turn.state, viewer, (), turn.past), view_for(
        program, state, viewer, opened, past, reviewed=after
    )


@pytest.mark.parametrize("game", GAMES)
def test_it_is_the_difference_of_two_views_that_the_seat_had(game: tuple[str, str, int]) -> None:
    found = 0
    for turn in played(*game, 5):
        purses = {turn.program.slots[number].name for number in turn.program.purse.values()}
        for viewer in viewers_of(turn.program):
            if (views := two_mornings(turn, viewer)) is None:
                continue
            was, now = views
            then = {track.slot: track for track in was.tracks}
            moved = {
                track.slot: ((then[track.slot].lo, then[track.slot].hi), (track.lo, track.hi)) for track in now.tracks
                if track.known in ("exact", "band") and not track.derived and track.slot not in purses
                and (then[track.slot].lo, then[track.slot].hi) != (track.lo, track.hi)
            }  # fmt: skip
            assert {one.slot: (one.was, one.now) for one in now.since if isinstance(one, TrackMoved)} == moved
            ranges = [one for one in now.tracks if one.known == "band" or (one.derived and one.value is not None)]
            assert [track.was for track in ranges] == [(then[one.slot].lo, then[one.slot].hi) for one in ranges]
            held, holds = ({one.slot: one.word for one in view.statuses} for view in views)
            changed = {slot: (held.get(slot), holds.get(slot)) for slot in {*held, *holds}}
            assert {one.slot: (one.was, one.now) for one in now.since if isinstance(one, StandingMoved)} == {
                slot: words for slot, words in changed.items() if words[0] != words[1]
            }
            for track in now.tracks:
                if track.value is not None and not track.derived:
                    assert track.change == track.value - (then[track.slot].value or 0)
            found += len(now.since)
    assert found


@pytest.mark.parametrize("game", GAMES)
def test_known_causes_add_up_to_what_an_exact_track_moved_by(game: tuple[str, str, int]) -> None:
    told = 0
    for turn in played(*game, 5):
        for viewer in turn.program.seats:
            if (views := two_mornings(turn, viewer)) is None:
                continue
            exact = {track.slot for track in views[1].tracks if track.known == "exact"}
            for one in views[1].since:
                if isinstance(one, TrackMoved) and one.slot in exact:
                    assert sum(cause.by or 0 for cause in one.causes) == one.now[0] - one.was[0]
                    told += any(cause.source for cause in one.causes)
    assert told


def test_nothing_is_said_in_the_first_turn_nor_while_no_turn_is_planned() -> None:
    first = next(played("pocket", "HOPE", 1, 1))
    assert view_for(first.program, first.state, PUBLIC, (), first.past).since == ()
    events = resolve(first.program, first.state, first.orders, first.dice)
    after = replace(apply(first.program, first.state, events), phase=Phase.REVIEW)
    assert view_for(first.program, after, PUBLIC, events, first.past, reviewed=after).since == ()


def test_what_a_seat_may_not_know_changes_no_byte_of_it() -> None:
    lots, compared, moved = Random(5), 0, 0
    for turn in played("pocket", "HOPE", 3, 4):
        for viewer in viewers_of(turn.program):
            seen = Seen(turn, viewer)
            morning = Morning(seen)
            for _, change in zip(range(25), changes(turn, viewer, lots), strict=False):
                other = Seen(change.turn, viewer)
                if alike(seen, other) and alike(morning, there := Morning(other)):
                    one, two = (_since(each) for each in (morning, there))
                    assert one == two, change.words
                    compared, moved = compared + 1, moved + bool(one)
    assert compared > 50
    assert moved


def _since(morning: Morning) -> tuple[object, ...]:
    program, reviewed = morning.turn.program, morning.turn.state
    assert isinstance(reviewed, State)
    view = view_for(program, morning.after, morning.viewer, morning.events, reviewed=reviewed)
    names = speaker_of(program)
    return (*view.since, *(names.name(one.slot) for one in view.since))


def test_what_was_given_for_a_while_and_ran_out_is_said_to_have() -> None:
    lapsed = 0
    for turn in played("pocket", "HOPE", 1, 3):
        names = speaker_of(turn.program)
        for viewer in turn.program.seats:
            for one in views[1].since if (views := two_mornings(turn, viewer)) else ():
                until = turn.state.values[turn.program.index[slots.until(one.slot)]] if is_token(turn, one.slot) else 0
                if isinstance(one, StandingMoved) and one.now is None and until == turn.state.turn:
                    told = plain(moved_line(one, names))
                    assert told.endswith("given for a while, and run out"), told
                    lapsed += 1
    assert lapsed


def is_token(turn: Turn, slot: str) -> bool:
    return turn.program.slots[turn.program.index[slot]].kind == "token"


def test_a_joint_move_is_told_with_those_who_made_it() -> None:
    """Coral may take part, and did not."""
    turn, told = next(played("pocket", "HOPE", 1, 1)), 0
    act = Act("summit", {"clauses": ("trade",)})
    orders = {"amber": Order((act,)), "blue": Order((act,)), "coral": Order()}
    for seed in range(12):
        views = two_mornings(replace(turn, orders=orders, dice=KeyedDice(seed)), "amber")
        assert views is not None
        for cause in (cause for one in views[1].since for cause in one.causes):
            if cause.source == "move:summit":
                assert cause.seats == ("amber", "blue")
                told += 1
    assert told
