"""A game that went on by hand: what teams ordered on paper and what their dice showed is typed in, and on record so."""

from __future__ import annotations

import re
from typing import ClassVar

from wargame.debrief import cards
from wargame.model.orders import NO_MOVE, Order
from wargame.model.views import View
from wargame.plain import naming, ordering
from wargame.plain.console import Back, PlayersLeft
from wargame.plain.between import BETWEEN
from wargame.plain.forecasting import ForecastPrompt
from wargame.plain.game import GameInLines
from wargame.plain.real_dice import ask_rolls
from wargame.players import draft
from wargame.session.hot_seat import NextStep
from wargame.session.seat import SeatedTeam
from wargame.wording.catalogue import _

_BETWEEN_MOVES = re.compile(r";|,\s+")
"""Moves are set apart by a semicolon, or a comma and a space; the items of one choice by a comma alone."""


class PaperGameInLines(GameInLines):
    """A sitting at which nothing is covered: who types has all papers before them."""

    PAUSES: ClassVar = False
    OPTIONS: ClassVar = "--by-hand"

    def _opening(self) -> None:
        super()._opening()
        self.console.say(
            _("What was played on paper is typed in here: orders, in any order of seats, then each roll of dice. The "
              "journal says of all of it that it was typed in. Every seat’s questions and cards are shown: no team "
              "should look on."), "",
        )  # fmt: skip

    def _go_on(self) -> bool:
        match self.session.step:
            case NextStep.BEGIN | NextStep.TELL if not self._another():
                raise PlayersLeft
            case NextStep.OPEN:
                self.session.table.open_orders()
                return True
            case NextStep.RESOLVE:
                self.console.say(
                    _("The dice, as they were thrown. Enter leaves a roll to the program, rest all further ones.")
                )
                ask_rolls(self.console, self.session.table.program, self.session.table.control.real_dice)
                self._reveal()
                return True
            case _:
                return super()._go_on()

    def _another(self) -> bool:
        """Whether the next turn was played on paper, too."""
        view = self.session.view
        asked = _("Was {turn_name} {turn} played on paper? (yes, or Enter to leave)")
        return self.console.agreed(asked.format(turn_name=view.turn_name, turn=self.session.table.state.turn + 1))

    def _open_turn(self) -> None:
        """What was drawn and rolled as the turn opened comes first."""
        ask_rolls(self.console, self.session.table.program, self.session.table.control.real_dice)
        super()._open_turn()

    def _plan(self) -> None:
        """One seat’s paper; whoever orders without a keyboard does so when all papers are in."""
        table, people = self.session.table, self.session.people
        waiting = self.session.waiting
        if not waiting:
            self.session.seal_rest()
            return
        names = {one.id: one for one in self.session.view.seats}
        sealed = [names[seat].name for seat in people if seat not in waiting]
        self.console.say(
            "", _("Still to be typed in: {seats}.").format(seats=", ".join(names[seat].name for seat in waiting)),
            *([_("Sealed: {sealed}.").format(sealed=", ".join(sealed))] if sealed else []),
        )  # fmt: skip
        asked = _("Whose paper? (Enter: {name}; or SEAT, {between})")
        said = self.console.ask(asked.format(name=names[waiting[0]].name, between=_(BETWEEN))).split()
        try:
            if said and self._between(said):
                return
            seat = naming.seat(" ".join(said), names.values()).id if said else waiting[0]
            if seat not in waiting:
                taken = _("{name} has sealed, or orders without a keyboard; unseal {seat} takes a sealed order back.")
                raise naming.Unclear(taken.format(name=names[seat].name, seat=seat))
            team = self.session.sit(seat)
            order = self._order(team)
            if team.outcomes:
                ForecastPrompt(self.console, team).take(())
            table.seal(seat, order, team.statement, by_hand=True)
            self.console.say(_("The order is typed in, and sealed."))
        except naming.Unclear as problem:
            self.console.say(str(problem))
        except Back:
            self.console.say(_("Nothing was typed in."))

    def _order(self, team: SeatedTeam) -> Order:
        """An order as it stands on paper: moves, answers, and a last look. Raises ``Back``, ``Unclear``."""
        view = team.view(NO_MOVE)
        while True:
            order = self._moves(view)
            order = self._answers(view, order)
            refused = team.refusals(order)
            if not refused:
                break
            impossible = _("Not possible: {why}")
            self.console.say(*(impossible.format(why=self._speaker.refusal(one)) for one in refused))
            self.console.say(_("What the rules do not allow was not played so: type the order again, or back."))
        self.console.say(*cards.order_page(view, order))
        if not self.console.agreed(_("Does the paper say so? (yes, or Enter to type it again)")):
            raise Back
        return order

    def _moves(self, view: View) -> Order:
        open_ = "; ".join(f"{card.code} {card.name}" for card in view.moves if card.open)
        self.console.say(_("Open cards: {cards}.").format(cards=open_ or _("none")))
        asked = _("Moves by code, with “; ” between (MOVE CHOICE=WORD with SEAT; …), Enter for none")
        said = self.console.ask(asked)
        if said.lower() == "back":
            raise Back
        order = NO_MOVE
        for part in filter(None, map(str.strip, _BETWEEN_MOVES.split(said))):
            words = part.split()
            card = ordering.read_card(words, view)
            self.console.say(f"{card.code} {card.name}")
            order = draft.with_act(order, ordering.read_act(self.console, card, words[1:], view))
        return order

    def _answers(self, view: View, order: Order) -> Order:
        for asked in view.questions:
            self.console.say(asked.ask)
            word = ordering.read_answer(self.console, asked, order, _("The answer on paper"))
            order = draft.with_answer(order, asked.id, word)
        return order
