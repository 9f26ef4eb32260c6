"""What a team is shown: its whole view in regions, each put in anew when it changes. From its own view alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wargame.debrief.cards import card_line, card_page, choice_line, order_page
from wargame.debrief.desk import asked_of, came_out, seal_broken_words, since_planned
from wargame.debrief.pages import (
    aims, aims_line, answer_line, brief, inject_lines, means, ruled, standings, turn_of,
)
from wargame.debrief.talking import badge_of, said_node, said_text, talk_of, talker_of
from wargame.document.nodes import Document, Node, Prose, items, paragraph
from wargame.model.card_views import MoveView, ParameterView, QuestionView
from wargame.model.orders import Act, Order
from wargame.model.talk import Proposal, Spoken
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.players import diplomacy, draft
from wargame.web.page_request import ALL
from wargame.web.outlooks import Outlooks, OutlookShown
from wargame.web.parts import (
    CardOnPage, PickList, Option, ProposalOnPage, SeatOnPage, drawn, end_of, on_map, opened_words, opening_of,
    given_away, seal_broken,
)
from wargame.web.rendering import regions
from wargame.web.room import Room, Stage
from wargame.wording.catalogue import _
from wargame.wording.speaker import Speaker

REGIONS = (
    "head", "story", "reveal", "end", "asked", "aims", "since", "situation", "questions", "cards", "expect", "outlook",
    "order", "talk", "say", "promise", "map", "tracks", "brief",
)  # fmt: skip
"""The regions of a seat's page, in the order in which they are read."""


@dataclass(frozen=True)
class SeatPage:
    """All that a seat's template is given; what does not belong to the moment is empty."""

    stage: str
    title: str
    turn: str
    name: str
    seats: tuple[SeatOnPage, ...]
    story: Document
    steps: tuple[tuple[str, Document], ...]
    step: tuple[int, int]
    quiet: bool
    news: tuple[tuple[str, tuple[str, ...]], ...]
    end: Document
    asked: Document
    proposals: tuple[ProposalOnPage, ...]
    aims_line: Document
    aims: Document
    since: Document
    means: Document
    situation: Document
    questions: tuple[tuple[str, str, PickList], ...]
    cards: tuple[CardOnPage, ...]
    intent: str
    expected: tuple[tuple[str, str, str], ...]
    advises: bool
    outlook: OutlookShown | None
    order: Document
    in_short: str
    warnings: tuple[str, ...]
    sealed: bool
    broken: str
    given: str
    empty: bool
    waiting: str
    talk: tuple[tuple[str, Document, bool], ...]
    to: PickList | None
    things: tuple[Option, ...]
    dues: tuple[Option, ...]
    tracks: Document
    map: Markup
    markers: Document
    brief: Document


def seat_regions(room: Room, seat: str, outlooks: Outlooks) -> dict[str, str]:
    """What this seat's page shows now, by region."""
    return regions("seat.html.jinja", REGIONS, seat_page(room, seat, outlooks))


def seat_page(room: Room, seat: str, outlooks: Outlooks) -> SeatPage:
    """What this seat may know now, ready for the template."""
    stage, telling, speaker = room.stage, room.telling, room.speaker
    view, order = room.view(seat), room.order(seat) if room.plans else Order()
    given = given_away(room, seat)
    plans, orders = room.plans, room.plans and not given
    shows = stage in (Stage.PLAN, Stage.READY, Stage.OPENED, Stage.TOLD)
    sealed = plans and room.sealed(seat)
    tells = telling is not None and stage in (Stage.TELL, Stage.TOLD)
    talks = stage not in (Stage.TELL, Stage.END)
    waiting = [one.name for one in view.seats if not one.sealed and one.id != seat] if plans else []
    return SeatPage(
        stage=stage.value, title=view.title, turn=turn_of(view),
        name=next(one.name for one in view.seats if one.id == seat),
        seats=tuple(SeatOnPage(one.name, one.mark, one.sealed, one.id == seat) for one in view.seats),
        story=tuple(opening_of(room, view)) if stage is Stage.BEFORE else (),
        steps=tuple((one.title, one.body) for one in telling.steps) if telling and tells else (),
        step=(telling.told, telling.of) if telling and tells else (0, 0),
        quiet=tells and telling is not None and not telling.of,
        news=tuple((one.title, one.lines) for one in telling.news(seat)) if telling and (plans or tells) else (),
        end=tuple(end_of(room)) if stage is Stage.END else (),
        asked=items(*list(asked_of(view, order))[len(diplomacy.waiting(view)):]) if orders else (),
        proposals=tuple(_proposals(view)) if orders else (),
        aims_line=(aims_line(view, speaker),) if view.aims and shows else (),
        aims=aims(view, speaker)[1:] if stage in (Stage.BEFORE, Stage.PLAN, Stage.READY, Stage.TOLD) else (),
        since=tuple(since_planned(view, speaker)) if plans else (),
        means=items(*means(view)) if orders else (),
        situation=tuple(_situation(view, speaker)) if plans
        else opened_words(view, speaker) if stage is Stage.OPENED else (),
        questions=tuple(_questions(view, order, speaker)) if orders else (),
        cards=tuple(_card(card, view, order, speaker) for card in _sorted(view, order)) if orders else (),
        intent=room.sitting.statement(seat).intent if orders else "",
        expected=tuple(_expected(room, seat)) if orders else (),
        advises=outlooks.offered and not sealed and not given, outlook=outlooks.of(seat),
        order=order_page(view, order) if orders else (),
        in_short=_in_short(view, order) if orders else "",
        warnings=tuple(_warnings(view, order)) if orders else (),
        sealed=sealed, broken=seal_broken_words() if seal_broken(room, seat) else "", given=given, empty=not order.acts,
        waiting=_("Not sealed yet: {seats}.").format(seats=speaker.listing(waiting)) if waiting else "",
        talk=tuple(_talk(view)) if talks else (),
        to=_to(view) if talks and not given and talk_of(view).turn is not None else None,
        things=tuple(_things(view)) if orders else (), dues=tuple(_dues(view)) if orders else (),
        tracks=tuple(standings(view)) if shows else (),
        map=drawn(view) if shows else Markup(), markers=on_map(view) if shows else (),
        brief=brief(view) if view.brief and stage is not Stage.END else (),
    )  # fmt: skip


def _proposals(view: View) -> Iterator[ProposalOnPage]:
    speaker = talker_of(view)
    for one in diplomacy.waiting(view):
        yield ProposalOnPage(one.number, speaker.asked(one, diplomacy.proposed(one), view.viewer), False)
    for one in diplomacy.standing(view):
        if one.said.sender == view.viewer and one.standing:
            said = f"{said_text(one, speaker)} – {speaker.standing(one.standing)}"
            yield ProposalOnPage(one.number, said, True)


def _situation(view: View, speaker: Speaker) -> Iterator[Node]:
    yield from map(paragraph, came_out(view))
    yield from filter(None, [ruled(view, speaker)])
    for inject in view.injects:
        yield from inject_lines(inject, view, speaker)


def _questions(view: View, order: Order, speaker: Speaker) -> Iterator[tuple[str, str, PickList]]:
    for question in view.questions:
        by = f" ({question.asked_by})" if question.asked_by else ""
        only = "" if question.sure else _(" – only if it comes to that")
        choice = PickList("word", f"{question.ask}{by}{only}", _answers(question, order, speaker))
        yield question.id, question.text or "", choice


def _answers(question: QuestionView, order: Order, speaker: Speaker) -> tuple[Option, ...]:
    standing = order.answers.get(question.id, question.default)
    return tuple(
        Option(one.word, answer_line(one, question, speaker), one.word == standing, not one.open)
        for one in question.answers
    )


def _sorted(view: View, order: Order) -> list[MoveView]:
    """Ordered cards first, then those that can be ordered, then the closed ones; each sort as it lies in the hand."""
    asked = {diplomacy.proposed(one).act.move for one in diplomacy.waiting(view)}
    return sorted(view.moves, key=lambda card: (
        draft.act_of(order, card.id) is None, card.id not in asked, not card.playable
    ))  # fmt: skip


def _card(card: MoveView, view: View, order: Order, speaker: Speaker) -> CardOnPage:
    act = draft.act_of(order, card.id)
    asks = any(diplomacy.proposed(one).act.move == card.id for one in diplomacy.waiting(view))
    choices = [PickList(f"chosen.{one.id}", one.ask, _items(one, act, speaker), one.several) for one in card.parameters]
    if card.optional:
        names = {seat.id: seat.name for seat in view.seats}
        named = act.partners if act else ()
        partners = tuple(Option(seat, names.get(seat, seat), seat in named) for seat in card.optional)
        choices.append(PickList("partners", speaker.partners(card), partners, len(partners) + 1))
    state = "ordered" if act else "open" if card.playable else "shut"
    body = card_page(card, view, speaker, typed=False, choices=False)[0].body
    return CardOnPage(
        card.id, card_line(card, speaker, badge_of(card.id, view)), body, state, card.joint, tuple(choices), asks
    )


def _expected(room: Room, seat: str) -> Iterator[tuple[str, str, str]]:
    """What may come about: id, text, and the per cent that are stated."""
    stated = room.sitting.statement(seat).forecasts
    for id_, text in room.table.outcomes.items():
        yield id_, text, str(stated.get(id_, ""))


def _in_short(view: View, order: Order) -> str:
    """``Your order: J3, T1. Costs 2 of 3.``"""
    codes = {card.id: card.code for card in view.moves}
    moves = ", ".join(codes[act.move] for act in order.acts if act.move in codes)
    said = _("Your order: {moves}.").format(moves=moves) if moves else _("Your order: no move.")
    if view.budget is None:
        return said
    return f"{said} {_('Costs {cost} of {purse}.').format(cost=draft.cost(view, order), purse=view.budget.purse)}"


def _items(parameter: ParameterView, act: Act | None, speaker: Speaker) -> tuple[Option, ...]:
    """What can be chosen on a card; where nothing is said and its default is closed, the first open one is picked."""
    picked = draft.chosen(parameter, act)
    can = [item.word for item in parameter.choices if item.open]
    if act is None and parameter.several == 1 and not set(picked) & set(can):
        picked = tuple(can[:1])
    return tuple(
        Option(item.word, choice_line(item, parameter, speaker), item.word in picked, not item.open)
        for item in parameter.choices
    )


def _warnings(view: View, order: Order) -> Iterator[str]:
    said = _("You said yes to {move}, and it is not in this order.")
    yield from (said.format(move=one.thing) for one in diplomacy.left_out(view, order))


def _talk(view: View) -> Iterator[tuple[str, Document, bool]]:
    """The newest first: turn, what was said, and whether it is a team's own."""
    speaker = talker_of(view)
    for one in reversed(talk_of(view).spoken):
        said: list[Prose] = [said_node(one, speaker)]
        if isinstance(one.said, Proposal) or one.standing:
            said += [paragraph(speaker.standing(one.standing))] if one.standing else []
        yield _turn_of(one, view), tuple(said), one.said.sender == view.viewer


def _turn_of(one: Spoken, view: View) -> str:
    return f"{view.turn_name.capitalize()} {one.said.turn}"


def _to(view: View) -> PickList:
    others = tuple(Option(seat.id, seat.name) for seat in view.seats if seat.id != view.viewer)
    options = (*others, Option(ALL, _("All, in public, at once")), Option(CONTROL, _("Control alone")))
    return PickList("to", _("To whom"), options, len(options))


def _things(view: View) -> Iterator[Option]:
    """What a team can promise."""
    for card in view.moves:
        yield Option(f"move:{card.id}", f"{card.code} {card.name}")
    for id_, name in talk_of(view).kinds:
        yield Option(f"tag:{id_}", _("any move tagged {name}").format(name=name))
    for question in view.questions:
        for answer in question.answers:
            yield Option(f"answer:{question.id}={answer.word}", f"{question.ask} {answer.text}")


def _dues(view: View) -> Iterator[Option]:
    first = talk_of(view).turn or view.turn
    for turn in range(first, view.turns + 1):
        yield Option(str(turn), f"{view.turn_name} {turn}", turn == first)
