"""Every start value one lower and one higher, under the same dice: whether a lesson hangs on a single number.

Where ``sensitivity`` ranks all numbers of the rules by one thing looked at, this looks at two that a lesson is drawn
from: the share of games that end in war, and the share that come to the best shared outcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.program import Program
from wargame.records import record
from wargame.sim.comparing import Difference, difference
from wargame.sim.line_ups import LineUp
from wargame.sim.perturbing import Knob, Perturber, knobs
from wargame.sim.sensitivity import COLUMNS, looking_at

MOST_POINTS = 15
"""A lesson that one start value moves by more points of 100 than this hangs on that number."""


@record
class StartEffect:
    """What one step of a start value changes.

    Attributes:
        track: the slot of the track.
        by: one less (-1) or one more (1).
        of: ``war``, or the name of the best outcome.
        found: the share with the value as written and with the step.
    """

    track: str
    by: int
    of: str
    found: Difference

    @property
    def points(self) -> float:
        """The change, in points of 100."""
        return 100 * self.found.change

    @property
    def too_much(self) -> bool:
        """Whether it plainly moves more than ``MOST_POINTS``: the whole interval lies beyond."""
        return abs(self.points) - 100 * self.found.give > MOST_POINTS


def start_effects(program: Program, line_up: LineUp, games: int, seed: int) -> Iterator[StartEffect]:
    """Every start value one less and one more.

    Args:
        games: how many are played of each; the same under all.
    """
    words = ["war", *(one.name for one in program.scenario.outcomes[:1])]
    asked = {word: found for word in words if (found := looking_at(program, word)) is not None}
    starts = [knob for knob in knobs(program) if knob.what == "start"]
    steps = [(knob, by) for knob in starts for by in (-1, 1) if _moves(program, knob, by)]
    perturber = Perturber(program, line_up.players, (len(steps) + 1) * games)
    plain = perturber.play([None], games, seed)
    at_once = max(1, COLUMNS // games)
    for first in range(0, len(steps), at_once):
        some = steps[first : first + at_once]
        stepped = perturber.play(some, games, seed)
        for word, (kind, look) in asked.items():
            before = look(plain)
            for (knob, by), after in zip(some, look(stepped).reshape(len(some), games), strict=True):
                yield StartEffect(knob.id, by, word, difference(kind, word, before, after))


def _moves(program: Program, knob: Knob, by: int) -> bool:
    """Whether a track may begin one step further at all."""
    slot = program.slot(knob.id)
    spec = next(spec for spec in program.tracks if spec.slot == slot)
    return spec.least <= program.slots[slot].start + by <= spec.most
