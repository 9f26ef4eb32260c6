"""A seat plans: it reads, chooses, answers, and seals. Made from one seat's view and dropped when the seat is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from wargame.model.orders import Order, Refusal
from wargame.model.views import MoveView, View
from wargame.players.draft import act_of, cost, with_act, with_answer, without
from wargame.tui.commands import bindings
from wargame.tui.draft import unanswered
from wargame.tui.screens.dialogue import Ask, Item, Pick, Read
from wargame.tui.screens.fill import fill_card
from wargame.tui.screens.scene import WIDE, Scene
from wargame.tui.text import line, stack
from wargame.tui.widgets.aims_panel import draw_aims
from wargame.tui.widgets.header import Tabs, TopLine, sealed_text, seat_name, turn_text
from wargame.tui.widgets.inject_feed import draw_situation
from wargame.tui.widgets.move_deck import MoveDeck
from wargame.tui.widgets.move_preview import draw_card
from wargame.tui.widgets.order_panel import SEAL, OrderPanel
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.question_panel import answer_text, draw_question
from wargame.tui.widgets.rows import Rows
from wargame.tui.widgets.seal_text import draw_seal
from wargame.tui.widgets.steps_text import draw_steps
from wargame.tui.widgets.track_panel import TrackPanel, status_detail, track_detail

PANELS = (("situation", "Situation"), ("tracks", "Tracks"), ("moves", "Moves"), ("order", "Order"), ("aims", "Aims"))
Look = Callable[[Order], View]
"""Gives the seat's view while it has this order in mind: cards and odds take it into account."""
Judge = Callable[[Order], tuple[Refusal, ...]]
"""Says why an order cannot be sealed."""


class SeatScene(Scene):
    """The planning screen of one seat.

    Takes a look at the seat's view, a judge, the order so far, and what this seat alone learned of the last turn;
    gives the finished order to the application's ``seal``.
    """

    PLACES = ("seat", "list")
    TIP = (
        "Read the situation (1), see where the world stands (2), order cards (3), answer the questions that may be "
        "put and seal (4). Enter on a card orders it or takes it off; the card shows its price, its chances and why. "
        "Questions are answered in secret with your order. Ordering nothing is allowed."
    )
    BINDINGS = bindings("seat")
    AUTO_FOCUS = None

    def __init__(self, look: Look, judge: Judge, order: Order, news: Sequence[str] = ()) -> None:
        super().__init__()
        self._look = look
        self._judge = judge
        self._order = order
        self._view = look(order)
        self._news = tuple(news)
        self._marked = ""
        self._panel = "situation"

    def widgets(self) -> ComposeResult:
        """Left what is, right what to do."""
        yield TopLine(Content(""))
        yield Tabs(PANELS)
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Page(id="situation", title="1 Situation")
                yield Page(id="aims", title="5 Aims")
                yield TrackPanel(self.glyphs, title="2 Tracks")
            with Vertical(id="right"):
                yield MoveDeck(self.glyphs, title="3 Moves")
                yield Page(id="card", title="Card")
                yield OrderPanel(self.glyphs, title="4 Order")
        yield Static(Content(""), id="hint", markup=False)

    def on_mount(self) -> None:
        """Show the view; begin with reading."""
        view, news, glyphs = self._view, self._news, self.glyphs
        self.query_one("#situation", Page).show(lambda cells: draw_situation(view, news, glyphs, cells))
        self.query_one("#aims", Page).show(lambda cells: draw_aims(view, glyphs, cells))
        self.query_one(TrackPanel).show_view(view)
        self._refresh()
        self.action_show("situation")

    # What is shown

    def _refresh(self) -> None:
        """Show the order as it is now, everywhere it shows."""
        view, order = self._view, self._order
        self._refusals = self._judge(order)
        self.query_one(MoveDeck).show_view(view, order)
        self.query_one(OrderPanel).show_view(view, order, self._refusals)
        left = Content.assemble(seat_name(view, view.viewer), ("   ", ""), turn_text(view))
        purse = Content("")
        if view.budget is not None:
            remains = view.budget.capital - cost(view, order)
            keep = f", keep {view.budget.reserve}" if view.budget.reserve else ""
            purse = Content.assemble(
                ("capital ", "$text-muted"),
                (f"{remains} of {view.budget.capital}", "bold"),
                (keep, "$text-muted"),
                "   ",
            )
        self.query_one(TopLine).show(left, Content.assemble(purse, sealed_text(view, self.glyphs)))
        self._draw_card()

    def _draw_card(self) -> None:
        view, order, glyphs = self._view, self._order, self.glyphs
        card = self.query_one("#card", Page)
        kind, _, row = self._marked.partition("/")
        what, _, id_ = row.partition(":")
        seats = {seat.id: seat.name for seat in view.seats}
        move = (
            next((move for move in view.moves if move.id in (row, id_)), None) if kind in ("moves", "order") else None
        )
        question = next((question for question in view.questions if what == "question" and question.id == id_), None)
        track = next((track for track in view.tracks if kind == "tracks" and track.slot == row), None)
        if move is not None:
            card.border_title = line(f"{move.code} {move.name}")
            card.show(lambda cells: draw_card(move, order, seats, glyphs, cells))
        elif question is not None:
            card.border_title = Content("Question")
            card.show(lambda cells: draw_question(question, order, glyphs, cells))
        elif track is not None:
            card.border_title = line(f"{track.code} {track.name}")
            card.show(lambda cells: track_detail(track, glyphs, cells))
        elif what == "status":
            status = next(status for status in view.statuses if status.slot == id_)
            card.border_title = line(status.name)
            card.show(lambda cells: status_detail(status))
        elif row == SEAL:
            card.border_title = Content("The seal")
            card.show(lambda cells: draw_seal(view, order, self._refusals, glyphs, cells))
        else:
            card.border_title = Content("What to do now")
            card.show(lambda cells: draw_steps(self._view, cells))

    def _hint(self, text: str | Content) -> None:
        self.query_one("#hint", Static).update(Content(text) if isinstance(text, str) else text)

    def _say(self) -> None:
        """Say what Enter does on the marked line."""
        kind, _, row = self._marked.partition("/")
        move = next((move for move in self._view.moves if move.id in (row, row.partition(":")[2])), None)
        if kind == "moves" and move is not None:
            ordered = act_of(self._order, move.id) is not None
            verb = (
                "Enter takes it off"
                if ordered
                else "Enter orders it"
                if move.open
                else "Closed: the card says what it needs"
            )
            self._hint(verb + "   Tab: read on in the card   4 the order")
        elif kind == "order":
            said = (
                "Enter seals the order"
                if row == SEAL
                else "Enter answers it"
                if row.startswith("question:")
                else "Enter changes it or takes it off"
            )
            self._hint(said + "   3 back to the moves")
        elif kind == "tracks":
            self._hint("Arrows mark a track, the card explains it   3 moves   4 order")
        else:
            self._hint("Arrows scroll   1 situation  2 tracks  3 moves  4 order and questions  5 aims")

    def action_show(self, panel: str) -> None:
        """Go to a panel; where the screen is narrow it is then the one shown."""
        self._panel = panel
        self._arrange()
        self.query_one(Tabs).show(panel)
        self.query_one(f"#{panel}").focus()

    def on_resize(self) -> None:
        """A screen that has become narrow shows the panel that has the keyboard."""
        self._arrange()

    def _arrange(self) -> None:
        """Say which panel is shown, and only what changes: every class of a screen styles all its widgets anew."""
        classes = {} if self.app.size.width >= WIDE else {f"-at-{name}": name == self._panel for name, _ in PANELS}
        if self._panel in ("situation", "aims"):
            classes["-aims"] = self._panel == "aims"
        changed = {name: on for name, on in classes.items() if self.has_class(name) != on}
        if changed:
            self.update_classes(changed)

    def on_tabs_picked(self, event: Tabs.Picked) -> None:
        """A click on a tab."""
        self.action_show(event.panel)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The card follows the list that has the keyboard."""
        panel = event.widget.id or ""
        if isinstance(event.widget, Rows) and event.widget.marked:
            self._mark(f"{panel}/{event.widget.marked}")
        elif panel in ("situation", "aims"):
            self._marked = ""
            self._say()

    def on_rows_marked(self, event: Rows.Marked) -> None:
        """The card follows the cursor."""
        if event.rows.has_focus:
            self._mark(f"{event.rows.id}/{event.row}")

    def _mark(self, marked: str) -> None:
        if marked != self._marked:
            self._marked = marked
            self._draw_card()
        self._say()

    # What is decided

    def _change(self, order: Order) -> None:
        self._order = order
        self._view = self._look(order)
        self._refresh()
        self._say()
        if self._refusals:
            self._hint(line(self._refusals[0].reason, "bold $bad"))

    @work(exclusive=True)
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a line of the deck or the order."""
        what, _, id_ = event.row.partition(":")
        if event.rows.id == "moves":
            await self._move(event.row)
        elif event.row == SEAL:
            await self._seal()
        elif what == "move":
            await self._move(id_)
        elif what == "question":
            await self._answer(id_)

    async def _move(self, id_: str) -> None:
        card = next(card for card in self._view.moves if card.id == id_)
        act = act_of(self._order, id_)
        if act is None and not card.open:
            self._hint(Content.assemble(("Closed. It would need: ", "bold $bad"), line("; ".join(card.closed_because))))
            return
        if act is not None:
            if not self._asks(card):
                self._change(without(self._order, id_))
                return
            items = [Item("change", Content("Choose again")), Item("off", Content("Take it off the order"))]
            picked = await self.app.push_screen_wait(Pick(card.name, Content(""), items, self.glyphs))
            if picked == ("off",):
                self._change(without(self._order, id_))
            if picked != ("change",):
                return
        filled = await fill_card(self.app, card, act, {seat.id: seat.name for seat in self._view.seats}, self.glyphs)
        if filled is not None:
            self._change(with_act(self._order, filled))

    @staticmethod
    def _asks(card: MoveView) -> bool:
        return bool(card.parameters or card.optional)

    async def _answer(self, id_: str) -> None:
        question = next(question for question in self._view.questions if question.id == id_)
        items = [
            Item(
                reply.word,
                answer_text(reply, self.glyphs) if reply.open else line(reply.text),
                None,
                None if reply.open else reply.closed_because or "something that does not hold now",
            )
            for reply in question.answers
        ]
        now = self._order.answers.get(question.id, question.default)
        picked = await self.app.push_screen_wait(
            Pick("Your answer", line(question.ask), items, self.glyphs, picked=(now,))
        )
        if picked:
            self._change(with_answer(self._order, question.id, picked[0]))

    @work(exclusive=True)
    async def action_seal(self) -> None:
        """Ask, then seal."""
        await self._seal()

    async def _seal(self) -> None:
        if self._refusals:
            self.action_show("order")
            self._hint(line(self._refusals[0].reason, "bold $bad"))
            return
        text = draw_seal(self._view, self._order, (), self.glyphs, 56)
        if unanswered(self._view, self._order):
            text = stack(
                text, "", Content.styled("Questions you did not answer keep their marked answer.", "$text-muted")
            )
        if await self.app.push_screen_wait(Ask("Seal this order?", text, "Seal it", "Not yet")):
            self.game.seal(self._view.viewer, self._order)

    def action_clear(self) -> None:
        """No move at all; answers stay."""
        self._change(Order((), self._order.answers))

    def action_card(self) -> None:
        """The marked card over the whole screen, for long ones."""
        page = self.query_one("#card", Page)
        self.app.push_screen(Read(str(page.border_title or "Card"), page.drawn))

    def action_cover(self) -> None:
        """Cover the screen; the choices stay in memory and nowhere else."""
        self.game.cover(self._view.viewer, self._order)

    def action_leave(self) -> None:
        """Ask, then go; what is not sealed is lost."""
        self.game.ask_to_leave("Choices you have not sealed are lost.")
