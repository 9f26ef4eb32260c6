"""Doubts about what an author began and did not finish: empty keys, missing briefs, a plan that does not add up."""

from __future__ import annotations

from pydantic import BaseModel

from wargame.authoring.checks.context import CheckContext, Subject
from wargame.authoring.checks.registry import each, whole
from wargame.model.world import Track


@each(BaseModel)
def key_says_something(at: Subject, model: BaseModel) -> None:
    """A key that was written holds something. (What needs a value was refused already.)"""
    if at.file is at.context.merged.files[0]:
        for key in model.model_fields_set:
            if getattr(model, key) is None:
                at.say(
                    "empty_key", f"nothing stands under '{key}:'", "write what belongs there, or leave the key out",
                    (key,), at_key=True, severity="warning",
                )  # fmt: skip


@whole
def file_says_something(context: CheckContext) -> None:
    """The same of the scenario's own keys."""
    file = context.merged.files[0]
    for key in sorted(file.model.model_fields_set) if file.model is not None else ():
        if getattr(file.model, key) is None:
            at = context.diagnostics.at(file, (key,))
            at.doubt("empty_key", f"nothing stands under '{key}:'", "write what belongs there, or leave the key out")


@each(Track)
def estimate_is_seen(at: Subject, track: Track) -> None:
    """Somebody sees the estimate that is described."""
    if track.estimate is not None and "estimate" not in track.sees.values():
        said = "nobody sees an estimate of this, so 'estimate' changes nothing"
        hint = "add 'sees: {all: estimate}'" + (" and 'bands:', the named ranges it is told in" * (not track.bands))
        at.say("never_seen", said, hint, ("estimate",), at_key=True, severity="warning")


@whole
def every_seat_has_its_brief(context: CheckContext) -> None:
    """Where most teams are told something in private, none is forgotten."""
    about = context.merged.scenario
    told = {id_: bool(seat.brief) for id_, seat in context.sections.seats.items()}
    for id_ in told if about is not None else ():
        setup = about.setup.get(id_) if about is not None else None
        empty = setup is not None and "brief" in setup.model_fields_set and setup.brief is None
        if not told[id_] and 2 * sum(told.values()) > len(told) and not empty:
            at = context.diagnostics.at(context.merged.files[0], ("setup", id_) if setup is not None else ("setup",))
            said = f"{id_} is told nothing in private, and others are"
            at.doubt("no_brief", said, f"add 'brief:' under 'setup: {id_}'")


@whole
def there_is_something_to_forecast(context: CheckContext) -> None:
    """A scenario that is played with forecasts names something to forecast."""
    about = context.merged.scenario
    if about is not None and about.forecasting == "on" and not context.sections.forecasts:
        at = context.diagnostics.at(context.merged.files[0], ("forecasting",))
        at.doubt("nothing_to_forecast", "it is played with forecasts, and there is nothing to forecast",
                 "name outcomes under 'forecasts:'")  # fmt: skip


@whole
def session_adds_up(context: CheckContext) -> None:
    """The turns and the debrief fit into the session."""
    about = context.merged.scenario
    plan = None if about is None else about.session
    if about is None or plan is None or plan.turn_minutes is None or ("turns",) in context.merged.files[0].mended:
        return
    debrief = plan.debrief_minutes or 0
    needed = about.turns * plan.turn_minutes + debrief
    if needed > plan.minutes:
        turns = f"{about.turns} turns of {plan.turn_minutes} minutes"
        said = f"{turns} and {debrief} of debrief make {needed} minutes, and the session has {plan.minutes}"
        at = context.diagnostics.at(context.merged.files[0], ("session", "minutes"))
        at.say("minutes", said, f"plan {needed} minutes, or shorten the turns", severity="warning")
