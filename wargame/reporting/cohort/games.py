"""Which saves are parallel classes of one crisis, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wargame.debrief.recording import Recording
from wargame.wording.catalogue import _


@dataclass(frozen=True)
class ClassGame:
    """One class's game, under the name it has in the report: ``Class A``."""

    label: str
    recording: Recording


@dataclass(frozen=True)
class RefusedSave:
    """A save that is not compared. ``file``: its name, for who asked; the report says no more than ``why``."""

    file: str
    why: str


def matching(given: Iterable[tuple[str, Recording]]) -> tuple[tuple[ClassGame, ...], tuple[RefusedSave, ...]]:
    """The games that can be compared with the first finished one, in the order given, and the others with the reason.

    Args:
        given: the name of each file, and what it holds.
    """
    found: list[ClassGame] = []
    refused: list[RefusedSave] = []
    for file, recording in given:
        why = _against(recording, found)
        if why:
            refused.append(RefusedSave(file, why))
        else:
            found.append(ClassGame(_("Class {letter}").format(letter=_letters(len(found))), recording))
    return tuple(found), tuple(refused)


def same_dice(games: Sequence[ClassGame]) -> bool:
    """Whether all rolled the same dice, so that what differs between them comes from decisions alone."""
    closes = [one.recording.record.close for one in games]
    return (
        all(one.recording.record.start.dice == "class" for one in games)
        and len({close.seed for close in closes if close}) == 1
    )


def _against(recording: Recording, found: Sequence[ClassGame]) -> str:
    """Why a game cannot stand beside those found so far; "": it can."""
    if not recording.finished:
        return _("it goes on; what its seats must not know yet would be shown")
    if recording.record.branches:
        return _("it is a branch: its first turns are those of another game")
    if not found:
        return ""
    first, start = found[0].recording.record.start, recording.record.start
    same = next((one.label for one in found if one.recording.record.start.game == start.game), None)
    if same:
        return _("it is the same game as {label}").format(label=same)
    if start.scenario != first.scenario:
        return _("it is of another crisis, {title}").format(title=start.title)
    if start.modules != first.modules:
        return _("another theory was at work, {theory}").format(theory=", ".join(start.modules) or _("none"))
    if start.left_out != first.left_out:
        return _("other situations were left out of it")
    if (start.program, start.semantics) != (first.program, first.semantics):
        return _("it was played by other rules, of another version of the same crisis")
    return ""


def _letters(place: int) -> str:
    """``A`` to ``Z``, then ``AA``."""
    head, last = divmod(place, 26)
    return f"{_letters(head - 1) if head else ''}{chr(ord('A') + last)}"
