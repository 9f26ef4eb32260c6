"""The card in full: what a move costs and asks, its chances with every reason, and what each band does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from wargame.model.card_views import BandView, ModifierView, MoveView
from wargame.model.orders import Order
from wargame.players.draft import act_cost, act_of, chosen
from wargame.tui.glyphs import Glyphs, percent, signed
from wargame.tui.text import Fitted, Hanging, Line, column, filled, hang, line, paragraphs, plain, point, stack, width
from wargame.tui.widgets.question_panel import choice_mark, choice_text
from wargame.wording.captions import extra_cost
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import Speaker

VISIBILITY = {
    "public": N_("all see it"),
    "participants": N_("those who take part see it"),
    "private": N_("only your seat sees it"),
}
WEIGHTS = {"major": N_("major move"), "minor": N_("minor move"), "free": N_("needs no slot")}
ROOMY = 56
"""From this many cells on the effects of a band stand beside its chance."""


def _span(low: int, high: int, glyphs: Glyphs) -> str:
    return signed(low, glyphs) if low == high else f"{signed(low, glyphs)}{glyphs.span}{signed(high, glyphs)}"


def band_lines(bands: tuple[BandView, ...], speaker: Speaker, glyphs: Glyphs) -> Iterator[Line]:
    """Every band with its chance and what it does, best first."""
    name = max(width(band.name) for band in bands)
    chances = {band.id: percent(band.lo, band.hi, band.of, glyphs) for band in bands}
    wide = max(len(chance) for chance in chances.values())

    def band_line(band: BandView, cells: int) -> Content:
        head = Content.assemble("  ", column(band.name, name + 1, "bold"), f"{chances[band.id]:>{wide}}")
        effects = line(speaker.effects(band.effects) or _("nothing"))
        if cells >= ROOMY:
            return hang(head, effects, name + wide + 5, cells)
        return stack(head, hang(Content(""), effects, 6, cells))

    yield Fitted(lambda cells: stack(*(band_line(band, cells) for band in reversed(bands))))


def _modifier(modifier: ModifierView, speaker: Speaker, glyphs: Glyphs) -> Hanging:
    """A modifier with its reason; one that the viewer cannot know with its bounds."""
    because = line(speaker.reason(modifier.because))
    if modifier.known and modifier.lo == modifier.hi:
        style = "$good" if modifier.lo > 0 else "$bad"
        return Hanging(Content.styled(f"  {signed(modifier.lo, glyphs)}", f"bold {style}"), because, 7)
    bounds = _("not known to you ({span})").format(span=_span(modifier.lo, modifier.hi, glyphs))
    said = Content.assemble(because, (f" {glyphs.dash} {bounds}", "$text-muted"))
    return Hanging(Content.styled(f"  {glyphs.unsure}", "bold"), said, 7)


def _cost(card: MoveView, order: Order) -> str:
    cost = act_cost(card, act_of(order, card.id))
    said = _("costs {points}").format(points=cost) if cost else _("free")
    if card.cost == card.printed:
        return said
    return _("{cost}, printed {printed}").format(cost=said, printed=card.printed)


def _head(card: MoveView, order: Order, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs) -> Iterator[Line]:
    """Weight, price and who sees it; who must take part; what would open a closed card."""
    dot = Content.styled(f" {glyphs.dot} ", "$text-muted")
    facts = _cost(card, order), _(VISIBILITY[card.visibility])
    yield dot.join([Content.styled(_(WEIGHTS[card.weight]), "bold"), *map(Content, facts)])
    for because in card.cost_because:
        yield Hanging(Content(""), line(because, "$text-muted"), 2)
    if card.joint:
        needed = line(", ".join(seats.get(seat, seat) for seat in card.seats), "bold")
        yield filled(_("Needs {seats} to order it in the same turn."), seats=needed)
    yield from map(line, speaker.terms(card))
    if not card.open:
        yield Content.styled(_("Closed. It would need:"), "bold $bad")
        for reason in card.closed_because:
            yield point(glyphs.no, line(speaker.reason(reason)), "bold $bad")


def _chances(card: MoveView, speaker: Speaker, glyphs: Glyphs) -> Iterator[Line]:
    """Bands with their chances, then every reason."""
    if card.odds:
        total = _("{total} on the dice").format(total=_span(card.total_lo, card.total_hi, glyphs))
        yield ""
        yield Content.assemble((_("Chances"), "$accent"), (f"  {total}", "$text-muted"))
        yield from band_lines(card.odds, speaker, glyphs)
        base = _("the card itself {base}").format(base=_span(card.base_lo, card.base_hi, glyphs))
        yield ""
        yield Content.assemble((_("Why"), "$accent"), (f"  {base}", "$text-muted"))
        yield from (_modifier(modifier, speaker, glyphs) for modifier in card.modifiers)
    if card.always:
        yield ""
        yield Content.styled(_("Always") if card.odds else _("What it does, without a roll"), "$accent")
        yield from (point(glyphs.dot, line(speaker.effect(effect))) for effect in card.always)


def _needs(card: MoveView, glyphs: Glyphs) -> Iterator[Line]:
    """Preconditions of an open card: met, or not known."""
    if not card.open or not card.needs:
        return
    yield ""
    yield Content.styled(_("Needs"), "$accent")
    for need in card.needs:
        if need.met is None:
            unknown = (f" {glyphs.dash} {_('not known to you')}", "$text-muted")
            yield point(glyphs.unsure, Content.assemble(line(need.because), unknown))
        else:
            yield point(glyphs.yes, line(need.because), "$good")


def card_lines(
    card: MoveView, order: Order, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs
) -> Iterator[Line]:
    """The whole card: first what decides, then what it means."""
    yield from _head(card, order, seats, speaker, glyphs)
    yield from _chances(card, speaker, glyphs)
    for parameter in card.parameters:
        yield ""
        yield line(parameter.ask, "$accent")
        words = chosen(parameter, act_of(order, card.id))
        for choice in parameter.choices:
            picked, price = choice.word in words, extra_cost(choice.cost)
            said = choice_text(choice, price, speaker, glyphs, picked=picked)
            yield point(choice_mark(choice, picked, glyphs), said, "$accent")
    yield from _needs(card, glyphs)
    yield ""
    yield plain(paragraphs(card.text))
    if card.tags:
        yield ""
        yield line(_("Tags: {tags}").format(tags=", ".join(card.tags)), "$text-muted")
