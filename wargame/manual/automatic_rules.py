"""What follows from what: rules where choices meet, couplings, watches, lists of effects, what falls due later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.manual.edition import Edition
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.manual.dice_rolls import adjustment
from wargame.manual.phrasing import steps
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


def hook_inside(hook: Hook) -> str:
    """When a hook comes, as it stands inside a sentence."""
    return HOOK_NAMES[hook][:1].lower() + HOOK_NAMES[hook][1:]


def standing_questions(edition: Edition) -> Document:
    """Questions that no situation and no move puts."""
    found = edition.scenario.questions.values()
    put = (one for one in found if edition.instructor or not edition.speaks_of_injects(one.when))
    told = [edition.question(question) for question in put]
    intro = paragraph(
        "Answered inside the sealed order whenever they could be put; an answer that was not called for is never shown."
    )
    return section(2, "Standing questions", (intro, *items(*told))) if told else ()


def automatic_rules(edition: Edition) -> Document:
    """The whole chapter."""
    rules = edition.scenario.rules.items()
    hooks = [section(3, HOOK_NAMES[hook], items(*rules_at(edition, rules, hook))) for hook in HOOKS]
    watches = [watch(edition, one) for one in edition.scenario.watches.values()]
    intro = paragraph("Rules happen by themselves, in this order. Each says when and why.")
    return section(
        2,
        "What happens by itself",
        (intro,),
        *hooks,
        section(3, "When a value is about to change", items(*watches)),
        _lists(edition),
        _laters(edition),
        _grants(edition),
    )


def rules_at(edition: Edition, rules: Iterable[tuple[str, Rule]], hook: Hook) -> list[ListItem]:
    """The rules of a hook in the order they run."""
    found = sorted(((id_, rule) for id_, rule in rules if rule.at == hook), key=lambda item: item[1].order)
    return [_rule(edition, rule) for _, rule in found]


def _rule(edition: Edition, rule: Rule) -> ListItem:
    code = f"{rule.code} " if rule.code else ""
    often = f" Only every {rule.every} turns." if rule.every > 1 else ""
    each = f" For each of {edition.seats(rule.each)}." if rule.each else ""
    hidden = " The change is seen, its cause is not." if rule.visibility == "hidden" else ""
    below = steps(edition.words, rule.do)
    if rule.when is not None:
        below = (item(f"If {edition.words.condition(rule.when)}:", below),)
        below += (item("Otherwise:", steps(edition.words, rule.otherwise)),) if rule.otherwise else ()
    return edition.point(f"{code}{rule.name} – {rule.because}.{often}{each}{hidden}", rule, *below)


def watch(edition: Edition, body: Watch) -> ListItem:
    """A watch: what it looks at, and what becomes of the change."""
    track = edition.scenario.tracks[body.track]
    seats = body.seats or track.per
    name = ", ".join(track.name[seat] for seat in seats) if not isinstance(track.name, str) else track.name
    if isinstance(track.name, str) and body.seats:
        name += f" ({edition.seats(body.seats)})"
    sources = [f"“{edition.scenario.moves[move].name}”" for move in body.from_moves]
    sources += [f"what is tagged “{edition.scenario.tags[tag].name}”" for tag in body.from_tags]
    by = f" by {' or '.join(sources)}" if sources else ""
    by += f", done by {edition.seats(body.from_seats)}" if body.from_seats else ""
    when = f", if {edition.words.condition(body.when)}" if body.when else ""
    told = []
    if body.becomes is not None:
        becomes = f"The change becomes {edition.words.number(body.becomes)}"
        told.append(item("It does not happen" if body.becomes == 0 else becomes))
    told += [item(f"Such a rise ends at {edition.words.number(body.at_most)}")] if body.at_most is not None else []
    told += [item(f"Such a fall ends at {edition.words.number(body.at_least)}")] if body.at_least is not None else []
    code = f"{body.code} " if body.code else ""
    head = f"{code}{body.name} – {body.because}. When {name} {_SIGNS[body.sign]}{by}{when}:"
    return edition.point(head, body, *told, *steps(edition.words, body.do))


def _lists(edition: Edition) -> Document:
    found = (body for id_, body in edition.scenario.effect_lists.items() if edition.told(id_))
    told = (edition.point(f"{body.name}:", body, *steps(edition.words, body.do)) for body in found)
    return section(3, "What is called by name", items(*told))


def _laters(edition: Edition) -> Document:
    told = []
    for id_, later in edition.scenario.laters.items():
        if edition.told(id_):
            unseen = " Nobody is told that it is coming." if later.sees == "none" else ""
            head = f"{later.name} ({hook_inside(later.at)}).{unseen}"
            told.append(edition.point(head, later, *steps(edition.words, later.do)))
    return section(3, "What falls due later", items(*told))


def _grants(edition: Edition) -> Document:
    told = [adjustment(edition, grant) for id_, grant in edition.scenario.grants.items() if edition.told(id_)]
    return section(3, "What may be granted for a while", items(*told))
