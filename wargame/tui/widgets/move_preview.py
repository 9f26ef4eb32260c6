"""The card in full: what a move costs and asks, its chances with every reason, and what each band does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from textual.content import Content

from wargame.debrief.card_odds import chain_lines, hurdle_line, in_all, roll_line, what_signs_mean
from wargame.model.card_views import BandView, ModifierView, MoveView, OutcomeView
from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.draft import act_cost, act_of, chosen
from wargame.tui.glyphs import Glyphs, percent, signed
from wargame.tui.text import (
    Fitted, Hanging, Line, clean, column, filled, hang, line, paragraphs, plain, point, stack, width,
)
from wargame.tui.widgets.question_panel import choice_mark, choice_text
from wargame.tui.writer import runs
from wargame.wording.captions import extra_cost
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import sentence
from wargame.wording.speaker import DeskSpeaker

VISIBILITY = {
    "public": N_("all see it"),
    "participants": N_("those who take part see it"),
    "private": N_("only your seat sees it"),
}
WEIGHTS = {"major": N_("major move"), "minor": N_("minor move"), "free": N_("needs no slot")}
SIGNS = {"✓": "bold $good", "✗": "bold $bad"}
ROOMY = 56
"""From this many cells on the effects of a band stand beside its chance."""


def _span(low: int, high: int, glyphs: Glyphs) -> str:
    return signed(low, glyphs) if low == high else f"{signed(low, glyphs)}{glyphs.span}{signed(high, glyphs)}"


def _chance_of(bands: tuple[BandView, ...], glyphs: Glyphs, told: OutcomeView | None) -> dict[str, str]:
    """The chance of each band by its id, in all where that is ``told``."""
    shares = [(band.lo, band.hi, band.of) for band in bands]
    if told is not None:
        shares = [(lo, hi, told.of) for lo, hi in told.bands]
    return {band.id: percent(*share, glyphs) for band, share in zip(bands, shares, strict=True)}


def band_lines(
    bands: tuple[BandView, ...], speaker: DeskSpeaker, glyphs: Glyphs, told: OutcomeView | None = None
) -> Iterator[Line]:
    """Every band with its chance, in all where that is ``told``, and what it does, best first."""
    name = max(width(band.name) for band in bands)
    chances = _chance_of(bands, glyphs, told)
    wide = max(len(chance) for chance in chances.values())

    def band_line(band: BandView, cells: int) -> Content:
        head = Content.assemble("  ", column(band.name, name + 1, "bold"), f"{chances[band.id]:>{wide}}")
        effects = _with_signs(speaker.effects(band.effects) or _("nothing"))
        if cells >= ROOMY:
            return hang(head, effects, name + wide + 5, cells)
        return stack(head, hang(Content(""), effects, 6, cells))

    yield Fitted(lambda cells: stack(*(band_line(band, cells) for band in reversed(bands))))


def _modifier(modifier: ModifierView, view: View, speaker: DeskSpeaker, glyphs: Glyphs, whole: bool) -> Iterator[Line]:
    """A modifier with its reason; one that the viewer cannot know with its bounds. On the ``whole`` card also how the
    tracks came about that it asks about."""
    because = line(speaker.reason(modifier.because))
    if modifier.known and modifier.lo == modifier.hi:
        style = "$good" if modifier.lo > 0 else "$bad"
        yield Hanging(Content.styled(f"  {signed(modifier.lo, glyphs)}", f"bold {style}"), because, 7)
    else:
        bounds = _("not known to you ({span})").format(span=_span(modifier.lo, modifier.hi, glyphs))
        said = Content.assemble(because, (f" {glyphs.dash} {bounds}", "$text-muted"))
        yield Hanging(Content.styled(f"  {glyphs.unsure}", "bold"), said, 7)
    for step in chain_lines(modifier, view, speaker) if whole else ():
        yield Hanging(Content(""), runs(step), 9)


def _cost(card: MoveView, order: Order) -> str:
    cost = act_cost(card, act_of(order, card.id))
    said = _("costs {points}").format(points=cost) if cost else _("free")
    if card.cost == card.printed:
        return said
    return _("{cost}, printed {printed}").format(cost=said, printed=card.printed)


def _head(
    card: MoveView, order: Order, seats: Mapping[str, str], speaker: DeskSpeaker, glyphs: Glyphs
) -> Iterator[Line]:
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
    elif card.no_room:
        yield Content.styled(_("Closed now:"), "bold $bad")
        for refusal in card.no_room:
            yield point(glyphs.no, line(speaker.refusal(refusal)), "bold $bad")


def _with_signs(said: str) -> Content:
    """Effects, the signs of what they mean for the seat's aims in their colours."""
    parts = re.split("([✓✗])", " ".join(said.split()))
    return Content.assemble(*((part, SIGNS[part]) if part in SIGNS else clean(part) for part in parts))


def _chances(
    card: MoveView, view: View, speaker: DeskSpeaker, glyphs: Glyphs, *, whole: bool, short: bool
) -> Iterator[Line]:
    """The chance in all, bands with theirs, what is rolled on the way, then every reason; ``short``: first all bands
    with their chances in a line or two."""
    told = card.outcome
    if card.odds:
        total = _("{total} on the dice").format(total=_span(card.total_lo, card.total_hi, glyphs))
        heading = Content.assemble((_("Chances"), "$accent"), (f"  {total}", "$text-muted"))
        if not short:
            yield from ("", heading)
        for said in in_all(told, speaker) if told is not None else ():
            yield Hanging(Content(""), line(sentence(said), "bold"), 2)
        if short:
            chances = _chance_of(card.odds, glyphs, told)
            named = (Content.assemble(line(band.name), " ", (chances[band.id], "bold")) for band in reversed(card.odds))
            yield from (Hanging(Content(""), Content(f" {glyphs.dot} ").join(named), 2), "", heading)
        yield from band_lines(card.odds, speaker, glyphs, told)
        for roll in told.rolls if told is not None else ():
            yield point(glyphs.point, line(roll_line(roll, speaker)), "bold $accent")
            for modifier in roll.modifiers:
                yield from _modifier(modifier, view, speaker, glyphs, whole)
        yield from _meaning(card)
        base = _("the card itself {base}").format(base=_span(card.base_lo, card.base_hi, glyphs))
        yield ""
        yield Content.assemble((_("Why"), "$accent"), (f"  {base}", "$text-muted"))
        for modifier in card.modifiers:
            yield from _modifier(modifier, view, speaker, glyphs, whole)
    if card.always:
        yield ""
        yield Content.styled(_("Always") if card.odds else _("What it does, without a roll"), "$accent")
        yield from (point(glyphs.dot, _with_signs(speaker.effect(effect))) for effect in card.always)
    if not card.odds:
        yield from _meaning(card)
    if told is not None and told.hurdles:
        yield ""
        yield Content.styled(_("What others could do against it"), "$accent")
        yield from (point(glyphs.dot, line(hurdle_line(one, speaker))) for one in told.hurdles)


def _meaning(card: MoveView) -> Iterator[Line]:
    for said in what_signs_mean(card):
        yield Hanging(Content(""), Content.styled(said, "$text-muted"), 2)


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
    card: MoveView, order: Order, view: View, speaker: DeskSpeaker, glyphs: Glyphs, *, whole: bool = False,
    short: bool = False,
) -> Iterator[Line]:  # fmt: skip
    """The card: first what decides, then what it means; the ``whole`` of it with what lies behind each reason;
    ``short``: all bands with their chances before the rest."""
    yield from _head(card, order, {seat.id: seat.name for seat in view.seats}, speaker, glyphs)
    yield from _chances(card, view, speaker, glyphs, whole=whole, short=short)
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
