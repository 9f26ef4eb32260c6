"""``wargame host``: what it prints, what it refuses, and that a game hosted again is reached as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.table.games import POCKET
from wargame.cli import main
from wargame.web import serving


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Nobody serves: what would be served is noted with the address it listens at."""
    found: list[tuple[str, int]] = []

    def serve(hosted: object, sockets: list[serving.socket.socket], certificate: Path | None = None) -> None:
        for one in sockets:
            found.append(one.getsockname())
            one.close()

    monkeypatch.setattr(serving, "serve", serve)
    return found


def host(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["host", *words])
    assert done.exit_code == code, done.output
    return done.output


def ways(said: str) -> list[str]:
    return re.findall(r"^  \w+ +\w{4}-\w{4}  http\S+#\S+$", said, re.MULTILINE)


def test_it_says_how_everybody_gets_in_and_how_to_go_on(tmp_path: Path, served: list[tuple[str, int]]) -> None:
    said = host(str(POCKET), "--save", str(tmp_path / "game.jsonl"))
    assert len(ways(said)) == 5, "three seats, projector, control: a code and an address each"
    assert said.count(f"wargame host --continue {tmp_path / 'game.jsonl'}") == 2, "for a crash, and at the end"
    assert [address for address, _port in served] == ["127.0.0.1"], "this computer alone"
    again = host("--continue", str(tmp_path / "game.jsonl"))
    assert ways(again) == ways(said), "and at the same port"


def test_in_a_network_it_draws_a_code_for_each_and_listens_everywhere(
    tmp_path: Path, served: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "own_address", lambda: "192.0.2.7")
    said = host(str(POCKET), "--lan", "--save", str(tmp_path / "game.jsonl"))
    assert "http://192.0.2.7:" in said
    assert said.count("▄▄▄▄▄ █") >= 5
    assert [address for address, _port in served] == ["0.0.0.0"]
    assert "▄" not in host("--lan", "--no-qr", "--continue", str(tmp_path / "game.jsonl"))


@pytest.mark.parametrize(("columns", "lines", "drawn"), [(120, 40, True), (80, 24, True), (80, 17, False)])
def test_codes_and_addresses_stand_on_the_screen_whatever_its_size(
    columns: int, lines: int, drawn: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "own_address", lambda: "192.168.100.107")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", str(lines))
    said = host(str(POCKET), "--lan", "--save", str(tmp_path / "game.jsonl"))
    starts = said.partition("The game is saved.")[0].splitlines()
    assert max(len(line) for line in starts if "wargame host" not in line) <= columns
    assert ("█" in said) is drawn
    assert ("control’s page has them" in said) is not drawn
    shown = "\n".join(starts[1 - lines :])
    assert len(ways(shown)) == 5
    assert "types a code" in shown


@pytest.mark.parametrize(("words", "why"), [
    ((), "which scenario?"), (("no-such-crisis",), "no-such-crisis"),
    (("--continue", "nowhere.jsonl"), "nowhere.jsonl"),
    ((str(POCKET), "--continue", "x.jsonl"), "--continue goes on"), ((str(POCKET), "--seats", "amber=nobody"), "amber"),
    (("--continue", "x.jsonl", "--forecasts", "--seats", "amber=idle"), "leave out --seats and --forecasts"),
    ((str(POCKET), "--seats", "amber=idle,blue=idle,coral=idle", "--save", "{folder}/idle.jsonl"), "nobody would sit"),
])  # fmt: skip
def test_what_cannot_be_hosted_is_refused_in_words(words: tuple[str, ...], why: str, tmp_path: Path) -> None:
    assert why in host(*(word.format(folder=tmp_path) for word in words), code=2)
