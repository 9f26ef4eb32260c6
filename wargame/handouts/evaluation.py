"""The evaluator's form, after the exercise evaluation guides of HSEEP (FEMA 2020): aim, what was observed, a rating."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.document.nodes import Blank, Document, Grid, Heading, items, paragraph, section, text
from wargame.manual.edition import Edition
from wargame.wording.catalogue import N_, _

RATINGS = (
    N_("P: performed without challenges"), N_("S: performed with some challenges"),
    N_("M: performed with major challenges"), N_("U: unable to be performed"),
)  # fmt: skip
"""The four ratings, as HSEEP has them."""


def evaluation(edition: Edition) -> Document:
    """The form: what the exercise is to teach, then each seat's aims and red lines."""
    about = edition.scenario.about
    title = _("{title}: evaluation").format(title=about.title)
    where = _("Evaluator: ____________________   Team: ____________________   Date: ____________")
    key = section(3, _("Ratings"), items(*map(_, RATINGS)))
    seats = (
        section(2, seat.name, (_form(_aims(edition, id_)),)) for id_, seat in edition.scenario.seats.items()
    )
    return (
        Heading(1, text(title)),
        paragraph(where),
        *key,
        *(section(2, _("What it teaches"), (_form(about.teaches),)) if about.teaches else ()),
        *(node for seat in seats for node in seat),
        *section(2, _("Strengths"), (Blank(5),)),
        *section(2, _("To improve"), (Blank(5),)),
    )


def _form(aims: Iterable[str]) -> Grid:
    rows = tuple((text(aim), text(""), text("P   S   M   U")) for aim in aims)
    return Grid((text(_("Aim")), text(_("Observed")), text(_("Rating"))), rows, blank=frozenset({1}))


def _aims(edition: Edition, seat: str) -> Iterator[str]:
    scenario = edition.scenario
    setup = scenario.about.setup.get(seat)
    chosen = setup.objectives if setup is not None and setup.objectives is not None else tuple(scenario.objectives)
    yield from (scenario.objectives[id_].text for id_ in chosen if scenario.objectives[id_].seat == seat)
    never = _("Never: {text}")
    yield from (never.format(text=line.text) for line in scenario.red_lines.values() if line.seat == seat)
