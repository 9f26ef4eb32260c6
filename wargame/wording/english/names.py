"""What declared things are called in a sentence, with families and bound words named once for all their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wargame.wording.english.occurrences import Occurrence, occurrence
from wargame.language.names import Names
from wargame.wording.english.values import is_single, named
from wargame.model.labels import TargetWord
from wargame.wording.numbers import sentence

_SHORT = 4
"""Small words no longer than this are dropped from the end of what several names share (``of``, ``as seen in``)."""


class Naming:
    """Names in words. ``seats`` and ``moves`` say what bound words stand for: an id, or words of their own."""

    def __init__(self, names: Names, seats: Mapping[str, str], moves: Mapping[str, str]) -> None:
        self.names, self.seats, self.moves = names, seats, moves

    def seat(self, word: str) -> str:
        """A seat or a word bound to one."""
        word = self.seats.get(word, word)
        return self.names.sections.seats[word].name if word in self.names.sections.seats else word

    def value(self, id_: str, key: str | None = None) -> str:
        """A track, status, flag, token, derived value or number; ``key`` the member of a family."""
        if key is None:
            return named(id_, self.names.sections)
        symbol = self.names.symbols[id_]
        bound = self.moves.get(key, self.seats.get(key))
        keys = symbol.keys or ()
        for one in (key, bound):
            if one in keys:
                return named(symbol.slot(one), self.names.sections)
        if bound is None:
            return named(symbol.slot(key), self.names.sections)
        if key in self.moves:
            return f"{self.family(id_)} ({self.move(key)})"
        return f"{self.family(id_)} of {self.seat(key)}"

    def family(self, id_: str) -> str:
        """What all members of a family are: the words their names share, else the id in plain words."""
        track = self.names.sections.tracks.get(id_)
        if track is None or isinstance(track.name, str):
            return named(id_, self.names.sections)
        return shared_words(tuple(track.name.values())) or id_.replace("_", " ").capitalize()

    def member_where(self, id_: str, said: str) -> str:
        """The member of a family that is picked out by something."""
        return f"{self.family(id_)} of the seat {said}"

    def is_flag(self, id_: str) -> bool:
        """Whether a name is a flag, or a token of which there is one or none: it holds or does not."""
        return id_ in self.names.sections.flags or is_single(id_, self.names)

    def word(self, status: str, word: str) -> str:
        """A word of a status."""
        return self.names.sections.statuses[status].texts.get(word, word.replace("_", " "))

    def move(self, id_: str) -> str:
        """A move, or a word bound to one."""
        id_ = self.moves.get(id_, id_)
        return self.names.sections.moves[id_].name if id_ in self.names.sections.moves else id_

    def doing(self, id_: str) -> str:
        """A move, or any move with a tag."""
        if id_ not in self.moves and id_ in self.names.sections.tags:
            return f"a move tagged “{self.names.sections.tags[id_].name}”"
        said = self.move(id_)
        return f"“{said}”" if self.moves.get(id_, id_) in self.names.sections.moves else said

    def happened(self, id_: str, seat: str = "") -> Occurrence:
        """Something history knows: a move, a tag, an inject, a mark; ``seat``: by whom, in words."""
        sections = self.names.sections
        if id_ in self.moves or id_ in sections.moves:
            return occurrence("order", self.doing(id_), seat)
        if id_ in sections.injects:
            return occurrence("situation", self.inject(id_), seat)
        if id_ in sections.marks:
            return occurrence("mark", f"“{sections.marks[id_]}”", seat)
        if seat:
            return occurrence("order", self.doing(id_), seat)
        return occurrence("mark", f"something tagged “{sections.tags[id_].name}”", seat)

    def inject(self, id_: str) -> str:
        """A situation by its title."""
        return f"the situation “{self.names.sections.injects[id_].title}”"

    def standing(self, id_: str, denied: bool) -> str:
        """That a situation, or any with a tag, is still open (``denied``: is not)."""
        if id_ in self.names.sections.tags:
            tag = self.names.sections.tags[id_].name
            return f"no situation tagged “{tag}” is open" if denied else f"a situation tagged “{tag}” is open"
        return f"{self.inject(id_)} is {'not' if denied else 'still'} open"

    def band(self, move: str, band: str) -> str:
        """A band of the scale a move is rolled on."""
        sections = self.names.sections
        body = sections.moves.get(self.moves.get(move, move))
        scales = [sections.scales[body.scale]] if body is not None and body.scale else [*sections.scales.values()]
        return next(one.name for scale in scales for one in scale.bands if one.id == band)

    def answer(self, question: str, word: str) -> str:
        """An answer with its question."""
        asked = self.names.questions[question]
        return f"“{_trimmed(asked.answers[word].text)}” to “{asked.ask}”"

    def answer_given(self, question: str, word: str, seat: str = "") -> Occurrence:
        """An answer as something that happened; ``seat``: by whom, in words."""
        return occurrence("answer", f"the answer {self.answer(question, word)}", seat)

    def choice(self, move: str, parameter: str, word: str) -> str:
        """An item chosen with a move."""
        every = self.names.sections.moves
        known = (every[move],) if move in every else every.values()  # of "this" move: whichever has such an item
        for body in known:
            asked = body.parameters.get(parameter)
            if asked is not None and word in asked.choices:
                return f"“{_trimmed(asked.choices[word].text)}”"
        named = TargetWord.parse(word)
        return self.seat(named.seat) if named.move is None else f"{self.move(named.move)} of {self.seat(named.seat)}"


def shared_words(names: Sequence[str]) -> str:
    """The words that all names begin with, small words at their end left out; else those they all end with; or ""."""
    words = [name.split() for name in names]
    first = _alike([*words])
    while first and len(first[-1]) <= _SHORT and first[-1].islower():
        first.pop()
    last = _alike([one[::-1] for one in words])[::-1]
    said = " ".join(first or last)
    return sentence(said)


def _alike(lists: Sequence[list[str]]) -> list[str]:
    found: list[str] = []
    for column in zip(*lists, strict=False):
        if len(set(column)) > 1:
            break
        found.append(column[0])
    return found


def _trimmed(text: str) -> str:
    return text.rstrip(".!")
