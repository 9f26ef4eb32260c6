"""Doubts: what can be played, but was hardly meant so. None of them fails a check."""

from __future__ import annotations

from collections import Counter

from wargame.authoring.checks.context import CheckContext, Subject
from wargame.authoring.checks.registry import each, whole
from wargame.authoring.link.lines import ParsedLine
from wargame.authoring.link.scopes import GUARDED
from wargame.language.tree import Node
from wargame.model.base import Expression
from wargame.model.rules import Inject
from wargame.wording.numbers import counted

@each(ParsedLine)
def condition_can_go_either_way(at: Subject, line: ParsedLine) -> None:
    """A condition that holds always or never, whoever is meant. Tables and lists are written for whoever uses them, and
    may speak of seats that this game does not use them for."""
    element = line.element
    if element.declared.section in ("tables", "effect_lists"):
        return
    if line.meanings and all(isinstance(one, Node) and one.op == "const" for one in line.meanings):
        conditions = [mark for mark in element.type.marks if isinstance(mark, Expression)]
        values = {tree.value for tree in line.trees}
        if conditions and conditions[0].result == "condition" and len(values) == 1:
            said = "this always holds"
            if not values.pop():
                guards = element.owners and isinstance(element.owners[-1].model, GUARDED)
                said = "this never holds" + ", and what stands under it is never read" * bool(guards)
            at.say("useless", said, "leave it out", severity="warning")


@whole
def inject_can_be_put(context: CheckContext) -> None:
    """Something puts every inject."""
    about, decks = context.merged.scenario, context.sections.decks
    if about is None:
        return
    put = {name for line in context.lines for kind, name in context.causes.of(line) if kind == "injects"}
    put.update(card.inject for deck in decks.values() if deck.each_turn for card in deck.cards if card.inject)
    for at, inject in context.each(Inject):
        id_ = at.element.declared.id
        if id_ in put:
            continue
        if inject.turn is not None and inject.turn > about.turns:
            said = f"the game has {counted(about.turns, 'turn')}, so this is never put"
            at.say("never_put", said, "name an earlier turn, or raise 'turns'", ("turn",), severity="warning")
        elif not inject.scheduled or (inject.turn is None and inject.when is None and inject.chance is None):
            said = f"'{id_}' is never put: no turn, no condition, no deck, no effect"
            at.doubt("never_put", said, "add 'turn:' or 'when:', or put it by a deck or the effect 'inject'")


@whole
def seats_can_score_alike(context: CheckContext) -> None:
    """What a seat can score by its objectives and its private card adds up to the same for every seat."""
    about, sections = context.merged.scenario, context.sections
    totals: dict[str, int] = {}
    for seat in sections.seats if about is not None else ():
        objectives = {id_: objective.points for id_, objective in sections.objectives.items() if objective.seat == seat}
        setup = about.setup.get(seat) if about is not None else None
        listed = None if setup is None else setup.objectives
        pool = None if setup is None else setup.cards
        counted = [points for id_, points in objectives.items() if listed is None or id_ in listed]
        cards = [
            card.points for id_, card in sections.cards.items() if card.seat == seat and (pool is None or id_ in pool)
        ]
        if counted:
            totals[seat] = sum(counted) + max(cards, default=0)
    often = Counter(totals.values())
    usual = max(often, key=lambda total: (often[total], total), default=0)
    for seat, total in totals.items():
        if total == usual:
            continue
        at = context.diagnostics.at(context.merged.files[0], ("setup", seat, "objectives"))
        setup = about.setup.get(seat) if about is not None else None
        if setup is None or setup.objectives is None:
            declared = [
                one
                for one in context.merged.declarations
                if one.section == "objectives" and sections.objectives[one.id].seat == seat
            ]
            first = next((one for one in declared if one.file is context.merged.files[0]), declared[0])
            at = context.diagnostics.at(first.file, first.path)
        other = next(name for name, points in totals.items() if points == usual)
        said = f"objectives and card of {seat} are worth {total} points together, those of {other} {usual}"
        at.doubt("points", said, "give every seat the same sum, so that their scores can be compared")
