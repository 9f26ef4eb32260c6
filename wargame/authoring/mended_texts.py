"""A scenario with other words in its texts: those that are marked as texts for people (``model.base.Prose``), and
nothing else of it. Ids, numbers, conditions and effects are other fields, or other marks, and are never looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

from pydantic import BaseModel

from wargame.authoring.checks.terms import CITING, Terms
from wargame.authoring.shape.field_types import FieldType, field_types, type_of_model
from wargame.model.base import Prose
from wargame.model.files import Scenario, Sections
from wargame.model.mending import Mend, TextChange, TextPath
from wargame.text.whole_words import with_other_words

_NO_TEXTS = frozenset(("terms", "expect", "files"))
"""Parts of a scenario that no reader of a game meets: how texts speak, what many games should come to, the files."""
_PROSE = Prose()


def mended(scenario: Scenario, mends: Sequence[Mend]) -> tuple[Scenario, tuple[TextChange, ...]]:
    """The scenario with the right words, and every text that they change, in the order of the sections. Each mend finds
    what those before it made of a text."""
    found: list[TextChange] = []
    made: Scenario = _walk(type_of_model(Scenario), scenario, (), mends, found)
    # What the scenario's own file declares stands among the sections, too.
    once = [one for one in found if not (one.path[0] == "about" and one.path[1] in Sections.model_fields)]
    return made, tuple(once)


def refused_terms(scenario: Scenario, texts: tuple[TextChange, ...]) -> Iterator[tuple[TextChange, str]]:
    """The texts that would hold a term which the rulebooks refuse and which they have not now; with the reason."""
    terms = Terms.of(scenario.terms)
    for text in texts:
        cites = not CITING.isdisjoint(text.path)
        had = [slip.text for slip, _term in terms.slips(text.now, cites)]
        for slip, term in terms.slips(text.then, cites):
            if slip.text not in had and not term.doubt:
                yield text, term.because


def _walk(type_: FieldType, value: Any, path: TextPath, mends: Sequence[Mend], found: list[TextChange]) -> Any:
    """What stands there, mended; the very same thing where nothing in it is."""
    if isinstance(value, BaseModel):
        kept = {name: getattr(value, name) for name in field_types(type(value)) if name not in _NO_TEXTS}
        parts = {
            name: _walk(field_types(type(value))[name], part, (*path, name), mends, found)
            for name, part in kept.items()
        }
        changed = {name: part for name, part in parts.items() if part is not kept[name]}
        return value.model_copy(update=changed) if changed else value
    if type_.form == "one_of":
        type_ = type_.choose(list(value) if isinstance(value, tuple) else value) or type_
    if isinstance(value, str) and _PROSE in type_.marks:
        then = reduce(lambda text, mend: with_other_words(text, mend.wrong, mend.right), mends, value)
        if then == value:
            return value
        found.append(TextChange(path, value, then, type_.longest))
        return then
    if isinstance(value, dict) and type_.item is not None:
        inside = {key: _walk(type_.item, part, (*path, key), mends, found) for key, part in value.items()}
        return inside if any(inside[key] is not part for key, part in value.items()) else value
    if isinstance(value, tuple) and type_.item is not None:
        row = tuple(_walk(type_.item, part, (*path, place), mends, found) for place, part in enumerate(value))
        return row if any(new is not old for new, old in zip(row, value, strict=True)) else value
    return value
