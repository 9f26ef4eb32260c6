"""A line that speaks of what its rules do not know is named with its place, by everybody who reads it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.commands.test_games import wargame
from tests.content.shipped import program_under
from tests.saves.forging import event_of, forge, line_of
from tests.saves.lowering import lower_once
from tests.table.games import at, game, play, pocket, rehearsal, told_again
from tests.table.talking import message
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.state import opening
from wargame.model.events import Changed, Event, Told
from wargame.model.orders import Act, Order
from wargame.model.state import Phase
from wargame.saves import Damaged
from wargame.saves.budget import MOST_EVENTS, MOST_LINES, is_roomy
from wargame.saves.chain import _HASH, JournalEntry, _digest, read_chain
from wargame.saves.codec import NotAFact, order_text
from wargame.saves.formats import read_line
from wargame.saves.line_validation import UNKNOWN_FIELDS, InvalidLine, _told, check_line
from wargame.saves.lines import OpenLine, Turn
from wargame.saves.replay import program_of, read_save
from wargame.saves.seals import seal_digest
from wargame.saves.verify import verify
from wargame.saves.vocabulary import vocabulary
from wargame.table import Table
from wargame.table.table import NotSaid

Change = Callable[[Path], tuple[int, str]]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played")
    play(game(folder / "game.jsonl", folder / "drawers", seed=7))
    return folder / "game.jsonl"


@pytest.fixture(autouse=True)
def lowered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lower_once(monkeypatch)


def test_a_label_of_a_kind_nobody_knows_is_none_of_these_rules(played: Path) -> None:
    words = vocabulary(program_of(played, read_save(played).start))
    for label in ("", "start", "schedule", "undo:trust", "need:0"):
        assert words.knows(label)
    for label in ("whisper:tokyo", "other:trust", "move:whisper", "rule:whisper", "hidden:trust"):
        assert not words.knows(label)


def order(change: Callable[[dict[str, Any]], object], field: str) -> Change:
    """An opened order changed, and its seal with it, so that only its words are wrong."""

    def make(path: Path) -> tuple[int, str]:
        n = line_of(path, "open", 1)
        forge(path, n, lambda body: change(body["orders"]["amber"]["order"]))
        opened = read_line(read_chain(path.read_bytes()).entries[n - 1])
        assert isinstance(opened, OpenLine)
        one = opened.orders["amber"]
        digest = seal_digest(one.salt, opened.turn, "amber", order_text(one.order))
        seal = next(
            entry.n for entry in read_chain(path.read_bytes()).entries
            if entry.kind == "seal" and entry.body["turn"] == opened.turn and entry.body["seat"] == "amber"
        )  # fmt: skip
        forge(path, seal, lambda body: body.update(digest=digest))
        return n, field

    return make


def event(kind: str, field: str, value: object, line: str = "turn", which: int = 1) -> Change:
    def make(path: Path) -> tuple[int, str]:
        n = next(
            entry.n for entry in read_chain(path.read_bytes()).entries
            if entry.kind == line and any(event["kind"] == kind for event in entry.body["events"])
        )  # fmt: skip
        place = event_of(path, n, kind)
        forge(path, n, lambda body: body["events"][place].__setitem__(field, value))
        return n, field

    return make


CHANGES: list[Change] = [
    order(lambda order: order.update(answers={"budget": "no_such_word"}), "orders.amber.budget"),
    order(lambda order: order.update(answers={"no_such_question": "yes"}), "orders.amber.no_such_question"),
    order(lambda order: order.update(acts=[{"move": "no_such_move"}]), "orders.amber.no_such_move"),
    order(lambda order: order.update(acts=[{"move": "speech"}, {"move": "speech"}]), "orders.amber.speech"),
    order(lambda order: order.update(acts=[{"move": "summit", "partners": ["nobody"]}]), "orders.amber.summit"),
    order(lambda order: order.update(acts=[{"move": "summit", "partners": ["amber"]}]), "orders.amber.summit"),
    order(lambda order: order.update(acts=[{"move": "summit", "chosen": {"clauses": ["x"]}}]), "orders.amber.summit"),
    order(lambda order: order.update(acts=[{"move": "summit", "chosen": {"x": ["x"]}}]), "orders.amber.summit"),
    order(lambda order: order.update(acts=[{"move": "spy"}]), "orders.amber.spy"),
    event("changed", "slot", "no_such_slot"), event("changed", "to", 99), event("changed", "to", -1),
    event("changed", "asked", 10**30), event("changed", "seats", ["nobody"]), event("changed", "source", "rule:none"),
    event("changed", "source", "\x1b[2J"), event("changed", "limits", ["watch:none"]), event("rolled", "faces", [7, 7]),
    event("rolled", "faces", []), event("rolled", "faces", [0]), event("rolled", "faces", [1] * 500),
    event("rolled", "row", 99), event("rolled", "row", -1), event("rolled", "purpose", "\u202e"),
    event("rolled", "reasons", [{"source": "set:none#0", "add": 1}]), event("ordered", "move", "none"),
    event("ordered", "seat", "nobody"), event("ordered", "cost", 2**80), event("ordered", "chosen", {"none": ["x"]}),
    event("ordered", "partners", ["nobody"]), event("ended", "ending", "none"), event("ended", "to", 99),
    event("scored", "band", 99), event("scored", "seat", "nobody"), event("scored", "total", "many"),
    event("scored", "lines", [{"what": "card", "id": "none", "points": 1, "most": 1}]),
    event("outcome_reached", "outcome", 99), event("outcome_reached", "outcome", -1),
    event("dealt", "id", "none", "deal"), event("dealt", "to", 99, "deal"), event("dealt", "seat", "nobody", "deal"),
    event("turn_opened", "turn", 9, "inject"), event("turn_ended", "turn", 9),
    event("answered", "answer", "none"), event("answered", "question", "none"),
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
def test_what_the_rules_do_not_know_is_named_with_line_and_field(
    played: Path, tmp_path: Path, change: Change
) -> None:
    path = Path(shutil.copy(played, tmp_path / "save.jsonl"))
    n, field = change(path)
    verdict = verify(path)
    assert verdict.exit_code == 1
    found = [finding for finding in verdict.findings if finding.line == n]
    assert any(field in finding.field for finding in found), verdict.findings
    with pytest.raises(Damaged) as refused:
        told_again(path)
    assert refused.value.line == n


def test_an_answer_that_is_none_ends_no_command_in_a_traceback(played: Path, tmp_path: Path) -> None:
    """Case 13, in every command that reads a save."""
    path = Path(shutil.copy(played, tmp_path / "save.jsonl"))
    n, _ = CHANGES[0](path)
    ways = ("verify", "verify --format json", "replay", "replay --format json", "aar --format html",
            "replay --tracks", "play --plain --continue")  # fmt: skip
    for words in (way.split() for way in ways):
        done = wargame(*words, str(path))
        assert done.exit_code in (1, 2), words
        assert done.exception is None or isinstance(done.exception, SystemExit)
        assert str(n) in done.output


def test_an_order_with_unknown_words_is_refused_before_it_is_sealed() -> None:
    program = lower(pocket())
    twice = Order((Act("summit", {}, ("blue", "blue")),))
    for order in (Order(answers={"budget": "x"}), Order(answers={"x": "y"}), twice):
        assert refusals(program, opening(program), "amber", order)


def _raw(path: Path, change: Callable[[str], str]) -> int:
    """Line 2 with other bytes, its hash right and nothing after it."""
    first, second = read_chain(path.read_bytes()).entries[:2], path.read_bytes().split(b"\n")[1].decode()
    head = change(second[: second.rindex(',"hash"')] + "}")[:-1].encode("utf-8", "surrogatepass")
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n" + head + _HASH + _digest(head).encode() + b'"}\n')
    return first[0].n + 1


@pytest.mark.parametrize(
    "added",
    [
        '"turn":1,"turn":1', '"note":NaN', '"note":1e999', '"note":"\\ud800"', '"note":1.0e1', '"note":' + "9" * 5000,
        '"note":' + "[" * 5_000 + "]" * 5_000, '"note":' + "[" * 100_000 + "]" * 100_000, '"note":"\\u0041"',
        '"note": 1',
    ],
    ids=range(10),
)
def test_a_line_has_one_form(played: Path, tmp_path: Path, added: str) -> None:
    path = Path(shutil.copy(played, tmp_path / "save.jsonl"))
    n = _raw(path, lambda line: line[:-1] + f",{added}" + "}")
    verdict = verify(path)
    assert (verdict.status, verdict.findings[0].line) == ("damaged", n)
    with pytest.raises(Damaged):
        read_save(path)


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n"),
                                    lambda data: data.decode().encode("utf-16"), lambda data: b"\n" + data])
def test_other_encodings_and_ends_of_lines_are_named(
    played: Path, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "save.jsonl"
    path.write_bytes(change(played.read_bytes()))
    assert verify(path).exit_code in (1, 2)


@pytest.mark.parametrize(("change", "found"), [
    (lambda data: b"\xef\xbb\xbf" + data, "a byte order mark"),
    (lambda data: data.replace(b"\n", b"\r\n"), "one that ends with CR LF"),
])
def test_verify_says_what_an_editor_did(
    played: Path, tmp_path: Path, change: Callable[[bytes], bytes], found: str
) -> None:
    path = tmp_path / "save.jsonl"
    path.write_bytes(change(played.read_bytes()))
    assert [(one.line, one.found) for one in verify(path).findings] == [(1, found)]


def test_another_attempt_of_the_dice_is_none_that_a_table_makes(played: Path, tmp_path: Path) -> None:
    """Nobody may choose the luckiest of many attempts under one honest seed."""
    path = Path(shutil.copy(played, tmp_path / "save.jsonl"))
    n = line_of(path, "turn", 0)
    forge(path, n, lambda body: body.update(attempt=3))
    finding = verify(path).findings[0]
    assert (finding.line, finding.field, finding.expected) == (n, "attempt", "0")


def test_a_turn_that_is_not_opened_by_its_events_is_no_turn(played: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(played, tmp_path / "save.jsonl"))
    n = line_of(path, "inject", 1)
    forge(path, n, lambda body: body["events"].pop(event_of(path, n, "turn_opened")))
    assert verify(path).findings[0].line == n
    with pytest.raises(Damaged):
        told_again(path)


def test_a_writer_refuses_what_its_reader_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.jsonl"
    monkeypatch.setattr("wargame.saves.budget.MOST_EVENTS", 3)
    table = play(rehearsal(path), at(Phase.SETUP, 0))
    with pytest.raises(OSError, match="at most 3 events in one turn"):
        play(table)
    lines = read_chain(path.read_bytes()).entries
    assert all(len(entry.body.get("events", ())) <= 3 for entry in lines)
    assert verify(path).exit_code == 3


def test_a_reader_takes_no_more_than_a_writer_may_write(played: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(played, tmp_path / "save.jsonl"))
    entry = read_chain(path.read_bytes()).entries[line_of(path, "turn") - 1]
    many = {**entry.body, "events": [{"kind": "fired", "source": "rule:x"}] * (MOST_EVENTS + 1)}
    with pytest.raises(NotAFact, match=f"at most {MOST_EVENTS}"):
        read_line(JournalEntry(entry.n, entry.kind, many, ""))
    assert is_roomy(MOST_LINES // 2 - 1, 0)
    assert not is_roomy(MOST_LINES // 2, 0)


def test_words_leave_room_for_the_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wargame.saves.budget.MOST_LINES", 200)
    with play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1)) as table:
        while table.objection(message("amber", "blue")) is None:
            table.say(message("amber", "blue"))
        with pytest.raises(NotSaid, match="full"):
            table.say(message("amber", "blue"))
        play(table)
    assert verify(tmp_path / "game.jsonl").status == "sound"


def test_rules_that_come_to_more_than_a_save_holds_end_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = Changed(source="rule:x", seats=(), slot="trust", asked=2**70, granted=0, limits=(), to=1)
    with pytest.raises(InvalidLine):
        check_line(lower(pocket()), Turn(turn=1, events=(wide,)), 4)
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.SEALED, 1))
    monkeypatch.setattr("wargame.table.decide.resolve", lambda *_: (wide,))
    with pytest.raises(OSError, match="no save can hold"):
        table.reveal()
    with Table.resume(tmp_path / "game.jsonl") as again:
        assert again.state.phase is Phase.REVEALED



@pytest.mark.parametrize(("source", "row", "text", "field"), [
    ("table:pyongyang_activity", 0, None, None),
    ("table:pyongyang_activity", 99, None, "row"),
    ("table:pyongyang_activity", 0, 99, "text"),
    ("table:nobody_rolls_it", 0, None, "source"),
])  # fmt: skip
def test_a_row_is_told_with_a_text_it_has(source: str, row: int, text: int | None, field: str | None) -> None:
    wrong = _told(program_under("gsomia-cliff", "CHA"), Told(source=source, seats=(), row=row, text=text))
    assert (wrong and wrong[0]) == field


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_every_field_of_every_kind_of_event_is_held_to_what_it_may_say(kind: type[Event]) -> None:
    """A kind with a field that nobody looks at would end every game in which it happens."""
    assert UNKNOWN_FIELDS[kind] == frozenset()
