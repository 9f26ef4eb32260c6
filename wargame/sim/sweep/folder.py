"""The folder of a sweep: its manifest, the programs by their digests, and a file for each run that plays a share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from filelock import FileLock

from wargame.files import SHARED, make_file, make_folder, replace_file, why
from wargame.sim.sweep.gathered import Gathered, Overlap, WrongPart, together
from wargame.sim.sweep.manifest import Manifest, SweepPart, WrongManifest, read_manifest
from wargame.sim.sweep.program_text import ForeignProgram, digest_of

_PART = re.compile(r"part-([1-9][0-9]{0,5})-of-([1-9][0-9]{0,5})\.npz\Z")


class OtherSweep(ValueError):
    """The folder holds another sweep. ``differences``: the names of what is not the same."""

    def __init__(self, differences: tuple[str, ...]) -> None:
        super().__init__(f"the folder holds another sweep: other {', '.join(differences)}")
        self.differences = differences


@dataclass(frozen=True)
class SweepFolder:
    """A folder that holds a sweep."""

    path: Path

    @cached_property
    def manifest(self) -> Manifest:
        """What is played. Raises ``WrongManifest``."""
        try:
            return read_manifest((self.path / "manifest.json").read_bytes())
        except OSError as problem:
            inside = sorted(one.parent.name for one in self.path.glob("*/manifest.json"))
            otherwise = f"but in {', '.join(inside)}" if inside else f"({why(problem)})"
            raise WrongManifest(f"no sweep lies there {otherwise}") from None

    @classmethod
    def of(cls, path: Path, manifest: Manifest, texts: Mapping[str, bytes]) -> SweepFolder:
        """The folder of this sweep, made where it is not there; one that holds it already is gone on with.

        Args:
            texts: of every program that the manifest names, by digest.

        Raises:
            OtherSweep: it holds another one.
            WrongManifest: its manifest cannot be read.
            OSError: it cannot be made.
        """
        folder = cls(path)
        make_folder(path)
        make_folder(path / "programs")
        for digest, text in texts.items():
            try:
                folder.text_of(digest)
            except ForeignProgram:  # not there, or damaged
                replace_file(folder._program(digest), text, SHARED)
        try:
            make_file(path / "manifest.json", manifest.text)
        except FileExistsError:
            if differences := manifest.differences(folder.manifest):
                raise OtherSweep(differences) from None
        return folder

    def text_of(self, digest: str) -> bytes:
        """The text of a program. Raises ``ForeignProgram`` where it is not there, or is another one."""
        try:
            text = self._program(digest).read_bytes()
        except OSError as problem:
            raise ForeignProgram(f"program {digest} cannot be read: {why(problem)}") from None
        if digest_of(text) != digest:
            raise ForeignProgram(f"the file of program {digest} holds another one")
        return text

    def _program(self, digest: str) -> Path:
        return self.path / "programs" / f"{digest}.jsonl"

    def part(self, share: SweepPart) -> Path:
        """The file of a share."""
        return self.path / f"part-{share.number}-of-{share.of}.npz"

    def lock(self, share: SweepPart) -> FileLock:
        """Held by the run that plays a share."""
        return FileLock(self.part(share).with_suffix(".lock"), timeout=0)

    @property
    def parts(self) -> tuple[Path, ...]:
        """The files that are there, by their shares."""
        found = [one for one in self.path.iterdir() if _PART.match(one.name)]
        return tuple(sorted(found, key=lambda one: (len(one.name), one.name)))

    @property
    def shares(self) -> tuple[SweepPart, ...]:
        """The shares whose files are there."""
        found = (_PART.match(one.name) for one in self.parts)
        return tuple(SweepPart(int(one[1]), int(one[2])) for one in found if one)

    def read(self) -> tuple[Gathered, Mapping[str, str]]:
        """All that was played, and the files that say nothing: their names and why. Raises ``Overlap``, naming the file
        that holds what others hold, and ``WrongManifest``."""
        whole, wrong = Gathered(self.manifest), dict[str, str]()
        for path, part in self._read(wrong):
            try:
                whole = whole.plus(part)
            except Overlap as problem:
                raise Overlap(f"{path.name} holds games that another part holds: {problem}") from None
        return whole, wrong

    def others(self, share: SweepPart) -> Gathered:
        """What all files but that of a share hold, damaged ones left out. Raises ``Overlap``."""
        mine = self.part(share)
        return together(self.manifest, (part for path, part in self._read({}) if path != mine))

    def _read(self, wrong: dict[str, str]) -> Iterator[tuple[Path, Gathered]]:
        for path in self.parts:
            try:
                yield path, Gathered.read(path, self.manifest)
            except (WrongPart, FileNotFoundError) as problem:
                wrong[path.name] = str(problem)
