"""What a team at its seat may ask and do. Nothing else of the game reaches whoever shows that seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from wargame.model.forecasting import NOTHING_STATED, SeatStatement, StatementObjection
from wargame.model.orders import Act, Order, Refusal
from wargame.players import diplomacy
from wargame.records import record
from wargame.saves.drafts import Draft
from wargame.table.refused import NotStated

if TYPE_CHECKING:
    from wargame.model.talk import TalkObjection, Said
    from wargame.model.views import View
    from wargame.session.adviser import SessionAdviser
    from wargame.sim.outlook import Outlook
    from wargame.table.table import Table


class TeamAtDesk(Protocol):
    """A team as its desk knows it, wherever the game is: what of it each does says ``SeatedTeam``."""

    @property
    def seat(self) -> str:
        """Its seat."""

    @property
    def order(self) -> Order:
        """What it had chosen before."""

    @property
    def unfinished(self) -> str:
        """What it was in the middle of."""

    @property
    def read(self) -> int:
        """The number of the last thing said that it has read."""

    def view(self, draft: Order | None = None) -> View:
        """All it may know now."""

    def refusals(self, order: Order) -> tuple[Refusal, ...]:
        """Why this order cannot be sealed."""

    def objection(self, said: Said) -> TalkObjection | None:
        """Why this cannot be said now."""

    def say(self, said: Said) -> None:
        """Put it into the record."""

    def keep(self, order: Order, unfinished: str = "") -> None:
        """Keep what it has begun."""

    @property
    def seal_broken(self) -> bool:
        """Whether a ruling of control's broke its seal, and it has not sealed since."""

    @property
    def outcomes(self) -> Mapping[str, str]:
        """What it may forecast; empty: this game is played without forecasts."""

    @property
    def statement(self) -> SeatStatement:
        """What it would state with its order as it is."""

    def state(self, statement: SeatStatement) -> None:
        """State this with its order."""

    def statement_objection(self, statement: SeatStatement) -> StatementObjection | None:
        """Why it cannot state this."""


@record
class SeatedTeam:
    """A team that has sat down (``HotSeatSession.sit``).

    Where a game is played with forecasts, it may state with its order what it wants and how likely it holds each of
    ``outcomes``. What it stated last time stands until it states something else; ``HotSeatSession.seal`` seals what
    stands. Until the debrief nobody else learns of it.

    Attributes:
        seat: its seat.
        order: what it had chosen before, as far as its cards and questions are still there.
        unfinished: what it was in the middle of, as whoever kept it wrote that down; empty: nothing.
        read: the number of the last thing said that it has read.
    """

    seat: str
    order: Order
    unfinished: str
    read: int
    _table: Table
    _adviser: SessionAdviser
    _stated: SeatStatement = NOTHING_STATED
    _heard: Callable[[], None] = lambda: None
    """Called when it has said something: those who answer at once do."""

    @property
    def seal_broken(self) -> bool:
        """Whether a ruling of control's broke its seal, and it has not sealed since."""
        draft = self._table.drafts.of(self.seat, self._table.state.turn)
        return draft is not None and draft.seal_broken

    @property
    def outcomes(self) -> Mapping[str, str]:
        """What it may forecast: ids, and what may come about in the scenario's words. Empty: this game is played
        without forecasts."""
        return self._table.outcomes

    @property
    def statement(self) -> SeatStatement:
        """What it would state with its order as it is: what it began with, or stated since."""
        draft = self._table.drafts.of(self.seat, self._table.state.turn)
        return self._stated if draft is None else draft.statement

    def state(self, statement: SeatStatement) -> None:
        """State this with its order, in place of what it would have stated. Kept as ``keep`` keeps an order. Raises
        ``NotStated``."""
        wrong = self.statement_objection(statement)
        if wrong is not None:
            raise NotStated(wrong)
        turn = self._table.state.turn
        draft = self._table.drafts.of(self.seat, turn) or Draft(turn, self.order, self.unfinished)
        self._table.drafts.keep(self.seat, replace(draft, statement=statement))

    def statement_objection(self, statement: SeatStatement) -> StatementObjection | None:
        """Why it cannot state this; None: it can."""
        return self._table.statement_objection(statement)

    def view(self, draft: Order | None = None) -> View:
        """All it may know now; ``draft``: with this order in mind, which cards and odds take into account."""
        return self._table.view(self.seat, draft)

    def refusals(self, order: Order) -> tuple[Refusal, ...]:
        """Why this order cannot be sealed; empty: it can."""
        return self._table.refusals(self.seat, order)

    def objection(self, said: Said) -> TalkObjection | None:
        """Why this cannot be said now; None: it can."""
        return self._table.objection(said)

    def say(self, said: Said) -> None:
        """Put it into the record; it binds nobody. Raises ``NotSaid``, and ``OSError`` where the disk is full."""
        self._table.say(said)
        self._heard()

    def propose(self, act: Act) -> None:
        """Propose a joint move to all it takes (``players.diplomacy.proposal``). Raises as ``say``."""
        self.say(diplomacy.proposal(self.view(), act))

    def accept(self, number: int) -> None:
        """Accept the proposal that stands under this number in the talk. The order is not touched: what to order then
        gives ``players.diplomacy.agreed_act``. Raises ``NoProposal``, and as ``say``; so do the following."""
        self.say(diplomacy.response(self.view(), number, "accepted"))

    def decline(self, number: int) -> None:
        """Decline a proposal; a proposal of one's own is taken back."""
        self.say(diplomacy.refusal(self.view(), number))

    def counter(self, number: int, act: Act) -> None:
        """Answer a proposal with a change: the same, or another joint move among the same seats."""
        self.say(diplomacy.proposal(self.view(), act, number))

    def keep(self, order: Order, unfinished: str = "") -> None:
        """Keep what it has begun, for it alone: no crash takes it, and ``sit`` gives it back."""
        self._table.drafts.keep(self.seat, Draft(
            self._table.state.turn, order, unfinished, self.statement, self.seal_broken
        ))

    @property
    def advised(self) -> bool:
        """Whether it may ask for an outlook."""
        return self._table.advises

    def outlooks(self, order: Order, wanted: Callable[[], bool] = lambda: True) -> Iterator[Outlook]:
        """What an order that could be sealed may lead to, ever surer, as ``SessionAdviser.outlooks``."""
        return self._adviser.outlooks(self.view(), order, wanted)


def fitting(order: Order, view: View) -> Order:
    """What is left of an order when only cards and questions still on the table are kept (after a break)."""
    moves = {card.id for card in view.moves}
    questions = {question.id for question in view.questions}
    return Order(
        tuple(act for act in order.acts if act.move in moves),
        {question: word for question, word in order.answers.items() if question in questions},
    )


def carried(last: Order, view: View) -> Order:
    """What a new turn begins with: the answers a seat sealed the turn before to questions that lie before it again,
    where they can still be given."""
    standing = {question.id: question for question in view.questions if question.again}
    return Order(
        (),
        {
            id_: word for id_, word in last.answers.items()
            if id_ in standing and any(one.word == word and one.open for one in standing[id_].answers)
        },
    )  # fmt: skip
