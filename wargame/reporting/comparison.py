"""What a comparison found: what is different when the same games are played in two ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from wargame.document.nodes import Document, paragraph, text
from wargame.engine.program import Program
from wargame.reporting.facts import track_name
from wargame.reporting.grids import number_grid
from wargame.sim.comparing import SHARES, Difference
from wargame.sim.rehearsal import Tally
from wargame.wording.catalogue import _
from wargame.wording.numbers import give_or_take, level

Compared = tuple[Tally, Tally, Sequence[Difference]]
"""The games of one line-up in the first way and in the second, and all that was compared."""


def _name(one: Tally, two: Tally) -> str:
    return one.line_up.name if one.line_up.name == two.line_up.name else f"{one.line_up.name} → {two.line_up.name}"


def comparison(found: Sequence[Compared], change: str, games: int, seed: int, everything: bool) -> Document:
    """A grid a line-up; line-ups in whose games the same is different share one.

    Args:
        found: one a line-up.
        change: what the second way has instead, e.g. ``trust=7``.
        games: how many of each were wanted.
        seed: the dice of both.
        everything: also what does not change for certain.
    """
    first = found[0][0].program
    theory = f" ({', '.join(first.modules)})" if first.modules else ""
    grids: dict[tuple[str, tuple[Difference, ...]], tuple[list[str], list[list[str]]]] = {}
    for one, two, differences in found:
        stopped = "" if two.games == games else ", " + _("stopped before {games:,}").format(games=games)
        rows = [_row(one.program, two.program, each) for each in differences if everything or each.plain]
        counted = _("{games:,} games twice, seed {seed}").format(games=two.games, seed=seed) + stopped
        grids.setdefault((counted, tuple(differences)), ([], rows))[0].append(_name(one, two))
    heads = ("", _("before"), _("after"), _("change (95 %)"), _("more in"), _("less in"))
    told = _(
        "Only what changes beyond its own 95 per cent interval is told; of what does not change about one number in "
        "twenty looks so by chance. --all tells the rest."
    )
    return (
        paragraph(*text(
            _("{title}; after: with {change}").format(title=f"{first.scenario.about.title}{theory}", change=change),
            tone="strong",
        )),
        *(number_grid(f"{', '.join(names)}: {counted}", heads, rows) for (counted, _), (names, rows) in grids.items()),
        paragraph(_(
            "Endings, outcomes and red lines in per cent of games; points, tracks and turns as means. “More in”: games "
            "in which it is more, or came about, under the same dice."
        )),
        *([] if everything else [paragraph(told)]),
    )


def _row(before: Program, after: Program, one: Difference) -> list[str]:
    scale, digits = (100, 1) if one.kind in SHARES else (1, 2)
    levels = (level(scale * number, digits) for number in (one.before, one.after))
    change = give_or_take(scale * one.change, scale * one.give, digits)
    return [_what(before, after, one), *levels, change, f"{one.rose:,}", f"{one.fell:,}"]


def _what(before: Program, after: Program, one: Difference) -> str:
    """What was compared; an ending or red line may stand in one of the two scenarios alone."""
    match one.kind:
        case "ending":
            endings = {**after.scenario.endings, **before.scenario.endings}
            return endings[one.id].name
        case "red_line":
            scenario = before.scenario if one.id in before.scenario.red_lines else after.scenario
            line = scenario.red_lines[one.id]
            return _("red line of {seat}: {line}").format(seat=scenario.seats[line.seat].name, line=line.text)
        case "score":
            return _("points of {seat}").format(seat=before.scenario.seats[one.id].name)
        case "track":
            return track_name(before, one.id)
        case "outcome":
            return one.id
        case "war":
            return _("any war")
        case "turns":
            return _("turns played")
        case _:
            assert_never(one.kind)


def differences_of(one: Tally, two: Tally, differences: Sequence[Difference]) -> dict[str, Any]:
    """The same as plain data, of one party."""
    return {
        **{
            when: {"party": of.line_up.name, "players": dict(of.line_up.players), "modules": list(of.program.modules)}
            for when, of in (("before", one), ("after", two))
        },
        "games": two.games,
        "seed": one.seed,
        "differences": [
            {
                "kind": each.kind, "id": each.id, "before": each.before, "after": each.after, "change": each.change,
                "low": each.change - each.give, "high": each.change + each.give, "rose": each.rose, "fell": each.fell,
            }
            for each in differences
        ],
    }
