"""Whether scales, rule tables, decks, watches and the numbers of theories make sense in themselves."""

from __future__ import annotations

from wargame.authoring.checks.context import Subject
from wargame.authoring.checks.registry import each
from wargame.authoring.shape.messages import did_you_mean, shown
from wargame.model.rules import Deck, Module, Scaling, Watch
from wargame.model.tables import RuleTable, Scale


@each(Scale)
def scale_bands(at: Subject, scale: Scale) -> None:
    """Its bands rise, and what it says of them names them."""
    bands = [band.id for band in scale.bands]
    if not bands:
        at.say("empty_list", "a scale needs bands", inside=("bands",), at_key=True)
    at.ascending([band.upto for band in scale.bands], ("bands",), "band")
    at.no_twins(bands, ("bands",), "band", key=("id",))
    for place, one in enumerate(scale.bands):
        if one.copies is not None:
            others = [band for band in bands if band != one.id]
            at.one_of(one.copies, others, ("bands", place, "copies"), "band")
    for key in ("lowest_at_most", "highest_at_least", "good"):
        word = getattr(scale, key)
        if word is not None:
            at.one_of(word, bands, (key,), "band")


@each(RuleTable)
def table_rows(at: Subject, table: RuleTable) -> None:
    """Its rows rise to one without end."""
    if not table.rows:
        at.say("empty_list", "a table needs rows", inside=("rows",), at_key=True)
    at.ascending([row.upto for row in table.rows], ("rows",), "row")


@each(Deck)
def deck_has_cards(at: Subject, deck: Deck) -> None:
    """Something can be drawn from it."""
    if not deck.cards:
        at.say("empty_list", "a deck needs cards", inside=("cards",), at_key=True)


@each(Watch)
def watch_does_something(at: Subject, watch: Watch) -> None:
    """It looks at members of its track, and does something."""
    track = at.context.sections.tracks.get(watch.track)
    if track is None:
        return
    if watch.seats and not track.per:
        at.say("no_family", f"'{watch.track}' is one value for all", "leave 'seats' out", ("seats",), at_key=True)
    for place, seat in enumerate(watch.seats):
        if track.per and seat in at.context.sections.seats:
            at.one_of(seat, track.per, ("seats", place), f"member of '{watch.track}'")
    if watch.becomes is None and watch.at_most is None and watch.at_least is None and not watch.do:
        hint = "add 'becomes:', 'at_most:', 'at_least:' or 'do:'"
        at.say("does_nothing", "this watch does nothing", hint, at_key=True)


@each(Scaling)
def scaled_modifier(at: Subject, scaling: Scaling) -> None:
    """The modifier it scales is there."""
    if scaling.modifier not in at.context.modifier_ids:
        said = f"no modifier has the id {shown(scaling.modifier)}"
        at.say("unknown_name", said, did_you_mean(scaling.modifier, at.context.modifier_ids), ("modifier",))


@each(Module)
def theory_number(at: Subject, module: Module) -> None:
    """The default of its number lies within its bounds."""
    given = module.parameter
    if given is not None:
        at.within(given.default, given.min, given.max, ("parameter", "default"))
