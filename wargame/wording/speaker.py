"""What is asked of a language: records of a game made into words. English is the first that answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from wargame.model.orders import Refusal
from wargame.model.reasons import StatedReason
from wargame.model.rulings import RulingObjection
from wargame.model.talk import TalkObjection
from wargame.model.card_views import MoveView, Shown
from wargame.model.views import AimScored

if TYPE_CHECKING:  # only who asks about an adviser's orders has loaded what compares them
    from wargame.engine.candidates import Alternative, Compared
    from wargame.engine.information.information_state import Unseen
    from wargame.wording.event_speaker import DeskEventSpeaker, EventSpeaker


class DeskSpeaker(Protocol):
    """Words for what lies on a seat's desk: its view, and what the table answers to its orders and words."""

    def signed_range(self, low: int, high: int) -> str:
        """A change that may not be known exactly."""

    def odds(self, low: int, high: int, of: int) -> str:
        """A chance of ``low`` to ``high`` in ``of`` equally likely cases."""

    def listing(self, words: Iterable[str]) -> str:
        """All of these."""

    def effect(self, shown: Shown) -> str:
        """One line of a card: an effect, or a condition with all that hangs on it."""

    def effects(self, shown: Sequence[Shown]) -> str:
        """All a card shows, one after the other in one line; "" where that is nothing."""

    def terms(self, card: MoveView) -> tuple[str, ...]:
        """What ordering a move means beside the orders of others, sentence by sentence."""

    def partners(self, card: MoveView) -> str:
        """The question whom to name as partner, with what naming one means for the seat."""

    def reason(self, reason: StatedReason) -> str:
        """Why a modifier counts or a card is closed, as words that follow a colon."""

    def reasons(self, reasons: Sequence[StatedReason]) -> str:
        """Several of them in one line."""

    def refusal(self, refusal: Refusal) -> str:
        """Why an order cannot be sealed, as a sentence."""

    def refusals(self, refusals: Sequence[Refusal]) -> str:
        """Several of them in one line."""

    def objection(self, objection: TalkObjection) -> str:
        """Why something cannot be said, as a sentence."""

    def name(self, slot: str) -> str:
        """A track, status, flag, token, derived value or number by its slot name, such as ``approval[tokyo]``."""

    @property
    def events(self) -> DeskEventSpeaker:
        """Who tells what happened."""


class Speaker(DeskSpeaker, Protocol):
    """Speaks of one scenario, in one language. Every answer is made when it is asked for, and only then.

    What a record does not hold no
    answer tells: a speaker is given records that a viewer may see, and knows nothing of a game's state.
    """

    def points(self, number: int) -> str:
        """So many points."""

    def ruling_objection(self, objection: RulingObjection) -> str:
        """Why control cannot rule so now, as a sentence."""

    def scored(self, aim: AimScored) -> str:
        """What gave points or took them."""

    def may_join(self, seats: Sequence[str]) -> str:
        """Who, by name, may take part in a joint move beside those who must."""

    def early(self, among: int) -> tuple[str, ...]:
        """What an early card says, ``among`` so many early moves of a game."""

    @property
    def events(self) -> EventSpeaker:
        """Who tells what happened."""

    def rules(self, *, instructor: bool) -> RuleSpeaker:
        """Who tells the lines of rules in a rulebook; to players without naming what the instructor holds."""

    def alternative(self, one: Alternative) -> str:
        """Why an order is among those compared, as words that follow a colon."""

    def compared(self, compared: Compared) -> str:
        """What a set of orders is made of, and what it leaves out."""

    def others(self, doctrines: Sequence[str], bound: Sequence[str]) -> str:
        """Who was taken to sit at the other seats of compared orders, and to play later turns; none: at random.
        ``bound``: the seats that were taken to order what they have agreed to this turn."""

    def unseen(self, unseen: Sequence[Unseen]) -> tuple[str, ...]:
        """What a seat does not know, each thing once."""


class RuleSpeaker(Protocol):
    """Tells authors' lines as a rulebook does: for every seat at once. The lines are known to be sound."""

    def of_move(self, move: str) -> RuleSpeaker:
        """The same for the lines of a move's card; a seat that alone can play it is called by its name."""

    def seat(self, word: str) -> str:
        """A seat, or a word such as ``mover`` that stands for one."""

    def condition(self, text: str) -> str:
        """A condition as a clause that can follow ``if``."""

    def settled(self, text: str) -> bool | None:
        """Whether numbers that nothing changes settle a condition: it always holds in this crisis, or never, so that
        readers need not be told of it. None: that hangs on more."""

    def number(self, text: str | int) -> str:
        """A number or formula."""

    def added(self, text: str | int) -> str:
        """Something that is added: ``+2``, ``−1``, ``+ half of Trust``."""

    def chance(self, roll: str) -> str:
        """That a small roll succeeds, as a clause that can follow ``if``."""

    def effect(self, line: str) -> str:
        """One effect."""
