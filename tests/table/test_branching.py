"""A branch goes on from any line of any save as a game of its own, and says so wherever it is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.saves.forging import forge, line_of
from tests.table.games import SEATS, at, game, one_set_of_rules, play, rehearsal
from wargame.debrief.recording import Recording
from wargame.model.state import Phase
from wargame.saves import Damaged, Unusable
from wargame.saves.chain import read_chain
from wargame.saves.lines import BranchLine, CloseLine, InjectLine, OpenLine, Turn
from wargame.saves.problems import Copied, NotAsLeft
from wargame.saves.replay import read_save
from wargame.saves.index import glance, look_at
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.branching import NoSuchTurn, branch
from wargame.table.save_names import branch_path
from wargame.table.table import OrderRefused


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    one_set_of_rules(monkeypatch)
    return tmp_path


def begun(folder: Path, phase: Phase = Phase.PLANNING, turn: int = 2) -> Path:
    play(game(folder / "game.jsonl", folder / "drawers"), at(phase, turn)).leave()
    return folder / "game.jsonl"


def resume(path: Path) -> Table:
    return Table.resume(path, vaults=path.parent / "drawers")


def made(save: Path, **more: object) -> Path:
    to = branch_path(save)
    branch(save, to, vaults=save.parent / "drawers", **more)  # type: ignore[arg-type]
    return to


def test_a_branch_begins_with_the_lines_of_its_parent_and_goes_on_by_itself(folder: Path) -> None:
    save = begun(folder)
    before = save.read_bytes()
    path = made(save)
    assert path.name == "game-branch.jsonl"
    assert path.read_bytes().startswith(before)
    assert save.read_bytes() == before
    assert path.stat().st_mode & 0o077 == 0
    with resume(path) as table, resume(save) as original:
        assert table.begun.game != original.begun.game == table.start.game
        play(table)
        play(original)
    for each in (path, save):
        assert verify(each).status == "sound"
    assert [line.kind for line in read_save(path).lines].count("branch") == 1
    assert not list((folder / "drawers").iterdir())
    one, other = (read_save(each) for each in (path, save))
    assert one.close
    assert other.close
    assert one.close.secret != other.close.secret
    last = [next(line for line in reversed(each.lines) if isinstance(line, Turn)) for each in (one, other)]
    assert last[0].events != last[1].events, "new dice"


def test_a_turn_whose_reveal_was_seen_can_only_be_branched_openly(folder: Path) -> None:
    """The attack that was a quiet replay of a turn is an open branch with other dice."""
    save = begun(folder)
    with resume(save) as table:
        before = save.read_bytes()
        play(table, at(Phase.PLANNING, 3))
    save.write_bytes(before)
    with pytest.raises(NotAsLeft):
        resume(save)
    path = made(save)
    with resume(path) as table:
        play(table)
    assert read_save(path).branches == ((before.count(b"\n") + 1, 2),)
    verdict = verify(path)
    assert verdict.status == "sound"
    assert any("It is a branch" in sentence for sentence in verdict.unchecked)


def test_a_copy_and_a_copy_of_a_branch_go_on_as_branches(folder: Path) -> None:
    save = begun(folder)
    copy = Path(shutil.copy(save, folder / "コピー one.jsonl"))
    with pytest.raises(Copied):
        resume(copy)
    first = made(copy)
    again = Path(shutil.copy(first, folder / "again.jsonl"))
    with pytest.raises(Copied) as refused:
        resume(again)
    assert refused.value.original == first
    second = made(again)
    for path in (save, first, second):
        with resume(path) as table:
            play(table)
        assert verify(path).status == "sound"
    assert len(read_save(second).branches) == 2


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_any_turn_of_a_finished_game_can_be_planned_anew(folder: Path, turn: int) -> None:
    save = folder / "game.jsonl"
    play(game(save, folder / "drawers"))
    path = made(save, turn=turn)
    with resume(path) as table:
        assert (table.state.phase, table.state.turn) == (Phase.PLANNING, turn)
        play(table)
    assert verify(path).status == "sound"
    lines = read_save(path).lines
    opened = next(n for n, line in enumerate(lines) if isinstance(line, InjectLine) and line.turn == turn)
    assert isinstance(lines[opened + 1], BranchLine)


def test_without_a_turn_a_finished_game_is_branched_at_its_last_one(folder: Path) -> None:
    save = folder / "game.jsonl"
    play(game(save, folder / "drawers"))
    last = max(line.turn for line in read_save(save).lines if isinstance(line, InjectLine))
    with resume(made(save)) as table:
        assert (table.state.phase, table.state.turn) == (Phase.PLANNING, last)


def test_a_game_that_was_broken_off_goes_on_where_it_was_left(folder: Path) -> None:
    save = begun(folder, Phase.REVIEW, 1)
    with resume(save) as table:
        table.close(early=True)
    path = made(save)
    assert not any(isinstance(line, CloseLine) for line in read_save(path).lines)
    with resume(path) as table:
        assert table.state.phase is Phase.REVIEW
        play(table)
    assert verify(path).status == "sound"


def test_seals_that_stand_are_withdrawn_and_nobody_needs_their_secrets(folder: Path) -> None:
    save = begun(folder, Phase.SEALED)
    shutil.rmtree(folder / "drawers")
    to = folder / "new.jsonl"
    told = branch(save, to, vaults=folder / "drawers")
    assert told.withdrawn == SEATS
    with resume(to) as table:
        assert table.state.phase is Phase.PLANNING
        assert not table.state.sealed
        assert table.sealed_order("amber") is None
        play(table)
    assert verify(to).status == "sound"


def test_opened_orders_are_resolved_with_the_new_dice(folder: Path) -> None:
    save = begun(folder, Phase.REVIEW, 2)
    lines = save.read_bytes().splitlines(keepends=True)
    n = line_of(save, "open", -1)
    save.write_bytes(b"".join(lines[:n]))
    path = made(save)
    with resume(path) as table:
        assert table.state.phase is Phase.REVEALED
        table.reveal()
        play(table)
    assert verify(path).status == "sound"
    record = read_save(path)
    assert isinstance(record.lines[n - 1], OpenLine)
    assert isinstance(record.lines[n], BranchLine)
    assert isinstance(record.lines[n + 1], Turn)


def test_a_branch_that_goes_on_reads_as_one_everywhere(folder: Path) -> None:
    path = made(begun(folder, Phase.SEALED))
    for seen in (glance(path), look_at(path)):
        assert (seen.branched, seen.finished, seen.intact, seen.turn) == (True, False, True, 2)
    assert look_at(path).phase is Phase.PLANNING
    assert verify(path).status == "sound so far, not closed"
    assert not Recording.open(path).finished
    assert not look_at(folder / "game.jsonl").branched


def test_people_take_over_from_a_rehearsal(folder: Path) -> None:
    save = folder / "run.jsonl"
    play(rehearsal(save))
    path = made(save, turn=1, players={"amber": "human"})
    with resume(path) as table:
        assert dict(table.players) == {"amber": "human", "blue": "random", "coral": "random"}
        play(table)
    assert verify(path).status == "sound"
    assert read_save(path).players["amber"] == "human"
    with pytest.raises(Exception, match="seat that there is not"):
        made(save, players={"nobody": "human"})


@pytest.mark.parametrize("kind", ["secret", "seed"])
def test_a_branch_is_closed_by_its_own_secret_alone(folder: Path, kind: str) -> None:
    path = made(begun(folder))
    with resume(path) as table:
        play(table)
    change = {"secret": "00" * 32} if kind == "secret" else {"seed": 5}
    forge(path, line_of(path, "close"), lambda body: body.update(change))
    with pytest.raises(Damaged):
        read_save(path)
    assert verify(path).status == "damaged"


def test_dice_after_a_branch_are_held_to_its_seed_and_those_before_to_the_record(folder: Path) -> None:
    path = made(begun(folder, turn=3))
    with resume(path) as table:
        play(table)
    place = read_save(path).branches[0][0]

    def other_faces(body: dict[str, object]) -> None:
        rolled = next(event for event in body["events"] if event.get("faces"))  # type: ignore[attr-defined]
        rolled["faces"] = [face % 6 + 1 for face in rolled["faces"]]

    forge(path, next(n for n in _turns(path) if n > place), other_faces)
    verdict = verify(path)
    assert verdict.status == "damaged"
    assert verdict.findings[0].line > place


def _turns(path: Path) -> list[int]:
    return [entry.n for entry in read_chain(path.read_bytes()).entries if entry.kind == "turn"]


def test_what_cannot_be_branched_says_why_and_leaves_nothing(folder: Path) -> None:
    save = begun(folder)
    with pytest.raises(NoSuchTurn, match="turn 9 was never opened"):
        made(save, turn=9)
    with pytest.raises(Unusable, match="already"):
        branch(save, save, vaults=folder / "drawers")
    data = save.read_bytes()
    save.write_bytes(data.replace(b'"turn":1', b'"turn":2', 1))
    with pytest.raises(Damaged):
        made(save)
    save.write_bytes(b"no save")
    with pytest.raises(Unusable):
        made(save)
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".jsonl") == ["game.jsonl"]
    assert len(list((folder / "drawers").glob("*.json"))) == 1


def test_a_branch_of_other_rules_goes_on_under_ours(folder: Path) -> None:
    save = begun(folder)
    forge(save, 1, lambda body: body.update(program="ab" * 32))
    path = made(save)
    with resume(path) as table:
        assert table.begun.program == table.program.digest
        play(table)
    assert verify(path).status in ("sound", "of other rules")


def test_what_was_recorded_under_rules_that_do_not_fit_is_refused_in_words(folder: Path) -> None:
    save = begun(folder)

    def another_name(body: dict[str, object]) -> None:
        event = next(event for event in body["events"] if event.get("slot"))  # type: ignore[attr-defined]
        event["slot"] = "a_track_that_was"

    forge(save, line_of(save, "turn"), another_name)
    with pytest.raises(Damaged):
        made(save)
    forge(save, 1, lambda body: body.update(program="ab" * 32))
    with pytest.raises(Unusable, match="not those it was written under"):
        made(save)
    assert [path.name for path in folder.glob("*.jsonl")] == ["game.jsonl"]


def test_orders_are_held_to_the_rules_in_a_branch_too(folder: Path) -> None:
    from wargame.model.orders import Act, Order

    with resume(made(begun(folder))) as table, pytest.raises(OrderRefused):
        table.seal("amber", Order((Act("spy"),)))
