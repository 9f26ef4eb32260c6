"""Numbers and conditions at random, over whatever a rulebook declares; ``random_effects`` adds what happens.

They aim at sense and do not know all that the checker knows: what it refuses, ``random_rulebooks`` puts plainly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, TypeVar

Thing = TypeVar("Thing")


class Condition(str):
    """A line that says yes or no."""


class Number(str):
    """A line that gives a whole number."""


@dataclass(frozen=True)
class At:
    """Where a line stands.

    Attributes:
        seats: words bound to a seat.
        move: the move that is ``this``; "" for none.
        target: whether ``target`` is a seat here.
        numbers: words bound to a number.
        orders, dice: whether orders lie open, whether dice have fallen.
        verbs: what may be done to moves here.
        after: only tables, lists and injects behind this place may be called, so that nothing calls itself.
        tracks: the tracks that may be changed; None: all.
    """

    seats: tuple[str, ...] = ()
    move: str = ""
    target: bool = False
    numbers: tuple[str, ...] = ()
    orders: bool = False
    dice: bool = False
    verbs: frozenset[str] = frozenset()
    after: int = 0
    tracks: tuple[str, ...] | None = None


class Lines:
    """Draws lines. ``declared`` are the sections of a rulebook with all their ids, words and members."""

    def __init__(self, lots: Random, declared: Mapping[str, Any]) -> None:
        self.lots, self.declared = lots, declared

    def one(self, things: Sequence[Thing]) -> Thing:
        return things[self.lots.randrange(len(things))]

    def some(self, things: Sequence[Thing], least: int = 1, most: int = 9) -> list[Thing]:
        """A few of them, in their order."""
        count = self.lots.randint(min(least, len(things)), min(most, len(things)))
        kept = set(self.lots.sample(range(len(things)), count))
        return [thing for place, thing in enumerate(things) if place in kept]

    def often(self, percent: int) -> bool:
        return self.lots.randrange(100) < percent

    def named(self, section: str) -> str:
        return self.one(list(self.declared[section]))

    # --- numbers -------------------------------------------------------------------------------------------------

    def number(self, at: At, deep: int = 2) -> Number:
        """A whole number, as a line."""
        return Number(self._number(at, deep)[0])

    def _number(self, at: At, deep: int) -> tuple[str, int, int]:
        """A number and about where it lies."""
        if deep and self.often(45):
            one, low, high = self._number(at, deep - 1)
            other = self._number(at, deep - 1)[0]
            small = self.lots.randint(2, 4)
            return self.one([
                (f"{one} + {other}", low, high + 9), (f"{one} - {other}", low - 9, high), (f"-({one})", -high, -low),
                (f"({one}) * {small}", low * small, high * small), (f"min({one}, {other})", low, high),
                (f"max({one}, {other}, 1)", max(low, 1), high), (f"abs({one})", 0, high),
                (f"half({one})", low // 2, high // 2), (f"div({one}, {self.one((-3, small))})", low, high),
                (f"div(({one}) * 90000 * 5000, 150000000)", low * 3, high * 3),  # through more than 32 bits
            ])  # fmt: skip
        return self._leaf(at)

    def _leaf(self, at: At) -> tuple[str, int, int]:
        if at.numbers and self.often(50):
            return self.one(at.numbers), -2, 2
        asked = self.often(30) and at.orders
        return self.one([self._value, self._value, self._past, self._moved, self._asked if asked else self._value])(at)

    def _value(self, at: At) -> tuple[str, int, int]:
        kind = self.one(("tracks", "tracks", "families", "tokens", "numbers", "derived", "turn", "plain", "module"))
        if kind == "tracks":
            return self.track(at)
        if kind == "families":
            family = self._families()
            name, which = self.one(family), self.one(("lowest", "highest"))
            low, high = self._range(name)
            inner = f"{name}[{which}({self.one(family)})]" if self.often(50) else f"{which}({name})"
            return inner, low, high
        if kind == "tokens":
            name = self.named("tokens")
            keys = self._keys(name)
            key = self.one((*at.seats, *keys)) if keys and self.declared["tokens"][name].get("per") else self.one(
                keys or ("",)
            )
            return (f"{name}[{key}]" if keys else name), 0, 3
        if kind in ("numbers", "derived"):
            return self.named(kind), 0, 6
        if kind == "module":
            return "dose", 0, 9
        return ("turn", 1, 5) if kind == "turn" else (str(self.lots.randint(0, 5)), 0, 5)

    def track(self, at: At) -> tuple[str, int, int]:
        name = self.named("tracks")
        body = self.declared["tracks"][name]
        member = f"[{self._member(at, body['per'])}]" if "per" in body else ""
        return f"{name}{member}", *self._range(name)

    def _range(self, track: str) -> tuple[int, int]:
        body = self.declared["tracks"][track]
        return body["min"], body["max"]

    def _families(self) -> list[str]:
        """Families of the same members."""
        return [name for name, body in self.declared["tracks"].items() if body.get("per") == self.seats]

    @property
    def seats(self) -> list[str]:
        return list(self.declared["seats"])

    def _member(self, at: At, per: Sequence[str]) -> str:
        bound = at.seats if list(per) == self.seats else ()
        return self.one((*bound, *bound, *per))

    def _keys(self, token: str) -> list[str]:
        body = self.declared["tokens"][token]
        keys = body.get("per") or body.get("keys") or []
        if isinstance(keys, str):
            joint = keys == "joint_moves"
            keys = [name for name, move in self.declared["moves"].items() if move.get("joint") or not joint]
        return list(keys)

    def _happening(self, at: At) -> tuple[str, list[str]]:
        """Something history knows, and the seats it may come from."""
        kind = self.one(("moves", "moves", "tags", "injects", "marks", "answer", "this"))
        if kind == "this" and at.move:
            return "this", self.movers(at.move)
        if kind == "answer":
            question = self.one(list(self.questions()))
            return f"{question}.{self.one(list(self.questions()[question]['answers']))}", self.questions()[question][
                "to"
            ]
        kind = "marks" if kind == "this" else kind
        name = self.named(kind)
        return name, self.movers(name) if kind == "moves" else [] if kind == "injects" else self.seats

    def _past(self, at: At) -> tuple[str, int, int]:
        what, seats = self._happening(at)
        by = f", {self.one((*at.seats, *seats))}" if seats and self.often(40) else ""
        if self.often(50):
            return f"since({what}{by})", 0, 4
        turns = self.lots.randint(2, 4)
        return f"count({what}, {turns}{by})", 0, turns

    def _moved(self, at: At) -> tuple[str, int, int]:
        track, low, high = self.track(at)
        how = self.one(("start", "change", "last_change"))
        return (f"start({track})", low, high) if how == "start" else (f"{how}({track})", -2, 2)

    def _asked(self, at: At) -> tuple[str, int, int]:
        question = self.one(list(self.questions()))
        words = list(self.questions()[question]["answers"])
        return f"answers({question}, '{self.one(words)}')", 0, 2

    def questions(self) -> dict[str, Any]:
        """Every question, whoever puts it."""
        found = dict(self.declared["questions"])
        for section in ("moves", "injects"):
            for body in self.declared[section].values():
                found |= body.get("questions", {})
        return found

    def movers(self, move: str) -> list[str]:
        """The seats that may order a move."""
        body = self.declared["moves"][move]
        return [*body["seats"], *body.get("optional", [])]

    # --- conditions ----------------------------------------------------------------------------------------------

    def condition(self, at: At, deep: int = 2) -> Condition:
        """A condition, as a line."""
        return Condition(self._condition(at, deep))

    def _condition(self, at: At, deep: int) -> str:
        if deep and self.often(40):
            one, other = self._condition(at, deep - 1), self._condition(at, deep - 1)
            return self.one([
                f"({one}) and ({other})", f"({one}) or ({other})", f"not ({one})", f"held({one}, {self.one((2, 3))})",
                f"at_least(2, {one}, {other}, {self._plain(at)})", f"all_of({one}, {other})", f"any_of({one}, {other})",
                one, one,
            ])  # fmt: skip
        asks = [self._compared, self._compared, self._words, self._under_way]
        return self.one([*asks, self._ordered, self._ordered] if at.orders else asks)(at)

    def _plain(self, at: At) -> str:
        return self._compared(replace(at, orders=False))

    def _compared(self, at: At) -> str:
        if at.seats and self.often(10):
            return f"{self.one(at.seats)} {self.one(('==', '!='))} '{self.one(self.seats)}'"
        number, low, high = self._number(at, 1)
        against = self.lots.randint(low + 1, max(high, low + 1))
        if self.often(15):
            return f"{low} < {number} <= {against}"
        if self.often(15):
            return f"{number} {self.one(('in', 'not in'))} ({against}, {against + 2}, {low})"
        if self.often(15):
            return f"{number} {self.one(('<', '>='))} {self._leaf(at)[0]}"
        return f"{number} {self.one(('<', '>=', '>=', '==', '!='))} {against}"

    def _words(self, at: At) -> str:
        if self.often(40):
            return self.named("flags")
        name = self.named("statuses")
        words = self.declared["statuses"][name]["words"]
        if self.often(40) and len(words) > 2:
            few = ", ".join(f"'{word}'" for word in self.some(words, 1, len(words) - 1))
            return f"{name} {self.one(('in', 'not in'))} ({few},)"
        return f"{name} {self.one(('==', '!='))} '{self.one(words)}'"

    def _under_way(self, at: At) -> str:
        what, seats = self._happening(at)
        by = f", {self.one((*at.seats, *seats))}" if seats and self.often(40) else ""
        grant = self.named("grants")
        per = self.declared["grants"][grant].get("per")
        holder = f", {self.one((*at.seats, *per))}" if per and self.often(60) else ""
        return self.one([
            f"ever({what}{by})", f"ever({what}{by})", f"put({self.named('injects')})",
            f"open({self.one(('injects', 'tags')) and self.named('injects')})", f"open({self.named('tags')})",
            f"granted({grant}{holder})", f"pending({self.named('laters')})", f"crossed({self.named('red_lines')})",
        ])  # fmt: skip

    def _ordered(self, at: At) -> str:
        move = at.move if at.move and self.often(30) else self.named("moves")
        movers, body = self.movers(move), self.declared["moves"][move]
        called = "this" if move == at.move and self.often(50) else move
        seat = self.one(movers)
        kind = self.one(("move", "tag", "seat", "param", "answer", "result"))
        if kind == "param" and body.get("parameters"):
            key = self.one(list(body["parameters"]))
            asked = body["parameters"][key]
            words = self.words(move, key)
            alone = len(movers) == 1 or (self.often(50) and not body.get("each"))
            chosen = f"param({called}, {key})" if alone else f"param({called}, {key}, {seat})"
            word = self.one(words)
            return f"'{word}' in {chosen}" if asked.get("several", 1) > 1 else f"{chosen} == '{word}'"
        if kind == "result" and at.dice and "scale" in body:
            bands = [band["id"] for band in self.declared["scales"][body["scale"]]["bands"]]
            by = f", {seat}" if body.get("each") or self.often(30) else ""
            return f"result({called}{by}) {self.one(('>=', '<', '==', '<='))} '{self.one(bands)}'"
        if kind == "answer":
            question, asked = self.one(list(self.questions().items()))
            return f"answer({question}, {self.one(asked['to'])}) == '{self.one(list(asked['answers']))}'"
        if kind == "tag":
            return f"ordered({self.named('tags')})"
        return f"ordered({called}, {seat})" if kind == "seat" else f"ordered({called})"

    def words(self, move: str, key: str) -> list[str]:
        """The items of a parameter."""
        asked = self.declared["moves"][move]["parameters"][key]
        if "from_moves" in asked:
            return [
                f"{seat}:{other}" for seat in asked["from_moves"] for other, body in self.declared["moves"].items()
                if other != move and seat in self.movers(other) and not body.get("banned")
            ]
        return list(asked.get("from_seats") or asked["choices"])
