"""What lies in a folder of saves, quickly: read from the lines alone, no rules made ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wargame.model.events import Ended
from wargame.model.state import Phase
from wargame.saves.chain import JournalEntry, read_chain
from wargame.saves.codec import NotAFact, read_line
from wargame.saves.disk import read_bytes
from wargame.saves.lines import BranchLine, InjectLine, Line, StartLine, Turn
from wargame.saves.problems import Damaged, Unusable
from wargame.saves.replay import players_in, typed_lines
from wargame.saves.usable import check_usable

_PHASE_AFTER: Mapping[str, Phase] = {
    "start": Phase.SETUP, "deal": Phase.BRIEFING, "inject": Phase.PLANNING, "seal": Phase.PLANNING,
    "unseal": Phase.PLANNING, "open": Phase.REVEALED, "turn": Phase.REVIEW, "close": Phase.CLOSED,
}  # fmt: skip
_WORDS = ("message", "promise", "branch")
"""Lines that leave a game where it stood."""


@dataclass(frozen=True, slots=True)
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


def list_saves(folder: Path) -> tuple[SaveSummary, ...]:
    """Every ``*.jsonl`` of a folder, the one written last first. A folder that is not there holds none."""
    try:
        paths = sorted(folder.glob("*.jsonl"))
    except OSError:
        return ()
    return tuple(sorted((look_at(path) for path in paths), key=lambda save: save.changed, reverse=True))


def look_at(path: Path) -> SaveSummary:
    """One save, whatever its condition. Never raises for what the file holds."""
    changed, reason = _changed(path), ""
    try:
        chain = read_chain(read_bytes(path))
        check_usable(path, chain)
        lines = typed_lines(path, chain.entries)
    except Unusable as error:
        return SaveSummary(path, changed, reason=error.reason)
    except Damaged as error:
        reason, lines = f"line {error.line}: {error.reason}", _sound_start(chain.entries)
    if chain.flaw and not reason:
        reason = f"line {chain.flaw.line}: {chain.flaw.reason}"
    if not lines or not isinstance(lines[0], StartLine):
        return SaveSummary(path, changed, reason=reason or "this is not a save")
    start, branched = lines[0], any(isinstance(line, BranchLine) for line in lines)
    return SaveSummary(
        path=path,
        changed=changed,
        title=start.title,
        scenario=start.scenario,
        turn=max((line.turn for line in lines if isinstance(line, InjectLine)), default=0),
        turns=start.turns,
        phase=_phase(lines, len(start.seats)),
        players=players_in(lines),
        rehearsal=start.rehearsal and not branched,
        branched=branched,
        reason=reason,
    )


def _sound_start(entries: tuple[JournalEntry, ...]) -> tuple[Line, ...]:
    """The first line alone, where it can be read: it says what a damaged save once was."""
    try:
        return tuple(read_line(entry) for entry in entries[:1])
    except NotAFact:
        return ()


def _phase(lines: tuple[Line, ...], seats: int) -> Phase:
    last = next(line for line in reversed(lines) if line.kind not in _WORDS)
    if last.kind == "seal":
        begun = max(n for n, line in enumerate(lines) if isinstance(line, (StartLine, BranchLine)))
        turn, since = last.turn, lines[begun:]
        signs = [{"seal": 1, "unseal": -1}.get(line.kind, 0) for line in since if getattr(line, "turn", None) == turn]
        return Phase.SEALED if sum(signs) == seats else Phase.PLANNING
    if isinstance(last, Turn) and any(isinstance(event, Ended) for event in last.events):
        return Phase.DEBRIEF
    return _PHASE_AFTER.get(last.kind, Phase.SETUP)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
