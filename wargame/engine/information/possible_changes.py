"""What a change of a track may come to, as far as the values it depends on are known."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.engine.compiled import Read
from wargame.engine.information.beliefs import Beliefs
from wargame.engine.information.statements import Cases, Statement, cases_of
from wargame.engine.program import Change, TrackSpec
from wargame.engine.change_limits import LimitedChange, limited_change
from wargame.language.bounds import Interval
from wargame.language.operators import goes
from wargame.records import record


Outcomes = Sequence[tuple[int, LimitedChange]]
"""The track's value before and what becomes of the change, in every position that is possible."""


@record
class Acting:
    """A watch that may act on a change: the change it sees lies in ``by``; ``certain``: it acts whatever is so."""

    by: Interval
    certain: bool


@record
class PossibleChange:
    """All that a change may come to, if its statement is reached.

    Attributes:
        to: within what the track then lies.
        by: how far it moves.
        cut: how much more it would have moved, but for the step of a turn.
        watches: of each of its watches, whether it may act; None: it does not.
        outcomes: empty where there are too many.
    """

    to: Interval
    by: Interval
    cut: Interval
    watches: tuple[Acting | None, ...]
    outcomes: Outcomes = ()


def possible_change(
    beliefs: Beliefs, one: Statement, op: Change, spec: TrackSpec, read: Sequence[Read]
) -> PossibleChange:
    """Weigh a change in every position that is possible; where those are too many, with its watches acting or not;
    where those are too many, too, say the widest it could come to.

    Args:
        one: the statement, ``op`` its change.
        read: the program's expressions, compiled.
    """
    outcomes = _weighed_all(beliefs, ((op, one.reads),), spec, read)
    outcomes = outcomes or _weighed_all(beliefs, cases_of(beliefs.program, op), spec, read)
    if not outcomes:
        return _widest(beliefs, op, spec)
    return PossibleChange(
        to=_span([now + weighed.granted for now, weighed in outcomes]),
        by=_span([weighed.granted for _, weighed in outcomes]),
        cut=_span([weighed.allowed - weighed.granted for _, weighed in outcomes]),
        watches=tuple(_acting(place, op, outcomes) for place in range(len(op.watches))),
        outcomes=outcomes,
    )


def _weighed_all(beliefs: Beliefs, cases: Cases, spec: TrackSpec, read: Sequence[Read]) -> Outcomes:
    """Nothing where the positions are too many in one of the cases."""
    weighed = [_weighed(beliefs, case, spec, reads, read) for case, reads in cases]
    return tuple(found for case in weighed for found in case) if all(weighed) else ()


def _weighed(
    beliefs: Beliefs, op: Change, spec: TrackSpec, reads: frozenset[int], read: Sequence[Read]
) -> Outcomes:
    """Nothing where the positions are too many."""
    return [(world[spec.slot], limited_change(op, spec, read, world)) for world in beliefs.worlds(reads) or ()]


def _acting(place: int, op: Change, outcomes: Outcomes) -> Acting | None:
    watch = op.watches[place]
    seen = [
        weighed.granted for _, weighed in outcomes
        if watch.do and goes(watch.sign, weighed.granted)
        and any(one.amount == watch.amount for one in weighed.looking)
    ]
    return Acting(_span(seen), len(seen) == len(outcomes)) if seen else None


def _widest(beliefs: Beliefs, op: Change, spec: TrackSpec) -> PossibleChange:
    """Anything up to what is asked; where a watch makes something else of it, anything at all."""
    now, amount = (beliefs.lo[spec.slot], beliefs.hi[spec.slot]), beliefs.of(op.amount)
    asked = amount if op.how == "+" else (amount[0] - now[1], amount[1] - now[0])
    by = min(asked[0], 0), max(asked[1], 0)
    if any(watch.becomes is not None for watch in op.watches):
        by = spec.least - now[1], spec.most - now[0]
    to = max(spec.least, now[0] + by[0]), min(spec.most, now[1] + by[1])
    return PossibleChange(_span(to), by, by, tuple(Acting(by, False) for _ in op.watches))


def _span(values: Sequence[int]) -> Interval:
    return min(values), max(values)
