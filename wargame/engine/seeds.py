"""What may be written where dice are chosen: a seed, or a class code. One reader for options, forms and lines.

A seed is a whole number that two people can tell each other; every one of them is another game. A class code is long
enough that nobody finds it by trying, and gives the same dice wherever it is typed.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Literal

LARGEST_SEED = 2**63 - 1
"""Of those that are typed or drawn. A game that is taken out of a run may have one below 2**64 (``draws``)."""
CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What the program makes class codes of: no two of them look alike."""
CODE_LENGTH, CODE_DIFFERENT = 20, 10
_SHOWN = 24


class WrongSeed(ValueError):
    """What was written is no seed, or no class code.

    Attributes:
        kind: which of them it was read as.
        shown: what was written, short and harmless; of a class code nothing: it may be half of another room's secret.
    """

    def __init__(self, kind: Literal["seed", "code"], written: str = "") -> None:
        super().__init__(kind)
        self.kind, self.shown = kind, _shown(written)


def read_seed(text: str) -> int:
    """The seed a person wrote. Raises ``WrongSeed`` for all but the digits 0 to 9 of a number in range."""
    written = text.strip()
    if re.fullmatch(r"[0-9]+", written):
        digits = written.lstrip("0") or "0"
        # Longer ones are not even made a number of: that takes time, and above 4,300 digits it is refused.
        if len(digits) <= len(str(LARGEST_SEED)) and int(digits) <= LARGEST_SEED:
            return int(digits)
    raise WrongSeed("seed", written)


def read_code(text: str) -> str:
    """A class code in the one form its dice come from. Raises ``WrongSeed`` for one that could be found by trying."""
    code = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"[0-9A-Z]+", code) and len(code) >= CODE_LENGTH and len(set(code)) >= CODE_DIFFERENT:
        return code
    raise WrongSeed("code")


def read_dice(text: str) -> tuple[int | None, str | None]:
    """Seed or class code from a field that takes either, or leaves both out where it is left empty. Raises
    ``WrongSeed``."""
    if not text.strip():
        return None, None
    try:
        return read_seed(text), None
    except WrongSeed as reason:
        try:
            return None, read_code(text)
        except WrongSeed:
            if len(text.strip()) < CODE_LENGTH or not re.search("[A-Za-z]", text):
                raise reason from None
            raise


def grouped(code: str) -> str:
    """A class code as it is read out and typed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def seed_of_code(code: str) -> int:
    """The seed of the dice of a class code, as ``read_code`` gives it."""
    return _number(b"dice", code)


def player_seed_of_code(code: str) -> int:
    """What seats that order at random draw from, so that they too are the same in every room."""
    return _number(b"lots", code)


def _number(purpose: bytes, code: str) -> int:
    found = blake2b(code.encode(), digest_size=8, key=purpose, person=b"wargame-class").digest()
    return int.from_bytes(found, "big") & LARGEST_SEED


def _shown(text: str) -> str:
    seen = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:_SHOWN])
    return seen + ("…" if len(text) > _SHOWN else "")
