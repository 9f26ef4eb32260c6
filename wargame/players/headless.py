"""A game played to its end with nobody at the keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.model.state import Phase
from wargame.players.player import Player
from wargame.players.seating import seal_for
from wargame.table.table import Table


def play_out(table: Table, players: Mapping[str, Player]) -> None:
    """Play from where the game stands until it ends; it is left in its debrief, not closed.

    Raises:
        OrderRefused: a player ordered what the rules do not allow; the game stands as it was before.
    """
    while table.state.phase not in (Phase.DEBRIEF, Phase.CLOSED):
        match table.state.phase:
            case Phase.PLANNING:
                seal_for(table, players, lambda seat: table.sealed_order(seat) is not None)
            case Phase.SEALED | Phase.REVEALED:
                table.reveal()
            case _:
                table.open_turn()
