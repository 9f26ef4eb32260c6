"""One seat's turn at the keyboard: it reads its view, makes an order and seals it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import ClassVar

from wargame.model.orders import Act, Order, Refusal
from wargame.model.card_views import QuestionView
from wargame.model.talk import Said
from wargame.model.views import View
from wargame.debrief import cards, pages
from wargame.debrief.talking import talk_of
from wargame.plain import commands, naming, ordering, speaking
from wargame.plain.advising import AskedAdviser, tell_outlook
from wargame.plain.between import FINISH
from wargame.plain.clock_words import clock_words
from wargame.plain.forecasting import ForecastPrompt
from wargame.plain.guide import guide_lines
from wargame.plain.map_page import map_lines, place_lines
from wargame.plain.console import Back, Console
from wargame.plain.typed import number
from wargame.players import diplomacy, draft
from wargame.session.clock import RunningClock
from wargame.session.seat import TeamAtDesk
from wargame.table.refused import NotSaid
from wargame.wording.captions import DECLINED
from wargame.wording.catalogue import _
from wargame.wording.opposite import Opposite
from wargame.wording.speaker import DeskSpeaker


class SeatResult(Enum):
    """What a seat's turn at the prompt came to."""

    SEAL = "seal"
    COVER = "cover"
    LEAVE = "leave"
    FINISH = "finish"


class SeatPrompt:
    """A seat's turn at the prompt.

    Attributes:
        order: the draft; the caller seals it after ``SeatResult.SEAL`` and keeps it after ``SeatResult.COVER``.
    """

    COMMANDS: ClassVar[Sequence[commands.Keyword]] = commands.COMMANDS

    def __init__(
        self, console: Console, team: TeamAtDesk, speaker: DeskSpeaker, adviser: AskedAdviser,
        news: tuple[str, ...] = (), clock: RunningClock | None = None, opposite: Opposite | None = None,
        *, briefed: bool = False,
    ) -> None:  # fmt: skip
        """A team has sat down.

        Args:
            adviser: says what an order may lead to.
            news: what this seat alone learned from the last turn.
            clock: the session's; None: the scenario plans none.
            opposite: for who plays alone: who sits at the other seats.
            briefed: it has read its brief already.
        """
        self.console, self.team, self.speaker, self.news, self.clock = console, team, speaker, news, clock
        self.order, self.opposite, self._adviser, self._briefed = team.order, opposite, adviser, briefed
        self._forecasts = ForecastPrompt(console, team)
        self._compared: tuple[Order, ...] = ()

    def sit(self) -> SeatResult:
        """Take commands until the seat seals, covers its desk or leaves. Raises ``PlayersLeft`` at the end of input."""
        self.greet()
        while True:
            rise = self._take(self.console.ask(f"\n{self.caption}>"))
            if rise is not None:
                return rise

    @property
    def caption(self) -> str:
        """What stands before a command."""
        return self.team.seat

    def greet(self) -> None:
        """What lies before whoever sits down."""
        view = self.view
        if view.turn == 1 and view.brief and not (self.order.acts or self._briefed):
            self.console.say(*pages.brief(view), "")
        self._situation([])
        self.console.say("", *speaking.new_lines(view, self.team.read))
        if self.news:
            self.console.say(_("There is news for you alone: type news."))
        new_here = _(", or guide for a first turn in six steps") if view.turn == 1 else ""
        self.console.say(_("Type help for what you can do{new_here}.").format(new_here=new_here))

    @property
    def view(self) -> View:
        """What this seat may know now."""
        return self.team.view()

    def _take(self, line: str) -> SeatResult | None:
        word, *rest = line.split() or [""]
        if not word:
            return None
        try:
            return self._do(commands.find(word, self.COMMANDS), rest)
        except (commands.NotACommand, naming.Unclear) as problem:
            self.console.say(str(problem))
        except diplomacy.NoProposal:
            self.console.say(_("The move is not in your hand now."))
        except NotSaid as problem:
            self.console.say(self.speaker.objection(problem.objection))
        except Back:
            self.console.say(_("Nothing has changed."))
        return None

    def _do(self, command: commands.Keyword, rest: list[str]) -> SeatResult | None:
        handler: Callable[[list[str]], SeatResult | None] = getattr(self, f"_{command.name}")
        return handler(rest)

    def _help(self, rest: list[str]) -> None:
        self.console.say(*commands.help_lines(" ".join(rest[:1]), self.COMMANDS))

    def _guide(self, rest: list[str]) -> None:
        self.console.say(*guide_lines())

    def _situation(self, rest: list[str]) -> None:
        self.console.say(*pages.situation(
            self.view, self.order, self.speaker, seal_broken=self.team.seal_broken
        ))

    def _tracks(self, rest: list[str]) -> None:
        self.console.say(*pages.tracks(self.view))

    def _map(self, rest: list[str]) -> None:
        view = self.view
        self.console.say(*(place_lines(view, " ".join(rest)) if rest else map_lines(view, self.console.width)))

    def _moves(self, rest: list[str]) -> None:
        self.console.say(*cards.menu(self.view, self.speaker))

    def _brief(self, rest: list[str]) -> None:
        self.console.say(*pages.brief(self.view))

    def _aims(self, rest: list[str]) -> None:
        self.console.say(*pages.aims(self.view, self.speaker))

    def _messages(self, rest: list[str]) -> None:
        self.console.say(*(self.opposite.lines if self.opposite else ()))
        self.console.say(*speaking.page(self.view, self.team.read))

    def _say(self, rest: list[str]) -> None:
        self._tell(speaking.read_message(rest, self.view, self.console))

    def _promise(self, rest: list[str]) -> None:
        self._tell(speaking.read_promise(rest, self.view, self.console))

    def _propose(self, rest: list[str]) -> None:
        view = self.view
        card = ordering.read_card(rest, view)
        if not card.joint:
            raise naming.Unclear(_("{code} is yours alone: order it.").format(code=card.code))
        act = ordering.read_act(self.console, card, rest[1:], view)
        self._agree(act, diplomacy.proposal(view, act))

    def _accept(self, rest: list[str]) -> None:
        view = self.view
        one = speaking.proposal_named(rest, view)
        self._agree(diplomacy.agreed_act(view, one), diplomacy.response(view, one.number, "accepted"))

    def _counter(self, rest: list[str]) -> None:
        view = self.view
        one = speaking.proposal_named(rest, view)
        instead, said = diplomacy.agreed_act(view, one), rest[1:]
        if said and "=" not in said[0] and said[0] != "with":
            card, said = ordering.read_card(said, view), said[1:]
        else:
            card = naming.move(instead.move, view.moves)
        act = ordering.read_act(self.console, card, said, view, instead if card.id == instead.move else None)
        self._agree(act, diplomacy.proposal(view, act, one.number))

    def _decline(self, rest: list[str]) -> None:
        view = self.view
        self._tell(diplomacy.refusal(view, speaking.proposal_named(rest, view).number))

    def _agree(self, act: Act, said: Said) -> None:
        """Say it, with the move in the own order; neither, where it cannot be ordered so."""
        longer = draft.with_act(self.order, act)
        if not self._refused(longer):
            self._tell(said)
            self.order = longer
            self.console.say(*cards.order_page(self.view, self.order))

    def _tell(self, said: Said) -> None:
        """Say it, and show it as it stands in the record, with what was answered at once."""
        before = len(talk_of(self.view).spoken)
        self.team.say(said)
        view = self.view
        for one in talk_of(view).spoken[before:]:
            self.console.say(*speaking.lines_of(one, view))
        if self.opposite and (unanswered := self.opposite.unanswered(said)):
            self.console.say(unanswered)

    def _news(self, rest: list[str]) -> None:
        self.console.say(*(self.news or (_("Nothing that the others do not know."),)))

    def _show(self, rest: list[str]) -> None:
        view = self.view
        card = ordering.read_card(rest, view)
        self.console.say(*speaking.proposal_of(card, view), *cards.card_page(card, view, self.speaker))

    def _order(self, rest: list[str]) -> None:
        view = self.view
        if rest:
            card = ordering.read_card(rest, view)
            if not card.open:
                self.console.say(
                    _("{code} {name} is closed: {reasons}").format(
                        code=card.code, name=card.name, reasons=self.speaker.reasons(card.closed_because)
                    )
                )
                return
            longer = draft.with_act(self.order, ordering.read_act(self.console, card, rest[1:], view))
            if self._refused(longer):
                return
            self.order = longer
        self.console.say(*cards.order_page(view, self.order))

    def _drop(self, rest: list[str]) -> None:
        view = self.view
        card = ordering.read_card(rest, view)
        if draft.act_of(self.order, card.id) is None:
            raise naming.Unclear(_("{code} {name} is not in your order.").format(code=card.code, name=card.name))
        self.order = draft.without(self.order, card.id)
        self.console.say(*cards.order_page(view, self.order))

    def _nomove(self, rest: list[str]) -> None:
        self.order = Order(answers=self.order.answers)
        self.console.say(*cards.order_page(self.view, self.order))

    def _outlook(self, rest: list[str]) -> None:
        if not self._refused(self.order):
            self._compared = tell_outlook(self.console, self.order, self._adviser)

    def _adopt(self, rest: list[str]) -> None:
        place = number(rest[0], 1, len(self._compared)) if rest and self._compared else None
        if place is None:
            raise naming.Unclear(_("Which order? Ask for an outlook, then give the number of one of its orders."))
        self.order = self._compared[place - 1]
        self.console.say(*cards.order_page(self.view, self.order))

    def _refused(self, order: Order) -> tuple[Refusal, ...]:
        """Why this order cannot be sealed, said too."""
        refused = self.team.refusals(order)
        impossible = _("Not possible: {why}")
        self.console.say(*(impossible.format(why=self.speaker.refusal(refusal)) for refusal in refused))
        return refused

    def _answer(self, rest: list[str]) -> None:
        view = self.view
        if not view.questions:
            self.console.say(_("Nobody asks you anything this turn."))
        elif len(rest) >= 2:
            asked = naming.question(rest[0], view.questions)
            self._reply(asked, naming.answer(rest[1], asked).word)
        else:
            for asked in (naming.question(rest[0], view.questions),) if rest else view.questions:
                self.console.say(*(pages.question_list((asked,), self.speaker) if asked.again else (asked.ask,)))
                self._reply(asked, ordering.read_answer(self.console, asked, self.order, _("Your answer")))

    def _reply(self, asked: QuestionView, word: str) -> None:
        longer = draft.with_answer(self.order, asked.id, word)
        if self._refused(longer):
            return
        self.order = longer
        reply = draft.answer(asked, longer)
        self.console.say(f"{asked.ask} {reply.text if reply else word}")

    def _forecast(self, rest: list[str]) -> None:
        if not self.team.outcomes:
            raise naming.Unclear(_("This game is played without forecasts."))
        self._forecasts.take(rest)

    def _seal(self, rest: list[str]) -> SeatResult | None:
        if self._refused(self.order):
            return None
        if self.team.outcomes:
            self._forecasts.before_sealing()
        view, said = self.view, _("You said yes to {move}, and it is not in this order.")
        self.console.say(*cards.order_page(view, self.order))
        self.console.say(*(said.format(move=one.thing) for one in diplomacy.left_out(view, self.order)))
        names = {seat.id: seat.name for seat in view.seats}
        refused = diplomacy.declined(view, self.order)
        self.console.say(*(_(DECLINED).format(seat=names[seat], move=one.thing) for one, seat in refused))
        if not self.console.agreed(_("Seal this order? (yes, or Enter to go on)")):
            self.console.say(_("Not sealed."))
            return None
        return SeatResult.SEAL

    def _cover(self, rest: list[str]) -> SeatResult:
        return SeatResult.COVER

    def _clock(self, rest: list[str]) -> None:
        self.console.say(clock_words(self.clock, rest))

    def _leave(self, rest: list[str]) -> SeatResult | None:
        left = self.console.agreed(_("Leave? Sealed orders are kept, this draft is not. (yes, or Enter to go on)"))
        return SeatResult.LEAVE if left else None

    def _finish(self, rest: list[str]) -> SeatResult | None:
        return SeatResult.FINISH if self.console.agreed(_(FINISH)) else None
