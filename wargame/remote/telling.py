"""What a terminal that joined says of its host: on the screen and in lines alike."""

from __future__ import annotations

from wargame import __version__
from wargame.model.forecasting import SeatStatement
from wargame.model.talk import Message, tidy
from wargame.remote.reading import CannotBeRead
from wargame.remote.requests import SaySomething, SeatRequest, StateBesideOrder
from wargame.remote.seat import RemoteSeat
from wargame.wording.catalogue import _


def sitting_down(seat: RemoteSeat) -> str:
    """What is waited for before the host has sent anything."""
    return _("Sitting down at {address}").format(address=seat.connection.address)


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


def parting(seat: RemoteSeat, words: str, *, through: bool, options: str = "") -> str:
    """What is said to whoever got up, in lines.

    Args:
        words: why; "": they wanted to.
        through: whether everything that was asked got through.
        options: with which the seat is taken again, beside its address.
    """
    unsure = "" if through or words else _("The host did not answer: what was asked last may not have reached it.")
    over = seat.team is not None and seat.team.sent.stage == "end"
    again = _("The seat can be taken again, here or in a browser: wargame join {address}")
    how = f"{seat.connection.address}{options}"
    return "\n".join(filter(None, (words, unsure, "" if over else again.format(address=how))))
