"""``wargame keys``: every command of the screen, its name and its keys, as the user has set them."""

from __future__ import annotations

import os
import sys

import click

from wargame.commands.answers import NO
from wargame.wording.catalogue import _


@click.command()
def keys() -> None:
    """List every command of the screen with its name and keys, and say which of your own keys cannot hold.

    Keys of your own go into the settings file (or the settings screen), by the names listed here:

    \b
    {"keys": {"seat.seal": ["x"], "app.help": ["?", "F1"]}}

    Exit code 1: something in the settings cannot hold.
    """
    from wargame import library
    from wargame.settings import load
    from wargame.tui.keymap import key_lines, read_keymap

    path = library.settings_path()
    settings, told = load(path)
    keymap, problems = read_keymap(settings.keys)
    rows = list(key_lines(keymap))
    first, second = (max(len(row[column]) for row in rows) + 2 for column in (0, 1))
    for name, held, what in rows:
        click.echo(f"{name:<{first}}{held:<{second}}{what}")
    there = "" if os.path.lexists(path) else _(" (not there yet)")
    click.echo("\n" + _("Settings: {path}").format(path=path) + there)
    for sentence in (*told, *problems):
        click.echo(_("Cannot hold: {sentence}").format(sentence=sentence), err=True)
    if told or problems:
        sys.exit(NO)
