"""What every check of readiness looks at: one rehearsal of a scenario, and what reading its files left in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.yaml.spans import SourceLocation
from wargame.engine.program import Program
from wargame.model.files import Scenario
from wargame.reporting.usage import Use, uses
from wargame.sim.rehearsal import Tally
from wargame.sim.sensitivity import PerturbationEffect
from wargame.sim.usage_counts import parts_at_work, possible


@dataclass(frozen=True)
class Rehearsed:
    """One rehearsal.

    Attributes:
        tallies: one a line-up, at least one, each with games.
        doubts: the warnings of the scenario's own file.
        effects: what one more and one less of each number changes in how often ``commonest`` is the outcome, the
            largest first; none where that was not tried.
        words: seat to the words it reads in each turn of one game, from turn 1; none where there is no session plan.
    """

    program: Program
    tallies: Sequence[Tally]
    where: SourceMap
    doubts: Sequence[Diagnostic] = ()
    effects: Sequence[PerturbationEffect] = ()
    words: Mapping[str, Sequence[int]] | None = None

    @property
    def scenario(self) -> Scenario:
        """The scenario that was played."""
        return self.program.scenario

    @property
    def own_file(self) -> str:
        """The name of the scenario's own file."""
        return self.where.of_scenario().file

    @cached_property
    def games(self) -> int:
        """How many games were played, all parties together."""
        return sum(tally.games for tally in self.tallies)

    @cached_property
    def times(self) -> Counter[str]:
        """How often each thing happened, all parties together."""
        whole: Counter[str] = Counter()
        for tally in self.tallies:
            whole.update(tally.times)
        return whole

    @cached_property
    def uses(self) -> Mapping[str, Use]:
        """Everything that could happen, by its name among the usage counts, in the order of the files."""
        names = possible(self.program) | parts_at_work(self.program)
        return {use.name: use for use in uses(self.program, names, self.where)}

    @cached_property
    def declared_at(self) -> Sequence[int]:
        """The lines of the scenario's own file at which something is declared, in order."""
        merged = self.where.merged
        own = merged.files[0]
        places = [own.parsed.location(one.path).line for one in merged.declarations if one.file is own]
        used = [use.place for use in self.uses.values() if use.place is not None]
        return sorted({*places, *(place.line for place in used if place.file == self.own_file)})

    def own(self, place: SourceLocation | None) -> bool:
        """Whether something stands in the scenario's own file; what has no line counts as its own."""
        return place is None or place.file == self.own_file
