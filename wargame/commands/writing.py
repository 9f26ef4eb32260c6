"""Files that a command writes because somebody named them: refused before the work is done, and whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from wargame import files
from wargame.commands.answers import NotAsked, say
from wargame.files import check_target, export, reserved, why
from wargame.wording.catalogue import _


def expect_to_write(path: Path | None) -> None:
    """Refuse a file that could not be written, before anything is played for it. Raises ``NotAsked``."""
    if path is None:
        return
    with _told():
        check_target(path)
    warn_of_name(path)


def warn_of_name(path: Path) -> None:
    """A name that Windows keeps for itself is refused there, and elsewhere pointed out. Raises ``NotAsked``."""
    if not reserved(path.name):
        return
    if os.name == "nt":
        raise NotAsked(_("{name} cannot be written: Windows keeps this name for itself"), name=path.name)
    kept = _("{name}: Windows keeps this name for itself; the file cannot be copied there.")
    say(kept.format(name=path.name), err=True)


def make_folder(folder: Path) -> None:
    """The folder of one new file, and those above it, where they are not there yet. Raises ``NotAsked``."""
    with _made(folder):
        folder.mkdir(parents=True, exist_ok=True)


def folder_to_fill(folder: Path) -> None:
    """The same for several files, in the place of such as are there: through a link it is refused."""
    with _made(folder):
        files.make_folder(folder)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise NotAsked(_("{folder} cannot be made: {why}"), folder=folder, why=why(problem)) from None


@contextmanager
def to_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write; whole when the block ends, else as it was before. Raises ``NotAsked`` with path and reason."""
    with _told(), export(path) as file:
        yield file


def text_to_file(path: Path, text: str) -> None:
    """The same for a text."""
    with to_file(path) as file:
        file.write(text.encode())


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise NotAsked(_("{file} cannot be written: {why}"), file=problem.filename, why=why(problem)) from None
