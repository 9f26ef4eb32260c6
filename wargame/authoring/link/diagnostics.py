"""Where the linker's checks put what they find: problems with their place in the file they belong to."""

from __future__ import annotations

from wargame.authoring.yaml.spans import Path
from wargame.authoring.diagnostic import Diagnostic, Severity
from wargame.authoring.shape.validation import MOST_PROBLEMS, AnyFile


class Enough(Exception):
    """More errors were found than anybody would read; what was found so far stands."""


class Diagnostics:
    """Collects problems. What stands in a part that had to be mended is passed over: it was reported already."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self._errors = 0

    def say(
        self,
        file: AnyFile,
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
            code, message, hint, severity: as in ``Diagnostic``.
            at_key: point at the key that names the value.
            offset: point at this character (from 0) of the text.
            text: what the text says; needed with ``offset`` where it may go over several lines.

        Raises:
            Enough: there are so many that looking for more is no help.
        """
        if _mended(file, path):
            return
        line, column = place_of(file, path, at_key=at_key, offset=offset, text=text)
        self.found.append(file.parsed.source.diagnostic(line, column, code, message, hint, severity))
        self._errors += severity == "error"
        if self._errors >= MOST_PROBLEMS:
            raise Enough

    def beside(
        self, file: AnyFile, path: Path, place: tuple[int, int], code: str, message: str, hint: str = ""
    ) -> None:
        """Notes a warning about a value, but at a line and column (from 0) beside it."""
        if not _mended(file, path):
            self.found.append(file.parsed.source.diagnostic(*place, code, message, hint, "warning"))

    def doubt(self, file: AnyFile, path: Path, code: str, message: str, hint: str = "", at_key: bool = True) -> None:
        """Notes a warning: the file can be played, but its author may have meant something else."""
        self.say(file, path, code, message, hint, severity="warning", at_key=at_key)


def _mended(file: AnyFile, path: Path) -> bool:
    """Whether a value, or something it is in, had to be mended."""
    return any(path[:depth] in file.mended for depth in range(len(path) + 1))


def place_of(
    file: AnyFile, path: Path, *, at_key: bool = False, offset: int | None = None, text: str = ""
) -> tuple[int, int]:
    """Line and column (from 0) of what stands at ``path``, or of character ``offset`` of the ``text`` there."""
    spot = file.parsed.spans.find(path)
    if spot is None:
        spot = file.parsed.spans.nearest(path)
        if spot.kids:
            return spot.named_at()
    elif at_key:
        return spot.named_at()
    lines = file.parsed.source.lines
    return spot.starts_at() if offset is None or spot.line >= len(lines) else spot.inside(offset, lines, text)
