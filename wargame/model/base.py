"""The ground every authored model stands on: strict frozen models, references, expressions, one-line effects.

Modules of models, and of records that pydantic reads, are without ``from __future__ import annotations``: with it every
type is a text that pydantic has compiled at each start of a program, a fifth of what importing the models takes.
"""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints

from wargame.records import record


class Authored(BaseModel):
    """Base of everything a person writes in YAML. Unknown keys and wrong types are refused, nothing is guessed.

    What a kind of file takes is worked out when the first one is read: of the models inside it nothing is made apart.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


@record
class Ref:
    """Marks a string as the id of something in a section: the linker refuses ids nobody declared.

    Attributes:
        section: the section of the rulebook the id must stand in, e.g. ``"moves"``; several with ``|``.
        goes_along: where a scenario leaves that thing out, what holds this reference is left out with it.
    """

    section: str
    goes_along: bool = False


@record
class Expression:
    """Marks a string as one line of the condition language.

    Attributes:
        result: what it must give: ``"condition"`` (yes or no) or ``"number"`` (a whole number).
    """

    result: str


@record
class EffectLine:
    """Marks a string as one effect, e.g. ``trust +1 to at most 7`` (see ``wargame.language.effects``)."""


@record
class Prose:
    """Marks a string as text for readers; overlays in other languages replace exactly these."""


def one_or_many(value: Any) -> Any:
    """Let a lone text stand for a list of one."""
    return [value] if isinstance(value, str) else value


ID_PATTERN = r"^[a-z][a-z0-9_]{0,59}$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""An id as an author writes it: small letters, digits and ``_``, at most 60."""
FileId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
"""The id of a scenario or rulebook: small letters, digits and ``-``."""
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A word of a closed list."""
ModuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,19}$")]
"""The id of a theory module, in capitals as instructors say it."""
Code = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{0,7}$"),
    Field(description="A short code for tables and cards; nothing else may bear it."),
]
"""A short display code, e.g. ``TRU`` or ``T1``."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=4000), Prose()]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200), Prose()]
Condition = Annotated[str, StringConstraints(min_length=1, max_length=400), Expression("condition")]
Name = Annotated[Line, Field(description="What readers call it.")]
Description = Annotated[Text, Field(description="What readers are told of it.")]
Because = Annotated[Line, Field(description="The reason, as readers are told it.")]
OnlyWhile = Annotated[Condition, Field(description="Only while this holds; none: always.")]
Amount = Annotated[int, Field(ge=-10_000, le=10_000)] | Annotated[
    str, StringConstraints(min_length=1, max_length=400), Expression("number")
]
"""A whole number, or one line of the condition language that gives one."""
Words = Annotated[tuple[Word, ...], Strict(False), BeforeValidator(one_or_many)]
SeatRef = Annotated[str, Ref("seats")]
Witnesses = Annotated[tuple[Annotated[str, Ref("seats|target")], ...], Strict(False), BeforeValidator(one_or_many)]
"""Seats, and ``target`` for whoever a move's parameter names."""
SeatRefs = Annotated[tuple[SeatRef, ...], Strict(False), BeforeValidator(one_or_many)]
TagRef = Annotated[str, Ref("tags")]
TagRefs = Annotated[tuple[TagRef, ...], Strict(False), BeforeValidator(one_or_many)]
T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]
"""A YAML list, kept as a tuple."""


class Claiming(Authored):
    """Something whose text says what is so in the world, in words of the author's own, so that texts can be compared.

    A text that denies a word must not be told in the same turn as one that says it.
    """

    says: Words = ()
    """What its text takes to be so, e.g. ``missiles_fall``."""
    denies: Words = ()
    """What cannot be so where its text is told: words that other texts say."""


class Sourced(Authored):
    """Anything an instructor may want to defend in class."""

    basis: Annotated[str, StringConstraints(pattern="^(history|judgement|experiment)$")] | None = None
    """Why the rule is so: ``history``, ``judgement`` or ``experiment``."""
    source: Line | None = None
    """Where a number comes from: a reference, or an N-number of the numbers list."""
    note: Text | None = None
    """A remark for instructors; never shown to seats during play."""
