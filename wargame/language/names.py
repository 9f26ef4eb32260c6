"""What the words of conditions and effects mean: the symbol table of a game, and what is bound where a line stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Literal

from wargame.language import slots
from wargame.language.named import by_name, named_in
from wargame.language.tokens import meant, nearest
from wargame.language.tree import NUMBER, TRUTH, Choice, LanguageError, Node, Type
from wargame.model.moves import Question
from wargame.model.base import Amount
from wargame.model.files import Scenario, ScenarioFile, Sections
from wargame.model.labels import SlotName
from wargame.model.sameness import Same
from wargame.records import record

WIDE = (-1_000_000, 1_000_000)
"""Between these lies every number we know nothing about."""
LATELY = 4
"""The symbol tables of so many scenarios are kept."""
LATEST_TURN = 40
LATEST_LATER = 12
"""How many turns ahead a later may be put, at most."""

Kind = Literal["track", "status", "flag", "token", "number", "derived", "parameter"]


@record
class MoveOf:
    """A move, by one seat or by whoever ordered it (``seat`` None)."""

    move: str
    seat: str | None


@record
class Bindings:
    """The words that mean something only where a line stands.

    Attributes:
        seats: ``mover``, ``each``, ``viewer`` … to a seat's id.
        moves: ``this``, ``target`` to a move.
        numbers: ``amount``, ``value`` to the tree they stand for.
    """

    seats: Mapping[str, str] = field(default_factory=dict)
    moves: Mapping[str, MoveOf] = field(default_factory=dict)
    numbers: Mapping[str, Node] = field(default_factory=dict)


NOTHING = Bindings()


@record
class Symbol:
    """One thing with a value that conditions can name.

    Attributes:
        lo, hi: the least and greatest value it can have (words by their place in the list).
        keys: the members of a family; None for a single value.
    """

    id: str
    kind: Kind
    type: Type
    lo: int
    hi: int
    keys: tuple[str, ...] | None = None

    def slot(self, key: str | None = None) -> str:
        """The stable name of its slot; for a family, of the member ``key``."""
        return slots.module(self.id) if self.kind == "parameter" else slots.value(self.id, key)


@record
class Names:
    """Everything a line may name. Made once for a game and shared by all its lines.

    Attributes:
        seats: in the order they were declared, which breaks ties.
        turns: the number of turns, or None where no scenario says.
        symbols: tracks, statuses, flags, tokens, numbers, derived values (modules' included) and module parameters.
        derived: the text of each derived value.
        questions: standing ones, and those of moves and injects.
        tagged: a tag to the moves that carry it.
        codes: a display code to what a line must say instead.
    """

    sections: Sections
    seats: tuple[str, ...]
    turns: int | None
    symbols: Mapping[str, Symbol]
    derived: Mapping[str, Amount]
    questions: Mapping[str, Question]
    tagged: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, str]
    limits: dict[str, tuple[int, int]] = field(repr=False, compare=False)
    """A slot to the range its value lies in; grows as lines are read."""
    trees: dict[str, Node | None] = field(default_factory=dict, repr=False, compare=False)
    """Derived values read so far; None while one is being read."""
    fixed: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    """Numbers that nothing changes, once somebody has looked for them."""
    meanings: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)
    """What lines meant, as ``read_once`` keeps it."""

    @classmethod
    def of(cls, sections: Sections) -> Names:
        """The symbol table of a linked scenario, made once as long as it is in use, or of a single file."""
        return _of_scenario(Same(sections)) if isinstance(sections, Scenario) else cls._made(sections)

    @classmethod
    def _made(cls, sections: Sections) -> Names:
        symbols: dict[str, Symbol] = {}
        for symbol in _symbols(sections):
            symbols.setdefault(symbol.id, symbol)
        tagged: dict[str, list[str]] = {tag: [] for tag in sections.tags}
        for id_, move in sections.moves.items():
            for tag in move.tags:
                tagged.setdefault(tag, []).append(id_)
        questions = dict(sections.questions)
        for move in sections.moves.values():
            questions.update(move.questions)
        for inject in sections.injects.values():
            questions.update(inject.questions)
        derived = {id_: value.value for id_, value in sections.derived.items()}
        for module in sections.modules.values():
            derived.update({id_: value.value for id_, value in module.derived.items()})
        turns = None
        if isinstance(sections, Scenario):
            turns = sections.about.turns
        elif isinstance(sections, ScenarioFile):
            turns = sections.turns
        limits = {
            symbol.slot(key): (symbol.lo, symbol.hi)
            for symbol in symbols.values()
            if symbol.kind != "derived"
            for key in (symbol.keys if symbol.keys is not None else (None,))
        }
        limits[slots.TURN] = limits["turns"] = (0, LATEST_TURN)
        return cls(
            sections=sections, seats=tuple(sections.seats), turns=turns, symbols=symbols, derived=derived,
            questions=questions, tagged={tag: tuple(moves) for tag, moves in tagged.items()},
            codes=dict(_codes(sections)), limits=limits,
        )

    def refuse_code(self, name: str, col: int) -> None:
        """Refuse a display code that stands at a column in place of an id; return where ``name`` is none."""
        if name in self.codes:
            means = self.codes[name]
            raise LanguageError(col, f"{name} is the code of {means}", f"write {means}", "unknown_name")

    def called(self, word: str, options: Iterable[str], *, exactly: bool = False) -> str:
        """A hint where somebody wrote what readers see, a name or a code, in place of one of these ids; else ""."""
        found = by_name(word, named_in(self.sections), frozenset(options), exactly=exactly)
        if found is None:
            return ""
        return f"readers call {found.said} '{found.name or found.code}': write {found.said}"

    def meant(self, word: str, options: Iterable[str]) -> str:
        """A hint for a word that is none of these ids: the one readers call so, the one spelt most like it, or all."""
        listed = list(options)
        near = nearest(word, listed) and meant(word, listed)
        return self.called(word, listed, exactly=True) or near or self.called(word, listed) or meant(word, listed)

    def movers(self, move: str) -> tuple[str, ...]:
        """The seats whose order may hold a move: who may or must order it, then who may be named as partner."""
        found = self.sections.moves[move]
        return tuple(dict.fromkeys((*found.seats, *found.optional)))

    def choices(self, move: str, parameter: str) -> tuple[str, ...]:
        """The words of a parameter in the order of their numbers: its list, else seats, else ``seat:move``."""
        found = self.sections.moves[move].parameters[parameter]
        if found.from_seats:
            return found.from_seats
        if found.from_moves:
            return tuple(
                f"{seat}:{other}" for seat in found.from_moves for other in self.sections.moves
                if other != move and seat in self.movers(other) and not self.sections.moves[other].banned
            )
        return tuple(found.choices)

    def bands(self, move: str) -> tuple[str, ...] | None:
        """The bands a move's roll may give, worst first; None for a move that is not rolled."""
        scale = self.sections.moves[move].scale
        if scale is None or scale not in self.sections.scales:
            return None
        return tuple(band.id for band in self.sections.scales[scale].bands)

    def limit(self, slot: str) -> tuple[int, int]:
        """The range in which a slot's value lies, as far as the rules say."""
        found = self.limits.get(slot)
        if found is None:
            name = SlotName.parse(slot)
            found = self.limits.get(name.inner) if name.head in ("opened", "before", "began") else None
        return WIDE if found is None else found


@lru_cache(maxsize=LATELY)
def _of_scenario(this: Same[Scenario]) -> Names:
    return Names._made(this.thing)


def _symbols(sections: Sections) -> Iterator[Symbol]:
    for id_, track in sections.tracks.items():
        yield Symbol(id_, "track", NUMBER, track.min, track.max, track.per or None)
    for id_, status in sections.statuses.items():
        yield Symbol(id_, "status", Choice(status.words), 0, max(len(status.words) - 1, 0))
    for id_ in sections.flags:
        yield Symbol(id_, "flag", TRUTH, 0, 1)
    for id_, token in sections.tokens.items():
        keys = token.keys
        if keys == "moves":
            keys = tuple(sections.moves)
        elif keys == "joint_moves":
            keys = tuple(move for move, body in sections.moves.items() if body.joint)
        yield Symbol(id_, "token", NUMBER, 0, token.most, token.per or keys or None)
    for id_ in sections.numbers:
        yield Symbol(id_, "number", NUMBER, *WIDE)
    for id_ in sections.derived:
        yield Symbol(id_, "derived", NUMBER, *WIDE)
    for module in sections.modules.values():
        for id_ in module.derived:
            yield Symbol(id_, "derived", NUMBER, *WIDE)
        if module.parameter is not None:
            yield Symbol(module.parameter.id, "parameter", NUMBER, module.parameter.min, module.parameter.max)


def _codes(sections: Sections) -> Iterator[tuple[str, str]]:
    for id_, track in sections.tracks.items():
        if isinstance(track.code, str):
            yield track.code, id_
        else:
            yield from ((code, f"{id_}[{seat}]") for seat, code in track.code.items())
    coded = (
        sections.statuses, sections.flags, sections.tokens, sections.derived, sections.tags, sections.moves,
        sections.tables, sections.rules, sections.watches, sections.injects, sections.cards,
        *(part for module in sections.modules.values() for part in (module.derived, module.rules, module.watches)),
    )
    for group in coded:
        for id_, thing in group.items():
            if thing.code is not None:
                yield thing.code, id_

