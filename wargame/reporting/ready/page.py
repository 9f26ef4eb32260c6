"""The verdict as a document: a page of its own, and the five lines with which a rehearsal opens."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.document.nodes import Document, Group, Heading, Node, Run, Text, Tone, group, paragraph, text
from wargame.reporting.facts import Facts
from wargame.wording.catalogue import N_, _, ngettext
from wargame.wording.numbers import listing, sentence

SIGNS = {"red": "✗", "amber": "!", "green": "✓"}
_TONES: dict[str, Tone] = {"red": "bad", "amber": "strong", "green": "good"}
_VERDICTS = {"red": N_("not ready"), "amber": N_("ready, with doubts"), "green": N_("ready")}
_NAMES = {"red": N_("red"), "amber": N_("amber")}
ON_A_PAGE = 12
"""So many findings stand on the one page; the others are counted."""
IN_SHORT = 3
"""So many stand above a rehearsal."""


def ready_page(facts: Facts, *, whole: bool = False) -> Document:
    """The page of ``wargame ready``.

    Args:
        facts: as ``readiness`` gives them, with ``title``.
        whole: every finding, not only the first dozen.
    """
    return tuple(_page(facts, None if whole else ON_A_PAGE))


def in_short(facts: Facts) -> Document:
    """The verdict in five lines: what it is, the worst of what was found, and where the rest is told."""
    return tuple(_short(facts))


def _page(facts: Facts, most: int | None) -> Iterator[Node]:
    verdict = facts["verdict"]
    yield Heading(1, (*text(f"{facts['title']}: "), Run(f"{SIGNS[verdict]} {headline(facts)}", _TONES[verdict])))
    if facts["games"]:
        yield paragraph(_played(facts))
    shown = facts["findings"][:most]
    yield from map(_found, shown)
    left = len(facts["findings"]) - len(shown)
    if left:
        yield paragraph(ngettext("{number} more: --all", "{number} more: --all", left).format(number=left))
    if facts["shared"]:
        yield paragraph(Run(_shared(facts), "quiet"))
    if facts["good"]:
        good = "; ".join(facts["good"])
        good = _("in its own file {good}").format(good=good) if facts["shared"] else good
        yield paragraph(Run(f"{SIGNS['green']} ", _TONES["green"]), f"{sentence(good)}.")


def _short(facts: Facts) -> Iterator[Node]:
    verdict = facts["verdict"]
    yield paragraph(Run(f"{SIGNS[verdict]} {sentence(headline(facts))}", _TONES[verdict]))
    for one in facts["findings"][:IN_SHORT]:
        yield paragraph(*_line(one), "  ", Run(_at(one), "code"))
    if facts["findings"]:
        yield paragraph(_("What to do about each: wargame ready {scenario}").format(scenario=facts["scenario"]))


def _found(one: Facts) -> Group:
    return group(_line(one), paragraph(_("{todo}.").format(todo=sentence(one["todo"])), "  ", Run(_at(one), "code")))


def _line(one: Facts) -> Text:
    tone = _TONES[one["grade"]]
    return text(Run(f"{SIGNS[one['grade']]} ", tone), Run(sentence(one["said"]), tone))


def _at(one: Facts) -> str:
    return "" if one["file"] is None else f"{one['file']}:{one['line']}"


def headline(facts: Facts) -> str:
    """The verdict in words, with what it rests on: ``not ready: 2 red, 3 amber``."""
    counts = [f"{facts[grade]} {_(_NAMES[grade])}" for grade in _NAMES if facts[grade]]
    return f"{_(_VERDICTS[facts['verdict']])}{': ' if counts else ''}{', '.join(counts)}"


def _played(facts: Facts) -> str:
    said = ngettext("{games:,} game: {parties}.", "{games:,} games: {parties}.", facts["games"])
    told = said.format(games=facts["games"], parties=listing(facts["parties"]))
    return f"{told} {_('Stopped before the last.')}" if facts.get("stopped") else told


def _shared(facts: Facts) -> str:
    said = ngettext(
        "In the shared rulebooks {number} thing of the kind, which a single crisis need not use: "
        "wargame rehearse {scenario} --use",
        "In the shared rulebooks {number} things of the kind, which a single crisis need not use: "
        "wargame rehearse {scenario} --use", facts["shared"],
    )  # fmt: skip
    return said.format(number=facts["shared"], scenario=facts["scenario"])
