"""Every error of the validation in an author's words: what was wanted, what was found, what to do about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from wargame.authoring.shape.field_types import FieldType, field_type_at
from wargame.authoring.shape.homes import Stray, home_of, stray_at
from wargame.authoring.shape.messages import MOST_SHOWN, found, keys_of, quoted, shown, wanted
from wargame.authoring.shape.repair import YES
from wargame.authoring.shape.patterns import fitted, pattern
from wargame.authoring.yaml.spans import Path
from wargame.authoring.yaml.slips import SMART_QUOTES
from wargame.language.tokens import nearest, suggestion
from wargame.language.unknown import NO_CONDITION
from wargame.model.base import Expression
from wargame.model.files import RulebookFile, ScenarioFile
from wargame.records import record
from wargame.wording.numbers import listing

GLUED = re.compile(r"[A-Za-z_][\w-]*:[^\s/:]")
"""``name:A line``: a key and its value without the space between them."""
_NO_LIST = "write it alone, without '- ' or [ ] of its own"
_TOO_LONG = re.compile(r"[-+]?[0-9]{19,}\Z")
"""A number that the reader leaves as it is written."""
MOST_LISTED = 12
"""How many possible keys are listed."""
LISTED_IN = "docs/reference.md lists the keys there are, and an editor with the schema offers them"


@record
class Issue:
    """One thing wrong with the data.

    Attributes:
        path: to the value that is wrong; for a missing key, the path it would have.
        code: a stable word for programs.
        message, hint: for the author.
        at_key: whether to point at the key rather than at the value.
    """

    path: Path
    code: str
    message: str
    hint: str = ""
    at_key: bool = False
    meant: str = ""
    """For an unknown key: the key it was most likely meant to be, where that one is not there."""
    home: Path = ()
    """For a key that stands too far out: what it most likely belongs under."""


@cache
def _adapter(kind: FieldType, annotation_id: int) -> TypeAdapter[Any]:
    config = None if kind.model is not None else ConfigDict(strict=True)
    return TypeAdapter(kind.annotation, config=config)


def issues_of(error: ValidationError, root: FieldType, data: Any, before: Path = ()) -> Iterator[Issue]:
    """Every issue of one validation, with unions settled by what the author must have meant."""
    settled: set[Path] = set()
    for detail in error.errors(include_url=False, include_context=True):
        loc: tuple[str | int, ...] = detail["loc"]
        stray = stray_at(root, data, loc)
        if stray is not None:
            if stray.path not in settled:
                settled.add(stray.path)
                yield _too_far_out(stray, before)
            continue
        union = _first_union(root, data, loc)
        if union is None:
            yield _worded(root, data, loc, detail, before)
        elif union not in settled:
            settled.add(union)
            yield from _settled(root, data, union, before)


def together(issues: Iterable[Issue]) -> list[Issue]:
    """Issues with one for all keys that stand too far out side by side; it says what to do about them."""
    found: list[Issue] = []
    beside: dict[tuple[Path, Path], list[Issue]] = {}
    for one in issues:
        if one.home:
            beside.setdefault((one.path[:-1], one.home), []).append(one)
        else:
            found.append(one)
    for (_, home), each in beside.items():
        them = "it" if len(each) == 1 else "them"
        asked = "does it belong" if len(each) == 1 else f"do {listing(shown(one.path[-1]) for one in each)} belong"
        under = f"'{home[-1]}:'" if isinstance(home[-1], str) else f"the item of '{home[-2]}:' above"
        found.append(replace(each[0], hint=f"{asked} under {under}? Then indent {them} further"))
    return found


def _first_union(root: FieldType, data: Any, loc: Path) -> Path | None:
    """The path to the outermost place on ``loc`` where one of several kinds may stand; None: there is none."""
    kind: FieldType | None = root
    for depth, part in enumerate(loc):
        if kind is None or part == "[key]":
            return None
        if kind.form == "one_of":
            return loc[:depth]
        kind = kind.inner(part)
        data = _inside(data, part)
    return loc if kind is not None and kind.form == "one_of" else None


def _settled(root: FieldType, data: Any, path: Path, before: Path) -> Iterator[Issue]:
    kind, value = field_type_at(root, path, data), _value_at(data, path)
    if kind is None:
        return
    member = kind.choose(value)
    if member is None:
        if any(one.form == "whole" for one in kind.members) and (issue := _too_long(before + path, value)):
            yield issue
            return
        said = f"wanted {wanted(kind)}, got {found(value)}"
        if isinstance(value, dict):
            keys = quoted(map(str, list(value)[:3]))
            said = f"no mapping with {keys} can stand here" if value else "an empty mapping"
        hint = _NO_LIST if isinstance(value, list) else _as_text(kind, value) or _model_keys(kind)
        yield Issue(before + path, "wrong_type", said, hint)
        return
    try:
        _adapter(member, id(member.annotation)).validate_python(value)
        yield Issue(before + path, "wrong_value", f"{found(value)} does not fit here", f"wanted {wanted(kind)}")
    except ValidationError as error:
        yield from issues_of(error, member, value, before + path)


def _as_text(kind: FieldType, value: Any) -> str:
    """For ``- trust: +1`` where ``- trust +1`` was meant."""
    takes_text = any(member.form == "text" for member in kind.members)
    if takes_text and isinstance(value, dict) and len(value) == 1:
        ((key, given),) = value.items()
        if isinstance(given, str | int) and not isinstance(given, bool):
            if isinstance(given, int):
                return f"as one line of text, without ':', e.g. {key} {given:+d}"
            return "as one line of text: put it in quotes if it holds ': '"
    return ""


def _model_keys(kind: FieldType) -> str:
    """For a place that takes several mappings: by which keys they are known."""
    models = [member for member in kind.members if member.model is not None]
    return "as a mapping: " + ", or ".join(" + ".join(_needed(model)) for model in models) if models else ""


def _needed(kind: FieldType) -> tuple[str, ...]:
    fields = kind.model.model_fields if kind.model is not None else {}
    return tuple(name for name, info in fields.items() if info.is_required())


def _value_at(data: Any, path: Path) -> Any:
    for part in path:
        data = _inside(data, part)
    return data


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _worded(root: FieldType, data: Any, loc: Path, detail: Any, before: Path) -> Issue:
    """One issue in words."""
    said, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if loc and loc[-1] == "[key]":
        asked = f"wanted {pattern(context['pattern']).asks}" if "pattern" in context else "wanted a word"
        hint = _of_form(str(loc[-2]), context.get("pattern", ""), asked)
        return Issue(before + loc[:-1], "bad_id", f"{shown(loc[-2])} cannot be a key here", hint, at_key=True)
    path = before + loc
    if said == "extra_forbidden":
        return _unknown_key(root, data, loc, before)
    if said == "missing":
        return _missing_key(root, data, loc, before)
    kind = field_type_at(root, loc, data)
    if said.endswith("_type") or said in ("int_from_float", "int_parsing", "model_attributes_type"):
        hint = "put it in quotes" if kind and kind.form == "text" and isinstance(value, int | float) else ""
        if kind is not None and kind.form == "whole" and (issue := _too_long(path, value)):
            return issue
        if kind is not None and isinstance(value, str) and kind.form in ("whole", "yes_no"):
            meant = "true" if value.lower() in YES else "one of the two"
            digits = _digits(value)
            hint = f"write {digits or ('it in digits' if kind.form == 'whole' else meant)}, without quotes"
        if kind is not None and kind.form == "text" and isinstance(value, list):
            hint = _NO_LIST
        if kind is not None and isinstance(value, bool) and any(isinstance(mark, Expression) for mark in kind.marks):
            hint = NO_CONDITION
        if kind is not None and kind.form in ("list", "mapping") and value is None:
            hint = "leave the key out, or write what belongs there"
        if kind is not None and kind.form == "mapping" and isinstance(value, list) and value:
            hint = "each begins with its own id and ':', not with '- '"
        if kind is not None and kind.form == "list" and isinstance(value, str):
            hint = "write '- ' before it, or put it in [ ]"
            if value.endswith("]") and "[" not in value:
                hint = "a '[' is missing before it"
        if kind is not None and kind.form == "list" and isinstance(value, dict) and value:
            hint = f"each item of a list begins with '- ': write '- {next(iter(value))}: …'"
        if kind is not None and kind.form in ("list", "model", "mapping") and value and str(value)[0] in "［｛":
            said, meant = f"'{value[0]}' is a letter to YAML, not a bracket", unicodedata.normalize("NFKC", value[0])
            return Issue(path, "wide_sign", said, f"write '{meant}', as on an English keyboard")
        if kind is not None and kind.form in ("model", "mapping") and isinstance(value, str) and GLUED.match(value):
            key, _, rest = value.partition(":")
            return Issue(path, "no_space", f"a space is missing after '{key}:'", f"write '{key}: {rest[:MOST_SHOWN]}'")
        if kind is not None and kind is root and not before:
            hint = "begin with 'format: wargame-scenario/1'"
        wish = wanted(kind) if kind is not None else "something else"
        return Issue(path, "wrong_type", f"wanted {wish}, got {found(value)}", hint)
    if said == "literal_error":
        words = kind.words if kind is not None else ()
        near = nearest(str(value), words)
        if isinstance(value, bool) and "on" in words:
            near = "on" if value else "off"
        return Issue(path, "wrong_word", f"wanted {quoted(words)}, got {found(value)}", suggestion(near))
    if said == "string_pattern_mismatch":
        asked = f"wanted {pattern(context['pattern']).asks}"
        hint = _of_form(value, context["pattern"], asked, _words_beside(data, loc))
        return Issue(path, "bad_form", f"{shown(value)} has the wrong form", hint)
    if said == "string_too_long":
        most = context["max_length"]
        return Issue(path, "too_long", f"the text has {len(value)} characters, at most {most} fit", "shorten it")
    if said == "string_too_short":
        return Issue(path, "too_short", "the text is empty" if not value else f"the text {shown(value)} is too short")
    bounds = {
        "greater_than_equal": ("at least {ge}", "{ge} or more"), "less_than_equal": ("at most {le}", "{le} or less"),
        "greater_than": ("more than {gt}", "more than {gt}"), "less_than": ("less than {lt}", "less than {lt}"),
    }  # fmt: skip
    if said in bounds:
        asked, fits = (words.format(**context) for words in bounds[said])
        return Issue(path, "out_of_range", f"wanted {asked}, got {value}", f"write {fits}")
    return Issue(path, "wrong_value", f"{detail['msg'][:1].lower()}{detail['msg'][1:]}")


def _too_long(path: Path, value: Any) -> Issue | None:
    """What is said of a number of so many digits that the reader left it as it is written; None where it is none."""
    digits = value.lstrip("+-") if isinstance(value, str) and _TOO_LONG.match(value) else ""
    said = f"the number has {len(digits)} digits"
    return Issue(path, "out_of_range", said, "write a smaller one") if digits else None


def _digits(value: str) -> str:
    """A number in the digits and with the sign of another keyboard as it is to be written; "" where it is none."""
    plain = unicodedata.normalize("NFKC", value).replace("−", "-").replace("–", "-")
    return plain if plain != value and re.fullmatch(r"[-+]?[0-9]{1,18}", plain) else ""


def _of_form(value: str, form: str, asked: str, words: Iterable[str] = ()) -> str:
    """What to do about a text of the wrong form. ``words``: those it most likely is one of."""
    quote = next((sign for sign in value if sign in SMART_QUOTES), "")
    if quote:
        return f"{quote} is no quote to a machine: write \"…\" with straight ones, or none; {asked}"
    file = value.replace("\\", "/").rpartition("/")[2].removesuffix(".yml").removesuffix(".yaml")
    near = nearest(value, words) or (file if file != value and form and re.search(form, file) else "")
    near = near or (fitted(value, form) if form else "")
    return f"{suggestion(near)} ({asked})" if near else asked


def _words_beside(data: Any, loc: Path) -> tuple[str, ...]:
    """The closed list beside a ``default``, which it is one of."""
    around = _value_at(data, loc[:-1]) if loc and loc[-1] == "default" else None
    found = [around.get(key) for key in ("answers", "choices")] if isinstance(around, dict) else []
    return tuple(str(word) for one in found if isinstance(one, dict) for word in one)


def _unknown_key(root: FieldType, data: Any, loc: Path, before: Path) -> Issue:
    holder, around = field_type_at(root, loc[:-1], data), _value_at(data, loc[:-1])
    if holder is not None and holder.form == "one_of":
        holder = holder.choose(around)
    known = keys_of(holder) if holder is not None else ()
    key = str(loc[-1])
    if holder is not None and holder.model is RulebookFile and key in ScenarioFile.model_fields:
        return Issue(before + loc, "unknown_key", f"'{key}' belongs in a scenario, not in a rulebook", at_key=True)
    glued = GLUED.match(key) if isinstance(around, dict) and around.get(loc[-1]) is None else None
    if glued is not None:
        name, _, rest = key.partition(":")
        said, hint = f"a space is missing after '{name}:'", f"write '{name}: {rest}'"
        return Issue(before + loc, "no_space", said, hint, at_key=True, meant=name if name not in around else "")
    if isinstance(around, dict) and around.get(loc[-1]) is None and not key.replace("_", "").isalnum():
        said, hint = "a ',' in { } ends the text before it", "put the whole text in quotes"
        return Issue(before + loc, "unquoted_comma", said, hint, at_key=True)
    free = [name for name in known if not (isinstance(around, dict) and name in around)]
    home = home_of(root, data, loc)
    if home:
        return Issue(before + loc, "unknown_key", f"there is no key {shown(key)} here", at_key=True, home=before + home)
    near = nearest(key, free) or nearest(key, known)
    many = len(free) > MOST_LISTED
    listed = f"keys here: {', '.join(free)}" if free and not many else "" if near else LISTED_IN
    hint = f"{suggestion(near)}{f' ({listed})' if listed else ''}" if near else listed
    return Issue(
        before + loc, "unknown_key", f"there is no key {shown(key)} here", hint, at_key=True,
        meant=near if near in free else "",
    )  # fmt: skip


def _too_far_out(stray: Stray, before: Path) -> Issue:
    """A key of an item that stands beside the item."""
    said = f"{shown(stray.path[-1])} stands beside {shown(stray.home[-1])}, as if it were one of the same kind"
    return Issue(before + stray.path, "misplaced_key", said, at_key=True, home=before + stray.home)


def _missing_key(root: FieldType, data: Any, loc: Path, before: Path) -> Issue:
    kind = field_type_at(root, loc, data)
    hint = f"add '{loc[-1]}:' with {wanted(kind)}" if kind is not None else ""
    return Issue(before + loc, "missing_key", f"'{loc[-1]}' is missing", hint, at_key=True)
