"""The theories an instructor may choose from: what each says, and the rules that are its meaning."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.automatic_rules import hook_name, rules_at, watch
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.manual.dice_rolls import adjustment, modifier_set
from wargame.model.rules import HOOKS, Module, Scaling
from wargame.wording.catalogue import _


def theories(edition: Edition) -> Document:
    """The whole chapter; nothing in a game without theories."""
    modules = edition.modules()
    if not modules:
        return ()
    intro = paragraph(_("The instructor chooses which theory is at work, and need not say which."))
    return section(2, _("Theories"), (intro,), *(_module(edition, module) for module in modules.values()))


def _module(edition: Edition, module: Module) -> Document:
    told = [item(_("By: {author}.").format(author=module.author))] if module.author else []
    told += [item(_("Against it: {counter}.").format(counter=module.counter))] if module.counter else []
    if module.parameter is not None:
        one, head = module.parameter, _("{name}: {min} to {max}, {default} where nothing is said.")
        told.append(item(head.format(name=one.name, min=one.min, max=one.max, default=one.default)))
    if module.includes:
        included = ", ".join(edition.scenario.modules[id_].name for id_ in module.includes)
        told.append(item(_("Includes: {modules}").format(modules=included)))
    if module.active is not None:
        told.append(item(_("At work while {condition}.").format(condition=edition.words.condition(module.active))))
    derived = module.derived.values()
    told += [item(f"{value.name} ({value.code}) = {edition.words.number(value.value)}") for value in derived]
    told += [modifier_set(edition, group) for group in module.modifier_sets.values()]
    told += [_scaling(edition, scaling) for scaling in module.scalings]
    told += [adjustment(edition, one) for one in module.standing.values()]
    for hook in HOOKS:
        rules = rules_at(edition, module.rules.values(), hook)
        told += [item(f"{hook_name(hook)}:", tuple(rules))] if rules else []
    told += [watch(edition, one) for one in module.watches.values()]
    return section(3, module.name, (paragraph(module.text),), items(*told), edition.asides(module))


def _scaling(edition: Edition, scaling: Scaling) -> ListItem:
    scenario = edition.scenario
    lists = [scenario.modifier_sets, *(module.modifier_sets for module in scenario.modules.values())]
    every = [one for sets in lists for group in sets.values() for one in group.modifiers]
    every += [one for move in scenario.moves.values() for one in move.modifiers]
    named = dict.fromkeys(one.because for one in every if one.id == scaling.modifier)
    when = edition.clause(_(" if {condition}"), scaling.when)
    said = _(" or ").join(f"“{because}”" for because in named) or scaling.modifier.replace("_", " ")
    becomes = _("{number} instead{when} – {because}.").format(
        number=edition.words.number(scaling.becomes), when=when, because=scaling.because
    )
    return edition.point(_("The modifier {said} adds {becomes}").format(said=said, becomes=becomes), scaling)
