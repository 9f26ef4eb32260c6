"""Where one goes without a game: what the launcher and the lists beside it give back. Whoever showed them goes."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.records import record

if TYPE_CHECKING:  # the launcher is painted before any of them is needed
    from wargame.session.catalogue import GameSetup
    from wargame.table.table import Table


class Menu(Enum):
    """Where one can go without a game."""

    LAUNCHER = "launcher"
    SCENARIOS = "scenarios"
    SAVES = "saves"
    SETTINGS = "settings"


@record
class FillForm:
    """To the form of a new game; ``scenario``: the one it begins with."""

    scenario: str | None = None


@record
class BeginGame:
    """Begin a game."""

    setup: GameSetup


@record
class SitDown:
    """Play at a table that was set already."""

    table: Table


@record
class ContinueGame:
    """Go on with a saved game."""

    save: Path


@record
class BranchGame:
    """Play on from a save as a game of its own."""

    save: Path


@record
class WatchGame:
    """Open the replay of a save."""

    save: Path


Goal = Menu | FillForm | BeginGame | SitDown | ContinueGame | BranchGame | WatchGame
