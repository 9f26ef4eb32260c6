"""Joint moves proposed and answered: what a seat finds in its view, and what it can say. Pure; whoever calls gives what
it gets to the table (``Table.say``, ``SeatedTeam.say``).

A player without a keyboard asks ``waiting`` for what it has to answer, and answers with ``response`` or ``proposal``.
"""

from __future__ import annotations

from typing import Literal

from wargame.model.orders import Act, Order
from wargame.model.talk import Proposal, Response, Spoken, Why, circle
from wargame.model.views import View
from wargame.players.draft import act_of


class NoProposal(LookupError):
    """There is no proposal under this number that the seat may know, or the move is not in its hand."""


def proposals(view: View) -> tuple[Spoken, ...]:
    """The proposals of the turn that is planned which concern this viewer, oldest first, whatever was answered.
    ``Spoken.said`` is the ``Proposal``, ``Spoken.standing`` how it stands, for all and seat by seat."""
    if view.talk is None or view.talk.turn is None:
        return ()
    return tuple(
        one for one in view.talk.spoken if isinstance(one.said, Proposal) and one.said.turn == view.talk.turn
    )


def waiting(view: View) -> tuple[Spoken, ...]:
    """Those that nobody has declined, changed or taken back and that this viewer has not answered yet."""
    return tuple(
        one for one in proposals(view)
        if one.standing is not None and one.standing.how == "open" and (view.viewer, "open") in one.standing.seats
    )  # fmt: skip


def standing(view: View) -> tuple[Spoken, ...]:
    """Those that were neither changed nor taken back: what can still be answered."""
    return tuple(
        one for one in proposals(view)
        if one.standing is not None and one.standing.how not in ("changed", "withdrawn")
    )  # fmt: skip


def left_out(view: View, order: Order) -> tuple[Spoken, ...]:
    """Those that this viewer proposed or accepted, which nobody has refused, and which the order leaves out."""
    return tuple(
        one for one in standing(view)
        if one.standing and one.standing.how in ("open", "accepted") and (view.viewer, "accepted") in one.standing.seats
        and act_of(order, proposed(one).act.move) is None
    )  # fmt: skip


def declined(view: View, order: Order) -> tuple[tuple[Spoken, str], ...]:
    """Those whose move is in the order although a seat has declined them: without that seat it does not go ahead."""
    found = ((one, one.standing) for act in order.acts if (one := about(view, act.move)) is not None)
    return tuple(
        (one, seat) for one, stands in found if stands for seat, how in stands.seats if how == "declined"
    )


def settled(view: View) -> tuple[Spoken, ...]:
    """The promises and proposals that the turn before this one decided: what was kept, broken, or lapsed."""
    spoken = view.talk.spoken if view.talk else ()
    return tuple(one for one in spoken if one.standing is not None and one.standing.turn == view.turn - 1)


def about(view: View, move: str) -> Spoken | None:
    """The proposal of a move that counts this turn: the newest that was neither changed nor taken back, one that waits
    for this viewer before others. None: there is none."""
    made = [one for one in standing(view) if proposed(one).act.move == move]
    asked = [one for one in made if one in waiting(view)] or made
    return asked[-1] if asked else None


def proposed(one: Spoken) -> Proposal:
    """The proposal in something said. Raises ``NoProposal`` where it is none."""
    if not isinstance(one.said, Proposal):
        raise NoProposal(one.number)
    return one.said


def numbered(view: View, number: int) -> Spoken:
    """The proposal of this turn under this number. Raises ``NoProposal``."""
    found = next((one for one in proposals(view) if one.number == number), None)
    if found is None:
        raise NoProposal(number)
    return found


def proposal(view: View, act: Act, changes: int = 0) -> Proposal:
    """A joint move, proposed to all that it takes: who must take part, and the optional seats that ``act`` names.

    Args:
        act: as this viewer would order it; its move is in its hand.
        changes: the number of the proposal it answers with a change, in the view's talk; then it goes to those that
            one was between, and names none but these. 0: it answers none.

    Raises:
        NoProposal: there is no such move or proposal.
    """
    card = next((card for card in view.moves if card.id == act.move), None)
    if card is None or view.talk is None or view.talk.turn is None:
        raise NoProposal(act.move)
    among, place = {*card.seats, *act.partners}, 0
    if changes:
        answered = numbered(view, changes)
        among, place = set(circle(answered.said)), _place(view, answered)
    to = tuple(seat.id for seat in view.seats if seat.id in among and seat.id != view.viewer)
    return Proposal(turn=view.talk.turn, sender=view.viewer, to=to, act=act, changes=place)


def response(
    view: View, number: int, says: Literal["accepted", "declined", "withdrawn"], why: Why = ""
) -> Response:
    """A yes or no to the proposal under this number in the view's talk. Raises ``NoProposal``."""
    one = numbered(view, number)
    to = tuple(seat.id for seat in view.seats if seat.id in circle(one.said) and seat.id != view.viewer)
    return Response(turn=one.said.turn, sender=view.viewer, to=to, proposal=_place(view, one), says=says, why=why)


def refusal(view: View, number: int) -> Response:
    """A no: a proposal of one's own is withdrawn, another's declined. Raises ``NoProposal``."""
    own = numbered(view, number).said.sender == view.viewer
    return response(view, number, "withdrawn" if own else "declined")


def agreed_act(view: View, one: Spoken) -> Act:
    """A proposed move as this viewer would order it: with what was chosen, and with every other optional seat that is
    to take part named as its partner. Raises ``NoProposal`` where the move is not in its hand."""
    act = proposed(one).act
    card = next((card for card in view.moves if card.id == act.move), None)
    if card is None:
        raise NoProposal(act.move)
    among = {one.said.sender, *act.partners}
    partners = tuple(seat for seat in card.optional if seat in among and seat != view.viewer)
    return Act(act.move, act.chosen, partners)


def _place(view: View, one: Spoken) -> int:
    """The place of a proposal in its circle, which the record calls it by: who is in the circle heard all of them."""
    assert view.talk is not None
    among = circle(one.said)
    made = [said for said in view.talk.spoken if isinstance(said.said, Proposal) and circle(said.said) == among]
    return made.index(one) + 1
