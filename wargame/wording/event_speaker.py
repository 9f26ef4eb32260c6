"""What is asked of a language about what happened: events and their causes made into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

from wargame.model import events as e
from wargame.model.orders import Act
from wargame.model.talk import Promise, Proposal, Response, Spoken, Standing
from wargame.records import record
from wargame.text.runs import Text, text

Seats = Sequence[str]


@record
class EffectWords:
    """An effect without its cause, for readers who stand below a heading that names it.

    Attributes:
        subject: what it befell, where the words begin with it (``Leverage: now 2``); "" where they do not.
        value: the words after the subject.
    """

    subject: str
    value: Text

    @property
    def words(self) -> Text:
        """The whole of it."""
        return text(f"{self.subject}: " if self.subject else "", *self.value)


@record
class Absent:
    """A seat that was asked for and did not join. ``asked``: whom it had asked for itself that did not join."""

    seat: str
    asked: Absent | None = None


@record
class FailedJointMove:
    """A joint move that came to nothing, or a seat's part in it, as far as a reader may know.

    Attributes:
        seats: whose orders this is about.
        away: seats it needs that did not join.
        waits: which seats had asked for one that did not join.
        what: comes to nothing: the whole move, their part in it, or (nothing more is known) their order.
        back: what of the cost comes back, by seat.
    """

    move: str
    seats: tuple[str, ...]
    away: tuple[str, ...]
    waits: tuple[tuple[tuple[str, ...], Absent], ...]
    what: Literal["move", "part", "order"]
    back: tuple[tuple[str, int], ...]


class DeskEventSpeaker(Protocol):
    """Tells what happened as far as a desk says it. Events are given as a viewer may see them."""

    def line(self, event: e.Event) -> str | None:
        """What one event says to a reader who sees it alone; None where it says nothing."""

    def effect(self, event: e.Changed | e.Became) -> EffectWords | None:
        """An effect under the heading of its cause; None for book-keeping."""

    def acted(self, label: str, seats: Seats = ()) -> str:
        """What acted, and for whom."""


class EventSpeaker(DeskEventSpeaker, Protocol):
    """Tells what happened in one scenario. Events are given as a viewer may see them, and nothing else is told."""

    def nothing_moved(self) -> str:
        """That a result did nothing that counts, of which the reader can be sure."""

    def nothing_seen(self, by_all: bool) -> str:
        """That no number moved by a result of which its reader sees the number; others may have, and of some the reader
        sees a range alone.

        Args:
            by_all: whether the reader is everybody, who sees what all see.
        """

    def not_told_apart(self) -> str:
        """That what a result may have moved did move, and that the reader cannot tell by what."""

    def felt_elsewhere(self, seats: Seats) -> str:
        """The only seats that could see what a result did, if it did anything; the reader is none of them."""

    def crossed(self, red_line: str) -> str:
        """That a red line is crossed, whoever brought it about: whose it is, and its text."""

    def red_line(self, red_line: str) -> str:
        """A red line: whose it is, its text, what it costs."""

    def moved(self, slot: str, first: int, last: int) -> Text:
        """How far a track came: ``Trust 5 → 6 (+1)``."""

    def band_change(self, event: e.BandChanged) -> str:
        """What a move's result is turned into, and why."""

    def fate(self, event: e.Ended | e.OutcomeReached) -> str:
        """How it ended or what came of it, for readers who know that the game is over."""

    def failed(self, failed: FailedJointMove) -> str:
        """That a joint move came to nothing, and for want of whom."""

    def roll(self, event: e.Rolled) -> str:
        """The whole roll in a line, for who sees nothing but this event."""

    def dice(self, event: e.Rolled) -> Text:
        """The dice and their faces; says so where control entered real dice."""

    def totals(self, low: int | None, high: int | None) -> str:
        """The totals that lead to a row of a table; None: there is no end on this side."""

    def limit(self, event: e.Rolled) -> str:
        """How much of the modifiers counts, where that is not their sum."""

    def counted(self, one: e.CountedModifier) -> str:
        """Why something counted, or may have: then with what it may have added."""

    def total(self, event: e.Rolled) -> str:
        """What a roll came to, or within what; "" where nothing is known of it."""

    def needed(self, event: e.Rolled) -> str:
        """The total from which a move's roll is a success; "" where there is no such thing."""

    def result(self, event: e.Rolled) -> Text:
        """What a roll came to, and what it needed."""

    def row_text(self, event: e.Rolled | e.Told) -> str:
        """What the row of a table is told with; "" where it has no text, or an event of its own tells it."""

    def cause(self, label: str) -> str:
        """Who or what did it, as a title: the name of a move, rule, table, inject …"""

    def because(self, label: str) -> str:
        """Why a modifier or rule counted, in its author's words; never empty."""

    def why(self, label: str, seats: Seats = ()) -> str:
        """What acted, for whom, and its author's reason: a heading for effects."""

    def doing(self, seats: Seats, what: str) -> str:
        """What seats do or answer, as a heading: ``Tokyo: T1 Counterstrike``; nobody: what is done alone."""

    def acts(self, actor: str) -> str:
        """That an actor acts, as a heading."""

    def move(self, move: str) -> str:
        """A move by its code and name."""

    def act(self, act: Act) -> str:
        """A move by its code and name, with what an order chose in it and whom it named."""

    def seat(self, seat: str) -> str:
        """A seat's display name."""

    def turn(self, turn: int) -> str:
        """The heading of a turn: ``Week 3 of 8``."""

    def held_against(self, promise: Promise, standing: Standing) -> str:
        """How a promise stands, with the order or answer that decided it."""

    def score(self, total: int, band: str, between: str = ", ") -> str:
        """A score with its word: ``12 points, a good outcome``."""


class TalkSpeaker(Protocol):
    """Tells what seats say to each other, each by the name the speaker was given for it."""

    def addressed(self, to: Iterable[str]) -> str:
        """To whom something was said: ``Seoul and control``, ``all``."""

    def message(self, sender: str, to: Iterable[str], words: str) -> str:
        """A message, or its first line: ``Tokyo to Seoul: Come.``"""

    def promise(self, spoken: Spoken, promise: Promise) -> str:
        """Who promises whom what."""

    def deed(self, spoken: Spoken, promise: Promise) -> str:
        """What is promised, as words that follow who promises it."""

    def proposal(self, spoken: Spoken, proposal: Proposal) -> str:
        """Who proposes what to whom, or answers with what change."""

    def offer(self, spoken: Spoken, proposal: Proposal) -> str:
        """What is proposed: the move, what was chosen on it, and who shall not take part after all."""

    def asked(self, spoken: Spoken, proposal: Proposal, seat: str) -> str:
        """That a seat is asked to join: ``Seoul proposes J3 Warning data with you and Washington``."""

    def badge(self, standing: Standing, proposal: Proposal, seat: str) -> str:
        """How a proposal stands for a seat it concerns, beside the card: ``proposed by Seoul``, ``agreed``; "" where
        nothing has come of it."""

    def response(self, spoken: Spoken, response: Response) -> str:
        """Who accepts, declines or takes back which proposal."""

    def answer(self, spoken: Spoken, response: Response) -> str:
        """The same, as words that follow who does."""

    def standing(self, standing: Standing) -> str:
        """How a promise or proposal stands, in few words: ``open``, ``kept in week 2``, ``declined by Seoul``."""

    def kept(self, counts: Iterable[tuple[str, int, int]]) -> str:
        """How often seats kept their word: seat, how often, of how many promises."""
