"""What the rulings changed: the game as it was played, beside the same orders and dice without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.debrief.chapter import Chapter
from wargame.debrief.rulings import rulings
from wargame.document.nodes import Prose, group, items, paragraph, text
from wargame.debrief.dropped import dropped_words
from wargame.engine.program import Program
from wargame.engine.recorded_orders import DroppedPart
from wargame.model.events import Ended, Event, OutcomeReached, RedLineCrossed, Scored
from wargame.model.labels import SlotName
from wargame.saves.history import History
from wargame.saves.shadow import ShadowDifference, Shadow, rulings_of, shadow
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import sentence, whole


def rulings_chapter(history: History) -> Chapter | None:
    """Every ruling of a closed game, and what came of them all; None: nothing was ruled, or the game goes on."""
    unruled = shadow(history)
    if unruled is None:
        return None
    program, ruled = history.program, rulings_of(history)
    turn_name = program.scenario.about.turn_name.capitalize()
    lines = [
        text(f"{turn_name} {line.turn}: " if line.turn else _("Before the first turn: "), *said)
        for _n, line in ruled for said in rulings(line.events, speaker_of(program))
    ]
    body: list[Prose] = [*items(*lines), paragraph(_how(unruled))]
    if not unruled.alike:
        body += _apart(history, unruled)
    return Chapter(_("What the rulings changed"), "rulings", tuple(body))


def _how(unruled: Shadow) -> str:
    if unruled.alike:
        return _("Played again with the same orders and dice and without the rulings, every turn comes to the same.")
    return _(
        "The same orders and dice were played again without the rulings. What a team would have ordered otherwise "
        "nobody knows."
    )


def _apart(history: History, unruled: Shadow) -> Iterator[Prose]:
    program = history.program
    real = [event for end in history.ends.values() for event in end.events]
    there = [event for events in unruled.events.values() for event in events]
    apart = (*_ends(history, unruled, real, there), *_scores(program, real, there), *_lines(program, real, there))
    if apart:
        yield group(_("Without the rulings"), *items(*apart))
    name = speaker_of(program).name
    apart_now = [one for one in unruled.differences if not SlotName.parse(one.slot).head]
    values = [_value(program, name(one.slot), one) for one in apart_now]
    if values:
        heading = _("Where things would have stood at the end of {turn_name} {turn}")
        yield group(heading.format(turn_name=program.scenario.about.turn_name, turn=unruled.turns), *items(*values))
    if unruled.left_out:
        said = [_left_out(program, one) for one in unruled.left_out]
        yield group(_("What could not have been ordered there, and was left out"), *items(*said))
    if not (apart or values or unruled.left_out):
        yield paragraph(_("On the way some of it came otherwise; in the end nothing did."))


def _value(program: Program, name: str, one: ShadowDifference) -> str:
    said = _("{name}: {unruled} instead of {ruled} (otherwise since {turn_name} {turn})")
    return said.format(
        name=name, unruled=_word(program, one.slot, one.unruled), ruled=_word(program, one.slot, one.ruled),
        turn_name=program.scenario.about.turn_name, turn=one.since,
    )  # fmt: skip


def _word(program: Program, slot: str, value: int) -> str:
    """A value; of a status its word."""
    status = program.scenario.statuses.get(SlotName.parse(slot).id)
    if status is None or not 0 <= value < len(status.words):
        return whole(value)
    word = status.words[value]
    return status.texts.get(word, word.replace("_", " "))


def _ends(history: History, unruled: Shadow, real: list[Event], there: list[Event]) -> Iterator[str]:
    fate, last = speaker_of(history.program).events.fate, max(history.ends)
    about = history.program.scenario.about
    if not unruled.over:
        stops = _("It would have gone on after {turn_name} {turn}, where the orders stop.")
        yield stops.format(turn_name=about.turn_name, turn=unruled.turns)
    elif unruled.turns < last:
        early = _("It would have ended in {turn_name} {turn}, not in {turn_name} {last}.")
        yield early.format(turn_name=about.turn_name, turn=unruled.turns, last=last)
    for kind in (Ended, OutcomeReached):
        was, would = (next((one for one in events if isinstance(one, kind)), None) for events in (real, there))
        if would is not None and would != was:
            yield sentence(fate(would))


def _scores(program: Program, real: Iterable[Event], there: Iterable[Event]) -> Iterator[str]:
    was, would = ({one.seat: one.total for one in events if isinstance(one, Scored)} for events in (real, there))
    said = _("{seat}: {would} points instead of {was}")
    for seat in program.seats:
        if seat in would and would[seat] != was.get(seat):
            yield said.format(
                seat=speaker_of(program).events.seat(seat), would=whole(would[seat]),
                was=whole(was[seat]) if seat in was else _("none"),
            )  # fmt: skip


def _lines(program: Program, real: Iterable[Event], there: Iterable[Event]) -> Iterator[str]:
    """Red lines that one of the two games crosses."""
    was, would = ({one.red_line: one for one in events if isinstance(one, RedLineCrossed)} for events in (real, there))
    line = speaker_of(program).events.red_line
    yield from (_("Red line not crossed: {line}").format(line=line(one)) for one in was if one not in would)
    yield from (_("Red line crossed: {line}").format(line=line(one)) for one in would if one not in was)


def _left_out(program: Program, one: DroppedPart) -> str:
    return _("{turn_name} {turn}, {seat}: {why}").format(
        turn_name=program.scenario.about.turn_name.capitalize(), turn=one.turn,
        seat=speaker_of(program).events.seat(one.seat), why=dropped_words(program, one),
    )  # fmt: skip
