"""The reveal: all seats together, one step after another; nothing goes on by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer

from wargame.debrief.export import as_text
from wargame.tui.answers import Then
from wargame.tui.beat import POSTERS, dice_of
from wargame.tui.commands import bindings
from wargame.tui.screens.asking import asks
from wargame.tui.screens.asking_why import ask_why, prepare
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.text import line
from wargame.tui.widgets.header import TopLine, turn_text
from wargame.tui.widgets.stakes_panel import StakesPanel
from wargame.tui.widgets.story_page import StoryPage
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.debrief.chapter import Chapter
    from wargame.debrief.why.explainer import Explainer
    from wargame.model.views import View
    from wargame.saves.receipts import Given

KNOWN = ("opening", "inject", "settled", "headline", "talk")
"""Kinds of steps that everybody has read before the orders were given: passed over, unless all is told."""
BESIDE = 120
"""From this many columns on the tracks at stake stand beside the story."""
Explains = Callable[[], "Explainer"]
TUMBLE, ROLLS = 0.06, 7
"""How long the dice show a face while they roll, in seconds, and how many they show."""
PAUSE = 1.0
"""How long nothing is looked up while the first step is told, in seconds."""


class TurnSteps(Protocol):
    """A turn as the reveal steps through it (``debrief.turn_narrative.TurnNarrative``)."""

    @property
    def chapters(self) -> Sequence[Chapter]:
        """Its steps."""

    @property
    def at_stake(self) -> Collection[str]:
        """The tracks that somebody's public aims read, by slot."""

    def view(self, told: int) -> View:
        """Where things stood once so many steps were told."""


class Reveal(GameScene[Literal[Then.ON]]):
    """Steps through a resolved turn as its viewer may see it; the tracks beside it stand where its words leave them."""

    PLACES = ("reveal",)
    TIP = N_(
        "Enter tells the next step, ← takes one back, End tells all of them. y says why this step came out so. The "
        "arrows up and down scroll, t shows what is at stake. c copies the turn. After the last step, Enter plays on."
    )
    BINDINGS = bindings("reveal")

    def __init__(self, turn: TurnSteps, receipt: Given | None, save: Path | None, why: Explains | None = None) -> None:
        """Step through a turn.

        Args:
            save: beside which a copy is kept; None: none is.
            why: gives who says why to those who hear the reveal; None: nobody does.
        """
        super().__init__()
        self._why = cache(why) if why else None
        self._turn, self.receipt, self._save = turn, receipt, save
        self._chapters = tuple(turn.chapters)
        self._known = sum(1 for _ in takewhile(lambda chapter: chapter.kind in KNOWN, self._chapters))
        self._first = self._told = min(self._known + 1, len(self._chapters))
        self._all = False
        self._rolling: Timer | None = None

    def widgets(self) -> ComposeResult:
        """The story, and beside it what is at stake."""
        yield TopLine(Content(_("Reveal")))
        with Horizontal(classes="pair story"):
            yield StoryPage(title=_("What happened"))
            yield StakesPanel(title=_("What is at stake"))

    def on_mount(self) -> None:
        """Tell the first step."""
        self.query_one(StoryPage).focus()
        self._tell(self._told)
        self.set_timer(PAUSE, self._prepare)

    @work(exclusive=True, group="why")
    async def _prepare(self) -> None:
        """While the first step is read: look at the turns before, so that no question waits for them."""
        if self._why is not None:
            await prepare(self._why())

    @asks
    async def action_why(self) -> None:
        """Why the step that was told last came out so."""
        if self._why is not None and self._told:
            explainer, step = self._why(), self._chapters[self._told - 1]
            turn = self._turn.view(self._told).turn
            await ask_why(self.app, explainer, explainer.askable(turn, step.told), step.title)

    def on_resize(self, event: events.Resize | None = None) -> None:
        """Beside each other where there is room."""
        super().on_resize()
        self._lay_out()

    @property
    def _done(self) -> bool:
        return self._told >= len(self._chapters)

    @property
    def _of(self) -> int:
        """How many steps there are to tell."""
        return len(self._chapters) - self._known

    def _after(self, view: View) -> str:
        """What follows the last step."""
        return _("Enter: how it ended") if view.ending is not None else _("Enter: on to the next turn")

    def _lay_out(self) -> None:
        poster = not self._all and bool(self._told) and self._chapters[self._told - 1].kind in POSTERS
        beside = self.app.size.width >= BESIDE and not poster
        self.set_class(beside, "-beside")
        if beside and self.has_class("-other"):
            self.action_other_panel()

    def _tell(self, told: int, *, all_: bool = False) -> None:
        forward, self._told, self._all = told > self._told or told == self._first, told, all_
        self._rest()
        view, page = self._turn.view(told), self.query_one(StoryPage)
        self._lay_out()
        self.query_one(StakesPanel).show_view(view, self._turn.at_stake)
        steps = self._of
        step = _("step {step} of {steps}").format(step=max(0, told - self._known), steps=steps)
        right = Content.styled(step if steps else _("nothing to tell"), "$text-muted")
        self.query_one(TopLine).show(Content.assemble((_("Reveal"), "bold"), "   ", turn_text(view)), right)
        after = self._after(view)
        if self.receipt:
            after = f"{_('Receipt {receipt}.').format(receipt=self.receipt.receipt)} {after}"
        page.border_subtitle = line(after if self._done else _("Enter: next step"))
        if all_ or not told:
            page.tell(self._chapters, told)
        elif forward and self.app.animation_level != "none" and dice_of(self._chapters[told - 1]):
            self._roll()
        else:
            page.show_beat(self._chapters[told - 1])
        self.refresh_bindings()

    def _roll(self) -> None:
        """The dice tumble for a moment. They hold up no key: the next one ends them."""
        chapter, page = self._chapters[self._told - 1], self.query_one(StoryPage)
        faces, left = dice_of(chapter), iter(range(ROLLS, 0, -1))

        def turn() -> None:
            past = next(left, 0)
            if past:
                page.show_beat(chapter, [1 + (face + past * (3 + place)) % 6 for place, face in enumerate(faces)])
            else:
                self._rest()
                page.show_beat(chapter)

        turn()
        self._rolling = self.set_interval(TUMBLE, turn)

    def _rest(self) -> None:
        if self._rolling is not None:
            self._rolling.stop()
            self._rolling = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key is offered that would do nothing: none goes back from the first step, or on from the last."""
        match action:
            case "why":
                return self._why is not None
            case "copy":
                return self._save is not None
            case "skip":
                return not self._done
            case "back":
                return self._told > self._first
            case "other_panel":
                return not self.has_class("-beside")
            case _:
                return super().check_action(action, parameters)

    def action_step(self) -> None:
        """The rest of a long step, then the next one, or on with the game."""
        if self._rolling is None and self.query_one(StoryPage).read_on():
            return
        if self._done:
            self.give(Then.ON)
        else:
            self._tell(self._told + 1)

    def action_back(self) -> None:
        """One step back."""
        self._tell(max(self._first, self._told - (0 if self._all else 1)))

    def action_skip(self) -> None:
        """Everything at once."""
        self._tell(len(self._chapters), all_=True)

    def action_other_panel(self) -> None:
        """The story or what is at stake, where only one has room."""
        self.toggle_class("-other")
        self.query_one("#tracks" if self.has_class("-other") else "#text").focus()

    def action_copy(self) -> None:
        """The whole turn as text, whatever was told of it yet: the orders are open, so nobody is told too early."""
        if self._save is None:
            return
        view = self._turn.view(self._told)
        text = as_text(f"{view.title}. {turn_text(view).plain}", self._chapters)
        self.post_message(self.HandedOut(text, f"turn-{view.turn}.txt", self._save))
