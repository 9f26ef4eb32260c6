"""What has to be known of a version of the save format to read its saves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SaveFormat:
    """A version of the save format.

    Attributes:
        reserved: kinds of lines it keeps for later; a journal that holds one needs a newer program.
        upgrade: turns the kind and body of one of its lines into those of today's, before they are read strictly.
    """

    reserved: frozenset[str]
    upgrade: Callable[[str, Body], tuple[str, Body]]
