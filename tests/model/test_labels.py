"""Every label a shipped program carries is understood, and written back as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.content.shipped import NAMES, program_under
from wargame.engine.program import Assign, Block, Change, Program, Roll, Say, When
from wargame.language import slots
from wargame.model.labels import ModuleChoice, SeatHolder, SlotName, Source, TargetWord, steps_of


def sources_in(program: Program, block: Block) -> Iterator[str]:
    for op in block:
        match op:
            case When():
                yield from sources_in(program, (*op.then, *op.otherwise))
            case Change():
                yield op.source
                for watch in op.watches:
                    yield from (watch.label, *sources_in(program, watch.do))
                yield from (limit.label for limit in program.tracks[op.track].limits)
            case Roll():
                yield from (op.source, *op.purpose.split("<"), *(modifier.source for modifier in op.modifiers))
            case Assign() | Say():
                yield from (getattr(op.event, name, "") for name in ("source", "cause"))


@pytest.mark.parametrize("name", NAMES)
def test_every_source_of_a_shipped_program_is_of_a_known_kind(name: str) -> None:
    program = program_under(name, "CHA")
    labels = {label for block in program.stages.values() for label in sources_in(program, block)}
    assert len(labels) > 50
    assert {label for label in labels if Source.parse(label).kind == "other"} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_slot_s_name_gives_what_the_slot_says_of_itself(name: str) -> None:
    for slot in program_under(name, "CHA").slots:
        found = SlotName.parse(slot.name)
        assert str(found) == slot.name
        if slot.kind in ("track", "status", "flag", "token", "opened", "before", "began"):
            assert slots.value(found.id, found.member) == found.value
            assert (found.id, found.head) == (slot.owner, "" if slot.kind in _DECLARED else slot.kind)
            assert slot.kind not in ("track", "opened") or found.member == slot.seat
        if slot.kind in ("order", "answer", "result", "past") and slot.owner and found.head != "held":
            assert found.id == slot.owner


_DECLARED = ("track", "status", "flag", "token")


@pytest.mark.parametrize(("label", "kind", "id_", "path", "seat", "number"), [
    ("", "hidden", "", (), None, None),
    ("set:cooperation#2", "set", "cooperation", (), None, 2),
    ("choice:t1.target.base#0", "choice", "t1", ("target", "base"), None, 0),
    ("answer:host.yes", "answer", "host", ("yes",), None, None),
    ("move:t1@tokyo", "move", "t1", (), "tokyo", None),
    ("modify", "modify", "", (), None, None),
    ("step", "other", "", (), None, None),
    ("settle:shrine#9999999999", "settle", "shrine", (), None, None),
    ("new_kind:x", "other", "x", (), None, None),
])  # fmt: skip
def test_a_source_is_taken_apart(
    label: str, kind: str, id_: str, path: tuple[str, ...], seat: str | None, number: int | None
) -> None:
    found = Source.parse(label)
    assert (str(found), found.kind, found.id, found.path, found.seat, found.number) == (
        label, kind, id_, path, seat, number,
    )  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [
    (slots.before("trust[tokyo]"), ("before", "", "trust", "tokyo", "", None, "")),
    (slots.chosen("t1", "target", "tokyo"), ("chosen", "", "t1", None, "target", "tokyo", "")),
    (slots.partner("t1", "tokyo", "seoul"), ("partner", "", "t1", None, "", "tokyo", "seoul")),
    (slots.past("answer:host.yes", "seoul"), ("past", "answer", "host", None, "yes", "seoul", "")),
    (slots.until(slots.granted("speed", "seoul")), ("until", "grant", "speed", "seoul", "", None, "")),
    (slots.due("talks", 2), ("due", "", "talks", None, "", None, "2")),
    (slots.observed("trust[tokyo]", "seoul"), ("observed", "", "trust", "tokyo", "", "seoul", "")),
    ("row:chance:look<table:slip@tokyo", ("row", "chance", "look", None, "", None, "")),
])
def test_a_slot_s_name_is_taken_apart(text: str, found: tuple[str | None, ...]) -> None:
    name = SlotName.parse(text)
    assert (name.head, name.kind, name.id, name.member, name.part, name.seat, name.more) == found


def test_chains_targets_and_theories() -> None:
    assert [str(one) for one in steps_of("chance:look<table:slip@tokyo")] == ["chance:look", "table:slip@tokyo"]
    assert TargetWord.parse("tokyo:t1") == TargetWord("tokyo", "t1")
    assert TargetWord.parse("tokyo") == TargetWord("tokyo")
    assert ModuleChoice.parse("BLEND:60") == ModuleChoice("BLEND", "60")
    assert [str(ModuleChoice.parse(text)) for text in ("BLEND:60", "CHA")] == ["BLEND:60", "CHA"]


@pytest.mark.parametrize(("text", "kind", "name", "complete"), [
    ("human", "human", None, True),
    ("idle", "idle", None, True),
    ("doctrine:prudent", "doctrine", "prudent", True),
    ("script:plans/w:1.yaml", "script", "plans/w:1.yaml", True),
    ("script", "script", None, False),
    ("doctrine:", "doctrine", "", False),
    ("random:3", "random", "3", False),
    ("human:", "human", "", False),
    ("clever", "other", None, False),
    ("", "other", None, False),
])
def test_who_holds_a_seat(text: str, kind: str, name: str | None, complete: bool) -> None:
    holder = SeatHolder.parse(text)
    assert (holder.kind, holder.name, holder.complete, str(holder)) == (kind, name, complete, text)
    assert str(SeatHolder.by_doctrine("prudent")) == "doctrine:prudent"
