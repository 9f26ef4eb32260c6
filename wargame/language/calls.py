"""The functions conditions know, by name. Each takes the reading, the call and its arguments, and gives a tree."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from wargame.language import calls_history, calls_numbers, calls_orders
from wargame.language.reading import Reading
from wargame.language.tree import Node

Call = Callable[[Reading, ast.Call, list[ast.expr]], Node]
CALLS: Mapping[str, Call] = {
    # this turn's orders, answers and results
    "ordered": calls_orders.ordered, "param": calls_orders.param, "answer": calls_orders.answer,
    "answers": calls_orders.answers, "result": calls_orders.result,
    # history and what is under way
    "since": calls_history.since, "count": calls_history.count, "ever": calls_history.ever,
    "held": calls_history.held, "put": calls_history.put, "open": calls_history.stands_open,
    "granted": calls_history.granted, "pending": calls_history.pending, "crossed": calls_history.crossed,
    # numbers
    "start": calls_numbers.start, "change": calls_numbers.change, "last_change": calls_numbers.last_change,
    "lowest": calls_numbers.lowest, "highest": calls_numbers.highest, "min": calls_numbers.least,
    "max": calls_numbers.most, "abs": calls_numbers.absolute, "half": calls_numbers.half, "div": calls_numbers.div,
    # counting
    "at_least": calls_numbers.at_least, "all_of": calls_numbers.all_of, "any_of": calls_numbers.any_of,
}
