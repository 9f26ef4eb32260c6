"""``verify`` finds out whatever was changed in a save, by accident or on purpose, and says where."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.saves.forging import event_of, forge, line_of
from tests.table.games import at, game, play, rehearsal
from tests.table.talking import message, promise
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves.chain import read_chain
from wargame.saves.seals import game_id, rehearsal_secret, seed_commitment
from wargame.saves.verify import verify


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed people's game, its dice the same every time, so that what is forged always differs."""
    folder = tmp_path_factory.mktemp("played")
    table = play(game(folder / "game.jsonl", folder / "drawers", seed=7), at(Phase.PLANNING, 1))
    table.say(message("amber", "blue"))
    table.say(promise("amber", "speech", due=2))
    play(table)
    return folder / "game.jsonl"


@pytest.fixture
def save(played: Path, tmp_path: Path) -> Path:
    """A copy of the closed game, to be spoilt."""
    return Path(shutil.copy(played, tmp_path / "save.jsonl"))


def test_a_game_as_it_was_played_is_sound(played: Path) -> None:
    verdict = verify(played)
    assert (verdict.status, verdict.findings, verdict.unchecked) == ("sound", (), ())
    assert verdict.exit_code == 0


def test_a_byte_changed_anywhere_is_named_with_its_line(save: Path) -> None:
    data = save.read_bytes()
    for place in range(len(data)):
        if place % 211 == 0 or data[place] == ord("\n"):
            chain = read_chain(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            line = data[:place].count(b"\n") + 1
            assert (chain.flaw.line if chain.flaw else len(chain.entries) + 1) == line
    for place in (30, len(data) // 3, len(data) // 2, data.rindex(b"\n", 0, -1), len(data) - 80, len(data) - 1):
        save.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        verdict = verify(save)
        assert (verdict.status, verdict.exit_code) == ("damaged", 1)
        assert verdict.findings[-1].line == data[:place].count(b"\n") + 1


def test_a_torn_tail_is_not_sound(save: Path) -> None:
    data = save.read_bytes()
    save.write_bytes(data[:-30])
    verdict = verify(save)
    assert verdict.exit_code == 1
    assert verdict.findings[0].line == data.count(b"\n")
    assert save.read_bytes() == data[:-30], "verifying changes nothing"


def change_event(kind: str, field: str, value: object) -> Callable[[Path], tuple[int, int | None, str]]:
    def change(path: Path) -> tuple[int, int | None, str]:
        n = line_of(path, "turn", 1)
        place = event_of(path, n, kind)
        forge(path, n, lambda body: body["events"][place].__setitem__(field, value))
        return n, place + 1, field

    return change


def leave_an_event_out(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "turn", 1)
    forge(path, n, lambda body: body["events"].pop())
    return n, len(read_chain(path.read_bytes()).entries[n - 1].body["events"]), "kind"


def give_another_order(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "open", 1)
    forge(path, n, lambda body: body["orders"]["amber"].__setitem__("order", {"answers": {"budget": "spend"}}))
    return n, None, "orders.amber"


def give_another_salt(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "open", 0)
    forge(path, n, lambda body: body["orders"]["blue"].__setitem__("salt", "00" * 32))
    return n, None, "orders.blue"


def give_another_seed(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "close")
    forge(path, n, lambda body: body.__setitem__("seed", 1))
    return n, None, "seed"


def give_another_secret(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "close")
    forge(path, n, lambda body: body.__setitem__("secret", "00" * 32))
    return n, None, "secret"


def say_it_was_broken_off(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "close")
    forge(path, n, lambda body: body.__setitem__("reason", "left"))
    return n, None, "kind"


def deal_another_hand(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "deal")
    place = event_of(path, n, "dealt")
    forge(path, n, lambda body: body["events"][place].__setitem__("to", 9))
    return n, place + 1, "to"


def play_another_turn(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "inject", 1)
    forge(path, n, lambda body: body.__setitem__("turn", 5))
    return n, None, "kind"


def say_what_no_line_says(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "seal", 2)
    forge(path, n, lambda body: body.__setitem__("order", {}))
    return n, None, "order"


def put_a_secret_sign_into_a_message(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "message")
    forge(path, n, lambda body: body.__setitem__("text", "\x1b[2J"))
    return n, None, "kind"


def speak_for_another_turn(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "message")
    forge(path, n, lambda body: body.__setitem__("turn", 2))
    return n, None, "kind"


def promise_what_is_not_ones_own(path: Path) -> tuple[int, int | None, str]:
    n = line_of(path, "promise")
    forge(path, n, lambda body: body.__setitem__("id", "gift"))
    return n, None, "kind"


@pytest.mark.parametrize(
    "change",
    [
        change_event("ordered", "to", 6), change_event("turn_ended", "turn", 3), change_event("changed", "granted", 9),
        change_event("rolled", "faces", [7, 7]), leave_an_event_out, give_another_order, give_another_salt,
        give_another_seed, give_another_secret, say_it_was_broken_off, deal_another_hand, play_another_turn,
        say_what_no_line_says, put_a_secret_sign_into_a_message, speak_for_another_turn,
        promise_what_is_not_ones_own,
    ],
)  # fmt: skip
def test_a_forger_who_mends_every_hash_is_found_out_at_the_place(
    save: Path, change: Callable[[Path], tuple[int, int | None, str]]
) -> None:
    line, event, field = change(save)
    verdict = verify(save)
    assert verdict.status == "damaged"
    first = verdict.findings[0]
    assert (first.line, first.event, first.field) == (line, event, field)
    assert first.expected != first.found


def test_a_rehearsal_must_follow_from_its_seed(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path))
    assert verify(path).status == "sound"
    other = rehearsal_secret(8)
    forge(path, 1, lambda body: body.update(game=game_id(other), commitment=seed_commitment(other, 7)))
    forge(path, line_of(path, "close"), lambda body: body.update(secret=other.hex()))
    assert [(f.line, f.field) for f in verify(path).findings] == [(line_of(path, "close"), "secret")]


def test_an_unfinished_game_is_checked_as_far_as_its_secrets_allow(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    with play(game(path, tmp_path / "drawers"), at(Phase.PLANNING, 3)) as table:
        table.seal("blue", NO_MOVE)
    verdict = verify(path)
    assert (verdict.status, verdict.exit_code, verdict.findings) == ("sound so far, not closed", 3, ())
    assert "dice are taken as recorded" in " ".join(verdict.unchecked)


def test_a_closed_game_cut_at_the_end_of_a_line_is_not_sound(played: Path, tmp_path: Path) -> None:
    lines = played.read_bytes().splitlines(keepends=True)
    path = tmp_path / "cut.jsonl"
    for left in (1, 2, 5, len(lines) // 2, len(lines) - 1):
        path.write_bytes(b"".join(lines[:left]))
        verdict = verify(path)
        assert (verdict.status, verdict.exit_code) == ("sound so far, not closed", 3), left
        assert "--receipt" in " ".join(verdict.notes)


def test_without_the_seed_a_wrong_sum_is_still_found(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(game(path, tmp_path / "drawers"), at(Phase.PLANNING, 3)).leave()
    line, event, field = change_event("changed", "granted", 9)(path)
    verdict = verify(path)
    assert (verdict.findings[0].line, verdict.findings[0].event, verdict.findings[0].field) == (line, event, field)
    assert verdict.exit_code == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "nothing was recorded"),
        (b"Dear diary\nnothing happened\n", "not a save"),
        (b'{"n":1}\n' * 3, "not a save"),
        (b"\xff\xfe\0\0" * 100, "not a save"),
        (b"[" * 100_000 + b"\n", "not a save"),
    ],
)
def test_what_is_no_save_cannot_be_asked(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "file.jsonl"
    path.write_bytes(data)
    verdict = verify(path)
    assert (verdict.status, verdict.exit_code) == ("unusable", 2)
    assert reason in verdict.reason


def test_a_missing_file_or_a_folder_cannot_be_asked(tmp_path: Path) -> None:
    assert verify(tmp_path).exit_code == 2
    assert verify(tmp_path / "none.jsonl").exit_code == 2


def test_rules_that_make_no_sense_cannot_be_asked(save: Path) -> None:
    forge(save, 1, lambda body: body.update(modules=["NOSUCH"]))
    assert verify(save).exit_code == 2
    forge(save, 1, lambda body: body["files"][0].update(text="format: wargame-scenario/1"))
    assert verify(save).exit_code == 2
