"""What was said, as it is read: sentences from ids, a turn with its words, promises held against acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import SEATS, at, play, rehearsal
from tests.table.talking import message, promise
from wargame.debrief.recording import Recording
from wargame.debrief.talking import message_node, promises_and_acts, with_talk
from wargame.debrief.chapter import Chapter
from wargame.document.compact import compact
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.model.talk import Spoken, Standing
from wargame.table import Table
from wargame.wording import talk_speaker

SPEAKER = talk_speaker({"amber": "Amber", "blue": "Blue", "coral": "Coral"}, "week")


@pytest.mark.parametrize(("said", "lines"), [
    (message("amber", "blue", "Come."), ("Amber to Blue: Come.",)),
    (message("amber", "blue control", "Come."), ("Amber to Blue and control: Come.",)),
    (message("control", "public", "Quiet."), ("Control to all: Quiet.",)),
    (message("amber", "blue", "One.\n\nTwo."), ("Amber to Blue: One.", "  Two.")),
])  # fmt: skip
def test_a_message_says_from_whom_to_whom(said: object, lines: tuple[str, ...]) -> None:
    told = message_node(said, SPEAKER)  # type: ignore[arg-type]
    assert tuple(map(str, compact((told,)))) == lines


@pytest.mark.parametrize(("facts", "line"), [
    ({}, "Amber promises in public to order A1 in week 1"),
    ({"due": 3}, "Amber promises in public to order A1 by week 3"),
    ({"will": False, "to": "blue"}, "Amber promises Blue not to order A1 in week 1"),
    ({"will": False, "due": 3}, "Amber promises in public not to order A1 until the end of week 3"),
    ({"what": "tag"}, "Amber promises in public to order any move tagged A1 in week 1"),
    ({"what": "answer", "word": "yes"}, "Amber promises in public to answer “A1” with “Yes!” if asked in week 1"),
])  # fmt: skip
def test_a_promise_is_a_sentence(facts: dict[str, object], line: str) -> None:
    said = promise("amber", "speech", **facts)  # type: ignore[arg-type]
    assert SPEAKER.promise(Spoken(1, said, "A1", "Yes!"), said) == line


def test_how_a_promise_stands_in_few_words() -> None:
    assert SPEAKER.standing(Standing("kept", 2)) == "kept in week 2"
    assert SPEAKER.standing(Standing("unknown", 2)) == "not known"
    assert SPEAKER.standing(Standing("void", 2)) == "it never came to it"


@pytest.fixture
def talked(tmp_path: Path) -> Table:
    """A game in which words were said before the first turn's orders, and the turn was resolved."""
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1))
    table.say(message("amber", "blue", "Quietly."))
    table.say(message("coral", "public", "Loudly."))
    table.say(promise("amber", "speech"))
    table.say(promise("blue", "gift", to="amber"))
    for seat in SEATS:
        table.seal(seat, Order((Act("speech"),)) if seat == "amber" else NO_MOVE)
    table.reveal()
    return table


def test_a_turn_is_told_with_its_words_before_the_orders_and_the_reckoning_before_the_sum(talked: Table) -> None:
    talk = talked.view("public").talk
    assert talk is not None
    chapters = (
        Chapter("Week 1", "opening", ()),
        Chapter("Orders", "orders", (), upto=3),
        Chapter("Sum", "summary", (), upto=4),
    )
    words = with_talk(talked.program, chapters, talk, 1)
    assert [chapter.kind for chapter in words] == ["opening", "talk", "orders", "promises", "summary"]
    assert words[1].title == "Said in public"
    assert words[1].lines == ("Coral to all: Loudly.", "Amber promises in public to order A1 A speech in week 1")
    assert words[3].lines[1] == "  Kept in week 1: Amber orders A1 A speech"
    assert [chapter.upto for chapter in words] == sorted(chapter.upto for chapter in words)
    assert with_talk(talked.program, chapters, talk, 2) == chapters


def test_a_save_of_a_game_that_goes_on_tells_public_words_alone(talked: Table) -> None:
    talked.open_turn()
    talked.leave()
    recording = Recording.open(talked.path)
    words = repr([story.chapters for story in recording.narratives("public")])
    assert "Loudly." in words
    assert "Quietly." not in words
    assert "gift" not in words


def test_a_closed_game_ends_with_every_promise_and_its_act(talked: Table) -> None:
    play(talked)
    (last,) = Recording.open(talked.path).promises()
    assert last.title == "Promises and acts"
    assert last.lines == (
        "Week 1: Amber promises in public to order A1 A speech in week 1",
        "  Kept in week 1: Amber orders A1 A speech",
        "Week 1: Blue promises Amber to order B2 A gift in week 1",
        "  Broken in week 1: no such order was given",
        "Words kept: Amber 1 of 1 and Blue 0 of 1",
    )


def test_a_seat_that_could_not_see_is_not_told_how_it_was(talked: Table) -> None:
    talk = talked.view("amber").talk
    assert talk is not None
    reckoning = promises_and_acts(talked.program, talk)
    assert reckoning is not None
    assert reckoning.lines[3] == "  Not known: such an order is secret"
    assert promises_and_acts(talked.program, type(talk)()) is None
