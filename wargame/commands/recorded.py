"""What commands about a recorded game ask: which of its turns, and who plays it on."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked, refused
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.model.files import Scenario
    from wargame.sim.doctrine_mix import DoctrineMix

mix_option = click.option(
    "--mix", default="even", show_default=True, metavar="DOCTRINES",
    help="Who plays games on: doctrines with shares, e.g. prudent=2,cooperative=1. Even: all, alike often.",
)


def mix_of(written: str, scenario: Scenario) -> DoctrineMix:
    """What ``--mix`` says. Raises ``NotAsked``."""
    from wargame.sim.doctrine_mix import WrongMix, read_mix

    with refused(WrongMix, option="--mix"):
        return read_mix(written, scenario)


def turn_among(asked: int, turns: Collection[int]) -> int:
    """The turn that is asked for, of those of a save. Raises ``NotAsked`` with the others."""
    if asked not in turns:
        known = ", ".join(map(str, turns)) or _("none")
        raise NotAsked(_("turn {turn} is not in this save; it has {turns}"), turn=asked, turns=known)
    return asked
