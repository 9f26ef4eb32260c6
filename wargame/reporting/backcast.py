"""What history says of the rules, told: each expectation of a case under each theory, and whether it came out so."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.backcast.scenario import CASE
from wargame.document.nodes import Document, Grid, Group, Paragraph, paragraph, text
from wargame.sim.evaluation import Evaluation
from wargame.wording.catalogue import _


def evaluation(verdict: Evaluation) -> Document:
    """A case as it came out: a grid of its expectations, below it what else was looked at and which theory passes."""
    heads = (_("Theory"), _("Looked at"), _("History"), _("Mean"), _("Share"), "95 %", "")
    rows = (tuple(map(text, row)) for row in _expectations(verdict))
    grid = Grid(tuple(map(text, heads)), tuple(rows), text(verdict.case.file.title), frozenset({3, 4, 5}))
    return (grid, Group((), tuple(_below(verdict))))


def _expectations(verdict: Evaluation) -> Iterator[tuple[str, ...]]:
    for theory in verdict.theories:
        for place, one in enumerate(one for one in verdict.findings if one.theory == theory):
            low, high = one.interval
            mean = "" if one.mean is None else f"{one.mean:+.2f}"
            said = _verdict(one.met) + (_(" (misses)") if one.turned else "")
            name = "" if place else theory
            yield name, one.what, one.wanted, mean, f"{one.share:.0%}", f"{low:.0%}–{high:.0%}", said


def _below(verdict: Evaluation) -> Iterator[Paragraph]:
    for theory in verdict.theories:
        of, tried = _("{name} {share:.2f} of {rolls}"), verdict.results[CASE][theory].attempts
        if tried:
            words = ", ".join(of.format(name=name, share=one.share, rolls=one.rolls) for name, one in tried.items())
            yield paragraph(_("{theory}: success share {words}").format(theory=theory, words=words))
    for lead in verdict.leads:
        values = ", ".join(f"{theory} {value:.2f}" for theory, value in lead.values.items())
        yield paragraph(f"{lead.what}: {values}; {lead.wanted}: {_verdict(lead.met)}")
    for set_, results in verdict.results.items():
        for theory, ran in results.items():
            for what, share in ran.lapsed.items():
                lapsed = _("{theory}, {set}: {what} did not happen in {share:.0%} of runs")
                yield paragraph(lapsed.format(theory=theory, set=set_, what=what, share=share))
    verdicts = (f"{theory} {_('passes') if verdict.passes(theory) else _('FAILS')}" for theory in verdict.theories)
    summary = _("{runs} runs, seed {seed}: {passed}")
    yield paragraph(summary.format(runs=verdict.runs, seed=verdict.seed, passed=", ".join(verdicts)))


def _verdict(met: bool) -> str:
    return _("as expected") if met else _("NOT AS EXPECTED")
