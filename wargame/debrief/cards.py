"""Move cards as documents: the list to pick from, one card in full, and the order as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from wargame.debrief.card_odds import chain_lines, hurdle_line, in_all, roll_line, what_signs_mean
from wargame.document.nodes import Group, Prose, group, paragraph
from wargame.model.orders import Order
from wargame.model.card_views import ChoiceView, ModifierView, MoveView, ParameterView, RollView
from wargame.model.views import View
from wargame.debrief.talking import badge_of
from wargame.players import draft
from wargame.wording.captions import extra_cost
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import DeskSpeaker


SEEN: Mapping[Literal["public", "participants", "private"], str] = {
    "public": "", "participants": N_("Only those who take part see it."), "private": N_("Only your seat sees it."),
}  # fmt: skip
NEEDS = {True: N_("met"), False: N_("not met"), None: N_("not known to you")}


def menu(view: View, speaker: DeskSpeaker) -> tuple[Prose, ...]:
    """Every card of the seat, numbered: those that can be ordered, then the closed ones with what would open them."""
    sorts = ((_("Moves you can order"), True), (_("Closed now"), False))
    listed = [
        (title, [
            f"{number:>2}. {card_line(card, speaker, badge_of(card.id, view))}"
            for number, card in enumerate(view.moves, 1) if card.playable is wanted
        ])
        for title, wanted in sorts
    ]
    groups = tuple(group(title, *cards) for title, cards in listed if cards)
    return groups or (paragraph(_("There is no move for you to order.")),)


def card_line(card: MoveView, speaker: DeskSpeaker, badge: str) -> str:
    """A card in one line: what it costs, its chance or what would open it, and how its proposal stands (``badge``)."""
    joint = _(", joint") if card.joint else ""
    good = draft.good_chance(card)
    said = ""
    if not card.open:
        said = _(" – would need: {reasons}").format(reasons=speaker.reasons(card.closed_because))
    elif card.no_room:
        said = f" – {speaker.refusals(card.no_room)}"
    elif good and card.outcome is not None:
        said = _("; {band} or better {odds}").format(band=card.outcome.better, odds=speaker.odds(*good))
    beside = f" – {badge}" if badge else ""
    return f"{card.code} {card.name} ({card.cost}, {_(card.weight)}{joint}){said}{beside}"


def card_page(
    card: MoveView, view: View, speaker: DeskSpeaker, *, typed: bool = True, choices: bool = True
) -> tuple[Group]:
    """One card in full: text, cost, needs, choices, every modifier with what lies behind it, the chances in all, what
    each band does, and what others could do against it. ``typed``: with the words by which choices are typed;
    ``choices``: False where they stand beside the page, to be picked."""
    names = {seat.id: seat.name for seat in view.seats}
    who = ", ".join(names.get(seat, seat) for seat in card.seats)
    told = card.outcome
    hurdles = [] if told is None else [hurdle_line(one, speaker) for one in told.hurdles]
    need, shut = _("Needs: {because} – {met}"), _("Closed. It would need: {reasons}")
    page = group(
        f"{card.code} {card.name}",
        card.text,
        _price(card),
        *([_("Needs the orders of {who}.").format(who=who)] if card.joint else []),
        *speaker.terms(card),
        *([_(SEEN[card.visibility])] if SEEN[card.visibility] else []),
        *(need.format(because=one.because, met=_(NEEDS[one.met])) for one in card.needs),
        *([] if card.open else [shut.format(reasons=speaker.reasons(card.closed_because))]),
        *([_("Closed now: {why}").format(why=speaker.refusals(card.no_room))] if card.no_room else []),
        *(_parameter(parameter, speaker, typed) for parameter in card.parameters if choices),
        *([_chances(card, view, speaker)] if card.odds else []),
        *([_("Always: {effects}").format(effects=speaker.effects(card.always))] if card.always else []),
        *what_signs_mean(card),
        *([group(_("What others could do against it"), *hurdles)] if hurdles else []),
    )
    return (page,)


def _parameter(parameter: ParameterView, speaker: DeskSpeaker, typed: bool) -> Group:
    several = _(" (up to {several})").format(several=parameter.several) if parameter.several > 1 else ""
    choices = (
        f"{f'{choice.word}  ' if typed else ''}{choice_line(choice, parameter, speaker)}"
        for choice in parameter.choices
    )
    return group(f"{f'{parameter.id}: ' if typed else ''}{parameter.ask}{several}", *choices)


def choice_line(choice: ChoiceView, parameter: ParameterView, speaker: DeskSpeaker) -> str:
    """An item of a parameter: its text, what it adds to the cost, what it does, and whether it can be chosen."""
    price = f" ({extra_cost(choice.cost)})" if choice.cost else ""
    effects = f": {speaker.effects(choice.effects)}" if choice.effects else ""
    default = _(" (unless you say otherwise)") if choice.word in draft.chosen(parameter, None) else ""
    return f"{choice.text}{price}{effects}{default}{closed(choice, speaker)}"


def closed(choice: ChoiceView, speaker: DeskSpeaker) -> str:
    """What a closed item or answer would need, as its line goes on; "" where it is open."""
    if choice.closed_because is None:
        return ""
    return _(" – closed; it would need: {reason}").format(reason=speaker.reason(choice.closed_because))


def _price(card: MoveView) -> str:
    because = ""
    if card.cost != card.printed:
        because = _(" (printed {cost}: {because})").format(cost=card.printed, because="; ".join(card.cost_because))
    tags = _(" Tags: {tags}.").format(tags=", ".join(card.tags)) if card.tags else ""
    price = _("Costs {cost}{because}, {weight}.{tags}")
    return price.format(cost=card.cost, because=because, weight=_(card.weight), tags=tags)


def _chances(card: MoveView, view: View, speaker: DeskSpeaker) -> Group:
    total, base = speaker.signed_range(card.total_lo, card.total_hi), speaker.signed_range(card.base_lo, card.base_hi)
    told = card.outcome
    bands = [(band.lo, band.hi, band.of) for band in card.odds]
    if told is not None:
        bands = [(lo, hi, told.of) for lo, hi in told.bands]
    return group(
        _("Chances, with {total} to the dice ({base} from the card itself)").format(total=total, base=base),
        *(line for modifier in card.modifiers for line in _modifier(modifier, view, speaker)),
        *(() if told is None else in_all(told, speaker)),
        *(
            f"{band.name} {speaker.odds(*chance)}: {speaker.effects(band.effects) or _('nothing')}"
            for band, chance in zip(card.odds, bands, strict=True)
        ),
        *(line for roll in (told.rolls if told is not None else ()) for line in _roll(roll, view, speaker)),
    )


def _roll(roll: RollView, view: View, speaker: DeskSpeaker) -> Iterator[str | Prose]:
    yield roll_line(roll, speaker)
    for modifier in roll.modifiers:
        yield from _modifier(modifier, view, speaker)


def _modifier(modifier: ModifierView, view: View, speaker: DeskSpeaker) -> Iterator[str | Prose]:
    """A modifier, then how the tracks that it asks about came to stand where they do."""
    known = "" if modifier.known else _(" – not known to you")
    yield f"{speaker.signed_range(modifier.lo, modifier.hi)}  {speaker.reason(modifier.because)}{known}"
    for step in chain_lines(modifier, view, speaker):
        yield paragraph("    ", *step)


def order_page(view: View, order: Order) -> tuple[Prose, ...]:
    """The order as it would be sealed, with what it costs and which questions go to their default."""
    return (group(_("Your order:") if order.acts else _("Your order: no move."), *_order(view, order)),)


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
        beside = ", ".join(names.get(seat, seat) for seat in act.partners)
        partners = _("; with {seats}").format(seats=beside) if beside else ""
        choices, badge = "".join(f"; {word}" for word in said), badge_of(card.id, view)
        beside = f" – {badge}" if badge else ""
        yield f"{card.code} {card.name} ({draft.act_cost(card, act)}){choices}{partners}{beside}"
    for question in view.questions:
        reply = draft.answer(question, order)
        default = "" if question.id in order.answers else _(" (you have not said)")
        if reply is not None:
            yield f"{question.ask} {reply.text}{f' ({reply.cost})' if reply.cost else ''}{default}"
    if view.budget:
        yield _("Costs {cost} of {purse}.").format(cost=draft.cost(view, order), purse=view.budget.purse)
