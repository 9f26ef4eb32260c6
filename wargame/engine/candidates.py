"""What to compare an order with: the order itself, single changes of it, and what each doctrine would order.

One set for all who compare orders (adviser, hotwash, reports), so that "better than what?" has the same answer
everywhere. Everything is taken from its information state: nothing here can tell more than the seat may know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Literal

from wargame.engine.deciding import Decider
from wargame.engine.encoding import choice_words, chosen_words, slot_values
from wargame.engine.information.cards import questions_for
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.information_state import InformationState
from wargame.engine.legality import refusals, weight_of
from wargame.model.orders import Act, Order
from wargame.records import record

Kind = Literal["actual", "change", "doctrine"]
DEFAULT_K = 10
"""As many alternatives as a screen shows and a second can play."""
What = Literal["without", "added", "in_place", "chosen", "partner_off", "partner_on", "answer"]


@record
class SingleChange:
    """What is different in an order.

    Attributes:
        act: the act concerned, as it is in the changed order (``without``: as it was); None: ``answer``.
        old: the act it stands in place of.
        key: the parameter chosen anew, the partner named or no longer named, or the question.
        words: what was chosen or answered.
    """

    what: What
    act: Act | None = None
    old: Act | None = None
    key: str = ""
    words: tuple[str, ...] = ()


Change = tuple[Order, SingleChange]


@record
class Alternative:
    """One order to compare.

    Attributes:
        kind: the order asked about, a single change of it, or what a doctrine would order.
        change: what is different in it, of a single change.
        doctrines: those that would order it; of a change none are told.
    """

    order: Order
    kind: Kind
    change: SingleChange | None = None
    doctrines: tuple[str, ...] = ()


@record
class Compared:
    """A set of alternatives, the actual order first, no two alike.

    Attributes:
        changes: how many single changes there are; some may not be among the alternatives.
    """

    alternatives: tuple[Alternative, ...]
    changes: int

    def count(self, kind: Kind) -> int:
        """So many of a kind."""
        return sum(one.kind == kind for one in self.alternatives)


class NotAllowed(ValueError):
    """The order asked about could not be sealed; there is nothing to compare."""


def candidates(
    at: InformationState, order: Order, doctrines: Mapping[str, Decider], k: int = DEFAULT_K
) -> Compared:
    """At most ``k`` orders worth comparing with one: that order first, then single changes of it, then doctrines'.

    Single changes are: a move left out, a choice, partner or answer changed, a move added, a move in place of another
    of its weight. Where there are more than find room, each kind gives some, those a doctrine likes best first;
    doctrines get half the room, or what the changes leave.

    Args:
        order: what the seat has in mind.
        doctrines: each ready to decide for this seat, by its id.
        k: 1 at least.

    Raises:
        NotAllowed: the order cannot be sealed.
    """
    if refusals(at.program, at.state, at.seat, order):
        raise NotAllowed("the order cannot be sealed as it stands")
    return _Set(at, order, doctrines).compared(k)


class _Set:
    def __init__(self, at: InformationState, order: Order, doctrines: Mapping[str, Decider]) -> None:
        self.at, self.order, self.doctrines = at, order, doctrines
        self.program, self.seat = at.program, at.seat
        self._seen = {self._key(order)}

    def compared(self, k: int) -> Compared:
        """The whole set."""
        values, own = self.at.state.values, self._key(self.order)
        mine = tuple(one.policy.doctrine for one in self.doctrines.values() if self._key(one.order(values)) == own)
        ruled = self._ruled(mine)
        changes = [change for change in _by_turns(self._changes()) if self._new(change[0])]
        room = max(k - 1, 0)
        ruled = ruled[: max(room // 2, room - len(changes))]
        kept = changes[: room - len(ruled)]
        return Compared(
            (
                Alternative(self.order, "actual", doctrines=mine),
                *(Alternative(order, "change", change) for order, change in kept),
                *(Alternative(order, "doctrine", doctrines=names) for order, names in ruled),
            ),
            len(changes),
        )

    # What doctrines order

    def _ruled(self, mine: Sequence[str]) -> list[tuple[Order, tuple[str, ...]]]:
        """What each doctrine would order, equal orders together; those equal to the actual order left out."""
        found: dict[object, tuple[Order, list[str]]] = {}
        for name, decider in self.doctrines.items():
            order = decider.order(self.at.state.values)
            if name not in mine and not self._refused(order):
                found.setdefault(self._key(order), (order, []))[1].append(name)
        self._seen |= set(found)
        return [(order, tuple(names)) for order, names in found.values()]

    # Single changes

    def _changes(self) -> tuple[Iterable[Change], ...]:
        """Every single change, kind by kind."""
        liked = self._liked()
        return (
            self._in_place(liked), self._without(), self._chosen(), self._added(liked), self._partners(),
            self._answers(),
        )

    def _without(self) -> Iterator[Change]:
        for act in self.order.acts:
            rest = tuple(other for other in self.order.acts if other is not act)
            yield replace(self.order, acts=rest), SingleChange("without", act)

    def _added(self, liked: Sequence[Act]) -> Iterator[Change]:
        for act in liked:
            yield replace(self.order, acts=(*self.order.acts, act)), SingleChange("added", act)

    def _in_place(self, liked: Sequence[Act]) -> Iterator[Change]:
        moves = self.program.scenario.moves
        for act in liked:
            for old in self.order.acts:
                if weight_of(moves[act.move]) == weight_of(moves[old.move]):
                    yield self._with(old, act), SingleChange("in_place", act, old)

    def _chosen(self) -> Iterator[Change]:
        for act in self.order.acts:
            for key, parameter in self.program.scenario.moves[act.move].parameters.items():
                now = chosen_words(self.program, act, key, parameter)
                for word in choice_words(self.program, act.move, key):
                    if parameter.several == 1:
                        words: tuple[str, ...] = (word,)
                    else:
                        words = tuple(one for one in now if one != word) if word in now else (*now, word)
                    other = replace(act, chosen={**act.chosen, key: words})
                    yield self._with(act, other), SingleChange("chosen", other, act, key, words)

    def _partners(self) -> Iterator[Change]:
        for act in self.order.acts:
            for seat in self.program.scenario.moves[act.move].optional:
                if seat == self.seat:
                    continue
                if seat in act.partners:
                    other = replace(act, partners=tuple(one for one in act.partners if one != seat))
                    yield self._with(act, other), SingleChange("partner_off", other, act, seat)
                else:
                    other = replace(act, partners=(*act.partners, seat))
                    yield self._with(act, other), SingleChange("partner_on", other, act, seat)

    def _answers(self) -> Iterator[Change]:
        knowledge = Knowledge(self.program, self.at.state, self.seat, self.order)
        for question in questions_for(knowledge):
            for answer in question.answers:
                said = replace(self.order, answers={**self.order.answers, question.id: answer.word})
                yield said, SingleChange("answer", key=question.id, words=(answer.word,))

    def _liked(self) -> tuple[Act, ...]:
        """Acts of moves that the order does not hold, what doctrines like best first, then every other move plainly."""
        ordered = {act.move for act in self.order.acts}
        lists = [decider.likes(self.at.state.values) for decider in self.doctrines.values()]
        liked = [act for row in zip_longest(*lists) for act in row if act is not None]
        plain = [Act(site.move) for site in self.program.moves.values() if self.seat in site.seats]
        first: dict[str, Act] = {}
        for act in chain(liked, plain):
            first.setdefault(act.move, act)
        return tuple(act for act in first.values() if act.move not in ordered)

    def _with(self, old: Act, new: Act) -> Order:
        return replace(self.order, acts=tuple(new if act is old else act for act in self.order.acts))

    # Which orders are new

    def _new(self, order: Order) -> bool:
        """Whether an order may be sealed and is none of those before; it is one of them from now on."""
        if self._refused(order) or (key := self._key(order)) in self._seen:
            return False
        self._seen.add(key)
        return True

    def _refused(self, order: Order) -> bool:
        return bool(refusals(self.program, self.at.state, self.seat, order))

    def _key(self, order: Order) -> object:
        """The same for orders that come to the same, said or left to the default."""
        knowledge = Knowledge(self.program, self.at.state, self.seat, order)
        defaults = {one.id: one.default for one in questions_for(knowledge)}
        whole = replace(order, answers={**defaults, **order.answers})
        return frozenset(slot_values(self.program, self.seat, whole).items())


def also_changed(order: Order, change: SingleChange) -> Order | None:
    """An order with a single change of another order made in it, too: one that may have changed elsewhere since. None:
    what would change is not in it, or what would come is there already."""
    if change.what == "answer":
        return replace(order, answers={**order.answers, change.key: change.words[0]})
    come = None if change.what == "without" else change.act
    go = change.act if change.what == "without" else change.old
    rest = [act for act in order.acts if act != go]
    if (go is not None and go not in order.acts) or (come is not None and come.move in {act.move for act in rest}):
        return None
    if come is not None:
        rest.insert(len(rest) if go is None else order.acts.index(go), come)
    return replace(order, acts=tuple(rest))


def _by_turns(kinds: Iterable[Iterable[Change]]) -> Iterator[Change]:
    """The first of each kind, then the second of each …"""
    for row in zip_longest(*kinds):
        yield from (change for change in row if change is not None)
