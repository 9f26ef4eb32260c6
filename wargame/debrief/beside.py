"""Two finished games of one origin side by side: how they ended, where the tracks came to, which rolls differ."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.debrief.dropped import dropped_words
from wargame.debrief.recording import Recording
from wargame.document.nodes import Document, grid, paragraph, plain
from wargame.engine.program import Program
from wargame.engine.reasons import rows_of
from wargame.model.events import Ended, OutcomeReached, Rolled
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.records import record
from wargame.table.counterfactual import Counterfactual
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import signed, whole

RollKey = tuple[int, str]
"""Turn and purpose: what makes two rolls the same roll."""


@record
class Pair:
    """A number or word in the one game and in the other; None: there was none."""

    what: str
    first: str | int | None
    second: str | int | None


@record
class RollPair:
    """A roll that fell or came out otherwise, or was made in one of the games alone (None)."""

    turn: int
    purpose: str
    first: Rolled | None
    second: Rolled | None


@record
class Differences:
    """What differs between two finished games of one scenario, as records.

    Attributes:
        ending, outcome: their ids; ``outcome`` by its place.
        scores: every seat's total.
        tracks: those that stand otherwise, by slot.
        rolls: those that differ, in order.
    """

    ending: Pair
    outcome: Pair
    scores: tuple[Pair, ...]
    tracks: tuple[Pair, ...]
    rolls: tuple[RollPair, ...]


def differences(one: Recording, other: Recording) -> Differences:
    """The same as ``beside``, for programs and for whoever counts."""
    ends = one.last_view(CONTROL), other.last_view(CONTROL)
    told = [recording.causes(CONTROL).told for recording in (one, other)]
    ending = [next((event.event.ending for event in some if isinstance(event.event, Ended)), None) for some in told]
    outcome = [
        next((event.event.outcome for event in some if isinstance(event.event, OutcomeReached)), None) for some in told
    ]
    scores = [{score.seat: score.total for score in view.scores} for view in ends]
    stood = [{track.slot: track.value for track in view.tracks} for view in ends]
    return Differences(
        Pair("ending", *ending), Pair("outcome", *outcome),
        tuple(Pair(seat, scores[0].get(seat), scores[1].get(seat)) for seat in one.program.seats),
        tuple(Pair(slot, value, stood[1].get(slot)) for slot, value in stood[0].items() if value != stood[1].get(slot)),
        tuple(_differing(one, other)),
    )  # fmt: skip


def lost(made: Counterfactual) -> Iterator[str]:
    """What of the recorded game found no place in the one that was made of it, a sentence each."""
    speaker = speaker_of(made.program)
    for one in made.left_out:
        left = _("Left out of the orders of {seat} in turn {turn}: {why}")
        yield left.format(seat=speaker.events.seat(one.seat), turn=one.turn, why=dropped_words(made.program, one))
    if made.unsaid:
        yield _("Words and rulings that found no place any more: {number}.").format(number=made.unsaid)
    if made.idle:
        idle = _("Turns without recorded orders, in which nobody did anything: {turns}.")
        yield idle.format(turns=", ".join(map(str, made.idle)))
    for purpose in made.unrolled:
        yield _("There was no roll for {purpose} in that turn; its faces changed nothing.").format(purpose=purpose)


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


def _differing(one: Recording, other: Recording) -> Iterator[RollPair]:
    """Rolls of which the faces or what they came to differ, and those that one game alone made."""
    first, second = rolls_of(one), rolls_of(other)
    order = list(dict.fromkeys([*first, *second]))
    for key in sorted(order, key=lambda key: (key[0], order.index(key))):
        mine, yours = first.get(key), second.get(key)
        if not (mine and yours and (mine.faces, mine.row) == (yours.faces, yours.row)):
            yield RollPair(*key, mine, yours)


def _rolls(one: Recording, other: Recording) -> Iterator[tuple[str, str, str, str]]:
    for pair in _differing(one, other):
        both = (pair.first, pair.second)
        words = [roll_words(one.program, event) if event else ("", _("not rolled")) for event in both]
        yield str(pair.turn), words[0][0] or words[1][0], words[0][1], words[1][1]
