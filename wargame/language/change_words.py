"""Changes told in plain English, ``lower anger by 1``, as the effect they mean: for hints, never for play."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wargame.language.names import Symbol
from wargame.language.tokens import nearest

CHANGES = {
    **dict.fromkeys(
        ("raise", "raises", "increase", "increases", "add", "adds", "up", "rise", "rises", "gain", "gains", "grow",
         "grows", "boost", "plus", "improve", "improves", "increment", "by", "+="), "+"),
    **dict.fromkeys(
        ("lower", "lowers", "decrease", "decreases", "reduce", "reduces", "subtract", "remove", "removes", "down",
         "drop", "drops", "fall", "falls", "lose", "loses", "cut", "cuts", "minus", "decrement", "weaken", "deduct",
         "take", "-="), "-"),
    **dict.fromkeys(("set", "sets", "make", "becomes", "let"), "="),
}  # fmt: skip
"""Words and signs that authors write for a change, and what means it here."""
_WHAT = r"(?P<what>[A-Za-z_]\w*(?:\[[^\[\]]*\])?)"
_MUCH = r"(?P<sign>[-+]?) ?(?P<much>\d{1,7}|[a-z_]+)"
_FORMS = tuple(
    re.compile(rf"\s*{form}\s*(?P<rest>(?:this turn|next turn|for \w+)?)\s*$", re.ASCII)
    for form in (
        rf"(?P<verb>\w+) {_WHAT}(?: (?:by|to|with|of|=)? ?{_MUCH})?",  # lower anger by 1
        rf"(?P<verb>\w+) {_MUCH} (?:(?:to|from|of|on) )?{_WHAT}",  # add 2 to anger
        rf"{_WHAT} (?P<verb>\w+|[-+]=)(?: (?:by|to))? {_MUCH}",  # anger falls by 1
    )
)


def as_change(text: str, symbols: Mapping[str, Symbol]) -> str:
    """A hint that says a change as effects say it, ``write anger -1``; "" where none was meant, or of nothing known."""
    line = " ".join(text.split())
    for form in _FORMS:
        found = form.match(line)
        if found is not None and (sign := CHANGES.get(found["verb"].lower())):
            id_, bracket, member = found["what"].partition("[")
            symbol = symbols.get(id_) or symbols.get(nearest(id_, symbols, 0.7))
            if symbol is not None:
                return _written(symbol, bracket + member, sign, found)
    return ""


def _written(symbol: Symbol, member: str, sign: str, found: re.Match[str]) -> str:
    much, counted = found["much"] or "1", symbol.kind in ("track", "number", "token")
    if symbol.kind in ("derived", "parameter") or (sign == "=" and not found["much"]):
        return ""
    if (counted and not much.isdigit()) or (not counted and sign != "="):
        return ""
    if found["sign"] == "-" and sign != "=":
        sign = "-" if sign == "+" else "+"
    change = f"= {much}" if sign == "=" else f"{sign}{much}"
    named = f"token {symbol.id}" if symbol.kind == "token" else symbol.id
    return f"write {named}{member} {change} {found['rest']}".rstrip()
