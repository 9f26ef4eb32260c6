"""A seat plans: it reads, chooses, answers, and seals. Made from one seat's view and dropped when the seat is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from wargame.session.seat import TeamAtDesk
from wargame.tui.answers import Then
from wargame.tui.commands import bindings
from wargame.tui.guide import Guide
from wargame.tui.panel_table import BY_ID, PANELS, keyed
from wargame.tui.screens.asking import Asking, asks, from_text, to_text
from wargame.tui.screens.dialogue import Read
from wargame.tui.screens.hints import hint_for
from wargame.tui.screens.order_dialogues import answer_question
from wargame.tui.screens.outlook import OutlookDialogue, asked_about
from wargame.tui.screens.stating import in_short, stated_lines
from wargame.tui.screens.talking import WAYS, TalkingScene
from wargame.tui.text import plain
from wargame.tui.widgets.aims_panel import AimsStrip, aim_lines
from wargame.tui.widgets.blank import Beneath, Beside
from wargame.tui.widgets.card_page import CardPage, card_for
from wargame.tui.widgets.find_line import FindLine
from wargame.tui.widgets.guide_strip import GuideStrip
from wargame.tui.widgets.header import Tabs, TopLine, purse_text, sealed_text, seat_name, turn_text
from wargame.tui.widgets.map_view import MapView
from wargame.tui.widgets.move_deck import MoveDeck
from wargame.tui.widgets.order_panel import SEAL, STATE, OrderPanel
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import Rows
from wargame.tui.widgets.situation_page import panels_with_news, situation_lines
from wargame.tui.widgets.talk_panel import TalkPanel
from wargame.tui.widgets.track_panel import TrackPanel
from wargame.wording.catalogue import N_, _
from wargame.wording.opposite import Opposite
from wargame.wording.speaker import DeskSpeaker

if TYPE_CHECKING:
    from wargame.debrief.chapter import PrivateNews
    from wargame.tui.screens.outlook import Outlooks


class SeatScene(TalkingScene):
    """The planning screen of one seat: keeps for its team what is chosen and written, gives back what it seals."""

    PLACES: ClassVar[tuple[str, ...]] = ("seat", "list", "map")
    TIP = N_(
        "Read the situation (1), see where the world stands (2), order cards (3), answer the questions that may be "
        "put and seal (4). Enter on a card orders it or takes it off; the card shows its price, its chances and why. "
        "Questions are answered in secret with your order. Ordering nothing is allowed. Before you seal you may ask "
        "what your order may lead to (o): many games are played on from what you know, the others by doctrine."
    )
    BINDINGS = bindings("seat")
    LOST = N_("Choices you have not sealed wait for you alone.")
    SEALS: ClassVar[bool] = True
    """Whether an order can be sealed here."""
    first = "situation"
    """The panel where one begins."""
    KEEP: ClassVar[float] = 2.0
    """Seconds between two looks at what is being written, to keep it."""

    def __init__(
        self, team: TeamAtDesk, speaker: DeskSpeaker, news: Sequence[PrivateNews] = (),
        outlooks: Outlooks | None = None, guide: Guide | None = None, opposite: Opposite | None = None,
    ) -> None:  # fmt: skip
        """Show a team its seat.

        Args:
            speaker: who makes words of what its views and the table's answers hold.
            news: what it alone learned of the last turn.
            outlooks: what an order may lead to; None: the game is played without an adviser.
            guide: the hints of the guided first turn.
            opposite: for who plays alone: who sits at the other seats.
        """
        super().__init__(team, speaker)
        self._news, self._outlooks, self._guide = tuple(news), outlooks, guide
        self._opposite = opposite
        self._unfinished = from_text(team.unfinished)
        self._asking: Asking | None = None

    def widgets(self) -> ComposeResult:
        """Left what is, right what to do."""
        yield TopLine(Content(""))
        yield Tabs([(panel.id, _(panel.title)) for panel in PANELS])
        yield AimsStrip(self._speaker)
        with Beside(id="body", classes="-alone" if self._alone else ""):
            with Beneath(id="left"):
                yield Page(id="situation", title=keyed("situation"))
                yield TrackPanel(title=keyed("tracks"))
                yield Page(id="aims", title=keyed("aims"))
                yield TalkPanel(id="talk", title=keyed("talk"))
                yield MapView(self.glyphs, title=keyed("map"))
            with Beneath(id="right"):
                yield MoveDeck(self._speaker, title=keyed("moves"))
                yield CardPage(self._speaker)
                yield OrderPanel(id="order", title=keyed("order"))
        yield FindLine()
        yield GuideStrip(self._guide, self.interface.keymap.text_of)
        yield Static(Content(""), id="hint", markup=False)

    def on_mount(self) -> None:
        """Show the view; begin with reading."""
        view = self._view
        self._unseen = set(panels_with_news(view, self._team.read))
        self.show_world()
        self.query_one(TalkPanel).opposite = self._opposite.lines if self._opposite else ()
        self.show_order()
        self.show_talk()
        self.set_interval(self.KEEP, self.keep)
        was = self._unfinished
        self.action_show(was.panel if was else self.first)
        if was:
            self._do(was.panel, was.row, Asking.again(self.app, was))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits are text in the search line; hints can be put away where some are shown."""
        if action == "no_hints":
            return bool(self.query_one(GuideStrip).display)
        return not isinstance(self.focused, FindLine) if action == "show" else super().check_action(action, parameters)


    # What is shown

    def show_world(self) -> None:
        """Show where things stand, which no order of its own changes."""
        view = self._view
        self.query_one("#aims", Page).show(aim_lines(view, self._speaker, self.glyphs), stay=True)
        self.query_one(AimsStrip).show_view(view)
        self.query_one(TrackPanel).show_view(view)
        self.query_one(MapView).show_view(view)

    @property
    def seals(self) -> bool:
        """Whether an order can be sealed here now."""
        return self.SEALS

    def show_order(self) -> None:
        """Show the order as it is now, everywhere it shows."""
        view, order = self._view, self._order
        self._refusals = self._refused(order)
        keys = {way: self.interface.keymap.text_of(f"seat.bargain.{way}") for way in ("accept", "decline", "propose")}
        how = _("{accept} accepts, {decline} declines, {propose} changes it").format(**keys)
        broken = self._team.seal_broken
        lines = situation_lines(
            view, order, self._news, self._team.read, self._speaker, self.glyphs, how, seal_broken=broken
        )
        self.query_one("#situation", Page).show(lines, stay=True)
        self.query_one(MoveDeck).show_view(view, order)
        stated = in_short(self._team)
        self.query_one(OrderPanel).show_view(
            view, order, self._refusals, seals=self.seals, stated=stated, broken=broken
        )
        left, tight = (self.whose(tight=short) for short in (False, True))
        purse = purse_text(view, order, self.glyphs)
        rights = (Content.assemble(purse, sealed_text(view, self.glyphs, tight=short)) for short in (False, True))
        self.query_one(TopLine).show(left, *rights, tight=tight)
        self._explain(self._marked)

    def whose(self, *, tight: bool) -> Content:
        """Whose seat this is, and when; ``tight``: in few words."""
        return Content.assemble(seat_name(self._view, self._view.viewer), "  ", turn_text(self._view, tight=tight))

    def show_talk(self) -> None:
        """Show what was said as it is now."""
        self.query_one(TalkPanel).show_view(self._view, self._team.read)

    def hint(self, text: str, style: str = "") -> None:
        """Say something above the key bar."""
        self.query_one("#hint", Static).update(plain(text, style), layout=False)

    def say_marked(self) -> None:
        """Say what Enter does on the marked line."""
        self.hint(hint_for(self._marked, self._view, self._order, grows=self._grows))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The card follows the list that has the keyboard."""
        panel = event.widget.id or ""
        if isinstance(event.widget, Rows | MapView) and event.widget.marked:
            self._mark(f"{panel}/{event.widget.marked}")
        elif panel in BY_ID and BY_ID[panel].in_turn:
            self._marked = ""
            self.say_marked()

    def on_rows_marked(self, event: Rows.Marked) -> None:
        """The card follows the cursor."""
        if event.rows.has_focus or self.query_one(FindLine).has_focus:
            self._mark(f"{event.rows.id}/{event.row}")

    def on_map_view_place_marked(self, event: MapView.PlaceMarked) -> None:
        """The card follows the cursor on the map."""
        self._mark(f"map/{event.place}")

    def on_map_view_place_chosen(self, event: MapView.PlaceChosen) -> None:
        """What stands at a place, over the whole screen."""
        self._mark(f"map/{event.place}")
        self.action_card()

    def _mark(self, marked: str) -> None:
        if marked != self._marked:
            self._marked = marked
            self.call_after_refresh(self._explain, marked)  # the cursor first: it must never wait for a card
        self.say_marked()

    def _explain(self, marked: str) -> None:
        """Explain what is marked, unless a quicker cursor has gone on."""
        if marked == self._marked == f"order/{STATE}":
            self.query_one(CardPage).say(_("What you expect"), stated_lines(self._team))
        elif marked == self._marked:
            self.query_one(CardPage).explain(marked, self._view, self._order, self._refusals)

    def action_fewer(self) -> None:
        """Show another choice of the cards."""
        self.query_one(MoveDeck).show_others()
        self.action_show("moves")

    def followed(self, what: str) -> None:
        """The guide goes on."""
        self.query_one(GuideStrip).note(what)

    # What is decided

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a line of the deck, the order or the talk."""
        panel, row = str(event.rows.id), event.row
        if row == SEAL:
            self.action_seal()
        else:
            self._do(panel, row, Asking(self.app, panel, row))

    @asks
    async def _do(self, panel: str, row: str, asking: Asking) -> None:
        self._asking, self._unfinished = asking, None
        what, _colon, id_ = row.partition(":")
        if what in WAYS:
            await self._bargain(what, id_, asking)
        elif one := self._answerable(panel, row):
            await self._bargain("answer", str(one.number), asking)
        elif row == STATE:
            await self._state(asking)
        elif panel == "talk":
            await self._speak(row, asking)
        elif panel == "moves" or what == "move":
            await self._move(id_ or row, asking, takes_off=panel == "moves")
        elif what == "question":
            question = next(question for question in self._view.questions if question.id == id_)
            self._change(await answer_question(asking, self._order, question, self._speaker))
        self._asking = None


    def action_state(self) -> None:
        """What the team expects, where the game is played with forecasts."""
        if self._team.outcomes:
            self._do("order", STATE, Asking(self.app, "order", STATE))
        else:
            self.hint(_("This game is played without forecasts."))

    def action_no_hints(self) -> None:
        """The guided first turn is put away."""
        self.query_one(GuideStrip).put_away()

    def action_card(self) -> None:
        """The marked card over the whole screen, for long ones."""
        title, lines = card_for(
            self._marked, self._view, self._order, self._refusals, self._speaker, self.glyphs, whole=True
        )
        self.app.push_screen(Read(title.plain, lines))

    def action_outlook(self) -> None:
        """Ask what the order may lead to, with the marked card in it."""
        asked = asked_about(self._marked, self._view, self._order, self._refused)
        if self._outlooks is None:
            self.hint(_("This game is played without an adviser."))
        elif asked.order is self._order and self._refusals:
            self._hint_refusal()
        else:
            self.app.push_screen(OutlookDialogue(asked, self._outlooks, self.glyphs), self.take_over)

    def action_step_back(self) -> None:
        """End the search that is in force; where there is none, cover the screen."""
        if not self.end_search():
            self.action_cover()

    def keep(self) -> None:
        """Keep what is chosen, and what it is in the middle of (or was, as long as that has not been taken up again),
        for this seat alone, so that no crash of anything takes it."""
        if not self.interface.between_scenes:
            self._team.keep(self._order, to_text(self._asking.unfinished if self._asking else self._unfinished))

    def action_cover(self) -> None:
        """Cover the screen; the choices, and what was being written, wait for this seat alone."""
        self.keep()
        self.give(Then.COVER)
