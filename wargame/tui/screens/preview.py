"""The screens of a preview: those of a game, on which nothing is done at the table."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from wargame.records import record
from wargame.tui.answers import Then
from wargame.tui.commands import bindings
from wargame.tui.screens.opening import opening_lines
from wargame.tui.screens.scene import Scene
from wargame.tui.screens.seat import SeatScene
from wargame.tui.text import line, plain
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import Rows
from wargame.model.files import ScenarioFile
from wargame.session.seat import SeatedTeam
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import DeskSpeaker

_TIP = N_(
    "What players will see. ] and [ go from team to team, full stop and comma from turn to turn. Cards can be tried; "
    "nothing is sealed. When a file is saved it is read again."
)
_TABLE = frozenset({"seal", "bargain", "outlook", "cover"})
"""What would be done at the table of a game."""


@record
class PlaceOnScreen:
    """Where somebody was looking: the panel, its marked row, and how far pages were scrolled."""

    panel: str
    row: str | None
    scrolled: tuple[tuple[str, float], ...]


class Step(Message, namespace="preview"):
    """To another place: so many teams on, so many turns later."""

    def __init__(self, *, teams: int = 0, turns: int = 0) -> None:
        super().__init__()
        self.teams, self.turns = teams, turns


class OpeningPreview(Scene[Literal[Then.LEAVE]]):
    """How the crisis begins."""

    PLACES = ("preview",)
    TIP = _TIP
    BINDINGS = bindings("preview")
    BACK = Then.LEAVE

    def __init__(self, about: ScenarioFile) -> None:
        super().__init__()
        self._about = about

    def widgets(self) -> ComposeResult:
        """The text."""
        yield TopLine(line(_("Preview: {title}").format(title=self._about.title), "bold"))
        yield Page(opening_lines(self._about, None), id="text", title=_("How it begins"))

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(Page).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The opening has no turns."""
        return False if action == "turn" else super().check_action(action, parameters)

    def action_stop(self, by: int) -> None:
        """Another team."""
        self.post_message(Step(teams=by))


class SeatPreview(SeatScene):
    """A seat's desk, on which cards can be tried."""

    PLACES: ClassVar[tuple[str, ...]] = ("preview", "seat", "list", "map")
    TIP = _TIP
    BINDINGS = [*bindings("preview"), *bindings("seat")]
    SEALS = False

    def __init__(self, team: SeatedTeam, speaker: DeskSpeaker, place: PlaceOnScreen | None = None) -> None:
        """``place``: where one was looking before the file was read again."""
        super().__init__(team, speaker)
        self._place = place
        if place is not None:
            self.first = place.panel

    def on_mount(self) -> None:
        """Look where one was looking, once the desk stands: Textual has it mounted by its own class too."""
        if self._place is not None:
            self.call_after_refresh(self.call_after_refresh, self._look_again, self._place)

    def _look_again(self, place: PlaceOnScreen) -> None:
        """The lists have their lines by now."""
        panel = self._panels[place.panel]
        if isinstance(panel, Rows) and place.row:
            panel.mark(place.row)
            self._mark(f"{place.panel}/{panel.marked}")
        for id_, y in place.scrolled:
            for page in self.query(f"#{id_}"):
                page.scroll_to(y=y, animate=False)

    @property
    def place(self) -> PlaceOnScreen:
        """Where one is looking."""
        panel = self._panels[self._panel]
        scrolled = tuple((str(page.id), page.scroll_y) for page in self.query(Page) if page.id)
        return PlaceOnScreen(self._panel, panel.marked if isinstance(panel, Rows) else None, scrolled)

    def whose(self, *, tight: bool) -> Content:
        """Whose seat this is, and that it is none of a game."""
        return Content.assemble(plain(f"{_('Preview')}  ", "bold"), super().whose(tight=tight))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done at the table."""
        return False if action in _TABLE else super().check_action(action, parameters)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Cards and answers are tried, as at a desk; nothing is said."""
        if event.rows.id == "talk":
            event.prevent_default()
            self.hint(_("This is a preview: nothing is said in it."))

    def keep(self) -> None:
        """Nothing of a preview is kept."""

    def action_cover(self) -> None:
        """There is nobody to hide it from."""

    def action_leave(self) -> None:
        """Nothing is lost."""
        self.give(Then.LEAVE)

    def action_stop(self, by: int) -> None:
        """Another team."""
        self.post_message(Step(teams=by))

    def action_turn(self, by: int) -> None:
        """Another turn."""
        self.post_message(Step(turns=by))
