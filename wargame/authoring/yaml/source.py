"""An authored file as text, read so that no path can hang, flood or crash the reader."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wargame.authoring.diagnostic import Diagnostic, Severity

MOST_BYTES = 1 << 20
"""A file larger than this is refused: a long crisis with all its rules needs a tenth."""
_BYTES = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SourceText:
    """One file: the name its author knows it by, and its text."""

    name: str
    text: str
    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines, without their ends."""
        return tuple(_LINE_END.split(self.text))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in ``text``."""
        return (0, *(found.end() for found in _LINE_END.finditer(self.text)))

    def diagnostic(
        self, line: int, column: int, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Diagnostic:
        """A problem at ``line`` and ``column``, both counted from 0, together with the line itself."""
        shown = self.lines[line] if line < len(self.lines) else ""
        return Diagnostic(
            file=self.name, line=line + 1, column=column + 1, severity=severity,
            code=code, message=message, hint=hint, shown=shown,
        )  # fmt: skip

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column (from 0) of a character of ``text``."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]


UNASKABLE = frozenset({"no_file", "not_a_file", "unreadable"})
"""Codes of problems with a path rather than with what stands in the file."""


def name_of(path: Path) -> str:
    """What a file is called in problems and saves: its path, with U+FFFD for bytes that are no text."""
    return _BYTES.sub("\ufffd", str(path))


def without_folders(name: str) -> str:
    """A file's name without its folders: a save must not tell where on somebody's disk the rules lay."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def read_source(path: Path, name: str | None = None) -> SourceText | Diagnostic:
    """The text of the file at ``path``, or the one problem that keeps it from being read.

    Never blocks: anything but a regular file is refused before it is opened, and at most a megabyte is read.
    ``name`` is what problems call the file; none: the path as given (``name_of``).
    """
    name = name or name_of(path)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            what = "a directory" if path.is_dir() else "not an ordinary file"
            return _about_file(name, "not_a_file", f"this is {what}", "give the path of one YAML file")
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return _about_file(name, "no_file", "there is no such file")
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        reason = getattr(error, "strerror", None) or "the path is not a valid one"
        return _about_file(name, "unreadable", f"the file cannot be read: {reason.lower()}")
    return decode(name, raw or b"")


def decode(name: str, raw: bytes) -> SourceText | Diagnostic:
    """Bytes as text: strictly UTF-8, with or without a byte order mark, at most a megabyte."""
    if len(raw) > MOST_BYTES:
        return _about_file(
            name, "too_large", "the file is larger than 1 MiB", "split it: a scenario can name several rulebooks"
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _about_file(name, "not_utf8", "the file is UTF-16, not UTF-8", "save it as UTF-8")
    try:
        return SourceText(name, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        good = SourceText(name, raw[: error.start].decode("utf-8-sig", errors="replace"))
        line, column = good.place(len(good.text))
        return good.diagnostic(
            line, column, "not_utf8", f"the file is not UTF-8 text: byte 0x{raw[error.start]:02X}", "save it as UTF-8"
        )


def _about_file(name: str, code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(file=name, line=1, column=1, severity="error", code=code, message=message, hint=hint)
