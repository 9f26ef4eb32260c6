"""Who may ask the adviser, and what it is given: what one seat knows, whatever lies in the drawer."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.table.games import PLAYERS, SEATS, at, game, order_of, play, pocket
from wargame.commands.play import play as play_command
from wargame.engine.phases import NotNow
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves.replay import read_save
from wargame.table import NoAdvice, Table


def planning(path: Path, vaults: Path, seed: int | None = None) -> Table:
    """A people's game in which turn 1 has just opened."""
    return play(game(path, vaults, seed), at(Phase.PLANNING, 1))


def test_what_the_adviser_is_given_does_not_know_what_others_have_sealed(tmp_path: Path) -> None:
    table = planning(tmp_path / "game.jsonl", tmp_path / "drawers")
    before = table.information_state("amber")
    table.seal("blue", order_of(table, "blue"))
    table.seal("coral", order_of(table, "coral"))
    assert table.information_state("amber") == before


def test_two_games_that_look_alike_to_a_seat_give_it_the_same_standpoint(tmp_path: Path) -> None:
    """Other secrets, another seed, other cards in other hands: only the program object differs."""
    pairs = 0
    tables = [planning(tmp_path / f"{seed}.jsonl", tmp_path / "drawers", seed) for seed in range(16)]
    for one in tables:
        for other in tables:
            alike = repr(one.view("amber")) == repr(other.view("amber"))
            if one is not other and alike and one.state.values != other.state.values:
                mine, theirs = one.information_state("amber"), other.information_state("amber")
                assert (mine.state, mine.totals) == (theirs.state, theirs.totals)
                pairs += 1
    assert pairs


def test_there_is_advice_only_while_a_turn_is_open(tmp_path: Path) -> None:
    table = planning(tmp_path / "game.jsonl", tmp_path / "drawers")
    assert table.advises
    for seat in SEATS:
        table.seal(seat, NO_MOVE)
    table.information_state("amber")
    table.reveal()
    with pytest.raises(NotNow):
        table.information_state("amber")


def test_control_may_switch_the_adviser_off_and_a_resumed_game_keeps_to_it(tmp_path: Path) -> None:
    path, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    with Table.new(pocket(), path=path, modules=(), players=PLAYERS, vaults=vaults, advice=False) as table:
        play(table, at(Phase.PLANNING, 1))
        with pytest.raises(NoAdvice):
            table.information_state("amber")
    with Table.resume(path, vaults=vaults) as table:
        assert not table.advises
    assert read_save(path).start.advice is False


def test_a_save_that_says_nothing_of_advice_has_an_adviser(tmp_path: Path) -> None:
    """As saves of older versions say nothing; a game with an adviser is written as they are."""
    path = tmp_path / "game.jsonl"
    with game(path, tmp_path / "drawers"):
        assert b'"advice"' not in path.read_bytes()
        assert read_save(path).start.advice


def test_a_scenario_may_forbid_advice(tmp_path: Path) -> None:
    about = pocket().about.model_copy(update={"advice": "off"})
    silent = pocket().model_copy(update={"about": about})
    with Table.new(silent, path=tmp_path / "game.jsonl", modules=(), players=PLAYERS, vaults=tmp_path) as table:
        assert not table.advises


def test_no_advice_is_about_a_new_game() -> None:
    for words, why in ((["--no-advice"], "advice"), (["--no-advice", "--continue", "game.jsonl"], "leave out")):
        said = CliRunner().invoke(play_command, words)
        assert said.exit_code
        assert why in said.output
