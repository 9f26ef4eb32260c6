"""Odds on paper: the bands of a scale at every net modifier, the rows of a table as the game begins."""

from __future__ import annotations

from wargame.engine.information.odds import naturals, odds_of
from wargame.engine.program import Program, Roll
from wargame.engine.trace import row_of
from wargame.manual.edition import Edition
from wargame.document.nodes import Document, grid
from wargame.model.labels import Source
from wargame.model.tables import RuleTable, Scale
from wargame.wording.catalogue import _
from wargame.wording.numbers import odds, signed

_BEYOND = 2
"""How far past the clamp the odds of a scale are shown, since a base comes on top."""
_WITHOUT_CLAMP = 6


def scale_grid(edition: Edition, id_: str, scale: Scale) -> Document:
    """The chance of each band at each net of base and modifiers. Nothing where no move is rolled on this scale."""
    roll = _roll_on(edition.program, id_)
    if roll is None:
        return ()
    count, _d, sides = scale.dice.partition("d")
    ways, faces = naturals(int(count or 1), int(sides)), int(sides)
    out = (_WITHOUT_CLAMP if scale.clamp is None else scale.clamp) + _BEYOND
    rows = []
    for plus in range(-out, out + 1):
        tally = [0] * len(scale.bands)
        for natural, number in ways.items():
            tally[row_of(roll, natural, natural + plus, faces) - 1] += number
        rows.append((signed(plus), *(odds(number, number, sum(tally)) for number in tally)))
    return grid((_("Net"), *(band.name for band in scale.bands)), rows)


def table_odds(edition: Edition, id_: str, table: RuleTable) -> tuple[str, ...]:
    """The chance of each row as the game begins, as far as the reader may know; "" where the table is never run."""
    plain = [roll for roll in edition.program.rolls.values() if roll.source == f"table:{id_}"]
    if not plain:
        return ("",) * len(table.rows)
    roll = min(plain, key=lambda one: len(one.modifiers))  # without what one caller adds
    found = odds_of(edition.program, roll, edition.knowledge, {})
    return tuple(_("not known") if row == (0, found.of) else odds(*row, found.of) for row in found.rows)


def _roll_on(program: Program, scale: str) -> Roll | None:
    moves = program.scenario.moves
    for roll in program.rolls.values():
        source = Source.parse(roll.source)
        if source.kind == "move" and moves[source.id].scale == scale:
            return roll
    return None
