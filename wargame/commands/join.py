"""``wargame join``: a seat of a hosted game, at a terminal of its own."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked, say
from wargame.commands.streams import need_keyboard
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.remote.connection import HostConnection

TRIES = 3
"""So often a code is asked for."""


@click.command()
@click.argument("host")
@click.argument("code", required=False)
@click.option("--fingerprint", default="", metavar="HEX",
              help="Of the game's certificate, as the host prints it: no other is trusted then. For https addresses.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw the screen with ASCII signs alone.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
def join(host: str, code: str | None, fingerprint: str, ascii_only: bool, no_mouse: bool) -> None:
    """Sit down at a hosted game, at the seat whose CODE it is.

    HOST is the address that wargame host prints, 192.168.1.5:8000; or the whole address of the seat, with what stands
    behind its #. Without CODE it is asked for, and nobody who looks at this computer's programs reads it. Leaving loses
    nothing: the seat can be taken again, here or in a browser.
    """
    need_keyboard()
    from wargame.remote.address import HostAddress, NoAddress
    from wargame.remote.connection import HostConnection, NoHost, NotDone
    from wargame.remote.seat import RemoteSeat
    from wargame.tui.terminal_query import why_no_screen

    try:
        address = HostAddress.of(host)
    except NoAddress as problem:
        raise NotAsked(str(problem)) from None
    if fingerprint and not address.secure:
        raise NotAsked(_("a fingerprint is of an encrypted game, whose address begins with https://"))
    if why_no_screen():
        raise NotAsked(_("this seat needs a terminal that screens can be drawn on; without one, sit down in a browser"))
    connection = HostConnection(address, fingerprint)
    given = code or address.token
    try:
        word = _let_in(connection, given) if given else _asked(connection)
    except NoHost as problem:
        said = _("no hosted game was reached at {address}: {why}")
        raise NotAsked(said, address=address, why=problem) from None
    except NotDone as problem:
        raise NotAsked(str(problem)) from None
    from wargame.tui.join import join as on_screen

    parting = on_screen(
        RemoteSeat(connection), lambda: connection.enter(word), ascii_only=ascii_only, mouse=not no_mouse
    )
    for line in parting.splitlines():
        say(line)


def _let_in(connection: HostConnection, word: str) -> str:
    connection.enter(word)
    return word


def _asked(connection: HostConnection) -> str:
    """The code, asked for until it leads somewhere; the last refusal is raised."""
    from wargame.remote.connection import NotDone

    for _try in range(TRIES - 1):
        with suppress(NotDone):
            return _let_in(connection, _code())
        say(_("This code leads to no seat here. Look at it again."), err=True)
    return _let_in(connection, _code())


def _code() -> str:
    return str(click.prompt(_("Your code"), err=True)).strip()
