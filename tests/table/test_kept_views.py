"""Views that a table keeps are those it would make anew: whoever seals, takes back, speaks or drafts in between."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.table.games import SEATS, pocket
from wargame.engine.information.redaction import view_for
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase
from wargame.model.talk import Message
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.players.random_player import RandomPlayer
from wargame.table import Table


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 24))])
def test_a_kept_view_equals_one_made_anew(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    table = Table.new(
        pocket(), path=tmp_path / "game.jsonl", modules=(), players=dict.fromkeys(SEATS, "human"), seed=seed,
        rehearsal=True, vaults=tmp_path / "vaults",
    )
    drafts = dict.fromkeys(SEATS, NO_MOVE)

    def compare() -> None:
        now = table.history.last
        for viewer in (*SEATS, PUBLIC, CONTROL):
            own = drafts.get(viewer, NO_MOVE)
            anew = view_for(table.program, now.state, viewer, now.events, now.past, own, now.talk, now.reviewed)
            kept = table.view(viewer, own)
            assert kept == anew
            assert table.view(viewer, own) is kept

    with table:
        while table.state.phase is not Phase.CLOSED:
            match table.state.phase:
                case Phase.PLANNING | Phase.SEALED if table.state.phase is Phase.PLANNING or chance.random() < 0.5:
                    _do_something(table, drafts, chance)
                case Phase.SEALED | Phase.REVEALED:
                    table.reveal()
                case Phase.DEBRIEF:
                    table.close()
                case _:
                    table.open_turn()
                    drafts = dict.fromkeys(SEATS, NO_MOVE)
            compare()


def _do_something(table: Table, drafts: dict[str, Order], chance: random.Random) -> None:
    seat = chance.choice(SEATS)
    sealed = table.sealed_order(seat) is not None
    match chance.randrange(5):
        case 0:
            to = tuple(one for one in SEATS if one != seat)[: chance.randrange(1, 3)]
            table.say(Message(turn=table.state.turn, sender=seat, to=to, text="A word"))
        case 1 if sealed:
            table.unseal(seat)
        case _ if not sealed:
            player = RandomPlayer(chance.randrange(1 << 30))
            drafts[seat] = player.order(table.view(seat), lambda order: table.refusals(seat, order))
            if chance.random() < 0.7:
                table.seal(seat, drafts[seat])
        case _:
            pass
