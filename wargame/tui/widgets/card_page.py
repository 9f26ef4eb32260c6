"""The card: whatever is marked anywhere on a seat's desk, explained in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import hang, line, stack
from wargame.tui.widgets.move_preview import draw_card
from wargame.tui.widgets.order_panel import SEAL
from wargame.tui.widgets.page import Drawing, Page
from wargame.tui.widgets.place_text import draw_place
from wargame.tui.widgets.question_panel import draw_question
from wargame.tui.widgets.seal_text import draw_seal
from wargame.tui.widgets.track_panel import status_detail, track_detail
from wargame.wording.speaker import Speaker

Card = tuple[Content, Drawing]
"""A title and what is drawn under it."""


def card_for(
    marked: str, view: View, order: Order, refusals: Sequence[str], speaker: Speaker, glyphs: Glyphs
) -> Card:
    """What explains the marked row.

    Args:
        marked: ``panel/row``, e.g. ``moves/data_sharing``, ``order/question:over_japan``; empty: nothing.
        refusals: why the order cannot be sealed, in words.
    """
    panel, _, row = marked.partition("/")
    what, _, id_ = row.partition(":")
    if panel in ("moves", "order"):
        move = next((move for move in view.moves if move.id == (id_ if what == "move" else row)), None)
        if move is not None:
            seats = {seat.id: seat.name for seat in view.seats}
            return line(f"{move.code} {move.name}"), partial(draw_card, move, order, seats, speaker, glyphs)
        question = next((question for question in view.questions if what == "question" and question.id == id_), None)
        if question is not None:
            return Content("Question"), partial(draw_question, question, order, speaker, glyphs)
        if row == SEAL:
            return Content("The seal"), partial(draw_seal, view, order, tuple(refusals), glyphs)
    if panel == "tracks":
        track = next((track for track in view.tracks if track.slot == row), None)
        if track is not None:
            return line(f"{track.code} {track.name}"), partial(track_detail, track, glyphs)
        status = next((status for status in view.statuses if what == "status" and status.slot == id_), None)
        if status is not None:
            return line(status.name), lambda cells: status_detail(status)
    if panel == "map" and view.theatre is not None:
        place = next((place for place in view.theatre.places if place.id == row), None)
        if place is not None:
            return line(place.name), partial(draw_place, view.theatre, row, glyphs)
    return Content("What to do now"), partial(draw_steps, view)


class CardPage(Page):
    """The page beside the lists; it follows the cursor."""

    def __init__(self, speaker: Speaker, glyphs: Glyphs, *, id: str = "card") -> None:
        super().__init__(id=id, title="Card")
        self._speaker, self._glyphs = speaker, glyphs

    def explain(self, marked: str, view: View, order: Order, refusals: Sequence[str]) -> None:
        """Show the card of what is marked (``card_for``)."""
        title, drawing = card_for(marked, view, order, refusals, self._speaker, self._glyphs)
        self.border_title = title
        self.show(drawing)


def draw_steps(view: View, cells: int) -> Content:
    """The steps of a turn, each with the key that goes there."""
    questions = len(view.questions)
    asked = (
        "Nothing is asked this turn."
        if not questions
        else f"{questions} question{'s' * (questions != 1)} may be put this turn."
    )
    steps = (
        ("1", "Read the situation and, the first time, your brief. The arrows scroll."),
        ("2", "See where the world stands. Mark a track, and this card explains it."),
        ("3", "Mark a move: this card shows its price, its chances and why. Enter orders it."),
        ("4", f"{asked} Enter on a question answers it. Then seal; or press s."),
        ("5", "What you want at the end, and the lines you must not cross."),
        ("6", "The map: what stands where. Enter reads a place."),
        ("7", "Messages and promises to the other seats."),
    )
    return stack(
        *(hang(Content.styled(f" {key}", "bold $accent"), Content(text), 4, cells) for key, text in steps),
        "",
        Content.styled("` covers the screen at once. ? explains every key.", "$text-muted"),
    )
