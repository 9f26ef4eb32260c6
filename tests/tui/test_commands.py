"""The one command table: complete, unambiguous, and everything in it works."""

from __future__ import annotations

import pytest
from textual.screen import Screen
from textual.binding import Binding
from textual.widget import Widget

from wargame.tui.app import WargameApp
from wargame.tui.commands import COMMANDS, TOGETHER, bindings, commands_of
from wargame.tui.key_names import twins_of
from wargame.tui.screens.control import ControlDesk
from wargame.tui.screens.dialogue import Pick
from wargame.tui.screens.end import End
from wargame.tui.screens.handover import HandOver
from wargame.tui.screens.save_list import Saves
from wargame.tui.screens.opening import Opening
from wargame.tui.screens.preview import SeatPreview
from wargame.tui.screens.replay import Replay
from wargame.tui.screens.reveal import Reveal
from wargame.tui.screens.seat import SeatScene
from wargame.tui.screens.settings import SettingsScene
from wargame.tui.screens.waiting import Waiting
from wargame.tui.widgets.find_line import FindLine
from wargame.tui.widgets.map_view import MapView
from wargame.tui.widgets.rows import Rows

OWNERS: dict[str, type[object]] = {
    "app": WargameApp, "list": Rows, "form": Saves, "saves": Saves, "waiting": Waiting, "settings": SettingsScene,
    "game": Opening, "handover": HandOver, "control": ControlDesk,
    "seat": SeatScene, "preview": SeatPreview, "map": MapView, "find": FindLine,
    "reveal": Reveal, "end": End, "replay": Replay, "dialogue": Pick,
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_does_something(command: object) -> None:
    of_app, _, action = command.action.partition("(")[0].rpartition(".")  # type: ignore[attr-defined]
    owner = WargameApp if of_app else OWNERS[command.place]  # type: ignore[attr-defined]
    assert hasattr(owner, f"action_{action}")


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("places", TOGETHER, ids="+".join)
def test_no_key_means_two_things_at_once(places: tuple[str, ...]) -> None:
    keys = [key for command in commands_of(*places) for key in twins_of(command.keys)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("places", TOGETHER, ids="+".join)
def test_the_key_bar_shows_seven_keys_at_most(places: tuple[str, ...]) -> None:
    assert sum(1 for command in commands_of(*places) if command.label and not command.above) <= 7


def test_a_letter_works_from_korean_and_full_width_keyboards() -> None:
    seal = {binding.key for binding in bindings("seat") if isinstance(binding, Binding) and binding.action == "seal"}
    assert seal == {"s", "ㄴ", "ｓ"}


def test_owners_are_screens_panels_or_the_application() -> None:
    assert all(issubclass(owner, (Screen, Widget, WargameApp)) for owner in OWNERS.values())
