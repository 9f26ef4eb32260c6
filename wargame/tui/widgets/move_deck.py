"""The move cards: what each costs, how good its chances are, and whether it can be ordered."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.views import MoveView, View
from wargame.players.draft import act_cost, act_of
from wargame.tui.glyphs import Glyphs, percent
from wargame.tui.text import column, line
from wargame.tui.widgets.rows import Row, Rows, heading


def good_chance(card: MoveView, glyphs: Glyphs) -> str:
    """The chance of one of the two best bands, in short; empty for moves without a roll."""
    if not card.odds:
        return ""
    best = card.odds[-2:]
    of = best[0].of
    low = max(sum(band.lo for band in best), of - sum(band.hi for band in card.odds[:-2]))
    high = min(sum(band.hi for band in best), of - sum(band.lo for band in card.odds[:-2]))
    return percent(low, high, of, glyphs)


def move_row(card: MoveView, order: Order, glyphs: Glyphs) -> Row:
    """One card: mark, code and name; what it costs; its chance, or that it is closed."""
    act = act_of(order, card.id)
    mark = glyphs.picked if act else " " if card.open else glyphs.closed
    style = "bold $accent" if act else "" if card.open else "$text-muted"
    left = Content.assemble((f"{mark} ", "bold $accent"), column(card.code, 5, f"bold {style}"), line(card.name, style))
    cost = act_cost(card, act)
    price = "free" if not cost else str(cost)
    chance = good_chance(card, glyphs) if card.open else "closed"
    right = Content.assemble((f"{price:>4}", style), (f"{chance:>10}", style or "$text"))
    return Row(card.id, left, right)


def _group(card: MoveView) -> str:
    return "Together with other seats" if card.joint else "On your own"


def move_rows(view: View, order: Order, glyphs: Glyphs) -> Iterator[Row]:
    """Own cards, then joint cards; open ones first, in the order of the rulebook."""
    for joint in (False, True):
        cards = [card for card in view.moves if card.joint is joint]
        if cards:
            columns = Content.styled("cost      good", "$text-muted")
            yield Row(None, Content.styled(_group(cards[0]), "$accent"), columns)
            yield from (move_row(card, order, glyphs) for card in sorted(cards, key=lambda card: not card.open))
    if not view.moves:
        yield heading(Content("No cards this turn. Answer the questions and seal: panel 4."))


class MoveDeck(Rows):
    """The deck. Enter orders a card or takes it off; the marked card is shown beside it."""

    def __init__(self, glyphs: Glyphs, *, id: str = "moves", title: str = "Moves") -> None:
        super().__init__(id=id, title=title)
        self._glyphs = glyphs

    def show_view(self, view: View, order: Order) -> None:
        """Show the cards, marked where this order holds them."""
        self.show(tuple(move_rows(view, order, self._glyphs)))
        open_ = sum(1 for card in view.moves if card.open)
        self.border_subtitle = Content(f"{open_} of {len(view.moves)} open")
