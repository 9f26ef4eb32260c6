"""Authored data changed as an author's slip, or an enemy, would change it: structure by structure, not byte by byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

EXTREMES = (-1, 0, 1, 2, 3, 8, 9, 10, 40, 99, 100, 999, 1000, 9999, 10_000, -10_000, 10**6, 2**31, 2**63, -(2**63))
_NAME = re.compile(r"[a-z][a-z0-9_]{2,}")
_NUMBER = re.compile(r"\d+")
_SIGNS = (" and ", " or ", " + ", " - ", " * ", " >= ", " == ", " < ", ", ")
_VERBS = (
    "cancel MOVE", "modify MOVE +2", "refund MOVE", "run TABLE", "use LIST", "inject INJECT", "draw DECK",
    "mark MARK", "end ENDING", "TRACK +1", "TRACK -9 for 2", "TRACK = TRACK", "TRACK +1 carry",
    "token TOKEN +1 for 1", "grant GRANT next turn", "later LATER in 3", "deal card to SEAT", "deal profile to SEAT",
    "cross RED", "close INJECT", "TRACK at least 3", "withdraw GRANT", "cancel later LATER",
    "TRACK[lowest(TRACK)] +1", "TRACK[all] -1", "TRACK[others] +1", "TRACK[SEAT] +2", "FLAG = on", "cancel target",
    "NAME NAME", "run TABLE add TRACK for SEAT",
)  # fmt: skip
_ASKED = (
    "ordered(MOVE)", "ordered(MOVE, SEAT)", "since(MARK) <= 2", "count(MOVE, 3) > 1", "ever(INJECT)",
    "held(TRACK > 2, 3)", "start(TRACK) > 1", "change(TRACK) != 0", "at_least(2, TRACK > 1, FLAG, TRACK < 3)",
    "half(TRACK) > 2", "TRACK in (1, 3)", "div(TRACK, 3) + TRACK[SEAT] > 1", "put(INJECT)", "max(TRACK, TRACK) > 3",
    "target == 'SEAT'", "mover == 'SEAT'", "turn > 2 and not FLAG", "TRACK", "TRACK + TRACK", "TRACK[lowest(TRACK)]",
    "NAME", "result(MOVE) >= 'partial'",
)  # fmt: skip
_SECTIONS = {
    "MOVE": "moves", "TABLE": "tables", "LIST": "effect_lists", "INJECT": "injects", "DECK": "decks", "MARK": "marks",
    "ENDING": "endings", "TRACK": "tracks", "TOKEN": "tokens", "GRANT": "grants", "LATER": "laters", "SEAT": "seats",
    "RED": "red_lines", "FLAG": "flags",
}  # fmt: skip
_PROSE = ("text", "name", "because", "title", "summary", "opening", "ask", "note", "low", "high", "brief", "code")
_ELSEWHERE = ("stays_open", "repeats", "put_back", "last")
_OF_MOVES = ("early", "joint", "each", "banned")
Path = tuple[str | int, ...]


class Mutator:
    """Changes one file's data, a few times, by lots of its own."""

    def __init__(self, data: Any, lots: Random, game: Iterable[Any]) -> None:
        """Args: game: every file of the game, for the ids it knows."""
        self.data, self.lots = deepcopy(data), lots
        self._ids: dict[str, list[str]] = {}
        for file in game:
            for section, things in file.items():
                if isinstance(things, dict):
                    self._ids.setdefault(section, []).extend(str(id_) for id_ in things)
        self._names = sorted({name for _, text in self._texts() for name in _NAME.findall(text)} | set(self._keys()))

    def mutate(self, times: int) -> Any:
        """The data, changed so many times."""
        ways: tuple[Callable[[], None], ...] = (
            self._swap, self._delete, self._double, self._retype, self._toggle, self._toggle, self._graft, self._graft,
            *(self._rename,) * 4, *(self._count,) * 3, *(self._recombine,) * 3, *(self._say,) * 4,
        )  # fmt: skip
        for _ in range(times):
            self.lots.choice(ways)()
        return self.data

    def _walk(self, value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in items:
            yield (*path, key), inner
            yield from self._walk(inner, (*path, key))

    def _texts(self) -> Iterator[tuple[Path, str]]:
        return ((path, value) for path, value in self._walk(self.data) if isinstance(value, str))

    def _lines(self) -> list[tuple[Path, str]]:
        """Texts that look like lines of the language."""
        return [(path, text) for path, text in self._texts() if path[-1] not in _PROSE and len(text) < 200]

    def _keys(self) -> Iterator[str]:
        return (key for path, _ in self._walk(self.data) for key in path[-1:] if isinstance(key, str))

    def _paths(self) -> list[Path]:
        return [path for path, _ in self._walk(self.data)]

    def _at(self, path: Path) -> Any:
        value = self.data
        for key in path:
            value = value[key]
        return value

    def _put(self, path: Path, value: Any) -> None:
        self._at(path[:-1])[path[-1]] = value

    def _filled(self, forms: tuple[str, ...]) -> str:
        return re.sub("|".join((*_SECTIONS, "NAME")), self._one_of, self.lots.choice(forms))

    def _one_of(self, kind: re.Match[str]) -> str:
        return self.lots.choice(self._ids.get(_SECTIONS.get(kind[0], ""), ()) or self._names)

    def _like(self, name: str) -> str:
        """Another name, most often of the same kind."""
        same = [ids for ids in self._ids.values() if name in ids]
        return self.lots.choice(self.lots.choice(same) if same and self.lots.random() < 0.8 else self._names)

    def _swap(self) -> None:
        paths = self._paths()
        one, other = self.lots.choice(paths), self.lots.choice(paths)
        if one[: len(other)] != other and other[: len(one)] != one:
            first, second = deepcopy(self._at(one)), deepcopy(self._at(other))
            self._put(one, second)
            self._put(other, first)

    def _delete(self) -> None:
        path = self.lots.choice([path for path in self._paths() if len(path) > 1] or [("nothing",)])
        if path != ("nothing",):
            del self._at(path[:-1])[path[-1]]

    def _double(self) -> None:
        path = self.lots.choice(self._paths())
        holder, value = self._at(path[:-1]), deepcopy(self._at(path))
        if isinstance(holder, list):
            holder[int(path[-1]) : int(path[-1])] = [value] * self.lots.choice((1, 1, 1, 30))
        else:
            for number in range(self.lots.choice((1, 1, 3))):
                copy = deepcopy(value)
                if isinstance(copy, dict) and isinstance(copy.get("code"), str):
                    copy["code"] = f"ZZ{number}"
                holder[f"{path[-1]}{number}"] = copy

    def _rename(self) -> None:
        lines = [line for line in self._lines() if _NAME.search(line[1])]
        if lines:
            path, text = self.lots.choice(lines)
            found = self.lots.choice(list(_NAME.finditer(text)))
            self._put(path, text[: found.start()] + self._like(found[0]) + text[found.end() :])

    def _count(self) -> None:
        numbers = [
            path for path, value in self._walk(self.data) if isinstance(value, int) and not isinstance(value, bool)
        ]
        lines = [line for line in self._lines() if _NUMBER.search(line[1])]
        extreme = self.lots.choice(EXTREMES)
        if numbers and (not lines or self.lots.random() < 0.6):
            self._put(self.lots.choice(numbers), extreme)
        elif lines:
            path, text = self.lots.choice(lines)
            found = self.lots.choice(list(_NUMBER.finditer(text)))
            self._put(path, f"{text[: found.start()]}{extreme}{text[found.end() :]}")

    def _recombine(self) -> None:
        lines = self._lines()
        if lines:
            (path, text), (_, other) = self.lots.choice(lines), self.lots.choice(lines)
            sign = self.lots.choice(_SIGNS)
            self._put(path, self.lots.choice((f"({text}){sign}({other})", f"{text}{sign}{other}", other)))

    def _say(self) -> None:
        """A line of the language, made of names that are there."""
        lines = list(self._walk(self.data))
        conditions = [path for path, _ in lines if path[-1] in ("when", "value", "base", "add", "becomes")]
        steps = [path for path, value in lines if path[-1] in ("do", "otherwise", "start") and isinstance(value, list)]
        if conditions and (not steps or self.lots.random() < 0.5):
            self._put(self.lots.choice(conditions), self._filled(_ASKED))
        elif steps:
            self._at(self.lots.choice(steps)).append(self._filled(_VERBS))

    def _retype(self) -> None:
        path = self.lots.choice(self._paths())
        value = self._at(path)
        others = ([value], {"x": value}, str(value), None, [], {}, True, 7, "", [value, value])
        self._put(path, deepcopy(self.lots.choice(others)))

    def _graft(self) -> None:
        """What stands under a key is put under the same key elsewhere."""
        paths = self._paths()
        one = self.lots.choice(paths)
        like = [path for path in paths if path[-1] == one[-1] and path != one and path[: len(one)] != one]
        if like:
            self._put(self.lots.choice(like), deepcopy(self._at(one)))

    def _toggle(self) -> None:
        moves = self.data.get("moves")
        if isinstance(moves, dict) and moves and self.lots.random() < 0.8:
            value, key = self.lots.choice(list(moves.values())), self.lots.choice(_OF_MOVES)
        else:
            dicts = [value for _, value in self._walk(self.data) if isinstance(value, dict)]
            value, key = self.lots.choice(dicts), self.lots.choice((*_OF_MOVES, *_ELSEWHERE))
        if isinstance(value, dict):
            value[key] = not value.get(key, False)
