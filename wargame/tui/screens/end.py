"""The end of a game: how it ended, what each seat made of it, the cards turned over, and what to talk about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.model.views import AimView, ScoreView, View
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs, signed
from wargame.tui.screens.scene import Scene
from wargame.tui.text import hang, line, paragraphs, plain, sides, stack
from wargame.tui.widgets.header import TopLine, seat_name, turn_text
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.track_panel import TrackPanel

Question = tuple[str, str | None]


def score_lines(view: View, score: ScoreView, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """A seat's score: its total and band, then every line with its reason."""
    yield sides(seat_name(view, score.seat), line(f"{score.total} points: {score.band}", "bold"), cells)
    for text, points, most in score.lines:
        style = "$good" if points > 0 else "$bad" if points < 0 else "$text-muted"
        value = f"{points}/{most}" if most > 0 else signed(points, glyphs)
        yield hang(Content.styled(f"{value:>6}", style), line(text, "" if points else "$text-muted"), 9, cells)


def end_lines(
    view: View, cards: Mapping[str, AimView], questions: Sequence[Question], glyphs: Glyphs, cells: int
) -> Iterator[Content]:
    """Ending, outcome, scores, cards, questions."""
    for named in (view.ending, view.outcome):
        if named:
            yield line(named[0], "bold $accent")
            yield plain(paragraphs(named[1]))
            yield Content("")
    for score in view.scores:
        yield from score_lines(view, score, glyphs, cells)
        yield Content("")
    if cards:
        yield Content.styled("The cards turned over", "$accent")
        for seat, card in cards.items():
            held = glyphs.yes if card.met else glyphs.no
            yield Content.assemble(
                seat_name(view, seat),
                "  ",
                line(card.name, "bold"),
                f"  {held} {card.points if card.met else 0} points",
            )
            yield hang(Content(""), plain(card.text), 4, cells)
        yield Content("")
    if questions:
        yield Content.styled("To talk about", "$accent")
        for number, (ask, look_at) in enumerate(questions, start=1):
            yield hang(Content(f"{number}."), line(ask), 4, cells)
            if look_at:
                yield hang(Content(""), line(f"Look at {look_at}", "$text-muted"), 4, cells)


class End(Scene):
    """The last screen of a game."""

    PLACES = ("end",)
    TIP = "Everything is open now. The arrows scroll. Talk, then go back to the launcher: the replay is on the shelf."
    BINDINGS = bindings("end")

    def __init__(self, view: View, cards: Mapping[str, AimView], questions: Sequence[Question]) -> None:
        super().__init__()
        self._view = view
        self._cards = dict(cards)
        self._questions = tuple(questions)

    def widgets(self) -> ComposeResult:
        """The account, and the tracks as they ended."""
        yield TopLine(Content.assemble(("The end", "bold"), "   ", line(self._view.title)), turn_text(self._view))
        with Horizontal(classes="pair story"):
            yield Page(
                lambda cells: stack(*end_lines(self._view, self._cards, self._questions, self.glyphs, cells)),
                id="text",
                title="Account",
            )
            yield TrackPanel(self.glyphs, title="Where the tracks ended")

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.add_class("-told")
        self.query_one(TrackPanel).show_view(self._view)
        self.query_one(Page).focus()

    def action_other_panel(self) -> None:
        """Account or tracks, where only one has room."""
        self.toggle_class("-other")
        self.query_one("#tracks" if self.has_class("-other") else "#text").focus()

    def action_done(self) -> None:
        """Back to the launcher."""
        self.game.to_launcher()

    def action_leave(self) -> None:
        """The same: nothing can be lost."""
        self.game.to_launcher()
