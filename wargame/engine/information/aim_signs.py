"""What the effects on a card mean for the aims of the seat that looks at it: nearer, further off, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wargame.engine.compiled import functions
from wargame.engine.information.aims import aims_of
from wargame.engine.information.beliefs import all_reads
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.language import slots
from wargame.language.effects.reader import read_effect
from wargame.language.effects.verb import Swing
from wargame.language.names import Bindings, MoveOf
from wargame.language.tree import LanguageError
from wargame.model.card_views import EffectShown, ForMe, Shown
from wargame.model.views import TrackAsked

Wanted = Mapping[str, frozenset[int]]
"""Of a track which ways bring an aim nearer: 1 up, -1 down."""
_Swings = dict[tuple[str, tuple[tuple[str, str], ...]], tuple[Swing, ...]]


def wanted_ways(knowledge: Knowledge) -> Wanted:
    """Which way the aims of the seat that knows this would have each track go; of a value that is worked out from
    tracks, those that it is made of."""
    program, found = knowledge.program, dict[str, set[int]]()
    for aim in aims_of(program, knowledge, knowledge.viewer):
        for ask in aim.asks:
            if isinstance(ask, TrackAsked):
                way = _way(knowledge, ask) * (-1 if aim.points < 0 else 1)
                for slot, sign in _made_of(knowledge, ask.slot).items():
                    if way:
                        found.setdefault(slot, set()).add(way * sign)
    return {slot: frozenset(ways) for slot, ways in found.items()}


def _way(knowledge: Knowledge, ask: TrackAsked) -> int:
    if ask.sign != "==":
        return 1 if ask.sign == ">=" else -1
    derived = knowledge.program.derived.get(ask.slot)
    lo, hi = knowledge.known(ask.slot) if derived is None else knowledge.of(derived)
    return 1 if hi < ask.target else -1 if lo > ask.target else 0


def _made_of(knowledge: Knowledge, slot: str) -> Mapping[str, int]:
    """The tracks that make a value, each with the way it moves it, as far as one step shows."""
    program = knowledge.program
    derived = program.derived.get(slot)
    if derived is None:
        return {slot: 1}
    read, values = functions(program)[derived], [0] * len(program.slots)
    reads = all_reads(program)[derived]
    for number in reads:
        values[number] = knowledge.known(program.slots[number].name)[0]
    now, found = int(read(values)), dict[str, int]()
    for number in reads:
        values[number] += 1
        if (moved := int(read(values)) - now) and program.slots[number].kind == "track":
            found[program.slots[number].name] = 1 if moved > 0 else -1
        values[number] -= 1
    return found


def for_me(program: Program, parts: tuple[Shown, ...], wanted: Wanted) -> tuple[Shown, ...]:
    """The same effects, each with what it means for these aims."""
    return tuple(_marked(program, one, wanted) for one in parts) if wanted else parts


def _marked(program: Program, one: Shown, wanted: Wanted) -> Shown:
    if isinstance(one, EffectShown):
        meant = _means(effect_swings(program, one), wanted)
        return replace(one, for_me=meant) if meant else one
    return replace(one, do=for_me(program, one.do, wanted), otherwise=for_me(program, one.otherwise, wanted))


def _means(swings: tuple[Swing, ...], wanted: Wanted) -> ForMe:
    found = set()
    for track, member, way in swings:
        ways = wanted.get(slots.value(track, member), frozenset[int]())
        if ways and way != "any":
            found |= {sign == (1 if way == "rise" else -1) for sign in ways}
    return "" if not found else "both" if len(found) > 1 else "helps" if True in found else "hurts"


@once_a_program
def _known(program: Program) -> _Swings:
    return {}


def effect_swings(program: Program, one: EffectShown) -> tuple[Swing, ...]:
    """The tracks an effect moves, and which way; none where that hangs on what is not settled yet."""
    found = _known(program)
    key = (one.line, one.seats)
    if key not in found:
        moves = {} if one.this is None else {"this": MoveOf(*one.this)}
        try:
            effect = read_effect(one.line, names_of(program), Bindings(seats=dict(one.seats), moves=moves))
            found[key] = tuple(effect.swings())
        except LanguageError:
            found[key] = ()
    return found[key]
