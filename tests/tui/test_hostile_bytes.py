"""The bytes that really reach a terminal, where saves, titles and players are named to steer it."""

from __future__ import annotations

import base64
import os
import re
import sys
from pathlib import Path

import pytest

from tests.hostile_saves import FILE, PLANTED, hostile_saves

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no ptys on Windows")
FORBIDDEN = (b"\x1b]0;", b"\x1b]2;", b"\xc2\x9b", "\u202e".encode(), b"\x1b[31m")
"""Of what is planted, what no screen of ours ever sends by itself."""
COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def assert_harmless(sent: bytes) -> None:
    assert [one for one in FORBIDDEN if one in sent] == []


@pytest.mark.long
def test_no_planted_sequence_is_ever_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The launcher, the shelf, a verified save, a replay, its copy and the toast that says where it is kept."""
    from benchmarks.terminal import Terminal

    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / f"own{FILE}.yaml").write_text(f"title: Own {PLANTED}\nid: own\n", encoding="utf-8")
    going, closed, damaged = hostile_saves(tmp_path)
    for age, path in enumerate((closed, damaged, going)):
        os.utime(path, (age, age))
    sent = b""
    with Terminal([sys.executable, "-m", "wargame", "play"], tmp_path) as terminal:

        def press(*keys: bytes, then: str) -> None:
            nonlocal sent
            for key in keys:
                terminal.settle()
                sent += bytes(terminal.seen)
                terminal.seen.clear()
                terminal.key(key)
            terminal.until(then)

        up, down, enter, escape = b"\x1b[A", b"\x1b[B", b"\r", b"\x1b"
        terminal.until("Continue")
        press(down, down, enter, then="own]0;PLANTED")
        press(escape, then="New game")
        terminal.settle()
        press(down, enter, then="Damaged")  # the launcher stands where it was left
        press(b"v", then="1 title: expected")
        press(down, down, down, then="cannot be used")
        press(up, up, then="Intact")
        press(enter, then="step 1 of")
        press(b"c", then="Kept as")
        terminal.settle()
        sent += bytes(terminal.seen)
    assert b"PLANTED" in sent, "the words are shown, as words"
    assert_harmless(sent)
    copied = [base64.b64decode(text) for text in COPIED.findall(sent)]
    assert any(b"PLANTED" in text for text in copied)
    for text in copied:
        assert_harmless(text)
        assert b"\x1b" not in text
