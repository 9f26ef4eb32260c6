"""What a seat states with its order: sealed with it, its own until the debrief, and found where somebody edits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.saves.forging import Body, forge, line_of
from tests.table.forecasting import forecasting_game, forecasting_pocket, play_stating
from tests.table.games import SEATS, order_of, pocket
from wargame.engine.information.visibility import visible
from wargame.engine.cannot_lower import NothingToForecast
from wargame.engine.lowering import lower
from wargame.model.forecasting import LONGEST_INTENT, NOTHING_STATED, SeatStatement
from wargame.model.orders import NO_MOVE
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves.codec import sealed_texts
from wargame.saves.lines import OpenLine, SealLine
from wargame.saves.replay import read_save
from wargame.saves.seals import seal_digest
from wargame.saves.verify import verify
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table
from wargame.table.branching import branch
from wargame.table.counterfactual import Changes, counterfactual
from wargame.table.table import NotStated
from wargame.wording.statements import statement_refused

STATEMENT = SeatStatement("Peace; a word that stands nowhere else: zugzwang", {"calm": 70, "storm": 5})
OTHER = SeatStatement("A storm would serve us well; nobody need know it", {"calm": 3, "storm": 100, "opening": 0})


@pytest.fixture
def session(tmp_path: Path) -> Iterator[HotSeatSession]:
    """People at all seats of a game with forecasts, its first turn open."""
    with forecasting_game(tmp_path / "game.jsonl", rehearsal=False, vaults=tmp_path / "vaults") as table:
        table.open_turn()
        yield HotSeatSession(table, {}, control=True)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("played") / "game.jsonl"
    with forecasting_game(path) as table:
        play_stating(table, {(1, "amber"): STATEMENT, (3, "blue"): OTHER})
    return path


@pytest.fixture
def copy(played: Path, tmp_path: Path) -> Path:
    made = tmp_path / "copy.jsonl"
    made.write_bytes(played.read_bytes())
    return made


def everything_shown(table: Table, but: str) -> str:
    """All that is shown to anybody but one seat, and to control at its desk, what undoing says would be gone, too."""
    views = [repr(table.view(viewer)) for viewer in (*SEATS, PUBLIC, CONTROL) if viewer != but]
    events = [
        repr(visible(table.program, table.state, viewer, table.turn_events))
        for viewer in (*SEATS, PUBLIC, CONTROL) if viewer != but
    ]  # fmt: skip
    desk = HotSeatSession(table, {}, timed=False, control=True).control
    assert desk is not None
    lines = [replace(line, digest="") if isinstance(line, SealLine) else line for _n, line in desk.lines]
    points = desk.undoing.points
    return repr((views, events, lines, desk.opened, points, [list(desk.undoing.gone(point)) for point in points]))


def test_what_a_seat_states_changes_no_byte_for_anybody_else(tmp_path: Path) -> None:
    """While it is sealed, when the orders lie open, after the turn, and in the next."""
    shown: list[list[str]] = []
    for number, statement in enumerate((NOTHING_STATED, STATEMENT, OTHER)):
        with forecasting_game(tmp_path / f"{number}.jsonl") as table:
            told = []
            play_stating(table, {(1, "amber"): statement}, turns=1)
            told.append(everything_shown(table, "amber"))
            table.open_turn()
            for seat in SEATS:
                table.seal(seat, order_of(table, seat), statement if seat == "amber" else NOTHING_STATED)
                told.append(everything_shown(table, "amber"))
            table.open_orders()
            told.append(everything_shown(table, "amber"))
            table.reveal()
            told.append(everything_shown(table, "amber"))
            assert "OpenLine" in told[-1].rpartition("UndoPoint")[2], "an undo says that orders were opened"
            shown.append(told)
    assert shown[0] == shown[1] == shown[2]
    assert all("zugzwang" not in text for text in shown[1])


def test_what_came_about_is_told_to_nobody_before_the_debrief() -> None:
    """The program remembers it where no seat, nor the public, can look."""
    from wargame.engine.information.knowledge import Knowledge
    from wargame.engine.state import opening

    program = lower(forecasting_pocket(), ())
    state = opening(program)
    for viewer in (*SEATS, PUBLIC):
        assert Knowledge(program, state, viewer).known("forecast:storm") == (0, 1)


def test_a_scenario_with_something_to_forecast_rolls_the_same_dice() -> None:
    with_it, without = lower(forecasting_pocket(), ()), lower(pocket(), ())
    assert set(with_it.rolls) == set(without.rolls)
    assert with_it.digest != without.digest


def test_a_game_without_forecasts_is_written_as_ever(tmp_path: Path) -> None:
    with forecasting_game(tmp_path / "game.jsonl", forecasts=False) as table:
        play_stating(table, {}, turns=2)
    text = (tmp_path / "game.jsonl").read_text(encoding="utf-8")
    first, *rest = text.splitlines()
    assert '"forecasts":' not in first
    assert not any('"statement"' in line for line in rest)


def test_nothing_can_be_stated_in_a_game_without_forecasts(tmp_path: Path) -> None:
    with forecasting_game(tmp_path / "game.jsonl", forecasts=False) as table:
        table.open_turn()
        with pytest.raises(NotStated) as refused:
            table.seal("amber", NO_MOVE, STATEMENT)
        assert refused.value.objection.against == "off"
        assert HotSeatSession(table, {}).sit("amber").outcomes == {}


def test_forecasts_of_a_scenario_that_names_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToForecast, match="nothing to forecast"):
        Table.new(pocket(), path=tmp_path / "game.jsonl", modules=(), players=dict.fromkeys(SEATS, "human"),
                  forecasts=True)  # fmt: skip
    assert not (tmp_path / "game.jsonl").exists()


@pytest.mark.parametrize(("statement", "against"), [
    (SeatStatement("", {"calm": 101}), "percent"),
    (SeatStatement("", {"calm": -1}), "percent"),
    (SeatStatement("", {"no_such": 10}), "outcome"),
    (SeatStatement("x" * (LONGEST_INTENT + 1)), "too_long"),
    (SeatStatement("two\nlines"), "untidy"),
    (SeatStatement("red \x1b[31m"), "character"),
    (SeatStatement("turned \u202e round"), "character"),
])  # fmt: skip
def test_what_cannot_be_stated_is_refused_and_said_in_words(
    session: HotSeatSession, statement: SeatStatement, against: str
) -> None:

    team = session.sit("amber")
    with pytest.raises(NotStated) as refused:
        team.state(statement)
    assert refused.value.objection.against == against
    assert statement_refused(refused.value.objection).endswith(".")
    assert team.statement.empty


def test_what_is_stated_waits_for_its_team_and_is_sealed_as_it_stands(session: HotSeatSession) -> None:
    team = session.sit("amber")
    assert list(team.outcomes) == ["calm", "storm", "opening"]
    team.state(STATEMENT)
    team.keep(NO_MOVE, "a letter")
    assert session.sit("amber").statement == STATEMENT
    assert session.sit("amber").unfinished == "a letter"
    assert session.sit("blue").statement.empty
    session.seal("amber", NO_MOVE)
    assert session.table.sealed_statement("amber") == session.sit("amber").statement == STATEMENT
    session.take_back("amber")
    assert session.table.sealed_statement("amber").empty
    assert session.sit("amber").statement == STATEMENT


def test_a_ruling_that_breaks_the_seal_keeps_what_was_stated(session: HotSeatSession) -> None:
    from wargame.model.rulings import RulingCommand

    session.sit("amber").state(STATEMENT)
    session.seal("amber", NO_MOVE)
    assert session.control is not None
    room = session.control.tracks[0]
    by = (room.least if room.now != room.least else room.most) - room.now
    session.control.rule(RulingCommand(category="correction", reason="A slip.", what="track", id=room.slot, by=by))
    assert session.waiting == SEATS
    assert session.sit("amber").statement == STATEMENT


def test_the_next_turn_begins_with_what_was_stated_last_and_it_can_be_cleared(session: HotSeatSession) -> None:
    session.sit("amber").state(STATEMENT)
    for seat in SEATS:
        session.seal(seat, NO_MOVE)
    session.reveal()
    session.open_turn()
    assert session.sit("amber").statement == STATEMENT
    assert session.sit("blue").statement.empty
    session.sit("amber").state(NOTHING_STATED)
    for seat in SEATS:
        session.seal(seat, NO_MOVE)
    session.reveal()
    assert session.history.stated[1]["amber"] == STATEMENT
    assert session.history.stated[2]["amber"].empty


def test_a_crash_loses_neither_what_is_drafted_nor_what_is_sealed(tmp_path: Path) -> None:
    vaults = tmp_path / "vaults"
    with forecasting_game(tmp_path / "game.jsonl", rehearsal=False, vaults=vaults) as table:
        table.open_turn()
        session = HotSeatSession(table, {})
        session.sit("amber").state(STATEMENT)
        session.seal("amber", NO_MOVE)
        session.sit("blue").state(OTHER)
    with Table.resume(tmp_path / "game.jsonl", vaults=vaults) as again:
        assert again.sealed_statement("amber") == STATEMENT
        assert HotSeatSession(again, {}).sit("blue").statement == OTHER


def _reseal(path: Path, change: Callable[[Body], object]) -> None:
    """Change what Amber opened in the first turn, and make its seal fit."""
    forge(path, line_of(path, "open"), lambda body: change(body["orders"]["amber"]))
    opened = read_save(path).lines[line_of(path, "open") - 1]
    assert isinstance(opened, OpenLine)
    one = opened.orders["amber"]
    digest = seal_digest(one.salt, 1, "amber", *sealed_texts(one.order, one.statement))
    forge(path, line_of(path, "seal"), lambda body: body.update(digest=digest))


def test_a_game_with_forecasts_is_sound(played: Path) -> None:
    assert verify(played).status == "sound"


@pytest.mark.parametrize("change", [
    lambda opened: opened["statement"]["forecasts"].update(calm=100),
    lambda opened: opened["statement"].update(intent="War"),
    lambda opened: opened.pop("statement"),
])  # fmt: skip
def test_a_forecast_that_is_edited_afterwards_is_found(copy: Path, change: Callable[[Body], object]) -> None:
    forge(copy, n := line_of(copy, "open"), lambda body: change(body["orders"]["amber"]))
    found = verify(copy)
    assert found.status == "damaged"
    assert found.findings[0].line == n
    assert found.findings[0].field == "orders.amber"


@pytest.mark.parametrize("change", [
    lambda opened: opened["statement"]["forecasts"].update(calm=101),
    lambda opened: opened["statement"]["forecasts"].update(nothing=1),
    lambda opened: opened["statement"].update(intent="\x1b[31m"),
    lambda opened: opened["statement"].update(judge="me"),
    lambda opened: opened["statement"]["forecasts"].update(calm="70"),
    lambda opened: opened["statement"]["forecasts"].update(calm=True),
])  # fmt: skip
def test_what_no_seat_can_state_makes_no_sound_save(copy: Path, change: Callable[[Body], object]) -> None:
    forge(copy, line_of(copy, "open"), lambda body: change(body["orders"]["amber"]))
    assert verify(copy).status == "damaged"


def test_statements_in_a_game_that_began_without_forecasts_are_found(copy: Path) -> None:
    forge(copy, 1, lambda body: body.pop("forecasts"))
    found = verify(copy)
    assert {one.field for one in found.findings} == {"orders.amber.statement", "orders.blue.statement"}


def test_the_game_as_it_would_have_been_says_what_it_said_where_nothing_is_changed(played: Path) -> None:
    save = read_save(played)
    made = counterfactual(save, Changes(1))
    assert made.lines[1:] == save.lines[1:]


def test_a_branch_has_what_was_stated_before_it(played: Path, tmp_path: Path) -> None:
    made = branch(played, tmp_path / "branch.jsonl", turn=2, vaults=tmp_path)
    with Table.resume(made.path, vaults=tmp_path) as table:
        assert table.start.forecasts
        assert HotSeatSession(table, {}).sit("amber").statement == STATEMENT


def test_what_a_team_stated_is_sealed_with_what_control_seals_for_it(tmp_path: Path) -> None:
    table = forecasting_game(tmp_path / "game.jsonl", players=dict.fromkeys(SEATS, "human"))
    table.open_turn()
    sitting = HotSeatSession(table, {}, timed=False, control=True)
    assert sitting.control is not None
    sitting.sit("amber").state(SeatStatement("Quiet", {"calm": 70}))
    sitting.control.seal_for("amber", "Sealed for amber.")
    assert table.sealed_statement("amber") == SeatStatement("Quiet", {"calm": 70})
