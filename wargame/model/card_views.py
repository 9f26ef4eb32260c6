"""What a viewer is shown to order by: move cards, questions, situations, its purse."""

from __future__ import annotations

from typing import Literal

from wargame.model.orders import Refusal
from wargame.model.reasons import StatedReason
from wargame.records import record

ForMe = Literal["", "helps", "hurts", "both"]
"""Whether a change brings the viewer's own aims nearer, or puts them further off; "": none of them asks about it."""


@record
class Cap:
    """That a track will move by less than an effect says, as things stand: by ``granted``, and why."""

    granted: int
    because: StatedReason


@record
class EffectShown:
    """One effect of a card: its author's line, with the seats that bound words such as ``mover`` stand for here, and
    the move (with its seat, where each has its own) that ``this`` is; what it means for the viewer's aims, and whether
    it is capped."""

    line: str
    seats: tuple[tuple[str, str], ...] = ()
    this: tuple[str, str | None] | None = None
    for_me: ForMe = ""
    cap: Cap | None = None


@record
class OnCondition:
    """Effects that hang on something.

    Attributes:
        on: what ``text`` is: the author's ``reason``, which says enough; a ``condition``; or a small ``roll``.
        seats: as of an effect.
        do, otherwise: one of them holds something.
    """

    on: Literal["reason", "condition", "roll"]
    text: str
    seats: tuple[tuple[str, str], ...]
    do: tuple[Shown, ...]
    otherwise: tuple[Shown, ...] = ()


Shown = EffectShown | OnCondition
"""What a card shows of a list of effects, piece by piece: nothing that no reader may know is in it."""


@record
class ModifierView:
    """One modifier of a roll as far as it may be known: what it adds lies within ``lo``..``hi``.

    ``known`` is false where its condition reads something this viewer cannot see, or orders not yet revealed.
    A modifier known to add nothing is left out. ``asks``: the tracks and derived values that decide it, by slot.
    """

    source: str
    because: StatedReason
    lo: int
    hi: int
    known: bool
    asks: tuple[str, ...] = ()


@record
class BandView:
    """A band of a move: the chance that the roll ends there, in 36ths or whatever ``of`` says, and what it does."""

    id: str
    code: str
    name: str
    lo: int
    hi: int
    of: int
    effects: tuple[Shown, ...]


@record
class RowView:
    """A row of a table: the chance that a roll ends there."""

    name: str
    lo: int
    hi: int
    of: int


@record
class RollView:
    """A roll that lies between a move's own dice and what it comes to, such as what must be carried at home.

    Attributes:
        name: what it is called.
        because: why it is rolled.
        modifiers: every one that may count.
    """

    name: str
    because: StatedReason | None
    modifiers: tuple[ModifierView, ...]
    rows: tuple[RowView, ...]


@record
class HurdleView:
    """What others can do against a move, or must do for it: the rule or move by which it then stops, and by name the
    orders and answers on which that hangs."""

    because: StatedReason
    asks: tuple[str, ...]


@record
class OutcomeView:
    """What a move comes to when all on its way is over, in parts of ``of``, if nobody does anything against it.

    Attributes:
        good: the least and the greatest chance of a success or better; of a move without a roll, that it stands.
        stands: that it comes to anything at all.
        bands: of each band, worst first; none without a roll.
        better: the band from which it counts as a success, by name; "" without a roll.
        dice: the chance of the same on its own dice alone, in parts of ``dice_of``.
        rolls: what is rolled on the way.
        hurdles: what others could do against it.
    """

    good: tuple[int, int]
    stands: tuple[int, int]
    bands: tuple[tuple[int, int], ...]
    of: int
    better: str = ""
    dice: tuple[int, int] = (0, 0)
    dice_of: int = 0
    rolls: tuple[RollView, ...] = ()
    hurdles: tuple[HurdleView, ...] = ()


@record
class NeedView:
    """A precondition: ``met`` None where the viewer cannot know."""

    because: str
    met: bool | None


@record
class ChoiceView:
    """One item of a parameter, or one answer to a question. ``open`` false: it cannot be chosen now, ``closed_because``
    says why."""

    word: str
    text: str
    cost: int
    open: bool
    closed_because: StatedReason | None
    effects: tuple[Shown, ...]


@record
class ParameterView:
    """What an order must say about a move."""

    id: str
    ask: str
    several: int
    default: tuple[str, ...]
    choices: tuple[ChoiceView, ...]


@record
class MoveView:
    """A move card.

    Attributes:
        cost: what it costs now (without parameters); ``printed`` what the card says; ``cost_because`` why they differ.
        open: false when it certainly cannot be ordered; ``closed_because`` lists what would open it.
        seats: who takes part for sure; ``optional`` who may be named as partner.
        odds: per band, worst first; empty for moves without a roll. ``always`` is what happens without a roll.
        must: whether the seat is one of those without whom it does not stand.
        early: of a move rolled before all others, how many such moves the game has, it among them; else 0.
        outcome: what it comes to, all on its way included; None where it cannot be ordered.
        no_room: why it does not fit beside the rest of the order (purse, moves a turn); nothing: it does, or is there.
    """

    id: str
    code: str
    name: str
    text: str
    weight: str
    cost: int
    printed: int
    cost_because: tuple[str, ...]
    tags: tuple[str, ...]
    joint: bool
    seats: tuple[str, ...]
    optional: tuple[str, ...]
    visibility: Literal["public", "participants", "private"]
    open: bool
    closed_because: tuple[StatedReason, ...]
    needs: tuple[NeedView, ...]
    base_lo: int
    base_hi: int
    modifiers: tuple[ModifierView, ...]
    total_lo: int
    total_hi: int
    odds: tuple[BandView, ...]
    always: tuple[Shown, ...]
    parameters: tuple[ParameterView, ...]
    must: bool = True
    early: int = 0
    outcome: OutcomeView | None = None
    no_room: tuple[Refusal, ...] = ()

    @property
    def playable(self) -> bool:
        """Whether it can be put into the order as that stands."""
        return self.open and not self.no_room


@record
class QuestionView:
    """A question this seat may be asked this turn.

    Attributes:
        sure: it is certainly called; else it may be.
        again: it lay before the seat when it last planned, too.
    """

    id: str
    ask: str
    text: str | None
    asked_by: str | None
    """The inject or move that puts it, by name; None: standing."""
    sure: bool
    default: str
    answers: tuple[ChoiceView, ...]
    again: bool = False


@record
class InjectView:
    """A situation on the table: put this turn, or still open.

    Attributes:
        effects: what it did as it came up, this turn.
    """

    id: str
    code: str
    title: str
    text: str
    private: str | None
    views: tuple[tuple[str, str], ...]
    new: bool
    to: tuple[str, ...]
    effects: tuple[Shown, ...]


@record
class BudgetView:
    """The viewer's purse: what it has, what it must keep and why, how many moves it may order."""

    purse: int
    most: int
    reserve: int
    reserve_because: tuple[str, ...]
    slots: tuple[tuple[str, int], ...]
    """Weight to number, e.g. ``(("major", 1), ("minor", 1))``."""
