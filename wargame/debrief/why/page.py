"""An event with all that stands behind it, as a page: what was rolled, what counted and who brought that about, what
would have altered it, and what led to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import assert_never

from wargame.debrief.rolls import roll_node
from wargame.debrief.tally import tally
from wargame.debrief.why.causes import Cause, CauseTracer, Counted
from wargame.debrief.why.nearest import NearestChange, nearest_changes
from wargame.document.nodes import Group, List, ListItem, Prose, Run, Text, group, item, paragraph, plain, text
from wargame.engine.program import Program
from wargame.engine.reasons import authored_condition, rows_of
from wargame.model import events as e
from wargame.model.labels import Source
from wargame.records import record
from wargame.saves.history import NamedEvent
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.event_speaker import EventSpeaker
from wargame.wording.numbers import sentence, signed
from wargame.wording.speaker import RuleSpeaker


class NoSuchEvent(LookupError):
    """No event that this viewer is told has such a name."""


@record
class Explanation:
    """An event and what stands behind it, as records.

    Attributes:
        told: the event, by its name.
        counted: of a roll: what counted, each with what made it count.
        nearest: of a roll: the nearest changes that would have given another row.
        causes: what led to it.
    """

    told: NamedEvent
    counted: tuple[Counted, ...]
    nearest: tuple[NearestChange, ...]
    causes: tuple[Cause, ...]


def explain(causes: CauseTracer, name: str) -> Explanation:
    """What stands behind the event of this name. Raises ``NoSuchEvent``."""
    place = causes.places.get(name)
    if place is None or isinstance(causes.told[place].event, e.Noted):
        raise NoSuchEvent(name)
    told = causes.told[place]
    changes = nearest_changes(causes.program, told.event) if isinstance(told.event, e.Rolled) else ()
    return Explanation(told, causes.counted(place), changes, causes.of(place))


class WhyPage:
    """Composes the pages of one game."""

    def __init__(self, program: Program, *, open_: bool) -> None:
        """``open_``: whether everything lies open, so that conditions may be told, which name what somebody holds."""
        self._program, self._scenario, self._open = program, program.scenario, open_
        self._speaker: EventSpeaker = speaker_of(program).events

    @cached_property
    def _rules(self) -> RuleSpeaker:
        """Who tells conditions, as the rulebook does."""
        return speaker_of(self._program).rules(instructor=self._open)

    def line(self, told: NamedEvent) -> str:
        """An event in a line, for a list of those that can be asked about."""
        event = told.event
        match event:
            case e.Rolled() if rows_of(self._scenario, event.source):
                return f"{self._actor(event)} → {plain(self._speaker.result(event))}"
            case e.Rolled():
                return self._speaker.line(event) or self._small_dice(event)
            case e.Changed() | e.Became():
                effect = self._speaker.effect(event)
                if effect is None:
                    return ""
                return _("{what}, by {act}").format(
                    what=plain(effect.words), act=self._speaker.acted(event.source, event.seats)
                )
            case e.Put():
                return _("Put on the table: {situation}").format(
                    situation=self._speaker.cause(f"inject:{event.inject}")
                )
            case e.TurnEnded():
                return _("The turn ends.")
            case e.Observed():
                return _("{seat} observes {track}").format(
                    seat=self._speaker.seat(event.seat), track=speaker_of(self._program).name(event.track)
                )
            case _:
                return self._speaker.line(event) or ""

    def _small_dice(self, event: e.Rolled) -> str:
        """Dice whose outcome is an event of its own."""
        source, faces = Source.parse(event.source), " ".join(map(str, event.faces))
        match source.kind:
            case "deal":
                said = _("What is dealt to {seat}: the dice show {faces}")
                return said.format(seat=self._speaker.seat(source.id), faces=faces)
            case "inject":
                said = _("Whether it comes up ({situation}): the dice show {faces}")
                return said.format(situation=self._speaker.cause(event.source), faces=faces)
            case "observe":
                said = _("How well {track} is seen: the dice show {faces}")
                return said.format(track=speaker_of(self._program).name(source.name), faces=faces)
            case _:
                return _("{cause}: the dice show {faces}").format(cause=self._speaker.cause(event.source), faces=faces)

    def page(self, why: Explanation) -> tuple[Prose, ...]:
        """Everything that is to be said of an event, part after part."""
        event = why.told.event
        fired = any(isinstance(one.told.event, e.Ruled) and one.told.event.what == "fire" for one in why.causes)
        itself = (paragraph(_("Control put it on the table now.")),) if fired and isinstance(event, e.Put) else (
            *self._itself(event),
        )
        behind = (
            *itself, *self._what_counted(why.counted), *self._nearest(event, why.nearest),
            *self._causes(why),
        )  # fmt: skip
        return (
            paragraph(Run(self._when(why.told), "quiet")),
            paragraph(Run(self.line(why.told) or _("Book-keeping of the rules"), "strong")),
            *(behind or (paragraph(_("Nothing that was told stands behind it.")),)),
        )

    def _when(self, told: NamedEvent) -> str:
        turn = self._speaker.turn(told.turn) if told.turn else _("Before the first turn")
        return f"{turn} [{told.name}]"

    def _itself(self, event: e.Event) -> Iterator[Prose]:
        match event:
            case e.Rolled():
                if rows_of(self._scenario, event.source):
                    node = roll_node(self._program, event)
                    yield node._replace(terms=node.terms[:1] if event.base else ())  # what counted stands below
                if not event.is_told:
                    yield paragraph(_("A die alone says it: nothing is added to it."))
                elif event.margin and event.is_known:
                    yield paragraph(_("{more} short of the next row.").format(more=event.margin))
            case e.Changed():
                yield paragraph(
                    _("Asked: {asked}. Granted: {granted}.").format(
                        asked=signed(event.asked), granted=signed(event.granted)
                    )
                )
                yield from self._rule(event.source, event.seats)
            case e.Became() | e.Fired() | e.Closed() | e.BandChanged():
                yield from self._rule(event.source, getattr(event, "seats", ()))
            case e.Put():
                yield from self._put(event)
            case e.Ended():
                when = self._of("endings", event.ending)
                yield from self._condition(when)
                if not when and self._open:
                    yield paragraph(_("The last turn has been played."))
            case e.RedLineCrossed():
                yield from self._condition(self._of("red_lines", event.red_line))
            case e.Scored():
                yield tally(self._scenario, event)
            case e.Ordered():
                yield paragraph(_("The seat’s own choice; nothing in the rules made it."))
            case e.Answered():
                yield paragraph(_("The seat’s own answer, or the one that counts where it gave none."))
            case e.TurnOpened() | e.TurnEnded():
                yield paragraph(_("Nothing stands behind it: the calendar goes on."))
            case e.Observed():
                yield paragraph(_("A die of its own says how far off the estimate is."))
            case e.OutcomeReached():
                outcomes = self._scenario.outcomes
                when = outcomes[event.outcome].when if event.outcome < len(outcomes) else None
                yield from self._condition(when)
                if not when:
                    yield paragraph(_("No other outcome held."))
            case e.Dealt() | e.Drawn():
                yield paragraph(_("Which one, a die says."))
            case e.TurnedOver() | e.Joined() | e.OfferFailed():
                return
            case e.Ruled() | e.Undone():
                yield paragraph(_("Control’s own decision; nothing in the rules made it."))
            case e.Announced():
                yield paragraph(_("Control’s own text; nothing in the rules made it."))
            case e.CameOut():
                yield paragraph(_("It was ordered in secret, and such an order comes out a turn later."))
            case e.Lapsed() | e.Told() | e.Noted():
                return
            case _:
                assert_never(event)

    def _put(self, event: e.Put) -> Iterator[Prose]:
        """Why a situation comes up now."""
        match Source.parse(event.source).kind:
            case "schedule":
                yield paragraph(_("The calendar puts it on the table now."))
            case "condition":
                yield from self._condition(self._of("injects", event.inject))
            case "deck":
                yield paragraph(_("It was drawn: {deck}.").format(deck=self._speaker.cause(event.source)))
            case _:
                yield from self._rule(event.source, ())

    def _rule(self, label: str, seats: Sequence[str]) -> Iterator[Prose]:
        """The rule that asked for it, and while what it counts."""
        if not label:
            yield paragraph(_("What brought it about is not known to this viewer."))
            return
        if Source.parse(label).kind == "start":
            yield paragraph(_("It stood so as the game began."))
            return
        said = self._speaker.why(label, seats)
        if said != self._speaker.acted(label, seats):
            yield paragraph(f"{sentence(said)}.")
        yield from self._condition(authored_condition(self._scenario, Source.parse(label)), label)

    def _of(self, section: str, id_: str) -> str | None:
        return getattr(getattr(self._scenario, section).get(id_), "when", None)

    def _condition(self, when: str | None, label: str = "") -> Iterator[Prose]:
        """While what it counts; not while the game goes on, for not every condition stands in a player's rulebook."""
        if when and self._open and not self._rules.settled(when):
            yield paragraph(_("It takes that {condition}.").format(condition=self._words(when, label)))

    def _words(self, when: str, label: str) -> str:
        source = Source.parse(label)
        rules = self._rules.of_move(source.id) if source.kind in ("move", "choice") else self._rules
        return rules.condition(when)

    def _actor(self, event: e.Rolled) -> str:
        return self._speaker.doing(event.seats, self._speaker.cause(event.source))

    # What counted

    def _what_counted(self, counted: Sequence[Counted]) -> Iterator[Prose]:
        if counted:
            yield group(text(_("What counted"), tone="accent"), *map(self._one_that_counted, counted))

    def _one_that_counted(self, one: Counted) -> Group:
        modifier, below = one.modifier, list[Prose]()
        label = modifier.source
        amount = signed(modifier.add) if modifier.is_sure else "?"
        when = authored_condition(self._scenario, Source.parse(label)) if modifier.is_sure else None
        if when and self._open and not self._rules.settled(when):
            below.append(paragraph(_("while {condition}").format(condition=self._words(when, label))))
        below += _items(self._item(cause) for cause in one.causes)
        for slot in one.standing if self._open else ():
            name = speaker_of(self._program).name(slot)
            below.append(paragraph(_("{track}: nothing that was told has moved it").format(track=name)))
        return group(f"{amount} {self._speaker.counted(modifier)}", *below)

    # What would have altered it

    def _nearest(self, event: e.Event, nearest: Sequence[NearestChange]) -> Iterator[Prose]:
        if not isinstance(event, e.Rolled) or not event.is_told:
            return  # which card of a deck: one is as near as another
        if not event.is_known:
            said = [item(_("not to be said: not all that counted is known to this viewer"))]
        else:
            said = [item(self._change(event, one)) for one in nearest]
        said = said or [item(_("no other fall of the dice, and nothing that counted taken away by itself"))]
        yield group(text(_("What would have altered it"), tone="accent"), List(tuple(said)))

    def _change(self, event: e.Rolled, change: NearestChange) -> str:
        row = self._row(event, change.row)
        if change.without:
            why = self._speaker.because(change.without)
            return _("without “{why}” ({add}): {row}").format(why=why, add=signed(change.add), row=row)
        said = _("{number} more on the dice: {row}") if change.dice > 0 else _("{number} less on the dice: {row}")
        return said.format(number=abs(change.dice), row=row)

    def _row(self, event: e.Rolled, place: int) -> str:
        rows = rows_of(self._scenario, event.source)
        if rows:
            return rows[place].name
        if Source.parse(event.source).kind == "chance":
            return _("the other way")
        return _("another result ({number})").format(number=place + 1)

    # What led to it

    def _causes(self, why: Explanation) -> Iterator[Prose]:
        if why.causes:
            title = text(_("What led to it"), tone="accent")
            yield group(title, *_items(self._item(one) for one in why.causes))

    def _item(self, cause: Cause) -> ListItem:
        return item(self._cause(cause), [self._item(one) for one in cause.below])

    def _cause(self, cause: Cause) -> Text:
        told = cause.told
        when = (
            _("{turn_name} {turn}").format(turn_name=self._scenario.about.turn_name, turn=told.turn)
            if told.turn else _("before the first turn")
        )
        since = _("so since {when}").format(when=when) if cause.turned else when
        return text(self.line(told) or _("Book-keeping of the rules"), Run(f" ({since}) [{told.name}]", "quiet"))


def _items(items: Iterator[ListItem]) -> tuple[List, ...]:
    made = tuple(items)
    return (List(made),) if made else ()
