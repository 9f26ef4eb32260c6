"""One game of a run, played again at a table, so that it can be opened, read and explained like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from wargame.engine.draws import seed_of_game
from wargame.engine.encoding import stored_words
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.orders import Act, Order
from wargame.sim.block import Games
from wargame.sim.line_ups import LineUp, deciders_of
from wargame.sim.policies import BlockDecider
from wargame.table.table import Table


def record_game(
    program: Program, line_up: LineUp, seed: int, number: int, path: Path,
    look: Callable[[Table], None] = lambda table: None, left_out: Sequence[str] = (),
) -> tuple[int, ...]:
    """Write the journal of one game of a run, finished and closed.

    Args:
        program, line_up, seed: as of the run.
        number: of the game, from 0.
        path: the save to make; its folder is there, the file is not.
        look: called in every turn before anybody orders.
        left_out: situations that were left out when the program was lowered.

    Returns:
        Every slot at its end: those of the same game in the block.

    Raises:
        Unusable: the file cannot be made.
    """
    games, deciders = Games(program, 1, seed, number), deciders_of(program, line_up.players)
    alone = seed_of_game(seed, number)
    with Table.new(
        program.scenario, path=path, modules=program.modules, players=line_up.players, seed=alone, rehearsal=True,
        left_out=left_out,
    ) as table:
        try:
            games.deal()
            while not games.over.all():
                games.open_turn()
                table.open_turn()
                look(table)
                for decider in deciders:
                    decider.order(games)
                for seat in program.seats:
                    table.seal(seat, order_in(games, seat))
                games.resolve()
                table.reveal()
            values = table.state.values
            table.close()
        except BaseException:
            table.discard()  # half a game is in the way of the next try
            raise
    return values


def play_and_note(games: Games, deciders: Sequence[BlockDecider]) -> list[list[dict[str, Order]]]:
    """Play fresh games to their end; what each seat ordered, game by game and turn by turn."""
    found: list[list[dict[str, Order]]] = [[] for _ in range(games.count)]
    games.deal()
    while not games.over.all():
        games.open_turn()
        for decider in deciders:
            decider.order(games)
        for game in map(int, np.flatnonzero(~games.over)):
            found[game].append({seat: order_in(games, seat, game) for seat in games.program.seats})
        games.resolve()
    return found


def order_in(games: Games, seat: str, game: int = 0) -> Order:
    """What a seat has ordered in one game of a block, before the turn is resolved."""
    program, values = games.program, games.values[:, game]

    def now(name: str) -> int:
        return int(values[program.index[name]]) if name in program.index else 0

    acts = []
    for site in program.moves.values():
        if seat in site.seats and now(slots.ordered(site.move, seat)):
            move = program.scenario.moves[site.move]
            words = {
                key: stored_words(program, site.move, key, now(slots.chosen(site.move, key, seat)))
                for key in move.parameters
            }
            partners = tuple(one for one in move.optional if now(slots.partner(site.move, seat, one)))
            acts.append(Act(site.move, {key: chosen for key, chosen in words.items() if chosen}, partners))
    questions = names_of(program).questions
    answers = {
        site.question: list(questions[site.question].answers)[number - 1]
        for site in program.questions.values()
        if seat in site.seats and (number := now(slots.said(site.question, seat)))
    }
    return Order(tuple(acts), answers)
