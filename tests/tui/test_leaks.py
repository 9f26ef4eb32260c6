"""With another seat in the chair, nothing of the seat before is painted, kept in a widget, or offered anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget
from textual.widgets import OptionList

from tests.tui.sample import SECRET, TOKYO, FakeDesk, FakeTable, private_view
from tests.tui.stage import WIDE, Stage, stage
from wargame.model.orders import Act, Order


def kept(here: Stage) -> Iterator[str]:
    """Every text within reach: painted, in the picture, in every widget alive, in palette and clipboard."""
    app = here.app
    yield here.painted()
    yield app.export_screenshot()
    yield app.clipboard
    yield from (note.message for note in app._notifications)
    for stack in app._screen_stacks.values():
        for screen in stack:
            yield str(vars(screen))
            for node in screen.walk_children(Widget):
                yield f"{node.border_title} {node.border_subtitle} {node.tooltip} {node.name} {vars(node)}"
                if isinstance(node, OptionList):
                    yield from (str(option.prompt) for option in node.options)
    yield from (f"{command.title} {command.help}" for command in app.get_system_commands(app.screen))


async def secret_stage(here: Stage) -> None:
    """Tokyo sits down with a secret in all that is its own, and opens what can be opened."""
    here.app.table = here.desk_table()
    await here.sit("tokyo", Order((Act("t1"),)))
    await here.press("3", "question_mark", "escape", "4")
    here.app.copy_to_clipboard(SECRET)
    here.app.notify(SECRET, markup=False)
    assert any(SECRET in text for text in kept(here)), "the test would find nothing even where there is something"


def desk() -> FakeDesk:
    return FakeDesk(table=FakeTable(own=private_view(TOKYO)))


async def test_the_cover_keeps_nothing_of_the_seat() -> None:
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        await here.press("grave_accent")
        await here.at("HandOver")
        assert not [text for text in kept(here) if SECRET in text]


async def test_the_next_seat_finds_nothing_of_the_one_before() -> None:
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        await here.press("s", "enter")
        await here.at("HandOver")
        await here.press("enter")
        await here.at("SeatScene")
        assert "Seoul" in here.painted().splitlines()[0]
        assert not [text for text in kept(here) if SECRET in text]


async def test_a_dialogue_left_open_goes_with_its_seat() -> None:
    async with stage(WIDE, desk()) as here:
        await secret_stage(here)
        await here.press("3", "enter")
        here.app.cover("tokyo", Order())
        await here.at("HandOver")
        assert len(here.app.screen_stack) == 1
        assert not [text for text in kept(here) if SECRET in text]
