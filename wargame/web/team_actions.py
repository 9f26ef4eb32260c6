"""What a team at a terminal asks for: its order whole, and what it says. It is done, or refused in words."""

from __future__ import annotations


from pydantic import ValidationError

from wargame.model.orders import Order
from wargame.model.talk import Message, Promise, Proposal, Response, Said
from wargame.remote.requests import (
    AskUnfinished, KeepDraft, SaySomething, SealDraft, SeatRequest, StateBesideOrder, TakeOrderBack,
    seat_requests,
)
from wargame.web.actions import refusing
from wargame.web.page_request import ActionRefused
from wargame.web.room import NotNowHere, Room
from wargame.wording.catalogue import _

TeamRequest = KeepDraft | StateBesideOrder | SealDraft | TakeOrderBack | SaySomething | AskUnfinished
"""What is done at once."""


def read_request(body: bytes) -> SeatRequest:
    """What a request's body asks for. Raises ``ActionRefused``."""
    try:
        return seat_requests().validate_json(body)
    except (ValidationError, RecursionError):
        raise ActionRefused(_("This could not be read.")) from None


def thought_over(asked: SeatRequest) -> bool:
    """Whether players without a keyboard think about it before it is done."""
    return isinstance(asked, SealDraft | TakeOrderBack | SaySomething)


def perform_for(room: Room, seat: str, asked: TeamRequest) -> str:
    """Do what a seat asks; gives what it is told. Raises ``ActionRefused``, and ``OSError`` where the disk is full."""
    with refusing(room):
        room.check_held(seat)
        match asked:
            case KeepDraft(turn=turn, order=order, unfinished=unfinished):
                _this_turn(room, turn)
                room.keep(seat, order, unfinished)
            case SealDraft(turn=turn, order=order):
                return _seal(room, seat, turn, order)
            case StateBesideOrder(turn=turn, statement=statement):
                _this_turn(room, turn)
                room.state(seat, statement)
            case TakeOrderBack(turn=turn):
                _this_turn(room, turn)
                if not room.plans or room.sealed(seat):  # asked once more it does nothing
                    room.take_back(seat)
                return _("The order is taken back; it is on your desk.")
            case SaySomething(said=said):
                _say(room, seat, said)
            case AskUnfinished():
                draft = room.table.drafts.of(seat, room.table.state.turn)
                return draft.unfinished if draft else ""
    return ""


def _this_turn(room: Room, turn: int) -> None:
    if turn != room.table.state.turn:
        raise NotNowHere(_("That was for another turn."))


def _seal(room: Room, seat: str, turn: int, order: Order) -> str:
    """Seal this order; the same once more does nothing, as where the first answer was lost on its way."""
    _this_turn(room, turn)
    if not (room.plans and room.sealed(seat) and room.order(seat) == order):
        room.keep(seat, order)
        room.seal(seat)
    return _("The order is sealed.")


def _say(room: Room, seat: str, said: Said) -> None:
    if said.sender != seat:
        raise ActionRefused(_("This cannot be asked here."))
    if room.sealed(seat) and _binds_order(said):
        raise NotNowHere(_("The order is sealed, or nothing is ordered now."))
    room.team(seat).say(said)
    room.changed()


def _binds_order(said: Said) -> bool:
    """Whether whoever says it orders something with it."""
    match said:
        case Proposal():
            return True
        case Response(says=says):
            return says == "accepted"
        case Message() | Promise():
            return False
