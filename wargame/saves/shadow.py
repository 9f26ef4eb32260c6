"""The un-ruled game: the same orders and the same dice, played again without what control ruled.

A die is a function of its purpose, so every roll that both games make falls alike. What seats would have ordered
otherwise nobody knows: their recorded orders stand, and those that could not be given there are left out and listed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import Dice
from wargame.engine.recorded_orders import DroppedPart, fitted
from wargame.engine.rulings import directed, ruled_events, ruling_objection
from wargame.engine.state import apply, opening
from wargame.model.events import Event
from wargame.model.orders import NO_MOVE, Order
from wargame.model.rulings import RulingCommand
from wargame.model.state import Phase, State
from wargame.records import record
from wargame.saves.commitments import opened_seed
from wargame.saves.history import History
from wargame.saves.lines import DealLine, InjectLine, Line, OpenLine, RulingLine, Turn, beginnings
from wargame.saves.standing import standing, standing_rulings
from wargame.saves.table_dice import table_dice

SHOWN = ("track", "status", "flag", "token", "red_line")
"""Kinds of values that a difference is told of."""


@record
class ShadowDifference:
    """A value that stands otherwise at the end of the last turn that both games have: as played, and without the
    rulings. ``since``: the turn at whose end it first did."""

    slot: str
    ruled: int
    unruled: int
    since: int


@record
class Shadow:
    """The un-ruled game.

    Attributes:
        turns: so many both games have in common.
        events: what happened in it, opening and resolution of each turn, from the first.
        over: whether it came to its end. If not, it stops where the orders do.
        differences: of the values that readers know, in the order of the rulebook.
        left_out: what could not be ordered there.
        alike: whether the rules came to the very same, event by event, so that the rulings changed nothing.
    """

    turns: int
    events: Mapping[int, tuple[Event, ...]]
    over: bool
    differences: tuple[ShadowDifference, ...]
    left_out: tuple[DroppedPart, ...]
    alike: bool


def rulings_of(history: History) -> tuple[tuple[int, RulingLine], ...]:
    """The rulings of a game since it was begun anew, if it was, with their lines; those that were undone are none."""
    lines = history.save.lines
    begun, _ = beginnings(lines)[-1]
    return tuple((n, line) for n, line in standing_rulings(lines) if n > begun)


def shadow(history: History, without: Collection[int] | None = None) -> Shadow | None:
    """The game played again without its rulings. Pure.

    Args:
        without: lines of the rulings to leave out; those that stay and could not be given there are left out, too.
            None: all of them.

    Returns:
        None where the game is not closed (its dice are secret), or nothing was ruled.
    """
    lines, seed = history.save.lines, opened_seed(history.save.lines)
    ruled = rulings_of(history)
    if seed is None or not ruled:
        return None
    begun, _ = beginnings(lines)[-1]
    game = _UnruledGame(history, seed, frozenset(n for n, _ in ruled) if without is None else without)
    for n, line in standing(lines):
        if n <= begun:
            game.recorded(line)
        elif not game.over:
            game.again(n, line)
    played = _played(lines)
    return Shadow(
        max(game.ends, default=0), {turn: tuple(events) for turn, events in game.events.items()}, game.over,
        _differences(history, game.ends), tuple(game.left_out),
        played == game.by_rules,
    )  # fmt: skip


def _played(lines: Sequence[Line]) -> dict[int, list[Event]]:
    """What the rules came to in the game as it was played, turn by turn."""
    found: dict[int, list[Event]] = {}
    for _, line in standing(lines):
        if isinstance(line, (DealLine, InjectLine, Turn)):
            found.setdefault(0 if isinstance(line, DealLine) else line.turn, []).extend(line.events)
    return found


class _UnruledGame:
    """The game while it is played again."""

    def __init__(self, history: History, seed: int, without: Collection[int]) -> None:
        self._program, self._seed, self._without = history.program, seed, without
        self._what_if = history.save.start.what_if if len(beginnings(history.save.lines)) == 1 else None
        self._at = {one.n: one.position for one in history.moments}
        self._state = opening(history.program)
        self._orders: dict[str, Order] = {}
        self.events: dict[int, list[Event]] = {}
        self.by_rules: dict[int, list[Event]] = {}
        self.ends: dict[int, State] = {}
        self.left_out: list[DroppedPart] = []

    @property
    def over(self) -> bool:
        """Whether it came to its end."""
        return is_over(self._program, self._state)

    def recorded(self, line: Line) -> None:
        """A line from before the game was begun anew: its dice are another game's, and it stands as it is."""
        match line:
            case DealLine() | InjectLine() | Turn() | RulingLine():
                ruled = line.ruling if isinstance(line, RulingLine) else None
                self._happen(line.events, Phase.REVIEW if isinstance(line, Turn) else Phase.PLANNING, ruled)
                if ruled is not None and ruled.what == "order":
                    self._orders[ruled.id] = NO_MOVE
            case OpenLine():
                self._orders = {seat: opened.order for seat, opened in line.orders.items()}
            case _:
                return

    def again(self, n: int, line: Line) -> None:
        """The next line, played anew."""
        program, state = self._program, self._state
        match line:
            case DealLine():
                self._happen(deal(program, state, self._dice(n)), Phase.BRIEFING)
            case InjectLine():
                self._happen(open_turn(program, state, self._dice(n)), Phase.PLANNING)
            case OpenLine():
                self._orders = {seat: self._fitted(seat, opened.order) for seat, opened in line.orders.items()}
            case Turn():
                self._happen(resolve(program, state, self._orders, self._dice(n)), Phase.REVIEW)
            case RulingLine() if n not in self._without and n in self._at:  # a handover outlives an undo, untold
                self._rule(n, line)
            case _:
                return

    def _dice(self, n: int) -> Dice:
        """Those that line ``n`` was played with."""
        return table_dice(self._seed, self._what_if, self._at[n])

    def _rule(self, n: int, line: RulingLine) -> None:
        """A ruling that stays, where it could be given."""
        voids = line.ruling.what == "order"
        state = replace(self._state, phase=Phase.REVEALED if voids else Phase.PLANNING)
        if ruling_objection(self._program, state, self._orders, line.ruling) is not None:
            return
        self._happen(
            ruled_events(self._program, state, line.ruling, self._dice(n)), Phase.PLANNING, line.ruling
        )
        if voids:
            self._orders[line.ruling.id] = NO_MOVE

    def _happen(self, events: tuple[Event, ...], phase: Phase, ruling: RulingCommand | None = None) -> None:
        self._state = replace(apply(self._program, self._state, events), phase=phase)
        self.events.setdefault(self._state.turn, []).extend(events)
        if ruling is None:
            self.by_rules.setdefault(self._state.turn, []).extend(events)
        else:
            self._state = directed(self._state, ruling)
        if phase is Phase.REVIEW:
            self.ends[self._state.turn] = self._state

    def _fitted(self, seat: str, order: Order) -> Order:
        """What of a recorded order can be given here."""
        given, dropped = fitted(self._program, self._state, seat, order)
        self.left_out += dropped
        return given


def _differences(history: History, ends: Mapping[int, State]) -> tuple[ShadowDifference, ...]:
    program, turns = history.program, sorted(ends)
    found = []
    for number, slot in enumerate(program.slots):
        if slot.kind not in SHOWN:
            continue
        apart = [
            turn for turn in turns if ends[turn].values[number] != history.ends[turn].state.values[number]
        ]
        if apart and apart[-1] == turns[-1]:
            ruled, unruled = history.ends[turns[-1]].state.values[number], ends[turns[-1]].values[number]
            found.append(ShadowDifference(slot.name, ruled, unruled, apart[0]))
    return tuple(found)
