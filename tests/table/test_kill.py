"""A game killed again and again, without warning, ends exactly as one that was left in peace."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from tests.table.games import one_command, pocket, rehearsal
from wargame.model.state import Phase
from wargame.saves import Unusable
from wargame.saves.chain import Entry, read_chain
from wargame.saves.verify import verify
from wargame.table import Table

KILLS = 200
LONGEST = 0.05
"""Seconds a child is left alive at most: about as long as half a game takes."""


def lines(path: Path) -> tuple[Entry, ...]:
    """The whole lines of a save; none where it is not there yet."""
    return read_chain(path.read_bytes()).entries if path.exists() else ()


def play_and_tell(path: Path, seed: int, told: Connection) -> None:
    """Go on with the game, or begin it, and tell after each command how many lines are safe."""
    try:
        table = Table.resume(path)
    except Unusable:
        assert not lines(path), "a game that was begun cannot be gone on with"
        path.unlink(missing_ok=True)
        table = rehearsal(path, seed)
    told.send(0)
    while table.state.phase is not Phase.CLOSED:
        one_command(table)
        told.send(path.read_bytes().count(b"\n"))


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="needs to fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_two_hundred_kills_lose_at_most_the_command_being_given(tmp_path: Path) -> None:
    chance, forked = Random(20), multiprocessing.get_context("fork")
    pocket()  # read once here, for every child
    kills = seed = 0
    while kills < KILLS:
        seed += 1
        quiet, path = tmp_path / f"quiet-{seed}.jsonl", tmp_path / f"killed-{seed}.jsonl"
        with rehearsal(quiet, seed) as table:
            while table.state.phase is not Phase.CLOSED:
                one_command(table)
        closed = False
        while not closed:
            listen, told = forked.Pipe(duplex=False)
            child = forked.Process(target=play_and_tell, args=(path, seed, told))
            child.start()
            told.close()
            ready = listen.poll(30) if chance.random() < 0.8 else listen.poll(chance.random() * 0.3)
            if ready:
                child.join(chance.random() * LONGEST)
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
            kills += child.exitcode == -signal.SIGKILL
            assert child.exitcode in (0, -signal.SIGKILL)
            left = path.read_bytes() if path.exists() else b""
            chain = read_chain(left)
            assert chain.flaw is None
            assert len(chain.entries) >= safe, "a command that had returned was lost"
            assert quiet.read_bytes().startswith(left[: chain.good]), "something half-resolved was written"
            closed = bool(chain.entries) and chain.entries[-1].kind == "close"
        assert path.read_bytes() == quiet.read_bytes()
        assert verify(path).status == "sound"
