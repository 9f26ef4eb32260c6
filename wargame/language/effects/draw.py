"""``draw common``: a deck gives a card."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.language import slots
from wargame.language.effects.inject import PutInject
from wargame.language.effects.verb import Cause, Op, ProgramBuilder, Verb, Where
from wargame.language.formulas import both, compare, minus, no, plus, read
from wargame.language.parser import parse_condition
from wargame.language.tree import Node, const
from wargame.model.events import Drawn
from wargame.model.files import Sections
from wargame.records import record


@record
class DrawCard(Verb):
    """A deck gives one of the cards it still holds, all equally likely."""

    deck: str

    word = "draw"
    forms = ("draw DECK",)
    names = ("deck", "decks")

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """A roll with a side for each card left, and what the card brings; a deck that is empty gives nothing."""
        deck = to.scenario.decks[self.deck]
        purpose = f"deck:{self.deck}<{at.chain}"
        to.spend(purpose, 5 * len(deck.cards))
        face = read(f"row:{purpose}")
        row = to.slot(f"row:{purpose}", scoped=True)
        counts = enumerate(card.count for card in deck.cards)
        left = [const(count) if deck.put_back else self._left(to, n, count) for n, count in counts]
        total = plus(*left)
        most = sum(card.count for card in deck.cards)
        roll = to.roll(
            f"deck:{self.deck}", (), purpose, 1, to.expr(total), to.constant(0), (), None, tuple(range(1, most)), row,
            hidden=True,
        )
        # Which was taken is counted after all comparisons: each card compares with what was left before the draw.
        taken = f"taken:{self.deck}"
        ops: list[Op] = []
        for n in range(len(deck.cards)):
            below, upto = plus(*left[:n]), plus(*left[: n + 1])
            body = self._brought(to, n, at)
            if not deck.put_back:
                body = (to.assign(to.slot(taken), to.constant(n + 1)), *body)
            ops.append(to.when(to.expr(both(compare(face, ">", below), compare(face, "<=", upto))), body))
        if deck.put_back:
            return (roll, *ops)
        slot = to.slot(taken)
        gone = tuple(self._gone(to, compare(read(taken), "==", n + 1), n) for n in range(len(deck.cards)))
        whole = (to.assign(slot, to.constant(0)), roll, *ops, *gone)
        return (to.when(to.expr(compare(total, ">", 0)), whole),)

    def _left(self, to: ProgramBuilder[Op], card: int, count: int) -> Node:
        gone = slots.gone(self.deck, card)
        to.slot(gone)
        return minus(const(count), read(gone))

    def _gone(self, to: ProgramBuilder[Op], taken: Node, card: int) -> Op:
        gone = slots.gone(self.deck, card)
        return to.when(to.expr(taken), (to.assign(to.slot(gone), to.expr(plus(read(gone), const(1)))),))

    def _brought(self, to: ProgramBuilder[Op], card: int, at: Where) -> tuple[Op, ...]:
        """What a card brings: its situation; nothing where it has none, or one that is left out, or whose ``when``
        does not let it come up now."""
        name = to.scenario.decks[self.deck].cards[card].inject
        drawn, place = to.slot(f"drawn:{self.deck}", scoped=True), to.constant(card + 1)
        blank = to.assign(drawn, place, Drawn(deck=self.deck, inject=None, slot="", to=0), always=True)
        if name is None or name in to.left_out:
            return (blank,)
        brings = to.assign(drawn, place, Drawn(deck=self.deck, inject=name, slot="", to=0), always=True)
        body = (brings, *PutInject(name).lower(to, Where(f"deck:{self.deck}", chain=at.chain)))
        inject = to.scenario.injects[name]
        if inject.when is None or inject.scheduled:
            return body
        held = parse_condition(inject.when, to.names)
        # Asked before it is put: its own effects may change the answer.
        return (to.when(to.expr(no(held)), (blank,)), to.when(to.expr(held), body))

    def causes(self, sections: Sections) -> Iterator[Cause]:
        """Every inject that a card of the deck may bring."""
        for card in sections.decks[self.deck].cards:
            if card.inject is not None:
                yield "injects", card.inject
