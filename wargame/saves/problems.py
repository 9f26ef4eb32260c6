"""Why a save cannot be gone on with."""

from __future__ import annotations

from pathlib import Path

from wargame.files import shell_word


class Damaged(Exception):
    """Raised where a save no longer says what was written.

    Attributes:
        path: the save.
        line: the first line that is wrong, counted from 1 as editors do.
        reason: one sentence without the file's own words.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}: line {line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class Unusable(Exception):
    """Raised where a file is no save, cannot be read, or cannot be gone on with on this computer.

    Attributes:
        path: the file.
        reason: one sentence.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class Taken(Unusable):
    """Raised where a new save cannot have its name: something is called so already."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "a file of this name is there already")


class Branchable(Unusable):
    """Raised where a save cannot go on as it is, but a branch of it can, with secrets of its own; ``cause``: why."""

    def __init__(self, path: Path, reason: str) -> None:
        command = f"wargame branch {shell_word(path)}"
        super().__init__(path, f"{reason}. A branch goes on from it, with secrets of its own: {command}")
        self.cause = reason


class Elsewhere(Branchable):
    """Raised where the secrets of a game are not on this computer, or were packed for another one."""


class Copied(Branchable):
    """Raised for a copy of a game that goes on in ``original``."""

    def __init__(self, path: Path, original: Path) -> None:
        super().__init__(path, f"this is a copy: the game goes on in {original}")
        self.original = original


class NotAsLeft(Branchable):
    """Raised where a running game was cut back, changed or added to since it was left."""


class OfOtherRules(Branchable):
    """Raised where this program adjudicates otherwise than the one a running game was begun with."""
