"""Facts are written one way, and read only where they say exactly what they should."""

from __future__ import annotations

import pytest

from wargame.model.events import Changed, Fired, Ordered, CountedModifier, Rolled, Scored, ScoreLine, TurnOpened
from wargame.model.orders import Act, Order
from wargame.model.talk import Message, Promise
from wargame.saves.chain import JournalEntry, compact
from wargame.saves.codec import NotAFact, line_body, order_text, to_data
from wargame.saves.formats import read_line
from wargame.saves.lines import CloseLine, DealLine, InjectLine, Line, OpenLine, OpenedOrder, SealLine, Turn, UnsealLine

ROLL = Rolled(
    source="move:reassure", seats=("washington",), purpose="reassure", faces=(3, 5), base=1,
    reasons=(CountedModifier(source="set:cooperation#2", add=-1),), modifier=-1, total=8, row=2, margin=0, slot=None,
    to=3,
)  # fmt: skip
EVENTS = (
    TurnOpened(turn=1),
    ROLL,
    Fired(source="rule:quiet"),
    Ordered(
        seat="tokyo", move="speech", chosen={"tone": ("firm",), "about": ("b", "a")}, partners=(), cost=1,
        slot="capital[tokyo]", to=2,
    ),
    Changed(source="rule:x", seats=(), slot="trust", asked=3, granted=1, limits=("step",), to=4),
    Scored(seat="tokyo", lines=(ScoreLine(what="card", id="quiet_hand", points=0, most=2),), total=0, band=1),
)
ORDER = Order((Act("speech", {"tone": ("firm",)}, ("seoul",)), Act("wait")), {"consent": "yes"})
LINES: list[Line] = [
    DealLine(events=EVENTS),
    InjectLine(turn=1, events=()),
    SealLine(turn=1, seat="tokyo", digest="0f" * 32),
    UnsealLine(turn=1, seat="tokyo"),
    Message(turn=1, sender="tokyo", to=("seoul", "control"), text="서울로\n\n“Come.”"),
    Promise(turn=1, sender="tokyo", to=("public",), will=True, what="answer", id="consent", word="yes", due=2),
    OpenLine(
        turn=1,
        orders={
            "tokyo": OpenedOrder(salt="ab" * 32, order=ORDER),
            "seoul": OpenedOrder(salt="cd" * 32, order=Order()),
        },
    ),
    Turn(turn=1, events=EVENTS),
    CloseLine(seed=2**64 - 1, secret="00" * 32, reason="ended"),
]


def entry(line: Line) -> JournalEntry:
    return JournalEntry(7, line.kind, line_body(line), "")


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.kind)
def test_every_kind_of_line_comes_back_as_it_was(line: Line) -> None:
    assert read_line(entry(line)) == line


def test_what_equals_its_default_is_not_written() -> None:
    assert to_data(Fired(source="rule:x")) == {"kind": "fired", "source": "rule:x"}
    assert "entered" not in to_data(ROLL)
    assert to_data(Order()) == {}


def test_an_order_has_one_text_however_it_was_put_together() -> None:
    one = Order((Act("speech", {"tone": ("firm",), "about": ("a",)}),), {"p": "x", "q": "y"})
    other = Order((Act("speech", {"about": ("a",), "tone": ("firm",)}),), {"q": "y", "p": "x"})
    assert order_text(one) == order_text(other) == compact(to_data(other))
    assert order_text(one) != order_text(Order((Act("speech", {"tone": ("firm",)}),), {"p": "x", "q": "y"}))


@pytest.mark.parametrize(
    ("kind", "body", "field"),
    [
        ("seal", {"turn": 1, "seat": "tokyo"}, "digest"),
        ("seal", {"turn": "1", "seat": "tokyo", "digest": "0f" * 32}, "turn"),
        ("seal", {"turn": True, "seat": "tokyo", "digest": "0f" * 32}, "turn"),
        ("seal", {"turn": 1, "seat": "tokyo", "digest": "0f" * 32, "order": {}}, "order"),
        ("seal", {"turn": 1, "seat": "tokyo", "digest": "short"}, "digest"),
        ("turn", {"turn": 1, "events": [{"kind": "fired", "source": "a"}, {"kind": "wished"}]}, "events.1"),
        ("turn", {"turn": 1, "events": [{"kind": "fired", "source": "a", "note": "b"}]}, "events.0.fired.note"),
        ("close", {"seed": 1.5, "secret": "00" * 32, "reason": "ended"}, "seed"),
        ("message", {"turn": 1, "sender": "tokyo", "to": "seoul", "text": "Come."}, "to"),
        ("message", {"turn": 1, "sender": "tokyo", "to": ["seoul"], "text": "Come.", "read": True}, "read"),
        ("promise", {"turn": 1, "sender": "tokyo", "to": ["seoul"], "will": 1, "what": "move", "id": "x", "due": 1},
         "will"),
        ("gossip", {}, "line"),
        ("undo", {"text": "by control"}, "turn"),
    ],
)
def test_what_does_not_say_exactly_what_it_should_is_refused(kind: str, body: dict[str, object], field: str) -> None:
    with pytest.raises(NotAFact) as refused:
        read_line(JournalEntry(2, kind, body, ""))
    assert refused.value.field == field
