"""What is different in the orders that an order is compared with, and what nobody at its seat can know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from wargame.engine.candidates import Alternative, Compared, SingleChange
from wargame.engine.information.information_state import Unseen
from wargame.language.names import Names
from wargame.model.labels import SlotName, TargetWord
from wargame.model.orders import Act
from wargame.wording.numbers import counted, listing


def alternative_in_words(one: Alternative, names: Names) -> str:
    """Why an order is among those compared: ``your order``, ``without Patrol``, ``as “Prudent” would``."""
    match one.kind:
        case "actual":
            return "your order" + (f", as {_doctrines(one.doctrines, names)} would" if one.doctrines else "")
        case "doctrine":
            return f"as {_doctrines(one.doctrines, names)} would"
        case "change":
            assert one.change is not None
            return _change(one.change, names)
        case _:
            assert_never(one.kind)


def compared_in_words(compared: Compared) -> str:
    """What a set of orders is made of, and what it leaves out."""
    kept, ruled = compared.count("change"), compared.count("doctrine")
    said = f"{counted(kept, 'single change')} of it"
    if kept < compared.changes:
        said = f"{kept} of {compared.changes} single changes of it"
    return ", ".join(["your order", said, *([f"{counted(ruled, 'order')} of doctrines"] if ruled else [])])


def others_in_words(doctrines: Sequence[str], bound: Sequence[str], names: Names) -> str:
    """Who was taken to sit at the other seats and to play all later turns. None: they play at random. ``bound``: who
    was taken to keep this turn's word."""
    seats = names.sections.seats
    kept = ""
    if bound:
        order = "order" if len(bound) > 1 else "orders"
        kept = f"This turn {listing(seats[one].name for one in bound)} {order} what was agreed, and nothing else. "
    who = f"{kept}The other seats, and every seat from next turn on, play"
    if not doctrines:
        return f"{who} at random"
    return f"{who} by {_doctrines(doctrines, names)}{', each in as many games' if len(doctrines) > 1 else ''}"


def unseen_in_words(unseen: Iterable[Unseen], names: Names) -> tuple[str, ...]:
    """What a seat does not know, each thing once."""
    return tuple(dict.fromkeys(_unseen(one, names) for one in unseen))


def _unseen(one: Unseen, names: Names) -> str:
    match one.what:
        case "value":
            said = _value(one.slot, names)
            return said if one.lo is None else f"{said} ({one.lo} to {one.hi})"
        case "card":
            return f"the private card of {names.sections.seats[one.slot].name}"
        case "secret":
            return "what happened in secret"
        case "orders":
            return "what the others order"
        case "dice":
            return "the dice"
        case _:
            assert_never(one.what)


def _value(slot: str, names: Names) -> str:
    sections, name = names.sections, SlotName.parse(slot)
    track = sections.tracks.get(name.id)
    if track is not None:
        return track.name if isinstance(track.name, str) else track.name[name.member or ""]
    return next(
        section[name.id].name
        for section in (sections.statuses, sections.flags, sections.tokens)
        if name.id in section
    )


def _doctrines(ids: Iterable[str], names: Names) -> str:
    return listing(f"“{names.sections.doctrines[id_].name}”" for id_ in ids)


def _change(change: SingleChange, names: Names) -> str:
    act = change.act
    if act is None:
        question = names.questions[change.key]
        return f"{question.ask} {question.answers[change.words[0]].text.removesuffix('.')}"
    move = names.sections.moves[act.move].name
    match change.what:
        case "without":
            return f"without {move}"
        case "added":
            return f"with {_act(act, names)}"
        case "in_place":
            assert change.old is not None
            return f"{_act(act, names)} instead of {names.sections.moves[change.old.move].name}"
        case "chosen":
            return f"{move}: {_words(act.move, change.key, change.words, names)}"
        case "partner_off":
            return f"{move} without {names.sections.seats[change.key].name}"
        case "partner_on":
            return f"{move} with {names.sections.seats[change.key].name}"
        case "answer":
            raise AssertionError("an answer has no act")
        case _:
            assert_never(change.what)


def _act(act: Act, names: Names) -> str:
    """A move with what it chose, where it chose something."""
    move = names.sections.moves[act.move].name
    chosen = [_words(act.move, key, words, names) for key, words in act.chosen.items() if words]
    return f"{move} ({'; '.join(chosen)})" if chosen else move


def _words(move: str, key: str, words: Sequence[str], names: Names) -> str:
    choices = names.sections.moves[move].parameters[key].choices
    said = [choices[word].text if word in choices else _target(word, names) for word in words]
    return ", ".join(said) or "nothing"


def _target(word: str, names: Names) -> str:
    """A seat, or ``seat:move``, by its names."""
    target = TargetWord.parse(word)
    name = names.sections.seats[target.seat].name
    return f"{name}: {names.sections.moves[target.move].name}" if target.move else name
