"""Standard input, output and error as a command finds them: closed, full, or with nobody reading any more."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from wargame.commands.answers import NOT_ASKED, NotAsked
from wargame.commands.standard_streams import CLOSED
from wargame.files import why
from wargame.wording.catalogue import _

STOPPED = 130
"""The exit code after Ctrl+C, as shells say it."""


def need_keyboard() -> None:
    """Refuse what somebody would have to type at, where standard input is closed. Raises ``NotAsked``."""
    if CLOSED:
        raise NotAsked(_("standard input is closed, so nobody could type an answer"))


@contextmanager
def answering() -> Iterator[None]:
    """What a command does until its answer has left the program. Ctrl+C ends it without many words, and so does a
    reader that went away; whatever else cannot be read or written is one sentence with its path and reason."""
    try:
        try:
            yield
        except click.ClickException:
            with suppress(OSError):
                _flush()
            raise
        except BaseException:
            _flush()
            raise
        _flush()
    except (KeyboardInterrupt, click.Abort) as reason:
        if isinstance(reason, click.Abort):
            need_keyboard()
        with suppress(OSError):
            click.echo("\n" + _("Stopped."), err=True)
        raise click.exceptions.Exit(STOPPED) from None
    except OSError as problem:
        if problem.filename is not None:
            raise NotAsked(f"{problem.filename}: {why(problem)}") from None
        if problem.errno == errno.EPIPE:
            raise click.exceptions.Exit(NOT_ASKED) from None
        raise NotAsked(_("the answer cannot be written to standard output: {why}"), why=why(problem)) from None


def _flush() -> None:
    """Whatever waits is written; where it cannot be, nothing more is tried there, not even when the program ends."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)
        raise
