"""Real dice: control types in what fell at the table, the rules use it, the account says so, and the save proves it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.daily import daily
from tests.saves.forging import Body, forge, line_of
from tests.table.games import at, one_command, play, told_again
from tests.table.ruled_games import its_rules, ruled_game, ruled_rehearsal
from tests.table.test_history import facts
from tests.table.thrown import needed
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.recording import Recording
from wargame.debrief.typed_dice import roll_asked
from wargame.engine.needed_rolls import NeededRoll
from wargame.engine.phases import NotNow
from wargame.model.events import Rolled
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL
from wargame.saves.lines import events_of
from wargame.saves.save import read_save
from wargame.saves.verify import verify
from wargame.sim.played_game import played_game
from wargame.table import Table
from wargame.table.counterfactual import Changes, counterfactual


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    its_rules(monkeypatch)


def opened(table: Table, turn: int = 2) -> Table:
    """A game whose orders of a turn are open."""
    play(table, at(Phase.SEALED, turn)).open_orders()
    return table


def enter_all(table: Table, chance: random.Random) -> dict[str, tuple[int, ...]]:
    """Every roll that is asked for, from real dice; gives what was typed in."""
    given = {}
    while (roll := needed(table)) is not None:
        given[roll.purpose] = tuple(chance.randint(1, roll.sides) for _ in range(roll.count))
        table.control.real_dice.enter(roll, given[roll.purpose])
    return given


def rolled(table: Table) -> list[Rolled]:
    """Every roll of the game so far."""
    return [event for line in table.history.save.lines for event in events_of(line) if isinstance(event, Rolled)]


@pytest.mark.parametrize("seed", daily(range(1, 61), lambda seed: seed <= 3))
def test_every_roll_that_is_made_is_asked_for_and_no_other(seed: int, tmp_path: Path) -> None:
    """Whole games thrown by hand: what was typed in is what was rolled, roll by roll."""
    table, chance, given = ruled_rehearsal(tmp_path / "game.jsonl", seed), random.Random(seed), 0
    while table.state.phase is not Phase.CLOSED:
        before = len(rolled(table))
        if table.state.phase is Phase.SEALED:
            table.open_orders()
            typed = enter_all(table, chance)
            one_command(table)
            made = {event.purpose: event.faces for event in rolled(table)[before:] if event.entered}
            assert made == typed
            given += len(typed)
        else:
            one_command(table)
    assert given
    assert (verify(table.path).status, verify(table.path).findings) == ("sound", ())
    assert facts(told_again(table.path)) == facts(table.history)


def test_a_roll_is_asked_for_by_name(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    roll = needed(table)
    assert roll is not None
    assert roll_asked(table.program, roll).endswith(f", {roll.count if roll.count > 1 else ''}d{roll.sides}")


def test_what_is_left_to_the_program_falls_as_it_would_have(tmp_path: Path) -> None:
    """One roll typed in changes no other die; what is left is not asked for again."""
    table, quiet = (opened(ruled_rehearsal(tmp_path / name)) for name in ("a.jsonl", "b.jsonl"))
    first = needed(table)
    assert first is not None
    table.control.real_dice.enter(first, (1,) * first.count)
    left: set[str] = set()
    while (roll := needed(table, left)) is not None:
        left.add(roll.purpose)
    table.reveal()
    quiet.reveal()
    faces = [{one.purpose: one.faces for one in rolled(game)} for game in (table, quiet)]
    assert left
    shared = left & faces[0].keys() & faces[1].keys()
    assert {one: faces[0][one] for one in shared} == {one: faces[1][one] for one in shared}


def test_the_account_and_the_report_say_that_dice_were_typed_in(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    enter_all(table, random.Random(1))
    play(table)
    recording = Recording(table.history)
    said = "\n".join(line for one in recording.steps(2, CONTROL) for line in one.lines)
    assert "dice entered by control" in said
    assert "by hand" in report_text(recording, Wanted())


def test_the_last_faces_typed_in_for_a_roll_count(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    roll = needed(table)
    assert roll is not None
    for face in (1, roll.sides):
        table.control.real_dice.enter(roll, (face,) * roll.count)
    table.reveal()
    assert [one.faces for one in rolled(table) if one.entered] == [(roll.sides,) * roll.count]


def test_a_break_loses_no_die_and_an_undo_takes_them_back(tmp_path: Path) -> None:
    path, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = opened(ruled_game(path, vaults))
    enter_all(table, random.Random(1))
    typed = table.history.last.entered
    assert typed
    table.leave()
    with Table.resume(path, vaults=vaults) as again:
        assert again.history.last.entered == typed
        again.control.undoing.undo(again.control.undoing.boundaries[0].n, "A die was misread.")
        assert not again.history.last.entered
        again.reveal()
        assert not any(one.entered for one in rolled(again))
        again.control.undoing.undo(again.control.undoing.boundaries[0].n, "Once more, with real dice.")
        enter_all(again, random.Random(2))
        again.reveal()
        kept = [one.faces for one in rolled(again) if one.entered]
        again.control.undoing.undo(again.control.undoing.boundaries[0].n, "To look at it once more.", keep_dice=True)
        again.reveal()
        assert [one.faces for one in rolled(again) if one.entered] == kept * 2
        play(again)
    assert (verify(path).status, verify(path).findings) == ("sound", ())


@pytest.mark.parametrize(
    ("purpose", "faces", "turn"),
    [("nothing", (1, 1), 2), ("", (), 2), ("first", (0, 1), 2), ("first", (1,), 2), ("first", (7, 1), 2),
     ("first", (1, 1, 1), 2), ("first", (1, 1), 3)],
)  # fmt: skip
def test_faces_that_no_dice_show_are_refused_and_nothing_is_written(
    purpose: str, faces: tuple[int, ...], turn: int, tmp_path: Path
) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    first = needed(table)
    assert first is not None
    assert (first.count, first.sides) == (2, 6)
    before = table.path.read_bytes()
    name = first.purpose if purpose == "first" else purpose
    with pytest.raises(NotNow):
        table.control.real_dice.enter(NeededRoll(turn, name, first.source, (), 2, 6), faces)
    assert table.path.read_bytes() == before


def test_dice_are_typed_in_while_orders_are_open_or_between_turns(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    roll = needed(table)
    assert roll is not None
    table.reveal()
    with pytest.raises(NotNow):
        table.control.real_dice.enter(roll, (1, 1))
    table.open_turn()
    assert needed(table) is None
    with pytest.raises(NotNow):
        table.control.real_dice.enter(roll, (1, 1))


FORGERIES = {
    "faces": lambda body: body.update(faces=[face % 6 + 1 for face in body["faces"]]),
    "purpose": lambda body: body.update(purpose="nothing"),
    "turn": lambda body: body.update(turn=3),
}


@pytest.mark.parametrize("name", FORGERIES)
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "going on"])
def test_a_die_changed_by_hand_is_damage(name: str, closed: bool, tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    enter_all(table, random.Random(1))
    play(table, at(Phase.REVIEW, 2))
    if closed:
        play(table)
    table.leave()
    forge(table.path, line_of(table.path, "die_entered"), FORGERIES[name])
    assert verify(table.path).status == "damaged"


def test_a_roll_cannot_be_called_typed_in_that_was_not(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    play(table)

    def call_it(body: Body) -> None:
        next(event for event in body["events"] if event["kind"] == "rolled")["entered"] = True

    forge(table.path, line_of(table.path, "turn", 1), call_it)
    assert verify(table.path).status == "damaged"


def test_what_if_keeps_the_dice_that_were_typed_in(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    typed = enter_all(table, random.Random(1))
    play(table)
    same = counterfactual(read_save(table.path), Changes(2))
    assert same.lines[1:] == read_save(table.path).lines[1:]
    purpose = next(iter(typed))
    chosen = counterfactual(read_save(table.path), Changes(2, faces={purpose: (6, 6)}))
    fell = [event for line in chosen.lines for event in events_of(line) if isinstance(event, Rolled)]
    assert [event.faces for event in fell if event.purpose == purpose and event.entered] == [(6, 6)]
    assert len(played_game(table.history).turns) == table.state.turn
