"""``wargame join`` at the door: what is wrong is one sentence, before any screen opens."""

from __future__ import annotations

import hashlib
import ssl
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.remote.served import Served, served
from tests.table.games import one_set_of_rules
from wargame.cli import main
from wargame.remote.address import HostAddress, NoAddress


@pytest.fixture(autouse=True)
def _a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wargame.tui.terminal_query.why_no_screen", lambda: "")


def joined(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["join", *words], input=typed)


@pytest.mark.parametrize(
    ("typed", "origin", "token"),
    [
        ("192.168.1.5:8123", "http://192.168.1.5:8123", ""),
        ("192.168.1.5", "http://192.168.1.5:8000", ""),
        ("http://laptop.local:8000/#abc_-9", "http://laptop.local:8000", "abc_-9"),
        ("https://192.168.1.5:8000/", "https://192.168.1.5:8000", ""),
        ("[::1]:8000", "http://[::1]:8000", ""),
    ],
)  # fmt: skip
def test_an_address_is_read_as_the_host_prints_it(typed: str, origin: str, token: str) -> None:
    found = HostAddress.of(typed)
    assert (found.origin, found.token) == (origin, token)
    assert "abc" not in str(found)


@pytest.mark.parametrize(
    "typed", ["", "ftp://x", "a b", "http://", "http://me@there", "x:99999", "http://[1", "\x1b[2J"]
)
def test_what_is_no_address_says_what_one_looks_like(typed: str) -> None:
    with pytest.raises(NoAddress, match=r"192\.168\.1\.5:8000"):
        HostAddress.of(typed)
    said = joined("--", typed, "AAAA-AAAA")
    assert said.exit_code == 2
    assert "\x1b" not in said.output


def test_without_a_terminal_a_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wargame.tui.terminal_query.why_no_screen", lambda: "no terminal")
    assert "sit down in a browser" in joined("127.0.0.1:9", "AAAA-AAAA").output


def test_no_host_a_wrong_code_and_a_code_of_no_seat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)
    with served(tmp_path) as here:
        at = f"127.0.0.1:{here.port}"
        assert "This leads to no place in this game." in joined(at, "AAAA-AAAA").output
        assert "open it in a browser" in joined(at, here.game.door.code("control")).output
        asked = joined(at, typed="AAAA\nBBBB\nCCCC\n")
        assert asked.output.count("Your code") == 3
        assert asked.output.count("Look at it again") == 2
        assert asked.exit_code == 2
    gone = joined(at, "AAAA-AAAA")
    assert gone.exit_code == 2
    assert f"no hosted game was reached at http://{at}/: Connection refused" in gone.output


def test_in_lines_the_same_is_said_at_the_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)
    monkeypatch.setattr("wargame.tui.terminal_query.why_no_screen", lambda: "no terminal")
    with served(tmp_path) as here:
        at = f"127.0.0.1:{here.port}"
        assert "This leads to no place in this game." in joined(at, "AAAA-AAAA", "--plain").output
        asked = joined(at, "--plain", typed="AAAA\n\x1b[2J\nCCCC\n")
        assert asked.output.count("Your code:") == 4, "what is no text is asked for again"
        assert "\x1b" not in asked.output
        assert asked.exit_code == 0, "there was no more to be typed"
        code = here.game.door.code("seat/amber")
        sat = joined(at, code, "--plain")
        assert (sat.exit_code, sat.output.splitlines()[-1]) == (0, f"  wargame join http://{at}/ --plain")
    gone = joined(at, code, "--plain")
    assert gone.exit_code == 2
    assert f"no hosted game was reached at http://{at}/: Connection refused" in gone.output


def test_the_code_is_not_needed_where_the_address_holds_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_set_of_rules(monkeypatch)
    came: list[str] = []
    monkeypatch.setattr(
        "wargame.tui.join.join", lambda seat, again, **how: came.append(seat.connection.place) or "Bye."
    )
    with served(tmp_path) as here:
        said = joined(f"http://127.0.0.1:{here.port}/#{here.game.door.token('seat/blue')}")
        assert said.output == "Bye.\n"
        code = here.game.door.code("seat/amber").lower()
        wrong_then_right = joined(f"127.0.0.1:{here.port}", typed=f"XXXX\n{code}\n")
        assert wrong_then_right.exit_code == 0
    assert came == ["/seat/blue/", "/seat/amber/"]


def test_a_fingerprint_is_compared_and_nothing_else_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cryptography")
    from tests.web.hosted import new_game
    from wargame.web.certificate import certificate_at

    one_set_of_rules(monkeypatch)
    monkeypatch.setattr("wargame.tui.join.join", lambda seat, again, **how: f"at {seat.connection.place}")
    made = certificate_at(tmp_path / "game.pem", ["127.0.0.1"])
    plain = made.fingerprint.replace(":", "").lower()
    shown = ssl.PEM_cert_to_DER_cert(made.file.read_text()[made.file.read_text().index("-----BEGIN CERT") :])
    assert hashlib.sha256(shown).hexdigest() == plain
    here = Served(new_game(tmp_path), tls=made.file)
    try:
        at, code = f"https://127.0.0.1:{here.port}", here.game.door.code("seat/amber")
        assert joined(at, code, "--fingerprint", made.fingerprint).output == "at /seat/amber/\n"
        lines = joined(at, code, "--fingerprint", made.fingerprint, "--plain").output
        assert lines.replace("\n", "").replace(" ", "").endswith(f"--plain--fingerprint{plain}"), "how to come back"
        assert "compare the fingerprint" in joined(at, code).output
        other = joined(at, code, "--fingerprint", "00" * 32)
        assert other.exit_code == 2
        assert "another fingerprint" in other.output
        assert "begins with https://" in joined(f"127.0.0.1:{here.port}", code, "--fingerprint", plain).output
    finally:
        here.stop()
