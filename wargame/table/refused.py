"""Why a table does not do what it is asked, besides that it is not the time for it (``NotNow``)."""

from __future__ import annotations

from wargame.model.forecasting import StatementObjection
from wargame.model.mending import MendObjection
from wargame.model.orders import Refusal
from wargame.model.rulings import RulingObjection
from wargame.model.talk import TalkObjection


class OrderRefused(Exception):
    """An order that cannot be sealed as it stands; ``refusals`` say why, to the seat that gave it."""

    def __init__(self, refused: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(map(str, refused)))
        self.refusals = refused


class NoAdvice(Exception):
    """The adviser was asked in a game that has none."""


class NotSaid(Exception):
    """Something that cannot be said; ``objection`` says why, to the seat that wanted to say it."""

    def __init__(self, objection: TalkObjection) -> None:
        super().__init__(str(objection))
        self.objection = objection


class NotStated(Exception):
    """Something that a seat cannot state with its order; ``objection`` says why, to the seat."""

    def __init__(self, objection: StatementObjection) -> None:
        super().__init__(str(objection))
        self.objection = objection


class NotRuled(Exception):
    """A ruling that cannot be given; ``objection`` says why, to control."""

    def __init__(self, objection: RulingObjection) -> None:
        super().__init__(str(objection))
        self.objection = objection


class NotMended(Exception):
    """A text that cannot be mended so; ``objection`` says why, to control."""

    def __init__(self, objection: MendObjection) -> None:
        super().__init__(str(objection))
        self.objection = objection
