"""The set phrases of a told condition: signs, bands, turns and changes in words."""

from __future__ import annotations

from wargame.wording.numbers import whole

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


SO_FAR = {
    ">=": "in {} or more turns so far",
    ">": "in more than {} turns so far",
    "==": "in exactly {} turns so far",
    "<=": "in {} or fewer turns so far",
    "<": "in fewer than {} turns so far",
    "!=": "in any number of turns so far but {}",
}
"""``COUNT`` where the turns counted are more than the game has."""


def since(sign: str, number: int) -> tuple[bool, str]:
    """``since(x) SIGN NUMBER``: whether it did happen then, and when."""
    match sign, number:
        case ("==" | "<=", 0) | ("<", 1):
            return True, "this turn"
        case ("!=" | ">", 0) | (">=", 1):
            return False, "this turn"
        case ("==" | "!="), 1:
            return sign == "==", "last turn"
        case ("==" | "!="), _:
            return sign == "==", f"exactly {number} turns ago"
        case ("<=" | ">"), _:
            return sign == "<=", f"within {last(str(number + 1))}"
    return sign == "<", f"within {last(str(number))}"


CHANGED = {
    "change": (
        "has risen this turn", "has not risen this turn", "has fallen this turn", "has not fallen this turn",
        "has changed this turn", "has not changed this turn",
    ),
    "last_change": (
        "rose last turn", "did not rise last turn", "fell last turn", "did not fall last turn", "changed last turn",
        "did not change last turn",
    ),
}  # fmt: skip
"""That something rose, fell or changed, each with its opposite."""


def changed(name: str, sign: str, number: int) -> str:
    """``change(x) SIGN NUMBER`` or ``last_change(x) …`` by ``name``, after what changed."""
    rose, not_rose, fell, not_fell, moved, not_moved = CHANGED[name]
    match sign, number:
        case (">", 0) | (">=", 1):
            return rose
        case ("<", 0) | ("<=", -1):
            return fell
        case "<=", 0:
            return not_rose
        case ">=", 0:
            return not_fell
        case "==", 0:
            return not_moved
        case "!=", 0:
            return moved
    return f"{moved} by a number that {SAID[sign].format(whole(number))}"


def seats(sign: str, number: int) -> str:
    """``answers(q, 'word') SIGN NUMBER``, before the answer."""
    match sign, number:
        case (("==" | "<="), 0) | ("<", 1):
            return "no seat answers"
    how = {
        "==": "exactly {}", "!=": "any number but {} of seats", ">=": "at least {}", ">": "more than {}",
        "<=": "at most {}", "<": "fewer than {}",
    }[sign].format(number)  # fmt: skip
    if sign == "!=":
        return f"{how} answer"
    return f"{how} seat answers" if number == 1 else f"{how} seats answer"


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
