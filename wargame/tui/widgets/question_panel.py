"""A question and its answers, as the card shows them."""

from __future__ import annotations

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.card_views import ChoiceView, QuestionView
from wargame.players.draft import answer
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import hang, line, paragraphs, plain, stack
from wargame.wording.speaker import Speaker


def answer_text(reply: ChoiceView, speaker: Speaker, glyphs: Glyphs) -> Content:
    """One answer with its price, and what it does or why it cannot be given."""
    parts = [line(reply.text, "" if reply.open else "$text-muted")]
    if reply.cost:
        parts.append(Content(f" (costs {reply.cost})"))
    if not reply.open and reply.closed_because:
        why = line(speaker.reason(reply.closed_because), "$text-muted")
        parts.append(Content.assemble((f" {glyphs.dash} closed: needs ", "$text-muted"), why))
    elif reply.effects:
        parts.append(Content.assemble((f" {glyphs.dash} ", "$text-muted"), line(speaker.effects(reply.effects))))
    return Content.assemble(*parts)


def draw_question(question: QuestionView, order: Order, speaker: Speaker, glyphs: Glyphs, cells: int) -> Content:
    """The question, who puts it, whether it is sure to be called, and every answer."""
    who = line(question.asked_by) if question.asked_by else Content("A standing question")
    sure = "is put this turn" if question.sure else "may be put this turn"
    parts: list[Content | str] = [Content.assemble(who, f" {glyphs.dot} ", (sure, "$text-muted"))]
    if question.text:
        parts += ["", plain(paragraphs(question.text))]
    parts += ["", line(question.ask, "bold"), ""]
    stands = answer(question, order)
    for reply in question.answers:
        picked = reply == stands
        mark = glyphs.picked if picked else glyphs.dot if reply.open else glyphs.closed
        parts.append(hang(Content.styled(f"  {mark}", "bold $accent"), answer_text(reply, speaker, glyphs), 4, cells))
    if question.id not in order.answers:
        parts += ["", Content.styled("Nothing chosen: the marked answer stands by itself.", "$text-muted")]
    if not question.sure:
        parts += ["", Content.styled("If it is not called, nobody will ever see your answer.", "$text-muted")]
    return stack(*parts)
