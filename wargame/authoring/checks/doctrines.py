"""Whether doctrines make sense: choices that are there, answers that can be given, no circle of likeness."""

from __future__ import annotations

from wargame.authoring.checks.context import Subject
from wargame.authoring.checks.registry import each
from wargame.model.moves import Doctrine, Preference


@each(Doctrine)
def doctrine_speaks_of_what_there_is(at: Subject, doctrine: Doctrine) -> None:
    """Its replies, choices and partners are there; unknown moves and questions were said already."""
    for place, reply in enumerate(doctrine.answer):
        asked = at.context.names.questions.get(reply.question)
        if asked is not None:
            at.one_of(reply.word, asked.answers, ("answer", place, "word"), "answer")
    for place, preference in enumerate(doctrine.prefer):
        _preference(at, ("prefer", place), preference)


def _preference(at: Subject, inside: tuple[str, int], preference: Preference) -> None:
    if not preference.moves and not preference.tags:
        at.say("does_nothing", "this preference names no move", "add 'moves:' or 'tags:'", inside)
    if preference.tags and (preference.choose or preference.partners):
        said = "choices and partners need moves by name"
        at.say("not_here", said, "write 'moves:' instead of 'tags:'", (*inside, "tags"), at_key=True)
    for id_ in preference.moves:
        move = at.context.sections.moves.get(id_)
        if move is None:
            continue
        for key, words in preference.choose.items():
            at.one_of(key, move.parameters, (*inside, "choose", key), f"parameter of '{id_}'", at_key=True)
            for word in words if key in move.parameters else ():
                at.one_of(word, at.context.names.choices(id_, key), (*inside, "choose", key), "choice")
        for place, seat in enumerate(preference.partners):
            at.one_of(seat, move.optional, (*inside, "partners", place), f"optional seat of '{id_}'")


@each(Doctrine)
def doctrine_is_not_like_itself(at: Subject, doctrine: Doctrine) -> None:
    """No doctrine is like itself, and what adds to another is added to by none."""
    known, seen, like = at.context.sections.doctrines, set(), doctrine.like
    while like is not None and like in known:
        if like in seen or known[like] is doctrine:
            at.say("circle", "this doctrine is like itself, by way of others", "break the circle", ("like",))
            return
        seen.add(like)
        like = known[like].like
    base = known.get(doctrine.adds_to or "")
    if base is not None and base.adds_to is not None:
        said = f"'{doctrine.adds_to}' itself only adds to another doctrine"
        at.say("not_here", said, f"add to '{base.adds_to}'", ("adds_to",))
