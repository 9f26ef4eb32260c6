"""How this program makes files: exclusively, whole or not at all, and never through a link into another file.

Every room that writes does it here. A file takes its place in one step: it is written under a name nobody can foresee
(``.wargame-….part``) in the same folder, brought to the disk, and then renamed; a program that is killed leaves at most
such a part, which ``sweep`` throws away later. Every ``OSError`` names the file that was asked for.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PRIVATE, SHARED = 0o600, 0o666
"""Modes of new files: for their owner alone whatever the umask, or as the umask says."""
_BINARY: int = getattr(os, "O_BINARY", 0)
_NEW: int = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | _BINARY
_PART = re.compile(r"\.wargame-[0-9a-f]{16}\.part\Z")
_FORGOTTEN = 3600.0
"""Seconds after which nobody writes a part any more."""
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_NO_HARD_LINKS = (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK, errno.EACCES, errno.EINVAL)


def open_new(path: Path, mode: int = SHARED) -> int:
    """A handle to write a file that must not exist yet, as a link neither. Raises ``OSError``."""
    handle = os.open(path, _NEW, mode)
    if mode == PRIVATE and os.name == "posix":
        os.fchmod(handle, mode)  # a umask may take more away than others' access
    return handle


def write_all(handle: int, data: bytes) -> None:
    """Write ``data`` and return when the disk has it. Raises ``OSError`` where it does not take all of it."""
    rest = memoryview(data)
    while rest:
        taken = os.write(handle, rest)
        if not taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[taken:]
    os.fsync(handle)


def make_file(path: Path, data: bytes, mode: int = SHARED) -> None:
    """Make a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: something of this name is there already.
        OSError: it cannot be made.
    """
    with _named(path):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "a file of this name is there already")
        part = _part(path.parent)
        with _cleared(part):
            _written(part, data, mode)
            _put(part, path, data, mode)
        try:
            sync_directory(path.parent)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def replace_file(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Give ``path`` new contents, whole or not at all. A link of this name is replaced, never followed. For files whose
    names are this program's own; what a person names goes through ``export``. Raises ``OSError``."""
    with _named(path):
        part = _part(path.parent)
        with _cleared(part):
            _written(part, data, mode)
            os.replace(part, path)
        sync_directory(path.parent)


@contextmanager
def export(path: Path) -> Iterator[BinaryIO]:
    """A file to write what a person wants in ``path``: it takes its place when the block ends well; one that is there
    keeps its contents until then, and its mode. Raises ``OSError`` as ``check_target`` does, and while writing."""
    with _named(path):
        check_target(path)
        part = _part(path.parent)
        with _cleared(part):
            with os.fdopen(open_new(part), "wb") as file:
                _as_before(path, file.fileno())
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        sync_directory(path.parent)


def make_folder(path: Path) -> None:
    """A folder to write several files into, and those above it, where they are not there yet. What has this name may be
    no link: whoever prepared it would say where they go. Raises ``OSError``."""
    with _named(path):
        if path.is_symlink():
            raise OSError(errno.ELOOP, "it is a link, and nothing is written through links")
        try:
            path.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise NotADirectoryError(errno.ENOTDIR, "a file of this name is there already") from None


def check_target(path: Path) -> None:
    """Raise the ``OSError`` that would keep a person's file from being written here, before the work for it is done:
    there is no such folder, or a folder, a link, a pipe or a device has this name."""
    with _named(path):
        try:
            found = os.lstat(path)
        except FileNotFoundError:
            if not stat.S_ISDIR(os.stat(path.parent).st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None
            return
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if stat.S_ISLNK(found.st_mode):
            raise OSError(errno.ELOOP, "it is a link, and nothing is written through links")
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is a pipe or a device, not a file")
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def tighten(handle: int) -> None:
    """Take an open file away from everybody but its owner, where the system and the file's owner allow it."""
    if os.name == "posix" and stat.S_IMODE(os.fstat(handle).st_mode) & 0o077:
        with suppress(OSError):
            os.fchmod(handle, PRIVATE)


def sync_directory(folder: Path) -> None:
    """Make a new or renamed file's name safe too. Systems that cannot open a folder do not need it."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may write into it and not list it
        return
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.EOPNOTSUPP):  # some network disks know no such thing
            raise
    finally:
        os.close(handle)


def sweep(folder: Path) -> int:
    """Throw away the parts that killed programs left in a folder an hour ago or longer; says how many. Never raises."""
    swept = 0
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if not _PART.match(entry.name):
                continue
            with suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                mine = os.name != "posix" or found.st_uid == os.geteuid()
                if mine and stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime > _FORGOTTEN:
                    os.unlink(entry.path)
                    swept += 1
    return swept


def why(problem: OSError) -> str:
    """The reason alone, never empty: ``No space left on device``."""
    return problem.strerror or str(problem) or type(problem).__name__


def shell_word(path: Path) -> str:
    """A path as it can be typed after a command in this system's shell."""
    if os.name == "nt":
        return f'"{path}"' if " " in str(path) else str(path)
    import shlex  # for the few who are told what to type

    return shlex.quote(str(path))


def reserved(name: str) -> bool:
    """Whether Windows keeps a file name for itself, whatever its case and ending: ``con``, ``COM1.txt``, ``nul.``"""
    first = name.partition(".")[0].rstrip(" ").lower()
    return first in _DEVICES or name != name.rstrip(" .")


def _part(folder: Path) -> Path:
    sweep(folder)
    return folder / f".wargame-{os.urandom(8).hex()}.part"


def _written(part: Path, data: bytes, mode: int) -> None:
    handle = open_new(part, mode)
    try:
        write_all(handle, data)
    finally:
        os.close(handle)


def _put(part: Path, path: Path, data: bytes, mode: int) -> None:
    """The part under its name, where nothing else may stand."""
    if os.name == "nt":
        os.rename(part, path)  # refuses a name that is taken
        return
    try:
        os.link(part, path, follow_symlinks=False)
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        _copied(path, data, mode)


def _copied(path: Path, data: bytes, mode: int) -> None:
    """The best a disk without hard links allows: made exclusively, and gone again where it cannot be whole."""
    handle = open_new(path, mode)
    try:
        write_all(handle, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)


@contextmanager
def _cleared(part: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Every ``OSError`` of the block says this path, and a reason."""
    try:
        if b"\0" in os.fsencode(path):
            raise ValueError
    except ValueError:
        raise OSError(errno.EINVAL, "this is not the name of a file", ascii(str(path))) from None
    try:
        yield
    except OSError as problem:
        raise OSError(problem.errno or errno.EIO, why(problem), str(path)) from problem


def _as_before(path: Path, handle: int) -> None:
    if os.name == "posix":
        with suppress(FileNotFoundError):
            os.fchmod(handle, stat.S_IMODE(os.lstat(path).st_mode) & 0o777)
