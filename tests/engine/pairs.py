"""Pairs of turns that differ in one thing a viewer may not know, and what that viewer is shown of each.

Two turns are *alike* to a viewer if nothing it may know differs:

* before and after, every slot lies within the same interval (``Knowledge``), its own order being the same;
* its own events are the same: what is dealt to it, what it observes, its red lines, offers it made or was made,
  moves it took part in, answers that it gave, and public orders and public answers, with what became of them;
* dice that fell openly in both came to the same row.

Nothing else is asked. Situations put, cards drawn, what followed, in which order and why: all that must then be equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from random import Random

from tests.engine.positions import ROOT, WORLDS
from wargame.authoring.loading import load_scenario
from wargame.debrief.narrator import chapters
from wargame.engine.adjudication import deal, is_over, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.encoding import choice_words
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.redaction import view_for
from wargame.engine.information.promises import acts_in
from wargame.engine.information.visibility import visible
from wargame.engine.legality import refusals
from wargame.engine.lowering import lower
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.language import slots
from wargame.model.events import (
    Answered, CameOut, Dealt, Event, Joined, Lapsed, Observed, OfferFailed, Ordered, RedLineCrossed, Rolled,
)
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.model.talk import TO_ALL, Promise, Proposal, Record, Response, Said
from wargame.model.viewers import PUBLIC, Viewer
from wargame.players.random_player import RandomPlayer

ALL_WORLDS = {
    "pocket": WORLDS["pocket"],
    **{path.stem: path for path in sorted((ROOT / "scenarios").glob("*.yaml"))},
}
THEORIES = ("CHA", "PARK", "THREAT", "BLEND", "BLEND:0", "BLEND:60", "BLEND:100")


def tables() -> tuple[tuple[str, str], ...]:
    """Every world with every theory it has; "" for one that has none."""
    found = [("pocket", "HOPE")]
    for world, path in ALL_WORLDS.items():
        has = "\ntheories:" in path.read_text(encoding="utf-8")
        found += [(world, theory) for theory in (THEORIES if has else ("",)) if world != "pocket"]
    return tuple(found)


@dataclass(frozen=True)
class Turn:
    """A turn that waits for its orders, and the orders."""

    program: Program
    state: State
    past: tuple[tuple[int, ...], ...]
    orders: dict[str, Order]
    dice: KeyedDice


@dataclass(frozen=True)
class Change:
    """One thing changed. ``whose``: the seat that knows of it, None: a hidden value."""

    words: str
    turn: Turn
    whose: str | None = None


@cache
def program_of(world: str, theory: str) -> Program:
    """A world under a theory; "": without one."""
    loaded = load_scenario(ALL_WORLDS[world])
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario, (theory,) if theory else ())


def played(world: str, theory: str, game: int, turns: int) -> Iterator[Turn]:
    """The turns of a game in which all order at random; whole and reachable positions."""
    program, dice = program_of(world, theory), KeyedDice(2026 + game)
    state = opening(program)
    state = replace(apply(program, state, deal(program, state, dice)), phase=Phase.BRIEFING)
    past = [state.values]
    for _ in range(turns):
        if is_over(program, state):
            return
        state = replace(apply(program, state, open_turn(program, state, dice)), phase=Phase.PLANNING)
        orders = {seat: an_order(program, state, seat, game) for seat in program.seats}
        yield Turn(program, state, tuple(past), orders, dice)
        state = replace(apply(program, state, resolve(program, state, orders, dice)), phase=Phase.REVIEW)
        past.append(state.values)


def an_order(program: Program, state: State, seat: str, lots: int) -> Order:
    """A random legal order."""
    view = view_for(program, state, seat)
    return RandomPlayer(lots).order(view, lambda order: refusals(program, state, seat, order))


def changes(turn: Turn, viewer: Viewer, lots: Random) -> Iterator[Change]:
    """Turns that differ from this one in one thing that the viewer may not know; as many as are asked for."""
    kinds = [_act, _act, _answer, _card, _value, _value]
    while True:
        made = lots.choice(kinds)(turn, viewer, lots)
        if made is not None:
            yield made


def _act(turn: Turn, viewer: Viewer, lots: Random) -> Change | None:
    """Another seat takes a private move up, or leaves it, or orders it otherwise."""
    program, moves = turn.program, turn.program.scenario.moves
    seat = lots.choice([one for one in program.seats if one != viewer])
    order = turn.orders[seat]
    site = lots.choice([one for name, one in program.moves.items() if moves[name].visibility != "public"] or [None])
    if site is None or seat not in site.seats:
        return None
    rest = tuple(act for act in order.acts if act.move != site.move)
    if len(rest) < len(order.acts) and lots.random() < 0.5:
        return _ordered(turn, seat, Order(rest, order.answers), f"{seat} leaves {site.move}")
    chosen = {}
    for key, parameter in moves[site.move].parameters.items():
        words = choice_words(program, site.move, key)
        most = 1 if parameter.several == 1 else min(parameter.several, len(words))
        chosen[key] = tuple(lots.sample(words, lots.randint(1, max(most, 1))))
    partners = tuple(one for one in moves[site.move].optional if one != seat and lots.random() < 0.5)
    act = Act(site.move, chosen, partners)
    for kept in (rest, tuple(one for one in rest if moves[one.move].visibility != "public"), ()):
        made = _ordered(turn, seat, Order((*kept, act), order.answers), f"{seat} orders {act}")
        if made is not None:
            return made
    return None


def _answer(turn: Turn, viewer: Viewer, lots: Random) -> Change | None:
    """Another seat answers a question otherwise."""
    program = turn.program
    site = lots.choice(list(program.questions.values()))
    seats = [one for one in site.seats if one != viewer]
    if not seats:
        return None
    seat, word = lots.choice(seats), lots.choice(list(names_of(program).questions[site.question].answers))
    order = turn.orders[seat]
    answers = {**order.answers, site.question: word}
    return _ordered(turn, seat, Order(order.acts, answers), f"{seat} answers {site.question} with {word}")


def _ordered(turn: Turn, seat: str, order: Order, words: str) -> Change | None:
    if order == turn.orders[seat] or refusals(turn.program, turn.state, seat, order):
        return None
    return Change(words, replace(turn, orders={**turn.orders, seat: order}), seat)


def _card(turn: Turn, viewer: Viewer, lots: Random) -> Change | None:
    """Another seat holds another card."""
    program = turn.program
    seat = lots.choice([one for one in program.seats if one != viewer])
    cards = [number for number, card in enumerate(program.scenario.cards.values(), 1) if card.seat == seat]
    if slots.card(seat) not in program.index or not cards:
        return None
    return _with(turn, slots.card(seat), lots.choice(cards), seat)


def _value(turn: Turn, viewer: Viewer, lots: Random) -> Change | None:
    """A value is otherwise, within all that the viewer knows of it."""
    knowledge = Knowledge(turn.program, turn.state, viewer)
    slot = lots.choice(turn.program.slots)
    if slot.kind in ("order", "answer", "result", "book", "card", "observed"):
        return None
    lo, hi = knowledge.known(slot.name)
    if lo == hi:
        return None
    if slot.kind == "past":
        return _with(turn, slot.name, lots.randrange(16) << 1, None)
    most = 3 if slot.kind in ("until", "later", "token", "number") else hi
    return _with(turn, slot.name, lots.randint(max(lo, 0 if slot.kind != "number" else -3), min(hi, most)), None)


def _with(turn: Turn, name: str, value: int, whose: str | None) -> Change | None:
    values = list(turn.state.values)
    number = turn.program.index[name]
    if values[number] == value:
        return None
    values[number] = value
    state = replace(turn.state, values=tuple(values))
    if any(refusals(turn.program, state, seat, order) for seat, order in turn.orders.items()):
        return None
    return Change(f"{name} is {value}", replace(turn, state=state), whose)


class Seen:
    """A turn resolved, and what one viewer may know of it and is shown."""

    reviewed: State | None = None

    def __init__(self, turn: Turn, viewer: Viewer) -> None:
        """Resolve it."""
        program, self._order = turn.program, turn.orders.get(viewer, Order())
        self.turn, self.viewer = turn, viewer
        self.events = resolve(program, turn.state, turn.orders, turn.dice)
        self.after = replace(apply(program, turn.state, self.events), phase=Phase.REVIEW)

    @cached_property
    def known(self) -> tuple[object, ...]:
        """What it may know, but for the dice."""
        program = self.turn.program
        return (
            intervals(program, self.turn.state, self.viewer, self._order),
            intervals(program, self.after, self.viewer, self._order),
            tuple(repr(event) for event in self.events if is_own(program, self.viewer, event, self.events)),
        )

    @cached_property
    def shown(self) -> tuple[Event, ...]:
        """What it is shown."""
        return visible(self.turn.program, self.after, self.viewer, self.events)

    @cached_property
    def dice(self) -> dict[str, int]:
        """The rows of what was rolled openly."""
        return {event.purpose: event.row for event in self.shown if isinstance(event, Rolled)}

    @cached_property
    def page(self) -> str:
        """All that the viewer is shown after the turn: its view with story, map and odds, the words of the story, and
        the talk, in which every seat has promised every one of its moves, and all have agreed on every joint one."""
        program, now = self.turn.program, self.turn.state.turn
        said = tuple(
            Promise(turn=now, sender=seat, to=TO_ALL, will=True, what="move", id=name, due=now)
            for name, site in program.moves.items() for seat in site.seats
        )  # fmt: skip
        talk = Record((*said, *agreements(program, now)), (*((),) * (now - 1), acts_in(self.events)))
        past = (*self.turn.past, self.after.values)
        view = view_for(program, self.after, self.viewer, self.events, past, self._order, talk, self.reviewed)
        told = [(step.title, step.lines) for step in chapters(program, self.shown)]
        return f"{view!r}\n{told!r}"


class Morning(Seen):
    """The next turn as it opens, and what the viewer may know and is shown of that."""

    def __init__(self, last: Seen) -> None:
        """Open it."""
        program, self.reviewed = last.turn.program, last.after
        self.turn, self.viewer, self._order = replace(last.turn, state=last.after), last.viewer, Order()
        self.events = open_turn(program, last.after, last.turn.dice)
        self.after = replace(apply(program, last.after, self.events), phase=Phase.PLANNING)


def agreements(program: Program, turn: int) -> Iterator[Said]:
    """Every joint move, proposed to all that may take part and accepted by them."""
    made: dict[tuple[str, ...], int] = {}
    for name, site in program.moves.items():
        sender, *others = sorted(site.seats)
        if program.scenario.moves[name].joint:
            among = tuple(sorted(site.seats))
            made[among] = place = made.get(among, 0) + 1
            act = Act(name, {}, tuple(seat for seat in program.scenario.moves[name].optional if seat != sender))
            yield Proposal(turn=turn, sender=sender, to=tuple(others), act=act)
            for seat in others:
                to = tuple(other for other in site.seats if other != seat)
                yield Response(turn=turn, sender=seat, to=to, proposal=place, says="accepted")


def intervals(program: Program, state: State, viewer: Viewer, order: Order) -> tuple[tuple[int, int], ...]:
    """Within what every slot lies for a viewer, and what is public of derived values."""
    knowledge = Knowledge(program, state, viewer, order)
    return (
        *(knowledge.known(slot.name) for slot in program.slots),
        *(whole for name in program.derived if (whole := knowledge.whole(name)) is not None),
    )


def is_own(program: Program, viewer: Viewer, event: Event, events: tuple[Event, ...]) -> bool:
    """Whether an event is the viewer's own, or a public order."""
    match event:
        case Dealt() | Observed() | RedLineCrossed():
            return event.seat == viewer
        case Ordered() | Lapsed():
            joint = program.scenario.moves[event.move].joint
            stands = not joint or any(isinstance(one, Joined) and one.move == event.move for one in events)
            return event.seat == viewer or (stands and program.scenario.moves[event.move].visibility == "public")
        case OfferFailed():
            return viewer in (event.seat, *event.listed)
        case Joined():
            return viewer in event.seats or program.scenario.moves[event.move].visibility == "public"
        case CameOut():
            return True
        case Answered():
            return event.seat == viewer or names_of(program).questions[event.question].visibility == "public"
    return False


def alike(one: Seen, other: Seen) -> bool:
    """Whether nothing that the viewer may know differs."""
    if one.known != other.known:
        return False
    return all(one.dice[purpose] == other.dice[purpose] for purpose in one.dice.keys() & other.dice.keys())


def difference(one: tuple[Event, ...], other: tuple[Event, ...]) -> str:
    """What is shown in one of two turns alone."""
    first, second = [repr(event) for event in one], [repr(event) for event in other]
    lines = [f"- {line}" for line in first if line not in second]
    lines += [f"+ {line}" for line in second if line not in first]
    return "\n".join(lines) or "the order"


def viewers_of(program: Program) -> tuple[Viewer, ...]:
    """Everybody but control."""
    return (*program.seats, PUBLIC)
