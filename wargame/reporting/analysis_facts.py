"""What was found out about a finished game as plain data, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from wargame.sim.effects import Effect
from wargame.sim.game_analysis import GameAnalysis


def analysis_facts(found: GameAnalysis) -> dict[str, Any]:
    """Every number of it. Of points ``exact`` is a fraction in words, so that parts add up to scores exactly."""
    whole: dict[str, Any] = facts_of(found)
    return whole


def facts_of(record: object) -> Any:
    """A record as dicts, lists, words and numbers."""
    match record:
        case Effect():
            return {
                "points": record.mean, "exact": str(record.points), "give": record.give, "chance": record.chance,
                "sure": record.sure,
            }
        case Fraction():
            return str(record)
        case Mapping():
            return {str(key): facts_of(one) for key, one in record.items()}
        case tuple() | list():
            return [facts_of(one) for one in record]
    if is_dataclass(record) and not isinstance(record, type):
        return {field.name: facts_of(getattr(record, field.name)) for field in fields(record)}
    return record
