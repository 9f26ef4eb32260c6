"""``record``: a dataclass with slots that nobody changes, for what is read, told and handed on.

Every command first makes the classes it needs, some three hundred of them. For each ``dataclass(frozen=True,
slots=True)`` writes and compiles six methods; here only ``__init__`` is compiled, and the rest is shared. A record is
frozen for the type checker, which sees every line of this program, and not once more at run time, where that makes each
record take four times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(made: type[T], /) -> type[T]: ...


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


def record(made: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """A class as a record: equal where its fields are, hashed by them, shown with them. What it defines itself stays.

    Args:
        made: the class, where the decorator has no brackets.
        kw_only: its fields are given by name alone.
    """
    return _record(made, kw_only) if made is not None else lambda other: _record(other, kw_only)


def _record(kind: type[T], kw_only: bool) -> type[T]:
    made = dataclass(slots=True, repr=False, eq=False, kw_only=kw_only)(kind)
    held: Any = fields(made)  # type: ignore[arg-type]
    shown = [one.name for one in held if one.repr]
    template = ", ".join(f"{name}=%r" for name in shown)
    told, compared = _values(shown), _values([one.name for one in held if one.compare])

    def __repr__(self: object) -> str:
        return f"{type(self).__qualname__}({template % told(self)})"

    def __eq__(self: object, other: object) -> bool:
        return compared(self) == compared(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: object) -> int:
        return hash(compared(self))

    for method in (__repr__, __eq__, __hash__):
        if method.__name__ not in vars(kind):
            setattr(made, method.__name__, method)
    return made


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda thing: (getattr(thing, names[0]),)) if names else (lambda thing: ())
