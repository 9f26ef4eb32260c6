"""What is not always installed, and the line that installs it."""

from __future__ import annotations


def install_line(extra: str) -> str:
    """What somebody types, where the sources lie, who lacks an extra of ``pyproject.toml``."""
    return f'pip install -c constraints.txt ".[{extra}]"'
