"""What the facilitator holds: the master scenario events list, the rule tables, and all that is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.document.nodes import Document, Heading, grid, text
from wargame.handouts.cut_outs import deals
from wargame.manual.actors import actors
from wargame.manual.automatic_rules import automatic_rules
from wargame.manual.dice_rolls import dice_rolls
from wargame.manual.edition import Edition
from wargame.manual.injects import afterwards, by_turn, injects
from wargame.model.rules import Inject
from wargame.wording.catalogue import _
from wargame.wording.when_put import when_put
from wargame.wording.numbers import sentence


def events_list(edition: Edition) -> Document:
    """Every situation in the order of its turn, then those that wait for something: to whom, when, and what is expected
    of the teams (a master scenario events list)."""
    head = (_("Turn"), _("Code"), _("Situation"), _("To whom"), _("Condition"), _("Expected response"))
    rows = (
        (
            str(inject.turn or "–"),
            inject.code,
            inject.title,
            edition.seats(inject.to) if inject.to else _("all"),
            when_put(edition.words, edition.scenario, id_, turn=False),
            " ".join(_expected(edition, inject)) or _("none"),
        )
        for id_, inject in by_turn(edition).items()
    )
    title = _("Master scenario events list: {title}").format(title=edition.scenario.about.title)
    return (Heading(1, text(title)), *grid(head, rows))


def _expected(edition: Edition, inject: Inject) -> Iterator[str]:
    """What teams are asked, with the answers they may give; where nobody is asked, by what it ends."""
    for question in inject.questions.values():
        answers = " / ".join(answer.text.rstrip(".") for answer in question.answers.values())
        yield f"{edition.seats(question.to)}: {question.ask} {answers}."
    if not inject.questions:
        yield from (sentence(settle.because) for settle in inject.settle)


def facilitator(edition: Edition) -> Document:
    """All situations in full, private aims and leaders to deal, the debrief."""
    title = _("{title}: for the facilitator alone").format(title=edition.scenario.about.title)
    return (Heading(1, text(title)), *injects(edition), *afterwards(edition), *deals(edition))


def rule_tables(edition: Edition) -> Document:
    """What is rolled and looked up while teams wait."""
    title = _("{title}: rule tables").format(title=edition.scenario.about.title)
    return (Heading(1, text(title)), *dice_rolls(edition), *actors(edition), *automatic_rules(edition))
