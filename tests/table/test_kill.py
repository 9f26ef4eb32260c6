"""A game killed again and again, without warning, loses no order that was accepted, and ends as one left in peace."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from tests.table.games import game, one_command, pocket, rehearsal
from wargame.engine.lowering import lower
from wargame.model.state import Phase
from wargame.saves import Unusable
from wargame.saves.chain import JournalEntry, read_chain
from wargame.saves.housekeeping import saves_here, vaults_here, remove_vaults
from wargame.saves.verify import verify
from wargame.table import Table

LONGEST = 0.05
"""Seconds a child is left alive at most: about as long as half a game takes. The more in vain, the longer the next."""
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs to fork"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]
Begin = Callable[[Path], Table]


def lines(path: Path) -> tuple[JournalEntry, ...]:
    """The whole lines of a save; none where it is not there yet."""
    return read_chain(path.read_bytes()).entries if path.exists() else ()


def play_and_tell(path: Path, vaults: Path, begin: Begin, told: Connection) -> None:
    """Go on with the game, or begin it where it is not there, and tell after each command how many lines are safe."""
    table = Table.resume(path, vaults=vaults) if path.exists() else begin(path)
    told.send(0)
    while table.state.phase is not Phase.CLOSED:
        one_command(table)
        told.send(path.read_bytes().count(b"\n"))


def killed(path: Path, vaults: Path, begin: Begin, chance: Random, longest: float) -> tuple[int, int]:
    """One life of a program that plays: whether it was killed, and how many lines it had called safe."""
    forked = multiprocessing.get_context("fork")
    listen, told = forked.Pipe(duplex=False)
    child = forked.Process(target=play_and_tell, args=(path, vaults, begin, told))
    child.start()
    told.close()
    ready = listen.poll(30) if chance.random() < 0.8 else listen.poll(chance.random() * 0.3)
    if ready:
        child.join(chance.random() * longest)
    if child.is_alive() and child.pid:
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    safe = 0
    try:
        while listen.poll():
            safe = max(safe, listen.recv())
    except EOFError:
        pass
    listen.close()
    assert child.exitcode in (0, -signal.SIGKILL), "a game that was begun cannot be gone on with"
    return child.exitcode == -signal.SIGKILL, safe


def lives(
    path: Path, vaults: Path, begin: Begin, chance: Random, quiet: bytes | None = None, most: int = 10_000
) -> int:
    """Play one game through as many kills as it takes to its close, or ``most``; says how many."""
    kills, closed, longest, known = 0, False, LONGEST, 0
    while not closed and kills < most:
        was_killed, safe = killed(path, vaults, begin, chance, longest)
        kills += was_killed
        left = path.read_bytes() if path.exists() else b""
        assert left or not path.exists(), "an empty save is in the way of the next try"
        chain = read_chain(left)
        assert chain.flaw is None
        assert chain.entries or not left, "half a first line is in the way of the next try"
        assert len(chain.entries) >= max(safe, known), "a command that had returned was lost"
        longest = LONGEST if len(chain.entries) > known else longest * 1.2
        known = len(chain.entries)
        assert quiet is None or quiet.startswith(left[: chain.good]), "something half-resolved was written"
        closed = bool(chain.entries) and chain.entries[-1].kind == "close"
    assert not closed or verify(path).status == "sound"
    return kills


def people(vaults: Path) -> Begin:
    """How a game with secrets is begun."""
    return lambda path: game(path, vaults)


@pytest.mark.long
def test_a_thousand_kills_lose_at_most_the_command_being_given(tmp_path: Path) -> None:
    chance = Random(20)
    pocket()  # read once here, for every child
    kills = seed = 0
    while kills < 500:
        seed += 1
        quiet = tmp_path / f"quiet-{seed}.jsonl"
        with rehearsal(quiet, seed) as table:
            while table.state.phase is not Phase.CLOSED:
                one_command(table)
        path = tmp_path / f"run-{seed}.jsonl"
        kills += lives(path, tmp_path, lambda path, seed=seed: rehearsal(path, seed), chance, quiet.read_bytes())
        assert path.read_bytes() == quiet.read_bytes()
    while kills < 1000:
        seed += 1
        kills += lives(tmp_path / f"game-{seed}.jsonl", tmp_path / "drawers", people(tmp_path / "drawers"), chance)
    vaults = tmp_path / "drawers"
    left = vaults_here(saves_here(tmp_path, vaults), tmp_path, vaults)
    assert {one.fate for one in left} <= {"gone"}, "killed between the close and the last tidying"
    remove_vaults(left)
    assert list(vaults.glob("*.json")) == []


def test_a_few_kills_lose_no_order_that_was_sealed(tmp_path: Path) -> None:
    pocket()
    vaults = tmp_path / "drawers"
    assert lives(tmp_path / "game.jsonl", vaults, people(vaults), Random(7), most=6)


def test_a_kill_before_the_first_line_leaves_nothing_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed wherever a new game touches the disk: there is a game to go on with, or the same words begin it again."""
    import wargame.files

    class Killed(BaseException):
        pass

    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    left, program = 0, lower(pocket(), ())
    monkeypatch.setattr("wargame.table.beginning.lowered", lambda scenario, modules, left_out: program)
    monkeypatch.setattr("wargame.table.beginning.program_of", lambda path, start: program)

    def counted(do: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:  # a killed program does nothing more, not even tidy up
                raise Killed
            return do(*words, **named)

        return call

    for step in range(60):
        left = step
        with monkeypatch.context() as patch:
            for name in ("open", "write", "fsync", "link", "unlink", "replace"):
                patch.setattr(wargame.files.os, name, counted(getattr(os, name)))
            try:
                game(save, vaults).leave()
                whole = True
            except Killed:
                whole = False
        if save.exists():
            try:
                Table.resume(save, vaults=vaults).leave()
            except Unusable:
                assert not whole
                raise
            save.unlink()
        if whole:
            break
    assert whole
    assert step > 10
