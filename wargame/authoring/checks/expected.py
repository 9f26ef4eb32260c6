"""Whether what a scenario expects of many games can be looked at at all."""

from __future__ import annotations

from wargame.authoring.checks.context import Subject
from wargame.authoring.checks.registry import each
from wargame.model.goals import Expected

_LOOKS_AT = ("ending", "war", "outcome", "red_line")


@each(Expected)
def expectation_can_be_met(at: Subject, one: Expected) -> None:
    """It looks at one thing, with a share that can be; ids that are not there were said already."""
    sections = at.context.sections
    if sum(getattr(one, key) is not None for key in _LOOKS_AT) != 1:
        at.say("one_of", "an expectation looks at one thing", f"say one of {', '.join(_LOOKS_AT)}")
    if one.at_least is None and one.at_most is None:
        at.say("missing_key", "which share is expected?", "add 'at_least:' or 'at_most:', in per cent")
    elif one.at_least is not None and one.at_most is not None and one.at_least > one.at_most:
        at.say("out_of_range", "no share is both at least and at most this", "exchange the two", ("at_least",))
    if one.outcome is not None:
        at.one_of(one.outcome, [outcome.name for outcome in sections.outcomes], ("outcome",), "outcome")
    if one.war and not any(ending.war for ending in sections.endings.values()):
        at.say("does_nothing", "no ending counts as war", "give one 'war: true'", ("war",))
    for place, id_ in enumerate(one.under):
        doctrine = sections.doctrines.get(id_)
        if doctrine is not None and doctrine.adds_to is not None:
            hint = f"write '{doctrine.adds_to}', which it adds to"
            at.say("not_here", f"nobody can play '{id_}' by itself", hint, ("under", place))
