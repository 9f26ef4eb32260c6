"""What was said, in words: messages, promises, and promises held against acts. Sentences are made here from ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wargame.debrief.event_words import come_out, line
from wargame.debrief.chapter import Chapter, ChapterKind
from wargame.document.nodes import Group, Prose, paragraph, text
from wargame.engine.program import Program
from wargame.model.events import CameOut
from wargame.model.talk import TO_ALL, Message, Promise, Spoken, Standing, TalkView
from wargame.model.viewers import CONTROL
from wargame.wording.numbers import listing, sentence

BEFORE_ORDERS, AT_THE_END = ("opening", "inject"), ("summary", "ending", "scores")
Names = Mapping[str, str]
"""Seat to display name."""


def addressed(to: Sequence[str], names: Names) -> str:
    """To whom something was said: ``Seoul and control``, ``all``."""
    return "all" if tuple(to) == TO_ALL else listing(_name(other, names) for other in to)


def _name(who: str, names: Names) -> str:
    return "control" if who == CONTROL else names.get(who, who)


def message_node(message: Message, names: Names) -> Group:
    """``Tokyo to Seoul: Come.``, further lines of the text below."""
    first, *rest = message.text.split("\n")
    head = f"{_name(message.sender, names)} to {addressed(message.to, names)}: {first}"
    return Group(text(sentence(head)), tuple(paragraph(words) for words in rest if words))


def promise_line(spoken: Spoken, promise: Promise, names: Names, turn_name: str) -> str:
    """``Tokyo promises Seoul to order T6 History initiative in week 3``."""
    to = "in public" if promise.to == TO_ALL else addressed(promise.to, names)
    return f"{_name(promise.sender, names)} promises {to} {promised_deed(spoken, promise, turn_name)}"


def promised_deed(spoken: Spoken, promise: Promise, turn_name: str) -> str:
    """What is promised: ``not to order T6 History initiative until the end of week 3``."""
    match promise.what:
        case "move":
            deed = f"order {spoken.thing}"
        case "tag":
            deed = f"order any move tagged {spoken.thing}"
        case "answer":
            deed = f"answer “{spoken.thing}” with “{spoken.reply}”" + (" if asked" if promise.will else "")
    until = "by" if promise.will else "until the end of"
    when = f"{'in' if promise.due == promise.turn else until} {turn_name} {promise.due}"
    return f"{'' if promise.will else 'not '}to {deed} {when}"


def standing_words(standing: Standing, turn_name: str) -> str:
    """How a promise stands, in few words: ``open``, ``kept in week 2``."""
    match standing.how:
        case "kept" | "broken":
            return f"{standing.how} in {turn_name} {standing.turn}"
        case "void":
            return "it never came to it"
        case "unknown":
            return "not known"
        case "open":
            return "open"


def held_against(program: Program, promise: Promise, standing: Standing) -> str:
    """How a promise stands, with the order or answer that decided it."""
    words = standing_words(standing, program.scenario.about.turn_name)
    if isinstance(standing.act, CameOut):
        words += f": {come_out(program.scenario, standing.act)}"
    elif standing.act is not None:
        words += f": {line(program.scenario, standing.act)}"
    elif standing.how in ("kept", "broken"):
        words += ": no such order was given"
    elif standing.how == "unknown":
        words += f": such {'an answer' if promise.what == 'answer' else 'an order'} is secret"
    return sentence(words)


def with_talk(program: Program, told: Sequence[Chapter], talk: TalkView, turn: int) -> tuple[Chapter, ...]:
    """A turn's chapters with what was said before its orders, and with the promises that this turn decided.

    Args:
        told: the turn's chapters, of the whole turn or of its resolution alone.
        talk: as the reader may know it.
    """
    said = [one for one in talk.spoken if one.said.turn == turn]
    decided = [one for one in talk.spoken if _decided(one, turn)]
    first = next((n for n, chapter in enumerate(told) if chapter.kind not in BEFORE_ORDERS), len(told))
    last = next((n for n, chapter in enumerate(told) if chapter.kind in AT_THE_END), len(told))
    chapters = [*told]
    if decided:
        chapters.insert(last, _chapter("Promises kept and broken", "promises", _held(program, decided), told[:last]))
    if said:
        title = "Said in public" if all(one.said.to == TO_ALL for one in said) else "What was said"
        chapters.insert(first, _chapter(title, "talk", _said(program, said), told[:first]))
    return tuple(chapters)


def promises_and_acts(program: Program, talk: TalkView, told: Sequence[Chapter] = ()) -> Chapter | None:
    """Every promise that the reader may know of, each with how it stands: for the end of the game. None: there are
    none. ``told``: the chapters it follows, if it follows any."""
    promised = [one for one in talk.spoken if one.standing]
    body = (*_held(program, promised, dated=True), *_sum(program, promised))
    return _chapter("Promises and acts", "promises", body, told) if body else None


def _decided(one: Spoken, turn: int) -> bool:
    return one.standing is not None and one.standing.turn == turn and one.standing.how in ("kept", "broken")


def _chapter(title: str, kind: ChapterKind, body: Iterable[Prose], before: Sequence[Chapter]) -> Chapter:
    """A step that shows no event of its own: as much has happened as at the step before."""
    return Chapter(title, kind, tuple(body), before[-1].upto if before else 0)


def names_of(program: Program) -> Names:
    """Every seat's display name."""
    return {id: seat.name for id, seat in program.scenario.seats.items()}


def _said(program: Program, spoken: Iterable[Spoken]) -> Iterator[Prose]:
    names, turn_name = names_of(program), program.scenario.about.turn_name
    for one in spoken:
        if isinstance(one.said, Message):
            yield message_node(one.said, names)
        else:
            yield paragraph(promise_line(one, one.said, names, turn_name))


def _held(program: Program, promised: Iterable[Spoken], dated: bool = False) -> Iterator[Prose]:
    names, turn_name = names_of(program), program.scenario.about.turn_name
    for one in promised:
        if isinstance(one.said, Promise) and one.standing:
            date = f"{turn_name.capitalize()} {one.said.turn}: " if dated else ""
            held = paragraph(held_against(program, one.said, one.standing))
            yield Group(text(date + promise_line(one, one.said, names, turn_name)), (held,))


def _sum(program: Program, promised: Sequence[Spoken]) -> Iterator[Prose]:
    """How often each seat kept its word, of the promises it came to."""
    names = names_of(program)
    counts: dict[str, tuple[int, int]] = {}
    for one in promised:
        if one.standing and one.standing.how in ("kept", "broken"):
            kept, all_ = counts.get(one.said.sender, (0, 0))
            counts[one.said.sender] = (kept + (one.standing.how == "kept"), all_ + 1)
    if counts:
        each = listing(f"{names[seat]} {kept} of {all_}" for seat, (kept, all_) in counts.items())
        yield paragraph(f"Words kept: {each}")
