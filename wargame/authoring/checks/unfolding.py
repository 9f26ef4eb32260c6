"""Whether a checked scenario fits once its tables, lists, situations and watches are written in where they are used."""

from __future__ import annotations

from wargame.authoring.link.merging import MergedFiles
from wargame.authoring.yaml.spans import Path
from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.shape.validation import AnyFile
from wargame.engine.cannot_lower import TooMuch
from wargame.engine.lowering import lower
from wargame.engine.lowering.lower import choosable
from wargame.engine.reasons import SECTION_OF
from wargame.model.files import Scenario
from wargame.model.labels import Source

_HINT = "use fewer lists within lists, or watches that narrow what they look at"


def check_unfolding(scenario: Scenario, merged: MergedFiles) -> tuple[Diagnostic, ...]:
    """What is too large, with the line it stands at; nothing where it fits, under whatever theory."""
    theories = choosable(scenario)
    try:
        lower(scenario, theories)  # all at once hold all that each holds, and take a quarter of the time
    except TooMuch:
        for theory in theories or ("",):
            try:
                lower(scenario, (theory,) if theory else ())
            except TooMuch as much:
                file, path = _where(merged, much.at)
                return (file.parsed.diagnostic(path, "too_large", str(much), _HINT, at_key=True),)
    return ()


def _where(merged: MergedFiles, at: str) -> tuple[AnyFile, Path]:
    """Where a source label was declared; the top of the scenario where it is none."""
    source = Source.parse(at)
    section, id_ = SECTION_OF.get(source.kind, ""), source.id
    for entry in merged.declarations:
        if entry.section == section and entry.id == id_:
            return entry.file, entry.path
        inner = getattr(entry.body, section, None) if entry.section in ("modules", "injects", "moves") else None
        if isinstance(inner, dict) and id_ in inner:
            return entry.file, (*entry.path, section, id_)
    return merged.files[0], ()
