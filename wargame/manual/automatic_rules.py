"""What follows from what: rules where choices meet, couplings, watches, lists of effects, what falls due later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.manual.edition import Edition
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.manual.dice_rolls import adjustment
from wargame.manual.phrasing import steps
from wargame.model.rules import HOOKS, Hook, Rule, Watch
from wargame.wording.catalogue import N_, _

_HOOKS: Mapping[Hook, str] = {
    "setup": N_("Before the first turn"),
    "turn_start": N_("When a turn opens"),
    "inject": N_("When situations are put"),
    "reveal": N_("At the reveal, before any roll"),
    "resolve": N_("Where choices meet: after the rolls, before the effects"),
    "actors": N_("When those whom no seat plays act"),
    "couple": N_("What follows from what"),
    "check": N_("At the check"),
    "turn_end": N_("When a turn ends"),
}
_STANDING = N_(
    "Answered inside the sealed order whenever they could be put; an answer that was not called for is never shown."
)
_SIGNS = {"rise": N_("rises"), "fall": N_("falls"), "any": N_("changes")}


def hook_name(hook: Hook) -> str:
    """When the rules of a hook run, as a heading."""
    return _(_HOOKS[hook])


def hook_inside(hook: Hook) -> str:
    """When a hook comes, as it stands inside a sentence."""
    return hook_name(hook)[:1].lower() + hook_name(hook)[1:]


def standing_questions(edition: Edition) -> Document:
    """Questions that no situation and no move puts."""
    found = edition.scenario.questions.values()
    put = (one for one in found if edition.instructor or not edition.speaks_of_injects(one.when))
    told = [edition.question(question) for question in put]
    intro = paragraph(_(_STANDING))
    return section(2, _("Standing questions"), (intro, *items(*told))) if told else ()


def automatic_rules(edition: Edition) -> Document:
    """The whole chapter."""
    rules = edition.scenario.rules.values()
    hooks = [section(3, hook_name(hook), items(*rules_at(edition, rules, hook))) for hook in HOOKS]
    watches = [watch(edition, one) for one in edition.scenario.watches.values()]
    intro = paragraph(_("Rules happen by themselves, in this order. Each says when and why."))
    return section(
        2,
        _("What happens by itself"),
        (intro,),
        *hooks,
        section(3, _("When a value is about to change"), items(*watches)),
        _lists(edition),
        _laters(edition),
        _grants(edition),
    )


def rules_at(edition: Edition, rules: Iterable[Rule], hook: Hook) -> list[ListItem]:
    """The rules of a hook in the order they run."""
    found = sorted((rule for rule in rules if rule.at == hook), key=lambda rule: rule.order)
    return [_rule(edition, rule) for rule in found]


def _rule(edition: Edition, rule: Rule) -> ListItem:
    code = f"{rule.code} " if rule.code else ""
    often = _(" Only every {every} turns.").format(every=rule.every) if rule.every > 1 else ""
    each = edition.of_seats(_(" For each of {seats}."), rule.each)
    hidden = _(" The change is seen, its cause is not.") if rule.visibility == "hidden" else ""
    below = steps(edition.words, rule.do)
    holds = None if rule.when is None else edition.words.settled(rule.when)
    if holds is False:
        below = steps(edition.words, rule.otherwise) or (item(_("Never in this crisis")),)
    elif rule.when is not None and not holds:
        below = (item(_("If {condition}:").format(condition=edition.words.condition(rule.when)), below),)
        below += (item(_("Otherwise:"), steps(edition.words, rule.otherwise)),) if rule.otherwise else ()
    return edition.point(f"{code}{rule.name} – {rule.because}.{often}{each}{hidden}", rule, *below)


def watch(edition: Edition, body: Watch) -> ListItem:
    """A watch: what it looks at, and what becomes of the change."""
    track = edition.scenario.tracks[body.track]
    seats = body.seats or track.per
    name = ", ".join(track.name[seat] for seat in seats) if not isinstance(track.name, str) else track.name
    if isinstance(track.name, str) and body.seats:
        name += f" ({edition.seats(body.seats)})"
    sources = [f"“{edition.scenario.moves[move].name}”" for move in body.from_moves]
    sources += [_("what is tagged “{name}”").format(name=edition.scenario.tags[tag].name) for tag in body.from_tags]
    by = _(" by {sources}").format(sources=_(" or ").join(sources)) if sources else ""
    by += edition.of_seats(_(", done by {seats}"), body.from_seats)
    when = edition.clause(_(", if {condition}"), body.when)
    told = []
    if body.becomes is not None:
        becomes = _("The change becomes {number}").format(number=edition.words.number(body.becomes))
        told.append(item(_("It does not happen") if body.becomes == 0 else becomes))
    ends = (_("Such a rise ends at {number}"), body.at_most), (_("Such a fall ends at {number}"), body.at_least)
    told += [item(end.format(number=edition.words.number(at))) for end, at in ends if at is not None]
    code = f"{body.code} " if body.code else ""
    head = _("{code}{name} – {because}. When {track} {changes}{by}{when}:").format(
        code=code, name=body.name, because=body.because, track=name, changes=_(_SIGNS[body.sign]), by=by, when=when
    )
    return edition.point(head, body, *told, *steps(edition.words, body.do))


def _lists(edition: Edition) -> Document:
    found = (body for id_, body in edition.scenario.effect_lists.items() if edition.told(id_))
    told = (edition.point(f"{body.name}:", body, *steps(edition.words, body.do)) for body in found)
    return section(3, _("What is called by name"), items(*told))


def _laters(edition: Edition) -> Document:
    told = []
    for id_, later in edition.scenario.laters.items():
        if edition.told(id_):
            unseen = _(" Nobody is told that it is coming.") if later.sees == "none" else ""
            head = f"{later.name} ({hook_inside(later.at)}).{unseen}"
            told.append(edition.point(head, later, *steps(edition.words, later.do)))
    return section(3, _("What falls due later"), items(*told))


def _grants(edition: Edition) -> Document:
    told = [adjustment(edition, grant) for id_, grant in edition.scenario.grants.items() if edition.told(id_)]
    return section(3, _("What may be granted for a while"), items(*told))
