"""Two finished games of one origin side by side: how they ended, where the tracks came to, which rolls differ."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.debrief.recording import Recording
from wargame.document.nodes import Document, grid, paragraph, plain
from wargame.engine.program import Program
from wargame.engine.reasons import rows_of
from wargame.model.events import Rolled
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import signed, whole

RollKey = tuple[int, str]
"""Turn and purpose: what makes two rolls the same roll."""


def beside(one: Recording, other: Recording, names: tuple[str, str]) -> Document:
    """Both games in rows, the first on the left; what is alike is left out but for endings and scores.

    Args:
        one, other: finished games of one scenario.
        names: what each is called.
    """
    ends = one.last_view(CONTROL), other.last_view(CONTROL)
    head = (_("What"), *names)
    return (
        *grid(head, tuple(_outcomes(*ends)), _("How they ended")),
        *(grid((*head, _("Change")), _tracks(*ends), _("Where the tracks stand otherwise"), numbers=(1, 2, 3))
          or (paragraph(_("Every track stands where it stood.")),)),
        *(grid((_("Turn"), _("Roll"), *names), tuple(_rolls(one, other)), _("Rolls that differ"))
          or (paragraph(_("Every roll fell and came out alike.")),)),
    )  # fmt: skip


def _outcomes(one: View, other: View) -> Iterator[tuple[str, str, str]]:
    def named(said: tuple[str, str] | None) -> str:
        return said[0] if said else _("left before its end")

    yield _("Ending"), named(one.ending), named(other.ending)
    if one.outcome or other.outcome:
        yield _("Shared outcome"), named(one.outcome), named(other.outcome)
    scores = {score.seat: f"{whole(score.total)} {score.band}".strip() for score in other.scores}
    names = {seat.id: seat.name for seat in one.seats}
    for score in one.scores:
        yield names[score.seat], f"{whole(score.total)} {score.band}".strip(), scores.get(score.seat, "")


def _tracks(one: View, other: View) -> tuple[tuple[str, str, str, str], ...]:
    there = {track.slot: track.value for track in other.tracks}
    rows = []
    for track in one.tracks:
        first, second = track.value, there.get(track.slot)
        if first is not None and second is not None and first != second:
            rows.append((track.name, whole(first), whole(second), signed(second - first)))
    return tuple(rows)


def rolls_of(recording: Recording) -> dict[RollKey, Rolled]:
    """Every roll worth a reader's time of a finished game, in order."""
    told = recording.causes(CONTROL).told
    return {
        (one.turn, one.event.purpose): one.event
        for one in told
        if isinstance(one.event, Rolled) and one.event.is_told
    }


def roll_words(program: Program, event: Rolled) -> tuple[str, str]:
    """What was rolled, and how it fell and came out."""
    speaker = speaker_of(program).events
    if not rows_of(program.scenario, event.source):  # a small roll, told in one sentence
        said = speaker.line(event) or ""
        return said.partition(":")[0], said.rpartition("; ")[2]
    faces = " ".join(map(str, event.faces))
    name = speaker.doing(event.seats, speaker.cause(event.source))
    return name, f"{faces} → {plain(speaker.result(event)).partition(';')[0]}"


def _rolls(one: Recording, other: Recording) -> Iterator[tuple[str, str, str, str]]:
    """Rolls of which the faces or what they came to differ, and those that one game alone made."""
    first, second = rolls_of(one), rolls_of(other)
    order = list(dict.fromkeys([*first, *second]))
    for key in sorted(order, key=lambda key: (key[0], order.index(key))):
        mine, yours = first.get(key), second.get(key)
        if mine and yours and (mine.faces, mine.row) == (yours.faces, yours.row):
            continue
        (name, *_fell), *_others = [roll_words(one.program, event) for event in (mine, yours) if event]
        fell = [roll_words(one.program, event)[1] if event else _("not rolled") for event in (mine, yours)]
        yield str(key[0]), name, fell[0], fell[1]
