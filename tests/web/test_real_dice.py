"""Control types in real dice at its page: roll by roll by name, unseen by all others before the orders are resolved."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from tests.table.ruled_games import its_rules, ruled_rehearsal
from tests.table.thrown import needed
from tests.web.hosted import CONTROL_PLACE, HostedGame
from tests.web.test_taking_back import seal_all, sent
from wargame.debrief.typed_dice import roll_asked
from wargame.engine.adjudication import resolve
from wargame.engine.needed_rolls import NeededRoll
from wargame.model.events import Rolled
from wargame.saves.lines import events_of
from wargame.saves.verify import verify
from wargame.web.real_dice import FACES
from wargame.web.room import Stage


@pytest.fixture
def game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostedGame:
    """A game whose orders lie open before control."""
    its_rules(monkeypatch)
    made = HostedGame(ruled_rehearsal(tmp_path / "game.jsonl"))
    made.go_on()
    assert not made.regions(CONTROL_PLACE)["dice"]
    seal_all(made)
    made.do(CONTROL_PLACE, "open_orders")
    return made


def first(game: HostedGame) -> NeededRoll:
    roll = needed(game.table)
    assert roll is not None
    return roll


def form(game: HostedGame) -> str:
    """What control is shown to type dice into."""
    return unescape(game.regions(CONTROL_PLACE)["dice"])


def enter(game: HostedGame, status: int = 200, **typed: str) -> str:
    return game.do(CONTROL_PLACE, "enter_dice", status, **{FACES + name: [said] for name, said in typed.items()})


def rolled(game: HostedGame) -> dict[str, tuple[tuple[int, ...], bool]]:
    made = [one for line in game.table.history.save.lines for one in events_of(line) if isinstance(one, Rolled)]
    return {one.purpose: (one.faces, one.entered) for one in made}


def test_what_was_thrown_is_typed_in_and_the_rest_is_the_programs(game: HostedGame) -> None:
    roll, before = first(game), sent(game)
    shown = form(game)
    assert roll_asked(game.table.program, roll) in shown
    assert f'name="{FACES}{roll.purpose}"' in shown
    assert enter(game, **{roll.purpose: " "}) == "Nothing is typed in: these rolls are the program’s."
    assert enter(game, **{roll.purpose: " ".join(["1"] * roll.count)}) == "Written down."
    again = form(game)
    assert "control types in 1, 1" in again
    assert f'name="{FACES}{roll.purpose}"' not in again
    assert sent(game) == before, "nobody else is sent another byte before they are resolved"
    game.go_on()
    assert game.room.stage is Stage.TELL
    assert rolled(game)[roll.purpose] == ((1,) * roll.count, True)
    assert [purpose for purpose, (_faces, typed) in rolled(game).items() if typed] == [roll.purpose]
    assert not form(game)
    game.table.close(early=True)
    assert verify(game.table.path).status == "sound"


def test_every_roll_of_a_turn_is_typed_in(game: HostedGame) -> None:
    """What comes of one roll may ask for another: it is listed then."""
    while (roll := needed(game.table)) is not None:
        assert roll_asked(game.table.program, roll) in form(game)
        enter(game, **{roll.purpose: "+".join([str(roll.sides)] * roll.count)})
    typed = set(game.table.history.last.entered)
    game.go_on()
    assert {(1, purpose) for purpose, (_faces, by_hand) in rolled(game).items() if by_hand} == typed
    assert typed


@pytest.mark.parametrize("said", ["7 1", "1", "1 2 3", "0 1", "1 x", "<script>", "٣ ٣", "1 " * 1900])
def test_what_no_dice_show_is_refused_and_nothing_is_written(said: str, game: HostedGame) -> None:
    roll, before = first(game), game.table.path.read_bytes()
    refused = enter(game, 409, **{roll.purpose: said})
    assert "these dice cannot show" in refused
    assert roll_asked(game.table.program, roll) in refused
    assert game.table.path.read_bytes() == before


def test_a_roll_that_is_not_made_is_refused_and_nothing_is_written(game: HostedGame) -> None:
    program, roll, before = game.table.program, first(game), game.table.path.read_bytes()
    listed = form(game)
    unmade = next(one for one in program.rolls if f'"{FACES}{one}"' not in listed and one != roll.purpose)
    good = {roll.purpose: " ".join(["1"] * roll.count)}
    assert "this roll is not made now" in enter(game, 409, **good, **{unmade: "1"})
    assert enter(game, 409, **good, nothing="1") == "There is no such roll now."
    assert game.table.path.read_bytes() == before
    game.go_on()
    before = game.table.path.read_bytes()
    enter(game, 409, **good)
    assert game.table.path.read_bytes() == before, "the turn is being told"


def test_between_turns_the_card_that_was_drawn_is_chosen(game: HostedGame) -> None:
    game.go_on()
    game.do(CONTROL_PLACE, "tell_all")
    assert game.room.stage is Stage.TOLD
    roll, before = first(game), sent(game)
    cards = game.table.control.real_dice.cards(roll)
    shown = form(game)
    assert f'<select id="dice-{FACES}{roll.purpose}"' in shown
    face, inject = next((face, inject) for face, inject in cards if inject)
    assert f'<option value="{face}">{game.table.program.scenario.injects[inject].code} ' in shown
    enter(game, **{roll.purpose: str(face)})
    assert sent(game) == before
    game.go_on()
    assert rolled(game)[roll.purpose] == ((face,), True)
    assert inject in {one.id for one in game.table.view("amber").injects}


def test_the_step_is_gone_through_once_however_many_rolls_it_has(
    game: HostedGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    rolls = game.table.control.real_dice.rolls()
    assert len(rolls) > 1
    passes: list[int] = []

    def resolved(*given: object) -> object:
        passes.append(1)
        return resolve(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("wargame.engine.needed_rolls.resolve", resolved)
    game.room.changed()
    assert form(game).count(f'name="{FACES}') == len(rolls)
    assert len(passes) == 1
    enter(game, **{roll.purpose: " ".join(["1"] * roll.count) for roll in rolls})
    assert len(passes) == 3, "what was typed, and what the answer shows"
