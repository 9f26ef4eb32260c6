"""How a command ends: the exit codes that scripts and lessons rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click
from wargame.wording.catalogue import _

GOOD, NO, NOT_ASKED = 0, 1, 2
"""0: the answer is yes or the work is done. 1: the answer is no. 2: the question could not be asked."""


def say(line: str, *, err: bool = False) -> None:
    """Print a line that holds words from outside: names of files, what a save says of itself. What a terminal would
    obey or not show is replaced by U+FFFD."""
    from wargame.text.characters import neutral

    click.echo(neutral(line), err=err)


def json_text(data: object) -> str:
    """``data`` as every ``--format json`` prints it: letters of all languages as they are, and escaped what a terminal
    would obey or not show. Raises ``TypeError`` for what JSON cannot hold."""
    from wargame.text.characters import escaped

    return escaped(json.dumps(data, ensure_ascii=False, indent=2))


def say_json(data: object) -> None:
    """Print an answer for a program."""
    click.echo(json_text(data))


class NotAsked(click.ClickException):
    """The question could not be asked (no such file, no such scenario): one line on standard error, exit code 2."""

    exit_code = NOT_ASKED

    def __init__(self, why: str, /, **fields: object) -> None:
        """``fields``: what is filled into ``why``; without them it stands as it is."""
        super().__init__(why.format(**fields) if fields else why)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it, as ``say`` would."""
        say(_("Error: {problem}").format(problem=self.format_message()), err=True)


@contextmanager
def refused(*kinds: type[Exception], option: str = "") -> Iterator[None]:
    """What is raised of these kinds says why the question could not be asked. ``option``: the one it is about."""
    try:
        yield
    except kinds as problem:
        raise NotAsked(f"{option}: {problem}" if option else str(problem)) from None
