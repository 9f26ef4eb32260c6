"""What holds for every test: what the program keeps for its user is kept for the tests alone, and gone with them."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import pytest

from wargame import library
from wargame.authoring import linked_cache, linker
from wargame.cache import programs

lowering = import_module("wargame.engine.lowering.lower")


def pytest_configure(config: pytest.Config) -> None:
    """The kernel of many games, compiled once a change of its source; where it cannot be, its tests are skipped."""
    folder = Path(__file__).parent.parent / "wargame" / "sim" / "lanes"
    newest = max(one.stat().st_mtime for one in (*folder.glob("*.c"), *folder.glob("*.h")))
    made = [one for one in (*folder.glob("_kernel*.so"), *folder.glob("_kernel*.pyd")) if one.stat().st_mtime >= newest]
    if not made and not hasattr(config, "workerinput"):
        subprocess.run([sys.executable, folder.parents[2] / "hatch_build.py"], capture_output=True, check=False)


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Drawers, settings and own files: in a folder of this run, for programs that a test starts too."""
    home = tmp_path_factory.mktemp("home")
    names = ("XDG_STATE_HOME", "XDG_DATA_HOME") if os.name == "posix" else ("LOCALAPPDATA",)
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(name, str(home / name.lower()))
        yield home


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What is linked and lowered: kept for one run, for all its processes and the programs that they start."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / "kept"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(library.CACHE, str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _no_power_fails() -> Iterator[None]:
    """Games of tests need not outlive a loss of power: nobody waits for the disk. A handle that is none is still
    refused, and a test of syncing itself puts a stand-in of its own in this place."""

    def synced(handle: int) -> None:
        os.fstat(handle)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", synced)
        yield


@pytest.fixture(scope="session", autouse=True)
def _collected_seldom() -> None:
    """Of what tests keep (scenarios, programs) nothing is garbage: it is looked through less often."""
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def _kept_longer() -> Iterator[None]:
    """Tests go through all scenarios again and again: more of what was linked and lowered is kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linker, "_link_texts", lru_cache(24)(linker._link_texts.__wrapped__))
        patch.setattr(linked_cache, "LATELY", 24)
        patch.setattr(programs, "_lowered", lru_cache(24)(programs._lowered.__wrapped__))
        patch.setattr(lowering, "_lowered", lru_cache(24)(lowering._lowered.__wrapped__))
        yield


@pytest.fixture
def made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that was linked or lowered before is used: for tests of linking and lowering themselves."""
    monkeypatch.setenv(library.CACHE, "off")
    linked_cache._MEMORY.clear()
    programs._lowered.cache_clear()
    linker._link_texts.cache_clear()
    lowering._lowered.cache_clear()


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many workers as there are processors, for ``-n auto``: tests of screens wait most of their time."""
    processors = os.cpu_count() or 1
    return 2 * processors
