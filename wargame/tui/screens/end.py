"""The end of a game: how it ended, what each seat made of it, the cards, the charts, the promises, the questions."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal, assert_never, cast

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from wargame.debrief.ending import Debrief, report_in_short, questions_to_talk_over
from wargame.model.views import ScoreView, View
from wargame.tui.goals import Menu
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs, signed
from wargame.tui.screens.asking import asks
from wargame.tui.screens.asking_why import ask_why_of_a_turn
from wargame.tui.screens.receipt import show_receipt
from wargame.tui.screens.scene import Scene
from wargame.tui.screens.tracks_beside import TracksBeside
from wargame.tui.text import Fitted, Hanging, Line, laid_out, line, paragraphs, plain, stack
from wargame.tui.widgets.chart_page import chart_lines, sheets
from wargame.tui.widgets.header import Tabs, TopLine, seat_name, turn_text
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import ListRow
from wargame.tui.widgets.story_page import step
from wargame.tui.widgets.track_panel import TrackPanel
from wargame.tui.writer import drawn
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import Speaker

Tab = Literal["account", "scores", "courses", "promises", "questions"]
TABS: dict[Tab, str] = {
    "account": N_("Account"), "scores": N_("Scores"), "courses": N_("Tracks"), "promises": N_("Promises"),
    "questions": N_("Questions"),
}  # fmt: skip


def score_lines(view: View, score: ScoreView, speaker: Speaker, glyphs: Glyphs) -> Iterator[Line]:
    """A seat's score: its total and band, then every line with its reason."""
    total = line(speaker.events.score(score.total, score.band, ": "), "bold")
    yield ListRow(None, seat_name(view, score.seat), total)
    for aim in score.lines:
        got, most = aim.points, aim.most
        style = "$good" if got > 0 else "$bad" if got < 0 else "$text-muted"
        value = f"{got}/{most}" if most > 0 else signed(got, glyphs)
        text = line(speaker.scored(aim), "" if got else "$text-muted")
        yield Hanging(Content.styled(f"{value:>6}", style), text, 9)


def all_scores(debrief: Debrief, glyphs: Glyphs) -> Iterator[Line]:
    """Every seat's score, then the cards turned over."""
    for score in debrief.view.scores:
        yield from score_lines(debrief.view, score, debrief.speaker, glyphs)
        yield ""
    if not debrief.view.scores:
        yield _("The game was left before its end: nobody scores.")
        yield ""
    if debrief.cards:
        yield Content.styled(_("The cards turned over"), "$accent")
    for card in debrief.cards:
        mark = "" if card.points is None else glyphs.yes if card.points > 0 else glyphs.no
        brought = "" if card.points is None else debrief.speaker.points(card.points)
        name = Content.assemble(seat_name(debrief.view, card.seat), "  ", line(card.name, "bold"))
        yield ListRow(None, name, Content(f"{mark} {brought}"))
        if card.when:
            yield Hanging(Content(""), plain(card.when, "$text-muted"), 4)
        yield Hanging(Content(""), plain(paragraphs(card.text)), 4)


class End(Scene[Menu], TracksBeside):
    """The last screen of a game."""

    PLACES = ("end",)
    BACK = Menu.LAUNCHER
    TIP = N_(
        "Everything is open now: 1 to 5 or Tab show account, scores, tracks, promises and questions. On the tracks "
        "← and → turn to the next chart. y says why anything came out so. e writes the report as a page. The "
        "replay is on the shelf."
    )
    BINDINGS = bindings("end")

    def __init__(self, debrief: Debrief, save: Path) -> None:
        super().__init__()
        self._debrief, self._save = debrief, save
        self._sheets = sheets(debrief.histories)
        self._tab: Tab = "account"
        self._sheet = 0

    def widgets(self) -> ComposeResult:
        """The tabs, the page, and the tracks as they ended."""
        view = self._debrief.view
        yield TopLine(Content.assemble((_("The end"), "bold"), "   ", line(view.title)), turn_text(view))
        yield Tabs([(tab, _(title)) for tab, title in TABS.items()])
        yield from self.text_and_tracks(Page(id="text"), _("Where the tracks ended"))

    def on_mount(self) -> None:
        """Begin with the account."""
        self.query_one(TrackPanel).show_view(self._debrief.view)
        self.query_one(Page).focus()
        self.action_show("account")

    def action_show(self, tab: Tab) -> None:
        """Show one tab."""
        self._tab = tab
        self.query_one(Tabs).show(tab)
        self.set_class(tab in ("account", "scores"), "-told")
        page = self.query_one(Page)
        page.show(self._lines(tab))
        title = _(TABS[tab])
        if tab == "courses" and self._sheets:
            title = f"{title}: {self._sheets[self._sheet][0]}"
        page.border_title = line(title)
        number = _("chart {number} of {charts}, arrows turn").format(number=self._sheet + 1, charts=len(self._sheets))
        page.border_subtitle = Content(number if tab == "courses" and len(self._sheets) > 1 else "")

    def _lines(self, tab: Tab) -> Iterator[Line]:
        debrief, glyphs = self._debrief, self.glyphs
        match tab:
            case "account":
                yield drawn(report_in_short(debrief), glyphs)
            case "scores":
                yield from all_scores(debrief, glyphs)
            case "promises":
                yield from (Fitted(partial(step, chapter, glyphs)) for chapter in debrief.promises)
                if not debrief.promises:
                    yield _("Nobody promised anything in this game.")
            case "questions":
                yield drawn(questions_to_talk_over(debrief), glyphs)
            case "courses":
                yield Fitted(self._charts) if self._sheets else _("No track of this game can be drawn.")
            case unknown:
                assert_never(unknown)

    def _charts(self, cells: int) -> Content:
        """This chart, and the next ones below it where there is room."""
        lines: list[Content] = []
        for title, histories in self._sheets[self._sheet :]:
            chart = chart_lines(histories, self._debrief.since, self.glyphs, cells)
            if lines and len(lines) + 2 + len(chart) > self.query_one(Page).size.height:
                break
            lines += [Content(""), line(title, "bold"), *chart] if lines else chart
        return stack(*lines)

    def on_tabs_tab_picked(self, event: Tabs.TabPicked) -> None:
        """A click on a tab."""
        self.action_show(cast("Tab", event.panel))

    def action_other_tab(self, by: int) -> None:
        """The tab after or before."""
        names = tuple(TABS)
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
        body = laid_out(self._lines(self._tab), 100).plain
        title = f"{self._debrief.view.title}. {_(TABS[self._tab])}"
        text = f"{title}\n{'=' * len(title)}\n\n{body}\n"
        self.post_message(self.HandedOut(text, f"{self._tab}.txt", self._save))

    def _report(self) -> str:
        from wargame.reporting.report_chapters import kept_chapters  # it loads the arrays

        recording = self._debrief.recording
        return self._debrief.report(() if recording is None else kept_chapters(recording, self._save))

    @work(exclusive=True, group="report")
    async def action_export(self) -> None:
        """The after-action report as a page, beside the save."""
        self.app.notify(_("Writing the report."), markup=False)
        page = await asyncio.to_thread(self._report)
        self.post_message(self.HandedOut(page, "report.html", self._save, copied=False))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key is offered that would do nothing."""
        match action:
            case "why":
                return self._debrief.why is not None
            case "analyse":
                return self._debrief.recording is not None
            case _:
                return super().check_action(action, parameters)

    def action_analyse(self) -> None:
        """Where the points came from, ever surer."""
        from wargame.reporting.analysing import analysis_pages
        from wargame.tui.screens.analysis import AnalysisDialogue

        recording = self._debrief.recording
        if recording is not None:
            pages = partial(analysis_pages, recording, self._save)
            self.app.push_screen(AnalysisDialogue(pages, self.glyphs))

    @asks
    async def action_why(self) -> None:
        """Why anything came out so, turn by turn."""
        if self._debrief.why is not None:
            await ask_why_of_a_turn(self.app, self._debrief.why)

    def action_receipt(self) -> None:
        """Show the receipt of the end."""
        if self._debrief.receipt is not None:
            show_receipt(self.app, self._debrief.receipt, self.glyphs)

    def action_done(self) -> None:
        """Back to the launcher."""
        self.action_leave()
