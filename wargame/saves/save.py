"""A save, read once: verify, replay, the index, copies, branches and the table are all told from this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.records import record
from wargame.saves.budget import MOST_LINES
from wargame.saves.chain import VERSION, Chain, JournalEntry, read_chain
from wargame.saves.commitments import CLOSES_NOTHING, mismatch, promised
from wargame.saves.codec import NotAFact
from wargame.saves.disk import read_bytes
from wargame.saves.formats import is_reserved, read_line
from wargame.saves.lines import BranchLine, CloseLine, InjectLine, Line, RulingLine, StartLine, UndoLine
from wargame.saves.verdict import shortened
from wargame.saves.problems import Damaged, Unusable


@record
class Save:
    """What the lines of a game say.

    Attributes:
        path: the file.
        lines: line number 1 first, up to the first that says nothing known; ``lines[n - 1]`` is line n.
        chain: the lines as they stand in the file, up to the first flaw; of a game being played: nothing.
        unread: why the line after ``lines`` says nothing known; None: all lines of the chain are read.
    """

    path: Path
    lines: tuple[Line, ...]
    chain: Chain = field(default=Chain((), 0, b"", None), repr=False, compare=False)
    unread: NotAFact | None = field(default=None, compare=False)

    @property
    def entries(self) -> tuple[JournalEntry, ...]:
        """The lines of the chain."""
        return self.chain.entries

    @property
    def start(self) -> StartLine:
        """The first line, of a save that was found sound."""
        first = self.lines[0]
        assert isinstance(first, StartLine)
        return first

    @property
    def begun(self) -> StartLine | BranchLine:
        """The line that began the game which is played now: the last branch, else the start."""
        found = promised(self.lines)
        assert found is not None, "a save begins with its start"
        return found[1]

    @property
    def branches(self) -> tuple[tuple[int, int], ...]:
        """Where this game was begun anew: the number of each branch line, and the turn it stands in."""
        turn, found = 0, []
        for n, line in enumerate(self.lines, 1):
            turn = line.turn if isinstance(line, (InjectLine, UndoLine)) else turn
            if isinstance(line, BranchLine):
                found.append((n, turn))
        return tuple(found)

    @property
    def players(self) -> Mapping[str, str]:
        """Seat to who holds it, or held it at the end."""
        return players_in(self.lines)

    @property
    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """Seat to everybody who held it, one after another."""
        return holders_in(self.lines)

    @property
    def close(self) -> CloseLine | None:
        """The last line of a finished game; None while its secrets are still kept."""
        last = self.lines[-1]
        return last if isinstance(last, CloseLine) else None

    @property
    def viewer(self) -> Viewer:
        """As whom anyone may read this save: all of a closed game, what all seats know of one that goes on."""
        return PUBLIC if self.close is None else CONTROL

    def damage(self) -> Damaged | None:
        """The first line that is not as it was written, says nothing that such a line says, or stands where none can;
        at a close: one whose secrets are not those the game promised, for such a game is not finished. A torn last line
        is no damage: it is left out, and left in the file."""
        for n, line in enumerate(self.lines, 1):
            if isinstance(line, StartLine) is not (n == 1):
                return Damaged(self.path, n, "a save has one “start” line, its first")
            if n > 1 and isinstance(self.lines[n - 2], CloseLine):
                return Damaged(self.path, n, "nothing can follow the close of a game")
            if isinstance(line, CloseLine) and mismatch(self.lines[: n - 1], line):
                return Damaged(self.path, n, CLOSES_NOTHING)
        if self.unread is not None:
            said = shortened(str(self.unread))
            return Damaged(self.path, len(self.lines) + 1, f"it does not say what such a line says ({said})")
        flaw = self.chain.flaw
        return None if flaw is None else Damaged(self.path, flaw.line, flaw.reason)


def players_in(lines: Sequence[Line]) -> Mapping[str, str]:
    """Seat to who holds it, as the start, the branches and the rulings among these lines say."""
    return {seat: held[-1] for seat, held in holders_in(lines).items()}


def holders_in(lines: Iterable[Line]) -> Mapping[str, tuple[str, ...]]:
    """Seat to everybody who held it, one after another, the last one last."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        for seat, holder in named_holders(line).items():
            before = found.get(seat, ())
            found[seat] = before if before[-1:] == (holder,) else (*before, holder)
    return found


def named_holders(line: Line) -> Mapping[str, str]:
    """Seat to who holds it from this line on, of the seats it says so of."""
    if isinstance(line, (StartLine, BranchLine)):
        return line.players
    if isinstance(line, RulingLine) and line.ruling.what == "seat":
        seat, _equals, holder = line.ruling.id.partition("=")
        return {seat: holder}
    return {}


def open_save(path: Path) -> Save:
    """A save in whatever condition. Raises ``Unusable`` where it is none, or one of a newer program."""
    return save_in(path, read_bytes(path))


def save_in(path: Path, data: bytes) -> Save:
    """The same of bytes that were read already; ``path``: of the file they are from."""
    chain = read_chain(data)
    _check_usable(path, chain)
    lines: list[Line] = []
    for entry in chain.entries:
        try:
            lines.append(read_line(entry))
        except NotAFact as error:
            return Save(path, tuple(lines), chain, error)
    return Save(path, tuple(lines), chain)


def read_save(path: Path) -> Save:
    """Every line of a save. A torn last line is left out, and left in the file.

    Raises:
        Unusable: not a save, or one of a newer program.
        Damaged: a line is not what was written.
    """
    save = open_save(path)
    if damage := save.damage():
        raise damage
    return save


def _check_usable(path: Path, chain: Chain) -> None:
    """Raise ``Unusable`` where these bytes are no save, an empty one, or one that this program is too old for."""
    flaw = chain.flaw
    if flaw and flaw.field == "file":
        raise Unusable(path, flaw.reason)
    if flaw and flaw.field == "v" and flaw.found.isascii() and flaw.found.isdigit() and int(flaw.found) > VERSION:
        raise Unusable(path, f"line {flaw.line} was written by a newer version of this program")
    if not flaw and not chain.entries:
        raise Unusable(path, "nothing was recorded in it; delete it, and begin the game again")
    if len(chain.entries) > MOST_LINES:
        raise Unusable(path, f"it has more than {MOST_LINES} lines")
    for entry in chain.entries:
        if is_reserved(entry):
            raise Unusable(path, f"line {entry.n} (“{entry.kind}”) needs a newer version of this program")
