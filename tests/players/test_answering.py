"""Players without a keyboard answer what is proposed to them, by what their doctrine thinks of it and no secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.positions import position
from tests.engine.twins import twins
from tests.table.games import one_set_of_rules, pocket
from wargame.engine.agreed_orders import holding
from wargame.engine.information.redaction import view_for
from wargame.engine.legality import refusals
from wargame.model.orders import NO_MOVE, Act, Order, Refusal
from wargame.model.talk import Message, Proposal, Record, Response, Said, Spoken
from wargame.players import diplomacy
from wargame.players.answering import offers, says
from wargame.players.doctrine import DoctrinePlayer
from wargame.players.player import IdlePlayer, Player
from wargame.players.strong import StrongPlayer
from wargame.saves.verify import verify
from wargame.session.hot_seat import HotSeatSession, NextStep
from wargame.sim.lookahead import SearchBudget, Lookahead
from wargame.table import Table
from wargame.wording import talk_speaker

SLOW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
SUMMIT = Act("summit", {"clauses": ("trade",)})
SMALL = SearchBudget(doctrines=8, most=8, columns=40, kept=(3, 2))


def sitting(folder: Path, blue: Player, holder: str) -> HotSeatSession:
    """Amber is a person, blue answers, coral does not; the first turn has opened and blue has had its say."""
    holders = {"amber": "human", "blue": holder, "coral": "idle"}
    table = Table.new(pocket(), path=folder / "game.jsonl", modules=(), players=holders, vaults=folder, seed=1)
    session = HotSeatSession(table, {"blue": blue, "coral": IdlePlayer()})
    session.open_turn()
    session.call()
    return session


@pytest.fixture
def gentle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HotSeatSession]:
    one_set_of_rules(monkeypatch)
    session = sitting(tmp_path, DoctrinePlayer("gentle", "blue"), "doctrine:gentle")
    with session.table:
        yield session


def said(session: HotSeatSession) -> list[Said]:
    return list(session.table.talk.said)


def blues_order(session: HotSeatSession) -> Order:
    order = session.table.sealed_order("blue")
    assert order is not None
    return order


def test_it_proposes_what_it_would_order_and_takes_a_no_for_one(gentle: HotSeatSession) -> None:
    (proposal,) = said(gentle)
    assert isinstance(proposal, Proposal)
    assert (proposal.sender, proposal.to, proposal.act.move) == ("blue", ("amber",), "summit")
    (offered,) = offers(gentle.table.view("amber"))
    assert (offered.act.move, offered.others) == ("summit", ("blue",)), "it waits for Amber alone"
    assert offers(gentle.table.view("blue")) == ()
    gentle.call()
    assert said(gentle) == [proposal], "once"
    gentle.sit("amber").decline(1)
    gentle.seal("amber", NO_MOVE)
    gentle.call()
    assert "summit" not in {act.move for act in blues_order(gentle).acts}


def test_it_accepts_what_its_doctrine_gives_weight_and_orders_it(gentle: HotSeatSession) -> None:
    team = gentle.sit("amber")
    team.counter(1, SUMMIT)
    last = said(gentle)[-1]
    assert isinstance(last, Response)
    assert (last.sender, last.says) == ("blue", "accepted")
    assert gentle.table.sealed_order("blue") is None, "it waits for what people say"
    gentle.seal("amber", Order((SUMMIT,)))
    gentle.call()
    assert gentle.step is NextStep.OPEN
    assert replace(SUMMIT, partners=()) in blues_order(gentle).acts
    gentle.reveal()
    talk = gentle.table.view("amber").talk
    assert talk is not None
    (agreed,) = (one for one in talk.spoken if one.number == 2)
    assert agreed.standing is not None
    assert agreed.standing.how == "kept"


def test_it_declines_what_it_gives_no_weight(gentle: HotSeatSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DoctrinePlayer, "terms", lambda self, view, agreement: None)
    gentle.sit("amber").propose(SUMMIT)
    answer = said(gentle)[-1]
    assert isinstance(answer, Response)
    assert (answer.sender, answer.says, answer.why) == ("blue", "declined", "unwanted")


def test_it_declines_what_an_agreement_leaves_no_room_for() -> None:
    at = position("dprk", 0, 1)
    turn, first, second = at.state.turn, Act("strike_protocol"), Act("nontraditional_security")
    talk = Record((
        Proposal(turn=turn, sender="seoul", to=("tokyo",), act=first),
        Response(turn=turn, sender="tokyo", to=("seoul",), proposal=1, says="accepted"),
        Proposal(turn=turn, sender="seoul", to=("tokyo",), act=second),
    ))

    def one_move(order: Order) -> tuple[Refusal, ...]:
        return (Refusal("too_many", ""),) * (len(order.acts) > 1)

    player = DoctrinePlayer("prudent", "tokyo")
    player.look(at.program, at.state)
    answer = next(says(player, view_for(at.program, at.state, "tokyo", talk=talk), one_move))
    assert isinstance(answer, Response)
    assert (answer.proposal, answer.says, answer.why) == (2, "declined", "engaged")


def test_it_declines_what_it_cannot_order(gentle: HotSeatSession) -> None:
    table = gentle.table
    table.say(diplomacy.proposal(table.view("amber"), SUMMIT))
    player = DoctrinePlayer("gentle", "blue")
    player.look(table.program, table.state)
    answer = next(says(player, table.view("blue"), lambda order: (Refusal("too_dear", ""),)))
    assert isinstance(answer, Response)
    assert (answer.says, answer.why) == ("declined", "cannot")
    assert "It cannot order that now" in talk_speaker({}, "week").response(Spoken(2, answer, "J1 Summit"), answer)


def test_who_does_not_answer_stays_silent(gentle: HotSeatSession) -> None:
    before = said(gentle)
    words = Message(turn=1, sender="amber", to=("blue", "coral"), text="Shall we meet?")
    gentle.sit("amber").say(words)
    assert said(gentle) == [*before, words]


def test_a_seal_taken_back_lets_it_decide_anew(gentle: HotSeatSession) -> None:
    gentle.seal("amber", NO_MOVE)
    gentle.call()
    gentle.take_back("amber")
    assert gentle.table.sealed_order("blue") is None
    assert gentle.table.sealed_order("coral") is not None


def test_a_game_with_its_words_can_be_verified(gentle: HotSeatSession) -> None:
    while gentle.step is not NextStep.END:
        match gentle.step:
            case NextStep.PLAN:
                gentle.call()
                if gentle.waiting:
                    for one in diplomacy.waiting(gentle.table.view("amber")):
                        gentle.sit("amber").accept(one.number)
                    gentle.seal("amber", NO_MOVE)
            case NextStep.TELL:
                gentle.open_turn()
            case _:
                gentle.reveal()
    gentle.close()
    assert len([one for one in said(gentle) if one.sender == "blue"]) > 2
    assert verify(gentle.table.path).status == "sound"


def test_who_looks_ahead_answers_and_keeps_its_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)
    monkeypatch.setattr(Lookahead, "order", lambda looking, at, seed, agreed: Order(tuple(act for act, _ in agreed)))
    strong = StrongPlayer("blue", 5)
    session = sitting(tmp_path, strong, "strong")
    strong._lookahead = Lookahead(session.table.program, SMALL)
    with session.table:
        assert said(session) == []
        session.sit("amber").propose(SUMMIT)
        answer = said(session)[-1]
        assert isinstance(answer, Response)
        session.seal("amber", Order((SUMMIT,)))
        session.call()
        ordered = {act.move for act in blues_order(session).acts}
        assert answer.says == ("accepted" if "summit" in ordered else "declined")


def test_who_looks_ahead_proposes_the_joint_move_it_would_order_and_thinks_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is agreed, its order is the one it thought of as the turn began, less what was refused."""
    one_set_of_rules(monkeypatch)
    thought = list[object]()
    best = Order((SUMMIT, Act("gift", {"to": ("coral",)})))

    def order(looking: Lookahead, at: object, seed: int, agreed: object) -> Order:
        thought.append(agreed)
        return best

    monkeypatch.setattr(Lookahead, "order", order)
    session = sitting(tmp_path, StrongPlayer("blue", 5), "strong")
    with session.table:
        (proposal,) = said(session)
        assert isinstance(proposal, Proposal)
        assert (proposal.sender, proposal.act) == ("blue", SUMMIT)
        session.sit("amber").decline(1)
        session.seal("amber", NO_MOVE)
        session.call()
        assert thought == [[]], "once a turn"
        assert blues_order(session) == Order(best.acts[1:]), "nobody orders alone what was refused"


@SLOW
@given(st.sampled_from(["pocket", "dprk"]), st.sampled_from([1, 4]), st.booleans(), st.data())
def test_what_a_seat_may_not_know_changes_no_word_of_it(
    world: str, turn: int, strong: bool, data: st.DataObject
) -> None:
    """Hidden tracks, others' cards and observations, what happened in secret, what others said in private."""
    at, seat, other = twins(data, world, 0, turn)
    partner = data.draw(st.sampled_from([one for one in at.program.seats if one != seat]), label="partner")
    joint = [
        move for move, site in at.program.moves.items()
        if at.program.scenario.moves[move].joint and set(at.program.scenario.moves[move].seats) == {seat, partner}
    ]
    proposals = [
        Proposal(turn=at.state.turn, sender=partner, to=(seat,), act=Act(move)) for move in joint[:3]
    ]
    doctrine = next(iter(at.program.scenario.doctrines))
    found = []
    for one in (at, other):
        player = StrongPlayer(seat, 3) if strong else DoctrinePlayer(doctrine, seat)
        if isinstance(player, StrongPlayer):
            player._lookahead = Lookahead(one.program, SMALL)
        player.look(one.program, one.state)
        view = view_for(one.program, one.state, seat, talk=Record(tuple(proposals)))
        why = partial(refusals, one.program, one.state, seat)
        found.append((list(says(player, view, why)), player.order(view, why)))
    assert found[0] == found[1]


@pytest.mark.parametrize(("room", "acts"), [(3, ("new", "a", "b")), (2, ("new", "a")), (1, ("new",)), (0, None)])
def test_what_is_agreed_comes_before_all_else(room: int, acts: tuple[str, ...] | None) -> None:
    def full(order: Order) -> tuple[Refusal, ...]:
        return (Refusal("too_dear", ""),) * (len(order.acts) > room)

    found = holding(Order((Act("a"), Act("b"))), [Act("new")], full)
    assert (None if found is None else tuple(act.move for act in found.acts)) == acts
