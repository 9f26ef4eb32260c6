"""The un-ruled game: the same orders, the same dice, without the rulings; told at the debrief and in the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from tests.daily import daily
from tests.table.games import at, one_command, play, told_again
from tests.table.ruled_games import REASON, its_rules, play_with_rulings, possible, ruled_game, ruled_rehearsal, ruling
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.recording import Recording
from wargame.model.events import Event, Ordered, RedLineCrossed, Rolled, Scored
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL
from wargame.saves.history import History
from wargame.saves.lines import Turn
from wargame.saves.shadow import Shadow, rulings_of, shadow
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.branching import branch

PLANNING = at(Phase.PLANNING, 2)


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    its_rules(monkeypatch)


def unruled(table: Table) -> Shadow:
    found = shadow(table.history)
    assert found is not None
    return found


def rolled(history: History) -> dict[tuple[int, str], tuple[int, ...]]:
    """Every die of a game, by turn and purpose."""
    return dice((moment.position.state.turn, moment.line.events) for moment in history.moments)  # type: ignore[union-attr]


def dice(turns: Iterable[tuple[int, Sequence[Event]]]) -> dict[tuple[int, str], tuple[int, ...]]:
    """The same of turns with their events. A deck is left out: its die has as many sides as there are cards left."""
    return {
        (turn, event.purpose): event.faces for turn, events in turns for event in events
        if isinstance(event, Rolled) and not event.source.startswith("deck:")
    }  # fmt: skip


def idly(table: Table, until: Callable[[Table], bool] = lambda table: False) -> Table:
    """Play on while nobody orders anything."""
    while table.state.phase is not Phase.CLOSED and not until(table):
        if table.state.phase is Phase.PLANNING:
            for seat in table.program.seats:
                table.seal(seat, NO_MOVE)
        else:
            one_command(table)
    return table


def test_a_game_without_rulings_has_no_shadow_and_one_that_goes_on_tells_none(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    assert shadow(table.history) is None
    table.control.rule(ruling("track", "trust", -1))
    assert shadow(table.history) is None, "its dice are secret"
    assert not Recording(table.history).rulings
    play(table)
    assert shadow(table.history) is not None


def test_rulings_without_effect_give_an_equal_shadow(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    for by in (1, -1):
        table.control.rule(ruling("track", "trust", by))
    play(table)
    found = unruled(table)
    assert found.alike
    assert (found.differences, found.left_out) == ((), ())
    assert found.over
    assert "every turn comes to the same" in "".join(Recording(table.history).rulings[0].lines)


def test_the_shadow_is_the_game_that_would_have_been_played(tmp_path: Path) -> None:
    """Played without the ruling, by seats that order the same, the game comes to what the shadow says."""
    ruled, plain = (play(ruled_rehearsal(tmp_path / name), PLANNING) for name in ("a.jsonl", "b.jsonl"))
    ruled.control.rule(ruling("red_line", "betrayal"))
    play(ruled)
    orders = [line.orders for line in ruled.history.save.lines if line.kind == "open"]
    while plain.state.phase is not Phase.CLOSED:
        if plain.state.phase is Phase.PLANNING:
            for seat in plain.program.seats:
                plain.seal(seat, orders[plain.state.turn - 1][seat].order)
        play(plain, lambda table: table.state.phase is Phase.PLANNING)
    found = unruled(ruled)
    ends = {line.turn: line.events for line in plain.history.save.lines if isinstance(line, Turn)}
    assert {turn: found.events[turn][-len(events):] for turn, events in ends.items()} == ends
    assert not found.alike


def test_what_a_red_line_cost_is_told_with_the_scores(tmp_path: Path) -> None:
    table = idly(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(ruling("red_line", "betrayal"))
    idly(table)
    real = {event.seat: event.total for event in table.turn_events if isinstance(event, Scored)}
    there = [event for events in unruled(table).events.values() for event in events]
    would = {event.seat: event.total for event in there if isinstance(event, Scored)}
    assert would["blue"] == real["blue"] + 4
    assert not [event for event in there if isinstance(event, RedLineCrossed) and event.red_line == "betrayal"]
    recording = Recording.open(table.path)
    said = "\n".join(recording.steps(recording.turns[-1], CONTROL)[-1].lines)
    assert REASON in said
    assert "Red line not crossed: Blue, “Never betray a friend” (−4 points)" in said
    assert f"Blue: {would['blue']} points instead of {real['blue']}".replace("-", "−") in said
    assert "What the rulings changed" in report_text(recording, Wanted())
    assert all(step.kind != "rulings" for step in recording.steps(recording.turns[-1], "blue"))


def test_an_order_that_was_voided_is_given_there(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), at(Phase.SEALED, 2))
    table.open_orders()
    one = next(iter(possible(table)))
    table.control.rule(one)
    play(table)
    moves = [event.move for event in unruled(table).events[2] if event.kind == "ordered" and event.seat == one.id]
    opened = [line.orders for line in table.history.save.lines if line.kind == "open"]
    assert moves == [act.move for act in opened[1][one.id].order.acts]


def test_what_could_not_be_ordered_there_is_left_out_and_listed(tmp_path: Path) -> None:
    table = ruled_rehearsal(tmp_path / "game.jsonl", 2)
    play_with_rulings(table, 2, often=0.7)
    found = unruled(table)
    assert found.left_out
    ordered = {
        (turn, event.seat, event.move) for turn, events in found.events.items() for event in events
        if isinstance(event, Ordered)
    }  # fmt: skip
    assert not {(one.turn, one.seat, one.what) for one in found.left_out} & ordered
    assert "What could not have been ordered there" in "".join(Recording(table.history).rulings[0].lines)


@pytest.mark.parametrize("seed", daily(range(1, 101), lambda seed: seed <= 4))
def test_random_games_and_their_shadows_share_every_die(seed: int, tmp_path: Path) -> None:
    table = ruled_rehearsal(tmp_path / "game.jsonl", seed)
    ruled = play_with_rulings(table, seed)
    found = shadow(table.history)
    assert (found is None) is (ruled == 0)
    if found is None:
        return
    real, there = rolled(table.history), dice(found.events.items())
    shared = real.keys() & there.keys()
    assert shared
    assert {key: real[key] for key in shared} == {key: there[key] for key in shared}
    assert not found.alike or not (found.differences or found.left_out)
    kept = shadow(table.history, without=())
    assert kept is not None
    assert kept.differences == (), "nothing left out, nothing otherwise"
    assert len(rulings_of(table.history)) == ruled
    assert Recording(table.history).rulings[0].lines


@pytest.mark.parametrize("opens", [False, True], ids=["a track", "a void order"])
def test_a_game_with_rulings_goes_on_after_a_break_and_as_a_branch(opens: bool, tmp_path: Path) -> None:
    """In people's games. What was ruled before the branch belongs to its past: the shadow keeps it."""
    path, vaults, to = tmp_path / "game.jsonl", tmp_path / "drawers", tmp_path / "branch.jsonl"
    table = play(ruled_game(path, vaults), at(Phase.SEALED, 2) if opens else PLANNING)
    if opens:
        table.open_orders()
    one = next(iter(possible(table)))
    table.control.rule(one)
    table.leave()
    branch(path, to, vaults=vaults)
    for save in (path, to):
        with Table.resume(save, vaults=vaults) as again:
            assert again.state == table.state
            assert again.control.opened == table.control.opened
            play(again)
        assert (verify(save).status, verify(save).findings) == ("sound", ())
    assert shadow(told_again(path)) is not None
    assert shadow(told_again(to)) is None, "nothing was ruled since it was begun anew"


def test_the_shadow_of_a_branch_begins_where_it_does(tmp_path: Path) -> None:
    path, vaults, to = tmp_path / "game.jsonl", tmp_path / "drawers", tmp_path / "branch.jsonl"
    table = play(ruled_game(path, vaults), PLANNING)
    table.control.rule(ruling("track", "trust", 1))
    table.leave()
    branch(path, to, vaults=vaults)
    with Table.resume(to, vaults=vaults) as again:
        play(again, at(Phase.PLANNING, 3))
        for by in (1, -1) if again.state.values[again.program.index["trust"]] < 10 else (-1, 1):
            again.control.rule(ruling("track", "trust", by))
        play(again)
        found = unruled(again)
    assert found.alike
    assert len(rulings_of(again.history)) == 2
