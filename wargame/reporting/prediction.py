"""A class predicts what a position comes to, and the program plays it on: how often, and how near each team was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wargame.document.nodes import Document, Heading, Node, grid, paragraph, text
from wargame.sim.summary import Share
from wargame.wording.catalogue import _
from wargame.wording.numbers import percent, percentage, score


def mean_brier(percent_: int, share: float) -> float:
    """The mean Brier score of a probability over games of which this share brought the outcome about: how far it was
    off, squared, and what chance leaves to everybody, ``(p − f)² + f (1 − f)``."""
    return (percent_ / 100 - share) ** 2 + share * (1 - share)


def prediction_document(asked: str, where: str, found: Share, teams: Mapping[str, int], mix: str) -> Document:
    """The answer, for reading.

    Args:
        asked: the outcome in the scenario's words.
        where: from what turn on.
        found: in how many of the games it came about.
        teams: name to the probability it stated, in per cent.
        mix: who played.
    """
    return tuple(_nodes(asked, where, found, teams, mix))


def _nodes(asked: str, where: str, found: Share, teams: Mapping[str, int], mix: str) -> Iterator[Node]:
    yield Heading(1, text(asked))
    said = _("It came about in {share} of {games:,} games played on from {where}, each seat of each game by a "
             "doctrine drawn from the mix “{mix}”.")  # fmt: skip
    share = percentage(percent(found.share, *found.interval))
    yield paragraph(said.format(share=share, games=found.of, where=where, mix=mix))
    listed = sorted(teams.items(), key=lambda team: mean_brier(team[1], found.share))
    rows = ((name, percentage(stated), score(mean_brier(stated, found.share))) for name, stated in listed)
    yield from grid((_("Team"), _("Stated"), _("Brier score")), rows, numbers={1, 2})
    least = score(found.share * (1 - found.share))
    yield paragraph(_("The score is the mean over all games. Nobody can do better than {least}: that is what chance "
                      "leaves to who states the share itself. The share is that of the program's doctrines, not of "
                      "people; in brackets within what it lies, 95 %.").format(least=least))  # fmt: skip


def prediction_data(outcome: str, turn: int, found: Share, teams: Mapping[str, int], mix: str) -> dict[str, Any]:
    """The same for programs."""
    low, high = found.interval
    return {
        "outcome": outcome, "turn": turn, "mix": mix, "games": found.of, "share": round(found.share, 4),
        "low": round(low, 4), "high": round(high, 4),
        "teams": [
            {"team": name, "percent": stated, "brier": round(mean_brier(stated, found.share), 4)}
            for name, stated in teams.items()
        ],
    }  # fmt: skip
