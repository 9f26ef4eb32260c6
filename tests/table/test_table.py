"""The table takes commands in their phase, refuses the rest, and keeps what is sealed to itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import SEATS, at, game, order_of, play, pocket, rehearsal
from wargame.engine.phases import NotNow
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.saves import Unusable
from wargame.saves.replay import read_save
from wargame.saves.verify import verify
from wargame.table import OrderRefused, Table


@pytest.fixture
def planning(tmp_path: Path) -> Table:
    """A people's game in which turn 1 has just opened."""
    return play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.PLANNING, 1))


def test_a_game_is_played_from_setup_to_its_close(tmp_path: Path) -> None:
    with game(tmp_path / "game.jsonl", tmp_path / "drawers") as table:
        assert table.state.phase is Phase.SETUP
        play(table, at(Phase.REVIEW, 2))
        assert len(table.past) == 3, "the deal and the ends of two turns"
        assert table.past[-1] == table.state.values
        kinds = [event.kind for event in table.turn_events]
        assert kinds[0] == "turn_opened"
        assert kinds[-1] == "turn_ended"
        play(table)
        assert table.state.phase is Phase.CLOSED
    assert read_save(tmp_path / "game.jsonl").close is not None
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["game.jsonl"], "no secrets are left"


def test_commands_out_of_their_phase_change_nothing(planning: Table) -> None:
    before, state = planning.path.read_bytes(), planning.state
    for command in (planning.open_turn, planning.reveal, planning.close, lambda: planning.unseal("amber")):
        with pytest.raises(NotNow):
            command()
    with pytest.raises(NotNow):
        planning.seal("nobody", NO_MOVE)
    planning.seal("amber", NO_MOVE)
    with pytest.raises(NotNow, match="sealed already"):
        planning.seal("amber", NO_MOVE)
    planning.unseal("amber")
    assert planning.state == state
    assert planning.path.read_bytes().startswith(before)


def test_an_order_against_the_rules_is_refused_with_its_reasons(planning: Table) -> None:
    before = planning.path.read_bytes()
    with pytest.raises(OrderRefused) as refused:
        planning.seal("amber", Order((Act("spy"),)))
    assert [refusal.code for refusal in refused.value.refusals] == ["not_yours"]
    assert str(refused.value) == "not_yours spy"
    assert planning.path.read_bytes() == before
    assert planning.sealed_order("amber") is None


def test_a_seal_can_be_taken_back_and_given_anew_until_the_reveal(planning: Table) -> None:
    first = Order((Act("speech"),))
    planning.seal("amber", first)
    assert planning.sealed_order("amber") == first
    assert planning.unseal("amber") == first
    assert planning.sealed_order("amber") is None
    for seat in SEATS:
        planning.seal(seat, NO_MOVE)
    assert planning.state.phase is Phase.SEALED
    planning.unseal("blue")
    assert planning.state.phase is Phase.PLANNING
    planning.seal("blue", NO_MOVE)
    planning.reveal()
    assert planning.state.phase is Phase.REVIEW


def test_nothing_of_a_sealed_order_or_of_the_seed_stands_in_the_save(planning: Table) -> None:
    before = planning.path.read_bytes()
    planning.seal("amber", Order((Act("speech"),)))
    added = planning.path.read_bytes()[len(before) :]
    assert b'"seal"' in added
    assert b"speech" not in added
    secrets = next((planning.path.parent / "drawers").iterdir()).read_text(encoding="utf-8")
    assert "speech" in secrets
    seed = secrets.split('"seed":')[1].split(",")[0]
    assert seed.encode() not in planning.path.read_bytes()


def test_the_same_order_sealed_twice_shows_two_digests(planning: Table) -> None:
    for _ in range(2):
        planning.seal("amber", NO_MOVE)
        planning.unseal("amber")
    digests = [line.digest for line in read_save(planning.path).lines if line.kind == "seal"]
    assert len(set(digests)) == 2


def test_one_seed_and_the_same_orders_give_one_journal_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        play(rehearsal(tmp_path / name / "game.jsonl"))
    one, two = ((tmp_path / name / "game.jsonl").read_bytes() for name in ("one", "two"))
    assert one == two
    play(rehearsal(tmp_path / "other.jsonl", seed=8))
    assert (tmp_path / "other.jsonl").read_bytes() != one


def test_how_an_order_was_put_together_leaves_no_trace(tmp_path: Path) -> None:
    for name, questions in (("one", ("budget", "sincerity")), ("two", ("sincerity", "budget"))):
        words = {"budget": "spend", "sincerity": "no"}
        path = tmp_path / f"{name}.jsonl"
        with play(rehearsal(path), at(Phase.PLANNING, 2)) as table:
            summit = Act("summit", {"clauses": ("trade",)})
            for seat in SEATS:
                acts = (summit,) if seat in ("amber", "blue") else ()
                answers = {question: words[question] for question in questions} if acts else {}
                table.seal(seat, Order(acts, answers))
            answered = [event.question for event in table.reveal() if event.kind == "answered"]
            assert {"budget", "sincerity"} <= set(answered)
        assert verify(path).status == "sound so far, not closed"
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_who_seals_first_makes_no_difference_to_what_happens(tmp_path: Path) -> None:
    happened = []
    for name, seats in (("one", SEATS), ("two", SEATS[::-1])):
        with play(rehearsal(tmp_path / f"{name}.jsonl"), at(Phase.PLANNING, 2)) as table:
            for seat in seats:
                table.seal(seat, order_of(table, seat))
            happened.append(table.reveal())
        assert verify(table.path).status == "sound so far, not closed"
    assert happened[0] == happened[1]


def test_people_get_another_seed_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        play(game(tmp_path / f"{name}.jsonl", tmp_path / "drawers"))
    one, two = (read_save(tmp_path / f"{name}.jsonl").close for name in ("one", "two"))
    assert one
    assert two
    assert one.seed != two.seed
    assert one.secret != two.secret


def test_a_game_broken_off_is_closed_as_left(planning: Table) -> None:
    planning.close(early=True)
    close = read_save(planning.path).close
    assert close
    assert close.reason == "left"


def test_two_tables_never_share_a_save(planning: Table) -> None:
    with pytest.raises(Unusable, match="another program"):
        Table.resume(planning.path, vaults=planning.path.parent / "drawers")
    with pytest.raises(Unusable, match=r"already|another program"):
        Table.new(pocket(), path=planning.path, modules=(), players={}, seed=1, rehearsal=True)


def test_the_seats_see_who_has_sealed_and_not_what(planning: Table) -> None:
    before = planning.view("coral")
    planning.seal("amber", order_of(planning, "amber"))
    after = planning.view("coral")
    assert [seat.id for seat in after.seats if seat.sealed] == ["amber"]
    planning.unseal("amber")
    planning.seal("amber", NO_MOVE)
    assert planning.view("coral") == after
    assert before.moves == after.moves
