"""Files to one game: laid together, every reference and line checked, then made into a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from wargame.authoring.board import Board
from wargame.authoring.chains import check_chains
from wargame.authoring.check_acts import check_acts
from wargame.authoring.check_game import check_game
from wargame.authoring.check_world import check_world
from wargame.authoring.findings import Enough, Findings
from wargame.authoring.lines import read_lines
from wargame.authoring.lint import check_habits
from wargame.authoring.merging import Merged, merge
from wargame.authoring.moments import check_moments
from wargame.authoring.playing import playable
from wargame.authoring.problems import Problem, errors
from wargame.authoring.references import check_references
from wargame.authoring.scopes import Scopes
from wargame.authoring.shapes import AnyShaped
from wargame.authoring.terms import check_terms
from wargame.authoring.texts import check_texts
from wargame.model.files import Scenario, ScenarioFile, Sections


@dataclass(frozen=True, slots=True)
class Linked:
    """What came of linking.

    Attributes:
        scenario: the game; None where linking found errors.
        merged: the files laid together; None where there were too many errors to go on.
        problems: what was found, in the order in which it was.
    """

    scenario: Scenario | None
    merged: Merged | None
    problems: tuple[Problem, ...]


def link(files: Sequence[AnyShaped], about: ScenarioFile) -> Linked:
    """Links a scenario with its rulebooks.

    Args:
        files: the scenario first, then its rulebooks; files whose shape is wrong take part with what is sound in them.
        about: what the first of them says.
    """
    findings = Findings()
    try:
        merged = merge(files, findings)
        scenario = playable(merged, about)
        check(Board.of(merged, scenario, findings))
    except Enough:
        return Linked(None, None, tuple(findings.problems))
    return Linked(None if errors(findings.problems) else scenario, merged, tuple(findings.problems))


def link_rulebook(files: Sequence[AnyShaped]) -> tuple[Problem, ...]:
    """Checks a rulebook among those it lies beside. Only what is wrong in the rulebook itself is returned."""
    findings = Findings()
    with suppress(Enough):
        merged = merge(files, findings, clashes=False)
        check(Board.of(merged, Sections(**merged.parts), findings))
    name = files[0].reading.source.name
    return tuple(problem for problem in findings.problems if problem.file == name)


def check(board: Board) -> None:
    """Every check of linked files."""
    check_references(board)
    check_world(board)
    check_acts(board)
    check_game(board)
    scopes = Scopes(board)
    lines = read_lines(board, scopes)
    check_moments(board, lines, scopes)
    check_chains(board, lines)
    check_texts(board)
    check_terms(board)
    check_habits(board, lines)
