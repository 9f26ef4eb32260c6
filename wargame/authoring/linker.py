"""Files to one game: laid together, overrides applied, every check called."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.stages import run_checks
from wargame.authoring.diagnostic import Diagnostic, errors
from wargame.authoring.link.diagnostics import Diagnostics, Enough
from wargame.authoring.link.merging import MergedFiles, merge
from wargame.authoring.link.overrides import with_overrides
from wargame.authoring.shape.validation import AnyFile
from wargame.model.files import Scenario, ScenarioFile, Sections


@dataclass(frozen=True, slots=True)
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


def link_rulebook(files: Sequence[AnyFile]) -> tuple[Diagnostic, ...]:
    """Checks a rulebook among those it lies beside. Only what is wrong in the rulebook itself is returned."""
    diagnostics = Diagnostics()
    with suppress(Enough):
        merged = merge(files, diagnostics, clashes=False)
        run_checks(CheckContext.of(merged, Sections(**merged.parts), diagnostics))
    name = files[0].parsed.source.name
    return tuple(one for one in diagnostics.found if one.file == name)
