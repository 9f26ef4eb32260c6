"""Where linking and the checks put what they find: diagnostics with their place in the file they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from wargame.authoring.diagnostic import Diagnostic, Severity
from wargame.authoring.shape.messages import did_you_mean, shown
from wargame.authoring.shape.validation import MOST_DIAGNOSTICS, AnyFile
from wargame.authoring.yaml.spans import Path
from wargame.records import record


class Enough(Exception):
    """More errors were found than anybody would read; what was found so far stands."""


class Diagnostics:
    """Collects what is found. What stands in a part that had to be mended is passed over: it was reported already."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self._errors = 0

    def say(
        self, file: AnyFile, path: Path, code: str, message: str, hint: str = "", *, severity: Severity = "error",
        at_key: bool = False, offset: int | None = None, text: str = "", place: tuple[int, int] | None = None,
    ) -> None:
        """Notes one mistake or doubt.

        Args:
            file: the file it is in.
            path: to what is wrong; if nothing stands there, the nearest thing around it is shown.
            code, message, hint, severity: as in ``Diagnostic``.
            at_key: point at the key that names the value.
            offset: point at this character (from 0) of the text.
            text: what the text says; needed with ``offset`` where it may go over several lines.
            place: point at this line and column (from 0) instead, beside the value.

        Raises:
            Enough: there are so many that looking for more is no help.
        """
        if any(path[:depth] in file.mended for depth in range(len(path) + 1)):
            return
        line, column = place or file.parsed.place_of(path, at_key=at_key, offset=offset, text=text)
        self.found.append(file.parsed.source.diagnostic(line, column, code, message, hint, severity))
        self._errors += severity == "error"
        if self._errors >= MOST_DIAGNOSTICS:
            raise Enough

    def at(self, file: AnyFile, path: Path = ()) -> Reporter:
        """For saying several things of what stands at ``path``."""
        return Reporter(self, file, path)


@record
class Reporter:
    """Says what is wrong with one thing, or with what stands ``inside`` it (the path from the thing to the part), and
    asks what many checks ask."""

    diagnostics: Diagnostics
    file: AnyFile
    path: Path

    def say(
        self, code: str, message: str, hint: str = "", inside: Path = (), *, at_key: bool = False,
        severity: Severity = "error",
    ) -> None:
        """Notes a mistake, or (``severity``) a doubt. ``at_key``: point at the key that names the part."""
        path = (*self.path, *inside)
        self.diagnostics.say(self.file, path, code, message, hint, at_key=at_key, severity=severity)

    def doubt(self, code: str, message: str, hint: str = "") -> None:
        """Notes a warning at its key: the file can be played, but its author may have meant something else."""
        self.say(code, message, hint, at_key=True, severity="warning")

    def one_of(self, word: str, known: Collection[str], inside: Path, what: str, *, at_key: bool = False) -> None:
        """A word is one of a closed list that stands elsewhere."""
        if word not in known:
            said = f"there is no {what} {shown(word)} here"
            self.say("unknown_word", said, did_you_mean(word, known), inside, at_key=at_key)

    def within(self, value: int, low: int, high: int, inside: Path, *, at_key: bool = False) -> None:
        """A number lies between bounds."""
        if not low <= value <= high:
            said = f"wanted between {low} and {high}, got {value}"
            self.say("out_of_range", said, inside=inside, at_key=at_key)

    def members(self, value: object, per: Sequence[str], inside: Path, what: str) -> None:
        """A mapping by seat names every member of a family, and nobody else; what is no family has no such mapping."""
        if not isinstance(value, dict):
            return
        if not per:
            said = f"there is one {what} for all, since this is no family"
            self.say("no_family", said, "or add 'per:'", inside)
            return
        for seat in value:
            self.one_of(seat, per, (*inside, seat), "member", at_key=True)
        missing = [seat for seat in per if seat not in value]
        if missing and what != "start":
            said = f"the {what} for {', '.join(missing)} is missing"
            self.say("missing_member", said, inside=inside, at_key=True)

    def no_twins(self, words: Sequence[str], inside: Path, what: str, key: Path = ()) -> None:
        """No word stands twice in a list. ``key``: where in an item of the list the word stands."""
        seen: set[str] = set()
        for place, word in enumerate(words):
            if word in seen:
                said = f"the {what} {shown(word)} stands here a second time"
                self.say("twice", said, inside=(*inside, place, *key))
            seen.add(word)

    def ascending(self, ends: Sequence[int | None], inside: Path, what: str) -> None:
        """Ranges given by their upper ends rise, and only the last is open."""
        for place, end in enumerate(ends[:-1]):
            if end is None:
                said = f"only the last {what} may be without 'upto'"
                self.say("open_range", said, "say where this one ends", (*inside, place))
        if ends and ends[-1] is not None:
            hint = "leave its 'upto' out: it takes all the rest"
            self.say("open_range", f"the last {what} has no end", hint, (*inside, len(ends) - 1, "upto"))
        for place, (before, after) in enumerate(pairwise(ends)):
            if before is not None and after is not None and after <= before:
                said = f"this {what} ends at {after}, the one before it at {before}"
                self.say("order", said, "put them in order", (*inside, place + 1, "upto"))


def values_of(value: object, path: Path) -> Iterable[tuple[Path, int]]:
    """A number, or the numbers of a mapping by seat, each with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), inner
    elif isinstance(value, int):
        yield path, value
