"""Why a scenario does not become a program."""

from __future__ import annotations

from wargame.engine.semantics import SEMANTICS
from wargame.model.files import Scenario
from wargame.model.labels import Source


class CannotLower(Exception):
    """A scenario, or what was asked of it, that no program can be made of; its words are for players."""


class UnknownModule(CannotLower):
    """A theory that the scenario does not have, or a number out of its range."""


class UnknownSemantics(CannotLower):
    """Rules of adjudication that this version of the program does not know."""

    def __init__(self, number: int) -> None:
        super().__init__(f"rules of adjudication number {number}; this program knows 1 to {SEMANTICS}")
        self.number = number


class NothingToForecast(CannotLower):
    """A game shall be played with forecasts of a scenario that names nothing to forecast."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(f"{scenario.about.title} names nothing to forecast; its author writes it under 'forecasts'")


class NotLeftOut(CannotLower):
    """A situation shall be left out that is not there, or that a game cannot do without."""

    def __init__(self, scenario: Scenario, named: str) -> None:
        may = ", ".join(scenario.injects[name].code for name in scenario.sensitive)
        super().__init__(f"'{named}' cannot be left out; what can: {may or 'nothing'}")


class TooMuch(CannotLower):
    """A scenario that unfolds to more than fits.

    Attributes:
        at: what unfolds so, as a source label: ``rule:income``, ``move:t1``, ``watch:tax`` …; "" for the whole.
        why: what became too much, as a sentence without its subject.
    """

    def __init__(self, at: str, why: str) -> None:
        label = Source.parse(at)
        super().__init__(f"{label.kind} '{label.name}' {why}" if label.name else f"the scenario {why}")
        self.at, self.why = at, why
