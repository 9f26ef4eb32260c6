"""Facts to JSON and back. Reading is strict: every key and type must be as declared, nothing is guessed.

Writing is the same to the byte every time: ``kind`` first, fields in the order they are declared, what equals its
default left out, mappings sorted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, Discriminator, TypeAdapter, ValidationError

from wargame.model.forecasting import SeatStatement
from wargame.model.orders import Order
from wargame.saves.budget import MOST_EVENTS
from wargame.saves.chain import compact
from wargame.saves.lines import Line


class NotAFact(ValueError):
    """Raised where JSON does not say a line: ``field`` is the dotted way there."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


def to_data(fact: object) -> Any:
    """A line, event or order as plain data (dicts, lists, words, whole numbers)."""
    if is_dataclass(fact) and not isinstance(fact, type):
        kind = getattr(fact, "kind", None)
        data = {} if kind is None else {"kind": kind}
        for field in fields(fact):
            value = getattr(fact, field.name)
            if field.name != "kind" and not _is_default(field, value):
                data[field.name] = to_data(value)
        return data
    if isinstance(fact, Mapping):
        return {key: to_data(fact[key]) for key in sorted(fact)}
    if isinstance(fact, (tuple, list)):
        return [to_data(item) for item in fact]
    return fact


def line_body(line: Line) -> dict[str, Any]:
    """What a journal line of this kind says, ready for ``Journal.append(line.kind, …)``."""
    data = to_data(line)
    del data["kind"]
    return dict(data)


def order_text(order: Order) -> str:
    """The one JSON text of an order, which its seal covers."""
    return compact(to_data(order))


def sealed_texts(order: Order, statement: SeatStatement) -> tuple[str, ...]:
    """All that a seal covers, as JSON texts: the order, and what was stated with it where anything was."""
    return (order_text(order),) if statement.empty else (order_text(order), compact(to_data(statement)))


def read_fact(kind: str, body: Mapping[str, Any]) -> Line:
    """The line of this kind that says this, as lines are written today. Raises ``NotAFact``."""
    events = body.get("events")
    if isinstance(events, (list, tuple)) and len(events) > MOST_EVENTS:
        raise NotAFact("events", f"a line has at most {MOST_EVENTS} events")
    try:
        # Through text, because strict reading takes JSON lists for tuples only there.
        line: Line = _reader().validate_json(compact({"kind": kind, **body}))
        return line
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise NotAFact(".".join(str(part) for part in first["loc"][1:]) or "line", first["msg"]) from None
    except ValueError as error:
        raise NotAFact("line", str(error)) from None


def _is_default(field: Field[Any], value: object) -> bool:
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return field.default is not MISSING and bool(value == field.default)


@cache
def _reader() -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[Line, Discriminator("kind")], config=ConfigDict(extra="forbid", strict=True))
