"""What a card promises, line by line: the chance in all, what is rolled on the way, what others could do against it,
and for each reason of a roll how the tracks it asks about came to stand where they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.debrief.desk import moved_line
from wargame.model.card_views import EffectShown, HurdleView, ModifierView, MoveView, OutcomeView, RollView, Shown
from wargame.model.views import TrackMoved, TrackView, View
from wargame.text.runs import Run, Text, text
from wargame.wording.catalogue import _
from wargame.wording.numbers import ranged
from wargame.wording.speaker import DeskSpeaker


def in_all(told: OutcomeView, speaker: DeskSpeaker) -> Iterator[str]:
    """``success or better: 58 % in all, 75 % on its own dice``; and that it may come to nothing."""
    if told.bands:
        chance = speaker.odds(*told.good, told.of)
        dice = speaker.odds(*told.dice, told.dice_of) if told.dice_of else ""
        if dice and dice != chance:
            said = _("{band} or better: {chance} in all, {dice} on its own dice")
            yield said.format(band=told.better, chance=chance, dice=dice)
        else:
            yield _("{band} or better: {chance}").format(band=told.better, chance=chance)
    if told.stands != (told.of, told.of):
        yield _("That it comes to anything at all: {chance}").format(chance=speaker.odds(*told.stands, told.of))


def what_signs_mean(card: MoveView) -> Iterator[str]:
    """What the signs behind effects say, on a card that has some."""
    shown = (*card.always, *(one for band in card.odds for one in band.effects))
    if any(_signed(shown)):
        yield _("✓ an aim of yours comes nearer, ✗ one moves away")


def _signed(parts: Iterable[Shown]) -> Iterator[bool]:
    for one in parts:
        if isinstance(one, EffectShown):
            yield bool(one.for_me)
        else:
            yield from _signed((*one.do, *one.otherwise))


def roll_line(roll: RollView, speaker: DeskSpeaker) -> str:
    """``Then Backlash in Seoul: A day's noise 58 %, Anger 25 %, Pulled at the last minute 17 %``."""
    rows = speaker.listing(f"{row.name} {speaker.odds(row.lo, row.hi, row.of)}" for row in roll.rows if row.hi)
    because = f" ({speaker.reason(roll.because)})" if roll.because is not None else ""
    return _("Then {roll}{because}: {rows}").format(roll=roll.name, because=because, rows=rows)


def hurdle_line(hurdle: HurdleView, speaker: DeskSpeaker) -> str:
    """``Seoul: Notice on GSOMIA – the other government's answer is the opposite``."""
    reason = speaker.reason(hurdle.because)
    asks = speaker.listing(hurdle.asks)
    return asks if asks.endswith(reason) else _("{asks} – {reason}").format(asks=asks, reason=reason)


def chain_lines(modifier: ModifierView, view: View, speaker: DeskSpeaker) -> Iterator[Text]:
    """How each track that a modifier asks about came to stand where it does, as far as the viewer may know."""
    moved = {one.slot: one for one in view.since if isinstance(one, TrackMoved)}
    for track in view.tracks:
        if track.slot in modifier.asks:
            if track.slot in moved:
                yield moved_line(moved[track.slot], speaker)
            else:
                yield text(f"{track.name} {_stands(track)}", Run(_since(track, view), "quiet"))


def _stands(track: TrackView) -> str:
    return str(track.value) if track.value is not None else ranged(track.lo, track.hi)


def _since(track: TrackView, view: View) -> str:
    """Since which turn a track stands as it does, and where it stood before; "" where that is not known."""
    if track.value is None or len(track.past) < 2:
        return ""
    other = next((turn for turn in range(len(track.past) - 1, -1, -1) if track.past[turn] != track.value), None)
    if other is None:
        return _(", as at the start")
    said = _(", since {turn_name} {turn}; before that {value}")
    return said.format(turn_name=view.turn_name, turn=other + 1, value=track.past[other])
