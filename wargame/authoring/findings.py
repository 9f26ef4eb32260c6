"""Where the linker's checks put what they find: problems with their place in the file they belong to."""

from __future__ import annotations

from wargame.authoring.positions import Path, Spot
from wargame.authoring.problems import Problem, Severity
from wargame.authoring.shapes import AnyShaped


class Findings:
    """Collects problems. What stands in a part that had to be mended is passed over: it was reported already."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def say(
        self,
        file: AnyShaped,
        path: Path,
        code: str,
        message: str,
        hint: str = "",
        *,
        severity: Severity = "error",
        at_key: bool = False,
        offset: int | None = None,
    ) -> None:
        """Notes one problem.

        Args:
            file: the file it is in.
            path: to what is wrong; if nothing stands there, the nearest thing around it is shown.
            code, message, hint, severity: as in ``Problem``.
            at_key: point at the key that names the value.
            offset: point at this character (from 0) of the text.
        """
        if any(path[:depth] in file.mended for depth in range(len(path) + 1)):
            return
        line, column = place_of(file, path, at_key=at_key, offset=offset)
        self.problems.append(file.reading.source.problem(line, column, code, message, hint, severity))

    def doubt(self, file: AnyShaped, path: Path, code: str, message: str, hint: str = "", at_key: bool = True) -> None:
        """Notes a warning: the file can be played, but its author may have meant something else."""
        self.say(file, path, code, message, hint, severity="warning", at_key=at_key)


def place_of(file: AnyShaped, path: Path, *, at_key: bool = False, offset: int | None = None) -> tuple[int, int]:
    """Line and column (from 0) of what stands at ``path``."""
    spot = file.reading.spots.find(path)
    if spot is None:
        near = file.reading.spots.nearest(path)
        return _inside(file, near, offset) if not near.kids else near.named_at()
    if at_key:
        return spot.named_at()
    return _inside(file, spot, offset)


def _inside(file: AnyShaped, spot: Spot, offset: int | None) -> tuple[int, int]:
    lines = file.reading.source.lines
    if offset is None or spot.line >= len(lines):
        return spot.starts_at()
    return spot.inside(offset, lines[spot.line])
