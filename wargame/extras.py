"""What is not always installed, and the line that installs it."""

from __future__ import annotations

from pathlib import Path

_ABOVE = Path(__file__).parent.parent
"""The folder that the package lies in: of its sources, or of all that is installed."""


def install_line(extra: str) -> str:
    """What somebody types who lacks an extra of ``pyproject.toml``: where the sources lie, or of what is installed."""
    if (_ABOVE / "pyproject.toml").is_file():
        return f'pip install -c constraints.txt ".[{extra}]"'
    from importlib.metadata import packages_distributions  # looks through all that is installed

    package = __name__.partition(".")[0]
    return f'pip install "{packages_distributions().get(package, [package])[0]}[{extra}]"'
