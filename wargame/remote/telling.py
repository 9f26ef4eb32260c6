"""What a terminal that joined says of its host: on the screen and in lines alike."""

from __future__ import annotations

from collections.abc import Mapping

from wargame import __version__
from wargame.model.forecasting import SeatStatement
from wargame.model.talk import Message, tidy
from wargame.model.views import View
from wargame.remote.reading import CannotBeRead
from wargame.remote.requests import SaySomething, SeatRequest, StateBesideOrder
from wargame.remote.seat import RemoteSeat
from wargame.remote.state import SeatStage
from wargame.saves.receipts import Given, NoReceipt, read_receipt
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import listing


def sitting_down(seat: RemoteSeat) -> str:
    """What is waited for before the host has sent anything."""
    return _("Sitting down at {address}").format(address=seat.connection.address)


NOTES: Mapping[SeatStage, str] = {
    "given": "",
    "before": N_("Control begins the first turn, at every screen at once."),
    "opened": N_("What comes of the orders is told at every screen at once."),
}
"""What is waited for, where there is nothing to do."""


def gone_words(why: str) -> str:
    """That the connection broke."""
    said = _("The connection is lost ({why}). It is tried again by itself; what you sealed is kept.")
    return said.format(why=why or _("the host is gone"))


def back_words() -> str:
    """That it was made anew."""
    return _("The connection is back.")


def version_words(problem: CannotBeRead) -> str:
    """Why a terminal cannot go on with a host, for whoever installed one of the two."""
    if problem.other:
        said = _("The host runs wargame {theirs}, this terminal {ours}: they need the same version.")
        return said.format(theirs=problem.version or "?", ours=__version__)
    return _("The host sends what wargame {ours} cannot read.").format(ours=__version__)


def not_done(request: SeatRequest, why: str) -> str:
    """That the host did not do what was asked, with the words that are lost by it."""
    match request:
        case StateBesideOrder(statement=SeatStatement(intent=intent)) if intent:
            return _("Not done: {why} What was wanted is not stated: {intent}").format(why=why, intent=intent)
        case SaySomething(said=Message(text=text)):
            return _("Not done: {why} Nobody was told: {text}").format(why=why, text=tidy(text))
        case _:
            return _("Not done: {why}").format(why=why)


def receipt_given(receipt: str) -> Given | None:
    """A receipt as the host sent it; None: it is none. Which line it is of is not sent."""
    try:
        found = read_receipt(receipt)
    except NoReceipt:
        return None
    return Given(found, "", 0)


def waits_for(view: View) -> str:
    """Of a seat that has sealed: for whom it waits."""
    waits = [seat.name for seat in view.seats if not seat.sealed]
    return _("Sealed. Not yet: {seats}.").format(seats=listing(waits)) if waits else _("All have sealed.")


def parting(seat: RemoteSeat, words: str, *, through: bool) -> str:
    """What is said to whoever got up, in lines; behind it stands how the seat is taken again (``command_again``).

    Args:
        words: why; "": they wanted to.
        through: whether everything that was asked got through.
    """
    unsure = "" if through or words else _("The host did not answer: what was asked last may not have reached it.")
    again = "" if _over(seat) else _("The seat can be taken again, here or in a browser:")
    return "\n".join(filter(None, (words, unsure, again)))


def command_again(seat: RemoteSeat, options: str = "") -> str:
    """How the seat is taken again, to be typed; "" where the game is over."""
    trusted = seat.connection.fingerprint
    options += f" --fingerprint {trusted}" if trusted else ""
    return "" if _over(seat) else f"wargame join {seat.connection.address}{options}"


def _over(seat: RemoteSeat) -> bool:
    return seat.team is not None and seat.team.sent.stage == "end"
