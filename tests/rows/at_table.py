"""A case played at a real table: orders sealed, revealed and journalled, with dice thrown by hand.

The table deals and rolls as always. Only the dice are the case's own, and the deal ends with the case's start values;
both are in the journal as facts, so that the save can be doubted afterwards like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.canon.hand_play import HandDice, given, hand_dice, play
from tests.canon.reading import Case
from tests.rows.files import WHOLE, Files
from wargame.engine.adjudication import deal
from wargame.engine.program import Program
from wargame.model.events import Changed, Event
from wargame.model.orders import Order, Refusal
from wargame.model.state import Phase, State
from wargame.model.views import View
from wargame.saves.verify import verify
from wargame.table.table import Table


def check_at_table(case: Case, folder: Path, files: Files = WHOLE) -> list[str]:
    """Play a case at a table, then doubt the save; every way in which it went otherwise than the case says."""
    program, dice = files.program(case.world, case.modules, case.add), hand_dice(case)
    path = folder / "game.jsonl"
    with _by_hand(program, given(program, case), dice):
        people = dict.fromkeys(program.seats, "human")
        modules, vaults = case.modules, folder / "drawers"
        with Table.new(program.scenario, path=path, modules=modules, players=people, seed=1, vaults=vaults) as table:
            wrong = play(case, _AtTable(table), dice, folder)
            if table.state.phase is not Phase.SETUP:
                table.close(early=table.state.phase is not Phase.DEBRIEF)
        verdict = verify(path)
    return wrong + [f"the save is not sound: {finding}" for finding in verdict.findings]


class _AtTable:
    """A table as a case plays it: all seats seal, then all is revealed."""

    def __init__(self, table: Table) -> None:
        self.program, self._table = table.program, table

    @property
    def state(self) -> State:
        return self._table.state

    def open_turn(self) -> tuple[Event, ...]:
        return self._table.open_turn()

    def view(self, viewer: str) -> View:
        return self._table.view(viewer)

    def refusals(self, seat: str, order: Order) -> tuple[Refusal, ...]:
        return self._table.refusals(seat, order)

    def resolve(self, orders: Mapping[str, Order]) -> tuple[Event, ...]:
        for seat, order in orders.items():
            self._table.seal(seat, order)
        return self._table.reveal()


@contextmanager
def _by_hand(program: Program, values: Mapping[str, int], dice: HandDice) -> Iterator[None]:
    """Let table and verification throw these dice, end the deal with these values, and not lower the rules again."""

    def dealt(program: Program, state: State, dice: Any) -> tuple[Event, ...]:
        laid = (
            Changed(source="case", seats=(), slot=slot, asked=0, granted=0, limits=(), to=value)
            for slot, value in values.items()
        )
        return (*deal(program, state, dice), *laid)

    places = {
        "wargame.table.beginning.lowered": lambda *_, **_named: program,
        "wargame.saves.verify.program_of": lambda *_: program,
        "wargame.table.decide.deal": dealt,
        "wargame.saves.readjudicate.deal": dealt,
        "wargame.table.beginning.table_dice": lambda *_, **__: dice,
        "wargame.saves.readjudicate.table_dice": lambda *_, **__: dice,
    }
    with ExitStack() as stack:
        for place, stand_in in places.items():
            stack.enter_context(patch(place, stand_in))
        yield
