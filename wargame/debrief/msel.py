"""The injects of a running game in words, for control alone: how each stands, and what seats would read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.debrief.pages import inject_lines
from wargame.document.nodes import Prose, group, text
from wargame.engine.inject_control import InjectStanding
from wargame.engine.program import Program
from wargame.engine.program_cache import once_a_program
from wargame.model.card_views import InjectView
from wargame.model.views import View
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing
from wargame.wording.speaker import RuleSpeaker
from wargame.wording.when_put import when_put


def status_words(program: Program, one: InjectStanding) -> str:
    """How an inject stands, and when it may come."""
    turn_name, when = program.scenario.about.turn_name, _when(program, one.id)
    match one.status:
        case "due":
            return _("due at the next opening ({when})").format(when=when)
        case "waiting":
            return _("waits ({when})").format(when=when)
        case "hold":
            return _("held back ({when})").format(when=when)
        case "skip":
            return _("skipped ({when})").format(when=when)
        case "came":
            return _("came in {turn_name} {turn}").format(turn_name=turn_name, turn=one.turn)
        case "missed":
            return _("did not come ({when})").format(when=when)
        case "left_out":
            return _("left out of this game")
        case "unscheduled":
            return when


def named(program: Program, inject: str) -> str:
    """An inject by its code and title."""
    body = program.scenario.injects[inject]
    return f"{body.code} {body.title}"


def msel_lines(program: Program, standings: Iterable[InjectStanding]) -> Iterator[str]:
    """Every inject in a line."""
    yield from (f"{named(program, one.id)}: {status_words(program, one)}" for one in standings)


@once_a_program
def _rules(program: Program) -> RuleSpeaker:
    """Who tells its rules: it goes through all texts of a crisis once, some 50 ms, and knows them from then on."""
    return speaker_of(program).rules(instructor=True)


def _when(program: Program, inject: str) -> str:
    return when_put(_rules(program), program.scenario, inject)


def read_by(seen: Iterable[tuple[str, View, tuple[InjectView, ...]]], program: Program) -> Iterator[Prose]:
    """What seats would read, those who read the same together: byte for byte as their pages have it."""
    speaker, reads = speaker_of(program), list(seen)
    parts: dict[tuple[Prose, ...], list[str]] = {}
    for seat, view, new in reads:
        said = tuple(node for one in new for node in inject_lines(one, view, speaker))
        parts.setdefault(said, []).append(speaker.events.seat(seat))
    for said, seats in parts.items():
        if said:
            yield group(text(_("{seats} would read:").format(seats=listing(seats))), *said)
        else:
            yield group(text(_("{seats} would read nothing.").format(seats=listing(seats))))
