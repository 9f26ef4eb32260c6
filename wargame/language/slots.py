"""The stable names of slots. Journals, events and views use these names; nothing else may spell them.

A value an author declared is called by its id: ``trust``, ``us_commitment[tokyo]``, ``partial[logistics_pact]``.
Everything the engine keeps beside has a word and a colon before it, which no id can have.
"""

from __future__ import annotations

from typing import Literal

SlotKind = Literal[
    "track", "number", "status", "flag", "token", "until", "opened", "before", "began", "order", "answer", "result",
    "past", "grant", "later", "inject", "red_line", "card", "profile", "observed", "forecast", "book",
]
TURN = "turn"


def value(name: str, key: str | None = None) -> str:
    """A track, status, flag, token, number or derived value; ``key`` is the seat or word of a family."""
    return name if key is None else f"{name}[{key}]"


def opened(slot: str) -> str:
    """The value of a track when this turn opened."""
    return f"opened:{slot}"


def before(slot: str) -> str:
    """The value of a track when the turn before opened."""
    return f"before:{slot}"


def began(slot: str) -> str:
    """The value of a track when the game began."""
    return f"began:{slot}"


def until(slot: str) -> str:
    """The last turn a token, grant or temporary change holds; 0: for good."""
    return f"until:{slot}"


def ordered(move: str, seat: str) -> str:
    """1 while this turn's order of ``seat`` holds ``move`` and nothing has struck it; 0 otherwise."""
    return f"ordered:{move}@{seat}"


def partner(move: str, seat: str, named: str) -> str:
    """1 where ``seat``'s order of a joint ``move`` names the optional seat ``named``."""
    return f"partner:{move}@{seat}+{named}"


def chosen(move: str, parameter: str, seat: str) -> str:
    """The item chosen, from 1 in the order of the list; several: one bit an item. 0: none."""
    return f"chosen:{move}.{parameter}@{seat}"


def agreed(move: str, parameter: str) -> str:
    """For a joint move: what all its partners chose alike."""
    return f"agreed:{move}.{parameter}"


def result(move: str, seat: str | None) -> str:
    """The band rolled, from 1 for the worst; 0: not rolled. ``seat`` only where each seat rolls for itself."""
    return f"result:{move}" if seat is None else f"result:{move}@{seat}"


def leaked(move: str, seat: str) -> str:
    """1 from the end of a turn in which ``seat`` made a move that comes out, until the next turn opens."""
    return f"leaked:{move}@{seat}"


def answered(question: str, seat: str) -> str:
    """The answer that stands once a question was called, from 1 in the order of the list; 0: not called."""
    return f"answered:{question}@{seat}"


def said(question: str, seat: str) -> str:
    """The answer in the sealed order, called for or not."""
    return f"said:{question}@{seat}"


def past(what: str, seat: str | None = None) -> str:
    """History as bits: bit 0 this turn, bit n n turns ago. ``what``: ``move:ID``, ``tag:ID``, ``inject:ID``,
    ``mark:ID``, ``answer:QUESTION.WORD``; ``seat``: by that seat alone."""
    return f"past:{what}" if seat is None else f"past:{what}@{seat}"


def held(number: int) -> str:
    """History bits of a condition some ``held(…)`` asks about; ``number`` is a hash of its tree. Bit n says whether it
    held when the turn n turns ago ended; bit 0 is not read."""
    return f"held:{number:016x}"


def gone(deck: str, card: int) -> str:
    """How many of a deck's card, by its place from 0, were drawn and not put back."""
    return f"gone:{deck}#{card}"


def put(inject: str) -> str:
    """1 while an inject stands open (from the moment it is put)."""
    return f"open:{inject}"


def granted(grant: str, seat: str | None = None) -> str:
    """How often a grant now stands."""
    return f"grant:{grant}" if seat is None else f"grant:{grant}[{seat}]"


def due(later: str, turns: int) -> str:
    """How often a later falls due in ``turns`` turns."""
    return f"due:{later}+{turns}"


def crossed(red_line: str) -> str:
    """1 once a red line was crossed."""
    return f"crossed:{red_line}"


def forecast(outcome: str) -> str:
    """1 once something that seats forecast has come about. Nobody knows of it before the debrief."""
    return f"forecast:{outcome}"


def card(seat: str) -> str:
    """Which private card a seat holds, from 1; 0: none."""
    return f"card:{seat}"


def turned(seat: str) -> str:
    """Which private card of a seat was turned over last, from 1; 0: none."""
    return f"turned:{seat}"


def profile(seat: str) -> str:
    """Which leader's profile a seat has, from 1; 0: none."""
    return f"profile:{seat}"


def observed(track: str, seat: str) -> str:
    """How far off ``seat``'s estimate of ``track`` is this turn."""
    return f"observed:{track}@{seat}"


def roll_change(move: str, seat: str | None) -> str:
    """What ``modify`` added to a move's roll this turn."""
    return f"modify:{move}" if seat is None else f"modify:{move}@{seat}"


def module(parameter: str) -> str:
    """The number an instructor gave with a module."""
    return f"module:{parameter}"


ENDED = "ended"
"""0 while the game goes on; else the ending, from 1."""
