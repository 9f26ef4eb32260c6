"""A finished game as those need it who weigh it: where each turn opened and ended, and what was ordered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from wargame.engine.adjudication import deal as dealt_by
from wargame.engine.adjudication import is_over, open_turn, resolve
from wargame.engine.draws import Dice
from wargame.engine.program import Program
from wargame.engine.state import apply
from wargame.engine.state import opening as opening_of
from wargame.model.events import Event, Rolled, Scored
from wargame.model.orders import Order
from wargame.model.state import State
from wargame.model.talk import Message, Promise, Proposal, Response, Said
from wargame.records import record
from wargame.saves.commitments import opened_seed
from wargame.saves.history import History
from wargame.saves.seating import Givers, order_givers
from wargame.saves.lines import CloseLine, DealLine, InjectLine, OpenLine, Turn
from wargame.saves.standing import standing
from wargame.sim.agreements import AgreedOrders, agreed_in


class NoFinalScore(ValueError):
    """The game goes on, or was left before it ended, so it has no score to take apart. ``left``: which of the two."""

    def __init__(self, left: bool) -> None:
        super().__init__(
            "this game was closed before it ended: it has no score that could be taken apart" if left
            else "this game goes on: what it taught is told when it is over"
        )
        self.left = left


@record
class PlayedTurn:
    """One turn of it.

    Attributes:
        opened: where it stood when the turn had opened.
        end: where it stood when the turn was over.
        orders: what each seat ordered.
        opening, resolved: the events of both halves.
        agreed: what seats had agreed to order together, before they sealed.
        opening_line, line: the numbers of the journal lines that hold them.
        holders: seat to who held it when its order was sealed; nothing where no save says.
    """

    turn: int
    opened: State
    end: State
    orders: Mapping[str, Order]
    opening: tuple[Event, ...]
    resolved: tuple[Event, ...]
    opening_line: int
    line: int
    agreed: AgreedOrders = field(default_factory=dict)
    holders: Mapping[str, str] = field(default_factory=dict)

    @property
    def rolls(self) -> tuple[Rolled, ...]:
        """Every roll of the turn, in order."""
        return tuple(one for _line, _index, one in self.named_rolls)

    @property
    def named_rolls(self) -> Iterator[tuple[int, int, Rolled]]:
        """The same, each with its journal line and its place in it, from 1."""
        for line, events in ((self.opening_line, self.opening), (self.line, self.resolved)):
            yield from ((line, index, one) for index, one in enumerate(events, 1) if isinstance(one, Rolled))


@record
class PlayedGame:
    """A finished game.

    Attributes:
        dealt: where it stood after the deal.
        score: seat to points.
        seed: of its dice, for dice that would have been rolled had something else happened.
        left_out: injects that could not come up in it.
    """

    program: Program
    dealt: State
    deal: tuple[Event, ...]
    turns: tuple[PlayedTurn, ...]
    score: Mapping[str, int]
    seed: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def givers(self) -> Givers:
        """Turn to seat to who held it when its order was sealed."""
        return {turn.turn: turn.holders for turn in self.turns}


def played_game(history: History) -> PlayedGame:
    """What a history holds of a finished game. Raises ``NoFinalScore``."""
    save = history.save
    close = save.close
    if close is None or close.reason == "left":
        raise NoFinalScore(close is not None)
    dealt, deal, turns = history.begun.state, tuple[Event, ...](), dict[int, PlayedTurn]()
    orders: Mapping[str, Order] = {}
    opening: tuple[Event, ...] = ()
    opening_line, said = 0, list[Said]()
    agreed: AgreedOrders = {}
    givers = order_givers(save.lines)
    for n, line in standing(save.lines):
        match line:
            case DealLine():
                dealt, deal = history.opened[0].state, line.events
            case InjectLine():
                opening, opening_line = line.events, n
            case Message() | Promise() | Proposal() | Response():
                said.append(line)
            case OpenLine():
                orders = {seat: one.order for seat, one in line.orders.items()}
                agreed = agreed_in(history.program, said, line.turn)
            case Turn():
                turns[line.turn] = PlayedTurn(
                    line.turn, history.opened[line.turn].state, history.ends[line.turn].state, orders, opening,
                    line.events, opening_line, n, agreed, givers.get(line.turn, {}),
                )
            case CloseLine():
                break
            case _:
                pass  # seals and branches move nothing
    every = tuple(turns[turn] for turn in sorted(turns))
    seed = opened_seed(save.lines) or 0
    return PlayedGame(history.program, dealt, deal, every, scores_in(every), seed, save.start.left_out)


Orders = Callable[[State, tuple[Event, ...]], Mapping[str, Order]]
"""What every seat orders where a turn is open, with the events of its opening."""


def play(program: Program, dice: Dice, orders: Orders) -> PlayedGame:
    """Play a game to its end with these dice and orders. It stands in no save; its lines are counted as if each turn
    had two, and the deal the first."""
    state = opening_of(program)
    deal = dealt_by(program, state, dice)
    dealt = state = apply(program, state, deal)
    turns: list[PlayedTurn] = []
    while not is_over(program, state):
        came = open_turn(program, state, dice)
        opened = apply(program, state, came)
        given = orders(opened, came)
        events = resolve(program, opened, given, dice)
        state = apply(program, opened, events)
        turns.append(PlayedTurn(opened.turn, opened, state, given, came, events, 2 * opened.turn, 2 * opened.turn + 1))
    return PlayedGame(program, dealt, deal, tuple(turns), scores_in(turns))


def scores_in(turns: Iterable[PlayedTurn]) -> Mapping[str, int]:
    """Seat to points, where one of these turns was the last."""
    return {one.seat: one.total for turn in turns for one in turn.resolved if isinstance(one, Scored)}
