"""A question and its answers, as the card shows them."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wargame.model.card_views import ChoiceView, QuestionView
from wargame.model.orders import Order
from wargame.players.draft import answer
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Line, line, paragraphs, plain, point
from wargame.wording.catalogue import _
from wargame.wording.speaker import DeskSpeaker


def choice_text(
    choice: ChoiceView, price: str, speaker: DeskSpeaker, glyphs: Glyphs, *, picked: bool = False
) -> Content:
    """Something that can be chosen, with its ``price``, and what it does or why it cannot be chosen."""
    quiet = "" if choice.open else "$text-muted"
    said = Content.assemble(line(choice.text, "bold" if picked else quiet), f" ({price})" if price else "")
    if not choice.open and choice.closed_because:
        closed = _("closed; it would need: {what}").format(what=speaker.reason(choice.closed_because))
        return Content.assemble(said, (f" {glyphs.dash} ", "$text-muted"), line(closed, "$text-muted"))
    if choice.effects:
        return Content.assemble(said, (f" {glyphs.dash} ", "$text-muted"), line(speaker.effects(choice.effects)))
    return said


def answer_text(reply: ChoiceView, speaker: DeskSpeaker, glyphs: Glyphs) -> Content:
    """One answer with its price, and what it does or why it cannot be given."""
    return choice_text(reply, _("costs {points}").format(points=reply.cost) if reply.cost else "", speaker, glyphs)


def choice_mark(choice: ChoiceView, picked: bool, glyphs: Glyphs) -> str:
    """Whether it is chosen, could be, or cannot."""
    return glyphs.picked if picked else glyphs.dot if choice.open else glyphs.closed


def question_lines(question: QuestionView, order: Order, speaker: DeskSpeaker, glyphs: Glyphs) -> Iterator[Line]:
    """The question, who puts it, whether it is sure to be called, and every answer."""
    who = line(question.asked_by or _("A standing question"))
    sure = _("is put this turn") if question.sure else _("may be put this turn")
    yield Content.assemble(who, f" {glyphs.dot} ", (sure, "$text-muted"))
    if question.text:
        yield ""
        yield plain(paragraphs(question.text))
    yield ""
    yield line(question.ask, "bold")
    yield ""
    stands = answer(question, order)
    for reply in question.answers:
        mark = choice_mark(reply, reply == stands, glyphs)
        yield point(mark, answer_text(reply, speaker, glyphs), "bold $accent")
    if question.id not in order.answers:
        yield ""
        yield Content.styled(_("Nothing chosen: the marked answer stands by itself."), "$text-muted")
    if not question.sure:
        yield ""
        yield Content.styled(_("If it is not called, nobody will ever see your answer."), "$text-muted")
