"""Reading a save again: its lines, its rules, and where the game stood after each line. Nothing is rolled again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wargame.authoring.loading import load_embedded
from wargame.authoring.diagnostic import errors
from wargame.engine.lowering import TooMuch, UnknownModule, UnknownSemantics, lower
from wargame.engine.phases import NotNow
from wargame.engine.program import Program
from wargame.engine.information.talk import talk_for
from wargame.engine.information.visibility import visible
from wargame.model.events import Event, Noted
from wargame.model.files import SourceFile
from wargame.model.talk import TalkView
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.saves.chain import JournalEntry, read_chain
from wargame.saves.closing import CLOSES_NOTHING, misfit
from wargame.saves.codec import NotAFact, read_line
from wargame.saves.disk import read_bytes
from wargame.saves.fitting import Unfit
from wargame.saves.lines import BranchLine, CloseLine, DealLine, InjectLine, Line, StartLine, Turn
from wargame.saves.misfit import shortened
from wargame.saves.position import Position, advance, beginning
from wargame.saves.problems import Damaged, Unusable
from wargame.saves.usable import check_usable


@dataclass(frozen=True, slots=True)
class Save:
    """What the lines of a game say.

    Attributes:
        path: the file.
        lines: line number 1 first; ``lines[n - 1]`` is line n.
    """

    path: Path
    lines: tuple[Line, ...]

    @property
    def start(self) -> StartLine:
        """The first line."""
        first = self.lines[0]
        assert isinstance(first, StartLine)
        return first

    @property
    def branches(self) -> tuple[tuple[int, int], ...]:
        """Where this game was begun anew: the number of each branch line, and the turn it stands in."""
        turn, found = 0, []
        for n, line in enumerate(self.lines, 1):
            turn = line.turn if isinstance(line, InjectLine) else turn
            if isinstance(line, BranchLine):
                found.append((n, turn))
        return tuple(found)

    @property
    def players(self) -> Mapping[str, str]:
        """Seat to who holds it, or held it at the end."""
        return players_in(self.lines)

    @property
    def close(self) -> CloseLine | None:
        """The last line of a finished game; None while its secrets are still kept. It was found true on reading."""
        last = self.lines[-1]
        return last if isinstance(last, CloseLine) else None

    @property
    def viewer(self) -> Viewer:
        """As whom anyone may read this save: all of a closed game, what all seats know of one that goes on."""
        return PUBLIC if self.close is None else CONTROL


@dataclass(frozen=True, slots=True)
class Moment:
    """A game after one line of its journal."""

    n: int
    line: Line
    position: Position


def read_save(path: Path) -> Save:
    """Every line of a save. A torn last line is left out, and left in the file.

    Raises:
        Unusable: not a save, or one of a newer program.
        Damaged: a line is not what was written.
    """
    chain = read_chain(read_bytes(path))
    check_usable(path, chain)
    if chain.flaw:
        raise Damaged(path, chain.flaw.line, chain.flaw.reason)
    return Save(path, typed_lines(path, chain.entries))


def typed_lines(path: Path, entries: Sequence[JournalEntry]) -> tuple[Line, ...]:
    """What the entries say.

    Raises ``Damaged`` at the first that says nothing known, and at a ``close`` line that stands before the end or whose
    secrets are not those that the game promised: such a game is not finished.
    """
    lines: list[Line] = []
    for entry in entries:
        try:
            line = read_line(entry)
        except NotAFact as error:
            raise Damaged(path, entry.n, f"it does not say what such a line says ({shortened(str(error))})") from None
        if isinstance(line, StartLine) is not (entry.n == 1):
            raise Damaged(path, entry.n, "a save has one “start” line, its first")
        if lines and isinstance(lines[-1], CloseLine):
            raise Damaged(path, entry.n, "nothing can follow the close of a game")
        if isinstance(line, CloseLine) and misfit(lines, line):
            raise Damaged(path, entry.n, CLOSES_NOTHING)
        lines.append(line)
    return tuple(lines)


def players_in(lines: Sequence[Line]) -> Mapping[str, str]:
    """Seat to who holds it, as the start and the branches among these lines say."""
    held: dict[str, str] = {}
    for line in lines:
        if isinstance(line, (StartLine, BranchLine)):
            held |= line.players
    return held


def program_of(path: Path, start: StartLine) -> Program:
    """The rules of a save, lowered again from the texts inside it.

    The table checked these texts when the game began. So they are made ready at once, which refuses what is too large,
    leads back to itself or names what is not there; only where that fails, all checks are asked what is wrong.

    Raises ``Unusable`` where they are not understood: the table understood them once, so it was another version's.
    """
    files = [SourceFile(name=file.name, text=file.text) for file in start.files]
    try:
        loaded = load_embedded(files, checked=True)
        if loaded.scenario is not None:
            return lower(loaded.scenario, start.modules, start.semantics)
        failed: Exception | None = None
    except UnknownModule as error:
        raise Unusable(path, f"its theory is not understood: {error}") from None
    except UnknownSemantics as error:
        raise Unusable(path, f"it needs a newer version of this program ({error})") from None
    except Exception as error:  # texts that somebody changed can trip it anywhere
        failed = error
    wrong = errors(load_embedded(files).diagnostics)
    if wrong:
        said = f"{wrong[0].file}:{wrong[0].line}: {wrong[0].message}"
        raise Unusable(path, f"the rules inside it are not understood: {said}") from None
    if isinstance(failed, TooMuch):
        raise Unusable(path, f"the rules inside it are more than can be played: {failed}") from None
    assert failed is not None, "what all checks pass has a scenario"
    raise failed


def moments(path: Path, program: Program, lines: tuple[Line, ...]) -> Iterator[Moment]:
    """The game after each line in turn, the first line included. Raises ``Damaged`` where a line cannot follow."""
    position = beginning(program)
    for n, line in enumerate(lines, 1):
        if n > 1:
            try:
                position = advance(program, position, line, n)
            except NotNow as error:
                raise Damaged(path, n, f"such a line cannot stand here ({shortened(str(error))})") from None
            except Unfit as error:
                raise Damaged(path, n, shortened(str(error))) from None
        yield Moment(n, line, position)


def replay(record: Save, program: Program | None = None) -> Iterator[Moment]:
    """The game after each line of a record, with everything hidden in it: not for showing (``told`` is)."""
    return moments(record.path, program or program_of(record.path, record.start), record.lines)


def events_of(line: Line) -> tuple[Event, ...]:
    """The events a line holds; ``LINE.INDEX`` names them, both counted from 1."""
    return line.events if isinstance(line, (DealLine, InjectLine, Turn)) else ()


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """One event that the reader of a save may know, under its name ``LINE.INDEX``.

    Attributes:
        line, index: for control its place in the save, both counted from 1. For all others the turn, and its number
            among what this reader is told of the turn: so it says nothing of what others did or wrote in between.
    """

    line: int
    index: int
    turn: int
    event: Event

    @property
    def name(self) -> str:
        """Its name on the command line, e.g. ``14.3``."""
        return f"{self.line}.{self.index}"


def told(record: Save, program: Program, viewer: Viewer | None = None) -> Iterator[NamedEvent]:
    """Every event of a save that may be shown, in order.

    Args:
        viewer: as whom to read; None: ``record.viewer``, which of an unfinished game is the public.
    """
    reader = record.viewer if viewer is None else viewer
    turn = number = 0
    for moment in replay(record, program):
        events, state = events_of(moment.line), moment.position.state
        if reader == CONTROL:
            for index, event in enumerate(events, 1):
                if not isinstance(event, Noted):
                    yield NamedEvent(moment.n, index, state.turn, event)
            continue
        for event in visible(program, state, reader, events):
            number = number + 1 if state.turn == turn else 1
            turn = state.turn
            yield NamedEvent(turn, number, turn, event)


def heard(record: Save, program: Program, viewer: Viewer | None = None) -> TalkView:
    """Everything said that may be shown, with how promises stand after the last line. ``viewer``: as of ``told``."""
    *_, last = replay(record, program)
    reader = record.viewer if viewer is None else viewer
    return talk_for(program, last.position.state, reader, last.position.talk)
