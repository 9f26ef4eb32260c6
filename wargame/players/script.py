"""A player that follows a script: a list of turns with moves, parameters, partners and answers, in YAML or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.model.moves import Question
from wargame.model.files import Scenario
from wargame.model.orders import Act, Order
from wargame.model.views import View
from wargame.players.player import Refusals
from wargame.records import record
from wargame.wording.numbers import did_you_mean

if TYPE_CHECKING:
    from wargame.authoring.yaml.reader import ParsedFile

KEYS = ("turn", "moves", "parameters", "partners", "answers")


class ScriptProblems(Exception):
    """A script that cannot be followed. ``problems`` name every place, as for scenarios."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(problems)
        super().__init__("; ".join(f"{p.file}:{p.line}:{p.column}: {p.message}" for p in self.diagnostics))


@record
class Script:
    """Orders by turn; a turn that is not mentioned is a turn without a move. ``text``: as it was written."""

    orders: Mapping[int, Order] = field(default_factory=dict)
    text: str = field(default="", compare=False, repr=False)

    def order(self, view: View, refusals: Refusals) -> Order:
        """What the script says for this turn."""
        return self.orders.get(view.turn, Order())


def read_script(path: Path, scenario: Scenario, seat: str) -> Script:
    """The script at ``path`` for a seat of a scenario. Moves may be called by id or by code.

    Raises:
        ScriptProblems: the file cannot be read, or names what the scenario does not have; with every place.
    """
    source = read_source(path)
    if isinstance(source, Diagnostic):
        raise ScriptProblems([source])
    return script_in(source, scenario, seat)


def script_in(source: SourceText, scenario: Scenario, seat: str) -> Script:
    """The same of a text that was read already, or kept by a game. Raises ``ScriptProblems``."""
    from wargame.authoring.yaml.reader import read  # few games have a script

    reading = read(source, begins="- turn: 1")
    if reading.diagnostics:
        raise ScriptProblems(reading.diagnostics)
    checker = _Checker(reading, scenario, seat)
    orders = checker.orders()
    if checker.diagnostics:
        raise ScriptProblems(checker.diagnostics)
    return Script(orders, source.text)


_GLUED = re.compile(rf"(?:{'|'.join(KEYS)}):\S")


class _Checker:
    """Turns what was read into orders, and gathers every objection with its place."""

    def __init__(self, reading: ParsedFile, scenario: Scenario, seat: str) -> None:
        self.parsed, self.scenario, self.seat = reading, scenario, seat
        self.diagnostics: list[Diagnostic] = []
        self.moves = {card.code: id for id, card in scenario.moves.items()} | {id: id for id in scenario.moves}
        self.questions = _questions(scenario)

    def orders(self) -> dict[int, Order]:
        if not isinstance(self.parsed.data, list):
            self._object((), "shape", "a script is a list of turns", "begin each with '- turn: 1'")
            return {}
        orders: dict[int, Order] = {}
        for place, entry in enumerate(self.parsed.data):
            turn, last = entry.get("turn") if isinstance(entry, dict) else None, self.scenario.about.turns
            if self._glued(place, entry):
                continue
            if not isinstance(turn, int) or not 1 <= turn <= last:
                at: tuple[str | int, ...] = (place,) if turn is None else (place, "turn")
                self._object(at, "turn", f"each entry needs 'turn', 1 to {last}", "write e.g. 'turn: 1'")
            elif turn in orders:
                self._object((place, "turn"), "turn", f"turn {turn} stands here a second time")
            else:
                orders[turn] = self._order((place,), entry)
        return orders

    def _glued(self, place: int, entry: object) -> bool:
        """``- turn:1``, with no space behind the colon."""
        words = [entry] if isinstance(entry, str) else [*entry] if isinstance(entry, dict) else []
        found = next((word for word in words if isinstance(word, str) and _GLUED.match(word)), "")
        if found:
            key, _, rest = found.partition(":")
            self._object((place,), "no_space", f"a space is missing after '{key}:'", f"write '{key}: {rest[:40]}'")
        return bool(found)

    def _order(self, at: tuple[str | int, ...], entry: dict[str, Any]) -> Order:
        for key in entry:
            if key not in KEYS:
                self._unknown((*at, key), "key", key, KEYS)
        parameters, partners = self._mapping(at, entry, "parameters"), self._mapping(at, entry, "partners")
        chosen: dict[str, dict[str, tuple[str, ...]]] = {}
        for name, words in parameters.items():
            move, _, parameter = str(name).partition(".")
            id = self._move((*at, "parameters", name), move)
            known = self.scenario.moves[id].parameters if id else {}
            if id and parameter not in known:
                self._unknown((*at, "parameters", name), "parameter", parameter, known)
            elif id:
                chosen.setdefault(id, {})[parameter] = _words(words)
        named = {self._move((*at, "partners", name), str(name)): _words(seats) for name, seats in partners.items()}
        acts = []
        for place, name in enumerate(_words(entry.get("moves", ()))):
            id = self._move((*at, "moves", place), name)
            if id:
                acts.append(Act(id, chosen.pop(id, {}), named.pop(id, ())))
        for id in (*chosen, *(move for move in named if move)):
            self._object(at, "move", f"'{id}' is spoken of, but not among this turn's moves")
        return Order(tuple(acts), self._answers(at, entry))

    def _answers(self, at: tuple[str | int, ...], entry: dict[str, Any]) -> dict[str, str]:
        answers = {}
        for name, word in self._mapping(at, entry, "answers").items():
            question = self.questions.get(str(name))
            if question is None or self.seat not in question.to:
                self._unknown((*at, "answers", name), "question", str(name), self.questions)
            elif str(word) not in question.answers:
                self._unknown((*at, "answers", name), "answer", str(word), question.answers)
            else:
                answers[str(name)] = str(word)
        return answers

    def _move(self, at: tuple[str | int, ...], name: str) -> str | None:
        if name not in self.moves:
            self._unknown(at, "move", name, self.moves)
        return self.moves.get(name)

    def _mapping(self, at: tuple[str | int, ...], entry: dict[str, Any], key: str) -> dict[Any, Any]:
        value = entry.get(key) or {}
        if not isinstance(value, dict):
            self._object((*at, key), "shape", f"'{key}' is a mapping ('name: value' lines)")
            return {}
        return value

    def _unknown(self, at: tuple[str | int, ...], what: str, word: str, known: Iterable[str]) -> None:
        self._object(at, what, f"unknown {what} '{word}'", did_you_mean(word, known, quotes="''"))

    def _object(self, at: tuple[str | int, ...], code: str, message: str, hint: str = "") -> None:
        span = self.parsed.spans.nearest(at)
        self.diagnostics.append(self.parsed.source.diagnostic(*span.named_at(), code, message, hint))


def _words(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(word) for word in value) if isinstance(value, list | tuple) else (str(value),)


def _questions(scenario: Scenario) -> dict[str, Question]:
    found = dict(scenario.questions)
    for move in scenario.moves.values():
        found |= move.questions
    for inject in scenario.injects.values():
        found |= inject.questions
    return found
