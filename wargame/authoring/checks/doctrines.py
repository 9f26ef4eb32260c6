"""Whether doctrines make sense: choices that are there, answers that can be given, no circle of likeness."""

from __future__ import annotations

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.checks.world import one_of
from wargame.model.acts import Doctrine, Preference


def check_doctrine(context: CheckContext, item: Element, doctrine: Doctrine) -> None:
    """Checks one doctrine; unknown moves and questions were said already."""
    for place, reply in enumerate(doctrine.answer):
        asked = context.names.questions.get(reply.question)
        if asked is not None:
            one_of(context, item, reply.word, asked.answers, ("answer", place, "word"), "answer")
    for place, preference in enumerate(doctrine.prefer):
        _preference(context, item, ("prefer", place), preference)
    _likeness(context, item, doctrine)


def _preference(context: CheckContext, item: Element, at: tuple[str, int], preference: Preference) -> None:
    if not preference.moves and not preference.tags:
        context.say(item, "does_nothing", "this preference names no move", "add 'moves:' or 'tags:'", inside=at)
    if preference.tags and (preference.choose or preference.partners):
        context.say(
            item,
            "not_here",
            "choices and partners need moves by name",
            "write 'moves:' instead of 'tags:'",
            inside=(*at, "tags"),
            at_key=True,
        )
    for id_ in preference.moves:
        move = context.sections.moves.get(id_)
        if move is None:
            continue
        for key, words in preference.choose.items():
            one_of(context, item, key, move.parameters, (*at, "choose", key), f"parameter of '{id_}'", at_key=True)
            if key in move.parameters:
                for word in words:
                    one_of(context, item, word, context.names.choices(id_, key), (*at, "choose", key), "choice")
        for place, seat in enumerate(preference.partners):
            one_of(context, item, seat, move.optional, (*at, "partners", place), f"optional seat of '{id_}'")


def _likeness(context: CheckContext, item: Element, doctrine: Doctrine) -> None:
    seen: list[str] = []
    next_ = doctrine.like
    while next_ is not None and next_ in context.sections.doctrines:
        if next_ in seen or context.sections.doctrines[next_] is doctrine:
            context.say(
                item, "circle", "this doctrine is like itself, by way of others", "break the circle", inside=("like",)
            )
            return
        seen.append(next_)
        next_ = context.sections.doctrines[next_].like
    base = context.sections.doctrines.get(doctrine.adds_to or "")
    if base is not None and base.adds_to is not None:
        context.say(
            item,
            "not_here",
            f"'{doctrine.adds_to}' itself only adds to another doctrine",
            f"add to '{base.adds_to}'",
            inside=("adds_to",),
        )
