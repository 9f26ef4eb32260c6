"""A cache of one test's own, and nothing kept in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wargame import library
from wargame.authoring import linked_cache, linker
from wargame.cache import programs


def forget() -> None:
    """As if the program had just been started."""
    linked_cache._MEMORY.clear()
    programs._lowered.cache_clear()
    linker._link_texts.cache_clear()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(library.CACHE, str(tmp_path / "kept"))
    forget()
    return tmp_path / "kept"


@pytest.fixture
def links(cache: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first file of each scenario that was linked or lowered rather than found."""
    seen: list[str] = []

    def watched(room: object, name: str, told: Callable[..., str]) -> None:
        real = getattr(room, name)

        def wrapped(*given: object, **named: object) -> object:
            seen.append(told(*given))
            return real(*given, **named)

        monkeypatch.setattr(room, name, wrapped)

    watched(linker, "link", lambda files, about: f"link {about.id}")
    watched(programs, "_fresh", lambda scenario, *rest: f"lower {scenario.about.id}")
    return seen
