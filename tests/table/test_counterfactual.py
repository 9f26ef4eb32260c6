"""What would have become of a game: what is not changed keeps its orders, its words and its dice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.table.games import SEATS, at, game, one_set_of_rules, pocket, play, rehearsal
from wargame.debrief.beside import lost
from wargame.model.events import Rolled
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.rulings import RulingCommand
from wargame.model.state import Phase
from wargame.saves.chain import FIRST, write_line
from wargame.saves.codec import line_body
from wargame.saves.family import family
from wargame.saves.lines import InjectLine, MendLine, NoteLine, OpenLine, StartLine, Turn, events_of
from wargame.saves.save import Save, read_save
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.counterfactual import CannotAsk, Changes, counterfactual
from wargame.table.counterfactual_saves import finished_branch, play_on


@pytest.fixture(autouse=True)
def _one_set_of_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Save:
    """A finished game, the same every time."""
    folder = tmp_path_factory.mktemp("parent")
    play(rehearsal(folder / "game.jsonl"))
    return read_save(folder / "game.jsonl")


def bodies(save: Save) -> list[tuple[str, object]]:
    """What every line but the first says, as it stands in the file."""
    return [(entry.kind, entry.body) for entry in save.entries[1:]]


def faces(save: Save) -> dict[tuple[int, str], tuple[int, ...]]:
    """The faces of every roll, by turn and purpose."""
    return {
        (getattr(line, "turn", 0), event.purpose): event.faces
        for line in save.lines for event in events_of(line) if isinstance(event, Rolled)
    }  # fmt: skip


def first_order(save: Save, turn: int) -> tuple[str, Order]:
    """A seat that ordered something in a turn, with what it ordered."""
    opened = next(line for line in save.lines if isinstance(line, OpenLine) and line.turn == turn)
    return next((seat, one.order) for seat, one in opened.orders.items() if one.order.acts)


def test_unchanged_it_is_the_same_to_the_byte_after_the_first_line(parent: Save, tmp_path: Path) -> None:
    play(game(tmp_path / "people.jsonl", tmp_path / "vaults"))
    people = read_save(tmp_path / "people.jsonl")
    for number, (one, turn) in enumerate(((parent, 1), (parent, 3), (people, 2))):
        made = finished_branch(one.path, tmp_path / f"{number}.jsonl", Changes(turn))
        same = read_save(tmp_path / f"{number}.jsonl")
        assert bodies(same) == bodies(one)
        assert made.common == len(one.lines)
        assert same.start.what_if is not None
        assert same.start.what_if.parent == one.entries[-1].hash
        assert verify(same.path).status == "sound"


def test_where_one_order_is_another_every_roll_keeps_its_faces(parent: Save, tmp_path: Path) -> None:
    seat, _ = first_order(parent, 2)
    made = finished_branch(parent.path, tmp_path / "other.jsonl", Changes(2, orders={(2, seat): NO_MOVE}))
    other = read_save(tmp_path / "other.jsonl")
    assert verify(other.path).status == "sound"
    before = next(n for n, line in enumerate(parent.lines) if isinstance(line, InjectLine) and line.turn == 2)
    assert before < made.common < len(parent.lines)
    first, second = faces(parent), faces(other)
    assert len(first.keys() & second.keys()) > 20
    assert all(first[key] == second[key] for key in first.keys() & second.keys())
    assert other.start.what_if is not None
    assert other.start.what_if.seats == (seat,)


def test_a_note_stands_on_the_line_that_it_is_about_or_nowhere(tmp_path: Path) -> None:
    """An order that control voided is given no more, so the ruling finds no place, and later lines move up."""
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.SEALED, 2))
    table.open_orders()
    seat = next(seat for seat, order in table.control.opened.items() if order != NO_MOVE)
    table.control.rule(RulingCommand(category="correction", reason="Misread.", what="order", id=seat))
    table.control.note(len(table.history.save.lines), "On the ruling.")
    table.reveal()
    table.control.note(len(table.history.save.lines), "On the turn.")
    table.control.note(len(table.history.save.lines), "On that note.")
    play(table, lambda table: table.state.phase is Phase.DEBRIEF)
    table.control.note(1, "On the start, after the end.")
    table.control.mending.mend("Tension", "Strain")
    play(table)
    parent = read_save(table.path)
    same = counterfactual(parent, Changes(2))
    assert same.lines[1:] == parent.lines[1:]
    assert same.unsaid == 0
    other = counterfactual(parent, Changes(2, orders={(2, seat): NO_MOVE}))
    said = {line.text: other.lines[line.line - 1] for line in other.lines if isinstance(line, NoteLine)}
    turn = said.pop("On the turn.")
    assert isinstance(turn, Turn)
    assert turn.turn == 2
    about = said.pop("On that note.")
    assert isinstance(about, NoteLine)
    assert about.text == "On the turn."
    assert isinstance(said.pop("On the start, after the end."), StartLine)
    assert not said
    assert other.unsaid == 2, "the ruling, and the note on it"
    assert [line for line in other.lines if isinstance(line, MendLine)]


def test_what_cannot_be_ordered_is_listed_and_the_rest_is_played(parent: Save, tmp_path: Path) -> None:
    moves = Order(tuple(Act(name) for name, move in pocket().moves.items() if move.seats == ("amber",)))
    made = finished_branch(parent.path, tmp_path / "greedy.jsonl", Changes(2, orders={(2, "amber"): moves}))
    assert {(one.turn, one.seat) for one in made.left_out} >= {(2, "amber")}
    given = next(line.orders["amber"].order for line in made.lines if isinstance(line, OpenLine) and line.turn == 2)
    assert len(given.acts) < len(moves.acts)
    for one, said in zip(made.left_out, lost(made), strict=False):
        assert pocket().moves[one.what].name in said, "which move went, and not only why"
    assert verify(tmp_path / "greedy.jsonl").status == "sound"


def test_other_dice_fall_from_the_turn_on_and_not_before(parent: Save, tmp_path: Path) -> None:
    finished_branch(parent.path, tmp_path / "swap.jsonl", Changes(3, swap=True))
    other = read_save(tmp_path / "swap.jsonl")
    assert verify(other.path).status == "sound"
    first, second = faces(parent), faces(other)
    common = first.keys() & second.keys()
    assert all(first[key] == second[key] for key in common if key[0] < 3)
    assert any(first[key] != second[key] for key in common if key[0] >= 3)


def test_a_chosen_die_falls_so_and_a_branch_of_the_branch_keeps_it(parent: Save, tmp_path: Path) -> None:
    turn, purpose = next(key for key in faces(parent) if key[0] == 2 and key[1].startswith("move:"))
    chosen = tuple(7 - face for face in faces(parent)[turn, purpose])
    finished_branch(parent.path, tmp_path / "die.jsonl", Changes(2, faces={purpose: chosen}))
    die = read_save(tmp_path / "die.jsonl")
    assert faces(die)[turn, purpose] == chosen
    assert verify(die.path).status == "sound"
    finished_branch(die.path, tmp_path / "more.jsonl", Changes(4, swap=True))
    more = read_save(tmp_path / "more.jsonl")
    assert faces(more)[turn, purpose] == chosen
    assert verify(more.path).status == "sound"
    tree = family(parent.path, tmp_path.glob("*.jsonl"))
    assert [(one.save.path.name, len(one.branches)) for one in tree.branches] == [("die.jsonl", 1)]


def test_a_branch_that_was_edited_by_hand_does_not_verify(parent: Save, tmp_path: Path) -> None:
    purpose = next(name for turn, name in faces(parent) if turn == 2 and name.startswith("move:"))
    made = finished_branch(parent.path, tmp_path / "die.jsonl", Changes(2, faces={purpose: (6, 6)}))
    data = (tmp_path / "die.jsonl").read_bytes()
    (tmp_path / "bytes.jsonl").write_bytes(data.replace(b'"faces":[6,6]', b'"faces":[5,6]', 1))
    assert verify(tmp_path / "bytes.jsonl").status == "damaged"
    start = made.lines[0]
    assert isinstance(start, StartLine)
    assert start.what_if is not None
    honest = replace(start, what_if=replace(start.what_if, faces=()))
    forged = tmp_path / "forged.jsonl"
    rehashed(forged, (honest, *made.lines[1:]))
    assert verify(forged).status == "damaged"
    rehashed(forged, tuple(replace(line, events=line.events[:-2] + line.events[-1:]) if isinstance(line, Turn) else line
                           for line in made.lines))  # fmt: skip
    assert verify(forged).status == "damaged"


def rehashed(path: Path, lines: tuple[object, ...]) -> None:
    """A journal whose hashes are all right again."""
    data, before = b"", FIRST
    for n, line in enumerate(lines, 1):
        written, entry = write_line(n, before, line.kind, line_body(line))  # type: ignore[attr-defined, arg-type]
        data, before = data + written, entry.hash
    path.write_bytes(data)


def test_a_turn_is_planned_anew_with_the_dice_that_fell(parent: Save, tmp_path: Path) -> None:
    path, vaults = tmp_path / "anew.jsonl", tmp_path / "vaults"
    play_on(parent.path, path, Changes(3), dict.fromkeys(SEATS, "random"), vaults=vaults)
    assert verify(path).status == "sound so far, not closed"
    table = Table.resume(path, vaults=vaults)
    assert (table.state.phase, table.state.turn) == (Phase.PLANNING, 3)
    play(table).leave()
    again = read_save(path)
    assert verify(path).status == "sound"
    assert again.close is not None
    assert parent.close is not None
    assert again.close.secret != parent.close.secret
    first, second = faces(parent), faces(again)
    assert all(first[key] == second[key] for key in first.keys() & second.keys())


def test_a_game_that_goes_on_and_a_branch_with_new_secrets_are_refused(tmp_path: Path) -> None:
    from wargame.table.branching import branch

    path, vaults = tmp_path / "running.jsonl", tmp_path / "vaults"
    play(game(path, vaults, seed=7), at(Phase.PLANNING, 2)).leave()
    with pytest.raises(CannotAsk, match="goes on"):
        counterfactual(read_save(path), Changes(1))
    played = play(rehearsal(tmp_path / "run.jsonl")).path
    branch(played, tmp_path / "branch.jsonl", turn=2, vaults=vaults)
    play(Table.resume(tmp_path / "branch.jsonl", vaults=vaults)).leave()
    with pytest.raises(CannotAsk, match="new secrets"):
        counterfactual(read_save(tmp_path / "branch.jsonl"), Changes(1))
    for wrong in (Changes(40), Changes(2, faces={"move:nothing": (1, 1)}), Changes(1, theories=("NOBODY",))):
        with pytest.raises(CannotAsk):
            counterfactual(read_save(played), wrong)


def test_other_theories_play_the_same_orders_with_the_same_dice(parent: Save, tmp_path: Path) -> None:
    theory = next(name for name in pocket().about.theories)
    made = finished_branch(parent.path, tmp_path / "theory.jsonl", Changes(1, theories=(theory,)))
    assert made.program.modules == (theory,)
    other = read_save(tmp_path / "theory.jsonl")
    assert other.start.modules == (theory,)
    first, second = faces(parent), faces(other)
    assert all(first[key] == second[key] for key in first.keys() & second.keys())
