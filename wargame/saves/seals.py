"""Promises that can be checked later and not guessed before: of a seat's order, and of the seed.

Everything is salted from the game's 32-byte secret, which stays in the vault until the close; so neither a short menu
nor a small seed can be tried out against a digest. Pure arithmetic: where secrets come from is the table's business.
"""

from __future__ import annotations

from hashlib import blake2b
from uuid import UUID

SECRET_BYTES = 32


def rehearsal_secret(seed: int) -> bytes:
    """The secret of a rehearsal (``wargame run``): from its seed alone, so that its journal repeats to the byte."""
    return _mix(b"rehearsal", str(seed).encode()).digest()


def game_id(secret: bytes) -> str:
    """The game's public id; says nothing about the secret."""
    return str(UUID(bytes=_mix(b"game-id", key=secret).digest()[:16]))


def seed_commitment(secret: bytes, seed: int) -> str:
    """Written at the start, checked at the close: the seed was not chosen in between."""
    return _mix(b"seed", str(seed).encode(), key=secret).hexdigest()


def opens(game: str, commitment: str, secret: str, seed: int) -> bool:
    """Whether a secret (64 hex digits) and a seed are those that a game of this id promised when it began."""
    key = bytes.fromhex(secret)
    return game_id(key) == game and seed_commitment(key, seed) == commitment


def dice_seed(dice: str, secret: bytes, seed: int) -> int:
    """What the dice of a game are drawn from (``engine.draws.KeyedDice``).

    People's games (``mixed``) mix the seed with the secret: three rolls would be enough to find a number that somebody
    typed. ``dice`` is as the ``start`` line says it, or the last ``branch`` line.
    """
    if dice != "mixed":
        return seed
    return int.from_bytes(_mix(b"dice", str(seed).encode(), key=secret).digest()[:8], "big")


def seal_salt(secret: bytes, line: int) -> str:
    """The salt of the seal on journal line ``line`` of a rehearsal, or of a game of version 0.1: 64 hex digits."""
    return _mix(b"seal-salt", str(line).encode(), key=secret).hexdigest()


def seal_digest(salt: str, turn: int, seat: str, *sealed: str) -> str:
    """The digest a seal line shows; ``sealed``: what it covers, each in its one JSON form (``codec.sealed_texts``)."""
    covered = (text.encode() for text in sealed)
    return _mix(b"seal", str(turn).encode(), seat.encode(), *covered, key=bytes.fromhex(salt)).hexdigest()


def _mix(purpose: bytes, *parts: bytes, key: bytes = b"") -> blake2b:
    mixed = blake2b(digest_size=32, key=key, person=b"wargame-seal")
    # Lengths first: ("a", "bc") and ("ab", "c") are not the same promise.
    for part in (purpose, *parts):
        mixed.update(len(part).to_bytes(4, "big") + part)
    return mixed
