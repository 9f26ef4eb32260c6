"""What one viewer may know. Everything a screen, a bot or a log line shows comes from here.

A view is computed for one viewer from what that viewer sees; a value it may not know is not in it.
Intervals ``lo``..``hi`` say how much of a number is known: equal when it is known exactly.
"""

from __future__ import annotations

from typing import Literal

from wargame.model.card_views import BudgetView, InjectView, MoveView, QuestionView
from wargame.model.events import Event
from wargame.model.state import Phase
from wargame.model.talk import TalkView
from wargame.model.theatre_views import TheatreView
from wargame.model.viewers import Viewer
from wargame.records import record

Known = Literal["exact", "band", "estimate", "hidden"]


@record
class TrackView:
    """A track or derived value as the viewer knows it.

    Attributes:
        slot: its stable name, e.g. ``us_commitment[tokyo]``.
        value: the number, where known exactly.
        lo, hi: the bounds within which the viewer knows it to be.
        word: the named band or level, where it has one; for an estimate the band it was observed in.
        confidence: the word of an estimate.
        change: since the viewer could last plan (in the first turn: since it opened; during review: over the turn);
            None where not known.
        past: values at the end of each turn so far, oldest first, where known exactly; the first is the start.
        better: which end most seats hope for, for colouring alone.
        was: within what it was known to lie then, where it is known by its range, or worked out from others; None: not
            known, or ``change`` says it.
    """

    slot: str
    id: str
    seat: str | None
    code: str
    name: str
    group: str
    low: str
    high: str
    least: int
    most: int
    known: Known
    value: int | None
    lo: int
    hi: int
    word: str | None
    confidence: str | None
    change: int | None
    past: tuple[int, ...]
    better: str
    derived: bool = False
    was: tuple[int, int] | None = None

    @property
    def went(self) -> int:
        """Which way the viewer saw it go since then: 1 up, −1 down, 0 not at all. What lies within ranges that share a
        number was not seen to go: it may be that only more is known, or less."""
        if self.was is not None:
            return (self.was[1] < self.lo) - (self.was[0] > self.hi)
        return ((self.change or 0) > 0) - ((self.change or 0) < 0)


@record
class StatusView:
    """A status, flag or token that the viewer sees and that is worth a line (tokens: count above 0).

    Attributes:
        word: of a status, as its author calls it; of a token there may be several of, how many there are; "" where it
            is or is not.
        until: the last turn it holds, for tokens that expire.
    """

    slot: str
    name: str
    code: str
    word: str
    until: int | None = None


@record
class SeatView:
    """A seat as anyone may see it."""

    id: str
    name: str
    letter: str
    mark: str
    sealed: bool


@record
class TrackAsked:
    """A track or derived value that an aim compares with a number.

    Attributes:
        slot: as of its ``TrackView``.
        sign: what it is asked to be: no less than ``target``, no more, or just that.
        met: as things stand; None: the viewer cannot know.
    """

    slot: str
    sign: Literal[">=", "<=", "=="]
    target: int
    met: bool | None


@record
class StandingAsked:
    """A status, flag or token that an aim asks something of. ``met`` as of ``TrackAsked``."""

    slot: str
    met: bool | None


Asked = TrackAsked | StandingAsked


@record
class AimView:
    """An objective, card or red line of the viewer.

    Attributes:
        met: as things stand; None: the viewer cannot know.
        asks: what of it can be measured, in its author's order.
        part: the points it gives where it is met in part; 0: none. ``part_met`` as ``met``.
    """

    what: Literal["objective", "card", "red_line"]
    id: str
    name: str
    text: str
    points: int
    met: bool | None
    asks: tuple[Asked, ...] = ()
    part: int = 0
    part_met: bool | None = False


@record
class MoveCause:
    """What had a hand in a change, as far as the viewer may know: the label of what acted, and for whom; "": it is not
    for the viewer to know. ``by``: how far a track came by it; None: of a standing."""

    source: str
    seats: tuple[str, ...]
    by: int | None = None


@record
class TrackMoved:
    """A track that stands elsewhere than when the viewer last planned.

    Attributes:
        slot: as of its ``TrackView``.
        was, now: the bounds within which the viewer knew it to be, and knows it to be.
        causes: in the order in which they acted.
    """

    slot: str
    was: tuple[int, int]
    now: tuple[int, int]
    causes: tuple[MoveCause, ...]


@record
class StandingMoved:
    """A status, flag or token that is otherwise than when the viewer last planned, and known to be. ``was`` and ``now``
    as ``StatusView.word``; None: it was not, or is not there."""

    slot: str
    name: str
    was: str | None
    now: str | None
    causes: tuple[MoveCause, ...]


Moved = TrackMoved | StandingMoved


@record
class EndedAt:
    """Where something ended that an aim asks about: a track by its code, a status or token by its name. ``asked``: what
    of it was asked, where that is a number."""

    label: str
    value: str
    asked: TrackAsked | None = None


@record
class AimScored:
    """What an objective, card or red line gave its seat: its text or name, the points, and the most it can give.

    Attributes:
        ended: what an objective asks about and where it ended, as far as the viewer knows it.
        spoilt: what has happened that an objective denies, by the slots of history that say so.
    """

    what: Literal["objective", "card", "red_line"]
    text: str
    points: int
    most: int
    ended: tuple[EndedAt, ...] = ()
    spoilt: tuple[str, ...] = ()


@record
class ScoreView:
    """A seat's final score; shown to all at the end."""

    seat: str
    total: int
    band: str
    lines: tuple[AimScored, ...]


@record
class View:
    """All that a viewer knows at this moment."""

    viewer: Viewer
    phase: Phase
    turn: int
    turns: int
    turn_name: str
    title: str
    opening: str
    brief: str | None
    profile: tuple[str, str] | None
    """Name and text of this seat's leader profile."""
    groups: tuple[tuple[str, str], ...]
    """Track groups in display order: id and heading."""
    seats: tuple[SeatView, ...]
    tracks: tuple[TrackView, ...]
    statuses: tuple[StatusView, ...]
    injects: tuple[InjectView, ...]
    budget: BudgetView | None
    moves: tuple[MoveView, ...]
    questions: tuple[QuestionView, ...]
    aims: tuple[AimView, ...]
    offers: tuple[tuple[str, str], ...]
    """Offers made to this seat last turn that found no match: (seat that offered, move id)."""
    events: tuple[Event, ...]
    """What happened this turn, as far as this viewer may know."""
    ending: tuple[str, str] | None
    """Name and text, once the game is over."""
    outcome: tuple[str, str] | None
    scores: tuple[ScoreView, ...]
    theatre: TheatreView | None = None
    """The map with what the viewer knows to stand on it; None: the game has none."""
    talk: TalkView | None = None
    """What the viewer has heard and said; None: the view was made without the talk."""
    leaks: tuple[tuple[str, str], ...] = ()
    """What came out as this turn opened: (seat, code and name of the move it made in secret the turn before)."""
    since: tuple[Moved, ...] = ()
    """While a turn is planned: what is otherwise than when the turn before was planned."""
