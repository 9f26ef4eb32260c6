"""A recorded game: any turn, any step, as all knew it, as one seat saw it, or whole."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from wargame.debrief.export import as_text
from wargame.tui.goals import ContinueGame, Menu
from wargame.tui.commands import bindings
from wargame.tui.screens.asking import asks
from wargame.tui.screens.asking_what_if import ask_what_if
from wargame.tui.screens.asking_why import ask_why, prepare
from wargame.tui.screens.dialogue import PickItem, Pick, WriteLine
from wargame.tui.screens.scene import Scene
from wargame.tui.screens.tracks_beside import TracksBeside
from wargame.tui.text import clean, line
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.story_page import StoryPage
from wargame.tui.widgets.timeline import Timeline, legend
from wargame.tui.widgets.track_panel import TrackPanel
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter
    from wargame.debrief.recording import Recording
    from wargame.debrief.why.explainer import Explainer
    from wargame.session.what_if import WhatIfs

Hit = tuple[int, int, int]
"""A turn, a step of it (from 1) and a line of the step (0: its title)."""


class Replay(Scene[Menu | ContinueGame], TracksBeside):
    """A scrubber: left and right step, brackets turn; beside the story the tracks as they stood there."""

    PLACES = ("replay",)
    BACK = Menu.SAVES
    TIP = N_(
        "← and → go step by step, [ and ] turn by turn. v shows the game as another saw it: all, one seat, control. "
        "/ finds words, n and N go on to the next place. y says why this step came out so, b what would have "
        "become of it otherwise. Up and down scroll the story, t shows the tracks."
    )
    BINDINGS = bindings("replay")

    def __init__(self, record: Recording, path: Path, what_ifs: WhatIfs | None = None) -> None:
        """``what_ifs``: who says what would have become of it; None: nobody does."""
        super().__init__()
        self._what_ifs = what_ifs
        self._record, self._path = record, path
        self._viewer = record.viewers[0]
        self._turn = record.turns[0] if record.turns else 0
        self._step = 1
        self._line: int | None = None
        self._words = ""
        self._known: dict[str, dict[int, Sequence[Chapter]]] = {}
        self._explainers: dict[str, Explainer] = {}
        self._note = ""

    def widgets(self) -> ComposeResult:
        """The timeline, the story and the tracks."""
        yield TopLine(Content(_("Replay")))
        yield Timeline(self._record.turns, self.glyphs)
        yield from self.text_and_tracks(StoryPage(title=_("What happened")), _("Where the tracks stood"))

    def on_mount(self) -> None:
        """Begin with the first turn that was played; the others are told meanwhile."""
        self.add_class("-told")
        self.query_one(StoryPage).focus()
        if not self._record.turns:
            self.query_one(StoryPage).show((_("No turn of this game was begun."),))
            return
        self._turn = next((turn for turn in self._record.turns if turn), self._turn)
        self._show()
        self._tell_all()

    @work(exclusive=True, group="tell")
    async def _tell_all(self) -> None:
        """Tell every turn to this viewer, with room for keys between them, so that the timeline has all its marks."""
        for turn in self._record.turns:
            await asyncio.sleep(0.01)
            self._chapters(turn)
            self._draw_line()
        await prepare(self._explainer)

    @property
    def _explainer(self) -> Explainer:
        """Who says why, to whom the game is shown now."""
        from wargame.debrief.why.explainer import Explainer

        if self._viewer not in self._explainers:
            known = next(iter(self._explainers.values()), None) or Explainer(self._record, self._viewer)
            self._explainers[self._viewer] = known.as_viewer(self._viewer)
        return self._explainers[self._viewer]

    @asks
    async def action_why(self) -> None:
        """Why this step came out so."""
        chapters = self._chapters(self._turn) if self._record.turns else ()
        if chapters:
            step = chapters[self._step - 1]
            await ask_why(self.app, self._explainer, self._explainer.askable(self._turn, step.told), step.title)

    @asks
    async def action_what_if(self) -> None:
        """What would have become of it, had this turn gone otherwise."""
        if self._what_ifs is not None:
            played_on = await ask_what_if(self.app, self._record, self._what_ifs, self._turn)
            if played_on is not None:
                self.give(played_on)

    def _chapters(self, turn: int) -> Sequence[Chapter]:
        chapters = self._record.steps(turn, self._viewer)
        self._told[turn] = chapters
        return chapters

    @property
    def _told(self) -> dict[int, Sequence[Chapter]]:
        return self._known.setdefault(self._viewer, {})

    def _show(self, line_: int | None = None) -> None:
        chapters = self._chapters(self._turn)
        self._step = max(1, min(self._step, len(chapters)))
        self._line = line_
        self.query_one(StoryPage).tell(chapters, self._step, find=self._words, at=line_)
        self.query_one(TrackPanel).show_view(self._record.narrative(self._turn, self._viewer).view(self._step))
        self._draw_line()
        gap, seen = "   ", line(self._seen_by(), "bold $accent")
        left = Content.assemble((_("Replay"), "bold"), gap, seen, gap, line(self._record.title, "$text-muted"))
        where = _("{turn}, step {step} of {steps}").format(
            turn=self._record.heading(self._turn), step=self._step, steps=len(chapters)
        )
        self.query_one(TopLine).show(left, line(where))
        self.query_one(StoryPage).border_subtitle = line(self._note or legend())
        self._note = ""

    def _seen_by(self) -> str:
        match self._viewer:
            case "public":
                return _("seen by all")
            case "control":
                return _("everything")
            case seat:
                return _("as {seat} saw it").format(seat=self._record.name(seat))

    def _draw_line(self) -> None:
        self.query_one(Timeline).show(self._told, self._turn, self._step)

    # Going

    def _go(self, turn: int, step: int, line_: int | None = None) -> None:
        self._turn, self._step = turn, step
        self._show(line_)

    def action_step(self, by: int) -> None:
        """A step on or back, over the end of a turn too."""
        turns = self._record.turns
        if not turns:
            return
        place, step = turns.index(self._turn), self._step + by
        if step < 1 and place:
            before = turns[place - 1]
            self._go(before, max(1, len(self._chapters(before))))
        elif step > len(self._chapters(self._turn)) and place + 1 < len(turns):
            self._go(turns[place + 1], 1)
        else:
            self._go(self._turn, step)

    def action_turn(self, by: int) -> None:
        """To the beginning of another turn; back from the middle of one: to its own beginning."""
        turns = self._record.turns
        if not turns:
            return
        place = turns.index(self._turn)
        if by < 0 and self._step > 1:
            by += 1
        self._go(turns[max(0, min(len(turns) - 1, place + by))], 1)

    def action_first(self) -> None:
        """To the very beginning."""
        if self._record.turns:
            self._go(self._record.turns[0], 1)

    def action_last(self) -> None:
        """To the very end."""
        if self._record.turns:
            last = self._record.turns[-1]
            self._go(last, len(self._chapters(last)))

    @asks
    async def action_pick_turn(self) -> None:
        """To a turn out of a list."""
        items = [PickItem(str(turn), line(self._record.heading(turn))) for turn in self._record.turns]
        if not items:
            return
        question = Pick(_("Which turn?"), Content(""), items, picked=(str(self._turn),))
        picked = await self.app.push_screen_wait(question)
        if picked:
            self._go(int(picked[0]), 1)

    def on_timeline_turn_picked(self, event: Timeline.TurnPicked) -> None:
        """A click on the timeline."""
        self._go(event.turn, 1)

    # Looking

    def action_viewer(self) -> None:
        """As the next one saw it. Of a game that goes on there is only what all know."""
        viewers = self._record.viewers
        if len(viewers) == 1:
            self._note = _("This game goes on: only what all seats know is shown.")
        self._viewer = viewers[(viewers.index(self._viewer) + 1) % len(viewers)]
        if self._record.turns:
            self._show()
            self._tell_all()

    @asks
    async def action_find(self) -> None:
        """Ask for words and go to the first place after this one where they stand."""
        where = Content(_("In everything this viewer was told, whatever the case."))
        words = await self.app.push_screen_wait(WriteLine(_("Find"), where, self._words))
        if words is not None:
            self._words = clean(words)
            self._next(1, here=True)

    def action_hit(self, by: int) -> None:
        """To the next or the last place with these words."""
        if self._words:
            self._next(by)
        else:
            self.action_find()

    def _places(self) -> Iterator[Hit]:
        """Every line with the words, in order."""
        words = self._words.casefold()
        for turn in self._record.turns:
            for step, chapter in enumerate(self._chapters(turn), 1):
                for number, said in enumerate((chapter.title, *chapter.lines)):
                    if words in clean(said).casefold():
                        yield turn, step, number

    def _next(self, by: int, here: bool = False) -> None:
        places = list(self._places()) if self._words and self._record.turns else []
        at = (self._turn, self._step, -1 if self._line is None else self._line)
        if not places:
            self._note = _("“{words}” stands nowhere.").format(words=self._words) if self._words else ""
            if self._record.turns:
                self._show()
            return
        after = [place for place in places if place > at or (here and place == at)]
        before = [place for place in places if place < at]
        found = (after or places)[0] if by > 0 else (before or places)[-1]
        self._note = _("“{words}”: place {place} of {places}").format(
            words=self._words, place=places.index(found) + 1, places=len(places)
        )
        self._go(*found)

    def action_copy(self) -> None:
        """This turn, as this viewer may know it, as text."""
        if self._record.turns:
            heading = f"{self._record.title}. {self._record.heading(self._turn)}"
            name = f"turn-{self._turn}-{self._viewer}.txt"
            text = as_text(heading, self._chapters(self._turn))
            self.post_message(self.HandedOut(text, name, self._path))
