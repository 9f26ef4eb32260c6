"""The index of saves: what each says of itself, closely or at a glance. No rules are made ready for it.

At a glance only the first line and the end are read, so that a long list is there at once. A branch, and a game that
was taken back, are looked at in full: what they say of themselves stands somewhere in between.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Any, assert_never

from wargame.model.events import Ended
from wargame.model.state import Phase
from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.records import record
from wargame.saves.budget import MOST_BYTES
from wargame.saves.lines import (
    BranchLine, CloseLine, DealLine, DieEnteredLine, InjectLine, Line, MendLine, NoteLine, OpenLine, RulingLine,
    SealLine, StartLine, Turn, UndoLine, UnsealLine, beginnings,
)
from wargame.saves.standing import standing
from wargame.saves.problems import Unusable
from wargame.saves.save import Save, open_save, players_in
from wargame.saves.seals import opens

_HEAD, _END = 16 * 1024, 64 * 1024
_FILES = b',"files":['
"""Where the first line goes on with the whole scenario, which a list does not need."""
_BRANCH = re.compile(rb'"prev":"[0-9a-f]{64}","kind":"(?:branch|undo)","v":')
_OTHER_HANDS = b'"what":"seat"'
"""A ruling on who holds a seat: no text of a save has these quotes bare."""
_SAYS = re.compile(rb'\{"n":\d+,"prev":"[0-9a-f]{64}","kind":"(\w+)","v":\d+(?:,"turn":(\d+))?')


@record
class SaveSummary:
    """One save of a folder.

    Attributes:
        path: the file.
        changed: when it was last written, in seconds since 1970.
        title, scenario: of its scenario; empty where they cannot be read.
        turn, turns: where it stands, and of how many turns.
        phase: after its last line.
        players: seat to who holds it.
        rehearsal: true for a game of ``wargame run``.
        branched: true where it goes on from a line of another game.
        reason: why it cannot be relied on; empty: it is intact.
    """

    path: Path
    changed: float
    title: str = ""
    scenario: str = ""
    turn: int = 0
    turns: int = 0
    phase: Phase = Phase.SETUP
    players: Mapping[str, str] | None = None
    rehearsal: bool = False
    branched: bool = False
    reason: str = ""

    @property
    def intact(self) -> bool:
        """Whether its chain holds; ``verify`` says more."""
        return not self.reason

    @property
    def finished(self) -> bool:
        """Whether it is closed, so that all of it may be read."""
        return self.phase is Phase.CLOSED


def look_at(path: Path) -> SaveSummary:
    """One save, whatever its condition. Never raises for what the file holds."""
    try:
        return summary_of(open_save(path))
    except Unusable as error:
        return SaveSummary(path, _changed(path), reason=error.reason)


def summary_of(save: Save) -> SaveSummary:
    """A save that was read, as it presents itself. Of one whose lines say what they cannot, the first alone counts: it
    says what a damaged save once was."""
    damage, path, lines = save.damage(), save.path, save.lines
    reason = f"line {damage.line}: {damage.reason}" if damage else ""
    if damage and (save.chain.flaw is None or damage.line < save.chain.flaw.line):
        lines = lines[:1]
    if not lines or not isinstance(lines[0], StartLine):
        return SaveSummary(path, _changed(path), reason=reason or "this is not a save")
    start, branched = lines[0], len(beginnings(lines)) > 1
    players = players_in(lines)
    lines = tuple(line for _, line in standing(lines))
    return SaveSummary(
        path=path, changed=_changed(path), title=start.title, scenario=start.scenario,
        turn=max((line.turn for line in lines if isinstance(line, InjectLine)), default=0), turns=start.turns,
        phase=_phase(lines, len(start.seats)), players=players,
        rehearsal=start.rehearsal and not branched, branched=branched, reason=reason,
    )


def glance(path: Path) -> SaveSummary:
    """One save as it presents itself; nothing is checked (``look_at`` does that) but whether its last line closes it,
    for a closed game is shown whole. Never raises for what a file holds.

    ``phase`` is ``CLOSED`` or, for a game that goes on, ``PLANNING``. What does not even look like a save is looked at
    in full, which gives the reason.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # a pipe would block on opening
            return look_at(path)
        data = path.read_bytes() if status.st_size <= MOST_BYTES else b""
    except (OSError, ValueError):
        return look_at(path)
    if _BRANCH.search(data) or _OTHER_HANDS in data:
        return look_at(path)
    head, end = data[:_HEAD], data[-_END:]
    cut = head.find(_FILES)
    try:
        start = json.loads(head[:cut] + b"}") if cut > 0 else {}
        lines = end.split(b"\n")[:-1]
        said = [found.groups() for line in lines if (found := _SAYS.match(line))]
        closed = bool(said) and said[-1][0] == b"close"
        if not said or (closed and not _closes(start, lines[-1])):
            return look_at(path)  # a last line longer than the end that was read, or one that closes nothing
        return SaveSummary(
            path=path, changed=status.st_mtime, title=str(start["title"]), scenario=str(start["scenario"]),
            turn=max((int(turn) for _, turn in said if turn), default=0), turns=int(start["turns"]),
            phase=Phase.CLOSED if closed else Phase.PLANNING,
            players={str(seat): str(player) for seat, player in start["players"].items()},
            rehearsal=bool(start.get("rehearsal", False)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return look_at(path)


def _closes(start: dict[str, Any], line: bytes) -> bool:
    """Whether the last line opens what the first one promised. A game begun anew in the save is looked at whole."""
    close = json.loads(line)
    return opens(start["game"], start["commitment"], close["secret"], close["seed"])


def glance_all(folder: Path) -> tuple[SaveSummary, ...]:
    """Every ``*.jsonl`` of a folder at a glance, the one written last first."""
    try:
        paths = sorted(folder.glob("*.jsonl"))
    except OSError:
        return ()
    return tuple(sorted((glance(path) for path in paths), key=lambda save: save.changed, reverse=True))


def _phase(lines: Sequence[Line], seats: int) -> Phase:
    """Where a game stands after these lines, the first of which is its start."""
    for line in reversed(lines):
        match line:
            case (
                Message() | Promise() | Proposal() | Response() | BranchLine() | NoteLine() | RulingLine() | UndoLine()
                | DieEnteredLine() | MendLine()
            ):  # fmt: skip
                continue  # it stands where it stood
            case StartLine():
                return Phase.SETUP
            case DealLine():
                return Phase.BRIEFING
            case InjectLine() | UnsealLine():
                return Phase.PLANNING
            case SealLine():
                return Phase.SEALED if _sealed(lines, line.turn) == seats else Phase.PLANNING
            case OpenLine():
                return Phase.REVEALED
            case Turn():
                return Phase.DEBRIEF if any(isinstance(event, Ended) for event in line.events) else Phase.REVIEW
            case CloseLine():
                return Phase.CLOSED
            case _:
                assert_never(line)
    return Phase.SETUP


def _sealed(lines: Sequence[Line], turn: int) -> int:
    """How many seals of a turn stand; a branch withdraws those before it."""
    since = lines[beginnings(lines)[-1][0] :]
    seals = [line for line in since if isinstance(line, (SealLine, UnsealLine)) and line.turn == turn]
    return sum(1 if isinstance(line, SealLine) else -1 for line in seals)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
