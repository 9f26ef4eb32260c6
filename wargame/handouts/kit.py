"""Every handout of a crisis, by the name of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wargame.document.nodes import Document
from wargame.handouts.cut_outs import move_cards, situations
from wargame.handouts.edition import PaperEdition
from wargame.handouts.evaluation import evaluation
from wargame.handouts.facilitator import events_list, facilitator, rule_tables
from wargame.handouts.packet import packet
from wargame.handouts.situation_manual import situation_manual
from wargame.model.files import Scenario
from wargame.wording.catalogue import N_


class Handout(NamedTuple):
    """One file to print. ``whom``: who may read it; ``wide``: printed across."""

    name: str
    whom: str
    document: Document
    wide: bool = False


ALL, CONTROL, TEAM = N_("everybody"), N_("the facilitator alone"), N_("this team alone")


def kit(scenario: Scenario, module: str | None = None) -> Iterator[Handout]:
    """All there is to print. Raises ``UnknownModule`` where there is no such theory."""
    paper = PaperEdition.of(scenario, module)
    yield Handout("situation-manual", ALL, situation_manual(paper))
    for seat in scenario.seats:
        yield Handout(f"packet-{seat}", TEAM, packet(paper, seat))
        yield Handout(f"cards-{seat}", TEAM, move_cards(paper, seat))
    yield Handout("events-list", CONTROL, events_list(paper.instructor), wide=True)
    yield Handout("situations", CONTROL, situations(paper.instructor))
    yield Handout("rule-tables", CONTROL, rule_tables(paper.instructor))
    yield Handout("facilitator", CONTROL, facilitator(paper.instructor))
    yield Handout("evaluation", CONTROL, evaluation(paper.instructor))
