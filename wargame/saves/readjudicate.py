"""Playing a save's lines again through the rules inside it, and naming what comes out differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import zip_longest
from typing import assert_never

from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import Dice
from wargame.engine.legality import refusals
from wargame.engine.phases import NotNow
from wargame.engine.program import Program
from wargame.engine.rulings import ruled_events
from wargame.model.events import Event
from wargame.model.rulings import kind_of
from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.saves.chain import compact
from wargame.saves.codec import sealed_texts, to_data
from wargame.saves.line_validation import InvalidLine
from wargame.saves.lines import (
    BranchLine, CloseLine, DealLine, DieEnteredLine, InjectLine, Line, MendLine, NoteLine, OpenLine, RulingLine,
    SealLine, StartLine, Turn, UndoLine, UnsealLine, WhatIf, beginnings, events_of,
)
from wargame.saves.verdict import Discrepancy, shortened
from wargame.saves.position import Position, advance, beginning
from wargame.saves.seals import seal_digest
from wargame.saves.table_dice import recorded_dice, table_dice


class NoFaces(Exception):
    """A die is asked for that the line does not record: ``purpose`` is its name."""

    def __init__(self, purpose: str) -> None:
        super().__init__(purpose)
        self.purpose = purpose


class ReplayDice:
    """The faces of one journal line, by purpose, for a game whose seed is still secret."""

    def __init__(self, events: Iterable[Event], what_if: WhatIf | None = None) -> None:
        """Take the faces from every event that has some. ``what_if``: says which of them were chosen."""
        self._chosen = {(one.turn, one.purpose) for one in what_if.faces} if what_if else set()
        self._faces: Mapping[str, tuple[int, ...]] = {
            event.purpose: event.faces for event in events if hasattr(event, "purpose") and hasattr(event, "faces")
        }

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """The recorded faces. Raises ``NoFaces`` where there are none, or not such dice."""
        faces = self._faces.get(purpose, ())
        if len(faces) != count or not all(1 <= face <= sides for face in faces):
            raise NoFaces(purpose)
        return faces

    def entered(self, turn: int, purpose: str) -> bool:
        """Whether these faces were chosen, as the first line says."""
        return (turn, purpose) in self._chosen


def readjudicate(program: Program, lines: tuple[Line, ...], *, seed: int | None) -> Iterator[Discrepancy]:
    """The first difference of every line, lines in order; it stops at a line that cannot stand where it does.

    Each line is judged from the position the lines before it record, so one changed number is one finding.

    Args:
        seed: of the dice (``seals.dice_seed``); None while it is secret: then the dice are those recorded,
            as they are before a branch.
    """
    now = beginning(program)
    begun, _ = beginnings(lines)[-1]
    start = lines[0]
    changed = start.what_if if isinstance(start, StartLine) else None
    for n, line in enumerate(lines[1:], 2):
        try:
            after = advance(program, now, line, n)
            if seed is None or n <= begun:
                dice: Dice = recorded_dice(ReplayDice(events_of(line), changed), now)
            else:
                dice = table_dice(seed, changed if begun == 1 else None, now)
            difference = _difference(program, now, line, n, dice)
        except NotNow as error:
            yield Discrepancy(n, "kind", f"a line that can stand here ({error})", line.kind)
            return
        except NoFaces as error:
            difference = Discrepancy(n, "events", f"a roll for {error.purpose}", "no such faces", ruled=True)
        except InvalidLine as error:
            yield error.discrepancy
            return
        if difference:
            yield difference
        now = after


def refusal_to_go_on(program: Program, lines: tuple[Line, ...], *, digest: str) -> str | None:
    """Why a running game cannot go on under these rules, as a sentence for its players; None: it can.

    What a version calls itself decides nothing. A game goes on under the semantics it began with; where this program
    lowers its texts otherwise all the same, exactly if every recorded line comes to the same, else its players would go
    on under rules that they did not begin with.

    Args:
        program: lowered from the texts inside the save, under the semantics it names.
        lines: all of the save so far.
        digest: of the rules as the save names it.
    """
    first = None if digest == program.digest else next(readjudicate(program, lines, seed=None), None)
    if first is None:
        return None
    return (
        f"under this program’s rules it comes to something else (line {first.where}: here {first.expected}, recorded "
        f"{first.found})"
    )


def _difference(program: Program, now: Position, line: Line, n: int, dice: Dice) -> Discrepancy | None:
    match line:
        case DealLine():
            return _first(n, deal(program, now.state, dice), line.events)
        case InjectLine():
            return _first(n, open_turn(program, now.state, dice), line.events)
        case OpenLine():
            return _seals(program, now, line, n)
        case Turn():
            return _first(n, resolve(program, now.state, now.orders, dice), line.events)
        case CloseLine(reason=reason):
            right = "ended" if is_over(program, now.state) else "left"
            return None if reason == right else Discrepancy(n, "reason", right, reason)
        case RulingLine(ruling=ruling) if kind_of(ruling.what).runs_effects:
            return _first(n, ruled_events(program, now.state, ruling, dice), line.events)
        case (
            StartLine() | Message() | Promise() | Proposal() | Response() | SealLine() | UnsealLine() | BranchLine()
            | NoteLine() | RulingLine() | UndoLine() | DieEnteredLine() | MendLine()
        ):  # fmt: skip
            return None  # nothing that the rules decide; what control does was asked before it counted
        case _:
            assert_never(line)


def _seals(program: Program, now: Position, line: OpenLine, n: int) -> Discrepancy | None:
    for seat, opened in line.orders.items():
        seal = now.seals[seat]
        digest = seal_digest(opened.salt, line.turn, seat, *sealed_texts(opened.order, opened.statement))
        if digest != seal.digest:
            return Discrepancy(n, f"orders.{seat}", f"an order with the seal {seal.digest}", f"one with {digest}")
        refused = refusals(program, now.state, seat, opened.order)
        if refused:
            return Discrepancy(n, f"orders.{seat}.{refused[0].about}", "a legal order", refused[0].code, ruled=True)
    return None


def _first(n: int, expected: tuple[Event, ...], found: tuple[Event, ...]) -> Discrepancy | None:
    for index, (right, event) in enumerate(zip_longest(expected, found), 1):
        if right == event:
            continue
        if right is None or event is None:
            kinds = _shown(right and right.kind), _shown(event and event.kind)
            return Discrepancy(n, "event", *kinds, index, ruled=True)
        if type(right) is not type(event):
            return Discrepancy(n, "kind", right.kind, event.kind, index, ruled=True)
        field = next(field.name for field in fields(right) if getattr(right, field.name) != getattr(event, field.name))
        wanted, recorded = _shown(getattr(right, field)), _shown(getattr(event, field))
        return Discrepancy(n, field, wanted, recorded, index, ruled=True)
    return None


def _shown(fact: object) -> str:
    return shortened("nothing" if fact is None else fact if isinstance(fact, str) else compact(to_data(fact)))
