"""What to compare an order with: the order itself, single changes of it, and what each doctrine would order.

One set for all who compare orders (adviser, hotwash, reports), so that "better than what?" has the same answer
everywhere. Everything is taken from a standpoint: nothing here can tell more than the seat may know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Literal

from wargame.engine.deciding import Decider
from wargame.engine.encoding import choice_words, chosen_words, slot_values
from wargame.engine.information.cards import questions_for, target_name
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.information_state import InformationState
from wargame.engine.legality import refusals, weight_of
from wargame.model.orders import Act, Order

Kind = Literal["actual", "change", "doctrine"]
DEFAULT_K = 10
"""As many alternatives as a screen shows and a second can play."""
Change = tuple[Order, str]
"""An order and what is different in it."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One order to compare.

    Attributes:
        kind: the order asked about, a single change of it, or what a doctrine would order.
        why: why it is here, to be read after a colon: "your order", "without Patrol", "as “Prudent” would".
    """

    order: Order
    kind: Kind
    why: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A set of alternatives, the actual order first, no two alike.

    Attributes:
        name: what the set is made of, in words, and what it leaves out.
    """

    alternatives: tuple[Alternative, ...]
    name: str


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
        mine = [body.policy.doctrine for body in self.doctrines.values() if self._same(body)]
        why = "your order" + (f", as {self._names(mine)} would" if mine else "")
        ruled = self._ruled(mine)
        changes = [change for change in _by_turns(self._changes()) if self._new(change[0])]
        room = max(k - 1, 0)
        ruled = ruled[: max(room // 2, room - len(changes))]
        kept = changes[: room - len(ruled)]
        return Compared(
            (
                Alternative(self.order, "actual", why),
                *(Alternative(order, "change", said) for order, said in kept),
                *(Alternative(order, "doctrine", said) for order, said in ruled),
            ),
            _named(len(kept), len(changes), [said for _, said in ruled]),
        )

    # What doctrines order

    def _same(self, decider: Decider) -> bool:
        return self._key(decider.order(self.at.state.values)) == self._key(self.order)

    def _ruled(self, mine: Sequence[str]) -> list[Change]:
        """What each doctrine would order, equal orders together; those equal to the actual order left out."""
        found: dict[object, tuple[Order, list[str]]] = {}
        for name, decider in self.doctrines.items():
            order = decider.order(self.at.state.values)
            if name not in mine and not self._refused(order):
                found.setdefault(self._key(order), (order, []))[1].append(name)
        self._seen |= set(found)
        return [(order, f"as {self._names(names)} would") for order, names in found.values()]

    def _names(self, doctrines: Sequence[str]) -> str:
        names = [f"“{self.program.scenario.doctrines[name].name}”" for name in doctrines]
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

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
            yield replace(self.order, acts=rest), f"without {self._move(act)}"

    def _added(self, liked: Sequence[Act]) -> Iterator[Change]:
        for act in liked:
            yield replace(self.order, acts=(*self.order.acts, act)), f"with {self._said(act)}"

    def _in_place(self, liked: Sequence[Act]) -> Iterator[Change]:
        moves = self.program.scenario.moves
        for act in liked:
            for old in self.order.acts:
                if weight_of(moves[act.move]) == weight_of(moves[old.move]):
                    yield self._with(old, act), f"{self._said(act)} instead of {self._move(old)}"

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
                    yield self._with(act, other), f"{self._move(act)}: {self._words(act.move, key, words)}"

    def _partners(self) -> Iterator[Change]:
        for act in self.order.acts:
            for seat in self.program.scenario.moves[act.move].optional:
                if seat == self.seat:
                    continue
                named = self.program.scenario.seats[seat].name
                if seat in act.partners:
                    other = replace(act, partners=tuple(one for one in act.partners if one != seat))
                    yield self._with(act, other), f"{self._move(act)} without {named}"
                else:
                    other = replace(act, partners=(*act.partners, seat))
                    yield self._with(act, other), f"{self._move(act)} with {named}"

    def _answers(self) -> Iterator[Change]:
        knowledge = Knowledge(self.program, self.at.state, self.seat, self.order)
        for question in questions_for(self.program, knowledge, self.seat):
            for answer in question.answers:
                said = replace(self.order, answers={**self.order.answers, question.id: answer.word})
                yield said, f"{question.ask} {answer.text.removesuffix('.')}"

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

    # Which orders are new, and how they are called

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
        defaults = {one.id: one.default for one in questions_for(self.program, knowledge, self.seat)}
        whole = replace(order, answers={**defaults, **order.answers})
        return frozenset(slot_values(self.program, self.seat, whole).items())

    def _move(self, act: Act) -> str:
        return self.program.scenario.moves[act.move].name

    def _said(self, act: Act) -> str:
        """A move with what it chose, where it chose something."""
        chosen = [self._words(act.move, key, words) for key, words in act.chosen.items() if words]
        return f"{self._move(act)} ({'; '.join(chosen)})" if chosen else self._move(act)

    def _words(self, move: str, key: str, words: Sequence[str]) -> str:
        choices = self.program.scenario.moves[move].parameters[key].choices
        said = [choices[word].text if word in choices else target_name(self.program, word) for word in words]
        return ", ".join(said) or "nothing"


def _by_turns(kinds: Iterable[Iterable[Change]]) -> Iterator[Change]:
    """The first of each kind, then the second of each …"""
    for row in zip_longest(*kinds):
        yield from (change for change in row if change is not None)


def _named(kept: int, changes: int, ruled: Sequence[str]) -> str:
    counted = f"{kept} single change{'' if kept == 1 else 's'} of it"
    if kept < changes:
        counted = f"{kept} of {changes} single changes of it"
    parts = ["your order", counted]
    if ruled:
        parts.append(f"{len(ruled)} order{'' if len(ruled) == 1 else 's'} of doctrines")
    return ", ".join(parts)
