"""How good each order was, by what its seat knew, and beside it as it turned out; as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.decision_words import Answers, answered, decision_words, difference_words
from wargame.debrief.order_holders import OrderHolders
from wargame.document.nodes import Document, Node, grid, items, paragraph, section
from wargame.engine.candidates import Alternative
from wargame.model.orders import Order
from wargame.sim.effects import Effect
from wargame.sim.order_grades import GAMES, K, OrderGrade
from wargame.sim.played_game import PlayedGame
from wargame.wording.catalogue import _
from wargame.wording.numbers import give_or_take, sentence
from wargame.wording.speaker import Speaker


def grades_document(game: PlayedGame, grades: Sequence[OrderGrade], speaker: Speaker) -> Document:
    """A table a seat: what it ordered, what would have been better, by what it knew; and as it turned out."""
    seats = list(dict.fromkeys(one.seat for one in grades))
    return section(
        2, _("Were the orders good?"),
        items(
            _(
                "By what it knew: what a seat could not see was drawn again and again, the other seats were taken for "
                "doctrines, and {others} other orders were tried in the same games. What stands here is what the best "
                "of them would have brought more than the order that was given, in {games} games of its own."
            ).format(others=K - 1, games=GAMES),
            _(
                "As it turned out: the same two orders, but in the true position and against the orders that the "
                "others truly gave. That is hindsight: it says what came of an order, not whether it was a good one."
            ),
            _(
                "A joint move that teams had agreed on in their talks counts as ordered by all who agreed. What was "
                "promised or written besides is not counted: a move that needs partners who had not agreed looks risky."
            ),
            _("“Nothing surely better”: whatever difference there was could be chance."),
        ),
        *(_seat(game, seat, [one for one in grades if one.seat == seat], speaker) for seat in seats),
    )


def _seat(game: PlayedGame, seat: str, grades: Sequence[OrderGrade], speaker: Speaker) -> Iterator[Node]:
    head = (_("turn"), _("ordered"), _("better would have been"), _("by what it knew"), _("as it turned out"))
    yield from grid(head, (_row(game, one, speaker) for one in grades), speaker.events.seat(seat), (3, 4))
    lost = [one for one in grades if one.known.regret]
    if lost and grades:
        worst = max(lost, key=lambda one: one.known.regret)
        said = _("The decision to talk about, by what {seat} knew: {turn}.")
        yield paragraph(said.format(seat=speaker.events.seat(seat), turn=speaker.events.turn(worst.turn)))


def _row(game: PlayedGame, one: OrderGrade, speaker: Speaker) -> tuple[str, ...]:
    events = next((turn.resolved for turn in game.turns if turn.turn == one.turn), ())
    asked, order, best = answered(events, one.seat), one.known.order, one.known.best
    beside = (best.order,) if best is not None and one.known.regret else ()
    turn = speaker.events.turn(one.turn) + OrderHolders(game.program, game.givers).mark(one.turn, one.seat)
    ordered = decision_words(game.program, order, asked, beside)
    if best is None or one.known.gain is None:
        return turn, ordered, _("there was no other order"), "", ""
    if not one.known.regret:
        return turn, ordered, _("nothing surely better"), "", ""
    better = sentence(_better(game, best, order, asked, speaker))
    return turn, ordered, better, _said(one.known.gain), "" if one.turned_out is None else _said(one.turned_out)


def _better(game: PlayedGame, best: Alternative, order: Order, asked: Answers, speaker: Speaker) -> str:
    """What would have been better; of what a doctrine would have ordered, what that is."""
    said = speaker.alternative(best)
    if best.kind != "doctrine":
        return said
    held = difference_words(game.program, best.order, order, asked)
    return _("{who}: {what}").format(who=said, what=held) if held else said


def _said(one: Effect) -> str:
    if one.points == 0 and one.give == 0:
        return _("no difference")
    return give_or_take(one.mean, one.give) if one.sure else f"({give_or_take(one.mean, one.give)})"
