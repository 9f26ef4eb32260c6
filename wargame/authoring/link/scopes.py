"""What ``mover``, ``this``, ``each`` and their like may stand for in a line, by the place where the line stands.

The lowering binds them one after the other; a line must make sense under every binding it will meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import BaseModel

from wargame.authoring.link.elements import Element, Owner
from wargame.authoring.link.linked import LinkedFiles
from wargame.authoring.link.calls import Callee, Calls
from wargame.authoring.yaml.spans import Path
from wargame.language.names import MoveOf
from wargame.language.names import NOTHING, Bindings, Names
from wargame.language.parser import settled
from wargame.language.tokens import BOUND_WORDS
from wargame.language.tree import NUMBER, Node
from wargame.model.moves import Adjustment, Doctrine, Move, Preference, Question
from wargame.model.files import EffectList, Sections
from wargame.model.goals import Card, Objective, Profile, RedLine
from wargame.model.labels import TargetWord
from wargame.model.rules import Grant, Inject, Rule, Scaling, Watch
from wargame.model.steps import Branch, EachSeat
from wargame.model.tables import Modifier, ModifierSet, RuleTable
from wargame.model.world import Ceiling, Estimate, Track

Scope = tuple[Bindings, ...]
"""Every binding under which a line will be read."""
FREE: Scope = (NOTHING,)
_WORD = re.compile(r"[a-z_]+")
_UNKNOWN_NUMBER = Node("read", NUMBER, value="amount")
_NEEDS_MOVER = {"others", "this"}
GUARDED = (Branch, Rule, Watch, Modifier, Adjustment, Scaling, Ceiling, Preference)
"""What may hold other lines beside its ``when``: they are read only for those for whom it may hold."""


class Scopes:
    """Answers what is bound where. Tables and lists of effects are read with what is bound where they are used."""

    def __init__(self, linked: LinkedFiles) -> None:
        self.names = linked.names
        self.calls = Calls(linked.elements)
        self.run_by_actors: frozenset[Callee] = frozenset(
            ("tables", turn.run) for actor in linked.sections.actors.values() for turn in actor.turn
        )
        self._known: dict[Callee, Scope] = {}
        self._moves: dict[tuple[str, str], Scope] = {}
        self._asked: dict[object, bool | None] = {}
        self.calls.settle(self._known, self._called)

    def of(self, element: Element) -> Scope:
        """Every binding under which the line ``element`` is read; none at all where it can never be read."""
        scope = FREE
        owners = element.owners
        for owner in owners:
            rest = element.path[len(owner.path) :]
            scope = self._alive(self._inside(scope, owner, rest, element), owner.model, rest)
        return tuple(one for one in scope if all(seat in self.names.seats for seat in one.seats.values()))

    def _inside(self, scope: Scope, owner: Owner, rest: Path, element: Element) -> Scope:
        names, model = self.names, owner.model
        match model:
            case Move():
                return self._move(element.declared.id, model, rest)
            case Question():
                return tuple(_mover(seat) for seat in model.to)
            case Grant() | Adjustment():
                return tuple(self._adjusted(model, rest))
            case ModifierSet():
                return tuple(self._rolled(_applying(model, names.sections)))
            case Rule() if model.each:
                return tuple(Bindings(seats={"each": seat}) for seat in model.each)
            case Watch():
                return tuple(_watched(model, names.sections))
            case Scaling():
                rolled = self._rolled(_scaled(model, names.sections))
                bound = tuple(rolled) or FREE
                return bound if rest[:1] == ("when",) else tuple(_with_number(one, "value") for one in bound)
            case Estimate():
                return tuple(Bindings(seats={"viewer": seat}) for seat in names.seats)
            case Track() if model.per and rest[:1] == ("bounds",):
                return tuple(Bindings(seats={"each": seat}) for seat in model.per)
            case Profile():
                return tuple(_mover(seat) for seat in model.seats)
            case Objective() | Card() | RedLine():
                return (_mover(model.seat),)
            case Doctrine():
                movers = tuple(_mover(seat) for seat in names.seats)
                return tuple(_with_number(one, "odds") for one in movers) if rest[:1] == ("prefer",) else movers
            case Inject():
                return FREE
            case EffectList():
                return self._of_called(("effect_lists", element.declared.id))
            case RuleTable():
                return self._of_called(("tables", element.declared.id))
            case EachSeat():
                return tuple(replace(one, seats={**one.seats, "each": seat}) for one in scope for seat in model.each)
            case _:
                return scope

    def _alive(self, scope: Scope, model: BaseModel, rest: Path) -> Scope:
        """The bindings under which the ``when`` of a model can let its other lines be read at all."""
        text = model.when if isinstance(model, GUARDED) else None
        if text is None or rest[:1] == ("when",):
            return scope
        words, wanted = _bound_words(text), rest[:1] != ("otherwise",)
        return tuple(one for one in scope if self._settled(text, words, one) in (None, wanted))

    def _settled(self, text: str, words: tuple[str, ...], one: Bindings) -> bool | None:
        """Whether a condition that says these bound words is settled; asked once for all that is bound alike."""
        key = (text, *(_meant(one, word) for word in words))
        if key not in self._asked:
            self._asked[key] = settled(text, self.names, one)
        return self._asked[key]

    def _move(self, id_: str, move: Move, rest: Path) -> Scope:
        """A move's own lines: ``mover`` is who orders it; where several roll as one there is none once it is rolled."""
        part = "own" if rest[:1] in (("needs",), ("available_to",)) or "needs" in rest else "roll"
        if (id_, part) not in self._moves:
            found = _ordered(id_, move) if part == "own" else self._rolled([id_])
            self._moves[id_, part] = tuple(found)
        return self._moves[id_, part]

    def _adjusted(self, adjustment: Adjustment, rest: Path) -> Iterator[Bindings]:
        """Read both when a seat orders a move it may touch and when that move is rolled."""
        moves = self.names.sections.moves
        held_by = adjustment.per if isinstance(adjustment, Grant) else ()
        for id_, move in moves.items():
            movers = {*move.seats, *move.optional}
            seats = movers & set(adjustment.seats or self.names.seats)
            holders = seats if move.each else movers  # of those who roll as one, one may hold it and another be meant
            chosen = id_ in adjustment.moves or bool(set(adjustment.tags) & set(move.tags))
            if (adjustment.moves or adjustment.tags) and not chosen:
                continue
            if adjustment.joint not in (None, move.joint) or not seats or (held_by and not holders & set(held_by)):
                continue
            touched = [one for one in _ordered(id_, move) if one.seats["mover"] in seats]
            yield from (touched if rest[:1] == ("when",) else ())
            if move.scale is not None:
                yield from (one for one in _rolls(id_, move) if one.seats.get("mover", "") in ("", *seats))

    def _rolled(self, ids: Iterable[str]) -> Iterator[Bindings]:
        for id_ in ids:
            move = self.names.sections.moves[id_]
            yield from _targets(list(_rolls(id_, move)), id_, move, self.names)

    def _of_called(self, callee: Callee) -> Scope:
        if callee in self._known:
            return self._known[callee]
        return () if self.calls.of(callee) else self._called(callee)

    def _called(self, callee: Callee) -> Scope:
        """What is bound where a table is run or a list used. One that nobody uses is read with everything bound."""
        callers = self.calls.of(callee)
        found = {_key(one): one for caller in callers for one in self.called_from(caller)}
        if callee in self.run_by_actors:
            found.setdefault(_key(NOTHING), NOTHING)
        elif not callers:
            free = [Bindings(seats={"mover": seat, "each": seat, "target": seat}) for seat in self.names.seats]
            found = {_key(one): one for one in free}
        return tuple(found.values())

    def called_from(self, caller: Element) -> Scope:
        """What is bound for what a line calls: what is bound for the line, and the seat it is called for."""
        word = self.calls.seat_of(caller)
        if word is None:
            return self.of(caller)
        return tuple(replace(one, seats={**one.seats, "mover": one.seats.get(word, word)}) for one in self.of(caller))


def _key(one: Bindings) -> object:
    """What makes two bindings the same."""
    return tuple(sorted(one.seats.items())), tuple(sorted((k, str(v)) for k, v in one.moves.items())), (*one.numbers,)


def relevant(scope: Scope, text: str) -> Scope:
    """The bindings of a scope that can make a difference to ``text``."""
    words = _bound_words(text)
    different: dict[object, Bindings] = {}
    for one in scope:
        different.setdefault(tuple(_meant(one, word) for word in words), one)
    return tuple(different.values())


def same_meaning(one: Bindings, other: Bindings, text: str) -> bool:
    """Whether ``text`` means the same under two bindings."""
    return all(_meant(one, word) == _meant(other, word) for word in _bound_words(text))


def _bound_words(text: str) -> tuple[str, ...]:
    """The bound words a line says, and those they lean on."""
    words = set(_WORD.findall(text)) & BOUND_WORDS
    if words & _NEEDS_MOVER:
        words.add("mover")
    return tuple(sorted(words))


def _meant(one: Bindings, word: str) -> tuple[object, ...]:
    """All that a bound word stands for."""
    return word, one.seats.get(word), one.moves.get(word), word in one.numbers


def _mover(seat: str) -> Bindings:
    return Bindings(seats={"mover": seat})


def _with_number(one: Bindings, word: str) -> Bindings:
    return replace(one, numbers={**one.numbers, word: _UNKNOWN_NUMBER})


def _ordered(id_: str, move: Move) -> Iterator[Bindings]:
    for seat in dict.fromkeys((*move.seats, *move.optional)):
        yield Bindings(seats={"mover": seat}, moves={"this": MoveOf(id_, seat if move.each else None)})


def _rolls(id_: str, move: Move) -> Iterator[Bindings]:
    seats = tuple(dict.fromkeys((*move.seats, *move.optional)))
    if move.each or len(seats) == 1:
        yield from _ordered(id_, move)
    elif seats:
        yield Bindings(moves={"this": MoveOf(id_, None)})


def _targets(found: list[Bindings], id_: str, move: Move, names: Names) -> Iterator[Bindings]:
    for key, parameter in move.parameters.items():
        if parameter.from_moves or parameter.from_seats:
            for word in names.choices(id_, key):
                named = TargetWord.parse(word)
                for one in found:
                    moves = {**one.moves, "target": MoveOf(named.move, named.seat)} if named.move else one.moves
                    yield replace(one, seats={**one.seats, "target": named.seat}, moves=moves)
            return
    yield from found


def _watched(watch: Watch, sections: Sections) -> Iterator[Bindings]:
    track = sections.tracks.get(watch.track)
    members = watch.seats or (track.per if track is not None else ())
    for seat in members:
        yield _with_number(Bindings(seats={"each": seat}), "amount")
    if not members:
        yield _with_number(NOTHING, "amount")


def _applying(group: ModifierSet, sections: Sections) -> Iterator[str]:
    for id_, move in sections.moves.items():
        together = move.joint or len(move.seats) > 1
        if move.scale is None or id_ in group.but_not or (group.solo is not None and group.solo == together):
            continue
        if (not group.tags and not group.moves) or id_ in group.moves or set(group.tags) & set(move.tags):
            yield id_


def _scaled(scaling: Scaling, sections: Sections) -> Iterator[str]:
    """The moves whose rolls hold a modifier of that id."""
    found: dict[str, None] = {}
    of_modules = (group for module in sections.modules.values() for group in module.modifier_sets.values())
    for group in (*sections.modifier_sets.values(), *of_modules):
        if any(modifier.id == scaling.modifier for modifier in group.modifiers):
            found.update(dict.fromkeys(_applying(group, sections)))
    for id_, move in sections.moves.items():
        own = (*move.modifiers, *(m for p in move.parameters.values() for c in p.choices.values() for m in c.modifiers))
        if any(modifier.id == scaling.modifier for modifier in own):
            found[id_] = None
    return iter(found)

