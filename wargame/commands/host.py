"""``wargame host``: a game in browsers, every team at its own screen, on this computer or in its network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked
from wargame.commands.new_game import NewGameOptions, begun, new_game_options
from wargame.extras import install_line
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.table.table import Table
    from wargame.web.certificate import HostCertificate
    from wargame.web.door import Door

BESIDE = 3
"""Blanks between two QR codes beside each other."""


@click.command()
@click.argument("scenario", required=False)
@click.option("--lan", is_flag=True,
              help="Let the other computers and telephones of this network in. Without it: this computer alone.")
@click.option("--port", type=click.IntRange(1, 65535), metavar="NUMBER",
              help="The port to be reached at. Without it: the one the game had last, else a free one from 8000 on.")
@click.option("--tls", is_flag=True,
              help="Encrypt all that goes over the network. Browsers warn once: teams compare the printed fingerprint.")
@click.option("--no-qr", is_flag=True, help="Print addresses and codes alone.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…",
              help="Who holds which seat: human, random, idle, strong, doctrine:NAME or script:FILE. "
              "Seats not named are teams at screens of their own.")
@new_game_options
@click.option("--continue", "continued", type=click.Path(path_type=Path), metavar="PATH",
              help="Go on with a saved game: addresses, codes and open screens are those it had.")
def host(
    scenario: str | None, lan: bool, port: int | None, tls: bool, no_qr: bool, wanted: NewGameOptions,
    continued: Path | None,
) -> None:
    """Host SCENARIO (a shelf id or a path) for browsers: a screen a team, a projector, and control, who runs the game.

    Prints a code and an address for each of them. The game is saved as it is played; Ctrl+C stops it, and --continue
    goes on with it.
    """
    wanted.settled(scenario, continued)
    if (scenario is None) == (continued is None):
        raise NotAsked(_("which scenario? wargame scenarios lists them; --continue SAVE goes on with a game"))
    _need_server()
    from wargame.commands.opening import table_at

    click.echo(_("Setting the table."), err=True)
    if continued is not None:
        table = table_at(continued)
    else:
        assert scenario is not None
        table = begun(scenario, wanted)
    with table:
        _serve(table, wanted.code, lan, port, tls=tls, qr=not no_qr)


def _need_server() -> None:
    from importlib.util import find_spec

    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise NotAsked(_("hosting needs two more packages: {line}"), line=install_line("class"))


def _serve(table: Table, code: str | None, lan: bool, port: int | None, *, tls: bool, qr: bool) -> None:
    import time

    from wargame.commands.opening import sitting_at
    from wargame.files import shell_word, why
    from wargame.model.labels import HUMAN
    from wargame.web.afterwards import after_the_game
    from wargame.web.app import Hosted
    from wargame.saves.vault import door_beside
    from wargame.web.door import Door
    from wargame.web.places import places_of
    from wargame.web.room import Room, Stage
    from wargame.web.serving import LOOPBACK, listening, own_address, own_names, serve

    sitting = sitting_at(table, code, click.echo, timed=False, control=True)
    teams = tuple(
        seat for seat in table.program.seats if seat in sitting.people or table.start.players.get(seat) == HUMAN
    )  # whoever gave its seat away meanwhile finds its place again
    if not teams:
        raise NotAsked(_("nobody would sit at a screen: with wargame run a game plays itself"))
    door = Door(places_of(teams), door_beside(table.vault), time.monotonic)
    try:
        socket = listening(lan, port, door.port)
    except OSError as problem:
        raise NotAsked(_("no port could be had: {why}"), why=why(problem)) from None
    at = socket.getsockname()[1]
    door.keep(at)
    number = own_address() if lan else LOOPBACK
    certificate = _certificate(table, {number, LOOPBACK, "localhost", *own_names()}) if tls else None
    address = f"{'https' if certificate else 'http'}://{number}:{at}/"
    room = Room(sitting)
    names = {id_: seat.name for id_, seat in table.program.scenario.seats.items()}
    again = f"wargame host{' --lan' if lan else ''}{' --tls' if tls else ''} --continue {shell_word(table.path)}"
    _announce(_announced(door, address, names, lan, again, certificate), _ways_in(door, address, names, qr and lan))
    serve(Hosted(room, door, address), [socket], certificate.file if certificate else None)
    if room.stage is Stage.END:
        door.forget()
        click.echo(_("The game is over."))
        for what, command in after_the_game(table.path):
            click.echo(f"{what}\n  {command}")
        return
    click.echo(_("The game is saved. Go on with:"))
    click.echo(f"  {again}")


def _certificate(table: Table, names: set[str]) -> HostCertificate:
    from wargame.files import why
    from wargame.saves.cipher import NoCipher
    from wargame.saves.vault import certificate_beside
    from wargame.web.certificate import certificate_at

    try:
        return certificate_at(certificate_beside(table.vault), names)
    except NoCipher as problem:
        raise NotAsked(str(problem)) from None
    except OSError as problem:
        raise NotAsked(_("the certificate could not be written: {why}"), why=why(problem)) from None


def _ways_in(door: Door, address: str, names: dict[str, str], drawn: bool) -> dict[str, str]:
    """The address of each place by its name, where QR codes of them are to be drawn; else nothing."""
    from wargame.web.presence import place_name

    return {place_name(place, names): f"{address}#{door.token(place)}" for place in door.places if drawn}


def _announce(text: Iterable[str], ways: dict[str, str]) -> None:
    """QR codes first, so that codes and addresses stand last and on the screen; in a low terminal without what is not
    needed."""
    import shutil

    size, lines = shutil.get_terminal_size(), [*text]
    codes = [*_codes(ways, size.columns)]
    if codes and max(len(part) for part in codes) > size.lines:
        codes = []
        lines.insert(-1, _("This terminal is too low for QR codes; control’s page has them."))
    if len(lines) >= size.lines:
        lines = [line for line in lines if line]
    click.echo("\n".join((*(line for part in codes for line in part), *lines)))


def _announced(
    door: Door, address: str, names: dict[str, str], lan: bool, again: str, certificate: HostCertificate | None
) -> Iterator[str]:
    """Who reaches the game how: a code and an address each; and how it is gone on with after it broke off."""
    from wargame.web.presence import place_name
    from wargame.web.serving import LOOPBACK

    called = {place: place_name(place, names) for place in door.places}
    wide = max(map(len, called.values()))
    yield ""
    yield _("Everybody opens {address} and types a code,").format(address=address)
    yield _("or opens an address of its own, which leads in whoever has it:")
    yield ""
    for place, name in called.items():
        yield f"  {name:<{wide}}  {door.code(place)}  {address}#{door.token(place)}"
    yield ""
    if certificate is not None:
        yield _("Encrypted. A browser warns once that nobody vouches for this computer. The certificate it shows is")
        yield _("this game's if its SHA-256 fingerprint is:")
        yield from (f"  {certificate.fingerprint[at : at + 48].rstrip(':')}" for at in (0, 48))
    if lan and LOOPBACK in address:
        yield _("This computer is in no network now: join one, or make a hotspot, and host it again with --continue.")
    if not lan:
        yield _("Only this computer gets in. With --lan: every computer and telephone of this network.")
    yield _("Should it break off, go on with:")
    yield f"  {again}"
    yield _("Control runs the game. Ctrl+C stops it; what was sealed is kept.")


def _codes(addresses: dict[str, str], columns: int) -> Iterator[list[str]]:
    """QR codes, as many beside each other as there is room, each row of them for itself."""
    from wargame.document.qr import qr_rows

    drawn = [(name, qr_rows(address)) for name, address in addresses.items()]
    if not drawn:
        return
    across = max(len(rows[0]) for _name, rows in drawn) + BESIDE
    many = max(1, columns // across)
    for start in range(0, len(drawn), many):
        row = drawn[start : start + many]
        tall = max(len(rows) for _name, rows in row)
        yield [
            "",
            "".join(f"{name:<{across}}" for name, _rows in row).rstrip(),
            *(
                "".join(f"{rows[line] if line < len(rows) else '':<{across}}" for _name, rows in row).rstrip()
                for line in range(tall)
            ),
        ]
