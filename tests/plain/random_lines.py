"""A player who types whatever comes to mind: commands half and whole, numbers of any length, bytes, and sometimes the
end of input. What it types follows from its seed."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

from wargame.model.state import Phase
from wargame.plain.commands import COMMANDS
from wargame.plain.game import GameInLines
from wargame.session.hot_seat import HotSeatSession
from wargame.plain.console import Console
from wargame.table import Table
from wargame.text.cells import width

GARBAGE = (
    "\ud83d", "\udce9", "\x00", "\x1b[A", "\x9b31m", "\u202e", "\u200b", "\u200c", "می\u200cخو", "日本" * 50,
    "9" * 5000, "9" * 300, "²", "①", "-1", "+3", "1e9", "x" * 5000, "with", "=", "a=b", "not", "any", "to", "by",
    "this", ",", "[/]", "{}", "%s", "\\", "\t", "“", "\ufffd", "\U0001f469\u200d\U0001f52c", "é", "\u0301" * 40, "1_0",
)  # fmt: skip
ANSWERS = ("yes", "y", "no", "back", "end", "keep", "", "", "", "1", "2", "3", "all", "control", "unseal", "help",
           "leave")


class Typist:
    """Types line after line."""

    def __init__(self, seed: int, table: Table, lines: int) -> None:
        """``lines``: how many until the input ends."""
        self.chance, self.left, self.typed = random.Random(seed), lines, [""]
        scenario = table.program.scenario
        self.words = [
            *scenario.seats, *(seat.name for seat in scenario.seats.values()), *scenario.moves, *scenario.tags,
            *(move.code for move in scenario.moves.values()), *scenario.questions, *map(str, range(14)),
            *(f"{question}={word}" for question, asked in scenario.questions.items() for word in asked.answers),
            *(f"{name}={word}" for move in scenario.moves.values() for name, asked in move.parameters.items()
              for word in asked.choices),
        ]  # fmt: skip

    def read(self) -> str:
        """The next line."""
        if self.left <= 0:
            return ""
        self.left -= 1
        self.typed.append(self._line())
        return self.typed[-1] + "\n"

    def _line(self) -> str:
        match self.chance.random():
            case roll if roll < 0.45:
                return self.chance.choice(ANSWERS)
            case roll if roll < 0.5:
                return "".join(self.chance.choices(GARBAGE, k=self.chance.randint(1, 4)))
        command = self.chance.choice(COMMANDS).name
        begun = command[: self.chance.randint(1, len(command))] if self.chance.random() < 0.3 else command
        pool = self.words if self.chance.random() < 0.8 else [*self.words, *GARBAGE]
        joint = self.chance.choice((" ", " ", " ", " to ", " with ", ","))
        return " ".join([begun, joint.join(self.chance.choices(pool, k=self.chance.choice((0, 0, 1, 1, 2, 3))))])


def play_randomly(make: Callable[[], Table], resume: Callable[[Path], Table], seed: int, lines: int) -> Path:
    """A game of sittings, each of random lines, until it is closed or all lines are typed. Fails where anything but
    the way the players leave ends a sitting, or a row is too wide. Gives the save."""
    table = make()
    while True:
        chance, out = random.Random(seed + lines), io.StringIO()
        typist = Typist(seed + lines, table, min(lines, chance.randint(1, 400)))
        lines -= typist.left
        cells, terminal = chance.choice((40, 60, 80, 100)), chance.random() < 0.5

        def read(typist: Typist = typist, out: io.StringIO = out, terminal: bool = terminal) -> str:
            line = typist.read()
            out.write("\n" if terminal else "")  # where a terminal shows what is typed
            return line

        with table:
            try:
                console = Console(read, out.write, terminal=terminal, width=cells)
                code = GameInLines(HotSeatSession(table, {}), console).play()
            except BaseException as problem:
                raise AssertionError((seed, typist.typed[-3:], out.getvalue()[-800:])) from problem
            assert code == 0
            path, closed = table.path, table.state.phase is Phase.CLOSED
        if terminal:
            rows = out.getvalue().replace("\x1b[H\x1b[2J\x1b[3J", "").splitlines()
            assert [row for row in rows if width(row) > cells and not row.startswith("  wargame ")] == []
        lines += typist.left
        if closed or lines <= 0:
            return path
        table = resume(path)
