"""Slots and numbers in a reader's words: display names instead of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.language.names import Names
from wargame.language.operators import OPERATORS
from wargame.language.tree import Node
from wargame.model.files import Sections
from wargame.model.labels import SlotName
from wargame.model.world import Derived, Flag, Status, Token
from wargame.wording.numbers import plain_id

_HEADS = {"opened": "{} at the start of the turn", "before": "{} a turn ago", "began": "{} at the start of the game"}


def named(slot: str, sections: Sections) -> str:
    """The display name of a track, status, flag, token, number or derived value, e.g. ``Approval in Seoul``; a slot
    nobody named is its id in plain words."""
    name = SlotName.parse(slot)
    if name.head in _HEADS:
        return _HEADS[name.head].format(named(name.inner, sections))
    id_, key = (slot, "") if name.head else (name.id, name.member or "")
    if id_ in sections.tracks:
        called = sections.tracks[id_].name
        if isinstance(called, str):
            return _member(called, key, sections)
        return called.get(key, id_) if key else " / ".join(called.values())
    groups: Iterable[Mapping[str, Status | Flag | Token | Derived]] = (
        sections.statuses, sections.flags, sections.tokens, sections.derived,
        *(module.derived for module in sections.modules.values()),
    )
    found = next((group[id_] for group in groups if id_ in group), None)
    if found is not None:
        texts = found.texts if isinstance(found, Token) else {}
        return _member(found.name, texts.get(key, key), sections)
    return _member(plain_id(id_), key, sections)


def is_single(id_: str, names: Names) -> bool:
    """Whether a name is a token of which there is one or none: said as something that holds, not as a count."""
    token = names.sections.tokens.get(id_)
    return token is not None and token.most == 1


def say(node: Node, names: Names) -> str:
    """A number tree as a short formula in display names; what has no short form is told as ``an amount``."""
    if node.op == "const":
        return str(node.value).replace("-", "−")
    if node.op in ("read", "named"):
        return named(str(node.value), names.sections)
    if node.op not in OPERATORS:
        return "an amount"
    plain = [say(kid, names) for kid in node.kids]
    kids = [_grouped(kid, said) for kid, said in zip(node.kids, plain, strict=True)]
    match node.op:
        case "half":
            return f"half of {kids[0]}"
        case "min" | "max":
            return f"the {'lowest' if node.op == 'min' else 'highest'} of {', '.join(plain)}"
        case "abs":
            return f"the size of {kids[0]}"
    return OPERATORS[node.op].say(kids)


def _grouped(node: Node, said: str) -> str:
    return f"({said})" if node.op in ("add", "sub", "mul", "div") else said


def _member(name: str, key: str, sections: Sections) -> str:
    if not key:
        return name
    if key in sections.seats:
        return f"{name} ({sections.seats[key].name})"
    if key in sections.moves:
        return f"{name} ({sections.moves[key].name})"
    return f"{name} ({key.replace('_', ' ')})"
