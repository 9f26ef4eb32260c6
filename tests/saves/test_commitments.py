"""A close line whose secrets are not those that the game promised closes nothing, and shows nobody anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_games import wargame
from tests.saves.forging import append, forge, line_of
from tests.table.games import at, game, play, rehearsal
from wargame.debrief.recording import Recording
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves import Damaged, Unusable
from wargame.saves.chain import read_chain
from wargame.saves.vault import vault_of
from wargame.saves.replay import read_save
from wargame.saves.seals import game_id, rehearsal_secret
from wargame.saves.index import glance, look_at
from wargame.saves.verify import verify
from wargame.table import Table

Body = dict[str, Any]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A people's game in its second turn."""
    folder = tmp_path_factory.mktemp("left")
    with play(game(folder / "game.jsonl", folder / "drawers"), at(Phase.PLANNING, 2)) as table:
        table.seal("amber", NO_MOVE)
    return folder / "game.jsonl"


@pytest.fixture
def save(left: Path, tmp_path: Path) -> Path:
    path = tmp_path / "save.jsonl"
    path.write_bytes(left.read_bytes())
    return path


def invented(left: Path) -> Body:
    return {"seed": 1, "secret": "00" * 32, "reason": "left"}


def the_secret_with_another_seed(left: Path) -> Body:
    """The right game id, as somebody has it who knows the secret and not the seed."""
    start = read_save(left).start
    drawer = vault_of(start.game, save=left, rehearsal=False, folder=left.parent / "drawers").take()
    return {"seed": drawer.seed + 1, "secret": drawer.secret, "reason": "left"}


def of_a_rehearsal(left: Path) -> Body:
    return {"seed": 7, "secret": rehearsal_secret(7).hex(), "reason": "left"}


def ended(left: Path) -> Body:
    return {"seed": 1, "secret": "00" * 32, "reason": "ended"}


@pytest.mark.parametrize("closing", [invented, the_secret_with_another_seed, of_a_rehearsal, ended])
def test_a_forged_close_closes_nothing(left: Path, save: Path, closing: Any) -> None:
    append(save, "close", closing(left))
    n = line_of(save, "close")
    verdict = verify(save)
    assert (verdict.status, verdict.findings[0].line) == ("damaged", n)
    with pytest.raises(Damaged, match="closes nothing") as refused:
        read_save(save)
    assert refused.value.line == n
    with pytest.raises(Damaged):
        Recording.open(save)
    for shelved in (glance(save), look_at(save)):
        assert not shelved.finished
        assert shelved.reason.startswith(f"line {n}:")
    with pytest.raises(Damaged):
        Table.resume(save, vaults=left.parent / "drawers")
    for told in (wargame("replay", str(save)), wargame("replay", str(save), "--format", "json")):
        assert told.exit_code == 2
        assert "private card" not in told.output
        assert len(told.output.splitlines()) == 1, told.output


def test_a_close_before_the_end_or_twice_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path))
    close = next(entry for entry in read_chain(path.read_bytes()).entries if entry.kind == "close")
    append(path, "close", dict(close.body))
    assert verify(path).exit_code == 1
    assert verify(path).findings[0].line == close.n + 1
    with pytest.raises(Damaged, match="nothing can follow") as refused:
        read_save(path)
    assert refused.value.line == close.n + 1
    assert look_at(path).reason


def test_a_true_close_that_says_ended_before_an_ending_is_damage(left: Path, save: Path) -> None:
    start = read_save(left).start
    drawer = vault_of(start.game, save=left, rehearsal=False, folder=left.parent / "drawers").take()
    append(save, "close", {"seed": drawer.seed, "secret": drawer.secret, "reason": "ended"})
    assert verify(save).exit_code == 1
    with pytest.raises(Damaged):
        Recording.open(save)


def test_a_rehearsal_that_says_people_played_it_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    play(rehearsal(path))
    forge(path, 1, lambda body: body.pop("rehearsal"))
    assert verify(path).exit_code == 1


def test_another_games_close_does_not_close_this_one(left: Path, save: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    play(game(other, tmp_path / "drawers"), at(Phase.PLANNING, 1)).close(early=True)
    close = read_chain(other.read_bytes()).entries[-1]
    append(save, close.kind, dict(close.body))
    with pytest.raises(Damaged, match="closes nothing"):
        read_save(save)
    forge(save, 1, lambda body: body.update(game=game_id(bytes.fromhex(close.body["secret"]))))
    with pytest.raises(Damaged, match="closes nothing"):
        read_save(save)  # the id was changed to fit; the promise of the seed was not


def test_what_verify_says_of_a_game_that_goes_on_does_not_depend_on_what_is_sealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edited copy, doubted where the drawer lies and where it does not, gets the same answer."""
    monkeypatch.setattr("wargame.saves.vault.state_dir", lambda: tmp_path)
    path, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    with play(game(path, vaults), at(Phase.PLANNING, 2)) as table:
        for seat in table.program.seats:
            table.seal(seat, NO_MOVE)
    kept = {file: file.read_bytes() for file in vaults.iterdir()}
    assert kept
    mine = {seat: {"salt": "11" * 32, "order": {}} for seat in table.program.seats}
    append(path, "open", {"turn": 2, "orders": mine})
    here = said_of(path)
    for file in kept:
        file.unlink()
    assert said_of(path) == here
    with pytest.raises((Unusable, Damaged)):
        Table.resume(path, vaults=vaults)


def test_what_doubts_reads_and_lists_saves_does_not_even_know_of_vaults() -> None:
    asked = "import sys, wargame.saves.verify, wargame.saves.index, wargame.debrief.aar.report;"
    asked += "print('wargame.saves.vault' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True).stdout == "False\n"


def said_of(path: Path) -> tuple[str, str]:
    text, data = wargame("verify", str(path)), wargame("verify", str(path), "--format", "json")
    assert json.loads(data.output)["status"] == "damaged"
    return text.output, data.output
