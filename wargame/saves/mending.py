"""Texts of a game as control mended them: the scenario's, and those that control put itself.

What is mended is read so everywhere from then on. Nothing is lowered anew: a program with other texts has the same
statements, slots and digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from wargame.engine.program import Expr, MoveSite, Program
from wargame.model.events import Announced, Event
from wargame.model.files import Scenario
from wargame.model.mending import LONGEST_WORDS, MOST_MENDS, Mend, TextChange, MendObjection, TextPath
from wargame.model.sameness import Same
from wargame.model.state import State
from wargame.saves.lines import Line, MendLine
from wargame.text.characters import forbidden
from wargame.text.whole_words import with_other_words


@lru_cache(maxsize=4)
def _walked(this: Same[Scenario], mends: tuple[Mend, ...]) -> tuple[Scenario, tuple[TextChange, ...]]:
    """``authoring.mended_texts.mended``, once for control who looks at what it would change, and then does it."""
    from wargame.authoring.mended_texts import mended  # most games mend nothing, and then no author's file is looked at

    return mended(this.thing, mends)


def with_mends(program: Program, mends: Sequence[Mend]) -> Program:
    """The program with these mends, oldest first, in the texts that it has."""
    if not mends:
        return program
    scenario, _found = _walked(Same(program.scenario), tuple(mends))
    sites = {name: _site(site, mends) for name, site in program.moves.items()}
    return replace(program, scenario=scenario, moves=sites)


def mends_in(lines: Iterable[Line]) -> tuple[Mend, ...]:
    """What control mended on these lines; an undo takes nothing of it back."""
    return tuple(Mend(line.wrong, line.right) for line in lines if isinstance(line, MendLine))


def mended_texts(scenario: Scenario, state: State, events: Sequence[Event], mend: Mend) -> tuple[TextChange, ...]:
    """Every text that a mend changes as the game stands.

    Args:
        scenario: with the mends before it.
        events: of the turn shown.
    """
    _scenario, found = _walked(Same(scenario), (mend,))
    own = [event for event in events if isinstance(event, Announced) and not event.inject]
    said: list[tuple[TextPath, str]] = [
        (("announced", n, part), getattr(event, part)) for n, event in enumerate(own, 1) for part in ("title", "text")
    ]
    said += [(("edited", inject), text) for inject, text in state.edited]
    then = [TextChange(path, text, with_other_words(text, mend.wrong, mend.right)) for path, text in said]
    return (*found, *(one for one in then if one.then != one.now))


def line_objection(mends: Sequence[Mend], mend: Mend) -> MendObjection | None:
    """Why no line can hold such a mend after ``mends``; None: one can. It looks at the words and at no text that they
    may stand in: which texts those are is another version's affair, and whoever reads a save asks no more than this."""
    if len(mends) >= MOST_MENDS:
        return MendObjection("too_many", most=MOST_MENDS)
    for words in (mend.wrong, mend.right):
        if bad := forbidden(words, 1):
            return MendObjection("character", character=bad[0][1])
        if len(words) > LONGEST_WORDS:
            return MendObjection("too_long_words", most=LONGEST_WORDS)
        if words != " ".join(words.split()):
            return MendObjection("untidy")
    if not mend.wrong:
        return MendObjection("no_words")
    if not mend.right:
        return MendObjection("no_right_words")
    return MendObjection("no_change", mend.right) if mend.wrong == mend.right else None


def mended_events(events: tuple[Event, ...], mend: Mend) -> tuple[Event, ...]:
    """Events with what control put itself mended; the very same where nothing is."""
    made = tuple(_event(event, mend) for event in events)
    return events if all(new is old for new, old in zip(made, events, strict=True)) else made


def _event(event: Event, mend: Mend) -> Event:
    if not isinstance(event, Announced):
        return event
    title, text = (with_other_words(one, mend.wrong, mend.right) for one in (event.title, event.text))
    return event if (title, text) == (event.title, event.text) else replace(event, title=title, text=text)


def mended_state(state: State, mend: Mend) -> State:
    """The state with what control put itself mended; the very same where nothing is."""
    edited = tuple((inject, with_other_words(text, mend.wrong, mend.right)) for inject, text in state.edited)
    came = tuple((values, mended_events(events, mend)) for values, events in state.came)
    same = edited == state.edited and all(new[1] is old[1] for new, old in zip(came, state.came, strict=True))
    return state if same else replace(state, edited=edited, came=came)


def _site(site: MoveSite, mends: Sequence[Mend]) -> MoveSite:
    """What a seat is told of a move: the program holds the words of its reasons."""
    def told(reasons: Mapping[str, tuple[tuple[Expr, str], ...]]) -> Mapping[str, tuple[tuple[Expr, str], ...]]:
        return {seat: tuple((when, _in_turn(text, mends)) for when, text in some) for seat, some in reasons.items()}

    return replace(site, needs=told(site.needs), closed=told(site.closed), discounts=told(site.discounts))


def _in_turn(text: str, mends: Sequence[Mend]) -> str:
    for mend in mends:
        text = with_other_words(text, mend.wrong, mend.right)
    return text
