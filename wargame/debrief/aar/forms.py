"""What a report cannot know and people fill in: ratings and notes of evaluators, strengths, areas for improvement, and
the improvement plan, in the shape of FEMA's Homeland Security Exercise and Evaluation Program (HSEEP, 2020).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.document.nodes import Blank, Grid, Heading, Node, PageBreak, items, paragraph, section, text
from wargame.model.files import Scenario
from wargame.wording.catalogue import N_, _

RATINGS = (
    N_("P: performed without challenges"), N_("S: performed with some challenges"),
    N_("M: performed with major challenges"), N_("U: unable to be performed"),
)  # fmt: skip
"""The four ratings, as HSEEP has them."""
_ROWS = 5


def rating_form(aims: Iterable[str]) -> Grid:
    """A row an aim, with room for what was observed and a rating to ring."""
    rows = tuple((text(aim), text(""), text("P   S   M   U")) for aim in aims)
    return Grid((text(_("Aim")), text(_("Observed")), text(_("Rating"))), rows, blank=frozenset({1}))


def wanted(scenario: Scenario, seat: str) -> Iterator[str]:
    """A seat's aims and red lines, as an evaluator reads them."""
    setup = scenario.about.setup.get(seat)
    chosen = setup.objectives if setup is not None and setup.objectives is not None else tuple(scenario.objectives)
    yield from (scenario.objectives[id_].text for id_ in chosen if scenario.objectives[id_].seat == seat)
    never = _("Never: {text}")
    yield from (never.format(text=line.text) for line in scenario.red_lines.values() if line.seat == seat)


def notes_chapter(scenario: Scenario) -> Iterator[Node]:
    """The evaluators' notes: what the crisis is to teach with ratings, then room for each seat."""
    yield paragraph(_("Evaluator: ____________________   Team: ____________________   Date: ____________"))
    yield from items(*map(_, RATINGS))
    if scenario.about.teaches:
        yield rating_form(scenario.about.teaches)
    for seat in scenario.seats.values():
        yield from section(3, seat.name, (Blank(3),))


def improvement_chapter() -> Iterator[Node]:
    """Strengths, areas for improvement each with its analysis, and the plan that follows from them."""
    yield Heading(3, text(_("Strengths")))
    yield paragraph(_("What was done that should be done again, and by what it shows."))
    yield Blank(_ROWS)
    yield Heading(3, text(_("Areas for improvement")))
    yield paragraph(_("What was observed, the line of the record it rests on, and why it came about."))
    yield _to_fill((_("Area"), _("Line of the record"), _("Analysis: why it came about")), _ROWS)
    yield PageBreak()
    yield Heading(3, text(_("Improvement plan")))
    yield paragraph(_("What will be done about it, by whom, and by when."))
    yield _to_fill((_("Area"), _("Corrective action"), _("Who"), _("From"), _("Done by")), _ROWS)


def _to_fill(heads: tuple[str, ...], rows: int) -> Grid:
    numbered = tuple((text(str(number)), *(() for _head in heads)) for number in range(1, rows + 1))
    return Grid((text(_("No.")), *map(text, heads)), numbered, blank=frozenset(range(1, len(heads) + 1)))
