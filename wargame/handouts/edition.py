"""What every handout is made from: the manual's two editions, and each seat's view of the opening position."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wargame.engine.information.redaction import view_for
from wargame.engine.state import opening
from wargame.manual.edition import Edition
from wargame.model.files import Scenario
from wargame.model.state import Phase
from wargame.model.views import View


@dataclass(frozen=True)
class PaperEdition:
    """A crisis being put on paper.

    Attributes:
        players: the manual as players may read it.
        instructor: the manual with all that is hidden.
    """

    players: Edition
    instructor: Edition

    @classmethod
    def of(cls, scenario: Scenario, module: str | None = None) -> PaperEdition:
        """Opens the edition. Raises ``UnknownModule`` where there is no such theory."""
        players = Edition.of(scenario, instructor=False, module=module)
        return cls(players, players.for_instructors())

    def view(self, seat: str) -> View:
        """What a seat knows as the first turn is planned, before anything is dealt or put."""
        program = self.players.program
        return view_for(program, replace(opening(program), phase=Phase.PLANNING, turn=1), seat)
