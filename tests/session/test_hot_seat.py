"""One sitting over a real small table: whose turn it is, what waits for whom, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.table.games import SEATS, one_set_of_rules, pocket
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.talk import TO_ALL, Message
from wargame.players.player import IdlePlayer
from wargame.session.hot_seat import HotSeatSession, NextStep
from wargame.session.unread import is_unread, spoken
from wargame.table import Table

PATROL = Order((Act("patrol"),))


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HotSeatSession]:
    """Amber and blue at one keyboard; coral needs none."""
    one_set_of_rules(monkeypatch)
    people = {"amber": "human", "blue": "human", "coral": "idle"}
    table = Table.new(pocket(), path=tmp_path / "game.jsonl", modules=(), players=people, vaults=tmp_path)
    with table:
        yield HotSeatSession(table, {"coral": IdlePlayer()}, StoppedClock())


class StoppedClock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def message(session: HotSeatSession, sender: str, to: tuple[str, ...], text: str) -> Message:
    return Message(turn=session.view.turn, sender=sender, to=to, text=text)


def test_a_turn_goes_from_step_to_step_and_each_is_read_from_the_table(session: HotSeatSession) -> None:
    assert session.step is NextStep.BEGIN
    session.open_turn()
    assert session.step is NextStep.PLAN
    session.call()
    assert session.waiting == ("amber", "blue"), "coral has sealed by itself"
    session.seal("amber", NO_MOVE)
    assert session.waiting == ("blue",)
    session.seal("blue", NO_MOVE)
    assert session.step is NextStep.OPEN
    session.reveal()
    assert session.step is NextStep.TELL
    assert HotSeatSession(session.table, {}).step is NextStep.TELL


def test_what_a_team_has_begun_waits_for_it_alone_until_it_seals(session: HotSeatSession) -> None:
    session.open_turn()
    session.sit("amber").keep(PATROL, "a letter")
    session.rise("amber")
    assert session.sit("blue").order == NO_MOVE
    assert not session.sit("blue").unfinished
    again = HotSeatSession(session.table, {}).sit("amber")
    assert (again.order, again.unfinished) == (PATROL, "a letter"), "after a crash too"
    session.seal("amber", PATROL)
    assert session.sit("amber").order == NO_MOVE
    session.take_back("amber")
    assert session.sit("amber").order == PATROL


def test_what_others_say_is_unread_until_the_seat_gets_up(session: HotSeatSession) -> None:
    session.open_turn()
    session.sit("blue").say(message(session, "blue", ("amber",), "May we talk?"))
    team = session.sit("amber")
    (one,) = spoken(team.view())
    assert is_unread(one, team.view(), team.read)
    session.rise("amber")
    assert not is_unread(one, team.view(), session.sit("amber").read)
    own = session.sit("blue")
    assert not is_unread(one, own.view(), own.read), "nobody's own words are news"


def test_control_reads_what_was_said_to_it_or_to_all(session: HotSeatSession) -> None:
    session.open_turn()
    team = session.sit("amber")
    for to in (("blue",), ("control",), TO_ALL):
        team.say(message(session, "amber", to, f"to {to[0]}"))
    assert [one.said.to for one in session.control_words] == [("control",), TO_ALL]


def test_the_clock_runs_for_whoever_sits_and_rests_between_two_teams(session: HotSeatSession) -> None:
    session.open_turn()
    assert session.clock is not None
    session.call()
    assert session.clock.read() is None
    session.sit("amber")
    reading = session.clock.read()
    assert reading is not None
    assert reading.whose == pocket().seats["amber"].name
    session.rise("amber")
    assert session.clock.read() is None
    for seat in ("amber", "blue"):
        session.seal(seat, NO_MOVE)
    session.reveal()
    assert (reading := session.clock.read()) is not None
    assert reading.what == "reveal"


def test_a_seat_sees_its_own_view_and_the_session_shows_what_all_may_see(session: HotSeatSession) -> None:
    session.open_turn()
    assert [session.sit(seat).view().viewer for seat in SEATS] == list(SEATS)
    assert session.view.viewer == "public"
