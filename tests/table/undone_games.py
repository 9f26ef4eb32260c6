"""Small games that control takes back, now and then, while they are played."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.table.games import SEATS, one_command
from tests.table.ruled_games import possible
from wargame.model.events import Undone
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.model.talk import TO_ALL, Message
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.model.views import View
from wargame.players.random_player import RandomPlayer
from wargame.table import Table

VIEWERS = (*SEATS, PUBLIC, CONTROL)
REASON = "The orders were opened too early."


def astray(table: Table, chance: random.Random, commands: int) -> int:
    """Some commands of a game that goes its own way: words, rulings, other orders; gives how many."""
    for done in range(commands):
        state = table.state
        if state.phase in (Phase.DEBRIEF, Phase.CLOSED):
            return done
        found = list(possible(table))
        if state.phase is Phase.PLANNING and chance.random() < 0.3:
            sender = chance.choice(SEATS)
            table.send(Message(turn=state.turn, sender=sender, to=TO_ALL, text=f"Word {done}, {chance.random()}."))
        elif found and chance.random() < 0.3:
            table.control.rule(chance.choice(found))
        elif state.phase is Phase.PLANNING:
            seat = next(seat for seat in SEATS if seat not in state.sealed)
            table.seal(seat, any_order(table, seat, chance))
        elif state.phase is Phase.SEALED and chance.random() < 0.5:
            table.open_orders()
        else:
            one_command(table)
    return commands


def any_order(table: Table, seat: str, chance: random.Random) -> Order:
    """What another random player orders."""
    return RandomPlayer(chance.randrange(1 << 30)).order(table.view(seat), lambda order: table.refusals(seat, order))


def without_undo(view: View) -> View:
    """A view but for the word that the game was taken back."""
    return replace(view, events=tuple(event for event in view.events if not isinstance(event, Undone)))


def views(table: Table) -> dict[Viewer, View]:
    """What everybody knows now, but for that word."""
    return {viewer: without_undo(table.view(viewer)) for viewer in VIEWERS}
