"""Where a game comes from: whether it is a branch, whether somebody chose its dice, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.engine.reasons import SECTION_OF, declared
from wargame.model.files import Scenario
from wargame.model.labels import steps_of
from wargame.saves.lines import WhatIf
from wargame.saves.save import Save
from wargame.wording.captions import left_out_words
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing


def origin(record: Save, scenario: Scenario) -> Iterator[str]:
    """A sentence each; none for a game that was begun as most are."""
    start, close = record.start, record.close
    if start.dice == "class":
        yield _("Its dice come from a class code: other rooms may have rolled the same.")
    elif start.typed_seed and not start.rehearsal and start.what_if is None:
        mixed = start.dice == "mixed"
        said = _("Its seed was chosen, and mixed with the secret of the game.") if mixed else _("Its seed was chosen.")
        if close is not None and not record.branches:
            said += " " + _("It was {seed}.").format(seed=close.seed)
        yield said
    yield from left_out_words([f"{scenario.injects[one].code} {scenario.injects[one].title}" for one in start.left_out])
    if start.what_if is not None:
        what_if = _("What if: {changes}. Up to line {line} it is the game it was taken from, whose dice it keeps.")
        changes = listing(changed(start.what_if, scenario, start.modules))
        yield what_if.format(changes=changes, line=start.what_if.line)
    for n, turn in record.branches:
        branch = _("A branch: played on from turn {turn} as a game of its own, with new dice (line {line}).")
        yield branch.format(turn=turn, line=n)


def changed(what_if: WhatIf, scenario: Scenario, theories: Sequence[str]) -> Iterator[str]:
    """What a counterfactual game changes, each as words."""
    turn_name = scenario.about.turn_name
    if what_if.theory:
        yield _("{theories} at work").format(theories=listing(theories) or _("no theory"))
    if what_if.seats:
        names = listing(scenario.seats[seat].name for seat in what_if.seats if seat in scenario.seats)
        yield _("other orders of {seats} from {turn_name} {turn} on").format(
            seats=names, turn_name=turn_name, turn=what_if.turn
        )
    for one in what_if.faces:
        yield _("dice of {turn_name} {turn}: {roll} {faces}").format(
            turn_name=turn_name, turn=one.turn, roll=_roll(scenario, one.purpose), faces=" ".join(map(str, one.faces))
        )
    for turn in what_if.swaps:
        yield _("other dice from {turn_name} {turn} on").format(turn_name=turn_name, turn=turn)
    if not (what_if.theory or what_if.seats or what_if.faces or what_if.swaps):
        yield _("{turn_name} {turn} played anew").format(turn_name=turn_name, turn=what_if.turn)


def _roll(scenario: Scenario, purpose: str) -> str:
    """A roll by the name of the move or table that it is of; by its purpose, where it has none."""
    source = steps_of(purpose)[0]
    thing = declared(scenario, SECTION_OF[source.kind], source.id) if source.kind in ("move", "table") else None
    code = getattr(thing, "code", None) or ""
    return f"{code} {thing.name}".strip() if thing is not None else purpose
