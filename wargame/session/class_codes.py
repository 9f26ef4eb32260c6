"""A new class code: who types it in every room gives all rooms the same dice."""

from __future__ import annotations

import secrets

from wargame.engine.seeds import CODE_LENGTH, CODE_SIGNS

NEW = "new"
"""What is written where dice are chosen to have a code made."""


def new_class_code() -> str:
    """One that nobody can guess: 100 bits of the system's chance, in the form of ``engine.seeds.read_code``."""
    made = ""
    while len(set(made)) < CODE_LENGTH // 2:
        made = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    return made
