"""What came of loading an authored file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from wargame.authoring.diagnostic import Diagnostic

if TYPE_CHECKING:
    from wargame.authoring.link.source_map import SourceMap
    from wargame.model.files import Scenario


@dataclass(frozen=True)
class Loaded:
    """What came of loading.

    Attributes:
        scenario: ready to play; None where there are errors (or the file was a rulebook).
        diagnostics: errors and warnings, in order.
        places: gives where everything was declared; None where there are errors.
    """

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]
    places: Callable[[], SourceMap] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def where(self) -> SourceMap | None:
        """Where everything was declared, down to rows and answers; None where there are errors. Made when asked."""
        return None if self.places is None else self.places()
