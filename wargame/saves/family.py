"""Which saves were taken from which: branches that play on under new secrets, and games that change something."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wargame.records import record
from wargame.saves.lines import BranchLine, StartLine
from wargame.saves.problems import Unusable
from wargame.saves.save import Save, open_save, read_save


@record
class FamilyMember:
    """A save of a family.

    Attributes:
        save: what its lines say.
        line: how many lines it has in common with the one it was taken from; 0: it is the eldest.
        branches: those that were taken from it.
    """

    save: Save
    line: int
    branches: tuple[FamilyMember, ...]


def family(save: Path, others: Iterable[Path]) -> FamilyMember:
    """A save with all that were taken from it, and theirs, among other files; what is no sound save is passed over.
    Raises ``Unusable`` where ``save`` is none, and ``Damaged`` where it is not sound."""
    eldest, known = read_save(save), []
    for path in sorted(others):
        try:
            found = None if path.exists() and path.samefile(save) else open_save(path)
        except (Unusable, OSError):
            continue
        if found is not None and found.lines and isinstance(found.lines[0], StartLine) and found.chain.flaw is None:
            known.append(found)
    return _branch(eldest, 0, known, frozenset({eldest.path}))


def _branch(save: Save, line: int, known: list[Save], above: frozenset[Path]) -> FamilyMember:
    """``above``: what it stands below, so that no save stands below itself."""
    found = [(one, common) for one in known if one.path not in above and (common := _taken_at(one, save))]
    below = above | {one.path for one, _ in found}
    return FamilyMember(save, line, tuple(_branch(one, common, known, below) for one, common in found))


def _taken_at(one: Save, parent: Save) -> int:
    """After which line ``one`` was taken from ``parent``; 0: it was not."""
    if not parent.entries or not one.entries:
        return 0
    what_if = one.start.what_if
    if what_if is not None:
        return what_if.line if what_if.parent == parent.entries[-1].hash else 0
    begun = [n for n, line in enumerate(one.lines, 1) if isinstance(line, BranchLine)]
    for n in reversed(begun):
        if len(parent.entries) >= n - 1 and parent.entries[n - 2].hash == one.entries[n - 2].hash:
            other = len(parent.entries) >= n and parent.entries[n - 1].hash == one.entries[n - 1].hash
            return 0 if other else n - 1
    return 0
