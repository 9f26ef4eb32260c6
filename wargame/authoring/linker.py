"""Files to one game: laid together, overrides applied, every check called."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from typing import Protocol

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.stages import run_checks
from wargame.authoring.diagnostic import Diagnostic, errors
from wargame.authoring.link.diagnostics import Diagnostics, Enough
from wargame.authoring.link.merging import MergedFiles, merge
from wargame.authoring.link.overrides import with_overrides
from wargame.authoring.shape.validation import AnyFile
from wargame.model.files import Scenario, ScenarioFile, Sections
from wargame.records import record

LATELY = 4
"""So many scenarios are kept linked."""


class Linker(Protocol):
    """``link``, or what does the same."""

    def __call__(self, files: Sequence[AnyFile], about: ScenarioFile, *, checked: bool = False) -> LinkedScenario:
        """Link a scenario with its rulebooks."""


@record
class LinkedScenario:
    """What came of linking.

    Attributes:
        scenario: the game; None where linking found errors.
        merged: the files laid together; None where there were too many errors to go on.
        diagnostics: what was found, in the order in which it was.
    """

    scenario: Scenario | None
    merged: MergedFiles | None
    diagnostics: tuple[Diagnostic, ...]


def link(files: Sequence[AnyFile], about: ScenarioFile, *, checked: bool = False) -> LinkedScenario:
    """Links a scenario with its rulebooks.

    Args:
        files: the scenario first, then its rulebooks; files whose shape is wrong take part with what is sound in them.
        about: what the first of them says.
        checked: True of texts that were checked when a game began with them: only what making a game ready relies on is
            looked at again (names, bounds, numbers of things). Lines and circles are found out by lowering itself.
    """
    diagnostics = Diagnostics()
    try:
        merged = merge(files, diagnostics)
        scenario = with_overrides(merged, about)
        run_checks(CheckContext.of(merged, scenario, diagnostics), checked=checked)
    except Enough:
        return LinkedScenario(None, None, tuple(diagnostics.found))
    return LinkedScenario(None if errors(diagnostics.found) else scenario, merged, tuple(diagnostics.found))


def link_once(files: Sequence[AnyFile], about: ScenarioFile, *, checked: bool = False) -> LinkedScenario:
    """``link`` for files of which the texts say all there is to know: those linked lately are not linked again."""
    texts = tuple((file.parsed.source.name, file.parsed.source.text) for file in files)
    return _link_texts(_Texts(texts, files, about), checked)


@record
class _Texts:
    """Files, equal where their names and texts are."""

    texts: tuple[tuple[str, str], ...]
    files: Sequence[AnyFile] = field(compare=False)
    about: ScenarioFile = field(compare=False)


@lru_cache(maxsize=LATELY)
def _link_texts(texts: _Texts, checked: bool) -> LinkedScenario:
    return link(texts.files, texts.about, checked=checked)


def link_rulebook(files: Sequence[AnyFile]) -> tuple[Diagnostic, ...]:
    """Checks a rulebook among those it lies beside. Only what is wrong in the rulebook itself is returned."""
    diagnostics = Diagnostics()
    with suppress(Enough):
        merged = merge(files, diagnostics, clashes=False)
        run_checks(CheckContext.of(merged, Sections(**merged.parts), diagnostics))
    name = files[0].parsed.source.name
    return tuple(one for one in diagnostics.found if one.file == name)
