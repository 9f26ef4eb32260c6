"""What would have become of a finished game, had one thing been otherwise: a game of its own that says what it changes.

Everything that is not changed stays: who said what, which orders were sealed, and the dice, for a roll has its faces by
its purpose and not by its place. Where nothing is changed, every line but the first says what it said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Literal

from wargame import __version__
from wargame.cache.programs import lowered
from wargame.engine.adjudication import is_over
from wargame.engine.cannot_lower import UnknownModule
from wargame.engine.draws import Dice
from wargame.engine.phases import NotNow
from wargame.engine.program import Program
from wargame.engine.recorded_orders import DroppedPart, fitted
from wargame.engine.rulings import ruled_events, ruling_objection
from wargame.model.events import Rolled, Undone
from wargame.model.orders import NO_MOVE, Order
from wargame.model.state import Phase
from wargame.records import record
from wargame.saves.codec import sealed_texts
from wargame.saves.counterfactual_dice import wrong_faces
from wargame.saves.lines import (
    CloseLine, DealLine, DieEnteredLine, EnteredDie, InjectLine, Line, MendLine, NoteLine, OpenedOrder, OpenLine,
    RulingLine, SealLine, Turn, UndoLine, WhatIf,
)
from wargame.saves.position import Position, advance, beginning
from wargame.saves.replay import program_of
from wargame.saves.save import Save
from wargame.saves.standing import standing
from wargame.saves.table_dice import table_dice
from wargame.saves.seals import dice_seed, seal_digest, seal_salt
from wargame.table.decide import dealing, opening, resolving


class CannotAsk(ValueError):
    """A change that cannot be made of this save; the text says why."""


@record
class Changes:
    """What is to be otherwise.

    Attributes:
        turn: from which on.
        orders: by turn and seat, instead of those that were given.
        theories: the theories at work, from the first turn on; None: those that were.
        faces: chosen for rolls of this turn, by purpose.
        swap: whether other dice fall from this turn on.
    """

    turn: int
    orders: Mapping[tuple[int, str], Order] = field(default_factory=dict)
    theories: tuple[str, ...] | None = None
    faces: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    swap: bool = False


@record
class Counterfactual:
    """A game that was made.

    Attributes:
        lines: its lines.
        program: its rules.
        common: how many lines say the same as those of its parent.
        left_out: parts of recorded orders that could not be given any more.
        unsaid: how many recorded words, notes and rulings found no place.
        idle: the turns that nobody had recorded orders for: every seat did nothing.
        unrolled: rolls for which faces were chosen, and which were not made that turn.
    """

    lines: tuple[Line, ...]
    program: Program
    common: int
    left_out: tuple[DroppedPart, ...] = ()
    unsaid: int = 0
    idle: tuple[int, ...] = ()
    unrolled: tuple[str, ...] = ()


def counterfactual(parent: Save, changes: Changes, *, stop: bool = False) -> Counterfactual:
    """The lines of the game that is otherwise, played on by the recorded orders to its end; or (``stop``) until the
    turn in question has opened. Pure.

    Raises:
        CannotAsk: the save is not finished, was itself played on under other secrets, or knows no such turn, roll or
            theory.
        Unusable: its rules are not understood any more.
    """
    made = _Maker(parent, changes)
    made.play(stop)
    common = 1 + sum(1 for _ in _alike(parent.lines[1:], made.lines[1:]))
    start = replace(made.start, what_if=replace(made.what_if, line=common))
    rolled = {
        event.purpose for _n, line in standing(made.lines)
        if isinstance(line, (InjectLine, Turn)) and line.turn == changes.turn
        for event in line.events if isinstance(event, Rolled)
    }  # fmt: skip
    return Counterfactual(
        (start, *made.lines[1:]), made.program, common, tuple(made.left_out), made.unsaid, tuple(made.idle),
        tuple(purpose for purpose in changes.faces if purpose not in rolled),
    )


def _alike(one: Sequence[Line], other: Sequence[Line]) -> Iterator[None]:
    for first, second in zip(one, other, strict=False):
        if first != second:
            return
        yield


class _Maker:
    """One game while it is made."""

    def __init__(self, parent: Save, changes: Changes) -> None:
        self.parent, self.changes = parent, changes
        close = parent.close
        if close is None:
            raise CannotAsk("this game goes on: what it would have become can be asked when it is closed, not before")
        if parent.branches:
            raise CannotAsk(
                "this save was played on under new secrets (wargame branch), so the dice before that are not known; "
                "ask the save it was taken from"
            )
        self.close = close
        self.counts = dict(standing(parent.lines))
        opened = {line.turn: n for n, line in self.counts.items() if isinstance(line, InjectLine)}
        if changes.turn not in opened:
            known = ", ".join(map(str, opened)) or "none"
            raise CannotAsk(f"turn {changes.turn} was never opened in this save; its turns are: {known}")
        self._turn_opens = opened[changes.turn]
        self._places: dict[int, int] = {1: 1}
        self.program = self._rules()
        self.what_if = self._what_if()
        seed = dice_seed(parent.start.dice, bytes.fromhex(close.secret), close.seed)
        self._seed = seed
        self.start = replace(
            parent.start, wargame=__version__, program=self.program.digest, modules=self.program.modules
        )
        self.now: Position = beginning(self.program)
        self.lines: list[Line] = [self.start]
        self.left_out: list[DroppedPart] = []
        self.idle: list[int] = []
        self.unsaid = 0
        self.orders: dict[str, OpenedOrder] = {}

    def _rules(self) -> Program:
        start, theories = self.parent.start, self.changes.theories
        program = program_of(self.parent.path, start)
        if theories is None or theories == program.modules:
            return program
        try:
            return lowered(program.scenario, theories, start.semantics, start.left_out)
        except UnknownModule as error:
            raise CannotAsk(str(error)) from None

    def _what_if(self) -> WhatIf:
        before, changes, parent = self.parent.start.what_if, self.changes, self.parent
        for purpose, faces in changes.faces.items():
            if wrong := wrong_faces(self.program, purpose, faces):
                raise CannotAsk(f"{purpose}: {', '.join(map(str, faces))} is no fall of these dice; it takes {wrong}")
        kept = before.faces if before else ()
        turn = changes.turn
        chosen = tuple(EnteredDie(turn=turn, purpose=name, faces=faces) for name, faces in changes.faces.items())
        named = {(one.turn, one.purpose) for one in chosen}
        return WhatIf(
            parent=parent.entries[-1].hash, line=1, turn=changes.turn,
            seats=tuple(seat for seat in self.program.seats if any(seat == one for _, one in changes.orders)),
            theory=self.program.modules != parent.start.modules,
            faces=(*(one for one in kept if (one.turn, one.purpose) not in named), *chosen),
            swaps=(*(before.swaps if before else ()), *([changes.turn] if changes.swap else ())),
        )

    def play(self, stop: bool) -> None:
        """Take the parent's lines one by one; then go on, where the game does, with nobody doing anything."""
        last = self._opened_last() if stop else 0
        for n, line in enumerate(self.parent.lines[1:], 2):
            if isinstance(line, CloseLine):
                break
            back = isinstance(line, UndoLine) and line.line in self._places
            if self._over and not (back or isinstance(line, (NoteLine, MendLine))):
                continue  # what was ordered after an end is not played, unless the game was taken back from there
            before = len(self.lines)
            self._take(n, line)
            if len(self.lines) > before:
                self._places[n] = len(self.lines)
            if n == last:
                return
        if self.close.reason == "ended":
            while not self._over:
                self._idle_turn()
        over = is_over(self.program, self.now.state)
        self._add(replace(self.close, reason="ended" if over else "left"))

    def _opened_last(self) -> int:
        """The line after which the turn in question stands open for the last time. Raises ``CannotAsk`` where its dice
        were thrown anew since: in a game of their own people would meet those that were taken back."""
        anew = (
            n for n, line in self.counts.items() if isinstance(line, UndoLine) and line.turn == self.changes.turn
            and any(isinstance(one, Undone) and (one.what, one.dice) == ("orders", "other") for one in line.events)
        )
        if (line := next(anew, None)) is not None:
            raise CannotAsk(
                f"the dice of turn {self.changes.turn} were thrown anew once its orders were opened (line {line}), so "
                "it cannot be planned anew with them; with --seat and --orders it can be asked what else it had come to"
            )
        back = (n for n, line in self.counts.items() if isinstance(line, UndoLine) and line.line == self._turn_opens)
        return max(back, default=self._turn_opens)

    @property
    def _dice(self) -> Dice:
        return table_dice(self._seed, self.what_if, self.now)

    @property
    def _over(self) -> bool:
        return self.now.state.phase is Phase.DEBRIEF

    def _add(self, line: Line) -> None:
        self.now = advance(self.program, self.now, line, len(self.lines) + 1)
        self.lines.append(line)

    def _take(self, n: int, line: Line) -> None:
        """Line ``n`` of the parent, as it is now. What was undone is undone here, too, under its own line numbers: so
        dice that were thrown anew fall as they did."""
        match line:
            case DealLine() | InjectLine() | Turn() | OpenLine() | SealLine() if self._before(line):
                self._add(line)
            case DealLine():
                self._add(dealing(self.program, self.now, self._dice))
            case InjectLine():
                self._add(opening(self.program, self.now, self._dice))
            case SealLine(turn=turn, seat=seat) if recorded := self._opened_by(n, line):
                wanted = self.changes.orders.get((turn, seat), recorded.order) if n in self.counts else recorded.order
                self.orders[seat] = replace(recorded, order=self._fitted(seat, wanted))
                self._add(replace(line, digest=self._digest(turn, seat)))
            case OpenLine():
                self._add(replace(line, orders=dict(self.orders)))
            case Turn():
                self._add(resolving(self.program, self.now, self._dice))
            case UndoLine():
                self._take_back(line)
            case DieEnteredLine() if line.turn == self.changes.turn and line.purpose in self.changes.faces:
                return  # chosen faces stand in the place of those that were typed in
            case RulingLine(ruling=ruling):
                if ruling_objection(self.program, self.now.state, self.now.orders, ruling) is None:
                    self._add(replace(line, events=ruled_events(self.program, self.now.state, ruling, self._dice)))
                else:
                    self.unsaid += 1
            case NoteLine() if line.line not in self._places:  # what it is about was left out, so it is, too
                self.unsaid += 1
            case NoteLine():
                self._say(replace(line, line=self._places[line.line]))
            case MendLine():  # whatever turn this has come to: a word put right belongs to none
                self._say(replace(line, turn=self.now.state.turn))
            case _:  # seals that were taken back, and words
                self._say(line)

    def _say(self, line: Line) -> None:
        """Add a line that may find no place any more: then it is left out."""
        try:
            self._add(line)
        except NotNow:
            self.unsaid += 1

    def _take_back(self, line: UndoLine) -> None:
        """Where the game stands again as it stood here, with other dice where some were seen here."""
        if line.line not in self._places:
            self.unsaid += 1
            return
        fell: Literal["other", "none"] = "other" if self.now.seen >= line.turn else "none"
        said = tuple(
            replace(one, dice=fell) if isinstance(one, Undone) and one.dice != "kept" else one for one in line.events
        )
        self._add(replace(line, line=self._places[line.line], events=said))

    def _before(self, line: DealLine | InjectLine | Turn | OpenLine | SealLine) -> bool:
        """Whether nothing can be otherwise yet. A turn opens as it did, unless other dice fall."""
        turn = 0 if isinstance(line, DealLine) else line.turn
        return not self.what_if.theory and turn < self.changes.turn

    def _fitted(self, seat: str, order: Order) -> Order:
        """As much of an order as can be given."""
        given, dropped = fitted(self.program, self.now.state, seat, order)
        self.left_out += dropped
        return given

    def _opened_by(self, n: int, line: SealLine) -> OpenedOrder | None:
        """The recorded order that the reveal opens under this seal, line ``n``; None: it was taken back before."""
        for other in self.parent.lines[n:]:
            if isinstance(other, UndoLine) and other.line < n:
                return None
            if isinstance(other, OpenLine) and other.turn == line.turn:
                return other.orders.get(line.seat)
            if isinstance(other, SealLine) and (other.turn, other.seat) == (line.turn, line.seat):
                return None
        return None

    def _digest(self, turn: int, seat: str) -> str:
        opened = self.orders[seat]
        return seal_digest(opened.salt, turn, seat, *sealed_texts(opened.order, opened.statement))

    def _idle_turn(self) -> None:
        """A turn for which nothing was recorded: every seat does nothing."""
        if self.now.state.phase in (Phase.BRIEFING, Phase.REVIEW):
            self._add(opening(self.program, self.now, self._dice))
        turn = self.now.state.turn
        self.idle.append(turn)
        for seat in self.program.seats:
            if seat not in self.now.state.sealed:
                salt = seal_salt(bytes.fromhex(self.close.secret), len(self.lines) + 1)
                self.orders[seat] = OpenedOrder(salt=salt, order=NO_MOVE)
                self._add(SealLine(turn=turn, seat=seat, digest=self._digest(turn, seat)))
        self._add(OpenLine(turn=turn, orders=dict(self.orders)))
        self._add(resolving(self.program, self.now, self._dice))
