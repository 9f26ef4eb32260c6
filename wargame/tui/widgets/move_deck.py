"""The move cards: what each costs, how good its chances are, and whether it can be ordered."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import assert_never

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.card_views import MoveView
from wargame.model.views import View
from wargame.players import draft
from wargame.players.diplomacy import proposed, waiting
from wargame.players.draft import act_cost, act_of
from wargame.tui.glyphs import Glyphs, percent
from wargame.tui.text import clean, column, line
from wargame.tui.widgets.proposal_text import badge
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import DeskSpeaker


CHANCE = 8
"""Cells for a chance, with the blank before it; more where one is written longer."""


def good_chance(card: MoveView, glyphs: Glyphs) -> str:
    """The chance of a success or better in all, in short; empty for moves without a roll."""
    chance = draft.good_chance(card)
    return percent(*chance, glyphs) if chance else ""


def move_row(card: MoveView, view: View, order: Order, glyphs: Glyphs, wide: int) -> ListRow:
    """One card: mark, code and name; what it costs; in so many cells its chance, or that it is closed; below, how it
    stands where it is proposed."""
    act = act_of(order, card.id)
    mark = glyphs.picked if act else " " if card.playable else glyphs.closed
    style = "bold $accent" if act else "" if card.playable else "$text-muted"
    left = Content.assemble((f"{mark} ", "bold $accent"), column(card.code, 5, f"bold {style}"), line(card.name, style))
    cost = act_cost(card, act)
    price = str(cost) if cost else _("free")
    chance = good_chance(card, glyphs) if act or card.playable else _("closed")
    right = Content.assemble((f"{price:>4}", style), (f"{chance:>{wide}}", style or "$text"))
    return ListRow(card.id, left, right, badge(card.id, view, glyphs), brief=True)


class Show(Enum):
    """Which cards the deck shows; the value is how it says so."""

    ALL = N_("all cards")
    OPEN = N_("open cards")
    AFFORDABLE = N_("what you can still pay for")
    JOINT = N_("joint cards")
    ORDERED = N_("what you ordered")

    @property
    def next(self) -> Show:
        """The one that comes after it, round and round."""
        every = tuple(Show)
        return every[(every.index(self) + 1) % len(every)]


def _shown(card: MoveView, order: Order, show: Show) -> bool:
    ordered = act_of(order, card.id) is not None
    match show:
        case Show.ALL:
            return True
        case Show.OPEN:
            return card.open
        case Show.AFFORDABLE:
            return ordered or card.playable
        case Show.JOINT:
            return card.joint
        case Show.ORDERED:
            return ordered
        case _:
            assert_never(show)


def _text(card: MoveView, speaker: DeskSpeaker) -> str:
    """Everything of a card that a search looks through."""
    effects = (speaker.effect(one) for shown in (card.always, *(band.effects for band in card.odds)) for one in shown)
    return clean(" ".join((card.code, card.name, card.text, *card.tags, *effects))).casefold()


def _away(card: MoveView, found: str) -> int:
    """How far a card is from what is sought: its very code, the beginning of its name, within its name, elsewhere."""
    code, name = card.code.casefold(), clean(card.name).casefold()
    if code == found:
        return 0
    if name.startswith(found):
        return 1
    return 2 if found in f"{code} {name}" else 3


def move_rows(
    view: View, order: Order, speaker: DeskSpeaker, glyphs: Glyphs, show: Show = Show.ALL, found: str = ""
) -> Iterator[ListRow]:
    """What is proposed to this seat, own cards, then joint cards; open ones first, in the order of the rulebook.

    Args:
        found: only cards that hold this somewhere, in small letters.
    """
    held = [
        card for card in view.moves
        if _shown(card, order, show) and (not found or found in _text(card, speaker))
    ]  # fmt: skip
    wide = max([CHANCE, *(1 + len(good_chance(card, glyphs)) for card in held)])
    asked = {proposed(one).act.move for one in waiting(view)}
    sorts = (
        (_("Proposed to you"), [card for card in held if card.id in asked]),
        (_("On your own"), [card for card in held if not card.joint]),
        (_("Together with other seats"), [card for card in held if card.joint and card.id not in asked]),
    )
    for title, cards in sorts:
        if cards:
            columns = Content.styled(f"{_('cost'):>4}{_('success'):>{wide}}", "$text-muted")
            yield ListRow(None, Content.styled(title, "$accent"), columns)
            cards.sort(key=lambda card: not card.open)
            yield from (move_row(card, view, order, glyphs, wide) for card in cards)
    if not view.moves:
        yield heading(_("No cards this turn. Answer the questions and seal: panel 4."))
    elif not held:
        yield heading(_("No card fits. f shows others; / and Esc ends the search."))


class MoveDeck(Rows):
    """The deck. Enter orders a card or takes it off; the marked card is shown beside it."""

    def __init__(self, speaker: DeskSpeaker, *, title: str) -> None:
        super().__init__(id="moves", title=title)
        self._speaker = speaker
        self._show = Show.ALL
        self._found = ""
        self._sought = False
        self._shown: tuple[View, Order] | None = None

    def find(self, text: str) -> None:
        """Show only cards that hold this in their name, text or effects."""
        self._found = text.casefold()
        self._sought = bool(text)
        self._again()

    def show_others(self) -> None:
        """Go on to the next choice of ``Show``."""
        self._show = self._show.next
        self._again()

    def _again(self) -> None:
        if self._shown is not None:
            self.show_view(*self._shown)

    def show_view(self, view: View, order: Order) -> None:
        """Show the cards, marked where this order holds them; a search goes to names before it goes to texts."""
        self._shown = view, order
        self.show(tuple(move_rows(view, order, self._speaker, self.glyphs, self._show, self._found)))
        if self._sought:
            self._sought = False
            nearest = min(view.moves, key=lambda card: _away(card, self._found), default=None)
            if nearest is not None:
                self.mark(nearest.id)
        open_ = sum(1 for card in view.moves if card.playable)
        said = [_("{open} of {all} open").format(open=open_, all=len(view.moves))]
        if self._show is not Show.ALL:
            said.insert(0, _("only {cards}").format(cards=_(self._show.value)))
        if self._found:
            said.insert(0, _("search"))
        self.border_subtitle = Content(f" {self.glyphs.dot} ".join(said))
