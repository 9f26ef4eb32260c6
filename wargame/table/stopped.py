"""What to say when the disk does not take a game any further: nothing sealed is lost, and how the game goes on.

After it the table is of no more use (``Table`` has let go of the save); the game is resumed from its file.
"""

from __future__ import annotations

from pathlib import Path

from wargame.files import why


def unwritten(problem: OSError) -> str:
    """Which file could not be written, and why."""
    return f"{problem.filename or 'The game'} cannot be written: {why(problem)}"


def stopped(problem: OSError, save: Path) -> str:
    """The same, and where the game stands."""
    return f"{unwritten(problem)}. What was done before is safe: mend this, and go on with {save}"
