"""Control seals for a team that is not there, and gives a seat to others and back: the journal says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.table.games import SEATS, at, play
from tests.table.ruled_games import its_rules, ruled_pocket
from tests.web.hosted import CONTROL_PLACE, HostedGame
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.recording import Recording
from wargame.model.orders import Act, NO_MOVE, Order
from wargame.model.rulings import RulingCommand
from wargame.model.state import Phase
from wargame.model.viewers import PUBLIC
from wargame.players.seating import players_of
from wargame.remote.requests import AskOutlook, SealDraft, TakeOrderBack, seat_requests
from wargame.saves.drafts import Draft
from wargame.saves.index import glance
from wargame.saves.save import read_save
from wargame.saves.shadow import shadow
from wargame.saves.verify import verify
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table
from wargame.table.refused import NotRuled


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    its_rules(monkeypatch)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    made = Table.new(
        ruled_pocket(), path=tmp_path / "game.jsonl", modules=(), players=dict.fromkeys(SEATS, "human"), seed=7,
        vaults=tmp_path / "vaults",
    )
    return play(made, at(Phase.PLANNING, 1))


def given(to: str) -> RulingCommand:
    return RulingCommand(category="exercise", reason="The team left early.", what="seat", id=to)


@pytest.mark.parametrize("holder", ["random", "idle", "strong", "doctrine"])
def test_a_seat_is_given_to_a_player_without_a_keyboard_and_back(holder: str, table: Table, tmp_path: Path) -> None:
    sitting = HotSeatSession(table, {}, timed=False, control=True)
    assert sitting.control is not None
    held = next((one for one in sitting.control.can_hold if one.startswith(holder)), None)
    if held is None:
        pytest.skip("the pocket crisis has no doctrine")
    views = {viewer: table.view(viewer) for viewer in (*SEATS, PUBLIC)}
    sitting.control.rule(given(f"blue={held}"))
    assert {viewer: table.view(viewer) for viewer in views} == views
    assert sitting.people == ("amber", "coral")
    assert table.players["blue"] == held
    for seat in sitting.people:
        sitting.seal(seat, NO_MOVE)
    sitting.call()
    assert table.state.phase is Phase.SEALED, "it has ordered by itself"
    sitting.reveal()
    sitting.control.rule(given("blue=human"))
    assert sitting.people == SEATS
    sitting.open_turn()
    assert "blue" in sitting.waiting
    table.leave()
    with Table.resume(tmp_path / "game.jsonl", vaults=tmp_path / "vaults") as again:
        assert again.players == dict.fromkeys(SEATS, "human")
        play(again)
    assert (verify(again.path).status, verify(again.path).findings) == ("sound", ())
    found = shadow(Recording.open(again.path).history)
    assert found is not None
    assert found.alike, "who holds a seat changes no rule"
    assert "Control gives the seat of Blue to" in report_text(Recording.open(again.path), Wanted())


def test_a_save_goes_on_with_whom_it_names(table: Table, tmp_path: Path) -> None:
    sitting = HotSeatSession(table, {}, timed=False, control=True)
    assert sitting.control is not None
    sitting.control.rule(given("coral=random"))
    table.leave()
    assert read_save(tmp_path / "game.jsonl").players["coral"] == "random"
    assert (glance(tmp_path / "game.jsonl").players or {})["coral"] == "random"
    with Table.resume(tmp_path / "game.jsonl", vaults=tmp_path / "vaults") as again:
        assert HotSeatSession(again, players_of(again.players, again.program.scenario, 1)).people == ("amber", "blue")


@pytest.mark.parametrize(
    "to", ["nobody=random", "blue=", "blue=script:x.yaml", "blue=doctrine:nothing", "blue", "blue=\x1b"]
)
def test_a_seat_is_given_to_nobody_unknown(to: str, table: Table) -> None:
    before = table.path.read_bytes()
    with pytest.raises(NotRuled):
        table.control.rule(given(to))
    assert table.path.read_bytes() == before


def test_a_seat_is_not_given_to_who_holds_it(table: Table) -> None:
    wrong = table.control.objection(given("blue=human"))
    assert wrong is not None
    assert wrong.against == "holds_already"
    with pytest.raises(NotRuled):
        table.control.rule(given("blue=human"))


def test_control_seals_for_a_team_what_it_has_begun_and_the_record_says_so(table: Table) -> None:
    sitting = HotSeatSession(table, {}, timed=False, control=True)
    assert sitting.control is not None
    table.drafts.keep("amber", Draft(1, Order((Act("speech"),))))
    for seat in ("amber", "blue"):
        sitting.control.seal_for(seat, f"Sealed for {seat}.")
    assert [act.move for act in (table.sealed_order("amber") or NO_MOVE).acts] == ["speech"]
    assert table.sealed_order("blue") == NO_MOVE
    assert sitting.control.absent == ("coral",)
    assert [note.text for note in sitting.control.notes] == ["Sealed for amber.", "Sealed for blue."]


def test_at_its_page_control_seals_for_a_team_gives_its_seat_away_and_back(table: Table) -> None:
    game = HostedGame(table)
    game.do("seat/amber", "order", move=["speech"])
    game.do(CONTROL_PLACE, "seal_for", seat=["amber"])
    game.do(CONTROL_PLACE, "seal_for", 409, seat=["amber"])
    game.do("seat/amber", "seal_for", 409, seat=["blue"])
    assert [act.move for act in (table.sealed_order("amber") or NO_MOVE).acts] == ["speech"]
    fields = {"category": ["exercise"], "reason": ["They left."]}
    game.do(CONTROL_PLACE, "consider", 409, what=["seat:blue=nobody"], **fields)
    game.do(CONTROL_PLACE, "consider", what=["seat:blue=random"], **fields)
    assert "the seat of Blue is held by chance" in game.regions(CONTROL_PLACE)["presence"]
    game.do(CONTROL_PLACE, "rule")
    assert table.sealed_order("blue") is not None
    game.do("seat/blue", "unseal", 409)
    for asked in (TakeOrderBack(turn=1), SealDraft(turn=1, order=NO_MOVE), AskOutlook(order=NO_MOVE)):
        body = json.loads(seat_requests().dump_json(asked))
        assert game.sit("seat/blue").post("/seat/blue/team", body).status == 409, "nor does a terminal act for it"
    assert game.room.order("blue") == NO_MOVE, "what the new holder sealed is its own"
    game.do(CONTROL_PLACE, "consider", what=["seat:blue=human"], **fields)
    game.do(CONTROL_PLACE, "rule")
    game.do("seat/blue", "unseal")
