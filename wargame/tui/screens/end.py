"""The end of a game: how it ended, what each seat made of it, the cards, the charts, the promises, the questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.debrief.ending import Debrief, account_in_short, questions_to_talk_over
from wargame.model.views import ScoreView, View
from wargame.tui.answers import Menu
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs, signed
from wargame.tui.screens.receipt import show_receipt
from wargame.tui.screens.scene import Scene
from wargame.tui.text import hang, line, paragraphs, plain, sides, stack
from wargame.tui.widgets.chart_page import chart_lines, sheets
from wargame.tui.widgets.header import Tabs, TopLine, seat_name, turn_text
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.story_page import step_lines
from wargame.tui.widgets.track_panel import TrackPanel
from wargame.tui.writer import draw
from wargame.wording.numbers import points
from wargame.wording.speaker import Speaker

TABS = (
    ("account", "Account"),
    ("scores", "Scores"),
    ("courses", "Tracks"),
    ("promises", "Promises"),
    ("questions", "Questions"),
)


def score_lines(
    view: View, score: ScoreView, speaker: Speaker, glyphs: Glyphs, cells: int
) -> Iterator[Content]:
    """A seat's score: its total and band, then every line with its reason."""
    yield sides(seat_name(view, score.seat), line(speaker.events.score(score.total, score.band, ": "), "bold"), cells)
    for aim in score.lines:
        got, most = aim.points, aim.most
        style = "$good" if got > 0 else "$bad" if got < 0 else "$text-muted"
        value = f"{got}/{most}" if most > 0 else signed(got, glyphs)
        text = line(speaker.scored(aim), "" if got else "$text-muted")
        yield hang(Content.styled(f"{value:>6}", style), text, 9, cells)


def all_scores(debrief: Debrief, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """Every seat's score, then the cards turned over."""
    for score in debrief.view.scores:
        yield from score_lines(debrief.view, score, debrief.speaker, glyphs, cells)
        yield Content("")
    if not debrief.view.scores:
        yield Content("The game was left before its end: nobody scores.")
        yield Content("")
    if debrief.cards:
        yield Content.styled("The cards turned over", "$accent")
    for card in debrief.cards:
        mark = "" if card.points is None else glyphs.yes if card.points > 0 else glyphs.no
        brought = "" if card.points is None else points(card.points)
        yield sides(
            Content.assemble(seat_name(debrief.view, card.seat), "  ", line(card.name, "bold")),
            Content(f"{mark} {brought}"),
            cells,
        )
        yield hang(Content(""), plain(paragraphs(card.text)), 4, cells)


def promise_lines(debrief: Debrief, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """What was promised, and what was done."""
    if not debrief.promises:
        yield Content("Nobody promised anything in this game.")
    for chapter in debrief.promises:
        yield from step_lines(chapter, True, glyphs, cells)


class End(Scene[Menu]):
    """The last screen of a game."""

    PLACES = ("end",)
    TIP = (
        "Everything is open now: 1 to 5 or Tab show account, scores, tracks, promises and questions. On the tracks "
        "← and → turn to the next chart. e keeps the whole account as a file. The replay is on the shelf."
    )
    BINDINGS = bindings("end")

    def __init__(self, debrief: Debrief, save: Path) -> None:
        super().__init__()
        self._debrief, self._save = debrief, save
        self._sheets = sheets(debrief.histories)
        self._tab = "account"
        self._sheet = 0

    def widgets(self) -> ComposeResult:
        """The tabs, the page, and the tracks as they ended."""
        view = self._debrief.view
        yield TopLine(Content.assemble(("The end", "bold"), "   ", line(view.title)), turn_text(view))
        yield Tabs(TABS)
        with Horizontal(classes="pair story"):
            yield Page(id="text")
            yield TrackPanel(self.glyphs, title="Where the tracks ended")

    def on_mount(self) -> None:
        """Begin with the account."""
        self.query_one(TrackPanel).show_view(self._debrief.view)
        self.query_one(Page).focus()
        self.action_show("account")

    def action_show(self, tab: str) -> None:
        """Show one tab."""
        self._tab = tab
        self.query_one(Tabs).show(tab)
        self.set_class(tab in ("account", "scores"), "-told")
        page = self.query_one(Page)
        page.show(lambda cells: stack(*self._lines(tab, cells)))
        title = dict(TABS)[tab]
        if tab == "courses" and self._sheets:
            title = f"{title}: {self._sheets[self._sheet][0]}"
        page.border_title = line(title)
        number = f"chart {self._sheet + 1} of {len(self._sheets)}, arrows turn"
        page.border_subtitle = Content(number if tab == "courses" and len(self._sheets) > 1 else "")

    def _lines(self, tab: str, cells: int) -> Iterator[Content]:
        debrief, glyphs = self._debrief, self.glyphs
        match tab:
            case "account":
                yield from draw(account_in_short(debrief), glyphs, cells)
            case "scores":
                yield from all_scores(debrief, glyphs, cells)
            case "promises":
                yield from promise_lines(debrief, glyphs, cells)
            case "questions":
                yield from draw(questions_to_talk_over(debrief), glyphs, cells)
            case _ if self._sheets:
                yield from self._charts(cells)
            case _:
                yield Content("No track of this game can be drawn.")

    def _charts(self, cells: int) -> list[Content]:
        """This chart, and the next ones below it where there is room."""
        lines: list[Content] = []
        for title, histories in self._sheets[self._sheet :]:
            drawn = chart_lines(histories, self._debrief.since, self.glyphs, cells)
            if lines and len(lines) + 2 + len(drawn) > self.query_one(Page).size.height:
                break
            lines += [Content(""), line(title, "bold"), *drawn] if lines else drawn
        return lines

    def on_tabs_tab_picked(self, event: Tabs.TabPicked) -> None:
        """A click on a tab."""
        self.action_show(event.panel)

    def action_other_tab(self, by: int) -> None:
        """The tab after or before."""
        names = [name for name, _ in TABS]
        self.action_show(names[(names.index(self._tab) + by) % len(names)])

    def action_turn_over(self, by: int) -> None:
        """The next chart, or the one before; elsewhere the next tab."""
        if self._tab == "courses" and self._sheets:
            self._sheet = (self._sheet + by) % len(self._sheets)
            self.action_show(self._tab)
        else:
            self.action_other_tab(by)

    def action_copy(self) -> None:
        """What this tab shows, as text."""
        body = stack(*self._lines(self._tab, 100)).plain
        title = f"{self._debrief.view.title}. {dict(TABS)[self._tab]}"
        text = f"{title}\n{'=' * len(title)}\n\n{body}\n"
        self.post_message(self.HandedOut(text, f"{self._tab}.txt", self._save))

    def action_export(self) -> None:
        """The whole account as Markdown, beside the save."""
        self.post_message(self.HandedOut(self._debrief.text, "account.md", self._save, copied=False))

    def action_receipt(self) -> None:
        """Show the receipt of the end."""
        if self._debrief.receipt is not None:
            show_receipt(self.app, self._debrief.receipt, self.glyphs)

    def action_done(self) -> None:
        """Back to the launcher."""
        self.give(Menu.LAUNCHER)

    def action_leave(self) -> None:
        """The same: nothing can be lost."""
        self.give(Menu.LAUNCHER)
