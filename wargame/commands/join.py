"""``wargame join``: a seat of a hosted game, at a terminal of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
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
@click.option("--plain", is_flag=True,
              help="In lines instead of on a screen: for screen readers, small terminals and consoles that draw none.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw the screen with ASCII signs alone.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
def join(
    host: str, code: str | None, fingerprint: str, plain: bool, ascii_only: bool, no_mouse: bool
) -> None:  # fmt: skip
    """Sit down at a hosted game, at the seat whose CODE it is.

    HOST is the address that wargame host prints, 192.168.1.5:8000; or the whole address of the seat, with what stands
    behind its #. Without CODE it is asked for, and nobody who looks at this computer's programs reads it. Leaving loses
    nothing: the seat can be taken again, here or in a browser.
    """
    need_keyboard()
    from wargame.remote.address import HostAddress, NoAddress
    from wargame.remote.connection import HostConnection

    try:
        address = HostAddress.of(host)
    except NoAddress as problem:
        raise NotAsked(str(problem)) from None
    if fingerprint and not address.secure:
        raise NotAsked(_("a fingerprint is of an encrypted game, whose address begins with https://"))
    connection, given = HostConnection(address, fingerprint), code or address.token
    if plain:
        _in_lines(connection, given)
        return
    from wargame.remote.seat import RemoteSeat
    from wargame.tui.terminal_query import why_no_screen

    if why_no_screen():
        raise NotAsked(
            _("this seat needs a terminal that screens can be drawn on; without one, add --plain for lines, or sit "
              "down in a browser")
        )  # fmt: skip
    word = _entered(connection, given, _code, partial(say, err=True))
    from wargame.tui.join import join as on_screen

    parting = on_screen(
        RemoteSeat(connection), lambda: connection.enter(word), ascii_only=ascii_only, mouse=not no_mouse
    )
    for line in parting.splitlines():
        say(line)


def _in_lines(connection: HostConnection, given: str) -> None:
    from wargame.plain.console import Console, PlayersLeft
    from wargame.plain.hearing import RoomConsole, TypedAndHeard, standard_lines
    from wargame.plain.join import JoinedInLines
    from wargame.plain.stopping import Stopped, code_of, stoppable
    from wargame.remote.seat import RemoteSeat

    code, beside = 0, Console.standard()
    lines = TypedAndHeard(standard_lines())
    console = RoomConsole(beside, lines)
    with stoppable():
        try:
            word = _entered(connection, given, lambda: console.ask(f"{_('Your code')}:"), console.say)
            code = JoinedInLines(console, lines, RemoteSeat(connection), lambda: connection.enter(word)).play()
        except (PlayersLeft, KeyboardInterrupt, Stopped) as reason:  # before anybody sat down
            code = code_of(reason)
    if code:
        sys.exit(code)


def _entered(
    connection: HostConnection, given: str, ask: Callable[[], str], tell: Callable[[str], object]
) -> str:
    """The word by which the place was taken: as it was given, or asked for until it leads somewhere. Raises
    ``NotAsked``."""
    from wargame.remote.connection import NoHost, NotDone

    try:
        if given:
            return _let_in(connection, given)
        for _try in range(TRIES - 1):
            with suppress(NotDone):
                return _let_in(connection, ask())
            tell(_("This code leads to no seat here. Look at it again."))
        return _let_in(connection, ask())
    except NoHost as problem:
        said = _("no hosted game was reached at {address}: {why}")
        raise NotAsked(said, address=connection.address, why=problem) from None
    except NotDone as problem:
        raise NotAsked(str(problem)) from None


def _let_in(connection: HostConnection, word: str) -> str:
    connection.enter(word)
    return word


def _code() -> str:
    return str(click.prompt(_("Your code"), err=True)).strip()
