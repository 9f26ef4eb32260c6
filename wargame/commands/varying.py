"""What ``--vary`` names, and the cell that a combination of its values is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from wargame.cache.programs import lowered
from wargame.commands.answers import NotAsked, refused
from wargame.commands.changing import begun_otherwise, same_game, with_rulebook
from wargame.commands.line_ups import line_ups_for
from wargame.commands.opening import left_out_of, scenario_named
from wargame.engine.lowering import CannotLower, UnknownModule, opening_slots
from wargame.engine.program import Program
from wargame.language.slots import SlotKind
from wargame.model.files import Scenario
from wargame.model.labels import SeatHolder
from wargame.sim.sweep.design import Factor, Values
from wargame.sim.sweep.manifest import SweepCell
from wargame.sim.sweep.playing import made_here
from wargame.sim.sweep.program_text import CellProgram, digest_of, within_reach
from wargame.wording.catalogue import _

AS_WRITTEN = "-"
"""A level that changes nothing."""
DOCTRINE, MODULE, RULES, WITHOUT = "doctrine", "module", "rules", "without"
MOST_LEVELS = 1_000
OPTION = "--vary"
_SET: frozenset[SlotKind] = frozenset(("track", "opened", "before", "began", "number", "status", "flag"))
_RANGE = re.compile(r"(-?\d{1,6})\.\.(-?\d{1,6})")


@dataclass(frozen=True)
class Unvaried:
    """What is played where nothing is varied, as the options say it."""

    named: str
    seats: str = ""
    doctrine: str | None = None
    modules: tuple[str, ...] = ()

    @cached_property
    def scenario(self) -> Scenario:
        """Raises ``NotAsked``."""
        return scenario_named(self.named)

    @cached_property
    def players(self) -> Mapping[str, str]:
        """Of the line-up that is named, else of the scenario's first. Raises ``NotAsked``."""
        return line_ups_for(self.scenario, self.seats, self.doctrine)[0].players

    @cached_property
    def theories(self) -> tuple[str, ...]:
        """Those that are named, else the scenario's first, if any."""
        return self.modules or self.scenario.about.theories[:1]

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """What may be varied besides values to begin with, and what it is as written."""
        whole = {DOCTRINE: AS_WRITTEN, MODULE: "+".join(self.theories), RULES: AS_WRITTEN, WITHOUT: AS_WRITTEN}
        followed = {SeatHolder.parse(player).name for player in self.players.values()}
        if len(followed) == 1 and None not in followed:
            whole[DOCTRINE] = next(iter(followed)) or AS_WRITTEN
        return {**self.players, **whole}


def is_setting(name: str, scenario: Scenario) -> bool:
    """Whether what is varied is no value to begin with: who plays, by which theory or rulebook, what is left out."""
    return name in (DOCTRINE, MODULE, RULES, WITHOUT) or name in scenario.seats


def factor_of(word: str, asked: Unvaried) -> Factor:
    """The factor that ``NAME=LEVELS`` names: levels with commas between them, ``A..B`` for whole numbers from A to B.

    Raises:
        NotAsked: it says no levels, one of them twice, or too many; or there is nothing of this name.
    """
    name, equals, said = (part.strip() for part in word.partition("="))
    levels = [level for part in said.split(",") for level in _levels(part.strip())]
    if (turned := next(filter(None, map(_turned, said.split(","))), None)) is not None:
        raise NotAsked(_("--vary: {name}: write {turned}, the smaller number first"), name=name, turned=turned)
    if not equals or not all(levels):
        raise NotAsked(_("--vary: “{word}” says no values: write NAME=VALUES, e.g. trust=3..7"), word=word)
    if len(set(levels)) < len(levels):
        raise NotAsked(_("--vary: {name} has one of its values twice"), name=name)
    if len(levels) > MOST_LEVELS:
        raise NotAsked(_("--vary: {name} has more than {most:,} values"), name=name, most=MOST_LEVELS)
    if name in asked.settings:
        written = asked.settings[name]
        if written != AS_WRITTEN and {AS_WRITTEN, written} <= {*levels}:
            same = _("--vary: of {name}, {one} and {other} are the same")
            raise NotAsked(same, name=name, one=AS_WRITTEN, other=written)
        return Factor(name, tuple(written if level == AS_WRITTEN else level for level in levels), written)
    return Factor(name, tuple(levels), _written(asked.scenario, name, asked.theories, levels))


def _turned(part: str) -> str | None:
    found = _RANGE.fullmatch(part.strip())
    return f"{found[2]}..{found[1]}" if found is not None and int(found[1]) > int(found[2]) else None


def _levels(part: str) -> Sequence[str]:
    found = _RANGE.fullmatch(part)
    if found is None:
        return [part]
    low, high = int(found[1]), int(found[2])
    return [str(number) for number in range(low, min(high, low + MOST_LEVELS) + 1)]


def _written(scenario: Scenario, name: str, modules: Sequence[str], levels: Sequence[str]) -> str:
    """The level that begins as the scenario does; else that value in words, or ``-`` where members differ. Raises
    ``NotAsked`` where two levels are the same."""
    before, known = _begins(scenario, modules, name), dict[tuple[int, ...], str]()
    for level in levels:
        other = scenario if level == AS_WRITTEN else begun_otherwise(scenario, [f"{name}={level}"], OPTION)
        begins = tuple(_begins(other, modules, name).values())
        if known.setdefault(begins, level) != level:
            same = _("--vary: of {name}, {one} and {other} are the same")
            raise NotAsked(same, name=name, one=known[begins], other=level)
    if (found := known.get(tuple(before.values()))) is not None:
        return found
    values = set(before.values())
    numeric = name.partition("[")[0] in {*scenario.tracks, *scenario.numbers}
    return str(values.pop()) if numeric and len(values) == 1 else AS_WRITTEN


def _begins(scenario: Scenario, modules: Sequence[str], name: str) -> Mapping[str, int]:
    """Slot to what it begins with, of everything that ``NAME=VALUE`` sets."""
    id_, _bracket, key = name.removesuffix("]").partition("[")
    return {
        slot.name: slot.start for slot in opening_slots(scenario, modules)
        if slot.kind in _SET and slot.owner == id_ and (not key or slot.seat == key)
    }


@dataclass
class _Shared:
    """What cells share that differ only in the values they begin with."""

    this: CellProgram
    digest: str
    begins: dict[tuple[str, str], Mapping[str, int]] = field(default_factory=dict)

    def starts(self, name: str, value: str) -> Mapping[str, int]:
        if (name, value) not in self.begins:
            program = self.this.program
            other = begun_otherwise(program.scenario, [f"{name}={value}"], OPTION)
            self.begins[name, value] = _begins(other, program.modules, name)
        return self.begins[name, value]


@dataclass
class CellMaker:
    """Makes cells of values; what several of them share is lowered once.

    Attributes:
        texts: of the programs of all cells that were made, by digest.
    """

    asked: Unvaried
    factors: Sequence[Factor]
    texts: dict[str, bytes] = field(default_factory=dict)
    _shared: dict[tuple[str, ...], _Shared] = field(default_factory=dict)

    def cell(self, values: Values, first: int = 0) -> SweepCell:
        """The cell of these values, whose first game is number ``first``. Raises ``NotAsked``."""
        shared, program = self._of(values), self._of(values).this.program
        changes: dict[str, int] = {}
        for name, value in self.changes(values).items():
            changes |= shared.starts(name, value)
        changes = {name: number for name, number in changes.items() if _start(program, name) != number}
        if within_reach(program, changes):
            return SweepCell(values, shared.digest, changes, first)
        words = [f"{name}={value}" for name, value in self.changes(values).items()]
        left_out = shared.this.left_out
        own = _lowered(begun_otherwise(program.scenario, words), program.modules, left_out)
        return SweepCell(values, self._kept(CellProgram(own, shared.this.players, left_out)), {}, first)

    def changes(self, values: Values) -> Mapping[str, str]:
        """The values to begin with among these that are said."""
        given = zip((factor.name for factor in self.factors), values, strict=True)
        return {name: value for name, value in given if name not in self.asked.settings and value != AS_WRITTEN}

    def program(self, values: Values) -> Program:
        """The rules of these values, with all values to begin with as written. Raises ``NotAsked``."""
        return self._of(values).this.program

    def _of(self, values: Values) -> _Shared:
        given = zip((factor.name for factor in self.factors), values, strict=True)
        said = {name: value for name, value in given if name in self.asked.settings and value != AS_WRITTEN}
        key = tuple(f"{name}={value}" for name, value in said.items())
        if key not in self._shared:
            this = self._made(said)
            for other, shared in self._shared.items():
                if _alike(this, shared.this):  # e.g. a rulebook that nobody edited
                    same = _("--vary: {one} changes nothing beside {other}")
                    raise NotAsked(same, one=" ".join(key) or AS_WRITTEN, other=" ".join(other) or AS_WRITTEN)
            self._shared[key] = _Shared(this, self._kept(this))
        return self._shared[key]

    def _kept(self, this: CellProgram) -> str:
        text = this.text()
        digest = digest_of(text)
        self.texts[digest] = text
        made_here(this, digest)
        return digest

    def _made(self, said: Mapping[str, str]) -> CellProgram:
        asked = self.asked
        scenario = with_rulebook(asked.named, Path(said[RULES])) if RULES in said else asked.scenario
        modules = tuple(said[MODULE].split("+")) if MODULE in said else asked.modules
        left_out = left_out_of(said[WITHOUT], scenario, f"{OPTION} {WITHOUT}") if WITHOUT in said else ()
        players = dict(asked.players)
        if DOCTRINE in said:
            named = {one.partition("=")[0].strip() for one in asked.seats.split(",")}
            follows = str(SeatHolder.by_doctrine(said[DOCTRINE]))
            players |= {seat: follows for seat in players if seat not in named}
        players |= {seat: said[seat] for seat in players if seat in said}
        seated = ",".join(f"{seat}={player}" for seat, player in players.items())
        return CellProgram(
            _lowered(scenario, modules, left_out), line_ups_for(scenario, seated, None, OPTION)[0].players, left_out
        )


def _alike(one: CellProgram, two: CellProgram) -> bool:
    return same_game(one.program, two.program) and one.players == two.players and one.left_out == two.left_out


def _start(program: Program, slot: str) -> int:
    return program.slots[program.slot(slot)].start


def _lowered(scenario: Scenario, modules: Sequence[str], left_out: Sequence[str]) -> Program:
    with refused(CannotLower), refused(UnknownModule, option=OPTION):
        return lowered(scenario, modules, left_out=left_out)


def overlapping(factors: Sequence[Factor], asked: Unvaried) -> tuple[str, str] | None:
    """Two factors that would set the same thing, by their names; None: no two do."""
    known: dict[str, str] = {}
    for factor in factors:
        if factor.name in asked.settings:
            sets: Sequence[str] = [f" {factor.name}"]
        else:
            sets = list(_begins(asked.scenario, asked.theories, factor.name))
        for one in sets:
            if one in known:
                return known[one], factor.name
            known[one] = factor.name
    return None
