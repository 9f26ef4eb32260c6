"""What seats could gain by leaving a doctrine, as a page and as data."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from wargame.document.nodes import Document, grid, items, paragraph, section
from wargame.engine.program import Program
from wargame.research.best_response import ResponseGap
from wargame.sim.habits import CardPlayed, Habit
from wargame.wording.catalogue import _
from wargame.wording.numbers import give_or_take, level, listing
from wargame.wording.speaker import Speaker


def gaps_document(
    gaps: Sequence[ResponseGap], doctrine: str, games: int, program: Program, speaker: Speaker
) -> Document:
    """A line a seat: what the doctrine brings it, the best that was found against it, and what that brings more."""
    head = (_("seat"), _("by the doctrine"), _("best found"), _("gains"), _("tried"))
    rows = [
        (
            speaker.events.seat(one.seat), level(one.points.before),
            habit_words(one.best, program, speaker), give_or_take(one.points.change, one.points.give, 2),
            str(one.tried),
        )
        for one in gaps
    ]  # fmt: skip
    title = _("What could be gained by leaving “{doctrine}”").format(doctrine=_named(doctrine, program))
    whole = sum(one.gain for one in gaps)
    bound = _("A lower bound of what all seats together could gain, each alone: {points} points.")
    return section(
        1, title,
        items(
            _("Every seat follows the doctrine but one, which may leave it. Points are means of final scores."),
            _(
                "What is best was looked for among habits: the other doctrines; this one with a card never ordered, or "
                "ordered whenever it is open, or two such changes; one or two cards and nothing else."
            ),
            _(
                "The gain of the best was then measured in {games:,} games that the search had not seen. The best of "
                "all ways to play may gain more, so each gain is a lower bound of the gap."
            ).format(games=games),
        ),
        grid(head, rows, "", (1, 3, 4)), (paragraph(bound.format(points=level(whole, 2))),),
    )


def habit_words(habit: Habit, program: Program, speaker: Speaker) -> str:
    """How a seat plays by a habit."""
    doctrine = _("as “{doctrine}”").format(doctrine=_named(habit.doctrine, program))
    if habit.only is not None:
        cards = listing(_card(one, speaker) for one in habit.only) or _("no move")
        return _("nothing but {cards}; answers {doctrine}").format(cards=cards, doctrine=doctrine)
    changes = [
        *(_("always {card}").format(card=_card(one, speaker)) for one in habit.always),
        *(_("never {card}").format(card=speaker.events.move(one)) for one in habit.never),
    ]
    return ", ".join([doctrine, *changes])


def _card(one: CardPlayed, speaker: Speaker) -> str:
    move = speaker.events.move(one.move)
    return move if one.chosen is None else f"{move} ({'='.join(one.chosen)})"


def _named(doctrine: str, program: Program) -> str:
    return program.scenario.doctrines[doctrine].name


def gaps_facts(gaps: Sequence[ResponseGap], doctrine: str, games: int, seed: int) -> dict[str, Any]:
    """Every number of it as plain data. ``lower_bound``: of each seat's gap, and of their sum."""
    return {
        "doctrine": doctrine, "games": games, "seed": seed, "lower_bound": sum(one.gain for one in gaps),
        "seats": {one.seat: _gap_facts(one) for one in gaps},
    }


def _gap_facts(one: ResponseGap) -> dict[str, Any]:
    return {
        "by_doctrine": one.points.before, "best": str(one.best), "by_best": one.points.after,
        "gain": one.points.change, "give": one.points.give, "lower_bound": one.gain, "at_least": one.at_least,
        "tried": one.tried,
    }


def gaps_csv(gaps: Sequence[ResponseGap], doctrine: str) -> str:
    """One line a seat."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, one in enumerate(gaps):
        row = {"seat": one.seat, "doctrine": doctrine, **_gap_facts(one)}
        if not number:
            writer.writerow(row)
        writer.writerow(row.values())
    return out.getvalue()
