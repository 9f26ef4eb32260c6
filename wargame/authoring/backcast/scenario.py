"""A back-cast as a scenario: its acts become injects and rules, what it measures derived values and outcomes.

Each part keeps the place where its author wrote it, so that every check of scenarios speaks of the case's own lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wargame.authoring.yaml.spans import Path, SourceSpan
from wargame.authoring.yaml.reader import ParsedFile
from wargame.authoring.shape.validation import ValidatedFile
from wargame.model.moves import Adjustment
from wargame.model.base import Amount
from wargame.model.cases import BackcastFile, PastAct
from wargame.model.files import Scenario, ScenarioFile, SeatSetup, StartingPosition
from wargame.model.goals import Ending, Outcome
from wargame.model.labels import ModuleChoice
from wargame.model.rules import Inject, Rule
from wargame.model.world import Derived

CASE = "case"
"""What the case itself is called among its variants."""
FREE = -99
"""Taken off the cost of what history ordered."""
LAST = 9_999
"""After every other rule of its hook."""
_LAST_TURN = Ending(name="The case is over", text="History went on.", last=True, order=LAST)


@dataclass(frozen=True)
class RunFile:
    """What differs from one run set to the next, and where it was written. ``paths``: of each act, by identity."""

    id: str
    name: str
    start: StartingPosition
    acts: tuple[PastAct, ...]
    actors: tuple[str, ...]
    paths: Mapping[int, Path]
    start_path: Path


@dataclass(frozen=True)
class Measures:
    """Numbers and conditions a case looks at: the text to the derived value, or to the place among outcomes."""

    numbers: Mapping[Amount, str]
    conditions: Mapping[str, int]
    paths: Mapping[Amount, Path]

    @classmethod
    def of(cls, file: BackcastFile) -> Measures:
        """What the expectations and leads of a case look at."""
        numbers: dict[Amount, str] = {}
        conditions: dict[str, int] = {}
        paths: dict[Amount, Path] = {}
        for place, one in enumerate(file.expect):
            for key, text in (("change", one.change), ("unchanged", one.unchanged)):
                if text is not None:
                    numbers.setdefault(text, f"case_measure_{len(numbers) + 1}")
                    paths.setdefault(text, ("expect", place, key))
            if one.holds is not None:
                conditions.setdefault(one.holds, len(conditions))
                paths.setdefault(one.holds, ("expect", place, "holds"))
        for place, lead in enumerate(file.leads):
            if lead.change is not None:
                numbers.setdefault(lead.change, f"case_measure_{len(numbers) + 1}")
                paths.setdefault(lead.change, ("leads", place, "change"))
        return cls(numbers, conditions, paths)


def scenario_of(
    case: ValidatedFile[BackcastFile], run: RunFile, measures: Measures, ends: bool
) -> ValidatedFile[ScenarioFile]:
    """A run set as a scenario file, each part at the place its author wrote it. ``ends``: whether it needs an ending
    for its last turn, because no rulebook has one."""
    file = case.model
    assert file is not None
    graft = _Graft(case.parsed.spans)
    parts: dict[str, Any] = {"injects": {}, "rules": {}, "standing": {}}
    for number, act in enumerate(run.acts, start=1):
        _add_act(parts, graft, f"case_act_{number}", number, act, run.paths[id(act)])
    for name, attempt in file.attempts.items():
        parts["standing"][f"case_try_{name}"] = Adjustment(
            moves=(attempt.move,), cost=FREE, because="history paid for it"
        )
        graft.put(("standing", f"case_try_{name}", "moves", 0), ("attempts", name, "move"))
    derived = {}
    for number, (text, id_) in enumerate(measures.numbers.items(), start=1):
        derived[id_] = Derived(name=str(text)[:200], code=f"Meas{number}", value=text)
        graft.put(("derived", id_, "value"), measures.paths[text])
    outcomes = [Outcome(name="holds", text=text, when=text) for text in measures.conditions]
    for place, text in enumerate(measures.conditions):
        graft.put(("outcomes", place, "when"), measures.paths[text])
    for key in ("rulebooks", "theories", "leave_out"):
        graft.put((key,), (key,))
    graft.put(("start",), run.start_path)
    about = ScenarioFile(
        format="wargame-scenario/1", id=file.id, title=file.title, summary=file.title,
        opening=file.text or file.title, turns=int(file.turns or 1), turn_name=file.turn_name, rulebooks=file.rulebooks,
        theories=tuple(dict.fromkeys(ModuleChoice.parse(theory).id for theory in file.theories)), start=run.start,
        leave_out=file.leave_out, derived=derived, outcomes=(*outcomes, Outcome(name="Rest", text="Everything else.")),
        endings={"case_over": _LAST_TURN} if ends else {},
        **parts,
    )  # fmt: skip
    reading = ParsedFile(case.parsed.source, case.parsed.data, graft.root, (), True)
    return ValidatedFile(reading, about, _texts_of(parts), ())


def _texts_of(parts: dict[str, Any]) -> frozenset[Path]:
    """Where the scenario repeats texts of the case: what is wrong with those is said of the case itself."""
    said: set[Path] = {("title",), ("summary",), ("opening",), ("turn_name",)}
    said |= {("injects", id_, key) for id_ in parts["injects"] for key in ("title", "text")}
    return frozenset(said | {("rules", id_, "name") for id_ in parts["rules"]})


def _add_act(parts: dict[str, Any], graft: _Graft, id_: str, number: int, act: PastAct, path: Path) -> None:
    said = act.note or f"Turn {act.turn}"
    if act.do or act.tags:
        parts["injects"][id_] = Inject(
            title=said, code=f"H{number}", text=said, turn=act.turn, tags=act.tags, do=act.do, order=LAST
        )
        for key in ("do", "tags"):
            graft.put(("injects", id_, key), (*path, key))
    if act.move is not None:
        now = f"turn == {act.turn}"
        parts["standing"][id_] = Adjustment(moves=(act.move,), when=now, cost=FREE, opens=True, because="it happened")
        graft.put(("standing", id_, "moves", 0), (*path, "move"))
        if act.band is not None:
            parts["rules"][id_] = Rule(
                name=said, at="resolve", order=LAST, when=now, do=(f"band {act.move} = {act.band}",),
                because="so it came out",
            )  # fmt: skip
            graft.put(("rules", id_, "do", 0), (*path, "band"))


def only_history(scenario: Scenario, run: RunFile) -> Scenario:
    """The scenario with chance taken out: no actor but those listed, no draws, no injects or endings but the case's,
    no private cards or leaders' profiles."""
    own, nothing = scenario.about.injects, SeatSetup(cards=(), profiles=())
    unscheduled = {"scheduled": False, "turn": None, "when": None}
    return scenario.model_copy(update={
        "actors": {name: actor for name, actor in scenario.actors.items() if name in run.actors},
        "decks": {name: deck.model_copy(update={"each_turn": False}) for name, deck in scenario.decks.items()},
        "injects": {
            name: inject if name in own else inject.model_copy(update=unscheduled)
            for name, inject in scenario.injects.items()
        },
        "endings": {
            name: ending if ending.last else ending.model_copy(update={"when": None})
            for name, ending in scenario.endings.items()
        },
        "about": scenario.about.model_copy(update={"setup": dict.fromkeys(scenario.seats, nothing)}),
    })  # fmt: skip


class _Graft:
    """Positions of a scenario made of positions of a case."""

    def __init__(self, case: SourceSpan) -> None:
        self.case = case
        self.root = SourceSpan(case.line, case.column)

    def put(self, path: Path, was: Path) -> None:
        """What stands at ``path`` of the scenario was written at ``was`` of the case, or near it."""
        span = self.case.find(was) or self.case.nearest(was)
        at = self.root
        for part in path[:-1]:
            at = at.kids.setdefault(part, SourceSpan(span.line, span.column, key=span.key))
        at.kids[path[-1]] = span
