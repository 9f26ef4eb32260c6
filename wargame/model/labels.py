"""Labels taken apart: what a source, a slot's name, a target or the holder of a seat says, and written back the same.

Journals, events and programs carry labels as text (``set:cooperation#2``, ``before:trust[tokyo]``). Whoever decides by
what a label says parses it here; nobody else splits one. Parsing never fails: what is not understood is of kind
``other``, and its text is kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, get_args

from wargame.records import record

SourceKind = Literal[
    "hidden", "move", "choice", "question", "answer", "inject", "settle", "deck", "rule", "watch", "table", "chance",
    "actor", "later", "grant", "standing", "set", "profile", "card", "ending", "module", "scaling", "list", "use",
    "need", "bound", "undo", "carry", "deal", "observe", "marker", "start", "schedule", "condition", "closed", "modify",
    "turn", "theory", "ruling", "other",
]  # fmt: skip
"""What a source can be. ``hidden`` is the empty label of a view; ``theory`` stands in a view for a part of a
theory, as long as it is secret which one is at work; a ``ruling`` is control's, its id the category; ``other`` is any
kind that is not in the list."""
THEORY: Final = "theory"
"""The label of a view for a part of a theory."""
_KINDS: Final = frozenset(get_args(SourceKind)) - {"hidden", "other"}
PastKind = Literal["move", "tag", "inject", "mark", "answer"]
"""What history remembers."""
_PAST: Final[dict[str, PastKind]] = {kind: kind for kind in get_args(PastKind)}
_CACHED = 1 << 14


@record
class Source:
    """What asked for something: ``KIND:ID``, with ``.PART``, ``@SEAT`` and ``#NUMBER`` where it has them.

    Attributes:
        text: the whole label, as the journal has it.
        id: the thing of the scenario, by its id; "" where the kind alone says it (``start``, ``modify``).
        path: of a choice its parameter and word, of an answer its word.
        seat: for which seat, where each seat has its own.
        number: which of a list, from 0.
    """

    text: str
    kind: SourceKind
    id: str = ""
    path: tuple[str, ...] = ()
    seat: str | None = None
    number: int | None = None

    @staticmethod
    @lru_cache(maxsize=_CACHED)
    def parse(text: str) -> Source:
        """Take a label apart."""
        if not text:
            return Source(text, "hidden")
        kind, _, rest = text.partition(":")
        rest, _, number = rest.partition("#")
        rest, at, seat = rest.partition("@")
        id_, *path = rest.split(".", 2)
        known: SourceKind = kind if kind in _KINDS else "other"  # type: ignore[assignment]
        return Source(text, known, id_, tuple(path), seat if at else None, place(number))

    def __str__(self) -> str:
        return self.text

    @property
    def name(self) -> str:
        """All that stands after the kind."""
        return self.text.partition(":")[2]

    @property
    def without_seat(self) -> str:
        """The label without the seat it is for."""
        return self.text.partition("@")[0]

    @property
    def without_number(self) -> str:
        """The label without which of a list it is: an effect says which inject was settled, the heading says how."""
        return self.text.partition("#")[0]


def steps_of(chain: str) -> tuple[Source, ...]:
    """A die's purpose, or the chain of a statement, step by step: what rolls first, then what led to it."""
    return tuple(Source.parse(step) for step in chain.split("<"))


@record
class SlotName:
    """A slot's name (``language.slots`` writes them): ``HEAD:KIND:ID[MEMBER].PART@SEAT+MORE#NUMBER``, of which all but
    the id may be missing.

    Attributes:
        text: the whole name.
        head: what the engine keeps of it (``before``, ``ordered``, ``past`` …); "" for a declared value.
        kind: within ``past:`` what is remembered (``move``, ``tag``, ``inject``, ``mark``, ``answer``), within
            ``until:`` and others ``grant``; "" otherwise.
        id: what it belongs to.
        member: the seat or word of a family; None: it is no family.
        part: the parameter of a choice, or the word of an answer.
        seat: whose it is.
        more: the partner named, the seat offered to, or the turns ahead.
    """

    text: str
    head: str
    kind: str
    id: str
    member: str | None = None
    part: str = ""
    seat: str | None = None
    more: str = ""

    @staticmethod
    @lru_cache(maxsize=_CACHED)
    def parse(text: str) -> SlotName:
        """Take a name apart."""
        rest = text.partition("<")[0].partition("#")[0]
        *heads, rest = rest.split(":", 2)
        rest, _, more = rest.partition("+")
        rest, at, seat = rest.partition("@")
        rest, _, part = rest.partition(".")
        id_, bracket, member = rest.partition("[")
        head, kind = (*heads, "", "")[:2]
        return SlotName(text, head, kind, id_, member.removesuffix("]") if bracket else None, part,
                        seat if at else None, more)  # fmt: skip

    def __str__(self) -> str:
        return self.text

    @property
    def remembers(self) -> PastKind | None:
        """What kind of thing this is the history of; None: it is no history, or that of a condition."""
        return _PAST.get(self.kind) if self.head == "past" else None

    @property
    def inner(self) -> str:
        """The slot's name without its head: ``grant:speed`` of ``until:grant:speed``."""
        return self.text.removeprefix(f"{self.head}:") if self.head else self.text

    @property
    def value(self) -> str:
        """The declared value it is about: ``trust[tokyo]`` of ``observed:trust[tokyo]@seoul``."""
        return self.id if self.member is None else f"{self.id}[{self.member}]"


@record
class TargetWord:
    """Whom an order names: a seat, or a seat's move (``tokyo:t1``)."""

    seat: str
    move: str | None = None

    @classmethod
    def parse(cls, word: str) -> TargetWord:
        """Take a chosen word apart."""
        seat, colon, move = word.partition(":")
        return cls(seat, move if colon else None)

    def __str__(self) -> str:
        return self.seat if self.move is None else f"{self.seat}:{self.move}"


@record
class ModuleChoice:
    """A theory as an instructor picks it: by its id, with its number where it takes one (``BLEND:60``)."""

    id: str
    number: str | None = None

    @classmethod
    def parse(cls, text: str) -> ModuleChoice:
        """Take it apart."""
        id_, colon, number = text.partition(":")
        return cls(id_, number if colon else None)

    def __str__(self) -> str:
        return self.id if self.number is None else f"{self.id}:{self.number}"


HUMAN, RANDOM, IDLE, SCRIPT, DOCTRINE, STRONG = "human", "random", "idle", "script", "doctrine", "strong"
HolderKind = Literal["human", "random", "idle", "script", "doctrine", "strong", "other"]
_HOLDERS: Final = frozenset(get_args(HolderKind)) - {"other"}


@record
class SeatHolder:
    """Who holds a seat: ``human``, ``random``, ``idle``, ``strong``, ``doctrine:NAME`` or ``script:FILE``.

    Attributes:
        text: the whole label, as a command line, a save or a line-up has it.
        name: of the doctrine, or the file of the script; a save leaves a script's file out. None: none is given.
    """

    text: str
    kind: HolderKind
    name: str | None = None

    @staticmethod
    @lru_cache(maxsize=_CACHED)
    def parse(text: str) -> SeatHolder:
        """Take a label apart."""
        kind, colon, name = text.partition(":")
        known: HolderKind = kind if kind in _HOLDERS else "other"  # type: ignore[assignment]
        return SeatHolder(text, known, name if colon else None)

    @classmethod
    def by_doctrine(cls, name: str) -> SeatHolder:
        """Who orders as a doctrine says."""
        return cls.parse(f"{DOCTRINE}:{name}")

    @classmethod
    def by_script(cls, file: object) -> SeatHolder:
        """Who orders as a file says."""
        return cls.parse(f"{SCRIPT}:{file}")

    def __str__(self) -> str:
        return self.text

    @property
    def people(self) -> bool:
        """Whether people sit at the seat: any label that names no player of the program is somebody's name."""
        return self.kind in (HUMAN, "other")

    @property
    def complete(self) -> bool:
        """Whether it says who plays: a doctrine and a script are named, and nobody else is."""
        return self.kind != "other" and (self.kind in (SCRIPT, DOCTRINE)) is bool(self.name) and self.name != ""


def place(digits: str) -> int | None:
    """A place in a list, as a label of a save gives it; None where it is none."""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None
