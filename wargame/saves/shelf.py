"""What lies in a folder of saves, quickly: read from the lines alone, no rules made ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wargame.model.state import Phase
from wargame.saves.chain import Entry, read_chain
from wargame.saves.codec import NotAFact, read_line
from wargame.saves.disk import read_bytes
from wargame.saves.lines import Start
from wargame.saves.problems import Unusable
from wargame.saves.usable import check_usable

_PHASE_AFTER: Mapping[str, Phase] = {
    "start": Phase.SETUP, "deal": Phase.BRIEFING, "inject": Phase.PLANNING, "seal": Phase.PLANNING,
    "unseal": Phase.PLANNING, "open": Phase.REVEALED, "turn": Phase.REVIEW, "close": Phase.CLOSED,
}  # fmt: skip
_WORDS = ("message", "promise")
"""Lines that leave a game where it stood."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One save of a folder.

    Attributes:
        path: the file.
        changed: when it was last written, in seconds since 1970.
        title, scenario: of its scenario; empty where they cannot be read.
        turn, turns: where it stands, and of how many turns.
        phase: after its last line.
        players: seat to who holds it.
        rehearsal: true for a game of ``wargame run``.
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
    reason: str = ""

    @property
    def intact(self) -> bool:
        """Whether its chain holds; ``verify`` says more."""
        return not self.reason

    @property
    def finished(self) -> bool:
        """Whether it is closed, so that all of it may be read."""
        return self.phase is Phase.CLOSED


def list_saves(folder: Path) -> tuple[Shelved, ...]:
    """Every ``*.jsonl`` of a folder, the one written last first. A folder that is not there holds none."""
    try:
        paths = sorted(folder.glob("*.jsonl"))
    except OSError:
        return ()
    return tuple(sorted((look_at(path) for path in paths), key=lambda save: save.changed, reverse=True))


def look_at(path: Path) -> Shelved:
    """One save, whatever its condition. Never raises for what the file holds."""
    changed = _changed(path)
    try:
        chain = read_chain(read_bytes(path))
        check_usable(path, chain)
        start = read_line(chain.entries[0]) if chain.entries else None
    except (Unusable, NotAFact) as error:
        return Shelved(path, changed, reason=error.reason)
    reason = f"line {chain.flaw.line}: {chain.flaw.reason}" if chain.flaw else ""
    if not isinstance(start, Start):
        return Shelved(path, changed, reason=reason or "this is not a save")
    return Shelved(
        path=path,
        changed=changed,
        title=start.title,
        scenario=start.scenario,
        turn=max((int(entry.body["turn"]) for entry in chain.entries if entry.kind == "inject"), default=0),
        turns=start.turns,
        phase=_phase(chain.entries, len(start.seats)),
        players=start.players,
        rehearsal=start.rehearsal,
        reason=reason,
    )


def _phase(entries: tuple[Entry, ...], seats: int) -> Phase:
    last = next(entry for entry in reversed(entries) if entry.kind not in _WORDS)
    if last.kind == "seal":
        since = max(entry.n for entry in entries if entry.kind == "inject")
        signs = [{"seal": 1, "unseal": -1}.get(entry.kind, 0) for entry in entries if entry.n > since]
        return Phase.SEALED if sum(signs) == seats else Phase.PLANNING
    if last.kind == "turn" and any(event.get("kind") == "ended" for event in last.body["events"]):
        return Phase.DEBRIEF
    return _PHASE_AFTER.get(last.kind, Phase.SETUP)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
