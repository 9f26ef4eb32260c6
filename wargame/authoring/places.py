"""Where everything was written, asked of texts that are known to link."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.link.merging import merge
from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.shape.validation import AnyFile, validate
from wargame.authoring.yaml.reader import read
from wargame.authoring.yaml.source import SourceText
from wargame.model.files import RulebookFile, ScenarioFile


def places_in(sources: Sequence[SourceText]) -> SourceMap:
    """Where everything was written in texts that are known to link, the scenario first."""
    scenario, *books = map(read, sources)
    files: list[AnyFile] = [validate(scenario, ScenarioFile), *(validate(book, RulebookFile) for book in books)]
    return SourceMap(merge(files, Diagnostics()))
