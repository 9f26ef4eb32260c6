"""A save tells its game again, and an unfinished one only what all seats know."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.saves.forging import forge, line_of
from tests.table.games import at, game, play, rehearsal, told_again
from tests.table.talking import message
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL
from wargame.saves import Damaged, Unusable
from wargame.saves.chain import FIRST, read_chain, write_line
from wargame.saves.history import told
from wargame.saves.index import glance_all, look_at
from wargame.saves.replay import read_save
from wargame.saves.verify import verify
from wargame.table import Table


def test_replaying_ends_where_the_game_ended(tmp_path: Path) -> None:
    table = play(game(tmp_path / "game.jsonl", tmp_path / "drawers"))
    last = told_again(tmp_path / "game.jsonl").last
    assert (last.state, last.past) == (table.state, table.past)


def test_an_unfinished_game_tells_the_public_part_of_what_happened(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(game(path, tmp_path / "drawers"), at(Phase.REVIEW, 3)).leave()
    history = told_again(path)
    public, everything = list(told(history)), list(told(history, CONTROL))
    cards = [fact.event.to for fact in everything if fact.event.kind == "dealt" and fact.event.what == "card"]
    assert cards, "a card was dealt"
    assert not [fact for fact in public if fact.event.kind == "dealt" and fact.event.what == "card"]
    purses = [fact for fact in everything if getattr(fact.event, "slot", "").startswith("purse")]
    assert purses
    assert not [fact for fact in public if fact.event.kind == "changed" and fact.event.slot.startswith("purse")]
    for turn in range(4):
        own = [fact.name for fact in public if fact.turn == turn]
        assert own == [f"{turn}.{number}" for number in range(1, len(own) + 1)], "numbers of its own, without gaps"


def test_events_keep_their_names_whoever_reads(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path))
    history = told_again(path)
    for fact in told(history):
        line = history.save.lines[fact.line - 1]
        assert line.events[fact.index - 1] == fact.event  # type: ignore[union-attr]
        assert fact.name == f"{fact.line}.{fact.index}"


def test_a_closed_game_is_told_whole(tmp_path: Path) -> None:
    play(rehearsal(tmp_path / "game.jsonl"))
    history = told_again(tmp_path / "game.jsonl")
    assert history.save.viewer == CONTROL
    kinds = {fact.event.kind for fact in told(history)}
    assert {"dealt", "ordered", "rolled", "scored", "ended"} <= kinds


def test_a_torn_save_is_read_without_its_last_line(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path), at(Phase.PLANNING, 2)).leave()
    data = path.read_bytes()
    path.write_bytes(data[:-10])
    record = read_save(path)
    assert len(record.lines) == data.count(b"\n") - 1
    assert path.read_bytes() == data[:-10]


def test_lines_that_cannot_follow_each_other_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path), at(Phase.PLANNING, 2)).leave()
    n = line_of(path, "seal")
    forge(path, n, lambda body: body.update(seat="nobody"))
    with pytest.raises(Damaged, match="nobody") as refused:
        told_again(path)
    assert refused.value.line == n


def test_words_where_nobody_may_speak_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    with play(rehearsal(path), at(Phase.PLANNING, 1)) as table:
        table.say(message("amber", "blue"))
        play(table)
    *lines, close = read_chain(path.read_bytes()).entries
    said = next(entry for entry in lines if entry.kind == "message")
    words, made = write_line(close.n, lines[-1].hash, said.kind, dict(said.body))
    end, _ = write_line(close.n + 1, made.hash, close.kind, close.body)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]) + words + end)
    with pytest.raises(Damaged, match="such a line cannot stand here") as refused:
        told_again(path)
    assert refused.value.line == close.n
    assert verify(path).exit_code == 1


def test_a_game_id_cannot_lead_out_of_the_vaults(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path), at(Phase.PLANNING, 1)).leave()
    forge(path, 1, lambda body: body.update(game="../../elsewhere"))
    with pytest.raises(Damaged) as refused:
        read_save(path)
    assert refused.value.line == 1


def test_a_save_of_a_newer_program_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path), at(Phase.PLANNING, 1)).leave()
    (start,) = read_chain(path.read_bytes()).entries[:1]
    with monkeypatch.context() as patch:
        patch.setattr("wargame.saves.chain.VERSION", 2)
        path.write_bytes(write_line(1, FIRST, start.kind, start.body)[0])
    for ask in (read_save, Table.resume):
        with pytest.raises(Unusable, match="newer version"):
            ask(path)
    assert verify(path).exit_code == 2


@pytest.mark.parametrize("version", ["²", "٢", "x" * 5000, "", None, 1.5, -1, [], 10**4000])
def test_a_version_that_is_none_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: object) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path), at(Phase.PLANNING, 1)).leave()
    (start,) = read_chain(path.read_bytes()).entries[:1]
    with monkeypatch.context() as patch:
        patch.setattr("wargame.saves.chain.VERSION", version)
        path.write_bytes(write_line(1, FIRST, start.kind, start.body)[0])
    for ask in (read_save, Table.resume):
        with pytest.raises((Damaged, Unusable)):
            ask(path)
    assert verify(path).exit_code in (1, 2)


def test_the_index_says_of_every_save_what_it_is(tmp_path: Path) -> None:
    play(rehearsal(tmp_path / "closed.jsonl"))
    with play(game(tmp_path / "midway.jsonl", tmp_path / "drawers"), at(Phase.SEALED, 2)) as table:
        table.say(message("amber", "blue", turn=2))
    with play(rehearsal(tmp_path / "over.jsonl"), lambda table: table.state.phase is Phase.DEBRIEF):
        pass
    closed = (tmp_path / "closed.jsonl").read_bytes()
    (tmp_path / "spoilt.jsonl").write_bytes(closed.replace(b'"turn":2', b'"turn":3', 1))
    (tmp_path / "other.jsonl").write_bytes(b"Dear diary\n")
    saves = {path.stem: look_at(path) for path in tmp_path.glob("*.jsonl")}
    assert set(saves) == {"closed", "midway", "over", "spoilt", "other"}
    assert {name: save.phase for name, save in saves.items() if save.intact} == {
        "closed": Phase.CLOSED, "midway": Phase.SEALED, "over": Phase.DEBRIEF,
    }  # fmt: skip
    assert (saves["midway"].title, saves["midway"].turn, saves["midway"].turns) == ("A pocket crisis", 2, 6)
    assert saves["midway"].players == {"amber": "random", "blue": "random", "coral": "random"}
    assert saves["closed"].finished
    assert "line" in saves["spoilt"].reason
    assert saves["other"].reason == "this is not a save"
    assert {save.path.stem for save in glance_all(tmp_path)} == set(saves)
