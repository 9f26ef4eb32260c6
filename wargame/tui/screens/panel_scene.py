"""A screen of panels: which of them stand on it, which has the keyboard, and which one has grown over the others."""

from __future__ import annotations

from functools import cached_property
from typing import Generic, Protocol, TypeVar, runtime_checkable

from textual.widget import Widget

from wargame.tui.panel_table import BY_ID, PANELS, TALL, in_turn
from wargame.tui.screens.panel_layout import every, heading_of, shown
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.screens.breakpoints import WIDE
from wargame.tui.widgets.find_line import FindLine
from wargame.tui.widgets.header import Tabs

R = TypeVar("R")


@runtime_checkable
class Searchable(Protocol):
    """A panel that can be searched."""

    def find(self, text: str) -> None:
        """Show only what holds this, or go to the first of it; empty: all again."""


class PanelScene(GameScene[R], Generic[R]):
    """The panels of ``tui.panel_table``, arranged for the size of the screen and for what has the keyboard; a search
    shows fewer lines of one.

    A scene that is one yields its panels under the columns ``left`` and ``right`` of ``body``, and begins with
    ``action_show``. ``mapped``: whether there is a map to show.
    """

    AUTO_FOCUS = ""  # nothing by itself: the map would get the keyboard first, and the card would show a place

    def __init__(self, *, mapped: bool) -> None:
        super().__init__()
        self._mapped = mapped
        self._panel = self._reading = "situation"
        self._large = self._sought = False
        self._unseen: set[str] = set()
        """Panels with news that nobody has looked at yet."""
        self._headed: object = None

    @cached_property
    def _panels(self) -> dict[str, Widget]:
        """Every panel, found once: they are shown and hidden at every change of panel."""
        return {name: self.query_one(f"#{name}") for name in every()}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A panel can be enlarged where something stands beside it."""
        return self._grows if action == "enlarge" else super().check_action(action, parameters)

    @property
    def _wide(self) -> bool:
        return self.app.size.width >= WIDE

    @property
    def _grows(self) -> bool:
        return self._wide or BY_ID[self._panel].with_list

    @property
    def _alone(self) -> bool:
        return self._large or not self._wide

    @property
    def _tall(self) -> bool:
        return self.app.size.height >= TALL

    def action_show(self, panel: str) -> None:
        """Go to a panel; where one is shown at a time it is then the one."""
        self._panel = panel
        self._unseen.discard(panel)
        self._arrange()
        self.set_focus(self._panels[panel])  # at once: the keys that follow are for this panel

    def action_enlarge(self) -> None:
        """The panel that has the keyboard takes the whole screen, or gives it back; of a narrow one, the card's."""
        self._large = not self._large
        self._arrange()

    def on_resize(self) -> None:
        """A screen that has become narrow shows the panel that has the keyboard."""
        self._arrange()

    def on_tabs_tab_picked(self, event: Tabs.TabPicked) -> None:
        """A click on a tab."""
        self.action_show(event.panel)

    # Fewer lines in a list

    def action_find(self) -> None:
        """Search the panel that has the keyboard, where it can be searched; else the moves."""
        if not isinstance(self._panels[self._panel], Searchable):
            self.action_show("moves")
        self.query_one(FindLine).open()

    def on_find_line_typed(self, event: FindLine.Typed) -> None:
        """Show what holds the letters."""
        self._sought = bool(event.text)
        panel = self._panels[self._panel]
        if isinstance(panel, Searchable):
            panel.find(event.text)
        if event.done:
            panel.focus()

    def end_search(self) -> bool:
        """Show all lines again; False: no search was in force."""
        sought, self._sought = self._sought, False
        for panel in self._panels.values() if sought else ():
            if isinstance(panel, Searchable):
                panel.find("")
        return sought

    # Where each stands

    def _arrange(self) -> None:
        """Show and hide panels by their own ``display``: a class would style every widget below it anew."""
        turns = in_turn(tall=self._tall)
        if self._panel in turns:
            self._reading = self._panel
        elif self._reading not in turns:
            self._reading = turns[0]  # the screen has become tall: the map went to its own place
        card = self._wide or not (self._large and self._grows)
        stand = shown(self._panel, self._reading, alone=self._alone, tall=self._tall, mapped=self._mapped, card=card)
        body = self.query_one("#body")
        body.set_class(self._alone, "-alone")
        for name, panel in self._panels.items():
            panel.display = name in stand
        right = self.query_one("#right")
        right.styles.height = (BY_ID[self._panel].card_below if self._alone else None) or "1fr"
        for entry in PANELS:
            if entry.left:
                whole = self._alone or entry.id in turns
                self._panels[entry.id].styles.height = "1fr" if whole else entry.height
        if self._alone:
            self.query_one(Tabs).show(self._panel, self._unseen)
        if self._headed != (form := (self._alone, self._tall, tuple(self._unseen))):
            self._headed = form
            for name in in_turn(tall=False):
                together = turns if name in turns and not self._alone else (name,)
                self._panels[name].border_title = heading_of(name, together, self._unseen)
