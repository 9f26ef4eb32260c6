"""What seats say to each other: messages, communiqués, promises, proposals. They bind nobody and change no rule.

Each is a fact as it stands in a journal line. Whole sentences are made from ids by readers.
"""

import re
import unicodedata
from typing import Literal

from wargame.model.events import Answered, CameOut, Event, Ordered
from wargame.model.orders import Act
from wargame.records import record

TO_ALL = ("public",)
"""To whom a communiqué goes."""
LONGEST = 600
"""Characters a message may have."""


@record(kw_only=True)
class Message:
    """Words from one seat (or control) to others.

    Attributes:
        turn: the turn whose orders it comes before; after a turn is resolved that is the next one.
        to: ids of seats and ``control``; or ``TO_ALL`` for a communiqué.
        text: as ``tidy`` leaves it, 1 to ``LONGEST`` characters.
    """

    turn: int
    sender: str
    to: tuple[str, ...]
    text: str
    kind: Literal["message"] = "message"


@record(kw_only=True)
class Promise:
    """A seat's word on what it will do, or will not.

    Attributes:
        turn: the first turn whose orders count; ``due``: the last.
        to: as of a message.
        will: false: it says that it will not.
        what: of what ``id`` is: ``move``: to order this move; ``tag``: to order any move with this tag; ``answer``: to
            give the answer ``word`` to this question, if it is put.
        word: of answers alone.
    """

    turn: int
    sender: str
    to: tuple[str, ...]
    will: bool
    what: Literal["move", "tag", "answer"]
    id: str
    word: str = ""
    due: int
    kind: Literal["promise"] = "promise"


@record(kw_only=True)
class Proposal:
    """A joint move for this turn, proposed to the seats that it takes, as its sender would order it.

    Attributes:
        turn: for whose orders it is.
        to: the other seats concerned: all that must take part, and those named. They alone, and control, learn of it.
        act: the move with what was chosen, and the optional seats named as partners.
        changes: the proposal it answers with a change, of the same ``circle``: its place among all that were ever made
            in that circle, from 1, so that the number tells nothing of others. 0: it answers none.
    """

    turn: int
    sender: str
    to: tuple[str, ...]
    act: Act
    changes: int = 0
    kind: Literal["proposal"] = "proposal"


Why = Literal["", "unwanted", "cannot", "engaged"]
"""Not wanted now; the card is closed or cannot be paid; something else is agreed that leaves no room for it."""


@record(kw_only=True)
class Response:
    """What a seat says to a proposal of this turn, yes or no; what it said last counts.

    Attributes:
        to: all others of the proposal's ``circle``.
        proposal: its place, as ``Proposal.changes`` gives it.
        says: ``withdrawn``: its proposer takes it back, and nothing can be answered to it any more.
        why: why it is declined, where that is said: players without a keyboard say it.
    """

    turn: int
    sender: str
    to: tuple[str, ...]
    proposal: int
    says: Literal["accepted", "declined", "withdrawn"]
    why: Why = ""
    kind: Literal["response"] = "response"


Said = Message | Promise | Proposal | Response
Stands = Literal[
    "open", "kept", "broken", "void", "unknown", "accepted", "declined", "changed", "withdrawn", "lapsed",
]  # fmt: skip
"""Of a promise: ``open`` until it is ``kept`` or ``broken``; ``void``: it never came to it; ``unknown``: decided by
now, and the viewer cannot know how.

Of a proposal: ``open`` while somebody has not answered; ``accepted`` by all, ``declined`` or ``changed`` by one of
them, ``withdrawn`` by its proposer. At the reveal an open one has ``lapsed``, and an accepted one is ``kept`` where
all ordered it as agreed, ``broken`` where one did not, or ``unknown``; it has ``lapsed`` too if its turn was never
resolved."""


Against = Literal[
    "no_talk", "full", "other_turn", "no_sender", "no_receiver", "unknown_receiver", "oneself", "twice", "due", "empty",
    "no_reason", "no_title", "too_long", "untidy", "character", "no_word", "not_a_move", "no_such_tag",
    "not_a_question", "not_an_answer", "not_joint", "unknown_choice", "not_concerned", "no_proposal", "own", "not_own",
    "withdrawn", "as_before",
]  # fmt: skip


@record
class TalkObjection:
    """Why something cannot be said now. A ``Speaker`` makes a sentence of it for who wants to say it.

    Attributes:
        turn: what is said now belongs to this turn; ``last``: a promise may reach to this one.
        given: the turn, or the number of characters, that was given instead.
        character: which one no text may hold.
        seat: who would promise.
    """

    against: Against
    turn: int = 0
    last: int = 0
    given: int = 0
    character: str = ""
    seat: str = ""

    def __str__(self) -> str:
        return self.against


@record
class Record:
    """Everything said in a game so far, and the acts that promises are held against.

    Attributes:
        said: in the order it was said.
        acts: per resolved turn, of its events those that a promise is held against (``engine.information.promises``),
            with what came out of it as the next turn opened.
    """

    said: tuple[Said, ...] = ()
    acts: tuple[tuple[Event, ...], ...] = ()


@record
class Standing:
    """How a promise or proposal stands for a viewer.

    Attributes:
        turn: since which turn it is decided.
        act: the order or answer that decided a promise, if one did (``CameOut``: an order the viewer learned of only
            when it had come out).
        seats: of a proposal: how each seat concerned stands to it, its proposer first. Until the reveal ``open``,
            ``accepted`` (the proposer has), ``declined``, ``changed`` or ``withdrawn``; then, where all had accepted,
            whether it did it: ``kept``, ``broken`` or ``unknown``.
    """

    how: Stands
    turn: int | None = None
    act: Ordered | Answered | CameOut | None = None
    seats: tuple[tuple[str, Stands], ...] = ()


@record
class Spoken:
    """Something said, as a viewer may know it.

    Attributes:
        number: from 1, over what this viewer may know: others' private words leave no gap.
        thing: of a promise, the name of the move, tag or question; of a proposal and a response, that of the move.
        reply: of a promised answer, its text.
        standing: of a promise or proposal.
        terms: of a proposal, the texts of what was chosen on the card.
        about: the ``number`` of the proposal that a response, or a proposal with a change, answers; 0: none.
        proposer: who made that one.
    """

    number: int
    said: Said
    thing: str = ""
    reply: str = ""
    standing: Standing | None = None
    terms: tuple[str, ...] = ()
    about: int = 0
    proposer: str = ""


@record
class TalkView:
    """What a viewer knows of the talk.

    Attributes:
        turn: what is said now belongs to this turn; None: nothing can be said now.
        spoken: oldest first.
        kinds: the tags of this seat's moves, by id and name: what it can promise of all such moves at once.
    """

    turn: int | None = None
    spoken: tuple[Spoken, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()


def circle(said: Said) -> frozenset[str]:
    """Who it is between: sender and receivers. Proposals and responses count their places within it."""
    return frozenset((said.sender, *said.to))


def tidy(text: str) -> str:
    """A text as it is written down: composed (NFC), no blanks at the ends of lines, at most one empty line running."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    lines = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", lines).strip(" \n")
