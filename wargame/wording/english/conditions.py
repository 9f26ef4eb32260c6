"""A condition or number in words: ``Trust is 6 or more and “Constitution amended” does not hold``.

Works on the author's line rather than on its tree: a line about ``mover`` or a tag is said once, as it was meant, and
not seat by seat, as it is lowered. The line must already be known to be sound.
"""

from __future__ import annotations

import ast

from wargame.language.grammar import read_line
from wargame.language.names import NOTHING, Names
from wargame.language.operators import COMPARED, COMPARISONS
from wargame.model.files import Scenario
from wargame.wording.english import phrases
from wargame.wording.english.amounts import PLAIN, AmountTelling, Speech, id_of, text_of
from wargame.wording.english.fixed_numbers import settled_by_numbers, with_fixed_numbers
from wargame.wording.numbers import either, whole


def condition_in_words(text: str, names: Names, speech: Speech = PLAIN) -> str:
    """A sound condition as a clause that can follow ``if``."""
    _, body = read_line(text, names, NOTHING, "the condition")
    return _Telling(names, speech).truth(with_fixed_numbers(body, names))


def settled(text: str, names: Names) -> bool | None:
    """Whether a sound condition holds in this crisis whatever happens, or never does (``settled_by_numbers``)."""
    _, body = read_line(text, names, NOTHING, "the condition")
    return settled_by_numbers(body, names)


class _Telling(AmountTelling):
    """One line while it is told."""

    def truth(self, part: ast.expr, *, denied: bool = False) -> str:
        """A part that says yes or no; ``denied``: its opposite."""
        match part:
            case ast.BoolOp(op=op, values=values):
                joint = isinstance(op, ast.And) is not denied
                return (" and " if joint else " or ").join(self._within(value, denied) for value in values)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return self.truth(inner, denied=not denied)
            case ast.Compare():
                return self._compared(part, denied)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._asked(name, args, denied)
            case ast.Name(id=name):
                return self._held(self.naming.value(name), denied)
        raise AssertionError(ast.dump(part))

    def _held(self, said: str, denied: bool) -> str:
        return f"“{said}” {'does not hold' if denied else 'holds'}"

    def _within(self, value: ast.expr, denied: bool) -> str:
        said = self.truth(value, denied=denied)
        inner = value.operand if isinstance(value, ast.UnaryOp) else value
        listed = (
            isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id in ("any_of", "all_of")
        )
        return f"({said})" if isinstance(inner, ast.BoolOp) or listed else said

    def _asked(self, name: str, args: list[ast.expr], denied: bool) -> str:
        """A function that says yes or no by itself."""
        match name:
            case "ordered":
                return self._ordered(args, denied)
            case "ever":
                done = self.happened(args)
                return done.never if denied else done.has
            case "put":
                return f"{self.naming.inject(id_of(args[0]))} {'does not come' if denied else 'comes'} up this turn"
            case "open":
                return self.naming.standing(id_of(args[0]), denied)
            case "granted":
                stands = "does not stand" if denied else "stands"
                return f"“{self.sections.grants[id_of(args[0])].name}” {stands}{self._by(args[1:], 'for')}"
            case "pending":
                return f"“{self.sections.laters[id_of(args[0])].name}” is {'not' if denied else 'still'} to come"
            case "crossed":
                line = self.sections.red_lines[id_of(args[0])].text
                return f"the red line “{line}” has {'not ' * denied}been crossed"
            case "held":
                turns = f"for {self.number(args[1])} turns running"
                said = self.truth(args[0])
                return f"it has not been so {turns} that {said}" if denied else f"{said}, {turns}"
            case "at_least":
                rest = "; ".join(self.truth(arg) for arg in args[1:])
                return f"{'fewer than' if denied else 'at least'} {self.number(args[0])} of these hold: {rest}"
            case "all_of" | "any_of":
                joint = (name == "all_of") is not denied
                return (" and " if joint else " or ").join(self._within(arg, denied) for arg in args)
        raise AssertionError(name)

    def _doing(self, args: list[ast.expr]) -> str:
        return f"{self.naming.doing(id_of(args[0]))}{self._by(args[1:], 'by')}"

    def _ordered(self, args: list[ast.expr], denied: bool) -> str:
        what = self.naming.doing(id_of(args[0]))
        if len(args) > 1:
            return f"{self.naming.seat(id_of(args[1]))} {'does not order' if denied else 'orders'} {what}"
        return f"{what} is {'not ' * denied}ordered"

    def _by(self, seats: list[ast.expr], word: str) -> str:
        return f" {word} {self.naming.seat(id_of(seats[0]))}" if seats else ""

    def _compared(self, part: ast.Compare, denied: bool) -> str:
        sides = [part.left, *part.comparators]
        if not denied and (said := self._between(part)):
            return said
        clauses = []
        for left, op, right in zip(sides, part.ops, sides[1:], strict=False):
            sign = _sign(op)
            clauses.append(self._pair(left, _denied(sign) if denied else sign, right))
        return (" or " if denied else " and ").join(clauses)

    def _between(self, part: ast.Compare) -> str:
        """``2 <= x <= 3`` in one clause; "" where the line is not of that form."""
        signs = [_sign(op) for op in part.ops]
        if signs != ["<=", "<="] or not (_constant(part.left) and _constant(part.comparators[1])):
            return ""
        least, most = self.number(part.left), self.number(part.comparators[1])
        return f"{self.number(part.comparators[0])} is between {least} and {most}"

    def _pair(self, left: ast.expr, sign: str, right: ast.expr) -> str:
        if sign in ("in", "not in"):
            return self._one_of(left, sign == "in", right)
        if _constant(left) and not _constant(right):
            left, sign, right = right, COMPARISONS[sign].flipped, left
        if isinstance(left, ast.Name) and left.id in self.speech.seats and _is_word(right):
            return f"{self.naming.seat(left.id)} is {'not ' * (sign == '!=')}{self.naming.seat(text_of(right))}"
        if _is_word(right):
            return self._word(left, sign, text_of(right))
        if isinstance(right, ast.Constant) and isinstance(right.value, int):
            return self._with_number(left, sign, right.value)
        if isinstance(right, ast.UnaryOp):
            return f"{self.number(left)} {phrases.SAID[sign].format(self.number(right))}"
        return f"{self.number(left)} {phrases.BETWEEN[sign].format(self.number(right))}"

    def _one_of(self, left: ast.expr, inside: bool, right: ast.expr) -> str:
        if isinstance(right, ast.Call):  # 'word' in param(…)
            return self._chosen(right.args, text_of(left), inside)
        items = right.elts if isinstance(right, ast.Tuple | ast.List) else [right]
        if any(_is_word(item) for item in items):
            return (" or " if inside else " and ").join(
                self._pair(left, "==" if inside else "!=", item) for item in items
            )
        said = [self.number(item) for item in items]
        if isinstance(left, ast.Call) and isinstance(left.func, ast.Name) and left.func.id == "since":
            done = self.happened(left.args)
            return f"{done.did if inside else done.did_not} {either(said)} turns ago"
        return f"{self.number(left)} is {'' if inside else 'not '}{either(said)}"

    def _word(self, left: ast.expr, sign: str, word: str) -> str:
        """Something with words for values, compared with one of them."""
        if isinstance(left, ast.Call) and isinstance(left.func, ast.Name):
            match left.func.id:
                case "result":
                    move = id_of(left.args[0])
                    return f"{self._doing(left.args)} {phrases.BANDS[sign].format(self.naming.band(move, word))}"
                case "answer":
                    return self._answered(left.args, word, sign == "==")
                case "param":
                    return self._chosen(left.args, word, sign == "==")
        status = id_of(left)
        return f"{self.naming.value(status)} {phrases.SAID[sign].format(f'“{self.naming.word(status, word)}”')}"

    def _answered(self, args: list[ast.expr], word: str, so: bool) -> str:
        question = id_of(args[0])
        who = self.naming.seat(id_of(args[1]) if len(args) > 1 else self.names.questions[question].to[0])
        return f"{who} {'answers' if so else 'does not answer'} {self.naming.answer(question, word)}"

    def _chosen(self, args: list[ast.expr], word: str, so: bool) -> str:
        move, parameter = id_of(args[0]), id_of(args[1])
        what, choice = self.naming.doing(move), self.naming.choice(move, parameter, word)
        if len(args) > 2:
            return f"{self.naming.seat(id_of(args[2]))} {'plays' if so else 'does not play'} {what} with {choice}"
        return f"{what} is {'' if so else 'not '}played with {choice}"

    def _with_number(self, left: ast.expr, sign: str, number: int) -> str:
        if isinstance(left, ast.Call) and isinstance(left.func, ast.Name):
            match left.func.id:
                case "since":
                    done, (so, when) = self.happened(left.args), phrases.since(sign, number)
                    if sign in ("<", "<=", ">", ">=") and self._is_whole_game(number + (sign in ("<=", ">"))):
                        return done.has if so else done.never
                    return f"{done.did if so else done.did_not} {when}"
                case "count":
                    done = self.happened([left.args[0], *left.args[2:]])
                    return f"{done.did} {self._counted(left, sign, number)}"
                case "answers":
                    answer = self.naming.answer(id_of(left.args[0]), text_of(left.args[1]))
                    return f"{phrases.seats(sign, number)} {answer}"
                case "change" | "last_change":
                    return f"{self.number(left.args[0])} {phrases.changed(left.func.id, sign, number)}"
        if isinstance(left, ast.Name) and left.id == "turn":
            return f"it is turn {phrases.turn(sign, number)}"
        if self.naming.is_flag(_family(left)) and (sign, number) in _SO:
            return self._held(self.number(left), denied=not _SO[sign, number])
        return f"{self.number(left)} {phrases.SAID[sign].format(whole(number))}"

    def _counted(self, call: ast.Call, sign: str, number: int) -> str:
        within = call.args[1].value if isinstance(call.args[1], ast.Constant) else None
        whole_game = isinstance(within, int) and self._is_whole_game(within)
        turns = phrases.last(self.number(call.args[1]))
        match sign, number:
            case ("==" | "<=", 0) | ("<", 1):
                return "in no turn so far" if whole_game else f"in none of {turns}"
            case (">=", 1):
                return "in at least one turn so far" if whole_game else f"in at least one of {turns}"
        return phrases.SO_FAR[sign].format(number) if whole_game else f"{phrases.COUNT[sign].format(number)} of {turns}"

    def _is_whole_game(self, turns: int) -> bool:
        """Whether a number of turns is all that the game has."""
        return isinstance(self.sections, Scenario) and turns >= self.sections.about.turns


_SO = {
    (">=", 1): True, (">", 0): True, ("==", 1): True, ("!=", 0): True,
    ("<=", 0): False, ("<", 1): False, ("==", 0): False, ("!=", 1): False,
}  # fmt: skip
"""How something that is 0 or 1 is compared, and whether that says that it holds."""


def _sign(op: ast.cmpop) -> str:
    return COMPARED.get(type(op)) or ("in" if isinstance(op, ast.In) else "not in")


def _denied(sign: str) -> str:
    return COMPARISONS[sign].opposite if sign in COMPARISONS else {"in": "not in", "not in": "in"}[sign]


def _family(part: ast.expr) -> str:
    """The declared name a value stands under; "" where it is worked out."""
    name = part.value if isinstance(part, ast.Subscript) else part
    return name.id if isinstance(name, ast.Name) else ""


def _constant(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant)


def _is_word(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and isinstance(part.value, str)
