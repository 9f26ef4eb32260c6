"""``wargame host --tls``: a connection that is encrypted, and a certificate that a team can tell from any other."""

from __future__ import annotations

import datetime as dt
import http.client
import json
import re
import ssl
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.table.games import POCKET
from tests.web.test_real_browser import Host
from wargame.saves import cipher
from wargame.web.certificate import LASTS, certificate_at

NOW = dt.datetime(2030, 5, 1, tzinfo=dt.UTC)


def test_the_certificate_is_the_same_as_long_as_it_fits(tmp_path: Path) -> None:
    file = tmp_path / "game.pem"
    first = certificate_at(file, ["127.0.0.1", "laptop.local"], NOW)
    assert certificate_at(file, ["127.0.0.1"], NOW + dt.timedelta(days=80)) == first
    elsewhere = certificate_at(file, ["127.0.0.1", "192.168.1.5"], NOW)
    assert elsewhere.fingerprint != first.fingerprint
    later = certificate_at(file, ["192.168.1.5"], NOW + LASTS)
    assert later.fingerprint not in (first.fingerprint, elsewhere.fingerprint)
    file.write_bytes(file.read_bytes()[:200])
    assert certificate_at(file, ["192.168.1.5"], NOW).fingerprint != later.fingerprint
    assert re.fullmatch(r"([0-9A-F]{2}:){31}[0-9A-F]{2}", first.fingerprint)
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0, "its owner's alone"


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers", None)
    with pytest.raises(cipher.NoCipher, match=r"encryption needs one more library: pip install .*\[pack\]"):
        certificate_at(tmp_path / "game.pem", ["127.0.0.1"])


def test_a_team_is_let_in_over_an_encrypted_connection_and_can_check_whose_it_is(tmp_path: Path) -> None:
    host = Host(str(POCKET), "--tls", "--no-advice", "--save", str(tmp_path / "game.jsonl"))
    try:
        address, _mark, token = host.addresses["Amber"].partition("#")
        port = int(re.findall(r"https://127\.0\.0\.1:(\d+)/", address)[0])
        unknown = ssl.create_default_context()
        with pytest.raises(ssl.SSLCertVerificationError):
            asked(port, unknown, token)
        unknown.check_hostname, unknown.verify_mode = False, ssl.CERT_NONE
        fingerprint, cookie = asked(port, unknown, token)
        said = "".join(re.findall(r"^  ((?:[0-9A-F]{2}:?){16})$", host.said, re.MULTILINE))
        assert said.replace(":", "").lower() == fingerprint
        assert "secure" in cookie.lower()
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as plain:
            plain.request("GET", "/")
            with pytest.raises((http.client.HTTPException, OSError)):
                plain.getresponse()
    finally:
        stopped = host.stop()
    assert "wargame host --tls --continue" in stopped


def asked(port: int, context: ssl.SSLContext, token: str) -> tuple[str, str]:
    """The fingerprint that is shown at the door, and the cookie that is given there."""
    with closing(http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=context)) as connection:
        connection.request("POST", "/join", json.dumps({"word": token}), {"Origin": f"https://127.0.0.1:{port}"})
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        shown = connection.sock.getpeercert(binary_form=True)  # type: ignore[attr-defined]
        return sha256(shown).hexdigest(), answer.getheader("set-cookie", "")
