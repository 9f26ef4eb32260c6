"""Words at the table of the pocket crisis, short to write."""

from __future__ import annotations

from typing import Any

from wargame.model.talk import TO_ALL, Message, Promise, Spoken, Standing
from wargame.table import Table


def message(sender: str, to: str, text: str = "Trust me.", turn: int = 1) -> Message:
    """``to``: ids with blanks between."""
    return Message(turn=turn, sender=sender, to=tuple(to.split()), text=text)


def promise(sender: str, id: str, *, to: str = TO_ALL[0], turn: int = 1, due: int = 1, **facts: Any) -> Promise:
    """A promise to order a move, unless ``facts`` say otherwise."""
    facts = {"will": True, "what": "move", **facts}
    return Promise(turn=turn, sender=sender, to=tuple(to.split()), id=id, due=due, **facts)


def spoken(table: Table, viewer: str) -> tuple[Spoken, ...]:
    """The talk as a viewer knows it."""
    talk = table.view(viewer).talk
    assert talk is not None
    return talk.spoken


def stands(table: Table, viewer: str, number: int = -1) -> Standing:
    """How a promise stands for a viewer; by default the last one."""
    standing = spoken(table, viewer)[number].standing
    assert standing is not None
    return standing
