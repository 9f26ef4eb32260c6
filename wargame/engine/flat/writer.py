"""Instructions as they are written: registers handed out, jumps filled in, and what was worked out already known."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from wargame.engine.draws import die_number
from wargame.engine.flat.operations import WORDS, Operation
from wargame.language.tree import TRUTH, Node

Register = int
"""From 0; below 0 a temporary one, whose place is known at the end."""
Key = tuple[object, ...]
_COUNTERS = 1 << 20
"""Registers from here on are those of counters; their place, too, is known at the end."""


class Writer:
    """A flat program in the making.

    Attributes:
        code: the instructions so far.
        going: the register of the games that go on.
        purposes: (purpose, die) to its number in the table of purposes.
        counters: what is counted, by name, to its number.
    """

    def __init__(self, loaded: int) -> None:
        """``loaded``: how many registers the kernel fills before it starts; the one behind them is ``going``."""
        self.code: list[list[int]] = []
        self.going: Register = loaded
        self.purposes: dict[tuple[str, int], int] = {}
        self.constants: dict[int, Register] = {}
        self.counters: dict[str, int] = {}
        self._next = loaded + 1
        self._temporary = self._most_temporary = 0
        self._known: list[dict[Key, Register]] = [{}]
        self._versions: dict[Register, int] = {}

    # Instructions

    def emit(self, operation: Operation, d: int = 0, a: int = 0, b: int = 0, c: int = 0, n: int = 0) -> int:
        """Write one instruction; gives its place."""
        self.code.append([operation, d, a, b, c, n])
        return len(self.code) - 1

    def words(self, one: int, other: int) -> None:
        """Two numbers that belong to the instruction before."""
        self.code.append([one, other, 0, 0, 0, 0])

    def result(self, operation: Operation, a: int = 0, b: int = 0, c: int = 0, n: int = 0) -> Register:
        """Write an instruction whose result goes into a temporary register; gives that."""
        found = self.temporary()
        self.emit(operation, found, a, b, c, n)
        return found

    def here(self, *jumps: int) -> None:
        """Let jumps lead to what is written next."""
        for one in jumps:
            self.code[one][5] = len(self.code)

    @property
    def place(self) -> int:
        """Where the next instruction will stand."""
        return len(self.code)

    def die(self, purpose: str, die: int = 0) -> int:
        """The number of a purpose of draws."""
        return self.purposes.setdefault((purpose, die), len(self.purposes))

    # Registers

    def fixed(self, count: int = 1) -> Register:
        """Registers of their own, one behind the other; gives the first."""
        self._next += count
        return self._next - count

    def constant(self, number: int) -> Register:
        """A register that holds a number from the beginning of every game."""
        if number not in self.constants:
            self.constants[number] = self.fixed()
        return self.constants[number]

    def saw(self, name: str, where: Register) -> None:
        """Count something by its name in the games of a mask."""
        number = self.counters.setdefault(name, len(self.counters))
        self.emit(Operation.SAW, _COUNTERS + number, where, n=number)

    def temporary(self) -> Register:
        """A register until the statement, or the branch, ends."""
        self._temporary += 1
        self._most_temporary = max(self._most_temporary, self._temporary)
        return -self._temporary

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

    def known(self, what: tuple[object, ...], of: tuple[Register, ...]) -> tuple[Key, Register | None]:
        """Where something that hangs on these registers was worked out already; and the key under which to keep it."""
        key = (what, *(self._versions.get(one, 0) for one in of))
        for scope in reversed(self._known):
            if key in scope:
                return key, scope[key]
        return key, None

    def keep(self, key: Key, register: Register) -> None:
        """From here on it is known."""
        self._known[-1][key] = register

    # The end

    @property
    def first_counter(self) -> Register:
        """Where the registers of counters begin, when all others are handed out."""
        return self._next

    @property
    def registers(self) -> int:
        """How many registers there are in all."""
        return self._next + len(self.counters) + self._most_temporary

    def finished(self) -> array[int]:
        """All instructions, every register at its place."""
        whole = array("i")
        words_follow = False
        for one in self.code:
            if words_follow:
                words_follow = False
                whole.extend(one)
                continue
            operation = one[0]
            words_follow = operation in (Operation.RANK, Operation.OUTDO)
            whole.append(operation)
            whole.extend(
                word if _plain(operation, place) else self._placed(word) for place, word in enumerate(one[1:], start=1)
            )
        assert len(whole) == WORDS * len(self.code)
        return whole

    def _placed(self, register: Register) -> Register:
        if register < 0:
            return self._next + len(self.counters) - 1 - register
        return self._next + register - _COUNTERS if register >= _COUNTERS else register

    def table(self) -> array[int]:
        """The purposes of draws as numbers of 64 bits."""
        return array("Q", (die_number(purpose, die) for purpose, die in self.purposes))


def _plain(operation: int, place: int) -> bool:
    """Whether a word of an instruction is a number and no register."""
    match place:
        case 5:
            return operation != Operation.GRANT
        case 4:
            return Operation.WHERE <= operation <= Operation.WHERE_ANY_BIT
        case 1:
            return operation == Operation.STOOD
    return False


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

    def registers(self, number: int, index: Mapping[str, int]) -> tuple[Register, ...]:
        """The registers that a tree reads, in one order."""
        return tuple(sorted(index[name] for name in self._slots[number]))


def _slot(node: Node) -> str | None:
    match node.op, node.value:
        case ("read" | "since"), str(name):
            return name
        case ("count" | "held"), (str(name), _):
            return name
    return None
