"""Whether a grant stands."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import declared_argument, seat_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Node


@function("granted(grant, seat)", 1, 2)
def granted(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``granted(grant[, seat])``: it stands; without a seat: for anyone."""
    grant, span = declared_argument(reading, args[0], "grant"), reading.span(call)
    per = reading.names.sections.grants[grant].per
    seats: tuple[str | None, ...] = per or (None,)
    if len(args) == 2:
        seat, bound = seat_argument(reading, args[1])
        if not per:
            raise reading.error(args[1], f"'{grant}' is not given seat by seat", f"write granted({grant})", "arguments")
        if seat not in per and not bound:
            raise reading.error(args[1], f"'{grant}' is never given to {seat}", "one of: " + ", ".join(per), "useless")
        seats = (seat,) if seat in per else ()
    return build.either([reading.read(slots.granted(grant, seat), TRUTH, span, (0, 99)) for seat in seats], span)
