"""Joint moves proposed and answered, one small question after another. Nothing is said before the end."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from wargame.debrief.talking import said_text
from wargame.model.card_views import MoveView
from wargame.model.orders import Act, Order
from wargame.model.talk import Proposal, Response, Spoken, circle
from wargame.model.views import View
from wargame.players import diplomacy
from wargame.players.draft import act_of
from wargame.records import record
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.dialogue import Pick, PickItem
from wargame.tui.screens.order_dialogues import fill_card
from wargame.tui.text import line
from wargame.wording import talk_speaker
from wargame.wording.catalogue import _
from wargame.wording.speaker import DeskSpeaker


@record
class Bargain:
    """What a seat says about a joint move, and what it orders with it; ``act`` None: its order stays as it is."""

    said: Proposal | Response
    act: Act | None = None


async def propose(asking: Asking, view: View, order: Order, card: MoveView, speaker: DeskSpeaker) -> Bargain | None:
    """Propose a card as it is ordered, or with what is chosen now; None where the player turned back."""
    act = act_of(order, card.id) or await fill_card(asking, view, card, None, speaker)
    return None if act is None else Bargain(diplomacy.proposal(view, act), act)


def accept(view: View, one: Spoken) -> Bargain:
    """Accept what is proposed, and order it so."""
    return Bargain(diplomacy.response(view, one.number, "accepted"), diplomacy.agreed_act(view, one))


def decline(view: View, one: Spoken) -> Bargain:
    """Decline it; one's own is taken back."""
    return Bargain(diplomacy.refusal(view, one.number))


async def change(asking: Asking, view: View, one: Spoken, speaker: DeskSpeaker) -> Bargain | None:
    """Answer with a change: the same card with other choices, or another joint card of the same seats."""
    instead = diplomacy.agreed_act(view, one)
    cards = {card.id: card for card in view.moves if card.joint and card.open and {*card.seats} <= circle(one.said)}
    proposed = cards.pop(instead.move, None)
    items = [PickItem(card.id, line(f"{card.code} {card.name}")) for card in cards.values()]
    if proposed and (proposed.parameters or proposed.optional):
        items.insert(0, PickItem(instead.move, Content(_("The same, with other choices"))))
    what = Content.styled(_("What instead?"), "bold")
    picked: tuple[str, ...] | None = tuple(item.word for item in items)
    if len(items) > 1:
        picked = await asking.ask(Pick(one.thing, what, items))
    if not picked:
        return None
    same = proposed is not None and picked[0] == proposed.id
    card = proposed if proposed is not None and same else cards[picked[0]]
    among = replace(card, optional=tuple(seat for seat in card.optional if seat in circle(one.said)))
    act = await fill_card(asking, view, among, instead if same else None, speaker)
    return None if act is None else Bargain(diplomacy.proposal(view, act, one.number), act)


async def answer(asking: Asking, view: View, one: Spoken, speaker: DeskSpeaker) -> Bargain | None:
    """A proposal that can still be answered: yes, a change, or no; of one's own, a change or back with it."""
    own = one.said.sender == view.viewer
    words = talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)
    items = [
        *([] if own else [PickItem("accept", Content(_("Accept, and order it so")))]),
        PickItem("change", Content(_("Answer with a change")) if not own else Content(_("Change it"))),
        PickItem("decline", Content(_("Take it back")) if own else Content(_("Decline"))),
    ]
    picked = await asking.ask(Pick(one.thing, line(said_text(one, words), "bold"), items))
    if picked == ("accept",):
        return accept(view, one)
    if picked == ("decline",):
        return decline(view, one)
    return await change(asking, view, one, speaker) if picked else None


async def which(asking: Asking, view: View, title: str) -> Spoken | None:
    """Which of several proposals that wait; the only one without asking. None: there is none, or they turned back."""
    waiting = diplomacy.waiting(view)
    if len(waiting) < 2:
        return waiting[0] if waiting else None
    words = talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)
    items = [PickItem(str(one.number), line(said_text(one, words))) for one in waiting]
    picked = await asking.ask(Pick(title, Content(""), items))
    return diplomacy.numbered(view, int(picked[0])) if picked else None
