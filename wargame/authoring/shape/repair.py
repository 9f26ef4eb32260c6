"""Mending broken data just enough that the rest of the file can be checked in the same run.

What is wrong is left out where it can be, and replaced by the plainest thing of its kind where it cannot. The result is
never played: it only spares an author the walk from one problem to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from wargame.authoring.shape.field_types import FieldType, field_type_at, field_types
from wargame.authoring.shape.homes import item_like
from wargame.authoring.yaml.scalars import plain_value
from wargame.authoring.yaml.spans import Path, SourceSpan

YES = ("yes", "on", "true")
"""Texts by which an author means true."""
_CONDITION = "turn >= 1"
_TEXTS = ("x", "X", "2d6", "history", "wargame-rules/1", "wargame-scenario/1", _CONDITION)
_DUE = ("when", "turn", "chance")
"""Keys by which a thing comes about: one without them is another thing."""


def repaired(root: FieldType, data: Any, wrong: Iterable[Path]) -> Any:
    """A copy of ``data`` in which nothing stands at the ``wrong`` paths that was there before."""
    mended = _copy(data)
    for path in sorted(set(wrong), key=len, reverse=True):
        if path:
            _mend(root, mended, data, path)
    return mended


def renamed(data: Any, spans: SourceSpan, keys: Mapping[Path, str]) -> Any:
    """A copy of ``data`` in which misspelt keys have the names they were meant to have; ``spans`` learns them too."""
    mended = _copy(data)
    for path, meant in keys.items():
        holder, around = mended, spans.find(path[:-1])
        for part in path[:-1]:
            holder = holder[part]
        if isinstance(holder, dict) and path[-1] in holder and meant not in holder:
            entries = [(meant, _behind(key, meant, value)) if key == path[-1] else (key, value)
                       for key, value in holder.items()]  # fmt: skip
            holder.clear()
            holder.update(entries)
            if around is not None and path[-1] in around.kids:
                around.kids[meant] = around.kids[path[-1]]
        elif isinstance(holder, dict):
            holder.pop(path[-1], None)  # two keys were meant to be the same one
    return mended


def _behind(key: Any, meant: str, value: Any) -> Any:
    """The value of a key, or what was written behind it without a space: ``{moves:parley}``."""
    glued = value is None and isinstance(key, str) and key.startswith(f"{meant}:")
    return plain_value(key[len(meant) + 1 :]) if glued else value


def moved(root: FieldType, data: Any, spans: SourceSpan, homes: Mapping[Path, Path]) -> Any:
    """A copy of ``data`` in which keys that stood too far out stand where they belong; ``spans`` learns it too. What a
    key of a section took along of the section's other items stands beside it again."""
    mended = _copy(data)
    for path, home in homes.items():
        section = field_type_at(root, home, data)
        _put(mended, spans, path, home)
        if section is not None and section.form == "mapping" and section.item is not None and section.item.model:
            inside = _within(mended, (*home, path[-1]))
            for key in [*inside] if isinstance(inside, dict) else ():
                if key not in section.item.model.model_fields and item_like(section, inside[key]):
                    _put(mended, spans, (*home, path[-1], key), home)
    return mended


def _put(data: Any, spans: SourceSpan, path: Path, home: Path) -> None:
    """Moves what stands at ``path`` under ``home``, unless something of that name stands there, or what stood at one of
    the two was moved itself."""
    around, holder = _within(data, home[:-1]), _within(data, path[:-1])
    if isinstance(around, dict) and around.get(home[-1]) is None:
        around[home[-1]] = {}
    target = _within(data, home)
    if isinstance(target, dict) and isinstance(holder, dict) and path[-1] in holder and path[-1] not in target:
        target[path[-1]] = holder.pop(path[-1])
        there, here = spans.find(home), spans.find(path[:-1])
        if there is not None and here is not None and path[-1] in here.kids:
            there.kids[path[-1]] = here.kids[path[-1]]


def _within(data: Any, path: Path) -> Any:
    try:
        for part in path:
            data = data[part]
    except (KeyError, IndexError, TypeError):
        return None
    return data


def _mend(root: FieldType, mended: Any, data: Any, path: Path) -> None:
    holder = mended
    for part in path[:-1]:
        try:
            holder = holder[part]
        except (KeyError, IndexError, TypeError):
            return
    around, kind, last = field_type_at(root, path[:-1], data), field_type_at(root, path, data), path[-1]
    if around is not None and around.form == "one_of":
        around = around.choose(holder)
    if isinstance(holder, dict):
        written = holder.pop(last, None)
        if kind is not None and kind.form == "yes_no" and str(written).lower() in YES:
            holder[last] = True
            return
        needed = around is not None and around.model is not None and _is_needed(around, str(last))
        by_id = around is not None and around.form == "mapping" and kind is not None and kind.form == "model"
        if (needed or by_id) and kind is not None:  # other lines may speak of an id
            holder[last] = _plainest(kind)
        elif kind is not None and last in _DUE and written is not None:  # without it something else would be meant
            holder[last] = _CONDITION if kind.form == "text" else _plainest(replace(kind, optional=False))
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder) and kind is not None:
        holder[last] = _plainest(kind)  # the items after it must keep their places


def _is_needed(kind: FieldType, name: str) -> bool:
    info = kind.model.model_fields.get(name) if kind.model is not None else None
    return info is not None and info.is_required()


def _plainest(kind: FieldType) -> Any:
    if kind.optional:
        return None
    if kind.form == "model" and kind.model is not None:
        inner = field_types(kind.model)
        return {name: _plainest(inner[name]) for name in inner if _is_needed(kind, name)}
    if kind.form == "one_of":
        return _plainest(kind.members[0])
    plain: dict[str, Any] = {"mapping": {}, "list": [], "yes_no": False, "word": (*kind.words, "")[0]}
    if kind.form in plain:
        return plain[kind.form]
    candidates: tuple[Any, ...] = (0, 40, 10, 1, 100) if kind.form == "whole" else _TEXTS
    return next((candidate for candidate in candidates if _fits(kind, id(kind.annotation), candidate)), candidates[0])


@cache
def _fits(kind: FieldType, annotation_id: int, candidate: Any) -> bool:
    try:
        TypeAdapter(kind.annotation).validate_python(candidate)
    except ValidationError:
        return False
    return True


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data
