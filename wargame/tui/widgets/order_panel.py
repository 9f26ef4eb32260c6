"""The order as it stands: moves with what was chosen, answers to the questions, and the seal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from wargame.debrief.desk import seal_broken_words
from wargame.model.card_views import MoveView, QuestionView
from wargame.model.orders import Act, Order
from wargame.model.views import View
from wargame.players.draft import act_cost, answer, chosen, cost
from wargame.tui.glyphs import Glyphs, whole
from wargame.tui.text import column, line
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import _

SEAL, STATE = "seal", "state"


def chosen_text(card: MoveView, act: Act, seats: Mapping[str, str]) -> Content | None:
    """What the act says about its move, in words; None where there is nothing to say."""
    words: list[str] = []
    for parameter in card.parameters:
        texts = {choice.word: choice.text for choice in parameter.choices}
        said = ", ".join(texts.get(word, word) for word in chosen(parameter, act))
        words.append(f"{parameter.ask} {said or _('nothing chosen')}")
    if act.partners:
        words.append(_("With {seats}").format(seats=", ".join(seats.get(seat, seat) for seat in act.partners)))
    return line(" / ".join(words), "$text-muted") if words else None


def question_row(question: QuestionView, order: Order, glyphs: Glyphs) -> ListRow:
    """One question with the answer that would be sealed."""
    reply = answer(question, order)
    given = question.id in order.answers
    said = line(reply.text if reply else question.default, "bold" if given else "$text-muted")
    return ListRow(
        f"question:{question.id}",
        Content.assemble((f"{glyphs.ask} ", "bold $accent"), line(question.ask)),
        Content(str(reply.cost) if reply and reply.cost else ""),
        Content.assemble(said, ("" if given else "  " + _("(by default)"), "$text-muted")),
        brief=True,
    )


def order_rows(
    view: View, order: Order, refusals: Sequence[str], glyphs: Glyphs, *, seals: bool = True, stated: str = "",
    broken: bool = False,
) -> Iterator[ListRow]:
    """Moves, answers, what is stated beside them, what stands in the way, and the seal where one can seal."""
    cards = {card.id: card for card in view.moves}
    seats = {seat.id: seat.name for seat in view.seats}
    if broken:
        yield heading(Content.assemble((f"{glyphs.no} ", "bold $bad"), line(seal_broken_words(), "$bad")))
    if not order.acts:
        said = _("No move chosen. Pick in 3, or seal as it is.") if seals else _("No move chosen. Pick in 3.")
        if any(seat.sealed for seat in view.seats if seat.id == view.viewer):
            said = _("No move this turn.")
        yield heading(said, "$text-muted")
    for act in order.acts:
        if card := cards.get(act.move):
            mark = Content.styled(f"{glyphs.picked} ", "bold $accent")
            left = Content.assemble(mark, column(card.code, 5, "bold"), line(card.name, "bold"))
            price, below = Content(str(act_cost(card, act))), chosen_text(card, act, seats)
            yield ListRow(f"move:{card.id}", left, price, below, brief=True)
    yield from (question_row(question, order, glyphs) for question in view.questions)
    if stated:
        mark = Content.styled(f"{glyphs.ask} ", "bold $accent")
        told = Content.assemble(mark, line(_("What you expect:")), " ", line(stated, "$text-muted"))
        yield ListRow(STATE, told, Content.styled("e", "$text-muted"))
    for refusal in refusals:
        yield heading(Content.assemble((f"{glyphs.no} ", "bold $bad"), line(refusal, "$bad")))
    if not seals:
        return
    label = _("Seal this order") if order.acts else _("Seal: no move")
    style = "$text-muted" if refusals else "bold $accent"
    yield ListRow(SEAL, Content.styled(f"{glyphs.point} {label}", style), Content.styled("s", "$text-muted"))


class OrderPanel(Rows):
    """The order. Enter on a move changes it, on a question answers it, on the last line seals."""

    def show_view(
        self, view: View, order: Order, refusals: Sequence[str], *, seals: bool = True, stated: str = "",
        broken: bool = False,
    ) -> None:  # fmt: skip
        """Show this order and what stands in its way; ``stated``: what goes with it in a game with forecasts, in short;
        empty: there are none; ``broken``: a ruling broke its seal."""
        glyphs = self.glyphs
        self.show(tuple(order_rows(view, order, refusals, glyphs, seals=seals, stated=stated, broken=broken)))
        if view.budget is not None:
            left = whole(view.budget.purse - cost(view, order), glyphs)
            slots = ", ".join(f"{most} {weight}" for weight, most in view.budget.slots)
            said = _("left to spend {left} {dot} at most {slots}").format(left=left, dot=glyphs.dot, slots=slots)
            self.border_subtitle = Content(said)
