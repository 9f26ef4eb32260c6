"""Words at the table of the pocket crisis, short to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.table.games import at, play, rehearsal, told_again
from wargame.model.talk import TO_ALL, Message, Promise, Spoken, Standing
from wargame.model.state import Phase
from wargame.saves.verify import verify
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


def assert_only_words(folder: Path, turn: int, speak: Callable[[Table], None]) -> Path:
    """What is said in a turn survives a break, is verified, and changes nothing that happens: a game with it ends as
    the same game without. Gives the save in which it was said."""
    ends = []
    for name, said in (("silent", False), ("loud", True)):
        path = folder / f"{name}.jsonl"
        with play(rehearsal(path), at(Phase.PLANNING, turn)) as table:
            if said:
                speak(table)
            before = spoken(table, "control")
        with Table.resume(path) as table:
            assert spoken(table, "control") == before
            play(table)
            ends.append(table.state)
        assert verify(path).status == "sound"
        assert told_again(path).last.state == ends[-1]
    assert ends[0] == ends[1]
    return folder / "loud.jsonl"
