"""Seals bind without telling."""

from __future__ import annotations

from wargame.saves.seals import game_id, rehearsal_secret, seal_digest, seal_salt, seed_commitment

SECRET, OTHER = bytes(range(32)), bytes(32)


def test_a_seal_binds_turn_seat_order_and_line() -> None:
    digest = seal_digest(seal_salt(SECRET, 5), 2, "tokyo", "{}")
    assert digest == seal_digest(seal_salt(SECRET, 5), 2, "tokyo", "{}")
    others = {
        seal_digest(seal_salt(SECRET, 5), 3, "tokyo", "{}"),
        seal_digest(seal_salt(SECRET, 5), 2, "seoul", "{}"),
        seal_digest(seal_salt(SECRET, 5), 2, "tokyo", '{"acts":[]}'),
        seal_digest(seal_salt(SECRET, 6), 2, "tokyo", "{}"),
    }
    assert len(others) == 4
    assert digest not in others


def test_without_the_secret_a_guessed_order_or_seed_cannot_be_tried_out() -> None:
    assert seal_digest(seal_salt(SECRET, 5), 2, "tokyo", "{}") != seal_digest(seal_salt(OTHER, 5), 2, "tokyo", "{}")
    assert seed_commitment(SECRET, 7) != seed_commitment(OTHER, 7)


def test_the_salt_told_at_one_reveal_says_nothing_of_the_next() -> None:
    assert len({seal_salt(SECRET, line) for line in range(1, 50)}) == 49


def test_a_rehearsal_takes_everything_from_its_seed() -> None:
    assert rehearsal_secret(7) == rehearsal_secret(7) != rehearsal_secret(8)
    assert game_id(SECRET) == game_id(SECRET) != game_id(OTHER)
    assert SECRET.hex()[:8] not in game_id(SECRET)
