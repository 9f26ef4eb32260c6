"""The rules and the line-up of a cell as a text known by its digest: a worker reads it, and refuses any other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from weakref import WeakValueDictionary

from wargame import __version__
from wargame.cache.program_format import read, written
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.model.files import Scenario
from wargame.sim.reach import slot_reach


class ForeignProgram(ValueError):
    """A text that is not the one a chunk names, or that another version wrote."""


@dataclass(frozen=True)
class CellProgram:
    """What the cells that name it share.

    Attributes:
        program: the rules; its slots begin as written.
        players: as in ``LineUp.players``.
        left_out: situations that were left out when it was lowered.
    """

    program: Program
    players: Mapping[str, str]
    left_out: tuple[str, ...] = ()

    def text(self) -> bytes:
        """As it is kept and sent: lines of JSON. Raises ``TypeError`` where a program holds what cannot be
        written."""
        head = {"wargame": __version__, "players": dict(self.players), "left_out": list(self.left_out)}
        return b"\n".join((json.dumps(head).encode(), _rules_text(self.program)))


@once_a_program
def _rules_text(program: Program) -> bytes:
    """The lines of a text that all line-ups of a program share: its scenario, and itself."""
    return b"\n".join((program.scenario.model_dump_json(exclude_unset=True).encode(), written(program)))


_RULES: WeakValueDictionary[str, Program] = WeakValueDictionary()
"""Programs that were read and are in use, by the digest of their lines: other line-ups play by the same."""


def digest_of(text: bytes) -> str:
    """What a text is known by."""
    return blake2b(text, digest_size=16, person=b"wargame-sweep").hexdigest()


def read_text(text: bytes, digest: str) -> CellProgram:
    """The program a chunk names.

    Raises:
        ForeignProgram: it is another text, another version of this program wrote it, or it holds no program.
    """
    if digest_of(text) != digest:
        raise ForeignProgram(f"the program is not {digest}, but {digest_of(text)}")
    try:
        first, rest = text.split(b"\n", 1)
        head = json.loads(first)
        if head["wargame"] != __version__:
            raise ForeignProgram(f"version {head['wargame']} wrote the program; this is {__version__}")
        lines = digest_of(rest)
        rules = _RULES.get(lines)
        if rules is None:
            scenario, *program = rest.split(b"\n")
            rules = _RULES[lines] = read(program, Scenario.model_validate_json(scenario))
        return CellProgram(rules, head["players"], tuple(head["left_out"]))
    except (KeyError, TypeError, ValueError, RecursionError) as problem:
        raise problem if isinstance(problem, ForeignProgram) else ForeignProgram("it holds no program") from problem


def begun(program: Program, starts: Mapping[str, int]) -> Program:
    """The program with some slots beginning elsewhere: what ``lower`` would make of such a scenario, but for the
    scenario it names and its digest."""
    if not starts:
        return program
    return replace(program, slots=tuple(
        replace(slot, start=starts[slot.name]) if slot.name in starts else slot for slot in program.slots
    ))


def within_reach(program: Program, starts: Mapping[str, int]) -> bool:
    """Whether what was proven of a program's numbers holds from these beginnings too."""
    reach = slot_reach(program)
    return all(abs(number) <= reach.get(name, 0) for name, number in starts.items())
