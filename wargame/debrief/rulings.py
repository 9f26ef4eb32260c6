"""Rulings in words: as they are put to control before it gives them, and as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from wargame.document.nodes import Run, Text, text
from wargame.engine.program import Program
from wargame.model.events import Changed, Event, Ruled, Undone
from wargame.model.labels import IDLE, Source
from wargame.model.rulings import Category, InjectRuling, Ruling, RulingCommand, kind_of
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _
from wargame.wording.holders import holder_words
from wargame.wording.numbers import listing, signed
from wargame.wording.speaker import DeskSpeaker

CATEGORY_WORDS: Mapping[Category, tuple[str, str]] = {
    "correction": (N_("correction"), N_("a mistake is put right: an entry, a rule misread")),
    "judgement": (N_("judgement"), N_("the rules do not say, or what they say makes no sense here")),
    "conduct": (N_("conduct"), N_("how a team behaves")),
    "exercise": (N_("exercise"), N_("what the lesson needs")),
}
"""A category, and when it is the right one."""


def rulings(events: Iterable[Event], speaker: DeskSpeaker) -> Iterator[Text]:
    """The rulings among events as a viewer may know them, each with what it did to a track and why; that control took
    the game back, too."""
    said: list[Text] = []
    for event in events:
        if isinstance(event, (Ruled, Undone)):
            said.append(text(Run(speaker.events.line(event) or "", "strong")))
        elif isinstance(event, Changed) and said and Source.parse(event.source).kind == "ruling":
            effect = speaker.events.effect(event)
            said[-1] = text(*(effect.words if effect else ()), ". ", *said[-1])
    yield from said


def ruling_words(program: Program, ruling: RulingCommand, now: int = 0) -> str:
    """What a ruling does, in a line. ``now``: where its track stands."""
    speaker = speaker_of(program)
    match ruling.what:
        case "track":
            said = _("{track} {now} → {to} ({by})")
            return said.format(track=speaker.name(ruling.id), now=now, to=now + ruling.by, by=signed(ruling.by))
        case "order":
            return _("The order of {seat} is void: it orders nothing.").format(seat=speaker.events.seat(ruling.id))
        case "red_line":
            return red_line_words(program, ruling.id)
        case "fire":
            said = _("{situation} comes up now.") if not ruling.text else _("{situation} comes up now, with this text.")
        case "hold":
            said = _("{situation} is held back: it does not come up until you release it or put it.")
        case "skip":
            said = _("{situation} is skipped: it does not come up by itself.")
        case "release":
            said = _("{situation} comes up again as the rules say.")
        case "seat":
            seat, _equals, holder = ruling.id.partition("=")
            given = _("From now on the seat of {seat} is held by {holder}. What it has sealed stays sealed.")
            return given.format(seat=speaker.events.seat(seat), holder=holder_words(holder))
        case "announce":
            said = _("A situation of your own is put: {situation}")
        case _:
            assert_never(ruling.what)
    title = ruling.title or speaker.events.cause(f"inject:{ruling.id}")
    return said.format(situation=title)


def direct_words(what: InjectRuling) -> str:
    """What control chooses to do with a situation."""
    match what:
        case "fire":
            return _("Put it now")
        case "hold":
            return _("Hold it back")
        case "skip":
            return _("Skip it")
        case "release":
            return _("Let it come up again as the rules say")
        case _:
            assert_never(what)


def red_line_words(program: Program, id_: str) -> str:
    """A red line, with whose it is and what it costs."""
    line, speaker = program.scenario.red_lines[id_], speaker_of(program)
    return f"{speaker.events.crossed(id_)} ({speaker.points(line.points)})"


def told_words(program: Program, seats: tuple[str, ...]) -> str:
    """Who is told of a ruling at once."""
    name = speaker_of(program).events.seat
    if not seats:
        return _("No seat is told before the debrief.")
    if len(seats) == len(program.seats):
        return _("Everybody is told at once, with your reason.")
    return _("Told at once, with your reason: {seats}. The others learn of it at the debrief.").format(
        seats=listing(map(name, seats))
    )


def broken_words(program: Program, seats: tuple[str, ...]) -> str:
    """Whose seals a ruling breaks; "" where none stands."""
    name = speaker_of(program).events.seat
    said = _("This breaks the seals of {seats}: what was ordered waits at the seat, to be sealed again.")
    return said.format(seats=listing(map(name, seats))) if seats else ""


def considered_words(
    program: Program, ruling: RulingCommand, now: int, told: tuple[str, ...], broken: tuple[str, ...]
) -> Iterator[str]:
    """A ruling as it is put to control before it counts: what it does, of what category and why, who is told, whose
    seals it breaks. ``now``: where its track stands."""
    yield ruling_words(program, ruling, now)
    yield f"{_(CATEGORY_WORDS[ruling.category][0]).capitalize()}: {ruling.reason}"
    about = kind_of(ruling.what).about
    match about:
        case "put":
            yield _("Seats read what is put to them. That you put or withheld it they learn at the debrief.")
        case "seat":
            yield _("Whoever sat there is told at once who holds the seat now; the others learn of it at the debrief.")
        case "track" | "order" | "red_line":
            yield told_words(program, told)
        case _:
            assert_never(about)
    if broken and kind_of(ruling.what).before_seals:
        yield broken_words(program, broken)


def reason_asked(what: Ruling) -> str:
    """How the reason of a ruling is asked for: it says who will read it."""
    about = kind_of(what).about
    match about:
        case "track" | "order" | "red_line":
            return _("Your reason, for all who may know of it")
        case "put" | "seat":
            return _("Your reason, for the debrief")
        case _:
            assert_never(about)


def given_words(holder: str) -> str:
    """What whoever sat at a seat is told that control gave to somebody else. ``holder``: as a save says it."""
    if holder == IDLE:
        return _("Control has taken this seat from you: nobody holds it, and it orders nothing. Ask to have it back.")
    said = _(
        "Control has given this seat to {holder}. You look on: what is ordered, proposed and said in its name from now "
        "on is not yours. Ask control to have it back."
    )
    return said.format(holder=holder_words(holder))
