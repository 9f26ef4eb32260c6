"""What history says of the rules, told: each expectation of a case under each theory, and whether it came out so."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.backcast.scenario import CASE
from wargame.document.nodes import Document, Grid, Group, Paragraph, paragraph, text
from wargame.model.cases import Expectation, Lead
from wargame.sim.evaluation import Evaluation, ExpectationResult
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import level, listing, measured, percent, percentage

_SIGNS = {
    "up": N_("up"), "down": N_("down"), "flat": N_("flat"), "not_up": N_("not up"), "not_down": N_("not down"),
}  # fmt: skip


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
            mean = "" if one.mean is None else measured(one.mean, 2)
            said = _verdict(one.met) + (_(" (misses)") if one.turned else "")
            name = "" if place else theory
            shares = percentage(percent(one.share)), percentage(f"{percent(low)}–{percent(high)}")
            yield name, looked_at(one.expected), wanted(one), mean, *shares, said


def _below(verdict: Evaluation) -> Iterator[Paragraph]:
    for theory in verdict.theories:
        of, tried = _("{name} {share:.2f} of {rolls}"), verdict.results[CASE][theory].attempts
        if tried:
            words = ", ".join(of.format(name=name, share=one.share, rolls=one.rolls) for name, one in tried.items())
            yield paragraph(_("{theory}: success share {words}").format(theory=theory, words=words))
    for lead in verdict.leads:
        values = ", ".join(f"{theory} {level(value, 2)}" for theory, value in lead.values.items())
        yield paragraph(f"{compared_in(lead.lead)}: {values}; {favoured(lead.lead)}: {_verdict(lead.met)}")
    for set_, results in verdict.results.items():
        for theory, ran in results.items():
            for what, share in ran.lapsed.items():
                lapsed = _("{theory}, {set}: {what} did not happen in {share} of runs")
                yield paragraph(lapsed.format(theory=theory, set=set_, what=what, share=percentage(percent(share))))
    verdicts = (f"{theory} {_('passes') if verdict.passes(theory) else _('FAILS')}" for theory in verdict.theories)
    summary = _("{runs} runs, seed {seed}: {passed}")
    yield paragraph(summary.format(runs=verdict.runs, seed=verdict.seed, passed=", ".join(verdicts)))


def looked_at(one: Expectation) -> str:
    """What of a case was looked at, and between which turns."""
    if one.attempt is not None:
        said = _("success of {attempt}").format(attempt=one.attempt)
    else:
        said = str(next(what for what in (one.change, one.unchanged, one.holds) if what is not None))
    if one.since or one.until:
        said += _(", turn {since} to {until}").format(since=one.since or 0, until=one.until or _("last"))
    return said + (f" [{one.variant}]" if one.variant else "")


def wanted(one: ExpectationResult) -> str:
    """What history expects of it."""
    line = one.expected
    if one.than is not None:
        return _("above {variant} ({than})").format(variant=line.above, than=measured(one.than, 2))
    if line.attempt is not None or line.holds is not None:
        bounds = [_("at least {share}").format(share=percentage(line.at_least))] if line.at_least is not None else []
        bounds += [_("at most {share}").format(share=percentage(line.at_most))] if line.at_most is not None else []
        return listing(bounds)
    share = percentage(line.share)
    if line.unchanged is not None:
        return _("unchanged in {share}").format(share=share)
    assert line.sign is not None
    size = _(" by {by}").format(by=line.by) if line.by > 1 else ""
    return f"{_(_SIGNS[line.sign])}{size}, {share}"


def compared_in(lead: Lead) -> str:
    """What theories are compared in."""
    if lead.attempt is not None:
        return _("success of {attempt}").format(attempt=lead.attempt)
    return _("change of {number}").format(number=lead.change)


def favoured(lead: Lead) -> str:
    """Which theory history favours, and how."""
    return (_("{theory} lowest") if lead.lowest else _("{theory} leads")).format(theory=lead.module)


def _verdict(met: bool) -> str:
    return _("as expected") if met else _("NOT AS EXPECTED")
