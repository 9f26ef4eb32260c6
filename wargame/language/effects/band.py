"""``band joint_exercise at most partial``: what a roll gave is set or limited."""

from __future__ import annotations


from wargame.language import slots
from wargame.language.effects.verb import Line, OnMove, Op, ProgramBuilder, Where, read_move
from wargame.language.formulas import both, compare, is_on, read
from wargame.language.turn_phases import BETWEEN_DICE_AND_EFFECTS
from wargame.language.names import MoveOf
from wargame.language.operators import UNMET, Setting
from wargame.model.events import BandChanged
from wargame.records import record


@record
class SetBand(OnMove):
    """A rolled band is set or limited (``band`` from 1 for the worst)."""

    move: MoveOf
    how: Setting
    band: int

    word = "band"
    forms = ("band MOVE = BAND", "band MOVE at most BAND", "band MOVE at least BAND")
    allowed_in = BETWEEN_DICE_AND_EFFECTS

    @classmethod
    def read(cls, line: Line) -> SetBand:
        """The move, and what becomes of its band."""
        at = line.here
        move = read_move(line)
        bands = line.names.bands(move.move)
        if bands is None and at.text in line.bindings.moves:
            bands = tuple(band.id for scale in line.names.sections.scales.values() for band in scale.bands)
        if bands is None:
            raise line.error(at, f"'{move.move}' is not rolled", "it has no band", "type")
        how: Setting
        if line.skip("="):
            how = "="
        elif line.skip("at", "least"):
            how = "at least"
        elif line.skip("at", "most"):
            how = "at most"
        else:
            raise line.error(
                line.here, "what becomes of the band is missing", f"write band {at.text} at most {bands[0]}"
            )
        return cls(move, how, line.word("a band", bands) + 1)

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """Each roll that fell otherwise gives that band."""
        ops: list[Op] = []
        for seat in self.rolls(to):
            name = slots.result(self.move.move, seat)
            otherwise = both(is_on(name), compare(read(name), UNMET[self.how], self.band))
            event = BandChanged(move=self.move.move, source=at.source, slot="", to=0)
            ops.append(
                to.when(to.expr(otherwise), (to.assign(to.slot(name, scoped=True), to.constant(self.band), event),))
            )
        return tuple(ops)
