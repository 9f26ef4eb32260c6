"""Rolls in words: the dice, what they came to, and how far off the next better row was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from wargame.engine.reasons import rolled_on, rows_of
from wargame.model.base import Authored
from wargame.model.events import CountedModifier, Rolled, Told
from wargame.model.labels import Source
from wargame.model.steps import Chance
from wargame.model.tables import Scale, ScaleBand, TableRow
from wargame.text.runs import Run, Text, plain, text
from wargame.wording.english.amounts import Speech
from wargame.wording.english.causes import EnglishCauses
from wargame.wording.english.small_rolls import small_roll
from wargame.wording.numbers import listing, ranged, sentence, signed, signed_range, whole

_ANYBODY = Speech({"mover": "the seat that rolls", "each": "the seat that rolls", "target": "the one named"})
"""Bound words in a roll: an event does not say whom they stood for."""
_FAR = 30
"""A range wider than this tells a reader nothing."""


class EnglishRolls(EnglishCauses):
    """Tells of dice."""

    def roll(self, event: Rolled) -> str:
        source = Source.parse(event.source)
        if source.kind == "chance":
            return self._chance(event, source.id)
        counted = [f"{signed(one.add)} because {self.because(one.source)}" for one in event.reasons if one.is_sure]
        unsure = [self.counted(one) for one in event.reasons if not one.is_sure]
        parts = [f"base {event.base}", *counted, *unsure] if event.is_known or event.base else [*counted, *unsure]
        parts += [limit] if (limit := self.limit(event)) else []
        title = self.doing(event.seats, self.cause(event.source))
        said = f"{title} — {plain(self._dice(event))}, {', '.join(parts)} → {plain(self.result(event))}"
        text = self.row_text(event)
        return f"{said}. {text}" if text else said

    def row_text(self, event: Rolled | Told) -> str:
        if isinstance(event, Rolled):
            row = self._row(event, event.row)
            # which of several texts a row is told with is an event of its own
            return (row.text or "") if isinstance(row, TableRow) and not row.texts else ""
        row = rows_of(self._scenario, event.source)[event.row]
        assert isinstance(row, TableRow)
        return (row.text or "") if event.text is None else row.texts[event.text].text

    def dice(self, event: Rolled) -> Text:
        return text("Roll ", *self._dice(event))

    def _dice(self, event: Rolled) -> Text:
        rolled = rolled_on(self._scenario, event.source)
        faces = "".join(f"[{face}]" for face in event.faces)
        total = f" = {sum(event.faces)}" if len(event.faces) > 1 else ""
        entered = " (dice entered by control)" if event.entered else ""
        return text(f"{rolled.dice} " if rolled else "", Run(faces, "accent"), total, entered)

    def totals(self, low: int | None, high: int | None) -> str:
        if low is None:
            return f"to {whole(high or 0)}"
        return f"from {whole(low)}" if high is None else ranged(low, high)

    def limit(self, event: Rolled) -> str:
        asked = sum(reason.add for reason in event.reasons)
        if not event.is_known or asked == event.modifier:
            return ""
        return f"in all {signed(asked)}, of which {signed(event.modifier)} count"

    def counted(self, one: CountedModifier) -> str:
        why = self.because(one.source)
        span = (one.add, one.add if one.most is None else one.most)
        if span == (0, 0) or span[0] == span[1] or max(map(abs, span)) > _FAR:
            return why
        return f"{why} ({signed_range(*span)})"

    def total(self, event: Rolled) -> str:
        if event.is_known:
            return whole(event.total)
        within = event.within
        return "" if within is None or within[1] - within[0] > _FAR else ranged(*within)

    def needed(self, event: Rolled) -> str:
        rows, scale = rows_of(self._scenario, event.source), rolled_on(self._scenario, event.source)
        if not isinstance(scale, Scale) or len(rows) < 2:
            return ""
        good = next((place for place, row in enumerate(scale.bands) if row.id == scale.good), len(rows) - 1)
        before = rows[good - 1].upto if good else None
        return "" if before is None else f"needed {whole(before + 1)} for {rows[good].name}"

    def result(self, event: Rolled) -> Text:
        row = self._row(event, event.row)
        told = f"{self.total(event)} {row.name if row else f'row {event.row + 1}'}".strip()
        needed = self.needed(event)
        return text(told, f"; {needed}" if needed else "")

    def _row(self, event: Rolled, place: int) -> ScaleBand | TableRow | None:
        rows = rows_of(self._scenario, event.source)
        return rows[place] if 0 <= place < len(rows) else None

    def _chance(self, event: Rolled, id: str) -> str:
        """``Washington notices: needs 8 or less on two dice + Approval; rolled 4 and 2: yes``. Only the dice are sure
        to be known."""
        chance = self._chances.get(id)
        if chance is None:
            return plain(self.dice(event))
        roll = small_roll(chance.roll, self._names, _ANYBODY)
        holds = (event.row == 1) is not roll.needed_below
        why = f"{sentence(chance.because)}: needs" if chance.because else "Needs"
        faces = listing(map(str, event.faces))
        return f"{why} {roll.needed} on {roll.dice}; rolled {faces}: {'yes' if holds else 'no'}"

    @cached_property
    def _chances(self) -> Mapping[str, Chance]:
        """Every small roll by its id, wherever among the effects it stands."""
        return {part.id: part for part in _parts(self._scenario) if isinstance(part, Chance)}


def _parts(thing: object) -> Iterator[object]:
    if isinstance(thing, Authored):
        yield thing
        for name in type(thing).model_fields:
            yield from _parts(getattr(thing, name))
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _parts(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from _parts(value)
