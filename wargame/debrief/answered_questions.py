"""What a game answers to the questions of its debrief, as far as the scenario says which tracks answer them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from wargame.engine.program import Program
from wargame.model.labels import SlotName
from wargame.model.state import State
from wargame.text.runs import plain
from wargame.wording import speaker_of
from wargame.wording.catalogue import _, ngettext
from wargame.wording.numbers import whole


def answered_questions(program: Program, first: State, last: State) -> Iterator[str]:
    """Each such question with how many of its signs point to yes, and how each track went: two sentences.

    Args:
        first, last: where the game stood after the deal, and as it ended.
    """
    for one in program.scenario.about.debrief:
        if one.signs:
            yield f"{one.ask} {_answer(program, one.signs, first, last)}"


def _answer(program: Program, signs: Mapping[str, Literal["up", "down"]], first: State, last: State) -> str:
    speaker = speaker_of(program).events
    went: list[str] = []
    yes = no = 0
    for number, slot in enumerate(program.slots):
        name = SlotName.parse(slot.name)
        if slot.kind != "track" or name.head or name.id not in signs:
            continue
        was, now = first.values[number], last.values[number]
        by = now - was if signs[name.id] == "up" else was - now
        yes, no = yes + (by > 0), no + (by < 0)
        stays = _("{track} stays {value}").format(track=speaker_of(program).name(slot.name), value=whole(now))
        went.append(plain(speaker.moved(slot.name, was, now)) if now != was else stays)
    said = ngettext(
        "Of {signs} sign {yes} points to yes and {no} to no", "Of {signs} signs {yes} point to yes and {no} to no",
        len(went),
    ).format(signs=len(went), yes=yes, no=no)
    return _("{said}: {tracks}.").format(said=said, tracks="; ".join(went))
