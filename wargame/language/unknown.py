"""What to say of a name that has no value: an unknown one, a display code, or a thing of another kind."""

from __future__ import annotations

import ast
from collections.abc import Container, Mapping, Sequence

from wargame.language.names import Names
from wargame.language.reading import Reading
from wargame.language.tokens import BOUND_WORDS, nearest, suggestion
from wargame.language.tree import LanguageError

NO_CONDITION = "what shall always hold needs no condition; what never shall is left out"
_SEATS = ("mover", "partner", "viewer")
"""Words for a seat."""
_ALIKE = 0.75
"""How close a function must be spelt to be named: all of them are told anyway."""
_ALSO: Mapping[str, tuple[str, ...]] = {
    "held": ("lasted", "lasts", "sustained", "remained", "stayed", "kept", "for_turns", "duration"),
    "ever": ("happened", "occurred", "was", "once", "seen", "has_been"),
    "since": ("ago", "turns_since", "age", "elapsed"),
    "start": ("initial", "at_start", "beginning", "began"),
    "change": ("delta", "difference", "diff", "moved", "rose", "fell"),
    "last_change": ("changed", "changed_before"),
    "max": ("maximum",), "min": ("minimum",),
    "highest": ("greatest", "largest"), "lowest": ("smallest", "least", "fewest"),
    "div": ("divide", "floor", "quotient"), "abs": ("absolute", "magnitude"),
    "count": ("number_of", "how_many"), "all_of": ("every", "each", "both", "all"),
    "any_of": ("some", "either", "any", "one_of"), "ordered": ("played", "used", "did", "done", "chose", "took"),
    "result": ("outcome", "band", "succeeded", "failed", "success"), "answer": ("answered", "reply", "said"),
    "granted": ("has", "given", "allowed"), "pending": ("scheduled", "due", "coming", "waiting"),
    "put": ("asked", "came", "drawn"), "open": ("is_open", "active", "on_table"), "param": ("parameter", "choice"),
}  # fmt: skip
"""Functions by other words that authors try: what they ask is the same, or the nearest that can be asked."""


def refuse_unbound(reading: Reading, part: ast.expr, name: str) -> None:
    """Refuse a word like ``mover`` where nothing is bound to it; return where ``name`` is no such word."""
    if name in BOUND_WORDS:
        bound = (*reading.bindings.seats, *reading.bindings.moves, *reading.bindings.numbers)
        hint = "known here: " + ", ".join(bound) if bound else ""
        if name in _SEATS and reading.names.seats:
            hint = f"name a seat: {', '.join(reading.names.seats)}" + (f"; {hint}" if hint else "")
        raise reading.error(part, f"'{name}' means nothing here", hint, "unbound")


def unknown_name(reading: Reading, part: ast.expr, name: str) -> LanguageError:
    """What is wrong with a name that has no value, with the best advice there is."""
    if name in reading.bindings.moves:
        return reading.error(part, f"'{name}' is a move", "ask ordered(…), result(…) or param(…) about it", "type")
    refuse_unbound(reading, part, name)
    names = reading.names
    reading.refuse_code(part, name)
    kind, advice = other_kind(names, name)
    if kind:
        return reading.error(part, f"'{name}' is {kind}", advice, "type")
    if name in names.seats:
        return reading.error(part, f"'{name}' is a seat", f"words stand in quotes: write '{name}'", "unknown_name")
    if name.lower() in ("true", "false"):
        return reading.error(part, f"'{name}' is no condition", NO_CONDITION, "unknown_name")
    return reading.error(part, f"unknown name '{name}'", names.meant(name, names.symbols), "unknown_name")


def unknown_function(reading: Reading, part: ast.expr, name: str, args: Sequence[ast.expr]) -> LanguageError:
    """What is wrong with a call of what is no function: what can be asked of what it is given, the ones spelt alike,
    and where all of them stand."""
    from wargame.language.functions import FUNCTIONS  # each of its files reads names, and so imports this one

    given = args[0].id if args and isinstance(args[0], ast.Name) else ""
    kind, advice = other_kind(reading.names, given)
    alike = next((one for one in FUNCTIONS if name.lower() in _ALSO.get(one, ())), "")
    near = suggestion(alike or nearest(name, FUNCTIONS, _ALIKE))
    fits = f"of {kind}: {advice}" if kind else ""
    all_of_them = f"all functions: {', '.join(FUNCTIONS)}; docs/reference.md explains them"
    hint = "; ".join(said for said in (near, fits, all_of_them) if said).replace("?; ", "? ")
    return reading.error(part, f"there is no function '{name}'", hint, "unknown_function")


def other_kind(names: Names, name: str) -> tuple[str, str]:
    """What a name without a value is, and how a condition may ask about it; "" twice where nobody declared it."""
    sections = names.sections
    kinds: tuple[tuple[Container[str], str, str], ...] = (
        (sections.moves, "a move", f"write ordered({name})"),
        (sections.tags, "a tag", f"write ordered({name}) or since({name})"),
        (names.questions, "a question", f"write answer({name}) == 'word'"),
        (sections.injects, "an inject", f"write open({name}), put({name}) or ever({name})"),
        (sections.marks, "a mark", f"write ever({name}) or since({name})"),
        (sections.grants, "a grant", f"write granted({name})"),
        (sections.laters, "a later", f"write pending({name})"),
        (sections.red_lines, "a red line", f"write crossed({name})"),
    )
    return next(((kind, advice) for known, kind, advice in kinds if name in known), ("", ""))
