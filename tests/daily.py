"""Which of many alike cases every run looks at; the others are looked at before an issue is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def daily(cases: Iterable[Any], is_daily: Callable[[Any], bool]) -> list[Any]:
    """The cases of a test, those that are not for every day marked ``long``."""
    return [case if is_daily(case) else pytest.param(case, marks=pytest.mark.long) for case in cases]


EVERY_KIND = ("dprk-missile-crisis", "gsomia-cliff", "the-long-road", "port-strike", "pocket")
"""Crises that differ most: by length, by rulebook, by what moves them."""
ONE_OF_EACH = ("dprk-missile-crisis", "port-strike", "pocket")
"""One of each world, where a case is a whole game."""
