"""What was meant to happen: what the exercise teaches, and what each seat wanted and must never do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wargame.debrief.recording import Recording
from wargame.debrief.in_short import revealed_cards
from wargame.document.nodes import Heading, Node, grid, items, paragraph, text
from wargame.engine.program import Aim
from wargame.model.events import ScoreLine, Scored
from wargame.model.viewers import CONTROL
from wargame.wording.catalogue import _
from wargame.wording.numbers import signed, whole

Came = Mapping[tuple[str, str], ScoreLine]
"""What an aim gave, by its seat and id."""


def intent_chapter(recording: Recording) -> Iterator[Node]:
    """The lessons of the crisis, then seat by seat the brief, the aims with their points and what they gave."""
    scenario = recording.program.scenario
    if scenario.about.teaches:
        yield paragraph(_("What a class should take away:"))
        yield from items(*scenario.about.teaches)
    came = _came(recording)
    cards = {card.seat: card for card in revealed_cards(recording)}
    for id_, seat in scenario.seats.items():
        yield Heading(3, text(seat.name))
        setup = scenario.about.setup.get(id_)
        yield from (paragraph(part) for part in (setup.brief or "" if setup else "").split("\n\n") if part.strip())
        if card := cards.get(id_):
            yield paragraph(_("Its private card: {name}. {text}").format(name=card.name, text=card.text))
        yield from grid(
            (_("Aim"), _("Points"), _("Came to")),
            (_row(recording, aim, came) for aim in recording.program.aims if aim.seat == id_ and aim.what != "card"),
            numbers={1, 2},
        )


def _came(recording: Recording) -> Came:
    last = recording.narrative(recording.turns[-1], CONTROL).events if recording.turns else ()
    return {(one.seat, line.id): line for one in last if isinstance(one, Scored) for line in one.lines}


def _row(recording: Recording, aim: Aim, came: Came) -> tuple[str, str, str]:
    scenario, line = recording.program.scenario, came.get((aim.seat, aim.id))
    if aim.what == "red_line":
        crossed = whole(line.points) if line else _("not crossed") if came else "–"
        return _("Never: {text}").format(text=scenario.red_lines[aim.id].text), signed(aim.points), crossed
    return scenario.objectives[aim.id].text, whole(aim.points), whole(line.points) if line else "–"
