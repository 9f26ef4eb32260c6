"""What a record is, beside the dataclass it stands for."""

from __future__ import annotations

import copy
import pickle
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from wargame.records import record


@record
class Place:
    """A record with every sort of field."""

    name: str
    near: tuple[str, ...] = ()
    seen: list[int] = field(default_factory=list, compare=False)
    note: str = field(default="", repr=False)


@record(kw_only=True)
class Named:
    """Fields by name alone, and words of its own."""

    id: str
    size: int = 1

    def __str__(self) -> str:
        return f"<{self.id}>"


@record
class One:
    """A single field, which gives no tuple by itself."""

    only: int


@record
class Nothing:
    """No field at all."""


@record
class Further(One):
    """A field more than the record it is made of."""

    more: int = 0


@record
class Own:
    """Equality of its own."""

    value: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7


def _as_dataclass(kind: type[Any]) -> type[Any]:
    body = {one.name: one for one in fields(kind)}
    made = type(kind.__name__, (), {"__annotations__": {name: one.type for name, one in body.items()}})
    made.__qualname__ = kind.__qualname__
    for name, one in body.items():
        setattr(made, name, field(
            default=one.default, default_factory=one.default_factory, repr=one.repr, compare=one.compare,
            kw_only=one.kw_only,
        ))  # type: ignore[call-overload]  # fmt: skip
    return dataclass(frozen=True, slots=True)(made)


@pytest.mark.parametrize(
    ("kind", "given", "other"),
    [
        (Place, {"name": "Busan", "near": ("Ulsan",), "note": "a port"}, {"name": "Busan"}),
        (Named, {"id": "a"}, {"id": "a", "size": 2}), (One, {"only": 1}, {"only": 2}),
        (Further, {"only": 1}, {"only": 2}),
    ],
)  # fmt: skip
def test_a_record_is_told_compared_and_copied_as_a_frozen_dataclass_is(
    kind: type[Any], given: dict[str, Any], other: dict[str, Any]
) -> None:
    same = _as_dataclass(kind)
    one = kind(**given)
    assert repr(one) == repr(same(**given))
    assert one == kind(**given) != kind(**other)
    assert hash(one) == hash(kind(**given)) == hash(same(**given))
    assert asdict(one) == asdict(same(**given))
    assert replace(one, **other) == kind(**given | other)
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    assert kind.__match_args__ == same.__match_args__
    assert not hasattr(one, "__dict__")


def test_what_counts_in_nothing_is_not_compared_and_what_is_not_shown_is_not_shown() -> None:
    assert Place("a", seen=[1]) == Place("a", seen=[2])
    assert Place("a", note="b") != Place("a")
    assert repr(Place("a", note="b")) == "Place(name='a', near=(), seen=[])"


def test_records_of_other_classes_are_others() -> None:
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"
    assert One(1) != Further(1)
    assert One(1) != 1


def test_what_a_class_says_itself_stays() -> None:
    assert str(Named(id="a")) == "<a>"
    assert Own(1) == Own(2)
    assert hash(Own(1)) == 7


def test_fields_by_name_alone_are_taken_by_name_alone() -> None:
    with pytest.raises(TypeError):
        Named("a")  # type: ignore[call-arg]


def test_pydantic_reads_a_record_as_the_dataclass_it_is() -> None:
    reader = TypeAdapter(Named)
    assert reader.validate_json('{"id": "a", "size": 3}', strict=True) == Named(id="a", size=3)
    with pytest.raises(ValidationError):
        reader.validate_json('{"id": 4}', strict=True)


def test_it_is_the_type_checker_that_refuses_a_change() -> None:
    """mypy reports a ``type: ignore`` that ignores nothing: were a record not frozen for it, this line would say so."""
    one = One(1)
    one.only = 2  # type: ignore[misc]
    assert one.only == 2
