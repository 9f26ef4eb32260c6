"""The command ``wargame``: a thin index. A command's module is imported only when that command runs.

To add a command, write ``wargame/commands/NAME.py`` with a click command in it and a row in ``commands/index.py``.
Exit codes: 0 good, 1 the answer is no, 2 the question could not be asked.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from copy import copy
from importlib import import_module
from inspect import cleandoc
from typing import Any

import click

from wargame import __version__
from wargame.commands.answers import NOT_ASKED
from wargame.commands.index import COMMANDS as COMMANDS
from wargame.commands.standard_streams import prepare
from wargame.commands.streams import answering
from wargame.wording.catalogue import _


class LazyGroup(click.Group):
    """A click group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, in the order of ``COMMANDS``; imports nothing."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, or None where there is no such name. Called by click to run it or to show its help."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"wargame.commands.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)
        return _in_words(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in ``--help``, from ``COMMANDS`` alone."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, (_place, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but a mistyped command is answered with the nearest one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from wargame.wording.numbers import did_you_mean, sentence

            hint = sentence(did_you_mean(args[0], COMMANDS, quotes="''"))
            ctx.fail(_("No such command '{name}'. {hint}").format(name=args[0], hint=hint).rstrip())
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click does; ``--help`` answers here."""
        with answering():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, until its answer has left the program."""
        with answering():
            return super().invoke(ctx)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Where every run begins: with streams to answer on. What can be said nowhere is not said."""
        prepare()
        try:
            return super().main(args, *rest, **options)
        except OSError:  # an error that standard error does not take
            sys.exit(NOT_ASKED)


def _in_words(command: click.Command) -> click.Command:
    """The command with its help in the reader's language; its docstring and options hold the English."""
    said = copy(command)
    said.params = [copy(param) for param in command.params]
    said.help = _(cleandoc(command.help)) if command.help else None
    for param in said.params:
        if isinstance(param, click.Option) and param.help:
            param.help = _(param.help)
    return said


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wargame")
def main() -> None:
    """A terminal wargame of alliance crises: write one in YAML, play it, replay it, explain it."""
