"""What holds for every test: what the program keeps for its user is kept for the tests alone, and gone with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Drawers, settings and own files: in a folder of this run, for programs that a test starts too."""
    home = tmp_path_factory.mktemp("home")
    names = ("XDG_STATE_HOME", "XDG_DATA_HOME") if os.name == "posix" else ("LOCALAPPDATA",)
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(name, str(home / name.lower()))
        yield home


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as there are processors, for ``-n auto``: tests of screens wait much of their time."""
    processors = os.cpu_count() or 1
    return processors + (processors + 1) // 2
