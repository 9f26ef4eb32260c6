"""Every reference names something that is there: the fields marked ``Ref``, and ids that are words of the language."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.link.merging import DICTS, DOINGS, VALUES, Declaration
from wargame.authoring.shape.messages import shown
from wargame.language.tokens import nearest
from wargame.language.tokens import RESERVED
from wargame.model.base import Ref

_SINGULAR = {
    "seats": "seat", "tags": "tag", "tracks": "track", "scales": "scale", "moves": "move", "tables": "rule table",
    "injects": "inject", "objectives": "objective", "cards": "card", "profiles": "profile", "questions": "question",
    "modules": "theory", "rules": "rule", "actors": "actor", "decks": "deck", "watches": "watch",
    "red_lines": "red line", "endings": "ending", "doctrines": "doctrine", "groups": "group", "target": "bound word",
    "places": "place",
}  # fmt: skip


def check_references(context: CheckContext) -> None:
    """Refuses ids nobody declared, with the nearest spelling, and ids no line could say."""
    known = declared(context)
    for item in context.items:
        for mark in item.found.kind.marks:
            if isinstance(mark, Ref) and isinstance(item.found.value, str):
                _check(context, item, mark, known)
    for entry in context.merged.entries:
        if entry.section in (*VALUES, *DOINGS, "seats", "scales", "questions", "red_lines", "grants", "laters"):
            _check_id(context, entry)


def declared(context: CheckContext) -> Mapping[str, Collection[str]]:
    """Section to the ids in it; questions of moves and injects count as questions."""
    known: dict[str, Collection[str]] = {section: context.merged.parts[section] for section in DICTS}
    known["questions"] = context.names.questions
    known["places"] = context.sections.map.places if context.sections.map is not None else ()
    known["target"] = ("target",)
    return known


def _check(context: CheckContext, item: Element, mark: Ref, known: Mapping[str, Collection[str]]) -> None:
    id_, sections = item.found.value, mark.section.split("|")
    if any(id_ in known.get(section, ()) for section in sections):
        return
    if id_ in context.merged.left_out:
        if item.found.path[0] != "leave_out" and not mark.goes_along:
            context.say(item, "left_out", f"{shown(id_)} is left out by the scenario", "do without it, or keep it")
        return
    what = " or ".join(_SINGULAR.get(section, section) for section in sections if section != "target")
    if len(sections) > 3:
        what = "shared thing"
    everything = {name for section in sections for name in known.get(section, ())}
    hint = meant(context, id_, everything)
    if item.found.path[0] == "leave_out" and id_ in context.merged.parts["moves"]:
        hint = f"'{id_}' is a move: 'ban: [{id_}]' takes it off the menu"
    context.say(
        item,
        "unknown_name",
        f"there is no {what} {shown(id_)}",
        hint,
        at_key=item.found.is_key,
    )


def meant(context: CheckContext, id_: str, known: Collection[str]) -> str:
    """What a name nobody declared may have been meant to be."""
    coded = context.names.codes.get(id_)
    if coded is not None and coded.partition("[")[0] in known:
        return f"{id_} is the code of {coded}: write {coded.partition('[')[0]}"
    near = nearest(id_, known)
    if near:
        return f"did you mean '{near}'?"
    elsewhere = next((section for section in DICTS if id_ in context.merged.parts[section]), None)
    if elsewhere is not None:
        return f"'{id_}' is declared under '{elsewhere}'"
    names = sorted(known)
    return f"there are: {', '.join(names)}" if 0 < len(names) <= 12 else ""


def _check_id(context: CheckContext, entry: Declaration) -> None:
    if entry.id in RESERVED:
        context.diagnostics.say(
            entry.file, entry.path, "reserved_word", f"'{entry.id}' is a word of the condition language",
            "choose another id", at_key=True,
        )  # fmt: skip
