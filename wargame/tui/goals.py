"""Where one goes without a game: what the launcher and the lists beside it give back. Whoever showed them goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the launcher is painted before any of them is needed
    from wargame.session.catalogue import GameSetup
    from wargame.table.table import Table


class Menu(Enum):
    """Where one can go without a game."""

    LAUNCHER = "launcher"
    SCENARIOS = "scenarios"
    SAVES = "saves"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class FillForm:
    """To the form of a new game; ``scenario``: the one it begins with."""

    scenario: str | None = None


@dataclass(frozen=True, slots=True)
class BeginGame:
    """Begin a game."""

    setup: GameSetup


@dataclass(frozen=True, slots=True)
class SitDown:
    """Play at a table that was set already."""

    table: Table


@dataclass(frozen=True, slots=True)
class ContinueGame:
    """Go on with a saved game."""

    save: Path


@dataclass(frozen=True, slots=True)
class BranchGame:
    """Play on from a save as a game of its own."""

    save: Path


@dataclass(frozen=True, slots=True)
class WatchGame:
    """Open the replay of a save."""

    save: Path


Goal = Menu | FillForm | BeginGame | SitDown | ContinueGame | BranchGame | WatchGame
