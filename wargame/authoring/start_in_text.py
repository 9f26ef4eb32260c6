"""A scenario whose own text begins otherwise, so that a save of it says what was played."""

from __future__ import annotations

import re

from wargame.authoring.loading import load_embedded
from wargame.model.files import Scenario, SourceFile, StartingPosition

_KEY = re.compile(r"^start[ \t]*:", re.MULTILINE)
_NEXT = re.compile(r"^[^\s#]", re.MULTILINE)


class NotInText(ValueError):
    """The text of a scenario could not be made to begin so."""


def begun_in_text(scenario: Scenario, start: StartingPosition) -> Scenario:
    """The scenario linked anew from its texts, the opening position written into the first of them in the place of its
    own. JSON is YAML, so it is one line of JSON.

    Raises:
        NotInText: what comes of the text is not the scenario with this start; an unusual layout may be why.
    """
    first, *rest = scenario.files
    written = f"start: {start.model_dump_json(exclude_defaults=True)}\n"
    loaded = load_embedded((SourceFile(name=first.name, text=_with(first.text, written)), *rest))
    found = loaded.scenario
    about = scenario.about.model_copy(update={"start": start})
    if found is None or found.model_copy(update={"files": ()}) != scenario.model_copy(
        update={"files": (), "about": about}
    ):
        raise NotInText(f"{first.name} cannot be written with another start")
    return found


def _with(text: str, written: str) -> str:
    key = _KEY.search(text)
    if key is None:
        return f"{text.rstrip()}\n{written}"
    after = _NEXT.search(text, key.end())
    return text[: key.start()] + written + ("" if after is None else text[after.start() :])
