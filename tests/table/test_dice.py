"""What people's dice come from: a seed that is mixed with the game's secret, or a class code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import PLAYERS, game, play, pocket, rehearsal
from wargame.engine.draws import KeyedDice
from wargame.engine.seeds import LARGEST_SEED, read_code
from wargame.model.events import Event
from wargame.saves.lines import events_of
from wargame.saves.save import read_save
from wargame.saves.seals import dice_seed
from wargame.saves.verify import verify
from wargame.table import Table

CODE = read_code("K7QF-2M9X-8TRW-HC4D-5JN3")


def rolls(path: Path) -> list[tuple[int, str, tuple[int, ...]]]:
    """Every throw of a save: turn, purpose, faces."""
    found, turn = [], 0
    for line in read_save(path).lines:
        turn = getattr(line, "turn", turn)
        found += [(turn, *throw(event)) for event in events_of(line) if hasattr(event, "faces")]
    return found


def throw(event: Event) -> tuple[str, tuple[int, ...]]:
    return event.purpose, event.faces  # type: ignore[union-attr]


def falls_as(path: Path, seed: int) -> bool:
    """Whether every pair of dice of a save fell as this seed alone would have it."""
    dice = KeyedDice(seed)
    found = [throw for throw in rolls(path) if len(throw[2]) == 2]
    assert found
    return all(dice.faces(turn, purpose, 2, 6) == faces for turn, purpose, faces in found)


def test_a_typed_seed_is_not_found_from_the_rolls(tmp_path: Path) -> None:
    for name in ("one", "two"):
        play(game(tmp_path / f"{name}.jsonl", tmp_path / "drawers", seed=2026))
        assert not falls_as(tmp_path / f"{name}.jsonl", 2026)
        assert verify(tmp_path / f"{name}.jsonl").status == "sound"
    assert rolls(tmp_path / "one.jsonl") != rolls(tmp_path / "two.jsonl"), "two games, two secrets"
    start, close = read_save(tmp_path / "one.jsonl").start, read_save(tmp_path / "one.jsonl").close
    assert (start.dice, start.typed_seed) == ("mixed", True)
    assert close
    assert close.seed == 2026
    assert falls_as(tmp_path / "one.jsonl", dice_seed(start.dice, bytes.fromhex(close.secret), close.seed))


def test_a_rehearsal_falls_as_its_seed_says(tmp_path: Path) -> None:
    play(rehearsal(tmp_path / "game.jsonl", seed=7))
    assert falls_as(tmp_path / "game.jsonl", 7)
    assert read_save(tmp_path / "game.jsonl").start.dice == "seed"


def test_a_class_code_gives_the_same_dice_in_every_room_and_tells_nothing_before_the_close(tmp_path: Path) -> None:
    for name in ("one", "two"):
        table = Table.new(
            pocket(), path=tmp_path / f"{name}.jsonl", modules=(), players=PLAYERS, class_code=CODE,
            vaults=tmp_path / "drawers",
        )
        assert CODE not in table.path.read_text(encoding="utf-8")
        play(table)
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert rolls(one) == rolls(two)
    assert read_save(one).start.game != read_save(two).start.game
    assert read_save(one).start.commitment != read_save(two).start.commitment, "rooms cannot be told to be alike"
    assert verify(one).status == "sound"


def test_a_random_seed_is_one_that_could_be_typed(tmp_path: Path) -> None:
    table = game(tmp_path / "game.jsonl", tmp_path / "drawers")
    table.open_turn()
    table.close(early=True)
    close = read_save(tmp_path / "game.jsonl").close
    assert close
    assert 0 <= close.seed <= LARGEST_SEED


@pytest.mark.parametrize("seed", [-1, 2**64, 2**128 - 1])
def test_a_table_takes_no_seed_that_is_another_one_too(tmp_path: Path, seed: int) -> None:
    with pytest.raises(ValueError, match="no such seed"):
        rehearsal(tmp_path / "game.jsonl", seed=seed)
    assert not list(tmp_path.iterdir())


def test_a_code_stands_in_place_of_a_seed(tmp_path: Path) -> None:
    for more in ({"seed": 1}, {"seed": 1, "rehearsal": True}):
        with pytest.raises(ValueError, match="in place of a seed"):
            Table.new(pocket(), path=tmp_path / "g", modules=(), players={}, class_code=CODE, **more)  # type: ignore[arg-type]
