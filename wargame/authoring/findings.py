"""Where the linker's checks put what they find: problems with their place in the file they belong to."""

from __future__ import annotations

from wargame.authoring.positions import Path
from wargame.authoring.problems import Problem, Severity
from wargame.authoring.shapes import MOST_PROBLEMS, AnyShaped


class Enough(Exception):
    """More errors were found than anybody would read; what was found so far stands."""


class Findings:
    """Collects problems. What stands in a part that had to be mended is passed over: it was reported already."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._errors = 0

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
        text: str = "",
    ) -> None:
        """Notes one problem.

        Args:
            file: the file it is in.
            path: to what is wrong; if nothing stands there, the nearest thing around it is shown.
            code, message, hint, severity: as in ``Problem``.
            at_key: point at the key that names the value.
            offset: point at this character (from 0) of the text.
            text: what the text says; needed with ``offset`` where it may go over several lines.

        Raises:
            Enough: there are so many that looking for more is no help.
        """
        if _mended(file, path):
            return
        line, column = place_of(file, path, at_key=at_key, offset=offset, text=text)
        self.problems.append(file.reading.source.problem(line, column, code, message, hint, severity))
        self._errors += severity == "error"
        if self._errors >= MOST_PROBLEMS:
            raise Enough

    def beside(
        self, file: AnyShaped, path: Path, place: tuple[int, int], code: str, message: str, hint: str = ""
    ) -> None:
        """Notes a warning about a value, but at a line and column (from 0) beside it."""
        if not _mended(file, path):
            self.problems.append(file.reading.source.problem(*place, code, message, hint, "warning"))

    def doubt(self, file: AnyShaped, path: Path, code: str, message: str, hint: str = "", at_key: bool = True) -> None:
        """Notes a warning: the file can be played, but its author may have meant something else."""
        self.say(file, path, code, message, hint, severity="warning", at_key=at_key)


def _mended(file: AnyShaped, path: Path) -> bool:
    """Whether a value, or something it is in, had to be mended."""
    return any(path[:depth] in file.mended for depth in range(len(path) + 1))


def place_of(
    file: AnyShaped, path: Path, *, at_key: bool = False, offset: int | None = None, text: str = ""
) -> tuple[int, int]:
    """Line and column (from 0) of what stands at ``path``, or of character ``offset`` of the ``text`` there."""
    spot = file.reading.spots.find(path)
    if spot is None:
        spot = file.reading.spots.nearest(path)
        if spot.kids:
            return spot.named_at()
    elif at_key:
        return spot.named_at()
    lines = file.reading.source.lines
    return spot.starts_at() if offset is None or spot.line >= len(lines) else spot.inside(offset, lines, text)
