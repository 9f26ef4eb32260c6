"""The talk of the sample game, as Tokyo knows it in the third turn, and what all seats know of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wargame.model.events import Ordered
from wargame.model.talk import TO_ALL, Message, Promise, Spoken, Standing, TalkView


def message(sender: str, to: str, text: str, turn: int = 3) -> Message:
    return Message(turn=turn, sender=sender, to=tuple(to.split()), text=text)


def promise(sender: str, to: str, id: str, **facts: Any) -> Promise:
    facts = {"turn": 3, "due": 3, "will": True, "what": "move", **facts}
    return Promise(sender=sender, to=tuple(to.split()), id=id, **facts)


PAST = {"turn": 2, "due": 2}


ORDERED = Ordered(seat="tokyo", move="t6", chosen={}, partners=(), cost=3, slot="ordered:t6@tokyo", to=1)
SPOKEN = (
    Spoken(1, message("seoul", "tokyo", "If you explain first, we can carry the build-up at home.", 2)),
    Spoken(2, promise("tokyo", "seoul", "t6", **PAST), "T6 History initiative", "", Standing("kept", 2, ORDERED)),
    Spoken(3, promise("washington", "tokyo seoul", "w1", **PAST), "W1 Deterrence", "", Standing("broken", 2)),
    Spoken(4, promise("seoul", "tokyo", "s7", **PAST, will=False), "S7 Back channel", "", Standing("unknown", 2)),
    Spoken(5, message("washington", "public", "All three stand together.\n\nNobody should test it.")),
    Spoken(6, message("seoul", "tokyo control", "東京へ: 今週、歴史の件で動けますか。 서울에서.")),
    Spoken(7, promise("seoul", "tokyo", "base", what="answer", word="full", due=5), "May forces be used?", "Full use",
           Standing("open")),
    Spoken(8, message("tokyo", "seoul washington", "Let us open the warning data together this week.")),
)  # fmt: skip
TALK = TalkView(3, SPOKEN, (("defence", "Defence"), ("recon", "Reconciliation")))
HEARD_BY_ALL = TalkView(
    3,
    tuple(
        replace(one, number=number) for number, one in enumerate((one for one in SPOKEN if one.said.to == TO_ALL), 1)
    ),
)
