"""The command ``wargame``: a thin index. A command's module is imported only when that command runs.

To add a command, write ``wargame/commands/NAME.py`` with a click command in it and a row in ``COMMANDS``.
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
from wargame.commands.streams import answering, prepare
from wargame.wording.catalogue import N_, _

COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("play", N_("Play a game at one keyboard, on the screen or in lines.")),
    "host": ("host", N_("Play a game in browsers: a screen a team, a projector, and control.")),
    "run": ("run", N_("Play a game without people and tell how it ended.")),
    "replay": ("replay", N_("Tell a recorded game from its first turn.")),
    "analyse": ("analyse", N_("Take the scores of a finished game apart: decisions and dice.")),
    "why": ("why", N_("Say what stood behind an event of a recorded game.")),
    "branch": ("branch", N_("Go on from a save as a game of its own, with new secrets.")),
    "pack": ("packing", N_("Put a running game into a file for another computer.")),
    "unpack": ("packing", N_("Take up a game that was packed on another computer.")),
    "verify": ("verify", N_("Check that a save is what was played.")),
    "check": ("check", N_("Find every mistake in scenarios, rulebooks and back-casts.")),
    "ready": ("ready", N_("Say whether a scenario is ready for a class, and what to do next.")),
    "names": ("names", N_("List every id of a scenario, with what readers call it.")),
    "rules": ("rules", N_("Print the rulebook of a scenario, for people.")),
    "preview": ("preview", N_("Show a scenario as players see it, anew at each save of its files.")),
    "handouts": ("handouts", N_("Write a scenario as pages to print: packets, cards, the facilitator's lists.")),
    "new": ("new", N_("Begin a scenario of your own, from a small one that plays.")),
    "schema": ("schema", N_("Print the JSON Schema of what authors write, for editors.")),
    "backcast": ("backcast", N_("Run history against the rules, case by case.")),
    "rehearse": ("rehearse", N_("Play a scenario thousands of times and tell what came of it.")),
    "compare": ("compare", N_("Play the same games in two ways and tell what changes.")),
    "sensitivity": ("sensitivity", N_("Nudge every number by one and rank what it changes.")),
    "keys": ("keys", N_("List the commands of the screen and their keys.")),
    "saves": ("saves", N_("List the games of this computer, and clear what is left of old ones.")),
    "scenarios": ("scenarios", N_("List the scenarios on the shelf.")),
}
"""Command name to its module in ``wargame/commands``, where it has that name, and the line ``--help`` shows for it."""


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
