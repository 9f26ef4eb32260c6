"""Requests on their way through breaks: each is done once, in order, and what gives way is only an older draft."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from tests.remote.served import until
from tests.tui.sample import TOKYO
from wargame.model.orders import Act, Order
from wargame.model.talk import Message, Spoken, TalkView
from wargame.model.views import View
from wargame.remote.connection import LostPlace, NoHost, NotDone
from wargame.remote import outbox as out
from wargame.remote.outbox import Outbox
from wargame.remote.requests import KeepDraft, SaySomething, SealDraft, SeatRequest, TakeOrderBack


class Host:
    """Does what it is asked, except that the next requests go as ``fails`` says: ``before`` or ``after`` it was done,
    or refused."""

    def __init__(self) -> None:
        self.done: list[SeatRequest] = []
        self.fails: list[str] = []
        self.goes = threading.Event()
        self.goes.set()
        self.told: list[tuple[SeatRequest, str, bool]] = []
        self.breaks = 0

    def send(self, request: SeatRequest) -> str:
        self.goes.wait(20)
        how = self.fails.pop(0) if self.fails else ""
        if how in ("", "after"):
            self.done.append(request)
        if how == "refused":
            raise NotDone("no")
        if how == "lost":
            raise LostPlace("gone")
        if how:
            raise NoHost(how)
        return "yes"

    def broken(self) -> None:
        self.breaks += 1

    def outbox(self) -> Outbox:
        return Outbox(self.send, lambda *what: self.told.append(what), self.broken)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "AGAIN", 0.01)


SAID = SaySomething(said=Message(turn=1, sender="tokyo", to=("seoul",), text=" Come. "))


def heard(*texts: str) -> View:
    spoken = tuple(
        Spoken(number, Message(turn=1, sender="tokyo", to=("seoul",), text=text))
        for number, text in enumerate(texts, 1)
    )
    return replace(TOKYO, talk=TalkView(1, spoken))


@pytest.mark.parametrize("how", ["before", "after"])
def test_what_is_the_same_twice_is_asked_again(how: str) -> None:
    host = Host()
    host.fails = [how, how]
    box = host.outbox()
    box.put(seal := SealDraft(turn=1, order=Order()))
    until(lambda: box.empty)
    assert set(map(str, host.done)) == {str(seal)}
    assert host.told == [(seal, "yes", False)]
    assert host.breaks == 2


@pytest.mark.parametrize(("how", "record", "many"), [("before", (), 1), ("after", ("Come.",), 1),
                                                     ("before", ("Come.",), 1)])  # fmt: skip
def test_what_was_said_is_said_once(how: str, record: tuple[str, ...], many: int) -> None:
    """Said again only where the next view does not hold it; the same words from before do not count."""
    host = Host()
    host.fails = [how]
    before = 1 if how == "before" and record else 0
    box = host.outbox()
    box.put(SAID, since=before)
    until(lambda: host.breaks)
    assert not box.empty, "nobody knows yet"
    box.fresh(heard(*record))
    until(lambda: box.empty)
    assert host.done == [SAID] * many


def test_a_draft_gives_way_to_a_newer_one_and_nothing_else_does() -> None:
    host = Host()
    host.goes.clear()
    box = host.outbox()
    drafts = [KeepDraft(turn=1, order=Order((Act(move),))) for move in "abcd"]
    box.put(drafts[0])
    box.put(drafts[1])
    box.put(SAID)
    box.put(drafts[2])
    box.put(TakeOrderBack(turn=1))
    box.put(drafts[3])
    host.goes.set()
    until(lambda: box.empty)
    assert host.done == [drafts[0], SAID, TakeOrderBack(turn=1), drafts[3]]


def test_a_refusal_is_told_and_the_rest_goes_on() -> None:
    host = Host()
    host.fails = ["refused"]
    box = host.outbox()
    box.put(TakeOrderBack(turn=1))
    box.put(SAID)
    until(lambda: len(host.told) == 2)
    assert [(said, refused) for _what, said, refused in host.told] == [("no", True), ("yes", False)]


def test_with_the_place_goes_all_that_waited() -> None:
    host = Host()
    host.goes.clear()
    host.fails = ["lost"]
    box = host.outbox()
    box.put(TakeOrderBack(turn=1))
    box.put(SAID)
    host.goes.set()
    until(lambda: host.told)
    assert box.empty
    assert not host.done


def test_leaving_waits_for_what_is_on_its_way_but_not_for_ever() -> None:
    host = Host()
    box = host.outbox()
    box.put(SAID)
    assert box.leave(20)
    assert host.done == [SAID]
    gone = Host()
    gone.fails = ["before"] * 1000
    box = gone.outbox()
    box.put(TakeOrderBack(turn=1))
    assert not box.leave(0.05)
