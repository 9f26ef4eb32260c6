"""The set phrases of a told condition: signs, bands, turns and changes in words."""

from __future__ import annotations

SAID = {
    "<": "is below {}",
    "<=": "is {} or less",
    ">": "is above {}",
    ">=": "is {} or more",
    "==": "is {}",
    "!=": "is not {}",
}
BETWEEN = {
    "<": "is lower than {}",
    "<=": "is no higher than {}",
    ">": "is higher than {}",
    ">=": "is at least as high as {}",
    "==": "equals {}",
    "!=": "differs from {}",
}
BANDS = {
    "<": "comes out worse than {}",
    "<=": "comes out at {} or worse",
    ">": "comes out better than {}",
    ">=": "comes out at {} or better",
    "==": "comes out at {}",
    "!=": "does not come out at {}",
}


def whole(number: int) -> str:
    """A whole number with a proper minus."""
    return str(number).replace("-", "−")


COUNT = {
    ">=": "in {} or more",
    ">": "in more than {}",
    "==": "in exactly {}",
    "<=": "in {} or fewer",
    "<": "in fewer than {}",
    "!=": "in any number but {}",
}


def last(turns: str) -> str:
    """The last so many turns."""
    return "this turn" if turns == "1" else f"the last {turns} turns"


def since(sign: str, number: int) -> str:
    """``since(x) SIGN NUMBER``, after what happened."""
    match sign, number:
        case ("==" | "<=", 0) | ("<", 1):
            return "this turn"
        case ("!=" | ">", 0) | (">=", 1):
            return "not this turn"
        case "==", 1:
            return "last turn"
        case "==", _:
            return f"{number} turns ago"
        case "!=", _:
            return f"not exactly {number} turns ago"
        case "<=", _:
            return f"within {last(str(number + 1))}"
        case "<", _:
            return f"within {last(str(number))}"
        case ">=", _:
            return f"not within {last(str(number))}"
    return f"not within {last(str(number + 1))}"


def changed(sign: str, number: int) -> str:
    """``change(x) SIGN NUMBER``, after what changed."""
    match sign, number:
        case (">", 0) | (">=", 1):
            return "has risen"
        case ("<", 0) | ("<=", -1):
            return "has fallen"
        case "<=", 0:
            return "has not risen"
        case ">=", 0:
            return "has not fallen"
        case "==", 0:
            return "has not changed"
        case "!=", 0:
            return "has changed"
    return f"has changed by a number that {SAID[sign].format(whole(number))}"


def when(name: str) -> str:
    """Which turn ``change`` and ``last_change`` speak of."""
    return " this turn" if name == "change" else " in the turn before"


def turn(sign: str, number: int) -> str:
    """``turn SIGN NUMBER``, after “it is turn”."""
    return {
        "==": f"{number}",
        "!=": f"other than {number}",
        ">=": f"{number} or later",
        ">": f"{number + 1} or later",
        "<=": f"{number} or earlier",
        "<": f"{number - 1} or earlier",
    }[sign]
