"""A pack: a running game under a passphrase, secrets included, as one file that may travel.

The first line says what it is, in clear; the rest is AES-256-GCM over everything, the first line too, with a key made
from the passphrase by scrypt (64 MB and about a fifth of a second for each guess). All of it is the library
``cryptography``; whoever does not pack games does not need it.
"""

from __future__ import annotations

import os
import re
from unicodedata import normalize

from wargame.extras import install_line
from wargame.saves.chain import compact

FORMAT = "wargame-pack/1"
_N, _R, _P, _KEY = 1 << 16, 8, 1, 32
_SALT, _NONCE = 16, 12
_HEAD = re.compile(
    rb'\{"format":"wargame-pack/1","cipher":"scrypt-aes256gcm","salt":"([0-9a-f]{32})","nonce":"([0-9a-f]{24})"\}\n'
)
SHORTEST = 12
"""Characters of a passphrase for a new pack; what opens an old one is its maker's business."""


class NoCipher(Exception):
    """The library that encrypts is not installed; the text says how to get it. ``what``: what needs it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} needs one more library: {install_line('pack')}")


class NotOpened(Exception):
    """A pack that cannot be opened: not one at all, of a newer version, changed, or another passphrase."""


def check_cipher(what: str = "packing") -> None:
    """Raise ``NoCipher`` where the library is not installed. ``what``: what needs it."""
    try:
        from cryptography.hazmat.primitives.ciphers import aead
    except ImportError:
        raise NoCipher(what) from None
    del aead


def locked(data: bytes, passphrase: str) -> bytes:
    """``data`` as a pack. Raises ``NoCipher``."""
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    words = {"format": FORMAT, "cipher": "scrypt-aes256gcm", "salt": salt.hex(), "nonce": nonce.hex()}
    head = compact(words).encode() + b"\n"
    check_cipher()
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return head + bytes(AESGCM(_key(passphrase, salt)).encrypt(nonce, data, head))


def opened(pack: bytes, passphrase: str) -> bytes:
    """What is in a pack, just as it was put in. Raises ``NoCipher`` and ``NotOpened``."""
    head = _HEAD.match(pack)
    if head is None:
        other = re.match(rb'\{"format":"wargame-pack/(\d+)"', pack)
        newer = other is not None and other.group(1) != b"1"
        raise NotOpened("it was packed by a newer version of this program" if newer else "this is not a packed game")
    check_cipher()
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _key(passphrase, bytes.fromhex(head[1].decode()))
    try:
        return bytes(AESGCM(key).decrypt(bytes.fromhex(head[2].decode()), pack[head.end() :], head[0]))
    except (InvalidTag, ValueError):
        raise NotOpened("the passphrase is another one, or the file was changed") from None


def _key(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # The same words typed on another keyboard are the same passphrase.
    words = normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return bytes(Scrypt(salt=salt, length=_KEY, n=_N, r=_R, p=_P).derive(words))
