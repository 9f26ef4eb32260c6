"""Move cards in lines: the list to pick from, one card in full, and the order as it stands."""

from __future__ import annotations

from wargame.language.clauses import in_a_row
from wargame.model.orders import Order
from wargame.model.views import ModifierView, MoveView, View
from wargame.players import draft
from wargame.wording.numbers import odds, signed_range


SEEN = {"participants": "Only those who take part see it.", "private": "Only your seat sees it."}
NEEDS = {True: "met", False: "not met", None: "not known to you"}


def menu(view: View) -> list[str]:
    """Every card of the seat, numbered: those that can be ordered, then the closed ones with what would open them."""
    lines = []
    for title, wanted in (("Moves you can order", True), ("Closed now", False)):
        cards = [(number, card) for number, card in enumerate(view.moves, 1) if card.open is wanted]
        if cards:
            lines += [title, *(f"  {number:>2}. {_line(card)}" for number, card in cards)]
    return lines or ["There is no move for you to order."]


def _line(card: MoveView) -> str:
    joint = ", joint" if card.joint else ""
    good = draft.good_chance(card)
    chance = f"; {card.odds[-2].name} or better {odds(*good)}" if good and len(card.odds) > 2 else ""
    shut = "" if card.open else f" – would need: {'; '.join(card.closed_because)}"
    return f"{card.code} {card.name} ({card.cost}, {card.weight}{joint}){chance if card.open else ''}{shut}"


def card_page(card: MoveView, names: dict[str, str]) -> list[str]:
    """One card in full: text, cost, needs, choices, every modifier, the odds and what each band does."""
    lines = [f"{card.code} {card.name}", f"  {card.text}", f"  {_price(card)}"]
    who = [names.get(seat, seat) for seat in card.seats]
    if card.joint:
        lines.append(f"  Needs the orders of {', '.join(who)}.")
    lines += [f"  {term}" for term in card.terms]
    if card.visibility != "public":
        lines.append(f"  {SEEN[card.visibility]}")
    for need in card.needs:
        lines.append(f"  Needs: {need.because} – {NEEDS[need.met]}")
    if not card.open:
        lines.append(f"  Closed. It would need: {'; '.join(card.closed_because)}")
    for parameter in card.parameters:
        several = f" (up to {parameter.several})" if parameter.several > 1 else ""
        lines.append(f"  {parameter.id}: {parameter.ask}{several}")
        for choice in parameter.choices:
            price = f" ({draft.extra(choice.cost)})" if choice.cost else ""
            effects = f": {in_a_row(choice.effects)}" if choice.effects else ""
            shut = "" if choice.open else f" – closed: needs {choice.closed_because}"
            default = " (unless you say otherwise)" if choice.word in draft.chosen(parameter, None) else ""
            lines.append(f"     {choice.word}  {choice.text}{price}{effects}{default}{shut}")
    return lines + _roll(card)


def _price(card: MoveView) -> str:
    because = f" (printed {card.printed}: {'; '.join(card.cost_because)})" if card.cost != card.printed else ""
    tags = f" Tags: {', '.join(card.tags)}." if card.tags else ""
    return f"Costs {card.cost}{because}, {card.weight}.{tags}"


def _roll(card: MoveView) -> list[str]:
    lines = []
    if card.odds:
        total, base = signed_range(card.total_lo, card.total_hi), signed_range(card.base_lo, card.base_hi)
        lines.append(f"  Chances, with {total} to the dice ({base} from the card itself)")
        lines += [f"     {_modifier(modifier)}" for modifier in card.modifiers]
        for band in card.odds:
            effects = in_a_row(band.effects) or "nothing"
            lines.append(f"     {band.name} {odds(band.lo, band.hi, band.of)}: {effects}")
    if card.always:
        lines.append(f"  Always: {in_a_row(card.always)}")
    return lines


def _modifier(modifier: ModifierView) -> str:
    known = "" if modifier.known else " – not known to you"
    return f"{signed_range(modifier.lo, modifier.hi)}  {modifier.because}{known}"


def order_page(view: View, order: Order) -> list[str]:
    """The order as it would be sealed, with what it costs and which questions go to their default."""
    cards = {card.id: card for card in view.moves}
    names = {seat.id: seat.name for seat in view.seats}
    lines = ["Your order:" if order.acts else "Your order: no move."]
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
        lines.append(f"  {card.code} {card.name} ({draft.act_cost(card, act)}){choices}{partners}")
    for question in view.questions:
        reply = draft.answer(question, order)
        default = "" if question.id in order.answers else " (you have not said)"
        if reply is not None:
            lines.append(f"  {question.ask} {reply.text}{f' ({reply.cost})' if reply.cost else ''}{default}")
    if view.budget:
        lines.append(f"  Costs {draft.cost(view, order)} of {view.budget.purse}.")
    return lines
