"""Joint moves are proposed and answered between those concerned; at the reveal the record says who did it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.table.games import SEATS, at, game, play
from tests.table.talking import assert_only_words, message, spoken
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.model.talk import Proposal, Response, Spoken, Stands
from wargame.players import diplomacy
from wargame.saves.save import read_save
from wargame.table import NotSaid, Table
from wargame.wording import speaker_of

SUMMIT = Act("summit", {"clauses": ("trade",)})
WITH_CORAL = Act("summit", {"clauses": ("trade",)}, ("coral",))


@pytest.fixture
def planning(tmp_path: Path) -> Table:
    """A people's game in which turn 1 has just opened."""
    return play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.PLANNING, 1))


def propose(table: Table, seat: str, act: Act = SUMMIT, changes: int = 0) -> None:
    table.say(diplomacy.proposal(table.view(seat), act, changes))


def answer(table: Table, seat: str, yes: bool, number: int = 1) -> None:
    view = table.view(seat)
    table.say(diplomacy.response(view, number, "accepted") if yes else diplomacy.refusal(view, number))


def proposal(table: Table, viewer: str, number: int = 1) -> Spoken:
    return next(one for one in spoken(table, viewer) if one.number == number)


def how(table: Table, viewer: str = "amber", number: int = 1) -> str:
    standing = proposal(table, viewer, number).standing
    assert standing is not None
    return standing.how


def seats(table: Table, viewer: str = "amber", number: int = 1) -> dict[str, Stands]:
    standing = proposal(table, viewer, number).standing
    assert standing is not None
    return dict(standing.seats)


def turn(table: Table, **orders: Act) -> Table:
    """Resolve the turn with these acts, and no move of the others."""
    for seat in SEATS:
        table.seal(seat, Order((orders[seat],)) if seat in orders else NO_MOVE)
    table.reveal()
    return table


def test_a_proposal_reaches_those_it_takes_and_nobody_else(planning: Table) -> None:
    propose(planning, "amber")
    assert [len(spoken(planning, viewer)) for viewer in (*SEATS, "public", "control")] == [1, 1, 0, 0, 1]
    heard = proposal(planning, "blue")
    assert (heard.thing, heard.terms, how(planning)) == ("J1 Summit", ("Trade",), "open")
    assert seats(planning) == {"amber": "accepted", "blue": "open"}
    assert [len(diplomacy.waiting(planning.view(seat))) for seat in SEATS] == [0, 1, 0]


def test_it_is_accepted_when_all_that_it_takes_have_accepted(planning: Table) -> None:
    propose(planning, "amber", WITH_CORAL)
    answer(planning, "blue", yes=True)
    assert (how(planning), seats(planning)["coral"]) == ("open", "open")
    answer(planning, "coral", yes=True)
    assert how(planning, "coral") == "accepted"
    assert not any(diplomacy.waiting(planning.view(seat)) for seat in SEATS)


def test_what_a_seat_said_last_counts(planning: Table) -> None:
    propose(planning, "amber")
    answer(planning, "blue", yes=True)
    answer(planning, "blue", yes=False)
    assert how(planning) == "declined"
    answer(planning, "blue", yes=True)
    assert how(planning) == "accepted"


def test_whoever_accepts_orders_the_same_and_names_the_others(planning: Table) -> None:
    propose(planning, "coral")
    assert diplomacy.agreed_act(planning.view("amber"), proposal(planning, "amber")) == WITH_CORAL
    assert diplomacy.agreed_act(planning.view("coral"), proposal(planning, "coral")) == SUMMIT


def test_a_change_is_a_proposal_of_its_own_and_settles_the_first(planning: Table) -> None:
    propose(planning, "amber", WITH_CORAL)
    propose(planning, "blue", Act("summit", {"clauses": ("fishing",)}), changes=1)
    assert how(planning) == "changed"
    assert [proposal(planning, seat, 2).about for seat in SEATS] == [1, 1, 1]
    assert seats(planning, "coral", 2) == {"blue": "accepted", "amber": "open"}, "it is told that it is left out"
    assert [len(diplomacy.waiting(planning.view(seat))) for seat in SEATS] == [1, 0, 0]
    answer(planning, "amber", yes=True, number=2)
    assert how(planning, "coral", 2) == "accepted"


def test_who_proposed_may_change_or_take_back(planning: Table) -> None:
    propose(planning, "amber")
    propose(planning, "amber", Act("summit"), changes=1)
    assert how(planning) == "changed"
    answer(planning, "amber", yes=False, number=2)
    assert how(planning, "blue", 2) == "withdrawn"
    for number in (1, 2):
        with pytest.raises(NotSaid, match="withdrawn"):
            answer(planning, "blue", yes=True, number=number)
    propose(planning, "amber")
    assert how(planning, "blue", 4) == "open"


def test_a_seat_stands_by_one_version_of_a_move_at_a_time(planning: Table) -> None:
    propose(planning, "amber")
    propose(planning, "blue", Act("summit"))
    answer(planning, "amber", yes=True, number=2)
    assert (how(planning), how(planning, "blue", 2)) == ("changed", "accepted")
    propose(planning, "blue", Act("summit", {"clauses": ("arms",)}))
    assert (how(planning, "blue", 2), how(planning, "blue", 4)) == ("changed", "open")


def test_what_nobody_answered_lapses_and_what_was_declined_stays_so(planning: Table) -> None:
    propose(planning, "amber")
    propose(planning, "blue")
    answer(planning, "amber", yes=False, number=2)
    turn(planning)
    assert [how(planning, "blue", number) for number in (1, 2)] == ["lapsed", "declined"]
    assert [one.number for one in diplomacy.settled(replace(planning.view("blue"), turn=2))] == [1]


@pytest.mark.parametrize(("ordered", "expected"), [
    ({"amber": SUMMIT, "blue": SUMMIT}, {"amber": "kept", "blue": "kept"}),
    ({"amber": SUMMIT}, {"amber": "kept", "blue": "broken"}),
    ({}, {"amber": "broken", "blue": "broken"}),
    ({"amber": SUMMIT, "blue": Act("summit", {"clauses": ("fishing",)})}, {"amber": "kept", "blue": "broken"}),
    ({"amber": SUMMIT, "blue": WITH_CORAL}, {"amber": "kept", "blue": "broken"}),
])  # fmt: skip
def test_the_record_says_who_did_what_was_agreed(
    planning: Table, ordered: dict[str, Act], expected: dict[str, str]
) -> None:
    propose(planning, "amber")
    answer(planning, "blue", yes=True)
    assert how(planning) == "accepted"
    turn(planning, **ordered)
    for viewer in ("amber", "blue", "control"):
        assert seats(planning, viewer) == expected
        assert how(planning, viewer) == ("broken" if "broken" in expected.values() else "kept")


def test_not_to_name_a_partner_that_was_agreed_on_breaks_nothing(planning: Table) -> None:
    """It orders without the condition, and whoever was agreed on takes part all the same."""
    propose(planning, "amber", WITH_CORAL)
    for seat in ("blue", "coral"):
        answer(planning, seat, yes=True)
    turn(planning, amber=WITH_CORAL, blue=SUMMIT, coral=SUMMIT)
    assert seats(planning) == dict.fromkeys(SEATS, "kept")


def test_nobody_learns_from_it_of_an_order_that_is_not_for_them(planning: Table) -> None:
    """Coral, who may take part, hears nothing of an offer of the others that found no partner."""
    propose(planning, "coral")
    answer(planning, "amber", yes=True)
    answer(planning, "blue", yes=True)
    turn(planning, amber=SUMMIT)
    assert seats(planning, "blue") == {"coral": "broken", "amber": "kept", "blue": "broken"}
    assert seats(planning, "coral") == {"coral": "broken", "amber": "unknown", "blue": "unknown"}


def test_a_game_broken_off_leaves_what_was_agreed_undone(planning: Table) -> None:
    propose(planning, "amber")
    answer(planning, "blue", yes=True)
    planning.close(early=True)
    assert how(planning, "control") == "lapsed"


def said(**facts: object) -> Proposal:
    return Proposal(**{"turn": 1, "sender": "amber", "to": ("blue",), "act": SUMMIT, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(("wrong", "reason"), [
    (said(sender="nobody"), "no such seat"),
    (said(sender="control"), "no such seat"),
    (said(to=("public",)), "nobody else"),
    (said(to=("blue", "control")), "nobody else"),
    (said(to=("blue", "coral")), "nobody else"),
    (said(act=WITH_CORAL), "nobody else"),
    (said(to=()), "nobody"),
    (said(act=Act("speech")), "takes several seats"),
    (said(act=Act("strike")), "not a move of Amber"),
    (said(act=Act("ghost")), "not a move of Amber"),
    (said(act=Act("summit", {"clauses": ("ghost",)})), "with these words"),
    (said(act=Act("summit", {"ghost": ("trade",)})), "with these words"),
    (said(act=Act("summit", {}, ("blue", "coral", "coral")), to=("blue", "coral")), "with these words"),
    (said(turn=2), "turn 1"),
    (said(changes=1), "no such proposal"),
    (said(changes=-1), "no such proposal"),
    (Response(turn=1, sender="blue", to=("amber",), proposal=1, says="accepted"), "no such proposal"),
])  # fmt: skip
def test_what_cannot_be_proposed_is_refused_and_leaves_no_trace(
    planning: Table, wrong: Proposal | Response, reason: str
) -> None:
    before = planning.path.read_bytes()
    with pytest.raises(NotSaid) as refused:
        planning.say(wrong)
    assert reason in speaker_of(planning.program).objection(refused.value.objection)
    assert planning.path.read_bytes() == before


@pytest.mark.parametrize(("wrong", "reason"), [
    (said(), "already"),
    (Response(turn=1, sender="amber", to=("blue",), proposal=1, says="accepted"), "your own"),
    (Response(turn=1, sender="amber", to=("blue",), proposal=1, says="declined"), "your own"),
    (Response(turn=1, sender="blue", to=("amber",), proposal=1, says="withdrawn"), "not your proposal"),
    (Response(turn=1, sender="blue", to=("amber",), proposal=2, says="accepted"), "no such proposal"),
    (Response(turn=1, sender="blue", to=("amber",), proposal=0, says="accepted"), "no such proposal"),
    (Response(turn=1, sender="coral", to=("amber",), proposal=1, says="accepted"), "no such proposal"),
    (Response(turn=1, sender="blue", to=("amber", "coral"), proposal=1, says="accepted"), "no such proposal"),
    (said(sender="blue", to=("amber",), act=WITH_CORAL, changes=1), "the same seats"),
])  # fmt: skip
def test_what_cannot_be_answered_is_refused(planning: Table, wrong: Proposal | Response, reason: str) -> None:
    propose(planning, "amber")
    with pytest.raises(NotSaid) as refused:
        planning.say(wrong)
    assert reason in speaker_of(planning.program).objection(refused.value.objection)


def test_a_proposal_of_the_last_turn_cannot_be_answered(planning: Table) -> None:
    propose(planning, "amber")
    turn(planning)
    planning.open_turn()
    late = Response(turn=2, sender="blue", to=("amber",), proposal=1, says="accepted")
    with pytest.raises(NotSaid, match="no_proposal"):
        planning.say(late)
    with pytest.raises(diplomacy.NoProposal):
        answer(planning, "blue", yes=True)
    assert diplomacy.proposals(planning.view("blue")) == ()


def test_a_seat_that_is_not_concerned_sees_no_byte_of_it(planning: Table) -> None:
    """Not even a gap in the numbers of what it does hear, in the view or in what it says itself."""
    before = repr(planning.view("coral"))
    propose(planning, "amber")
    answer(planning, "blue", yes=False)
    propose(planning, "blue", Act("summit"), changes=1)
    assert repr(planning.view("coral")) == before
    propose(planning, "amber", WITH_CORAL)
    planning.say(message("blue", "coral"))
    assert [one.number for one in spoken(planning, "coral")] == [1, 2]
    heard = diplomacy.response(planning.view("coral"), 1, "accepted")
    assert heard.proposal == 1


def test_it_survives_a_break_is_verified_and_changes_nothing_that_happens(tmp_path: Path) -> None:
    def speak(table: Table) -> None:
        propose(table, "amber", WITH_CORAL)
        answer(table, "blue", yes=True)
        propose(table, "coral", SUMMIT, changes=1)

    loud = assert_only_words(tmp_path, 1, speak)
    kinds = [line.kind for line in read_save(loud).lines]
    assert (kinds.count("proposal"), kinds.count("response")) == (2, 1)
