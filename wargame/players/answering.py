"""Players without a keyboard that talk: they propose what they would order, and answer what is proposed to them.

What they say depends on their seat's view and on what they think of a move, and is said through the table: it stands in
the journal like the words of people. Free texts they do not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol, runtime_checkable

from wargame.engine.agreed_orders import holding
from wargame.engine.program import Program
from wargame.model.orders import Act, Order
from wargame.model.state import State
from wargame.model.talk import Said, Spoken, Why, circle
from wargame.model.views import View
from wargame.players import diplomacy
from wargame.players.player import Player, Refusals
from wargame.records import record
from wargame.table.table import Table


@record
class Agreement:
    """A joint move that all concerned have accepted this turn.

    Attributes:
        act: as the seat itself would order it.
        others: who takes part beside it.
    """

    act: Act
    others: tuple[str, ...]


@runtime_checkable
class AnsweringPlayer(Player, Protocol):
    """A player that answers proposals. Shown the position before it is asked anything (``look``)."""

    def look(self, program: Program, state: State) -> None:
        """Show it the position; of it it may use what its seat knows."""

    def planned(self, view: View) -> Sequence[Act]:
        """The joint moves that it would order this turn."""

    def terms(self, view: View, agreement: Agreement) -> Act | None:
        """How it would order a joint move that the others order too: as agreed, or with other choices; None: not."""


def agreements(view: View) -> tuple[Agreement, ...]:
    """What this viewer and all others concerned have accepted this turn."""
    return tuple(_agreement(view, one) for one in diplomacy.proposals(view) if _standing(one, view) == "accepted")


def offers(view: View) -> tuple[Agreement, ...]:
    """What all others concerned have accepted this turn, and what waits for this viewer alone."""
    return tuple(
        _agreement(view, one) for one in diplomacy.waiting(view)
        if one.standing and all(how == "accepted" for seat, how in one.standing.seats if seat != view.viewer)
    )


def refused_moves(view: View) -> frozenset[str]:
    """Joint moves that were proposed to or by this viewer this turn, and are not to be by now."""
    gone = {
        diplomacy.proposed(one).act.move for one in diplomacy.proposals(view)
        if one.standing is not None and one.standing.how in ("declined", "withdrawn")
    }
    return frozenset(gone - {one.act.move for one in agreements(view)})


def says(player: AnsweringPlayer, view: View, refusals: Refusals) -> Iterator[Said]:
    """What it has to say now, the most urgent first: answers to what waits for it, then what it would propose. Called
    again when one of it is said, for then it may be another."""
    for one in diplomacy.waiting(view):
        yield _answer(player, view, refusals, one)
    for act in player.planned(view):
        if not diplomacy.about(view, act.move):
            yield diplomacy.proposal(view, act)


def speak_for(table: Table, players: Mapping[str, Player], people: Collection[str]) -> None:
    """Let all players that talk say what they have to say to people, one after another until nobody has anything to
    add; a turn being open."""
    speaking = {seat: player for seat, player in players.items() if isinstance(player, AnsweringPlayer)}
    while any(_spoken(table, seat, player, people) for seat, player in speaking.items()):
        pass


def _spoken(table: Table, seat: str, player: AnsweringPlayer, people: Collection[str]) -> bool:
    """Whether a seat has said something."""
    player.look(table.program, table.state)
    for said in says(player, table.view(seat), partial(table.refusals, seat)):
        if not circle(said).isdisjoint(people) and table.objection(said) is None:
            table.say(said)
            return True
    return False


def _answer(player: AnsweringPlayer, view: View, refusals: Refusals, one: Spoken) -> Said:
    """Yes; no, and why; or, once, the same move with other choices."""
    agreement = _agreement(view, one)
    before = [other.act for other in agreements(view)]
    no: Why
    if refusals(Order((agreement.act,))):
        no = "cannot"
    elif holding(Order(), [*before, agreement.act], refusals) is None:
        no = "engaged"
    else:
        terms = player.terms(view, agreement)
        terms = terms and replace(terms, partners=agreement.act.partners)
        if terms == agreement.act:
            return diplomacy.response(view, one.number, "accepted")
        if terms is not None and not diplomacy.proposed(one).changes and not refusals(Order((terms,))):
            return diplomacy.proposal(view, terms, one.number)
        no = "unwanted"
    return diplomacy.response(view, one.number, "declined", no)


def _agreement(view: View, one: Spoken) -> Agreement:
    taking = [seat for seat, _how in one.standing.seats] if one.standing else []
    return Agreement(diplomacy.agreed_act(view, one), tuple(seat for seat in taking if seat != view.viewer))


def _standing(one: Spoken, view: View) -> str:
    mine = view.viewer in {seat for seat, _how in one.standing.seats} if one.standing else False
    return one.standing.how if one.standing and mine else ""
