"""The situation manual: what everybody may read, with the plan of the session."""

from __future__ import annotations

from math import ceil

from wargame.document.nodes import Document, grid, paragraph, section
from wargame.engine.draws import KeyedDice
from wargame.handouts.edition import PaperEdition
from wargame.manual.short import short_manual
from wargame.session.clock import Plan
from wargame.session.reading import words_to_read
from wargame.table.quiet import quiet_turns, view_at
from wargame.wording.catalogue import _


def situation_manual(paper: PaperEdition) -> Document:
    """The manual in short, without what single seats want, then the plan."""
    return (*short_manual(paper.players, aims=False), *session_plan(paper))


def session_plan(paper: PaperEdition) -> Document:
    """Minutes a turn for each team, from the words before it and the scenario's advice; nothing without advice."""
    program, scenario = paper.instructor.program, paper.instructor.scenario
    plan = Plan.of(scenario.about)
    if plan is None:
        return ()
    names = [seat.name for seat in scenario.seats.values()]
    shares, rows, whole = len(names) + 1, [], 0
    for position in quiet_turns(program, KeyedDice(0)):
        words = [words_to_read(view_at(program, position, seat)) for seat in scenario.seats]
        seconds = [plan.seat_seconds(shares, each) for each in words]
        minutes = [ceil(each / 60) for each in (*seconds, plan.turn_seconds() / shares)]
        together = max(minutes[:-1]) + minutes[-1]
        whole += together
        rows.append((str(position.state.turn), *map(str, minutes), str(together)))
    after = plan.debrief_minutes or 0
    said = _(
        "{minutes} minutes are planned; teams that read and plan at the same time need about {needed}, {debrief} of "
        "them for the debrief."
    )
    head = (scenario.about.turn_name.capitalize(), *names, _("The reveal"), _("Together"))
    return section(
        2,
        _("The plan of the session, in minutes"),
        (paragraph(said.format(minutes=plan.minutes, needed=whole + after, debrief=after)),),
        grid(head, rows, numbers=range(1, len(head))),
    )
