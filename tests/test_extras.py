"""The line that installs what is missing fits where it is typed: beside the sources, or anywhere else."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from wargame import extras


def test_what_is_installed_is_named_and_the_sources_are_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "_ABOVE", tmp_path)
    monkeypatch.setattr(metadata, "packages_distributions", lambda: {"wargame": ["scenario-wargame"]})
    assert extras.install_line("class") == 'pip install "scenario-wargame[class]"'
    (tmp_path / "pyproject.toml").touch()
    assert extras.install_line("class") == 'pip install -c constraints.txt ".[class]"'
