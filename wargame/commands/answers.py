"""How a command ends: the exit codes that scripts and lessons rely on."""

from __future__ import annotations

import click

GOOD, NO, NOT_ASKED = 0, 1, 2
"""0: the answer is yes or the work is done. 1: the answer is no. 2: the question could not be asked."""


class NotAsked(click.ClickException):
    """The question could not be asked (no such file, no such scenario): one line on standard error, exit code 2."""

    exit_code = NOT_ASKED
