"""``run beijing_strait add 2``: a rule table is rolled."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.language.effects.verb import Cause, Line, Op, ProgramBuilder, Verb, Where
from wargame.language.formulas import compare, read
from wargame.language.parser import settled
from wargame.language.program_builder import Added
from wargame.language.tree import Node
from wargame.model.events import Told
from wargame.model.files import Sections
from wargame.model.tables import TableRow
from wargame.records import record


@record
class RunTable(Verb):
    """A rule table is rolled; ``seat`` is its ``mover``, None: whoever is here."""

    table: str
    add: Node | None = None
    seat: str | None = None

    word = "run"
    forms = ("run TABLE [add E] [for SEAT]",)
    calls = "tables"

    @classmethod
    def read(cls, line: Line) -> RunTable:
        """The table, what is added to its dice, for whom."""
        table = line.declared("rule table", line.names.sections.tables)
        add = None
        if line.skip("add"):
            line.skip("+")
            add = line.amount()
        return cls(table, add, line.for_seat())

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """The roll, and what each row does: modifiers and rows read what is bound here."""
        rule = to.scenario.tables[self.table]
        here = at if self.seat is None else at.with_seat("mover", self.seat)
        added, here = here.source, here.under(f"table:{self.table}", f"table:{self.table}")
        to.spend(here.chain, 1 + len(rule.modifiers) + sum(1 + 2 * len(row.texts) for row in rule.rows))
        row = f"row:{here.chain}"
        slot = to.slot(row, scoped=True)
        count, sides = dice_of(rule.dice)
        modifiers: list[Added] = [
            (f"table:{self.table}#{n}", to.maybe(m.when, here.bindings), to.number(m.add, here.bindings))
            for n, m in enumerate(rule.modifiers)
            if m.when is None or settled(m.when, to.names, here.bindings) is not False
        ]
        if self.add is not None:
            modifiers.append((added, None, to.expr(self.add)))
        roll = to.roll(
            here.source, here.seats, here.chain, count, to.constant(sides), to.number(rule.base, here.bindings),
            modifiers, rule.clamp, tuple(r.upto for r in rule.rows[:-1] if r.upto is not None), slot,
            hidden=here.private or rule.visibility == "hidden",
        )
        rows = tuple(
            to.when(to.expr(compare(read(row), "==", number)), block)
            for number, line in enumerate(rule.rows, start=1)
            if (block := (*_telling(to, here, number - 1, line), *to.steps(line.do, here)))
        )
        return (roll, *rows)

    def causes(self, sections: Sections) -> Iterator[Cause]:
        """The table."""
        yield "tables", self.table


def _telling(to: ProgramBuilder[Op], at: Where, place: int, row: TableRow) -> tuple[Op, ...]:
    """Which text a row is told with: its first whose condition holds, else its own. Nothing, where it has but one."""
    if not row.texts:
        return ()
    told: tuple[Op, ...] = (to.say(Told(source=at.source, seats=at.seats, row=place, text=None)),) if row.text else ()
    for number, one in reversed(list(enumerate(row.texts))):
        this = to.say(Told(source=at.source, seats=at.seats, row=place, text=number))
        told = (to.when(to.condition(one.when, at.bindings), (this,), told),)
    return told


def dice_of(text: str) -> tuple[int, int]:
    """``2d6`` as (2, 6)."""
    count, _, sides = text.partition("d")
    return int(count or 1), int(sides)
