"""A certificate for a hosted game, signed by itself: nobody vouches for a laptop, but its fingerprint can be compared.

The connection is encrypted all the same. Key and certificate lie beside the game's vault and stay the same as long as
they fit, so that a browser asks once a game. Made by the library ``cryptography`` (RFC 5280; a P-256 key, which every
browser knows).
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wargame.files import replace_file
from wargame.saves.cipher import check_cipher

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, GeneralName

LASTS = dt.timedelta(days=90)
"""Longer than a game of many sessions; shorter than what browsers find too long (398 days)."""
CALLED = "wargame"


class HostCertificate(NamedTuple):
    """What the server shows.

    Attributes:
        file: key and certificate, as PEM, readable by their owner alone.
        fingerprint: SHA-256 of the certificate, as browsers show it: ``3F:A0:…``, 32 pairs.
    """

    file: Path
    fingerprint: str


def certificate_at(file: Path, names: Iterable[str], now: dt.datetime | None = None) -> HostCertificate:
    """The certificate in ``file`` where it is still good for a day and for all ``names``, else a new one there.

    Args:
        names: what the game is reached at: numbers (``192.168.1.5``) and names of this computer.
        now: the time; None: it is now.

    Raises:
        NoCipher: the library for it is not installed.
        OSError: the file cannot be written.
    """
    check_cipher("encryption")
    now, wanted = now or dt.datetime.now(dt.UTC), frozenset(names)
    found = _read(file)
    if found is None or not _fits(found, wanted, now):
        replace_file(file, _made(wanted, now))
        found = _read(file)
        assert found is not None
    return HostCertificate(file, _fingerprint(found))


def _read(file: Path) -> Certificate | None:
    from cryptography import x509

    with suppress(OSError, ValueError):
        return x509.load_pem_x509_certificate(file.read_bytes())
    return None


def _fits(found: Certificate, wanted: frozenset[str], now: dt.datetime) -> bool:
    from cryptography import x509

    named = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return set(map(_general, wanted)) <= set(named) and now + dt.timedelta(days=1) < found.not_valid_after_utc


def _general(name: str) -> GeneralName:
    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _made(names: frozenset[str], now: dt.datetime) -> bytes:
    """Key and certificate as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID

    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, CALLED)])
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    made = (
        x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))  # a telephone's clock may be behind
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in sorted(names)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    return pem + made.public_bytes(serialization.Encoding.PEM)


def _fingerprint(found: Certificate) -> str:
    from cryptography.hazmat.primitives import hashes

    return found.fingerprint(hashes.SHA256()).hex(":").upper()
