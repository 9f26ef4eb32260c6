"""``wargame pack`` and ``wargame unpack``: a running game for another computer, secrets included."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NotAsked, refused, say
from wargame.files import shell_word
from wargame.wording.catalogue import _

_FROM_FILE = click.option(
    "--passphrase-file", "file", type=click.Path(path_type=Path), metavar="FILE",
    help="The passphrase is the first line of FILE. Without it: it is asked for and not shown.",
)


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Where the pack goes. Without it: beside SAVE, with .pack behind its name.")
@_FROM_FILE
def pack(save: Path, output: Path | None, file: Path | None) -> None:
    """Pack the running game SAVE under a passphrase, sealed orders and secrets included, for another computer.

    Here the game is set aside, so that it goes on in one place; unpacking it here takes it up again. Whoever has the
    file and the passphrase can read everything in it. A game that is closed, and a rehearsal, can simply be copied.
    """
    from wargame.saves import Damaged, Unusable
    from wargame.saves.cipher import SHORTEST, NoCipher, check_cipher
    from wargame.table.packing import pack as packed

    to = output or save.with_name(f"{save.name}.pack")
    with refused(Unusable, Damaged, NoCipher):
        check_cipher()
        passphrase = _passphrase(file, twice=True)
        if len(passphrase) < SHORTEST:
            short = _("a passphrase has at least {least} characters: everything secret is behind it")
            raise NotAsked(short, least=SHORTEST)
        packed(save, to, passphrase)
    say(_("Packed: {to}").format(to=to))
    aside = _("{save} is set aside on this computer. Where it is to go on: wargame unpack {pack}")
    say(aside.format(save=save, pack=shell_word(Path(to.name))))


@click.command()
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--save", "to", type=click.Path(path_type=Path), metavar="PATH",
              help="Where the game is saved. Without it: on the shelf, under the name it had.")
@_FROM_FILE
def unpack(pack: Path, to: Path | None, file: Path | None) -> None:
    """Take up the game in the file PACK on this computer, where it was left when it was packed."""
    from wargame import library
    from wargame.saves import Unusable
    from wargame.saves.cipher import NoCipher, check_cipher
    from wargame.saves.disk import read_bytes
    from wargame.table.packing import unpack as unpacked

    folder = library.saves_dir() if to is None else to.parent
    try:
        check_cipher()
        read_bytes(pack)  # before anybody types a passphrase for nothing
        passphrase = _passphrase(file, twice=False)
        folder.mkdir(parents=True, exist_ok=True)
        save = unpacked(pack, passphrase, folder, to)
    except (Unusable, NoCipher) as problem:
        raise NotAsked(str(problem)) from None
    except OSError as problem:
        raise NotAsked(_("{folder} cannot be made: {why}"), folder=folder, why=problem.strerror) from None
    say(_("Unpacked: {save}").format(save=save))
    say(_("Go on with: wargame play --continue {save}").format(save=shell_word(save)))


def _passphrase(file: Path | None, *, twice: bool) -> str:
    if file is None:
        from wargame.commands.streams import need_keyboard

        need_keyboard()
        try:
            return str(click.prompt(_("Passphrase"), hide_input=True, confirmation_prompt=twice, err=True))
        except click.Abort:
            raise NotAsked(_("no passphrase was given")) from None
    try:
        with file.open(encoding="utf-8-sig") as lines:  # some editors begin a text with a sign of their own
            written = lines.readline(10_000).rstrip("\r\n")
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or _("this is no text")
        raise NotAsked(_("{file}: the passphrase cannot be read ({why})"), file=file, why=why) from None
    if not written:
        raise NotAsked(_("{file}: its first line is empty"), file=file)
    return written
