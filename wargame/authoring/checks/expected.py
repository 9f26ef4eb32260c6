"""Whether what a scenario expects of many games can be looked at at all."""

from __future__ import annotations

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.checks.world import one_of
from wargame.model.goals import Expected

_LOOKS_AT = ("ending", "war", "outcome", "red_line")


def check_expected(context: CheckContext, item: Element, one: Expected) -> None:
    """Checks one expectation; ids that are not there were said already."""
    said = [key for key in _LOOKS_AT if getattr(one, key) is not None]
    if len(said) != 1:
        context.say(item, "one_of", "an expectation looks at one thing", f"say one of {', '.join(_LOOKS_AT)}")
    if one.at_least is None and one.at_most is None:
        context.say(item, "missing_key", "which share is expected?", "add 'at_least:' or 'at_most:', in per cent")
    elif one.at_least is not None and one.at_most is not None and one.at_least > one.at_most:
        context.say(
            item, "out_of_range", "no share is both at least and at most this", "exchange the two", inside=_LEAST
        )
    if one.outcome is not None:
        one_of(context, item, one.outcome, [each.name for each in context.sections.outcomes], ("outcome",), "outcome")
    if one.war and not any(ending.war for ending in context.sections.endings.values()):
        context.say(item, "does_nothing", "no ending counts as war", "give one 'war: true'", inside=("war",))
    for place, id_ in enumerate(one.under):
        doctrine = context.sections.doctrines.get(id_)
        if doctrine is not None and doctrine.adds_to is not None:
            hint = f"write '{doctrine.adds_to}', which it adds to"
            context.say(item, "not_here", f"nobody can play '{id_}' by itself", hint, inside=("under", place))


_LEAST = ("at_least",)
