"""Why a joint move came to nothing, in words."""

from __future__ import annotations

from wargame.wording.english.joint_moves import failed_in_words
from wargame.wording.event_speaker import Absent, FailedJointMove


def said(*seats: str) -> str:
    failed = FailedJointMove("summit", seats, (), ((seats, Absent("Coral")),), "move", ())
    return failed_in_words(failed, "J1 Summit", str)


def test_a_seat_alone_orders_and_asks_in_one_clause_and_several_in_two() -> None:
    assert said("Amber") == "Amber ordered J1 Summit and asked for Coral, which did not join, so it does not stand"
    assert said("Amber", "Blue") == (
        "Amber and Blue ordered J1 Summit; Amber and Blue asked for Coral, which did not join, so it does not stand"
    )
