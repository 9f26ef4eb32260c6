"""Files to one game: laid together, every reference and line checked, then made into a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.chains import check_chains
from wargame.authoring.checks.acts import check_acts
from wargame.authoring.checks.game import check_game
from wargame.authoring.checks.world import check_world
from wargame.authoring.link.diagnostics import Enough, Diagnostics
from wargame.authoring.link.lines import read_lines
from wargame.authoring.checks.habits import check_habits
from wargame.authoring.link.merging import Merged, merge
from wargame.authoring.checks.phase_checks import check_moments
from wargame.authoring.link.overrides import with_overrides
from wargame.authoring.diagnostic import Diagnostic, errors
from wargame.authoring.checks.references import check_references
from wargame.authoring.link.scopes import Scopes
from wargame.authoring.shape.validation import AnyFile
from wargame.authoring.checks.terms import check_terms
from wargame.authoring.checks.texts import check_texts
from wargame.model.files import Scenario, ScenarioFile, Sections


@dataclass(frozen=True, slots=True)
class Linked:
    """What came of linking.

    Attributes:
        scenario: the game; None where linking found errors.
        merged: the files laid together; None where there were too many errors to go on.
        diagnostics: what was found, in the order in which it was.
    """

    scenario: Scenario | None
    merged: Merged | None
    diagnostics: tuple[Diagnostic, ...]


def link(files: Sequence[AnyFile], about: ScenarioFile, *, checked: bool = False) -> Linked:
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
        check(CheckContext.of(merged, scenario, diagnostics), checked=checked)
    except Enough:
        return Linked(None, None, tuple(diagnostics.found))
    return Linked(None if errors(diagnostics.found) else scenario, merged, tuple(diagnostics.found))


def link_rulebook(files: Sequence[AnyFile]) -> tuple[Diagnostic, ...]:
    """Checks a rulebook among those it lies beside. Only what is wrong in the rulebook itself is returned."""
    diagnostics = Diagnostics()
    with suppress(Enough):
        merged = merge(files, diagnostics, clashes=False)
        check(CheckContext.of(merged, Sections(**merged.parts), diagnostics))
    name = files[0].parsed.source.name
    return tuple(problem for problem in diagnostics.found if problem.file == name)


def check(context: CheckContext, *, checked: bool = False) -> None:
    """Every check of linked files; of texts that were ``checked`` before, what making a game ready relies on."""
    check_references(context)
    check_world(context)
    check_acts(context)
    check_game(context)
    check_texts(context)
    if checked:
        return
    scopes = Scopes(context)
    lines = read_lines(context, scopes)
    check_moments(context, lines, scopes)
    check_chains(context, lines)
    check_terms(context)
    check_habits(context, lines)
