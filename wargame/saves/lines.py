"""What each kind of journal line says. A line is one accepted command, or one step of the turn with all its events."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Annotated, Literal, assert_never

from pydantic import Discriminator, Field, StringConstraints

from wargame.model.events import Event
from wargame.model.forecasting import NOTHING_STATED, SeatStatement
from wargame.model.orders import Order
from wargame.model.rulings import RulingCommand
from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.records import record

FORMAT = "wargame-save/1"
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
DiceFrom = Literal["seed", "mixed", "class"]
Semantics = Annotated[int, Field(ge=1)]
Events = tuple[Annotated[Event, Discriminator("kind")], ...]
GameId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
"""It names a file of the state folder, so nothing else may stand there."""


@record(kw_only=True)
class EmbeddedFile:
    """One authored file, as text."""

    name: str
    text: str


@record(kw_only=True)
class EnteredDie:
    """Faces that were chosen for one roll instead of those that fell."""

    turn: int
    purpose: str
    faces: tuple[int, ...]


@record(kw_only=True)
class WhatIf:
    """What a branch changes of the finished game it was taken from. All that is not named here is as it was there, the
    dice too: a roll has the faces it had, wherever it is still made.

    Attributes:
        parent: the hash of the last line of the save it was taken from.
        line: how many lines of that save say the same here.
        turn: the turn at which something is changed first.
        seats: whose orders of that turn, or a later one, are others.
        theory: whether other theories are at work than there.
        faces: the dice that were chosen, those of the parent's own changes included.
        swaps: turns from which on other dice fall, one turn as often as it was asked for.
    """

    parent: Digest
    line: int
    turn: int
    seats: tuple[str, ...] = ()
    theory: bool = False
    faces: tuple[EnteredDie, ...] = ()
    swaps: tuple[int, ...] = ()


@record(kw_only=True)
class StartLine:
    """The first line: enough to make the same game again without any other file.

    Attributes:
        game: its id, from the secret (``seals.game_id``).
        wargame: the version of the program that made it; decides nothing.
        rehearsal: true where everything, the secret too, follows from the seed.
        typed_seed: true where a person chose the dice, which the report says.
        dice: what the dice come from (``seals.dice_seed``): the ``seed`` as it is, as in rehearsals and the games of
            version 0.1; seed and secret ``mixed``, as people play; the code of a ``class``, the same in every room.
        advice: false where control has switched the adviser off for this game.
        forecasts: true where seats may state a forecast with each order.
        left_out: injects that never come up in this game, by id.
        what_if: what this game changes of another, finished one; None: it is no such branch.
        program: the digest of the lowered rules.
        commitment: of the seed (``seals.seed_commitment``).
        players: seat to who holds it, as the table was told.
        files: the scenario first, then its rulebooks.
        semantics: the rules of adjudication it was begun under (``engine.semantics``); 1 are those of version 0.1.
    """

    format: Literal["wargame-save/1"] = "wargame-save/1"
    game: GameId
    wargame: str
    rehearsal: bool = False
    typed_seed: bool = False
    dice: DiceFrom = "seed"
    advice: bool = True
    forecasts: bool = False
    scenario: str
    title: str
    turns: int
    modules: tuple[str, ...]
    seats: tuple[str, ...]
    players: Mapping[str, str]
    program: str
    commitment: Digest
    files: tuple[EmbeddedFile, ...]
    semantics: Semantics = 1
    left_out: tuple[str, ...] = ()
    what_if: WhatIf | None = None
    kind: Literal["start"] = "start"


@record(kw_only=True)
class DealLine:
    """Profiles and cards are dealt, setup rules have run."""

    events: Events
    kind: Literal["deal"] = "deal"


@record(kw_only=True)
class InjectLine:
    """A turn opens, with its injects."""

    turn: int
    events: Events
    kind: Literal["inject"] = "inject"


@record(kw_only=True)
class SealLine:
    """A seat seals its order: only the digest is told. ``by_hand``: it was given on paper, and typed in afterwards."""

    turn: int
    seat: str
    digest: Digest
    by_hand: bool = False
    kind: Literal["seal"] = "seal"


@record(kw_only=True)
class UnsealLine:
    """A seat takes its order back, before the last seal."""

    turn: int
    seat: str
    kind: Literal["unseal"] = "unseal"


@record(kw_only=True)
class OpenedOrder:
    """One order at the reveal, with the salt that lets anyone check its seal, and what the seat stated with it. That is
    no part of the reveal: it is the seat's own until the debrief."""

    salt: Digest
    order: Order
    statement: SeatStatement = NOTHING_STATED


@record(kw_only=True)
class OpenLine:
    """The reveal: every seat's order."""

    turn: int
    orders: Mapping[str, OpenedOrder]
    kind: Literal["open"] = "open"


@record(kw_only=True)
class Turn:
    """The whole resolution of a turn."""

    turn: int
    attempt: int = 0
    events: Events
    kind: Literal["turn"] = "turn"


@record(kw_only=True)
class CloseLine:
    """The game is closed and its secrets are told. ``reason``: ``ended``, or ``left`` before an ending."""

    seed: int
    secret: Digest
    reason: Literal["ended", "left"]
    kind: Literal["close"] = "close"


@record(kw_only=True)
class BranchLine:
    """The game goes on from here as one of its own: what stands before is that of the save it was taken from, and what
    follows has a new secret. Seals that stood are withdrawn; orders that were opened are resolved with the new dice.

    Attributes:
        game, commitment, dice: of the game from here on, as in ``StartLine``.
        wargame: the version of the program that branched; decides nothing.
        program: the digest of the rules as they are lowered from here on; their semantics stay those of the start.
        players: seat to who holds it from here on, where somebody else does than before.
    """

    game: GameId
    wargame: str
    program: str
    commitment: Digest
    dice: DiceFrom = "seed"
    players: Mapping[str, str] = field(default_factory=dict)
    kind: Literal["branch"] = "branch"


@record(kw_only=True)
class RulingLine:
    """Control rules: ``ruling``, and the events it comes to."""

    turn: int
    ruling: RulingCommand
    events: Events
    kind: Literal["ruling"] = "ruling"


@record(kw_only=True)
class NoteLine:
    """Control writes down something about a line before this one, for the debrief. It changes nothing.

    Attributes:
        line: the number of that line, from 1.
        text: as ``model.talk.tidy`` leaves it, 1 to ``model.talk.LONGEST`` characters.
    """

    line: int
    text: str
    kind: Literal["note"] = "note"


@record(kw_only=True)
class MendLine:
    """Control puts a slip of the pen right: wherever a text of the game, or one that control put itself, has the words
    ``wrong``, it has the words ``right`` from now on. No rule reads a text, so nothing is played otherwise for it."""

    turn: int
    wrong: str
    right: str
    kind: Literal["mend"] = "mend"


@record(kw_only=True)
class UndoLine:
    """Control takes the game back to where it stood after an earlier line; the lines in between are kept, and count no
    more.

    Attributes:
        turn, line: that turn, and the line on which it opened, or its orders were opened.
        events: what is told of it.
    """

    turn: int
    line: int
    events: Events
    kind: Literal["undo"] = "undo"


@record(kw_only=True)
class DieEnteredLine:
    """Control types in a roll of real dice before it is made. The last one counts.

    Attributes:
        turn: the turn in whose opening or resolution it is made.
        purpose: the roll, by its name.
        faces: what the dice show.
    """

    turn: int
    purpose: str
    faces: tuple[int, ...]
    kind: Literal["die_entered"] = "die_entered"


Line = (
    StartLine | DealLine | InjectLine | Message | Promise | Proposal | Response | SealLine | UnsealLine | OpenLine
    | Turn | CloseLine | BranchLine | NoteLine | RulingLine | UndoLine | DieEnteredLine | MendLine
)


def beginnings(lines: Sequence[Line]) -> list[tuple[int, StartLine | BranchLine]]:
    """The lines that began a game, with their numbers: the start, then every branch. The last is of the game that is
    played now."""
    return [(n, line) for n, line in enumerate(lines, 1) if isinstance(line, (StartLine, BranchLine))]


def events_of(line: Line) -> Events:
    """The events a line holds; ``LINE.INDEX`` names them, both counted from 1."""
    match line:
        case DealLine() | InjectLine() | Turn() | RulingLine() | UndoLine():
            return line.events
        case (
            StartLine() | Message() | Promise() | Proposal() | Response() | SealLine() | UnsealLine() | OpenLine()
            | CloseLine() | BranchLine() | NoteLine() | DieEnteredLine() | MendLine()
        ):
            return ()
        case _:
            assert_never(line)
