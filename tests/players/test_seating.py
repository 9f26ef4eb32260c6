"""Who sits where, said in one word list."""

from __future__ import annotations

import pytest

from wargame.players.seating import WrongSeating, saved_seating, read_seating

SEATS = ("tokyo", "seoul", "washington")


def test_seats_not_named_go_to_whoever_the_command_says() -> None:
    seating = read_seating("seoul=random, washington=script:plans/w.yaml", SEATS, otherwise="idle")
    assert seating == {"tokyo": "idle", "seoul": "random", "washington": "script:plans/w.yaml"}


@pytest.mark.parametrize(("words", "answer"), [
    ("tokio=random", "did you mean “tokyo”?"),
    ("beijing=random", "the seats are tokyo, seoul, washington"),
    ("tokyo", "write SEAT=PLAYER"),
    ("tokyo=clever", "is no player; write human, random"),
    ("tokyo=script", "is no player; write human, random"),
    ("tokyo=random:3", "is no player; write human, random"),
    ("tokyo=random,tokyo=idle", "tokyo is given twice"),
])
def test_wrong_seating_is_answered_with_what_to_write(words: str, answer: str) -> None:
    with pytest.raises(WrongSeating, match=answer.replace("?", r"\?")):
        read_seating(words, SEATS, otherwise="idle")


def test_the_save_of_a_run_names_no_file_of_this_computer() -> None:
    assert saved_seating({"tokyo": "script:/home/me/t.yaml", "seoul": "idle"}) == {"tokyo": "script", "seoul": "idle"}
