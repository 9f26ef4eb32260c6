"""A game by keyboard: who is called when, what is sealed, what can be taken back."""

from __future__ import annotations

import re
from pathlib import Path

from rich.cells import cell_len
from textual.widgets import Input, Static
import pytest

from wargame.tui.goals import ContinueGame, FillForm
from tests.daily import daily
from tests.table.games import SEATS, one_set_of_rules
from tests.tui.house import SAVES
from tests.tui.shelf_stage import UNFINISHED, shelf_stage
from tests.tui.stage import NARROW, WIDE, stage
from tests.tui.table_stage import TableStage, people, table_stage
from tests.tui.test_shelves import spoil
from wargame.engine.seeds import WrongSeed, read_seed
from wargame.wording.captions import wrong_seed
from wargame.model.orders import Act, Order
from wargame.tui.widgets.move_deck import MoveDeck
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import Rows


@pytest.fixture(autouse=True)
def _rules_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)


@pytest.mark.usefixtures("shelf")
async def test_three_enters_lead_from_the_launcher_to_the_first_seat() -> None:
    async with shelf_stage() as here:
        await here.until(lambda: "Continue" in here.painted())
        await here.press("down", "enter")
        await here.at("NewGameForm")
        await here.until(lambda: "Begin the game" in here.painted())
        await here.press("enter")
        await here.at("Opening")
        assert "The ships are out" in here.painted()
        await here.press("enter")
        await here.at("HandOver")
        assert re.search(r"Pass the keyboard to  . A Amber", here.painted())
        assert here.table.players == dict.fromkeys(SEATS, "human")
        assert here.table.start.modules == ("HOPE",)


async def test_what_was_chosen_is_what_is_sealed() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        await here.press("3", "enter", "down", "enter")  # the build-up; explain to Seoul first
        await here.press("4", "enter", "down", "enter")  # the first question; its second answer
        await here.press("s", "enter")
        await here.at("HandOver")
        assert here.table.orders["tokyo"] == Order(
            (Act("t1", {"explain": ("yes",)}),), {"answer_overflight": "speed_up"}
        )


async def test_a_closed_card_says_what_it_needs_and_is_not_ordered() -> None:
    async with stage() as here:
        await here.sit("tokyo")
        await here.press("3", "down", "down", "down", "down", "down", "enter")
        assert "Closed: the card says what it would need." in here.painted()
        assert "the peninsula or the strait ladder at 6 or more" in here.painted()
        await here.press("4")
        assert "No move chosen" in here.painted()


async def test_what_a_seat_alone_learned_is_there_again_when_the_game_is_gone_on_with() -> None:
    async with stage() as here:
        here.app.follow(ContinueGame(SAVES[0].path))
        await here.at("HandOver")
        assert "envoy" not in here.painted()
        await here.press("t")
        await here.at("SeatScene")
        text = here.app.scene.query_one("#situation", Page).drawn(80).plain  # type: ignore[union-attr]
        learned = text[text.index("What you alone learned"):]
        assert "Seoul: S7 Back channel" in learned
        assert "Your envoy was received." in learned


@pytest.mark.usefixtures("shelf")
async def test_a_save_that_cannot_be_used_is_named_in_the_launcher() -> None:
    spoil(UNFINISHED)
    async with shelf_stage() as here:
        here.app.follow(ContinueGame(UNFINISHED))
        await here.until(lambda: "the line was changed" in here.painted())
        assert here.scene == "Launcher"


@pytest.mark.usefixtures("shelf")
async def test_a_copy_is_offered_as_a_branch_and_enter_alone_makes_none() -> None:
    UNFINISHED.with_name(f"{UNFINISHED.name}.drawer").unlink()
    async with shelf_stage() as here:
        here.app.follow(ContinueGame(UNFINISHED))
        await here.until(lambda: "Play a branch of it?" in here.painted())
        assert "its secrets are not" in str(here.app.screen.query_one("#said Static", Static).visual), "in the question"
        await here.press("enter")
        await here.until(lambda: "Play a branch" not in here.painted())
        assert here.scene == "Launcher"
        here.app.follow(ContinueGame(UNFINISHED))
        await here.until(lambda: "Play a branch of it?" in here.painted())
        await here.press("up", "enter")
        await here.at("HandOver")


@pytest.mark.usefixtures("shelf")
async def test_letters_are_text_in_a_text_field() -> None:
    async with shelf_stage() as here:
        await _seed_field(here)
        await here.press("q", "4", "2", "enter")
        assert here.scene == "NewGameForm"
        assert "q42" in here.painted(), "q is a letter here"
        await here.press("home", "delete", "enter")
        assert "from seed 42" in here.painted()


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "written", daily(["-1", "+5", "１２", "9" * 5_000, "18446744073709551616"], lambda written: written[0] in "-9")
)
async def test_what_is_no_seed_is_refused_in_its_field_and_the_dice_stay_as_they_were(written: str) -> None:
    async with shelf_stage() as here:
        await _seed_field(here)
        here.app.screen.query_one(Input).value = written
        await here.press("enter")
        with pytest.raises(WrongSeed) as refused:
            read_seed(written)
        words = wrong_seed(refused.value).split()
        await here.until(lambda: set(words[-6:]) <= set(here.painted().split()))
        await here.press("escape")
        await here.until(lambda: "secret until the end" in here.painted())


@pytest.mark.usefixtures("shelf")
async def test_a_class_code_is_taken_where_a_seed_is() -> None:
    async with shelf_stage() as here:
        await _seed_field(here)
        here.app.screen.query_one(Input).value = "k7qf-2m9x-8trw-hc4d-5jn3"
        await here.press("enter")
        await here.until(lambda: "the same in every room" in here.painted())
        assert "K7QF" not in here.painted()


@pytest.mark.usefixtures("shelf")
async def test_a_class_code_is_made_and_shown_to_be_typed_in_other_rooms() -> None:
    async with shelf_stage() as here:
        await _seed_field(here)
        here.app.screen.query_one(Input).value = "new"
        await here.press("enter")
        await here.until(lambda: "the same in every room" in here.painted())
        assert re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-", here.painted())


async def _seed_field(here: TableStage) -> None:
    here.app.follow(FillForm())
    await here.at("NewGameForm")
    await here.until(lambda: "Begin the game" in here.painted())
    for row in ("more", "seed"):
        here.app.screen.query_one(Rows).mark(row)
        await here.press("enter")
    assert "A whole number" in here.painted()


async def test_the_palette_finds_a_command_of_the_screen(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await here.press("colon", *"tracks:")
        await here.until(lambda: "Tracks: where the world stands" in here.painted())
        await here.press("enter")
        assert here.scene == "SeatScene"
        assert here.app.screen.focused is not None
        await here.until(lambda: here.app.screen.focused is not None and here.app.screen.focused.id == "tracks")


@pytest.mark.usefixtures("shelf")
async def test_the_palette_paints_no_picture_that_fonts_lack() -> None:
    async with shelf_stage() as here:
        await here.press("colon")
        await here.until(lambda: "Letters of a command" in here.painted())
        assert all(len(line) == cell_len(line) for line in here.painted().splitlines())


async def test_a_search_says_which_keys_end_it(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), NARROW) as here:
        await here.sit("amber")
        await here.press("3", "slash")
        assert here.painted().splitlines()[-1].strip() == "Enter Go there  Esc End the search  ctrl+l Cover"


async def test_letters_narrow_the_deck_and_esc_gives_all_cards_back(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path)) as here:
        await here.sit("amber")
        patrol = here.table.program.scenario.moves["patrol"].name
        await here.press("3", "slash", *"zzz")
        deck = here.app.screen.query_one(MoveDeck)
        assert deck.marked is None
        assert "No card fits" in here.painted()
        await here.press("escape", "slash", *"SPEECH", "enter")
        assert deck.has_focus
        assert deck.marked == "speech"
        assert patrol not in here.painted()
        await here.press("slash", "escape")
        assert patrol in here.painted()
        assert here.scene == "SeatScene"


async def test_the_deck_shows_fewer_cards_on_demand_and_all_again() -> None:
    async with stage(WIDE) as here:
        await here.sit("tokyo")
        await here.press("f")
        assert "Employ counterstrike" not in here.painted()
        assert "only open cards" in here.painted()
        await here.press("f", "f", "f", "f")
        assert "Employ counterstrike" in here.painted()


async def test_a_panel_can_take_the_whole_of_a_wide_screen_and_give_it_back(tmp_path: Path) -> None:
    async with table_stage(people(tmp_path), WIDE) as here:
        await here.sit("amber")
        await here.press("z")
        assert "3 Moves" not in here.painted()
        await here.press("3")
        assert "1 Situation" not in here.painted()
        await here.press("z")
        assert "1 Situation" in here.painted()
        assert "2 Tracks" in here.painted()
