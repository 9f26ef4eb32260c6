"""The evaluator's form, after the exercise evaluation guides of HSEEP (FEMA 2020): aim, what was observed, a rating."""

from __future__ import annotations

from wargame.debrief.aar.forms import RATINGS, rating_form, wanted
from wargame.document.nodes import Blank, Document, Heading, items, paragraph, section, text
from wargame.manual.edition import Edition
from wargame.wording.catalogue import _


def evaluation(edition: Edition) -> Document:
    """The form: what the exercise is to teach, then each seat's aims and red lines."""
    about = edition.scenario.about
    title = _("{title}: evaluation").format(title=about.title)
    where = _("Evaluator: ____________________   Team: ____________________   Date: ____________")
    key = section(3, _("Ratings"), items(*map(_, RATINGS)))
    scenario = edition.scenario
    seats = (section(2, seat.name, (rating_form(wanted(scenario, id_)),)) for id_, seat in scenario.seats.items())
    return (
        Heading(1, text(title)),
        paragraph(where),
        *key,
        *(section(2, _("What it teaches"), (rating_form(about.teaches),)) if about.teaches else ()),
        *(node for seat in seats for node in seat),
        *section(2, _("Strengths"), (Blank(5),)),
        *section(2, _("To improve"), (Blank(5),)),
    )
