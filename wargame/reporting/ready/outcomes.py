"""How games end: whether they all end alike, too soon, or otherwise than their author expects."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.reporting.facts import expected_line
from wargame.reporting.ready.numbers import what_would_change
from wargame.reporting.ready.registry import Finding, check
from wargame.reporting.ready.rehearsed import Rehearsed
from wargame.sim.expectations import expectation_checks
from wargame.sim.rehearsal import ENDING, OUTCOME, Tally
from wargame.sim.summary import number_counts, turns_played
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import in_hundred, percentage

ALIKE = 0.9
"""Above this share of games, what teams do hardly counts."""
SOON, MOSTLY = 0.1, 0.5
"""Games that end within a third of their turns: worth a word from this share on, and too many from that."""


@check("one_outcome", N_("no outcome stands before the game begins"))
def outcomes_differ(rehearsed: Rehearsed) -> Iterator[Finding]:
    """One outcome in over 90 per cent of games; outcomes of no game."""
    scenario = rehearsed.scenario
    if not scenario.outcomes:
        said = _("there is no outcome: nothing says at the end how it came out for all")
        yield Finding("amber", said, _("write `outcomes:`, the best first, two or three of them"))
        return
    for place, outcome in enumerate(scenario.outcomes):
        shares = [_share(tally, OUTCOME, place) for tally in rehearsed.tallies]
        whole = _pooled(rehearsed, OUTCOME, place)
        at = rehearsed.where.of("outcomes", "", place)
        if whole > ALIKE:
            everywhere = min(shares) > ALIKE
            said = _("outcome “{what}” in {share} of games").format(what=outcome.name, share=_told(whole))
            said += _(", under every doctrine and at random") if everywhere and len(shares) > 1 else ""
            yield Finding("red" if everywhere else "amber", said, what_would_change(rehearsed), at, whole=True)
    for place, outcome in enumerate(scenario.outcomes):
        if not _pooled(rehearsed, OUTCOME, place):
            at = rehearsed.where.of("outcomes", "", place)
            said = _("no game came out as “{what}”").format(what=outcome.name)
            yield Finding("amber", said, _("loosen its `when`, or that of the outcomes before it"), at)


@check("too_soon", N_("games last"))
def games_last(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Games that end within the first third of their turns."""
    turns = rehearsed.scenario.about.turns
    soon: dict[int, int] = {}
    for tally in rehearsed.tallies:
        for number, games in number_counts(tally, ENDING, turns_played(tally) * 3 <= turns).items():
            soon[number] = soon.get(number, 0) + games
    share = sum(soon.values()) / rehearsed.games
    if share >= SOON:
        most = max(soon, key=lambda number: soon[number])
        id_ = rehearsed.program.endings[most - 1] if most else ""
        said = _("{share} of games end by turn {turn} of {turns}").format(
            share=_told(share), turn=max(1, turns // 3), turns=turns
        )
        todo = _("begin further from an ending, or let it ask for more")
        if id_:
            todo = _("mostly in “{what}”: begin further from it, or let its `when` ask for more").format(
                what=rehearsed.scenario.endings[id_].name
            )
        yield Finding("red" if share >= MOSTLY else "amber", said, todo, rehearsed.where.of("endings", id_), whole=True)


@check("one_ending", N_("no ending crowds out the others"))
def endings_differ(rehearsed: Rehearsed) -> Iterator[Finding]:
    """One of several endings in over 90 per cent of games. The one that only says that time is up may: what the game
    came to is said by its outcome, and an ending that no game reached is named elsewhere."""
    endings = rehearsed.program.endings
    for number, id_ in enumerate(endings, start=1):
        whole = _pooled(rehearsed, ENDING, number)
        ending = rehearsed.scenario.endings[id_]
        if whole > ALIKE and len(endings) > 1 and not ending.last:
            said = _("{share} of games end in “{what}”").format(share=_told(whole), what=ending.name)
            todo = _("ask for more in its `when`, or begin further from it")
            yield Finding("red", said, todo, rehearsed.where.of("endings", id_), whole=True)


@check("unexpected", N_("what its author expects of it holds"))
def expectations_hold(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Expectations that the games refute."""
    for one in expectation_checks(rehearsed.tallies):
        if one.verdict == "not so":
            said = _("expected: {what}; found under {party}: {share}").format(
                what=expected_line(rehearsed.scenario, one.expected), party=one.line_up, share=_told(one.found.share)
            )
            place = rehearsed.where.of_scenario("expect", one.place)
            yield Finding("red", said, _("change the rules, or what you expect"), place)


def _share(tally: Tally, column: str, number: int) -> float:
    return number_counts(tally, column).get(number, 0) / tally.games


def _pooled(rehearsed: Rehearsed, column: str, number: int) -> float:
    return sum(number_counts(tally, column).get(number, 0) for tally in rehearsed.tallies) / rehearsed.games


def _told(share: float) -> str:
    return percentage(in_hundred(round(share * 10_000), 10_000))
