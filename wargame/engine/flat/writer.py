"""Instructions as they are written: registers handed out, jumps filled in, and what was worked out already known."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager

from wargame.engine.draws import die_number
from wargame.engine.flat.operations import WORDS, Operation
from wargame.engine.flat.proof import NARROW, Unflattenable, Width
from wargame.language.tree import TRUTH, Node

Register = int
Key = tuple[object, ...]
TEMPORARY, COUNTED = 1 << 12, 1 << 13
"""So many registers at most are temporary, and belong to counters. Those that nobody uses cost nothing."""


class Writer:
    """A flat program in the making.

    Attributes:
        width: of its registers, and of the numbers in its instructions.
        code: the instructions so far, six numbers each.
        going: the register of the games that go on.
        first_counter: the register of counter 0; the others follow.
        registers: how many there are.
        purposes: (purpose, die) to its number in the table of purposes.
        counters: what is counted, by name, to its number.
        constants: number to the register that is to hold it.
    """

    def __init__(self, loaded: int, width: Width) -> None:
        """``loaded``: how many registers are filled before a game; the last of them is ``going``."""
        self.width, self.code = width, array("i" if width is NARROW else "q")
        self.going: Register = loaded - 1
        self._first_temporary = loaded
        self.first_counter: Register = self._first_temporary + TEMPORARY
        self.registers = self.first_counter + COUNTED
        self.purposes: dict[tuple[str, int], int] = {}
        self.constants: dict[int, Register] = {}
        self.counters: dict[str, int] = {}
        self._temporary = 0
        self._known: list[dict[Key, Register]] = [{}]
        self._versions: dict[Register, int] = {}

    # Instructions

    def emit(self, operation: Operation, d: int = 0, a: int = 0, b: int = 0, c: int = 0, n: int = 0) -> int:
        """Write one instruction; gives its place."""
        self.code.extend((operation, d, a, b, c, n))
        return len(self.code) // WORDS - 1

    def words(self, one: int, other: int) -> None:
        """Two numbers that belong to the instruction before."""
        self.code.extend((one, other, 0, 0, 0, 0))

    def result(self, operation: Operation, a: int = 0, b: int = 0, c: int = 0, n: int = 0) -> Register:
        """Write an instruction whose result goes into a temporary register; gives that."""
        found = self.temporary()
        self.emit(operation, found, a, b, c, n)
        return found

    def here(self, *jumps: int) -> None:
        """Let jumps lead to what is written next."""
        for one in jumps:
            self.code[WORDS * one + WORDS - 1] = self.place

    @property
    def place(self) -> int:
        """Where the next instruction will stand."""
        return len(self.code) // WORDS

    def die(self, purpose: str, die: int = 0) -> int:
        """The number of a purpose of draws."""
        return self.purposes.setdefault((purpose, die), len(self.purposes))

    def table(self) -> array[int]:
        """The purposes of draws as numbers of 64 bits."""
        return array("Q", (die_number(purpose, die) for purpose, die in self.purposes))

    # Registers

    def fixed(self, count: int = 1) -> Register:
        """Registers of their own, one behind the other; gives the first."""
        self.registers += count
        return self.registers - count

    def constant(self, number: int) -> Register:
        """A register that holds a number from the beginning of every game."""
        if number not in self.constants:
            self.constants[number] = self.fixed()
        return self.constants[number]

    def saw(self, name: str, where: Register) -> None:
        """Count something by its name in the games of a mask. Raises ``Unflattenable``: there is too much to count."""
        number = self.counters.setdefault(name, len(self.counters))
        if number >= COUNTED:
            raise Unflattenable(f"more than {COUNTED} things to count")
        self.emit(Operation.SAW, self.first_counter + number, where, n=number)

    def temporary(self) -> Register:
        """A register until the statement, or the branch, ends. Raises ``Unflattenable``: there are too many."""
        if self._temporary == TEMPORARY:
            raise Unflattenable("a statement has too many parts")
        self._temporary += 1
        return self._first_temporary + self._temporary - 1

    # What is known

    def begin(self) -> None:
        """A statement begins of which nothing before is remembered: one may also come here by a jump."""
        self._temporary = 0
        self._known = [{}]

    @contextmanager
    def branch(self) -> Iterator[None]:
        """What is written inside may be jumped over: what it works out is not known behind it."""
        mark = self._temporary
        self._known.append({})
        yield
        self._known.pop()
        self._temporary = mark

    def wrote(self, register: Register) -> None:
        """A register was given other numbers: what was worked out of it is out of date."""
        self._versions[register] = self._versions.get(register, 0) + 1

    def known(self, what: int, of: tuple[Register, ...]) -> tuple[Key, Register | None]:
        """Where something that hangs on these registers was worked out already; and the key under which to keep it."""
        versions = self._versions.get
        key = (what, *[versions(one, 0) for one in of])
        for scope in reversed(self._known):
            if key in scope:
                return key, scope[key]
        return key, None

    def keep(self, key: Key, register: Register) -> None:
        """From here on it is known."""
        self._known[-1][key] = register


class Trees:
    """Trees by number: equal ones have the same, and no tree is compared with another twice."""

    def __init__(self) -> None:
        self._by_place: dict[int, int] = {}
        self._by_parts: dict[tuple[object, ...], int] = {}
        self._kept: list[Node] = []
        self._slots: list[frozenset[str]] = []

    def number(self, node: Node) -> int:
        """The number of a tree."""
        found = self._by_place.get(id(node))
        if found is None:
            kids = tuple(map(self.number, node.kids))
            parts = (node.op, node.type == TRUTH, node.value, kids)
            found = self._by_parts.setdefault(parts, len(self._by_parts))
            if found == len(self._slots):
                own = _slot(node)
                whole = set() if own is None else {own}
                self._slots.append(frozenset(whole.union(*(self._slots[kid] for kid in kids))))
            self._by_place[id(node)] = found
            self._kept.append(node)  # as long as it is here, nothing else has its place
        return found

    def slots(self, number: int) -> frozenset[str]:
        """The slots that a tree reads."""
        return self._slots[number]


def _slot(node: Node) -> str | None:
    match node.op, node.value:
        case ("read" | "since"), str(name):
            return name
        case ("count" | "held"), (str(name), _):
            return name
    return None
