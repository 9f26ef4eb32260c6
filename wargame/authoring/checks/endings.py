"""Whether a game can be over in one way at a time: endings, outcomes, what scores are called."""

from __future__ import annotations

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import whole
from wargame.model.goals import Ending


@whole
def endings_come(context: CheckContext) -> None:
    """Every ending can come, and one is that of a game played out."""
    endings = context.each(Ending)
    last = [at for at, ending in endings if ending.last]
    for at in last[1:]:
        said = f"'{last[0].element.declared.id}' is the ending of a game that reached its final turn already"
        at.say("two_lasts", said, "only one ending has 'last: true'", ("last",), at_key=True)
    for at, ending in endings:
        id_ = at.element.declared.id
        if ending.when is None and not ending.last and not _ended_by_effect(context, id_):
            said = f"this ending never comes: no 'when', and no effect 'end {id_}'"
            at.say("never", said, "add 'when:', or 'last: true' for the ending of a game played out", at_key=True)
    if context.merged.scenario is not None and not last:
        said, hint = "no ending is that of a game that reaches its last turn", "give one ending 'last: true'"
        context.diagnostics.at(context.merged.files[0], ("endings",)).say("no_last", said, hint, at_key=True)


def _ended_by_effect(context: CheckContext, ending: str) -> bool:
    return any(isinstance(one.value, str) and one.value.split() == ["end", ending] for one in context.elements)


@whole
def outcomes_are_reached(context: CheckContext) -> None:
    """Only the last outcome takes all the rest, and no two names stand for one score."""
    for declared in context.merged.declarations:
        at = context.diagnostics.at(declared.file, declared.path)
        if declared.section == "outcomes":
            *before, last = declared.body
            for place, outcome in enumerate(before):
                if outcome.when is None:
                    said = "the outcomes after this one are never reached"
                    at.say("order", said, "only the last one is without 'when'", (place,))
            if last.when is not None:
                said = "the last outcome is for all that is left"
                at.say("open_range", said, "leave its 'when' out", (len(before), "when"))
        if declared.section == "score_bands":
            least = [band.least for band in declared.body]
            for place, value in enumerate(least):
                if value in least[:place]:
                    at.say("twice", f"a band from {value} up is there already", inside=(place, "least"))
