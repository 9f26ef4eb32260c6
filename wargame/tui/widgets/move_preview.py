"""The card in full: what a move costs and asks, its chances with every reason, and what each band does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.card_views import BandView, ChoiceView, ModifierView, MoveView, ParameterView
from wargame.players.draft import act_cost, act_of, chosen, extra
from wargame.tui.glyphs import Glyphs, percent, signed
from wargame.tui.text import column, hang, line, paragraphs, plain, stack, width
from wargame.wording.speaker import Speaker

VISIBILITY = {
    "public": "all see it",
    "participants": "those who take part see it",
    "private": "only your seat sees it",
}


def _names(ids: tuple[str, ...], seats: Mapping[str, str]) -> str:
    return ", ".join(seats.get(seat, seat) for seat in ids)


def _span(low: int, high: int, glyphs: Glyphs) -> str:
    return signed(low, glyphs) if low == high else f"{signed(low, glyphs)}{glyphs.span}{signed(high, glyphs)}"


def band_lines(bands: tuple[BandView, ...], speaker: Speaker, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """Every band with its chance and what it does, best first."""
    name = max(width(band.name) for band in bands)
    chances = {band.id: percent(band.lo, band.hi, band.of, glyphs) for band in bands}
    wide = max(len(chance) for chance in chances.values())
    for band in reversed(bands):
        head = Content.assemble(("  ", ""), column(band.name, name + 1, "bold"), f"{chances[band.id]:>{wide}}")
        effects = line(speaker.effects(band.effects)) if band.effects else Content("nothing")
        indent = name + wide + 5
        yield hang(head, effects, indent, cells) if cells >= 56 else stack(head, hang(Content(""), effects, 6, cells))


def modifier_lines(
    modifiers: tuple[ModifierView, ...], speaker: Speaker, glyphs: Glyphs, cells: int
) -> Iterator[Content]:
    """Every modifier with its reason; those the viewer cannot know with their bounds."""
    for modifier in modifiers:
        because = line(speaker.reason(modifier.because))
        if modifier.known and modifier.lo == modifier.hi:
            style = "$good" if modifier.lo > 0 else "$bad"
            yield hang(
                Content.styled(f"  {signed(modifier.lo, glyphs)}", f"bold {style}"), because, 7, cells
            )
        else:
            bounds = f"({_span(modifier.lo, modifier.hi, glyphs)})"
            text = Content.assemble(
                because, (f" {glyphs.dash} not known to you {bounds}", "$text-muted")
            )
            yield hang(Content.styled(f"  {glyphs.unsure}", "bold"), text, 7, cells)


def choice_line(choice: ChoiceView, picked: bool, speaker: Speaker, glyphs: Glyphs, cells: int) -> Content:
    """One item of a parameter, with its price, its effects or why it cannot be chosen."""
    price = f" ({extra(choice.cost)})" if choice.cost else ""
    parts = [line(choice.text, "bold" if picked else "" if choice.open else "$text-muted"), Content(price)]
    if not choice.open and choice.closed_because:
        why = line(speaker.reason(choice.closed_because), "$text-muted")
        parts.append(Content.assemble((f" {glyphs.dash} closed: needs ", "$text-muted"), why))
    elif choice.effects:
        parts.append(Content.assemble((f" {glyphs.dash} ", "$text-muted"), line(speaker.effects(choice.effects))))
    mark = glyphs.picked if picked else glyphs.dot if choice.open else glyphs.closed
    return hang(Content.styled(f"  {mark}", "$accent"), Content.assemble(*parts), 4, cells)


def _parameter(
    parameter: ParameterView, order: Order, card: MoveView, speaker: Speaker, glyphs: Glyphs, cells: int
) -> Iterator[Content]:
    words = chosen(parameter, act_of(order, card.id))
    yield Content("")
    yield line(parameter.ask, "$accent")
    for choice in parameter.choices:
        yield choice_line(choice, choice.word in words, speaker, glyphs, cells)


def _cost(card: MoveView, order: Order) -> Content:
    cost = act_cost(card, act_of(order, card.id))
    said = "free" if not cost else f"costs {cost}"
    if card.cost != card.printed:
        said += f", printed {card.printed}"
    return Content(said)


def _head(
    card: MoveView, order: Order, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs, cells: int
) -> Iterator[Content]:
    """Weight, price and who sees it; who must take part; what would open a closed card."""
    weight = "needs no slot" if card.weight == "free" else f"{card.weight} move"
    seen = Content(VISIBILITY.get(card.visibility, card.visibility))
    dot = Content.styled(f" {glyphs.dot} ", "$text-muted")
    yield dot.join([Content.styled(weight, "bold"), _cost(card, order), seen])
    for because in card.cost_because:
        yield hang(Content(""), line(because, "$text-muted"), 2, cells)
    if card.joint:
        yield Content.assemble("Needs ", line(_names(card.seats, seats), "bold"), " to order it in the same turn.")
    for term in speaker.terms(card):
        yield line(term)
    if not card.open:
        yield Content.styled("Closed. It would need:", "bold $bad")
        for reason in card.closed_because:
            yield hang(Content.styled(f"  {glyphs.no}", "bold $bad"), line(speaker.reason(reason)), 4, cells)


def _chances(card: MoveView, speaker: Speaker, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """Bands with their chances, then every reason."""
    if card.odds:
        total = _span(card.total_lo, card.total_hi, glyphs)
        yield Content("")
        yield Content.assemble(("Chances", "$accent"), (f"  {total} on the dice", "$text-muted"))
        yield from band_lines(card.odds, speaker, glyphs, cells)
        yield Content("")
        base = _span(card.base_lo, card.base_hi, glyphs)
        yield Content.assemble(("Why", "$accent"), (f"  the card itself {base}", "$text-muted"))
        yield from modifier_lines(card.modifiers, speaker, glyphs, cells)
    if card.always:
        yield Content("")
        yield Content.styled("Always" if card.odds else "What it does, without a roll", "$accent")
        for effect in card.always:
            yield hang(Content(f"  {glyphs.dot}"), line(speaker.effect(effect)), 4, cells)


def _needs(card: MoveView, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """Preconditions of an open card: met, or not known."""
    if not card.open or not card.needs:
        return
    yield Content("")
    yield Content.styled("Needs", "$accent")
    for need in card.needs:
        if need.met is None:
            text = Content.assemble(line(need.because), (f" {glyphs.dash} not known to you", "$text-muted"))
            yield hang(Content(f"  {glyphs.unsure}"), text, 4, cells)
        else:
            yield hang(Content.styled(f"  {glyphs.yes}", "$good"), line(need.because), 4, cells)


def card_lines(
    card: MoveView, order: Order, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs, cells: int
) -> Iterator[Content]:
    """The whole card for this width: first what decides, then what it means."""
    yield from _head(card, order, seats, speaker, glyphs, cells)
    yield from _chances(card, speaker, glyphs, cells)
    for parameter in card.parameters:
        yield from _parameter(parameter, order, card, speaker, glyphs, cells)
    yield from _needs(card, glyphs, cells)
    yield Content("")
    yield plain(paragraphs(card.text))
    if card.tags:
        yield Content("")
        yield line("Tags: " + ", ".join(card.tags), "$text-muted")


def draw_card(
    card: MoveView, order: Order, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs, cells: int
) -> Content:
    """The card as one text."""
    return stack(*card_lines(card, order, seats, speaker, glyphs, cells))
