"""Whole sessions of the line mode, as they read; and that no page holds what belongs to another seat."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest

from tests.plain.recording import TRANSCRIPTS, Transcript

AGAIN = "if the change was meant, look at it and run: python -m tests.plain"


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=[one.name for one in TRANSCRIPTS])
def test_a_session_reads_as_recorded(transcript: Transcript, tmp_path: Path) -> None:
    assert transcript.record(tmp_path) == transcript.said.read_text(encoding="utf-8"), AGAIN


def pages_of(name: str) -> list[str]:
    said = next(one.said for one in TRANSCRIPTS if one.name == name).read_text(encoding="utf-8")
    return said.split("=" * 80 + "\n")


def test_a_desk_is_covered_before_and_after_every_seat() -> None:
    for page in pages_of("two-desks"):
        desks = {seat for seat in ("amber>", "blue>", "coral>") if seat in page}
        assert len(desks) <= 1
        if desks:
            assert "Pass the keyboard" not in page


@pytest.mark.parametrize(("seat", "secret"), [
    ("amber", "You want peace and to be loved."),
    ("amber", "Far away"),
    ("blue", "Fishing; with Coral"),
    ("blue", "Purse of Blue"),
    ("blue", "A gift"),
])
def test_what_one_seat_typed_or_read_stands_on_no_page_of_another_before_the_reveal(seat: str, secret: str) -> None:
    with_secret = [
        page for page in takewhile(lambda page: "Every seat has sealed." not in page, pages_of("two-desks"))
        if secret in page
    ]
    assert with_secret, "the transcript no longer says it at all"
    assert all(f"{seat}>" in page for page in with_secret)


def test_private_words_stand_on_the_pages_of_those_they_are_meant_for() -> None:
    """The hand-over, the next desk and the reveal do not even tell that they were said."""
    for words, seats in (
        ("We will speak kindly.", {"amber", "blue"}), ("Not before the sailing season.", {"amber", "blue"}),
        ("promises Blue to order", {"amber", "blue"}), ("New messages:\n  1. Amber to Blue", {"blue"}),
    ):
        pages = [page for page in pages_of("three-talk") if words in page]
        assert {seat for page in pages for seat in ("amber", "blue", "coral") if f"{seat}>" in page} == seats
        assert all(any(f"{seat}>" in page for seat in seats) for page in pages)


def test_a_communique_is_read_before_the_next_seat_sits_down() -> None:
    covered = [page for page in pages_of("three-talk") if "Pass the keyboard to Blue" in page]
    assert "We come in peace." in covered[0]
