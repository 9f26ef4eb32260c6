"""Where the author lets it, control looks at sealed orders: noted each time, and no byte of any seat's is another."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import pytest

from tests.daily import daily
from tests.table.games import POCKET, at, play
from tests.table.undone_games import VIEWERS
from tests.tui.stage import WIDE
from tests.tui.table_stage import table_stage
from tests.web.hosted import CONTROL_PLACE, PROJECTOR_PLACE, SEATS, HostedGame
from wargame.authoring.loading import load_scenario
from wargame.debrief.recording import Recording
from wargame.engine.phases import NotNow
from wargame.model.files import Scenario
from wargame.model.orders import Act, Order
from wargame.model.state import Phase
from wargame.plain.console import Console
from wargame.plain.game import GameInLines
from wargame.saves.verify import verify
from wargame.session.control import SeatedControl
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table

PLACES = (*map("seat/{}".format, SEATS), PROJECTOR_PLACE)
SPEECH = Order((Act("speech"),))
NOTED = "Control looked at the sealed orders of Amber."


@cache
def scenario(folder: Path, said: str) -> Scenario:
    """The pocket crisis with a line more."""
    for file in POCKET.parent.iterdir():
        text = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(text.replace("\nturns: 6\n", f"\nturns: 6\n{said}\n"), encoding="utf-8")
    loaded = load_scenario(folder / POCKET.name)
    assert loaded.scenario, loaded.diagnostics
    return loaded.scenario


def planned(folder: Path, said: str = "control_sees_orders: on") -> Table:
    """A game in its first turn."""
    table = Table.new(
        scenario(folder, said), path=folder / "game.jsonl", modules=(), players=dict.fromkeys(SEATS, "human"), seed=4,
        rehearsal=True,
    )
    return play(table, at(Phase.PLANNING, 1))


def control_of(table: Table) -> SeatedControl:
    control = HotSeatSession(table, {}, control=True).control
    assert control is not None
    return control


@pytest.mark.parametrize("said", ["", "control_sees_orders: off"])
def test_without_leave_of_the_author_nothing_sealed_is_seen_and_nothing_is_noted(said: str, tmp_path: Path) -> None:
    table = planned(tmp_path, said)
    table.seal("amber", SPEECH)
    control, lines = control_of(table), len(table.history.save.lines)
    assert not control.lets_see
    assert control.sealed_now == ()
    with pytest.raises(NotNow):
        control.look_at_sealed(NOTED)
    assert len(table.history.save.lines) == lines


def test_a_look_is_noted_and_shows_what_is_sealed_then_and_no_more(tmp_path: Path) -> None:
    table = planned(tmp_path)
    control = control_of(table)
    with pytest.raises(NotNow):
        control.look_at_sealed(NOTED)
    table.seal("amber", SPEECH)
    before = {viewer: table.view(viewer) for viewer in VIEWERS}
    look = control.look_at_sealed(NOTED)
    assert control.still_sealed(look) == {"amber": SPEECH}
    assert [note.text for note in control.notes] == [NOTED]
    assert {viewer: table.view(viewer) for viewer in VIEWERS} == before
    table.seal("blue", Order())
    assert set(control.still_sealed(look)) == {"amber"}, "what is sealed later takes another look"
    table.unseal("amber")
    table.seal("amber", Order())
    assert control.still_sealed(look) == {}, "another order"
    play(table)
    assert verify(table.path).status == "sound"
    assert NOTED in repr(Recording(table.history).notes())


def test_at_the_page_of_control_and_no_byte_anywhere_else(tmp_path: Path) -> None:
    game = HostedGame(planned(tmp_path))
    assert "look-sealed" not in game.regions(CONTROL_PLACE)["opened"]
    game.do(CONTROL_PLACE, "look_at_sealed", 409)
    game.do("seat/amber", "order", move=["speech"])
    game.do("seat/amber", "seal")
    for place in PLACES:
        game.do(place, "look_at_sealed", 409)
    assert "A speech" not in json.dumps(game.regions(CONTROL_PLACE))
    before = {place: game.hosted.screens.shown(place).body for place in PLACES}
    assert game.do(CONTROL_PLACE, "look_at_sealed") == "Noted in the record."
    assert "A speech" in game.regions(CONTROL_PLACE)["opened"]
    assert all(game.hosted.screens.shown(place).body is body for place, body in before.items())
    assert [note.text for note in game.table.control.notes] == [NOTED]
    game.do("seat/amber", "unseal")
    assert "A speech" not in game.regions(CONTROL_PLACE)["opened"], "it is being changed"
    game.do("seat/amber", "seal")
    assert "A speech" not in game.regions(CONTROL_PLACE)["opened"], "another seal, another look"
    game.do(CONTROL_PLACE, "look_at_sealed")
    assert "A speech" in game.regions(CONTROL_PLACE)["opened"]
    game.do(CONTROL_PLACE, "look_away_from_sealed")
    assert "A speech" not in game.regions(CONTROL_PLACE)["opened"]


def test_the_page_has_no_such_button_where_it_is_off(tmp_path: Path) -> None:
    game = HostedGame(planned(tmp_path, ""))
    game.do("seat/amber", "seal")
    assert "look-sealed" not in game.regions(CONTROL_PLACE)["opened"]
    assert "does not let control see" in game.do(CONTROL_PLACE, "look_at_sealed", 409)


@pytest.mark.parametrize("said", ["", "control_sees_orders: on"])
def test_in_lines(said: str, tmp_path: Path) -> None:
    table, out = planned(tmp_path, said), io.StringIO()
    table.seal("amber", SPEECH)
    typed = "control\nyes\norders\nnotes\n\nleave\nyes\n"
    console = Console(io.StringIO(typed).readline, out.write)
    GameInLines(HotSeatSession(table, {}, control=True), console).play()
    assert ("A speech" in out.getvalue()) is bool(said)
    assert (NOTED in out.getvalue()) is bool(said)
    assert ("this scenario lets you see" in out.getvalue()) is bool(said)
    assert ("No orders lie open." in out.getvalue()) is not bool(said)


@pytest.mark.parametrize("said", daily(("", "control_sees_orders: on"), bool))
async def test_at_the_desk(said: str, tmp_path: Path) -> None:
    table = planned(tmp_path, said)
    async with table_stage(table, WIDE, control=True) as here:
        await here.at("HandOver")
        await here.press("m", "enter")
        await here.at("ControlDesk")
        await here.press("o")
        assert ("No order is sealed now." in here.painted()) is bool(said)
        table.seal("amber", SPEECH)
        await here.press("o")
        await here.at("ControlDesk")
        assert ("A speech" in here.painted()) is bool(said)
        assert (NOTED in here.painted()) is bool(said)
        await here.press("escape")
        await here.at("HandOver")
        assert "A speech" not in here.painted()
