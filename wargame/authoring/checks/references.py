"""Every reference names something that is there: the fields marked ``Ref``, and ids that are words of the language."""

from __future__ import annotations

from collections.abc import Collection

from wargame.authoring.checks.context import CheckContext, Subject
from wargame.authoring.checks.registry import each, whole
from wargame.authoring.link.merging import DICTS, DOINGS, VALUES
from wargame.authoring.shape.messages import shown
from wargame.language.named import KINDS
from wargame.language.tokens import RESERVED, nearest, suggestion
from wargame.model.base import Ref
from wargame.model.labels import SlotName

_SAID = frozenset((*VALUES, *DOINGS, "seats", "scales", "questions", "red_lines", "grants", "laters"))
"""Sections whose ids lines say."""


@each(str)
def reference_is_declared(at: Subject, id_: str) -> None:
    """Refuses ids nobody declared, with the nearest spelling."""
    for mark in at.element.type.marks:
        if isinstance(mark, Ref):
            _check(at, id_, mark)


@whole
def id_can_be_said(context: CheckContext) -> None:
    """Refuses ids that are words of the language."""
    for declared in context.merged.declarations:
        if declared.section in _SAID and declared.id in RESERVED:
            said = f"'{declared.id}' is a word of the condition language"
            at = context.diagnostics.at(declared.file, declared.path)
            at.say("reserved_word", said, "choose another id", at_key=True)


def _check(at: Subject, id_: str, mark: Ref) -> None:
    merged, sections, is_left_out = at.context.merged, mark.section.split("|"), at.path[0] == "leave_out"
    known = [_declared(at.context, section) for section in sections]
    if any(id_ in ids for ids in known):
        return
    if id_ in merged.left_out:
        if not is_left_out and not mark.goes_along:
            at.say("left_out", f"{shown(id_)} is left out by the scenario", "do without it, or keep it")
        return
    names = {name for ids in known for name in ids}
    if _ran_together(at, id_, names):
        return
    what = " or ".join(KINDS.get(section, section) for section in sections if section != "target")
    if len(sections) > 3:
        what = "shared thing"
    several = [word.strip() for word in id_.split(",")]
    hint = f"write [{', '.join(several)}]" if names.issuperset(several) else meant(at.context, id_, names)
    if is_left_out and id_ in merged.parts["moves"]:
        hint = f"'{id_}' is a move: 'ban: [{id_}]' takes it off the menu"
    at.say("unknown_name", f"there is no {what} {shown(id_)}", hint, at_key=at.element.is_key)


def _ran_together(at: Subject, id_: str, known: Collection[str]) -> bool:
    """Two ids that became one text, since a dash or comma between them is missing."""
    words, span, lines = id_.split(), at.file.parsed.spans.find(at.path), at.file.parsed.source.lines
    if len(words) < 2 or not set(words) <= set(known) or span is None:
        return False
    if span.last_line > span.line:
        line = span.line + 1
        place = line, len(lines[line]) - len(lines[line].lstrip())
        said, hint = "'- ' is missing before this item", f"write '- {lines[line].strip()}'"
        at.diagnostics.say(at.file, at.path, "missing_dash", said, hint, place=place)
    else:
        at.say("missing_comma", f"a ',' is missing between '{words[0]}' and '{words[1]}'", f"write {', '.join(words)}")
    return True


def _declared(context: CheckContext, section: str) -> Collection[str]:
    """The ids in a section; questions of moves and injects count as questions."""
    if section == "questions":
        return context.names.questions
    if section == "places":
        return context.sections.map.places if context.sections.map is not None else ()
    if section == "target":
        return ("target",)
    return context.merged.parts.get(section, ()) if section in DICTS else ()


def meant(context: CheckContext, id_: str, known: Collection[str]) -> str:
    """What a name nobody declared may have been meant to be."""
    coded = context.names.codes.get(id_)
    if coded is not None and SlotName.parse(coded).id in known:
        return f"{id_} is the code of {coded}: write {SlotName.parse(coded).id}"
    called = context.names.called(id_, known, exactly=True)
    near = nearest(id_, known)
    if called or near:
        return called or suggestion(near)
    elsewhere = next((section for section in DICTS if id_ in context.merged.parts[section]), None)
    if elsewhere is not None:
        return f"'{id_}' is declared under '{elsewhere}'"
    called = context.names.called(id_, known)
    if called:
        return called
    names = sorted(known)
    return f"there are: {', '.join(names)}" if 0 < len(names) <= 12 else ""
