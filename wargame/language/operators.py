"""The operators of the language, each meaning once: how values are set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Setting = Literal["=", "at least", "at most"]
How = Literal["+", "=", "at least", "at most"]
"""How a track is moved: by an amount, or to one."""
Way = Literal["rise", "fall", "any"]
WAY: Mapping[Setting, Way] = {"=": "any", "at least": "rise", "at most": "fall"}
"""Which way a setting can move what it sets."""
UNMET: Mapping[Setting, str] = {"=": "!=", "at least": "<", "at most": ">"}
"""The sign by which a value compares with its setting while it must still be moved."""
