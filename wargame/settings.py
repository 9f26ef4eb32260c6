"""What one user likes, kept for all games: one small file. A damaged file is told and set aside; nothing ever stops."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from dataclasses import asdict, field, fields, replace
from pathlib import Path
from typing import Any, Final

from wargame.files import SHARED, replace_file, why
from wargame.records import record
from wargame.wording.catalogue import _

THEMES: Final = ("dark", "light", "follow")
GLYPHS: Final = ("auto", "unicode", "ascii")
LONGEST_WAIT: Final = 120
"""Minutes until the cover, at most."""


@record
class Settings:
    """What can be set. The settings screen, the file and its check all follow these fields.

    Attributes:
        theme: ``dark``, ``light``, or ``follow``: what the terminal says of its own background.
        motion: whether anything may move by itself.
        glyphs: ``unicode``, ``ascii``, or ``auto``: ASCII where the terminal draws lines two cells wide.
        cover_minutes: minutes without a key until a seat's screen is covered; 0: never.
        mouse: whether clicks and the wheel are taken.
        clock: whether the scenario's session plan counts down in the top line.
        guide_seen: whether the guided first turn has been offered and taken or declined.
        keys: command id to its keys, in place of its own.
    """

    theme: str = "dark"
    motion: bool = True
    glyphs: str = "auto"
    cover_minutes: int = 5
    mouse: bool = True
    clock: bool = True
    guide_seen: bool = False
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_settings(text: str) -> tuple[Settings, tuple[str, ...]]:
    """Settings from the text of the file, and what is wrong with it, a sentence each.

    A wrong line costs only itself. Raises ``ValueError`` where the text as a whole cannot be read.
    """
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError(_("it is nested too deep")) from None
    if not isinstance(data, dict):
        raise ValueError(_("it holds no settings"))
    known = {one.name for one in fields(Settings)}
    good: dict[str, Any] = {}
    said: list[str] = []
    for name, value in data.items():
        if name not in known:
            said.append(_("There is no setting “{shown}”.").format(shown=_shown(name)))
            continue
        try:
            good[name] = _READERS[name](value)
        except ValueError as wrong:
            said.append(_("{name}: {shown} is not {wrong}.").format(name=name, shown=_shown(value), wrong=wrong))
    return Settings(**good), tuple(said)


def written(settings: Settings) -> str:
    """The text of the file."""
    return json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"


def load(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The user's settings, and what had to be left out or set aside, in sentences. Never raises."""
    try:
        if path.exists() and not path.is_file():  # a pipe would block on opening
            raise OSError(errno.EINVAL, _("it is not a file"))
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as problem:
        return Settings(), _set_aside(path, problem)
    try:
        settings, said = read_settings(text)
    except ValueError as problem:
        return Settings(), _set_aside(path, problem)
    return settings, tuple(f"{path.name}: {sentence}" for sentence in said)


def store(settings: Settings, path: Path) -> str:
    """Keep the settings, whole or not at all. Gives why they could not be kept; empty: they were. Never raises."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, written(settings).encode(), SHARED)
    except OSError as problem:
        return _("The settings cannot be kept in {path}: {why}.").format(path=path, why=why(problem))
    return ""


def with_setting(settings: Settings, name: str, value: object) -> Settings:
    """The same with one thing changed. Raises ``ValueError`` with what it must be."""
    return replace(settings, **{name: _READERS[name](value)})


def _set_aside(path: Path, problem: Exception) -> tuple[str, ...]:
    aside = path.with_name(path.name + ".damaged")
    why = _("{name} cannot be read ({why})").format(name=path.name, why=_why(problem))
    try:
        path.replace(aside)
    except OSError:
        return (_("{why}. The usual settings hold.").format(why=why),)
    return (_("{why}. It was set aside as {name}; the usual settings hold.").format(why=why, name=aside.name),)


def _why(problem: Exception) -> str:
    if isinstance(problem, json.JSONDecodeError):
        return _("line {lineno}: {msg}").format(lineno=problem.lineno, msg=problem.msg)
    if isinstance(problem, UnicodeDecodeError):
        return _("it is not UTF-8")
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)


def _shown(value: object) -> str:
    return ascii(value)[:60] if not isinstance(value, str) else ascii(value)[1:-1][:60]


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("true or false"))
    return value


def _one_of(*words: str) -> Any:
    def read(value: object) -> str:
        if value not in words:
            raise ValueError(_("one of {words}").format(words=", ".join(words)))
        return str(value)

    return read


def _minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LONGEST_WAIT:
        raise ValueError(_("a whole number of minutes from 0 to {longest_wait}").format(longest_wait=LONGEST_WAIT))
    return value


def _keys(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise ValueError(_("a list of keys for each command, like {\"seat.seal\": [\"s\"]}"))
    keys: dict[str, tuple[str, ...]] = {}
    for command, said in value.items():
        said = [said] if isinstance(said, str) else said
        if not isinstance(said, (list, tuple)) or not all(isinstance(key, str) and key for key in said):
            raise ValueError(_("a list of keys for each command ({shown} has none)").format(shown=_shown(command)))
        keys[str(command)] = tuple(said)
    return keys


_READERS: Final[Mapping[str, Any]] = {
    "theme": _one_of(*THEMES),
    "motion": _yes_or_no,
    "glyphs": _one_of(*GLYPHS),
    "cover_minutes": _minutes,
    "mouse": _yes_or_no,
    "clock": _yes_or_no,
    "guide_seen": _yes_or_no,
    "keys": _keys,
}
