"""Where a key belongs that stands too far out: what its indentation took from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wargame.authoring.shape.field_types import FieldType, field_type_at, field_types
from wargame.authoring.yaml.spans import Path


class Stray(NamedTuple):
    """A key that stands too far out: its path, and the path of what it most likely belongs under."""

    path: Path
    home: Path


def home_of(root: FieldType, data: Any, loc: Path) -> Path:
    """Where an unknown key at ``loc`` was most likely meant to stand; () where nothing says so.

    That is what stands right above, or the last thing within it, where the key is one of its own that it lacks, or
    where what stands under the key looks like one more of its items; else the section whose items look so most.
    """
    around, holder = _at(data, loc[:-1]), _settled(field_type_at(root, loc[:-1], data), _at(data, loc[:-1]))
    if not isinstance(around, dict) or holder is None or holder.model is None:
        return ()
    key, value = str(loc[-1]), around[loc[-1]]
    for path, kind, inner in _last_within(holder, around, loc[-1]):
        if key in field_types(kind.model) and key not in (inner or ()) if kind.model else item_like(kind, value):
            return (*loc[:-1], *path)
    likeness = {name: item_like(kind, value) for name, kind in field_types(holder.model).items()}
    most = max(likeness.values(), default=0)
    fitting = [name for name, like in likeness.items() if most and like == most]
    return (*loc[:-1], fitting[0]) if len(fitting) == 1 else ()


def stray_at(root: FieldType, data: Any, loc: Path) -> Stray | None:
    """The key on the way to ``loc`` that stands among the items of a section, though it is one of an item above it."""
    for depth in range(1, len(loc)):
        section, key = field_type_at(root, loc[:depth], data), loc[depth]
        item = section.item if section is not None and section.form == "mapping" else None
        if item is None or item.model is None or key not in item.model.model_fields:
            continue
        around = _at(data, loc[:depth])
        if section is None or not isinstance(around, dict) or item_like(section, around.get(key)):
            continue
        above = [one for one in list(around)[: list(around).index(key)] if one not in item.model.model_fields]
        if above and isinstance(around[above[-1]], dict | None) and key not in (around[above[-1]] or ()):
            return Stray(loc[: depth + 1], (*loc[:depth], above[-1]))
    return None


def item_like(kind: FieldType, value: Any) -> int:
    """How much a value looks like an item of a section: how many of its keys are an item's, where most of them are and
    a needed one is among them; else 0."""
    item = kind.item if kind.form == "mapping" else None
    if item is None or item.model is None or not isinstance(value, dict):
        return 0
    fields = item.model.model_fields
    known = sum(name in fields for name in value)
    needed = [name for name, info in fields.items() if info.is_required()]
    return known if known * 2 > len(value) and (not needed or any(name in value for name in needed)) else 0


def _last_within(holder: FieldType, around: dict[Any, Any], key: Any) -> Iterator[tuple[Path, FieldType, Any]]:
    """What stands above a key, and the last thing within that, and within that: from the outside in."""
    names: list[Any] = list(around)
    above = names[: names.index(key)]
    kind: FieldType | None = holder
    value: Any = around
    path: Path = ()
    while above and kind is not None:
        path = (*path, above[-1])
        value = _at(around, path)
        kind = _settled(kind.inner(above[-1]), value)
        if kind is not None:
            yield path, kind, value
        above = list(value) if isinstance(value, dict) else [*range(len(value))] if isinstance(value, list) else []


def _settled(kind: FieldType | None, value: Any) -> FieldType | None:
    """One kind where several may stand."""
    return kind.choose(value) if kind is not None and kind.form == "one_of" else kind


def _at(data: Any, path: Path) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data
