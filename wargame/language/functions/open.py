"""Whether an inject is unsettled."""

from __future__ import annotations

import ast

from wargame.language import build, slots
from wargame.language.arguments import bare_name, declared_argument
from wargame.language.functions.function import function
from wargame.language.reading import Reading
from wargame.language.tree import TRUTH, Node


@function("open(inject or tag)", 1, 1)
def stands_open(reading: Reading, call: ast.Call, args: list[ast.expr]) -> Node:
    """``open(inject_or_tag)``: it was put and nothing has settled it; of a tag: any inject that carries it."""
    sections, span = reading.names.sections, reading.span(call)
    name = bare_name(reading, args[0], "an inject or tag")
    if name in sections.injects and name in sections.tags:
        raise reading.error(args[0], f"'{name}' is an inject and a tag", "give one of them another id", "ambiguous")
    if name in sections.tags:
        meant_ones = [id_ for id_, inject in sections.injects.items() if name in inject.tags]
    else:
        meant_ones = [declared_argument(reading, args[0], "inject")]
    return build.either([reading.read(slots.put(one), TRUTH, span, (0, 1)) for one in meant_ones], span)
