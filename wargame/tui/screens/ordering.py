"""An order in the making on the screen: what changes it, what takes a change back, and the seal."""

from __future__ import annotations

from wargame.model.orders import Order
from wargame.players.draft import act_of, unanswered, without
from wargame.session.seat import TeamAtDesk
from wargame.tui.answers import FromSeat, SealOrder
from wargame.tui.screens.asking import Asking, asks
from wargame.tui.screens.dialogue import Ask, Read
from wargame.tui.screens.order_dialogues import order_card
from wargame.tui.screens.panel_scene import PanelScene
from wargame.tui.screens.stating import state, stated_lines
from wargame.tui.text import laid_out
from wargame.tui.widgets.order_panel import STATE
from wargame.tui.widgets.seal_text import before_sealing, not_sealed
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import DeskSpeaker

TAKEN_OFF = N_("Taken off. {key} puts it back.")


class OrderingScene(PanelScene[FromSeat]):
    """A screen of panels on which a team makes its order."""

    def __init__(self, team: TeamAtDesk, speaker: DeskSpeaker) -> None:
        """``speaker``: who makes words of what the team's views and the table's answers hold."""
        self._view = team.view(team.order)
        super().__init__(mapped=self._view.theatre is not None and bool(self._view.theatre.places))
        self._team, self._order, self._speaker = team, team.order, speaker
        self._refusals = self._refused(team.order)
        self._before: list[Order] = []
        self._marked = ""
        """The marked line, ``PANEL/ROW``."""
        self._asked_to_state = False
        """Whether who seals was asked once what they expect."""

    # What the screen does

    def show_order(self) -> None:
        """Show the order as it is now, everywhere it shows."""
        raise NotImplementedError

    def say_marked(self) -> None:
        """Say what Enter does on the marked line."""
        raise NotImplementedError

    def hint(self, text: str, style: str = "") -> None:
        """Say something above the key bar."""
        raise NotImplementedError

    def followed(self, what: str) -> None:
        """A hint of the guided first turn was followed."""

    # What is decided

    def _refused(self, order: Order) -> tuple[str, ...]:
        """Why an order cannot be sealed, in words."""
        return tuple(map(self._speaker.refusal, self._team.refusals(order)))

    def _hint_refusal(self) -> None:
        self.hint(self._refusals[0], "bold $bad")

    def _hint_undo(self, text: str) -> None:
        """Say how a change is undone, after what is said of the line that is marked now."""
        self.call_after_refresh(self.hint, text.format(key=self.interface.keymap.text_of("seat.undo")))

    def _change(self, order: Order, *, undone: bool = False) -> None:
        if order is self._order:
            return
        if not undone:
            self._before.append(self._order)
        self.followed("answered" if order.acts == self._order.acts else "ordered")
        self._order = order
        self.keep()
        self._view = self._team.view(order)
        self.show_order()
        if self._refusals:
            self._hint_refusal()
        else:
            self.say_marked()

    async def _move(self, id_: str, asking: Asking, *, takes_off: bool) -> None:
        card = next(card for card in self._view.moves if card.id == id_)
        if not card.playable and act_of(self._order, id_) is None:
            why = self._speaker.refusals(card.no_room) if card.open else _("Closed: the card says what it would need.")
            self.hint(why, "bold $bad")
        else:
            was = act_of(self._order, id_)
            changing = order_card(asking, self._view, self._order, card, self._speaker, takes_off=takes_off)
            self._change(await changing)
            if was is not None and act_of(self._order, id_) is None:
                self._hint_undo(_(TAKEN_OFF))

    def action_drop(self) -> None:
        """The marked move off the order, or the answer of the marked question."""
        _panel, _slash, row = self._marked.partition("/")
        what, _colon, id_ = row.partition(":")
        if act_of(self._order, id_ or row) is not None:
            self._change(without(self._order, id_ or row))
        elif what == "question" and id_ in self._order.answers:
            self._change(unanswered(self._order, id_))
        else:
            self.hint(_("There is nothing here to take off."))
            return
        self._hint_undo(_(TAKEN_OFF))

    def take_over(self, order: Order | None) -> None:
        """An order of the outlook in place of one's own; None: it was left without."""
        if order is not None and order != self._order:
            self._change(order)
            self._hint_undo(_("Taken over. {key} puts your own order back."))

    def action_undo(self) -> None:
        """The order as it was before the last change."""
        if self._before:
            self._change(self._before.pop(), undone=True)
        else:
            self.hint(_("There is nothing to undo."))

    def action_clear(self) -> None:
        """No move at all; answers stay."""
        self._change(Order((), self._order.answers))

    async def _state(self, asking: Asking) -> None:
        """Let the team state what it expects."""
        await state(asking, self._team)
        self.show_order()

    @asks
    async def action_seal(self) -> None:
        """Ask, then seal."""
        await self.ask_seal()

    async def ask_seal(self) -> None:
        """Ask whether to seal, or say why it cannot be; in a game with forecasts, ask once for them where none is
        stated. Called from a worker that asks."""
        if self._refusals:
            self.action_show("order")
            why = not_sealed(self._refusals, self.interface.keymap.text_of("seat.clear"), self.glyphs)
            await self.app.push_screen_wait(Read(_("This order cannot be sealed"), why))
            return
        if self._team.outcomes and self._team.statement.empty and not self._asked_to_state:
            self._asked_to_state = True
            await self._state(Asking(self.app, "order", STATE))
        stated = ("", *stated_lines(self._team)) if self._team.outcomes else ()
        text = laid_out((*before_sealing(self._view, self._order, self.glyphs), *stated), 56)
        if await self.app.push_screen_wait(Ask(_("Seal this order?"), text, _("Seal it"), _("Not yet"))):
            self.give(SealOrder(self._order))
