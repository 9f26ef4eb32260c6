"""Move cards as documents: the list to pick from, one card in full, and the order as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.document.nodes import Group, Prose, group, paragraph
from wargame.model.orders import Order
from wargame.model.card_views import ModifierView, MoveView, ParameterView
from wargame.model.views import View
from wargame.players import draft
from wargame.wording.speaker import Speaker


SEEN = {"participants": "Only those who take part see it.", "private": "Only your seat sees it."}
NEEDS = {True: "met", False: "not met", None: "not known to you"}


def menu(view: View, speaker: Speaker) -> tuple[Prose, ...]:
    """Every card of the seat, numbered: those that can be ordered, then the closed ones with what would open them."""
    sorts = (("Moves you can order", True), ("Closed now", False))
    listed = [
        (title, [
            f"{number:>2}. {_line(card, speaker)}" for number, card in enumerate(view.moves, 1) if card.open is wanted
        ])
        for title, wanted in sorts
    ]
    groups = tuple(group(title, *cards) for title, cards in listed if cards)
    return groups or (paragraph("There is no move for you to order."),)


def _line(card: MoveView, speaker: Speaker) -> str:
    joint = ", joint" if card.joint else ""
    good = draft.good_chance(card)
    chance = f"; {card.odds[-2].name} or better {speaker.odds(*good)}" if good and len(card.odds) > 2 else ""
    shut = "" if card.open else f" – would need: {speaker.reasons(card.closed_because)}"
    return f"{card.code} {card.name} ({card.cost}, {card.weight}{joint}){chance if card.open else ''}{shut}"


def card_page(card: MoveView, names: dict[str, str], speaker: Speaker) -> tuple[Prose, ...]:
    """One card in full: text, cost, needs, choices, every modifier, the odds and what each band does."""
    who = [names.get(seat, seat) for seat in card.seats]
    page = group(
        f"{card.code} {card.name}",
        card.text,
        _price(card),
        *([f"Needs the orders of {', '.join(who)}."] if card.joint else []),
        *speaker.terms(card),
        *([] if card.visibility == "public" else [SEEN[card.visibility]]),
        *(f"Needs: {need.because} – {NEEDS[need.met]}" for need in card.needs),
        *([] if card.open else [f"Closed. It would need: {speaker.reasons(card.closed_because)}"]),
        *(_parameter(parameter, speaker) for parameter in card.parameters),
        *([_chances(card, speaker)] if card.odds else []),
        *([f"Always: {speaker.effects(card.always)}"] if card.always else []),
    )
    return (page,)


def _parameter(parameter: ParameterView, speaker: Speaker) -> Group:
    several = f" (up to {parameter.several})" if parameter.several > 1 else ""
    choices = []
    for choice in parameter.choices:
        price = f" ({draft.extra(choice.cost)})" if choice.cost else ""
        effects = f": {speaker.effects(choice.effects)}" if choice.effects else ""
        shut = f" – closed: needs {speaker.reason(choice.closed_because)}" if choice.closed_because else ""
        default = " (unless you say otherwise)" if choice.word in draft.chosen(parameter, None) else ""
        choices.append(f"{choice.word}  {choice.text}{price}{effects}{default}{shut}")
    return group(f"{parameter.id}: {parameter.ask}{several}", *choices)


def _price(card: MoveView) -> str:
    because = f" (printed {card.printed}: {'; '.join(card.cost_because)})" if card.cost != card.printed else ""
    tags = f" Tags: {', '.join(card.tags)}." if card.tags else ""
    return f"Costs {card.cost}{because}, {card.weight}.{tags}"


def _chances(card: MoveView, speaker: Speaker) -> Group:
    total, base = speaker.signed_range(card.total_lo, card.total_hi), speaker.signed_range(card.base_lo, card.base_hi)
    return group(
        f"Chances, with {total} to the dice ({base} from the card itself)",
        *(_modifier(modifier, speaker) for modifier in card.modifiers),
        *(
            f"{band.name} {speaker.odds(band.lo, band.hi, band.of)}: {speaker.effects(band.effects) or 'nothing'}"
            for band in card.odds
        ),
    )


def _modifier(modifier: ModifierView, speaker: Speaker) -> str:
    known = "" if modifier.known else " – not known to you"
    return f"{speaker.signed_range(modifier.lo, modifier.hi)}  {speaker.reason(modifier.because)}{known}"


def order_page(view: View, order: Order) -> tuple[Prose, ...]:
    """The order as it would be sealed, with what it costs and which questions go to their default."""
    return (group("Your order:" if order.acts else "Your order: no move.", *_order(view, order)),)


def _order(view: View, order: Order) -> Iterator[str]:
    cards = {card.id: card for card in view.moves}
    names = {seat.id: seat.name for seat in view.seats}
    for act in order.acts:
        card = cards.get(act.move)
        if card is None:
            continue
        said = [
            next((choice.text for choice in parameter.choices if choice.word == word), word)
            for parameter in card.parameters
            for word in draft.chosen(parameter, act)
        ]
        partners = f"; with {', '.join(names.get(seat, seat) for seat in act.partners)}" if act.partners else ""
        choices = "".join(f"; {word}" for word in said)
        yield f"{card.code} {card.name} ({draft.act_cost(card, act)}){choices}{partners}"
    for question in view.questions:
        reply = draft.answer(question, order)
        default = "" if question.id in order.answers else " (you have not said)"
        if reply is not None:
            yield f"{question.ask} {reply.text}{f' ({reply.cost})' if reply.cost else ''}{default}"
    if view.budget:
        yield f"Costs {draft.cost(view, order)} of {view.budget.purse}."
