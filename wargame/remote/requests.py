"""What a seat at a terminal asks of the host."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, TypeAdapter

from wargame.model.forecasting import SeatStatement
from wargame.model.orders import Order
from wargame.model.talk import Said
from wargame.records import record
from wargame.remote.nodes import SentProse
from wargame.remote.state import STRICT
from wargame.reporting.outlook import OutlookReport


DATA, TEAM = "data", "team"
"""Below a seat's address: the stream of what it is sent, and where it asks."""


@record(kw_only=True)
class KeepDraft:
    """Keep what it has begun in this turn, as ``TeamAtDesk.keep``."""

    turn: int
    order: Order
    unfinished: str = ""
    do: Literal["keep"] = "keep"


@record(kw_only=True)
class SealDraft:
    """Seal this order for this turn."""

    turn: int
    order: Order
    do: Literal["seal"] = "seal"


@record(kw_only=True)
class StateBesideOrder:
    """What it expects, beside its order of this turn, as ``TeamAtDesk.state``."""

    turn: int
    statement: SeatStatement
    do: Literal["state"] = "state"


@record(kw_only=True)
class TakeOrderBack:
    """Break the seal of this turn."""

    turn: int
    do: Literal["unseal"] = "unseal"


@record(kw_only=True)
class SaySomething:
    """Put this into the record."""

    said: Annotated[Said, Discriminator("kind")]
    do: Literal["say"] = "say"


@record(kw_only=True)
class AskUnfinished:
    """What it was in the middle of when it was last here."""

    do: Literal["unfinished"] = "unfinished"


@record(kw_only=True)
class AskOutlook:
    """What this order may lead to; the answer is an ``OutlookReport``."""

    order: Order
    do: Literal["outlook"] = "outlook"


@record(kw_only=True)
class AskWhy:
    """What stood behind an event of the turn that is told, by its name; "": what can be asked of what was told last.
    The answer is a ``WhyAnswer``."""

    event: str = ""
    do: Literal["why"] = "why"


SeatRequest = (
    KeepDraft | StateBesideOrder | SealDraft | TakeOrderBack | SaySomething | AskUnfinished | AskOutlook | AskWhy
)


@record
class OutlookAnswer:
    """The answer to ``AskOutlook``; None: there was none in time."""

    __pydantic_config__: ClassVar = STRICT
    report: OutlookReport | None


@record
class WhyAnswer:
    """The answer to ``AskWhy``, ready to be read."""

    __pydantic_config__: ClassVar = STRICT
    said: SentProse


@cache
def why_answers() -> TypeAdapter[WhyAnswer]:
    """Writes and reads such an answer."""
    return TypeAdapter(WhyAnswer)


@cache
def outlook_answers() -> TypeAdapter[OutlookAnswer]:
    """Writes and reads such an answer."""
    return TypeAdapter(OutlookAnswer)


@cache
def seat_requests() -> TypeAdapter[SeatRequest]:
    """Writes and reads what a seat asks."""
    return TypeAdapter(Annotated[SeatRequest, Discriminator("do")], config=STRICT)
