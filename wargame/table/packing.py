"""A running game carried to another computer, secrets included. Here it is set aside, so that it goes on in one place.

What is in a pack is its save as it stands and its vault: from the two a game goes on as if nothing had happened.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from wargame.files import PRIVATE, make_file, replace_file, reserved, why
from wargame.records import record
from wargame.saves.chain import JournalEntry, compact, read_chain
from wargame.saves.cipher import NotOpened, locked, opened
from wargame.saves.codec import to_data
from wargame.saves.disk import read_bytes
from wargame.saves.vault import Vault, Secrets, Checkpoint, vault_of
from wargame.saves.file_identity import file_of, game_of, path_of, stands_as_left, written
from wargame.saves.problems import Unusable
from wargame.saves.save import save_in
from wargame.saves.seals import opens
from wargame.table.beginning import go_on


@record
class Packed:
    """What travels: the name and the text of the save, and what its vault holds."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid", strict=True)
    name: str
    save: str
    drawer: Secrets


def pack(save: Path, to: Path, passphrase: str, *, vaults: Path | None = None) -> None:
    """Write a running game into a new file under a passphrase, and set the game aside here.

    Raises:
        Damaged, Unusable: as ``Table.resume``: only a game that could go on here can be packed; a rehearsal need not
            be; the file cannot be written, or is there already.
        NoCipher: the library for it is not installed.
    """
    ledger = go_on(save, vaults).ledger
    try:
        if ledger.secrets.seen is None:
            raise Unusable(save, "a rehearsal has no secrets: copy its save")
        found = read_bytes(save).decode()
        name = os.fsencode(save.name).decode("utf-8", "replace")  # a name may hold bytes that are no letters
        inside = Packed(name, found, ledger.secrets)
        try:
            make_file(to, locked(compact(to_data(inside)).encode(), passphrase), PRIVATE)
        except OSError as problem:
            raise Unusable(to, f"the pack cannot be written ({why(problem)})") from None
        ledger.vault.put(replace(ledger.secrets, packed=True))
    finally:
        ledger.leave()


def unpack(pack: Path, passphrase: str, folder: Path, to: Path | None = None, *, vaults: Path | None = None) -> Path:
    """Take a packed game up on this computer; returns its save.

    Args:
        folder: where the save goes, under the name it had; where it was packed here, the save that lies here is used.
        to: the save to make, in place of both.

    Raises:
        Unusable: the pack cannot be opened, the game is further here, or the save cannot be made.
        NoCipher: the library for it is not installed.
    """
    try:
        inside = TypeAdapter(Packed).validate_json(opened(read_bytes(pack), passphrase))
    except NotOpened as problem:
        raise Unusable(pack, str(problem)) from None
    except ValidationError:
        raise Unusable(pack, "what is in it is no game") from None
    data, secrets = inside.save.encode("utf-8", "surrogatepass"), inside.drawer
    entries = _checked(pack, data, secrets)
    game, _ = game_of(entries)
    vault = vault_of(game, save=pack, rehearsal=False, folder=vaults)
    vault.hold(pack)
    try:
        lies = _lies_here(pack, vault, game, entries)
        path = to or lies or folder / _name(inside.name)
        _put_save(path, data, lies)
        seen = Checkpoint(written(path), file_of(path), len(entries), entries[-1].hash)
        vault.put(replace(secrets, seen=seen, packed=False))
        return path
    finally:
        vault.let_go()


def _checked(pack: Path, data: bytes, secrets: Secrets) -> Sequence[JournalEntry]:
    """The lines of the save in a pack, which must be a running game with these secrets."""
    try:
        save = save_in(pack, data)
        if save.damage():
            raise Unusable(pack, "it is damaged")
    except Unusable:
        raise Unusable(pack, "what is in it is no game") from None
    if not opens(save.begun.game, save.begun.commitment, secrets.secret, secrets.seed):
        raise Unusable(pack, "the secrets in it are not those of its game")
    return save.entries


def _lies_here(pack: Path, vault: Vault, game: str, entries: Sequence[JournalEntry]) -> Path | None:
    """The save that lies here of this game, to be brought up to date; None where there is none."""
    if not vault.path.is_file():
        return None
    found = vault.take()
    if found.seen is None:
        raise Unusable(pack, "this game is on this computer already")
    path = path_of(found.seen)
    here = read_chain(read_bytes(path)).entries if path.is_file() else ()
    lies = game_of(here)[0] == game and stands_as_left(here, found.seen)
    if not found.packed and lies:
        raise Unusable(pack, f"this game is on this computer already: it goes on in {path}")
    line = found.seen.line
    if len(entries) < line or (line and entries[line - 1].hash != found.seen.hash):
        raise Unusable(pack, f"this game has come further here, to line {line}; in the pack it ends at {len(entries)}")
    return path if lies else None


def _put_save(path: Path, data: bytes, lies: Path | None) -> None:
    try:
        if path == lies:
            if read_bytes(path) != data:
                replace_file(path, data)
        elif not (path.is_file() and read_bytes(path) == data):  # of an unpacking that was broken off
            make_file(path, data, PRIVATE)
    except OSError as problem:
        raise Unusable(path, f"the save cannot be made ({why(problem)})") from None


def _name(name: str) -> str:
    """The name of the save, if it is one that is a file's and nothing else."""
    plain = name and name == Path(name).name and not reserved(name) and name.isprintable() and "\\" not in name
    return name if plain and ":" not in name else "unpacked.jsonl"
