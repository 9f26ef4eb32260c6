"""What a host sends is read as it was written, or refused; nothing else, whatever the bytes."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.table.games import SEATS, one_set_of_rules
from tests.web.hosted import new_game
from wargame import __version__
from wargame.document import nodes as n
from wargame.remote.nodes import from_data, to_data
from wargame.remote.reading import CannotBeRead, read_json, read_message
from wargame.remote.state import seat_messages
from wargame.text.characters import forbidden
from wargame.text.runs import Run, text
from wargame.tui.join import version_words
from wargame.web.rendering import environment

DOCUMENT: n.Document = (
    n.Heading(2, text("Title"), "there"),
    n.Paragraph((Run("strong", "strong"), Run("a way", "plain", "there"))),
    n.List((n.ListItem(text("one"), (n.ListItem(text("below")),)),), ordered=True),
    n.Grid((text("a"),), ((text("1"),), (text("2"),)), numbers=frozenset({0})),
    n.Group(text("told"), (n.Paragraph(text("inside")), n.Meter(text("trust"), text("5"), 5, 5, 0, 10, change=None))),
    n.DiceRoll(text("2d6"), (n.RollTerm(None, text("why")),), (), (n.RollRow("7–9", text("ok")),), 0, text("8"),
               faces=(3, 5)),
    n.Chart(text("chart"), ("1", "2"), (n.Series("T", (1, None), ((0, 2), None)),), 0, 10, "turn", "value"),
    n.Bars(text("bars"), (n.Bar(text("b"), 0.5, 1, ("a", "b")),), "less", "more", "points", 2.0),
)  # fmt: skip


def test_a_document_comes_back_as_it_was() -> None:
    there = json.loads(json.dumps(to_data(DOCUMENT)))
    assert from_data(n.Document, there) == DOCUMENT


@pytest.mark.parametrize(
    "data", [["Heading"], [["Heading", 2, [], ""], ["Run", "a", "plain", ""]], [["Blank", "3"]], [["Blank", True]],
             [["Paragraph", [["Run", "a", "loud", ""]]]], [["__class__"]], [[[]]], 3, "x",
             [["Group", [], [["Heading", 1, [], ""]]]]],
)  # fmt: skip
def test_what_is_no_document_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="no "):
        from_data(n.Document, data)


def stages(folder: Path) -> dict[str, bytes]:
    """A message of every stage of a game."""
    game, found = new_game(folder), dict[str, bytes]()
    game.hosted.screens.message("seat/amber", data=True)
    while True:
        stage = game.room.stage.value
        found.setdefault(stage, game.hosted.screens.message("seat/amber", data=True))
        if stage == "end":
            return found
        if stage == "plan":
            for seat in SEATS:
                game.room.seal(seat)
        elif stage == "tell":
            game.room.tell(1)
        else:
            game.go_on()


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        one_set_of_rules(patch)
        return stages(tmp_path_factory.mktemp("game"))


def test_every_stage_is_read_as_it_was_written(messages: dict[str, bytes]) -> None:
    assert set(messages) == {"before", "plan", "ready", "tell", "told", "end"}
    for stage, data in messages.items():
        message = read_message(data)
        assert (message.seat.stage, message.version) == (stage, __version__)
        assert json.loads(seat_messages().dump_json(message)) == json.loads(data)
    assert read_message(messages["end"]).seat.end
    assert read_message(messages["before"]).seat.story


def test_another_version_is_told_with_both(messages: dict[str, bytes]) -> None:
    newer = json.loads(messages["plan"])
    newer["version"] = "9.9"
    assert read_message(json.dumps(newer).encode()).version == "9.9", "what can be read is read"
    newer["seat"]["view"]["weather"] = "fair"
    with pytest.raises(CannotBeRead) as refused:
        read_message(json.dumps(newer).encode())
    assert version_words(refused.value) == (
        f"The host runs wargame 9.9, this terminal {__version__}: they need the same version."
    )


@pytest.mark.parametrize("data", [b"", b"{}", b"[" * 100_000, b'{"version":7}', b"\xff\xfe", b"null", b'{"seat":' * 999,
                                  b'{"version":"1","seat":NaN,"clock":1e999}'])  # fmt: skip
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(CannotBeRead):
        read_message(data)


def test_no_text_that_comes_in_steers_a_terminal() -> None:
    bad = json.dumps({"a\x1b]0;x\x07": ["\x1b[2J\u202eabc", "fine\nline"]}).encode()
    for key, value in read_json(bad).items():
        assert not forbidden(key + "".join(value), 1)
        assert value[1] == "fine\nline"


def mutated(value: Any, chance: random.Random, many: int) -> Any:
    """The same data with some of it otherwise."""
    spots: list[tuple[Any, Any]] = []

    def walk(inside: Any) -> None:
        pairs = inside.items() if isinstance(inside, dict) else enumerate(inside) if isinstance(inside, list) else ()
        for key, one in pairs:
            spots.append((inside, key))
            walk(one)

    walk(value)
    for _ in range(many):
        inside, key = chance.choice(spots)
        new = chance.choice((0, -1, 7, 10**9, "", "\x1b[31m", "x" * 300, None, True, [], {}, 0.5))
        inside[key] = new
    return value


@pytest.mark.parametrize("many", [60, pytest.param(3_000, marks=pytest.mark.long)])
def test_broken_messages_are_read_or_refused(messages: dict[str, bytes], many: int) -> None:
    chance, read = random.Random(5), 0
    for number in range(many):
        data = json.loads(messages[("plan", "tell", "told", "end")[number % 4]])
        try:
            read_message(json.dumps(mutated(data, chance, 1 + number % 2)).encode())
        except CannotBeRead:
            continue
        read += 1
    assert 0 < read < many


def test_the_page_and_the_terminal_are_told_the_same_end(messages: dict[str, bytes]) -> None:
    end = read_message(messages["end"]).seat.end
    shown = environment().filters["told"](end)
    assert "game is over" in shown
