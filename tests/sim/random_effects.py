"""Effects at random, over whatever a rulebook declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from tests.sim.random_lines import At, Lines

OPENING = frozenset({"modify", "cancel", "strike", "convert"})
"""What may be done to moves before any die falls."""
SPANS = ("", "", " this turn", " next turn", " for 1", " for 2", " for good")


class Effect(str):
    """A line that does something."""


class Chance(str):
    """A small roll."""


class Effects(Lines):
    """Draws effects too."""

    def __init__(self, lots: Random, declared: Mapping[str, Any]) -> None:
        super().__init__(lots, declared)
        self._rolls = 0

    def steps(self, at: At, most: int = 3, deep: int = 2) -> list[Any]:
        """What happens: lines, and now and then a branch, a small roll, or the same for several seats."""
        return [self._step(at, deep) for _ in range(self.lots.randint(1, most))]

    def _step(self, at: At, deep: int) -> Any:
        kind = self.lots.randrange(100)
        if not deep or kind < 70:
            return self.effect(at)
        if kind < 85:
            return {"when": self.condition(at), "do": self.steps(at, 2, deep - 1)} | (
                {"otherwise": self.steps(at, 2, deep - 1)} if self.often(60) else {}
            )
        if kind < 93:
            return {"each": self.some(self.seats), "do": self.steps(replace(at, seats=(*at.seats, "each")), 2, 0)}
        self._rolls += 1
        dice = self.one(("d6", "2d6", "d10", "3d4"))
        signed = self.one((">=", "<=", ">", "<"))
        bonus = f" {self.one('+-')} {self._value(at)[0]}" if self.often(60) else ""
        return {
            "id": f"luck{self._rolls}", "roll": Chance(f"{dice}{bonus} {signed} {self.lots.randint(3, 6)}"),
            "do": self.steps(at, 2, deep - 1),
        } | ({"otherwise": self.steps(at, 2, deep - 1)} if self.often(50) else {})  # fmt: skip

    def effect(self, at: At) -> Effect:
        """One effect, as a line."""
        verbs: dict[str, Callable[[At], str]] = {
            "shift": self._shift, "set": self._set, "become": self._become, "token": self._tokens,
            "grant": self._grants, "later": self._laters, "call": self._calls, "mark": self._marks, "rare": self._rare,
        }  # fmt: skip
        likely = [*verbs, "shift", "shift", "shift", "shift", "set", "token", "call"]
        if at.verbs and self.often(35):
            return Effect(self._on_a_move(at))
        return Effect(verbs[self.one(likely)](at))

    def _changed(self, at: At) -> tuple[str, int, int]:
        names = [name for name in self.declared["tracks"] if at.tracks is None or name in at.tracks]
        if at.tracks is None and self.often(10):
            return self.named("numbers"), -5, 5
        name = self.one(names) if names else self.named("numbers")
        body = self.declared["tracks"].get(name, {"min": -5, "max": 5})
        if "per" not in body:
            return name, body["min"], body["max"]
        if list(body["per"]) == self.seats and self.often(25):
            which = self.one((f"lowest({name})", f"highest({name})", "all", "others" if "mover" in at.seats else "all"))
            return f"{name}[{which}]", body["min"], body["max"]
        return f"{name}[{self._member(at, body['per'])}]", body["min"], body["max"]

    def _amount(self, at: At) -> str:
        return str(self.lots.randint(1, 3)) if self.often(70) else f"({self._number(at, 1)[0]})"

    def _shift(self, at: At) -> str:
        track, low, high = self._changed(at)
        text = f"{track} {self.one('+-')}{self._amount(at)}"
        if self.often(20):
            text += f" {self.one(('to at most', 'to at least', 'floor'))} {self.lots.randint(low, high)}"
        return text + self.one(SPANS) if self.often(40) else text + " carry" * self.often(40)

    def _set(self, at: At) -> str:
        track, low, high = self._changed(at)
        value = str(self.lots.randint(low, high)) if self.often(70) else f"({self._number(at, 1)[0]})"
        return f"{track} {self.one(('=', 'at least', 'at most'))} {value}"

    def _become(self, at: At) -> str:
        if self.often(50):
            return f"{self.named('flags')} = {self.one(('on', 'off'))}"
        name = self.named("statuses")
        return f"{name} = {self.one(self.declared['statuses'][name]['words'])}"

    def _tokens(self, at: At) -> str:
        name = self.named("tokens")
        keys = self._keys(name)
        member = ""
        if keys:
            seats = (*at.seats, "all") if self.declared["tokens"][name].get("per") == self.seats else ("all",)
            member = f"[{self.one((*seats, *keys))}]"
        sign = self.one(("+", "+", "-", "= "))
        amount = str(self.lots.randint(1, 2)) if self.often(70) else f"({self._number(at, 1)[0]})"
        return f"token {name}{member} {sign}{amount}{self.one(SPANS)}"

    def _grants(self, at: At) -> str:
        name = self.named("grants")
        per = self.declared["grants"][name].get("per")
        holder = f"[{self.one((*at.seats, *per) if per == self.seats else per)}]" if per else ""
        return f"withdraw {name}{holder}" if self.often(25) else f"grant {name}{holder}{self.one(SPANS)}"

    def _laters(self, at: At) -> str:
        name = self.named("laters")
        if self.often(25):
            return f"cancel later {name}"
        return f"later {name}" + (f" in {self.lots.randint(1, 3)}" if self.often(70) else "")

    def _calls(self, at: At) -> str:
        """Run, use, inject, draw or close something that stands behind this place."""
        section = self.one(("effect_lists", "effect_lists", "tables", "tables", "injects", "decks", "close"))
        called = [name for name in self.declared.get(section, ()) if self.place(section, name) > at.after]
        if not called:
            return f"close {self.named('injects')}"
        name = self.one(called)
        seat = f" for {self.one((*at.seats, *self.seats))}" if self.often(60) or "mover" not in at.seats else ""
        if section == "tables":
            add = f" add {self._amount(at)}" if self.often(40) else ""
            return f"run {name}{add}{seat}"
        if section == "effect_lists":
            return f"use {name}{seat}"
        return f"inject {name}" if section == "injects" else f"draw {name}"

    def place(self, section: str, name: str) -> int:
        """Where a table, list, deck or inject stands among all that can be called."""
        first = ("effect_lists", "tables", "decks", "injects").index(section) * 10
        return first + 1 + list(self.declared[section]).index(name)

    def _marks(self, at: At) -> str:
        by = f"[{self.one((*at.seats, *self.seats))}]" if self.often(40) else ""
        return f"mark {self.named('marks')}{by}"

    def _rare(self, at: At) -> str:
        deals = [f"deal {what} to {self.one(self.seats)}" for what in ("card", "profile")]
        end = [f"end {self.named('endings')}"] if self.often(20) else []
        return self.one([*deals, f"cross {self.named('red_lines')}", *end])

    def _on_a_move(self, at: At) -> str:
        verb = self.one(sorted(at.verbs))
        name = self.one(("target", at.move, *self.declared["moves"])) if at.target else self.named("moves")
        name = name or self.named("moves")
        move = self.declared["moves"].get(name, {"parameters": {}})
        seat = f"[{self.one(self.movers(name))}]" if name != "target" and self.often(30) else ""
        if verb in ("strike", "convert") and move.get("parameters"):
            key = self.one(list(move["parameters"]))
            return f"{verb} {name}{seat}.{key}{' =' * (verb == 'convert')} {self.one(self.words(name, key))}"
        if verb == "band" and "scale" in move:
            bands = [band["id"] for band in self.declared["scales"][move["scale"]]["bands"]]
            return f"band {name}{seat} {self.one(('=', 'at least', 'at most'))} {self.one(bands)}"
        if verb == "modify" and ("scale" in move or name == "target"):
            return f"modify {name}{seat} {self.one('+-')}{self._amount(at)}"
        return f"cancel {name}{seat}" if "cancel" in at.verbs and verb != "refund" else f"refund {name}{seat}"
