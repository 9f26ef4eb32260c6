"""Control takes the game back: no view holds what was undone, other dice fall, and the record tells and proves it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.daily import daily
from tests.saves.forging import Body, append, forge, line_of
from tests.table.games import SEATS, at, one_command, order_of, play, told_again
from tests.table.ruled_games import its_rules, play_with_rulings, possible, ruled_game, ruled_rehearsal, ruling
from tests.table.test_history import facts
from tests.table.undone_games import REASON, VIEWERS, astray, views
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.pages import situation
from wargame.debrief.recording import Recording
from wargame.document.compact import compact
from wargame.engine.phases import NotNow
from wargame.model.events import Rolled, Undone
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL
from wargame.saves.history import told
from wargame.saves.index import glance, look_at
from wargame.saves.lines import OpenLine, UndoLine, events_of
from wargame.saves.standing import standing
from wargame.saves.save import read_save
from wargame.saves.shadow import rulings_of, shadow
from wargame.saves.verify import verify
from wargame.sim.played_game import played_game
from wargame.table import Table
from wargame.table.branching import NoSuchTurn, branch
from wargame.table.counterfactual import CannotAsk, Changes, counterfactual
from wargame.table.counterfactual_saves import finished_branch
from wargame.table.refused import NotSaid
from wargame.wording import speaker_of


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    its_rules(monkeypatch)


def take_back(table: Table, place: int = 0, *, keep_dice: bool = False) -> None:
    """Undo to one of the boundaries, the last first."""
    table.control.undoing.undo(table.control.undoing.boundaries[place].n, REASON, keep_dice=keep_dice)


def rolls(table: Table, turn: int) -> dict[str, tuple[int, ...]]:
    """The faces that count for a turn's resolution."""
    lines = (line for _, line in standing(table.history.save.lines) if line.kind == "turn" and line.turn == turn)
    return {event.purpose: event.faces for line in lines for event in events_of(line) if isinstance(event, Rolled)}


def resolved(path: Path, turn: int = 2) -> Table:
    """A rehearsal whose second turn was just resolved."""
    return play(ruled_rehearsal(path), at(Phase.REVIEW, turn))


# What nobody sees any more


@pytest.mark.parametrize("seed", daily(range(1, 151), lambda seed: seed <= 2))
def test_views_are_those_of_a_game_that_never_went_there(seed: int, tmp_path: Path) -> None:
    """Random games taken back at random: every view, then and after every later step, is that of the same game left in
    peace, but for the word that it was taken back. Dice are kept, so that both can go on alike."""
    chance = random.Random(seed)
    table, quiet = (ruled_rehearsal(tmp_path / f"{name}.jsonl", seed) for name in ("undone", "quiet"))
    undone = 0
    while quiet.state.phase is not Phase.CLOSED:
        one = table.history.last.boundary
        if one is not None and one.n == len(table.history.save.lines) and chance.random() < 0.6:
            for _again in range(chance.randint(1, 2)):
                if not astray(table, chance, chance.randint(1, 25)):
                    continue
                table.control.undoing.undo(one.n, REASON, keep_dice=True)
                undone += 1
                assert views(table) == views(quiet)
        if quiet.state.phase in (Phase.REVEALED, Phase.REVIEW, Phase.DEBRIEF):
            assert views(table) == views(quiet)
        assert [table.sealed_order(seat) for seat in SEATS] == [quiet.sealed_order(seat) for seat in SEATS]
        for game in (table, quiet):
            if game.state.phase is Phase.SEALED and seed % 2:
                game.open_orders()
            else:
                one_command(game)
    assert undone
    assert verify(table.path).status == "sound"
    assert facts(told_again(table.path)) == facts(table.history)
    recordings = [Recording(game.history) for game in (table, quiet)]
    for turn in recordings[1].turns:
        for viewer in VIEWERS:
            both = (one.narrative(turn, viewer) for one in recordings)
            mine, theirs = ([one for one in told.events if not isinstance(one, Undone)] for told in both)
            assert mine == theirs


def test_everybody_is_told_that_the_game_was_taken_back_and_why(tmp_path: Path) -> None:
    table = resolved(tmp_path / "game.jsonl")
    take_back(table)
    for viewer in VIEWERS:
        said = [event for event in table.view(viewer).events if isinstance(event, Undone)]
        assert [(one.turn, one.what, one.dice, one.reason) for one in said] == [(2, "orders", "other", REASON)]
        assert REASON in " ".join(map(str, compact(situation(table.view(viewer), NO_MOVE, speaker_of(table.program)))))
    play(table)
    recording = Recording(table.history)
    chapters = recording.steps(2, "amber")
    assert any(REASON in line for one in chapters if one.kind == "ruling" for line in one.lines)


def test_orders_are_sealed_again(tmp_path: Path) -> None:
    path, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(ruled_game(path, vaults), at(Phase.REVIEW, 2))
    take_back(table, 1)
    assert table.state.phase is Phase.PLANNING
    assert not table.state.sealed
    table.leave()
    with Table.resume(path, vaults=vaults) as again:
        assert [again.sealed_order(seat) for seat in SEATS] == [None] * 3
        again.seal("amber", order_of(again, "amber"))
        assert again.sealed_order("amber") is not None
        play(again)
    assert (verify(path).status, verify(path).findings) == ("sound", ())


# Dice


def test_other_dice_fall_unless_they_are_kept(tmp_path: Path) -> None:
    fallen = []
    for keep in (True, False):
        table = resolved(tmp_path / f"{keep}.jsonl")
        before = rolls(table, 2)
        take_back(table, keep_dice=keep)
        table.reveal()
        fallen.append((before, rolls(table, 2)))
        play(table)
        assert verify(table.path).status == "sound"
    assert fallen[0][0] == fallen[0][1]
    assert fallen[1][0] != fallen[1][1]
    assert fallen[0][0] == fallen[1][0]


def test_no_dice_ever_fall_twice_unless_they_are_kept(tmp_path: Path) -> None:
    """Taken back to earlier and later turns in turn; kept dice are those that fell last for each turn."""
    table, seen = resolved(tmp_path / "game.jsonl", 3), list[dict[str, tuple[int, ...]]]()
    seen.append(rolls(table, 3))
    for place in (0, 2, 0, 0):
        turn = table.control.undoing.boundaries[place].position.state.turn
        take_back(table, place)
        play(table, at(Phase.REVIEW, 3))
        assert turn in (2, 3)
        seen.append(rolls(table, 3))
    assert len({str(sorted(one.items())) for one in seen}) == len(seen)
    before = rolls(table, 2), rolls(table, 3)
    take_back(table, 3, keep_dice=True)
    play(table, at(Phase.REVIEW, 3))
    assert (rolls(table, 2), rolls(table, 3)) == before


def test_dice_that_were_kept_have_been_seen_and_fall_otherwise_once_it_goes_back_behind_them(tmp_path: Path) -> None:
    table = resolved(tmp_path / "game.jsonl", 3)
    known = rolls(table, 3)
    take_back(table, keep_dice=True)
    places = table.control.undoing.boundaries
    (opening,) = (one for one in places if (one.what, one.position.state.turn) == ("opening", 3))
    assert table.control.undoing.passes_dice(opening)
    table.control.undoing.undo(opening.n, REASON)
    play(table, at(Phase.REVIEW, 3))
    assert rolls(table, 3) != known
    play(table)
    assert verify(table.path).status == "sound"


def test_before_a_reveal_no_dice_have_been_seen_and_none_change(tmp_path: Path) -> None:
    table, quiet = (play(ruled_rehearsal(tmp_path / name), at(Phase.SEALED, 2)) for name in ("a.jsonl", "b.jsonl"))
    take_back(table)
    play(table, at(Phase.REVIEW, 2))
    assert rolls(table, 2) == rolls(play(quiet, at(Phase.REVIEW, 2)), 2)


# What cannot be undone


def test_what_cannot_be_taken_back_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    table = ruled_rehearsal(tmp_path / "game.jsonl")
    assert table.control.undoing.boundaries == ()
    play(table, at(Phase.PLANNING, 1))
    assert table.control.undoing.boundaries == (), "it stands there"
    table = resolved(tmp_path / "other.jsonl")
    gone = table.control.undoing.boundaries[0].n
    take_back(table, 1)
    before = table.path.read_bytes()
    for line in (gone, 1, 2, 99, len(table.history.save.lines)):
        with pytest.raises(NotNow):
            table.control.undoing.undo(line, REASON)
    for reason in ("", " ", "x" * 601, "a\u202eb"):
        with pytest.raises(NotSaid):
            table.control.undoing.undo(table.control.undoing.boundaries[0].n, reason)
    assert table.path.read_bytes() == before
    last = table.control.undoing.boundaries[0].n
    play(table)
    assert table.control.undoing.boundaries == ()
    with pytest.raises(NotNow):
        table.control.undoing.undo(last, REASON)


def test_what_lies_before_a_branch_is_another_game(tmp_path: Path) -> None:
    path, vaults, to = tmp_path / "game.jsonl", tmp_path / "drawers", tmp_path / "branch.jsonl"
    play(ruled_game(path, vaults), at(Phase.REVIEW, 2)).leave()
    branch(path, to, vaults=vaults)
    with Table.resume(to, vaults=vaults) as table:
        assert table.control.undoing.boundaries == ()
        play(table, at(Phase.REVIEW, 3))
        take_back(table, 1)
        play(table)
    assert verify(to).status == "sound"


# The record


FORGERIES = {
    "line": lambda body: body.update(line=1),
    "farther": lambda body: body.update(line=body["line"] - 1),
    "turn": lambda body: body.update(turn=1),
    "turn told": lambda body: body["events"][0].update(turn=1),
    "what": lambda body: body["events"][0].update(what="opening"),
    "dice": lambda body: body["events"][0].update(dice="kept"),
    "reason": lambda body: body["events"][0].update(reason=""),
    "nothing": lambda body: body.update(events=[]),
    "twice": lambda body: body["events"].append(body["events"][0]),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_an_undo_changed_by_hand_is_damage(name: str, tmp_path: Path) -> None:
    table = resolved(tmp_path / "game.jsonl")
    take_back(table)
    play(table)
    forge(table.path, line_of(table.path, "undo"), FORGERIES[name])
    assert verify(table.path).status == "damaged"


def test_an_undo_to_before_the_start_leaves_the_start(tmp_path: Path) -> None:
    """Forged by hand, and looked at by whoever lists saves."""
    table = resolved(tmp_path / "game.jsonl")
    take_back(table, 1)
    table.seal("amber", NO_MOVE)
    table.leave()
    forge(table.path, line_of(table.path, "undo"), lambda body: body.update(line=0))
    assert look_at(table.path).title == table.program.scenario.about.title
    assert verify(table.path).status == "damaged"


def test_an_undo_cannot_be_slipped_in_or_taken_out(tmp_path: Path) -> None:
    table = resolved(tmp_path / "game.jsonl")
    line = table.control.undoing.boundaries[0].n
    said = {"kind": "undone", "turn": 2, "what": "orders", "dice": "other", "reason": REASON}
    table.leave()
    append(table.path, "undo", {"turn": 2, "line": line, "events": [said]})
    with Table.resume(table.path) as again:
        play(again)
    assert verify(again.path).status == "sound", "whoever holds file and drawer can play on"

    def attempt(body: Body) -> None:
        body["attempt"] = 0

    forge(again.path, line_of(again.path, "turn", 2), attempt)
    found = verify(again.path)
    assert found.status == "damaged"
    assert found.findings[0].field == "attempt"


def test_it_goes_on_after_a_break_where_it_was_taken_back_to(tmp_path: Path) -> None:
    path, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(ruled_game(path, vaults), at(Phase.REVIEW, 3))
    take_back(table, 2)
    table.leave()
    assert [(one.turn, one.phase) for one in (look_at(path), glance(path))] == [(2, Phase.REVEALED)] * 2
    with Table.resume(path, vaults=vaults) as again:
        assert again.state == table.state
        assert facts(again.history) == facts(table.history)
        play(again)
    assert look_at(path).finished
    assert glance(path).finished


# Whoever reads the record


def undone_game(path: Path) -> Table:
    """A finished game, its second turn undone from the third, with rulings on the way."""
    table = play(ruled_rehearsal(path), at(Phase.PLANNING, 2))
    table.control.rule(next(iter(possible(table))))
    play(table, at(Phase.PLANNING, 3))
    table.control.undoing.undo(table.control.undoing.boundaries[2].n, REASON)
    return play(table)


def test_what_was_undone_is_no_part_of_what_is_told_and_is_listed_for_control(tmp_path: Path) -> None:
    table = undone_game(tmp_path / "game.jsonl")
    save = read_save(table.path)
    lines = dict(standing(save.lines))
    gone = [n for n in range(1, len(save.lines) + 1) if n not in lines]
    assert gone
    assert {one.line for one in told(table.history)} <= lines.keys()
    assert [one.line for one in played_game(table.history).turns] == [n for n in lines if lines[n].kind == "turn"]
    recording = Recording.open(table.path)
    chapter = next(one for one in recording.steps(recording.turns[-1], CONTROL) if one.kind == "undone")
    assert "The orders are opened" in "".join(chapter.lines)
    assert all(one.kind != "undone" for one in recording.steps(recording.turns[-1], "amber"))
    assert "What was undone" in report_text(recording, Wanted())


def test_the_rulings_that_were_undone_are_none(tmp_path: Path) -> None:
    table = undone_game(tmp_path / "game.jsonl")
    assert rulings_of(table.history) == ()
    assert shadow(table.history) is None


@pytest.mark.parametrize("seed", daily(range(1, 41), lambda seed: seed <= 2))
def test_the_unruled_game_shares_the_dice_that_count(seed: int, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl", seed), at(Phase.REVIEW, 2))
    take_back(table)
    assert play_with_rulings(table, seed, often=0.8)
    kept = shadow(table.history, without=())
    assert kept is not None
    assert kept.differences == ()
    there = {
        (turn, event.purpose): event.faces
        for turn, events in kept.events.items() for event in events if isinstance(event, Rolled)
    }  # fmt: skip
    for turn in (2, 3, 4):
        assert {(turn, purpose): faces for purpose, faces in rolls(table, turn).items()}.items() <= there.items()


def test_a_handover_that_outlives_an_undo_changes_nothing_in_the_unruled_game(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 2))
    table.control.rule(ruling("seat", "amber=human"))
    play(table, at(Phase.REVIEW, 2))
    take_back(table, 1)
    play(table)
    assert [line.ruling.what for _n, line in rulings_of(table.history)] == ["seat"]
    for found in (shadow(table.history), shadow(table.history, without=())):
        assert found is not None
        assert found.alike


def test_a_branch_is_taken_from_a_turn_that_counts(tmp_path: Path) -> None:
    table, to = play(ruled_rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 3)), tmp_path / "branch.jsonl"
    table.control.undoing.undo(table.control.undoing.boundaries[1].n, REASON)
    table.leave()
    with pytest.raises(NoSuchTurn):
        branch(table.path, to, turn=3, vaults=tmp_path)
    assert branch(table.path, to, turn=2, vaults=tmp_path).turn == 2
    assert branch(table.path, tmp_path / "end.jsonl", vaults=tmp_path).turn == 2


def orders_undone(path: Path) -> Table:
    """A finished game whose second turn was resolved twice: taken back to its opened orders, with other dice."""
    table = resolved(path)
    take_back(table)
    return play(table)


@pytest.mark.parametrize("made", [undone_game, orders_undone])
def test_what_if_keeps_what_was_undone_and_the_dice_that_fell_since(
    made: Callable[[Path], Table], tmp_path: Path
) -> None:
    parent = read_save(made(tmp_path / "game.jsonl").path)
    for turn in (1, 2, 3, 4):
        same = finished_branch(parent.path, tmp_path / f"{turn}.jsonl", Changes(turn))
        assert same.common == len(parent.lines)
        assert same.lines[1:] == parent.lines[1:]
    opened = [line for _n, line in standing(parent.lines) if isinstance(line, OpenLine)]
    turn, seat = next((line.turn, seat) for line in opened if line.turn > 1
                      for seat, one in line.orders.items() if one.order != NO_MOVE)  # fmt: skip
    other = finished_branch(parent.path, tmp_path / "other.jsonl", Changes(turn, orders={(turn, seat): NO_MOVE}))
    given = {line.turn: line.orders[seat].order for _n, line in standing(other.lines) if isinstance(line, OpenLine)}
    assert given[turn] == NO_MOVE
    assert verify(tmp_path / "other.jsonl").status == "sound"
    assert verify(tmp_path / "2.jsonl").status == "sound"
    finished_branch(parent.path, tmp_path / "swap.jsonl", Changes(2, swap=True))
    assert verify(tmp_path / "swap.jsonl").status == "sound"


def test_a_turn_that_was_taken_back_to_its_opening_is_planned_anew_as_it_was_last(tmp_path: Path) -> None:
    parent = read_save(undone_game(tmp_path / "game.jsonl").path)
    undo = next(n for n, line in enumerate(parent.lines, 1) if isinstance(line, UndoLine))
    assert counterfactual(parent, Changes(2), stop=True).lines[1:undo] == parent.lines[1:undo]
    anew = read_save(orders_undone(tmp_path / "anew.jsonl").path)
    with pytest.raises(CannotAsk, match="thrown anew once its orders were opened"):
        counterfactual(anew, Changes(2), stop=True)
    only_then = play(ruled_rehearsal(tmp_path / "then.jsonl"), at(Phase.PLANNING, 3))
    only_then.control.undoing.undo(only_then.control.undoing.boundaries[1].n, REASON)
    only_then.close(early=True)
    with pytest.raises(CannotAsk, match="turn 3 was never opened in this save; its turns are: 1, 2"):
        counterfactual(read_save(only_then.path), Changes(3))
