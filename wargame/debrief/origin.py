"""Where a game comes from: whether it is a branch, whether somebody chose its dice, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.model.files import Scenario
from wargame.saves.save import Save
from wargame.wording.captions import left_out_words
from wargame.wording.catalogue import _


def origin(record: Save, scenario: Scenario) -> Iterator[str]:
    """A sentence each; none for a game that was begun as most are."""
    start, close = record.start, record.close
    if start.dice == "class":
        yield _("Its dice come from a class code: other rooms may have rolled the same.")
    elif start.typed_seed and not start.rehearsal:
        mixed = start.dice == "mixed"
        said = _("Its seed was chosen, and mixed with the secret of the game.") if mixed else _("Its seed was chosen.")
        if close is not None and not record.branches:
            said += " " + _("It was {seed}.").format(seed=close.seed)
        yield said
    yield from left_out_words([scenario.injects[name].code for name in start.left_out])
    for n, turn in record.branches:
        branch = _("A branch: played on from turn {turn} as a game of its own, with new dice (line {line}).")
        yield branch.format(turn=turn, line=n)
