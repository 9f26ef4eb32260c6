"""Offers that missed each other: joint moves that seats ordered, or proposed, without being joined at that time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.aar.steps import StoryStep, places
from wargame.debrief.joint_moves import failures
from wargame.debrief.recording import Recording
from wargame.document.nodes import Node, Run, item, items, paragraph, text
from wargame.model.events import OfferFailed
from wargame.model.talk import Proposal
from wargame.model.viewers import CONTROL
from wargame.records import record
from wargame.wording import speaker_of, talk_speaker
from wargame.wording.catalogue import _
from wargame.wording.numbers import sentence


@record
class Missed:
    """A joint move that more than one seat wanted, each in a turn when the others did not. ``tries``: turn and seat."""

    move: str
    tries: tuple[tuple[int, str], ...]


def missed_offers(recording: Recording) -> tuple[Missed, ...]:
    """Every joint move that was offered in vain by different seats, in the order in which they were first offered."""
    tries: dict[str, list[tuple[int, str]]] = {}
    for narrative in recording.narratives(CONTROL):
        for event in narrative.events:
            if isinstance(event, OfferFailed):
                tries.setdefault(event.move, []).append((narrative.turn, event.seat))
    return tuple(
        Missed(move, tuple(found)) for move, found in tries.items()
        if len({seat for _turn, seat in found}) > 1 and len({turn for turn, _seat in found}) > 1
    )  # fmt: skip


def offers_chapter(recording: Recording, steps: Sequence[StoryStep]) -> Iterator[Node]:
    """What was wanted by several and never at once; every order of a joint move that did not stand; proposals to which
    nobody said yes. Nothing where there was nothing of it."""
    speaker, turn_name = speaker_of(recording.program).events, recording.program.scenario.about.turn_name
    for one in missed_offers(recording):
        tried = "; ".join(
            _("{seat} in {turn_name} {turn}").format(seat=speaker.seat(seat), turn_name=turn_name, turn=turn)
            for turn, seat in one.tries
        )
        yield paragraph(Run(speaker.move(one.move), "strong"), _(": wanted by several, never at once: "), tried, ".")
    failed = []
    for narrative in recording.narratives(CONTROL):
        here = [step for step in steps if step.turn == narrative.turn]
        found = next(places(here, lambda event: isinstance(event, OfferFailed)), None)
        for words in failures(recording.program, narrative.events, CONTROL):
            place = (" (", found[0].place(found[1]), ")") if found else ()
            failed.append(item(text(f"{recording.heading(narrative.turn)}: {words}", *place)))
    yield from items(*failed)
    yield from items(*_unanswered(recording))


def _unanswered(recording: Recording) -> Iterator[str]:
    talk, about = recording.last_view(CONTROL).talk, recording.program.scenario.about
    speaker = talk_speaker({id_: seat.name for id_, seat in recording.program.scenario.seats.items()}, about.turn_name)
    for one in talk.spoken if talk else ():
        stands = one.standing
        if isinstance(one.said, Proposal) and stands and stands.how in ("declined", "lapsed", "withdrawn", "changed"):
            date = f"{about.turn_name.capitalize()} {one.said.turn}: "
            yield f"{date}{speaker.proposal(one, one.said)}. {sentence(speaker.standing(stands))}"
