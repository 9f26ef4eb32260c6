"""Everything in a game that has an id, with what readers call it: for those who look for one by the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from wargame.language.slots import value
from wargame.language.tokens import nearest
from wargame.model.files import Sections
from wargame.model.moves import Question
from wargame.records import record

KINDS: Mapping[str, str] = {
    "seats": "seat", "tags": "tag", "tracks": "track", "statuses": "status", "flags": "flag", "tokens": "token",
    "derived": "derived value", "numbers": "number", "marks": "mark", "groups": "group", "scales": "scale",
    "moves": "move", "questions": "question", "modifier_sets": "modifier set", "standing": "standing change",
    "tables": "rule table", "effect_lists": "list of effects", "laters": "later", "grants": "grant",
    "watches": "watch", "rules": "rule", "actors": "actor", "injects": "inject", "decks": "deck",
    "modules": "theory", "cards": "card", "profiles": "profile", "objectives": "objective", "red_lines": "red line",
    "endings": "ending", "forecasts": "forecast", "doctrines": "doctrine", "terms": "term",
    "places": "place", "markers": "marker", "target": "bound word",
}  # fmt: skip
"""What one thing of each section is called."""
_WORD = re.compile(r"\w+")
_LEAST = 4
"""A word of fewer letters finds nothing by itself: it stands in too many names."""


@record
class Named:
    """One thing with an id.

    Attributes:
        section, id: where it is declared, and under which key.
        said: how lines call it: its id, of a family with the member, ``approval[tokyo]``.
        name: what readers call it; "" where they never see it.
        code: its display code, or "".
        tags: what it carries.
        path: keys to it inside its declaration, for what stands in something else (a question of a move).
        within: the section and id it stands in, where that is not its own.
    """

    section: str
    id: str
    said: str
    name: str = ""
    code: str = ""
    tags: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    within: tuple[str, str] = ("", "")


def named_in(sections: Sections) -> Iterator[Named]:
    """Everything with an id, section by section, in the order of the files."""
    for section in type(sections).model_fields:
        group = getattr(sections, section)
        if isinstance(group, dict) and section in KINDS:
            for id_, thing in group.items():
                yield from _of(section, id_, thing)
                if section in ("moves", "injects"):
                    yield from _questions(section, id_, thing.questions)
    if sections.map is not None:
        for section in ("places", "markers"):
            for id_, thing in getattr(sections.map, section).items():
                yield Named(section, id_, id_, _text(thing, "name") or _text(thing, "text"), within=("map", ""))


def _questions(section: str, id_: str, questions: Mapping[str, Question]) -> Iterator[Named]:
    for question, body in questions.items():
        yield Named("questions", question, question, body.ask, path=("questions", question), within=(section, id_))


def _of(section: str, id_: str, thing: object) -> Iterator[Named]:
    if isinstance(thing, str | int):  # a mark or a heading is its text, a number has none
        yield Named(section, id_, id_, thing if isinstance(thing, str) else "")
        return
    name, code, tags = getattr(thing, "name", None), getattr(thing, "code", None), getattr(thing, "tags", ())
    keys = getattr(thing, "per", ()) if section == "tracks" else ()
    for key in keys or (None,):
        called = name.get(key, "") if isinstance(name, dict) else name
        coded = code.get(key, "") if isinstance(code, dict) else code
        text = called or _text(thing, "title") or _text(thing, "ask") or _text(thing, "text")
        yield Named(section, id_, value(id_, key), text, coded or "", tuple(tags))


def _text(thing: object, key: str) -> str:
    found = getattr(thing, key, None)
    return found if isinstance(found, str) else ""


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A name without capitals, signs and underscores, for comparing."""
    return " ".join(_WORD.findall(text.casefold().replace("_", " ").replace("'", "").replace("’", "")))


def by_name(word: str, things: Iterable[Named], known: Collection[str], *, exactly: bool = False) -> Named | None:
    """Which of the ``known`` ids somebody meant who wrote a name or code that readers see; None where none is clear.

    What is spelt alike counts least. ``exactly``: only a whole name or code, capitals and signs aside.
    """
    asked, listed = plain(word), [one for one in things if one.id in known]
    found = next((one for one in listed if asked in (plain(one.name), one.code.casefold())), None)
    if found is not None or exactly or not asked:
        return found
    words = set(asked.split())
    holding = [one for one in listed if words <= set(plain(one.name).split())]
    if max(map(len, words)) >= _LEAST and len({one.id for one in holding}) == 1:
        return holding[0]
    names = {plain(one.name): one for one in reversed(listed) if one.name}
    return names.get(nearest(asked, names, alike=0.8))


def name_within(text: str, column: int, things: Iterable[Named], known: Collection[str]) -> Named | None:
    """What readers call by a name of several words that stands in a line around a column, where an id belongs."""
    said, listed = text.casefold(), [one for one in things if one.id in known and " " in one.name.strip()]
    for one in sorted(listed, key=lambda one: -len(one.name)):
        at = said.find(one.name.casefold())
        if 0 <= at <= column <= at + len(one.name) + 1:
            return one
    return None
