"""The card: whatever is marked anywhere on a seat's desk, explained in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from textual.content import Content

from wargame.model.orders import Order
from wargame.model.views import View
from wargame.tui.app_interface import app_of
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Hanging, Line, line
from wargame.tui.widgets.move_preview import card_lines
from wargame.tui.widgets.order_panel import SEAL
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.place_text import place_lines
from wargame.tui.widgets.proposal_text import proposal_lines
from wargame.tui.widgets.question_panel import question_lines
from wargame.tui.widgets.seal_text import seal_lines
from wargame.tui.widgets.track_panel import status_lines, track_lines
from wargame.wording.catalogue import _, ngettext
from wargame.wording.speaker import DeskSpeaker

TALL = 30
"""From so many lines of the screen on a card shows its bands line by line at once."""
Card = tuple[Content, Iterable[Line]]
"""A title and what stands under it."""


def card_for(
    marked: str, view: View, order: Order, refusals: Sequence[str], speaker: DeskSpeaker, glyphs: Glyphs,
    *, whole: bool = False, short: bool = False,
) -> Card:
    """What explains the marked row.

    Args:
        marked: ``panel/row``, e.g. ``moves/data_sharing``, ``order/question:over_japan``; empty: nothing.
        refusals: why the order cannot be sealed, in words.
        whole: with what lies behind each reason of a roll.
        short: where few lines are in sight, the bands with their chances in the first of them.
    """
    panel, _slash, row = marked.partition("/")
    what, _colon, id_ = row.partition(":")
    if panel in ("moves", "order"):
        for move in view.moves:
            if move.id == (id_ if what == "move" else row):
                shown = card_lines(move, order, view, speaker, glyphs, whole=whole, short=short)
                lines = chain(proposal_lines(move.id, view, glyphs), shown)
                return line(f"{move.code} {move.name}"), lines
        for question in view.questions:
            if what == "question" and question.id == id_:
                return Content(_("Question")), question_lines(question, order, speaker, glyphs)
        if row == SEAL:
            return Content(_("The seal")), seal_lines(view, order, tuple(refusals), glyphs)
    if panel == "tracks":
        for track in view.tracks:
            if track.slot == row:
                return line(f"{track.code} {track.name}"), track_lines(track, view, speaker, glyphs)
        for status in view.statuses:
            if what == "status" and status.slot == id_:
                return line(status.name), status_lines(status)
    if panel == "map" and view.theatre is not None:
        for place in view.theatre.places:
            if place.id == row:
                return line(place.name), place_lines(view.theatre, place, glyphs)
    return Content(_("What to do now")), step_lines(view)


class CardPage(Page):
    """The page beside the lists; it follows the cursor."""

    def __init__(self, speaker: DeskSpeaker) -> None:
        super().__init__(id="card", title=_("Card"))
        self._speaker = speaker

    def explain(self, marked: str, view: View, order: Order, refusals: Sequence[str]) -> None:
        """Show the card of what is marked (``card_for``)."""
        short = self.app.size.height < TALL
        title, lines = card_for(marked, view, order, refusals, self._speaker, app_of(self).glyphs, short=short)
        self.border_title = title
        self.show(lines)


def step_lines(view: View) -> Iterator[Line]:
    """The steps of a turn, each with the key that goes there."""
    questions = len(view.questions)
    asked = ngettext(
        "{number} question may be put this turn.", "{number} questions may be put this turn.", questions
    ).format(number=questions) if questions else _("Nothing is asked this turn.")  # fmt: skip
    steps = (
        _("Read the situation and, the first time, your brief. The arrows scroll."),
        _("See where the world stands. Mark a track, and this card explains it."),
        _("Mark a move: this card shows its price, its chances and why. Enter orders it."),
        _("{asked} Enter on a question answers it. Then seal; or press s.").format(asked=asked),
        _("What you want at the end, and the lines you must not cross."),
        _("The map: what stands where. Enter reads a place.") if view.theatre and view.theatre.places else "",
        _("Messages and promises to the other seats."),
    )
    for key, text in enumerate(steps, 1):
        if text:  # a world without a map has no such step
            yield Hanging(Content.styled(f" {key}", "bold $accent"), Content(text), 4)
    yield ""
    yield Content.styled(_("` covers the screen at once. ? explains every key."), "$text-muted")
