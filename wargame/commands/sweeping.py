"""Who plays a sweep, and what is said while it is played."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import Timeout

from wargame.commands.answers import NotAsked, refused, say
from wargame.commands.progress import watched
from wargame.extras import install_line
from wargame.files import why
from wargame.sim.sweep.folder import OtherSweep, SweepFolder
from wargame.sim.sweep.gathered import Gathered, Overlap
from wargame.sim.sweep.manifest import Manifest, SweepPart, WrongManifest
from wargame.sim.sweep.program_text import ForeignProgram
from wargame.sim.sweep.running import Loss, Runner, RunnerFailed, run_sweep
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing

_PART = re.compile(r"([1-9][0-9]{0,4})/([1-9][0-9]{0,4})")


def runner_of(workers: int | None, scheduler: str | None) -> Runner:
    """Threads; by joblib so many ``workers``; by dask those of the ``scheduler``. Raises ``NotAsked``."""
    if workers is not None and scheduler is not None:
        raise NotAsked(_("--workers are of this machine, --dask says where others are: one of the two"))
    try:
        if scheduler is not None:
            from wargame.sim.sweep.by_dask import DaskRunner

            return DaskRunner(scheduler)
        if workers is not None:
            from wargame.sim.sweep.by_joblib import JoblibRunner

            return JoblibRunner(workers)
    except ImportError as missing:
        option, extra = ("--dask", "dask") if scheduler is not None else ("--workers", "sweep")
        raise NotAsked(_missing(missing, option, extra)) from None
    from wargame.sim.sweep.threads import ThreadRunner

    return ThreadRunner()


def _missing(problem: ImportError, option: str, extra: str) -> str:
    said = _("{option} needs {package}, which is not installed: {line}")
    return said.format(option=option, package=problem.name or extra, line=install_line(extra))


@contextmanager
def scipy_needed(option: str) -> Iterator[None]:
    """Imports of the block may need scipy. Raises ``NotAsked`` where it is missing."""
    try:
        yield
    except ImportError as missing:
        raise NotAsked(_missing(missing, option, "sweep")) from None


def share_of_part(text: str | None) -> SweepPart:
    """What ``--part`` says: ``2/5``; None: all of it. Raises ``NotAsked``."""
    found = _PART.fullmatch(text or "1/1")
    if found is None or int(found[1]) > int(found[2]):
        raise NotAsked(_("--part: “{text}” is no part: write 2/5 for the second of five"), text=text)
    return SweepPart(int(found[1]), int(found[2]))


@contextmanager
def folder_or_none(path: Path | None) -> Iterator[Path]:
    """The folder that was named, else one that is gone when the block ends."""
    if path is not None:
        yield path
        return
    with TemporaryDirectory(prefix="wargame-sweep-") as folder:
        yield Path(folder) / "sweep"


def folder_of(path: Path, manifest: Manifest, texts: dict[str, bytes]) -> SweepFolder:
    """The folder of a sweep, begun or gone on with. Raises ``NotAsked``."""
    try:
        return SweepFolder.of(path, manifest, texts)
    except OtherSweep as other:
        what = listing(_said(one) for one in other.differences)
        refusal = _(
            "{folder} holds another sweep, which differs in {what}; name another folder, or ask for that one again"
        )
        raise NotAsked(refusal, folder=path, what=what) from None
    except WrongManifest as problem:
        raise NotAsked(f"{path}: {problem}") from None
    except OSError as problem:
        raise NotAsked(_("{folder} cannot be made: {why}"), folder=problem.filename or path, why=why(problem)) from None


def _said(name: str) -> str:
    said = {
        "factors": _("what is varied"), "cells": _("rules or values"), "games": _("games (-n)"), "seed": _("seed"),
        "until": "--until", "design": "--design", "wargame": _("version of the program"),
        "words": _("line-up or theory"),
        "points": _("sample"), "names": _("what is counted"), "chunk": _("size of a chunk"),
    }
    return said.get(name, name)


def play_sweep(folder: SweepFolder, share: SweepPart, runner: Runner) -> Gathered:
    """Play what a share of a sweep lacks, until it is done or stopped; all that the folder holds then. Raises
    ``NotAsked``."""
    manifest = folder.manifest
    part = sum(1 for _chunk in share.chunks(manifest)) if share.of > 1 else len(manifest.cells) * manifest.chunks
    whole = manifest.games * len(manifest.cells) * part // (len(manifest.cells) * manifest.chunks)
    try:
        with refused(Overlap, ForeignProgram, RunnerFailed):
            watched(run_sweep(folder, share, runner, _tell), whole, _("Games"), lambda mine: mine.games)
            return folder.read()[0]
    except Timeout:
        raise NotAsked(_("{folder}: another run plays this part now"), folder=folder.path) from None
    except OSError as problem:
        raise NotAsked(_("{file} cannot be written: {why}"), file=problem.filename, why=why(problem)) from None


def _tell(loss: Loss) -> None:
    if loss.what == "part":
        said = _("{name}: {why}. What it held is played again.")
    elif loss.what == "workers":
        said = _("No worker is at {name}. The games wait for one: dask worker {name}")
    elif loss.chunks:
        said = _("A worker was lost ({name}: {why}). {count} chunks that were in hand are played again.")
    else:
        said = _("A worker was lost ({name}). What it had in hand is played again.")
    say(said.format(name=loss.name, why=loss.why, count=len(loss.chunks)), err=True)
