"""What follows from what: rules where choices meet, couplings, watches, lists of effects, what falls due later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.manual.book import Book
from wargame.manual.page import Block, Para, Point, chapter, points
from wargame.manual.rolling import adjustment
from wargame.model.rules import HOOKS, Hook, Rule, Watch

HOOK_NAMES: Mapping[Hook, str] = {
    "setup": "Before the first turn",
    "turn_start": "When a turn opens",
    "inject": "When situations are put",
    "reveal": "At the reveal, before any roll",
    "resolve": "Where choices meet: after the rolls, before the effects",
    "actors": "When those whom no seat plays act",
    "couple": "What follows from what",
    "check": "At the check",
    "turn_end": "When a turn ends",
}
_SIGNS = {"rise": "rises", "fall": "falls", "any": "changes"}


def standing_questions(book: Book) -> tuple[Block, ...]:
    """Questions that no situation and no move puts."""
    told = [
        book.question(question)
        for question in book.scenario.questions.values()
        if book.instructor or not book.speaks_of_injects(question.when)
    ]
    intro = Para(
        "Answered inside the sealed order whenever they could be put; an answer that was not called for is never shown."
    )
    return chapter(2, "Standing questions", (intro, *points(*told))) if told else ()


def follows(book: Book) -> tuple[Block, ...]:
    """The whole chapter."""
    hooks = [chapter(3, HOOK_NAMES[hook], points(*rules_at(book, book.scenario.rules.items(), hook))) for hook in HOOKS]
    watches = [watch(book, one) for one in book.scenario.watches.values()]
    intro = Para("Rules happen by themselves, in this order. Each says when and why.")
    return chapter(
        2,
        "What happens by itself",
        (intro,),
        *hooks,
        chapter(3, "When a value is about to change", points(*watches)),
        _lists(book),
        _laters(book),
        _grants(book),
    )


def rules_at(book: Book, rules: Iterable[tuple[str, Rule]], hook: Hook) -> list[Point]:
    """The rules of a hook in the order they run."""
    found = sorted(((id_, rule) for id_, rule in rules if rule.at == hook), key=lambda item: item[1].order)
    return [_rule(book, rule) for _, rule in found]


def _rule(book: Book, rule: Rule) -> Point:
    code = f"{rule.code} " if rule.code else ""
    often = f" Only every {rule.every} turns." if rule.every > 1 else ""
    each = f" For each of {book.seats(rule.each)}." if rule.each else ""
    hidden = " The change is seen, its cause is not." if rule.visibility == "hidden" else ""
    below = book.lines.steps(rule.do)
    if rule.when is not None:
        below = (Point(f"If {book.lines.condition(rule.when)}:", below),)
        below += (Point("Otherwise:", book.lines.steps(rule.otherwise)),) if rule.otherwise else ()
    return Point(f"{code}{rule.name} – {rule.because}.{often}{each}{hidden}", (*below, *book.why(rule)))


def watch(book: Book, body: Watch) -> Point:
    """A watch: what it looks at, and what becomes of the change."""
    track = book.scenario.tracks[body.track]
    seats = body.seats or track.per
    name = ", ".join(track.name[seat] for seat in seats) if not isinstance(track.name, str) else track.name
    if isinstance(track.name, str) and body.seats:
        name += f" ({book.seats(body.seats)})"
    sources = [f"“{book.scenario.moves[move].name}”" for move in body.from_moves]
    sources += [f"what is tagged “{book.scenario.tags[tag].name}”" for tag in body.from_tags]
    by = f" by {' or '.join(sources)}" if sources else ""
    by += f", done by {book.seats(body.from_seats)}" if body.from_seats else ""
    when = f", if {book.lines.condition(body.when)}" if body.when else ""
    told = []
    if body.becomes is not None:
        told.append(
            Point(
                "It does not happen" if body.becomes == 0 else f"The change becomes {book.lines.number(body.becomes)}"
            )
        )
    told += [Point(f"Such a rise ends at {book.lines.number(body.at_most)}")] if body.at_most is not None else []
    told += [Point(f"Such a fall ends at {book.lines.number(body.at_least)}")] if body.at_least is not None else []
    code = f"{body.code} " if body.code else ""
    head = f"{code}{body.name} – {body.because}. When {name} {_SIGNS[body.sign]}{by}{when}:"
    return Point(head, (*told, *book.lines.steps(body.do), *book.why(body)))


def _lists(book: Book) -> tuple[Block, ...]:
    told = [
        Point(f"{body.name}:", (*book.lines.steps(body.do), *book.why(body)))
        for id_, body in book.scenario.effect_lists.items()
        if book.told(id_)
    ]
    return chapter(3, "What is called by name", points(*told))


def _laters(book: Book) -> tuple[Block, ...]:
    told = []
    for id_, later in book.scenario.laters.items():
        if book.told(id_):
            unseen = " Nobody is told that it is coming." if later.sees == "none" else ""
            told.append(
                Point(
                    f"{later.name} ({HOOK_NAMES[later.at][:1].lower()}{HOOK_NAMES[later.at][1:]}).{unseen}",
                    (*book.lines.steps(later.do), *book.why(later)),
                )
            )
    return chapter(3, "What falls due later", points(*told))


def _grants(book: Book) -> tuple[Block, ...]:
    told = [adjustment(book, grant) for id_, grant in book.scenario.grants.items() if book.told(id_)]
    return chapter(3, "What may be granted for a while", points(*told))
