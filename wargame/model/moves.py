"""What seats can do: moves with parameters, joint moves, and the questions put to them."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Strict, StringConstraints

from wargame.model.base import (
    Amount, Authored, Because, Claiming, Code, Condition, Description, Id, Line, Many, Name, OnlyWhile, Ref, SeatRefs,
    Sourced, TagRefs, Text, Witnesses, Word, one_or_many,
)
from wargame.model.steps import Steps
from wargame.model.tables import Modifier


MoveRefs = Annotated[tuple[Annotated[str, Ref("moves")], ...], Strict(False), BeforeValidator(one_or_many)]
Items = Annotated[
    tuple[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(:[a-z][a-z0-9_]*)?$", max_length=101)], ...],
    Strict(False), BeforeValidator(one_or_many),
]
"""Items of a parameter: words, or ``seat:move`` where it offers the moves of others."""


class Need(Sourced):
    """A precondition. ``because`` is what a player reads on the closed card: what must be true, not what is false."""

    when: OnlyWhile
    because: Because


class ParameterChoice(Sourced):
    """One item of a parameter's list."""

    text: Line
    """What readers are told of it."""
    cost: int = 0
    """What it costs, in the currency."""
    needs: Many[Need] = ()
    """What must be true for it to be open."""
    modifiers: Many[Modifier] = ()
    """Added to the move's roll when this item is chosen."""
    do: Steps = ()
    """Happens after the band's effects on a roll at or better than ``on`` (moves without a roll: always)."""
    on: Word | None = None
    """The band from which ``do`` happens; none: whatever the roll."""


class Parameter(Sourced):
    """Something an order says about its move: one item of a closed list, or several.

    Either ``choices`` are listed, or ``from_moves`` offers the moves of other seats (as ``seat:move``), which the
    move's own effects and modifiers then call ``target``; ``from_seats`` offers seats, likewise called ``target``.
    """

    ask: Line
    """The question as the team reads it."""
    choices: dict[Word, ParameterChoice] = {}
    """The closed list it is chosen from."""
    from_moves: SeatRefs = ()
    """Instead: a move of one of these seats."""
    from_seats: SeatRefs = ()
    """Instead: one of these seats."""
    several: Annotated[int, Field(ge=1, le=8)] = 1
    """How many items at most; 1 means exactly one."""
    default: Word | None = None
    """What stands where the order says nothing; none: the first item (one) or no item (several)."""


class Answer(Claiming, Sourced):
    """One closed answer to a question."""

    text: Line
    """What readers are told of it."""
    cost: int = 0
    """What it costs, in the currency."""
    needs: Many[Need] = ()
    """What must be true for it to be open."""
    do: Steps = ()
    """Applied at the reveal, when the question was called and this answer given; ``mover`` is the answerer."""


class Question(Sourced):
    """Put to seats by a move, an inject or standing; answered inside the sealed order."""

    to: SeatRefs
    """Who is asked; each answers inside its sealed order."""
    ask: Line
    """The question as the team reads it."""
    when: Condition | None = None
    """Whether it is called, read at the reveal. None: whenever its inject is put or its move ordered; a standing
    question without ``when`` is called every turn. An answer that was not called for is never revealed."""
    answers: dict[Word, Answer]
    """The closed list of answers."""
    default: Word
    """What stands where nothing is said."""
    visibility: Literal["public", "participants", "private"] = "public"
    """Who sees it."""
    text: Text | None = None
    """More to read, below the question."""


class Leak(Authored):
    """A private move that comes out at ``at_most`` or worse is known to all next turn."""

    at_most: Word
    """The best band at which it still comes out."""


class Move(Sourced):
    """A cabinet-level choice. With one seat it is that seat's own; ``joint`` needs all its seats the same turn."""

    name: Name
    code: Code
    text: Description
    seats: SeatRefs
    """Who may order it. For a joint move: who must."""
    optional: SeatRefs = ()
    """Seats that may take part beside those that must: by ordering it too, named or not. Who names one makes it a
    condition: where that one is not there, the move of a seat that must take part does not stand, and a seat that may
    take part itself takes none."""
    joint: bool = False
    """All seats must order it in the same turn, and roll once."""
    each: bool = False
    """Each seat that orders it rolls for itself (or together, where ``joint`` is false and several seats may)."""
    cost: Annotated[int, Field(ge=0, le=9)]
    """What it costs, in the currency."""
    weight: Literal["major", "minor", "free"] | None = None
    """None: by printed cost, 0 free, 1 minor, 2 or more major."""
    tags: TagRefs = ()
    """Words by which rules speak of all that carry them."""
    scale: Annotated[str, Ref("scales")] | None = None
    """None: no roll, ``do`` simply happens."""
    base: Amount = 0
    """Added to the dice before modifiers."""
    modifiers: Many[Modifier] = ()
    """What is added to the roll, each with its reason."""
    needs: Many[Need] = ()
    """What must be true for it to be open."""
    available_to: Condition | None = None
    """Whether the card exists for a seat at all (it may read ``mover``), e.g. only while the lattice is dense."""
    parameters: dict[Word, Parameter] = {}
    """What an order must say about it."""
    questions: dict[Id, Question] = {}
    """Questions it puts."""
    bands: dict[Word, Steps] = {}
    """Band to what happens. A band left out takes what the scale's ``copies`` names, else nothing."""
    do: Steps = ()
    """Always happens when the move is carried out, after its band's effects."""
    early: bool = False
    """Rolled and applied first, at the reveal, before joint moves are matched (a restraint). Of several none is before
    another: all are rolled, then one that a standing one cancels does nothing, and those that cancel each other all
    fall; what was paid for them comes back."""
    order: int = 50
    """When its effects come within the turn, small first; then as they are written."""
    visibility: Literal["public", "participants", "private"] = "public"
    """Who sees it."""
    seen_by: Witnesses = ()
    """Seats that see it beside the participants; ``target``: the seat its parameter names, or whose move it names."""
    leaks: Leak | None = None
    """From which band down a private move comes out."""
    banned: bool = False
    """Not on the menu."""


class Adjustment(Sourced):
    """A standing change to what orders cost or roll, over moves chosen by id, tag or seat.

    Under ``standing`` it holds while ``when`` does. Under ``grants`` it holds once an effect gives it.
    """

    moves: Many[Annotated[str, Ref("moves")]] = ()
    """Moves by id."""
    tags: TagRefs = ()
    """Moves with one of these tags."""
    seats: SeatRefs = ()
    """Only orders of these seats."""
    joint: bool | None = None
    """True: joint moves alone; False: own moves alone."""
    without: SeatRefs = ()
    """Only where none of these seats takes part."""
    when: OnlyWhile | None = None
    roll: Amount | None = None
    """Added to the roll."""
    cost: int | None = None
    """Added to the cost, which never falls below ``cost_least``."""
    cost_least: int = 0
    """The cost never falls below this."""
    slots: dict[Literal["major", "minor"], int] = {}
    """More moves of a weight in one order."""
    opens: bool = False
    """True: the moves' ``needs`` are waived."""
    closes: bool = False
    """True: the moves cannot be ordered."""
    until_used: bool = False
    """A grant that ends when a move it touches is carried out."""
    because: Because


class Preference(Authored):
    """While ``when`` holds, orders of these moves weigh ``weight`` more (or less); what is said adds up.

    With ``choose`` or ``partners`` it speaks of the order with these choices alone, beside the plain one.
    """

    when: OnlyWhile | None = None
    moves: MoveRefs = ()
    """These moves."""
    tags: TagRefs = ()
    """Moves with one of these tags."""
    choose: dict[Word, Items] = {}
    """Parameter to what is chosen. Of one that takes a single item: what is tried first, second …"""
    partners: SeatRefs = ()
    """Optional seats named as partners."""
    weight: Amount
    """May read ``odds``: the chance in per cent of a success or better, as the seat knows it (100 without a roll)."""


class Reply(Authored):
    """While ``when`` holds, this answer is given; the first that holds and is open counts, else the default."""

    when: OnlyWhile | None = None
    question: Annotated[str, Ref("questions", goes_along=True)]
    """A question by id."""
    word: Word
    """The answer given."""


class Doctrine(Authored):
    """A seat played by rule: weighted preferences and replies over the same names, reading only what the seat sees.

    Each turn the seat orders what weighs most (above 0) within purse, reserve and slots: major moves, then minor, then
    free, ties by the order of the moves. ``mover`` is the seat.
    """

    name: Name
    text: Description | None = None
    adds_to: Annotated[str, Ref("doctrines")] | None = None
    """For a scenario: these lines belong to that doctrine of a rulebook, and its replies are asked first."""
    like: Annotated[str, Ref("doctrines")] | None = None
    """All lines of that doctrine too, after its own."""
    comparison: bool = False
    """It is there to be compared with others: whoever names it gets it, and nobody is offered it for a seat."""
    prefer: Many[Preference] = ()
    """What it likes to order, and when."""
    answer: Many[Reply] = ()
    """What it answers, and when."""
