"""The scenarios within reach: what each is about, to read and to start."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from wargame.model.files import Scenario
from wargame.session.catalogue import CannotPlay, Catalogue
from wargame.tui.goals import FillForm, Menu
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.list_scene import ListScene
from wargame.tui.text import Line, line, paragraphs, plain, point
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import N_, _

NONE_FOUND = N_("No scenario was found.")


def scenario_lines(scenario: Scenario, glyphs: Glyphs, *, theories: bool = True) -> Iterator[Line]:
    """What a scenario is about; ``theories``: those to choose from are told, too."""
    about = scenario.about
    yield line(about.title, "bold")
    length = _("{turns} turns").format(turns=about.turns)
    if about.session:
        length = _("{turns} turns, about {minutes} minutes").format(turns=about.turns, minutes=about.session.minutes)
    yield Content.styled(length, "$text-muted")
    yield ""
    yield plain(paragraphs(about.summary))
    named = [scenario.modules[theory].name for theory in about.theories] if theories else []
    for title, points in ((_("What it is good for"), about.teaches), (_("Theories to choose from"), named)):
        if points:
            yield ""
            yield Content.styled(title, "$accent")
            yield from (point(glyphs.dot, line(one)) for one in points)
    yield ""
    yield Content.styled(_("How it begins"), "$accent")
    yield plain(paragraphs(about.opening))


def problem_lines(title: str, problem: CannotPlay) -> Iterator[Line]:
    """Why a scenario cannot be played."""
    yield line(title, "bold")
    yield ""
    yield Content.styled(_("It cannot be played yet:"), "$bad")
    yield plain(str(problem))


class Scenarios(ListScene[Menu | FillForm]):
    """The scenarios, with what each is about."""

    PLACES = ("list", "form")
    TIP = N_("Enter starts a new game with the marked scenario. Tab goes to its text, where the arrows scroll.")
    BINDINGS = bindings("form")

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._known: dict[str, Scenario | CannotPlay] = {}

    def widgets(self) -> ComposeResult:
        """List and text."""
        self._titles = dict(self._catalogue.scenarios())
        rows = [ListRow(id_, line(title)) for id_, title in self._titles.items()] or [heading(_(NONE_FOUND))]
        yield from self.list_and_page(_("Scenarios"), Rows(rows, id="shelf", title=_("Shelf")), _("About it"))

    @work(exclusive=True)
    async def on_rows_marked(self, event: Rows.Marked) -> None:
        """Tell of the marked scenario, once it is read."""
        if event.row not in self._known:
            self.say_reading()
            try:
                self._known[event.row] = await asyncio.to_thread(self._catalogue.scenario, event.row)
            except CannotPlay as problem:
                self._known[event.row] = problem
        match self._known[event.row]:
            case CannotPlay() as found:
                self.explain(*problem_lines(self._titles[event.row], found))
            case Scenario() as scenario:
                self.explain(*scenario_lines(scenario, self.glyphs))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Start with it, where it can be played."""
        if not isinstance(self._known.get(event.row), CannotPlay):
            self.give(FillForm(event.row))
