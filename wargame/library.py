"""Where scenarios, rulebooks and saves lie: the shipped ones, and one's own. Finds files, opens none for their meaning.

Own files stand in ``./scenarios``, ``./rules`` and ``./saves`` where these exist, else in the user's data folder.
Shipped ones stand in the wheel, or at the top of the repository when the package runs from there. Own come first.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path, user_data_path, user_state_path

from wargame.records import record

APP = "scenario-wargame"
_PACKAGE = Path(__file__).resolve().parent
CACHE = "WARGAME_CACHE"
"""The environment variable that moves the cache into another folder, or switches it off: ``off``, or empty."""
Collection = Literal["scenarios", "rules", "saves", "backcasts"]
_ENDINGS = (".yaml", ".yml")
_ID = re.compile(r"[a-z][a-z0-9-]{0,59}\Z")
_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_PLACE = re.compile(r"^shelf:[ \t]*([0-9]{1,3})[ \t]*$", re.MULTILINE)
_SUMMARY = re.compile(r"^summary:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_LAST_PLACE = 1000
_OVERLAY = re.compile(r"\.[a-z]{2}\Z")
"""``name.ja.yaml`` is a translation of ``name.yaml``, not a scenario of its own."""


class NoSuchScenario(LookupError):
    """There is no such scenario; the message says what was asked and what is near it."""


@record
class ListedScenario:
    """One scenario on the shelf.

    Attributes:
        id: what to call it on the command line: its file name without the ending.
        title: its first ``title:`` line, or its id where it has none.
        summary: its ``summary:`` line; empty: it stands on another line, or is quoted in a way only a reader knows.
        path: the file.
        own: whether it is the user's own rather than shipped.
    """

    id: str
    title: str
    summary: str
    path: Path
    own: bool


def shipped(collection: Collection) -> Path:
    """The folder of what came with the package; it may be missing in a partial install."""
    packed = _PACKAGE / "_data" / collection
    return packed if packed.is_dir() else _PACKAGE.parent / collection


def own(collection: Collection) -> tuple[Path, ...]:
    """The folders of one's own files, the nearest first. They need not exist."""
    return Path(collection), user_data_path(APP, appauthor=False) / collection


def saves_dir() -> Path:
    """Where new saves go: ``./saves`` where it exists, else the user's data folder. Not created here."""
    here, home = own("saves")
    return here if _there(here.is_dir) else home


def example_saves() -> tuple[Path, ...]:
    """The example games that ship with the package, by name."""
    folder = shipped("saves") / "examples"
    return tuple(sorted(path for path in folder.glob("*.jsonl") if path.is_file())) if folder.is_dir() else ()


def state_dir() -> Path:
    """Where this computer keeps what belongs to no save: vaults and settings. Not created here."""
    return user_state_path(APP, appauthor=False)


def settings_path() -> Path:
    """The file of this user's settings. It need not exist."""
    return state_dir() / "settings.json"


def cache_dir() -> Path | None:
    """Where this computer keeps what it can work out again; None: nowhere. Not created here."""
    said = os.environ.get(CACHE)
    if said is None:
        return user_cache_path(APP, appauthor=False)
    return None if said.strip().lower() in ("", "off") else Path(said)


def scenario_index() -> tuple[ListedScenario, ...]:
    """Every scenario within reach, by its place on the shelf, then by id. An own one hides a shipped one of its id."""
    found: dict[str, ListedScenario] = {}
    places: dict[str, int] = {}
    for folder in (*own("scenarios"), shipped("scenarios")):
        mine = folder.resolve() != shipped("scenarios").resolve()
        for path in yaml_files(folder):
            if path.stem not in found:
                head = _head(path)
                found[path.stem] = ListedScenario(path.stem, _title(head) or path.stem, _summary(head), path, mine)
                places[path.stem] = _place(head)
    return tuple(sorted(found.values(), key=lambda scenario: (places[scenario.id], scenario.id)))


def find_scenario(id_or_path: str) -> Path:
    """The file of a scenario named on the command line: by shelf id, by path, or as a file here without its ending.

    Raises:
        NoSuchScenario: there is neither such a scenario nor such a file.
    """
    if _ID.match(id_or_path):
        for folder in (*own("scenarios"), shipped("scenarios"), Path()):
            path = _named(folder, id_or_path)
            if path is not None:
                return path
    try:
        path = Path(id_or_path)
        if path.exists():
            return path
    except (OSError, ValueError):  # no path at all, e.g. with a null byte or too long
        pass
    ids = [scenario.id for scenario in scenario_index()]
    from wargame.wording.numbers import did_you_mean  # not for a scenario that is there

    shown = "".join(char if char.isprintable() else "\ufffd" for char in id_or_path[:60])
    advice = f"on the shelf: {', '.join(ids)}" if ids else "the shelf is empty"
    hint = did_you_mean(id_or_path, ids, advice, quotes="''")
    raise NoSuchScenario(f"there is no scenario '{shown}'; {hint}")


def find_rulebook(id_: str, beside: Path | None = None) -> Path | None:
    """The file of a rulebook: beside the file that names it, in a ``rules`` folder next to that, own, shipped."""
    if not _ID.match(id_):
        return None
    return next((path for folder in _rule_folders(beside) if (path := _named(folder, id_)) is not None), None)


def rulebook_ids(beside: Path | None = None) -> tuple[str, ...]:
    """The file names of every rulebook-like file within reach, for saying what a misspelt one may have meant."""
    return tuple(sorted({path.stem for folder in _rule_folders(beside) for path in yaml_files(folder)}))


def _rule_folders(beside: Path | None) -> Iterator[Path]:
    if beside is not None:
        yield beside.parent
        yield beside.parent / "rules"
        yield beside.parent.parent / "rules"
    yield from own("rules")
    yield shipped("rules")


def _there(asked: Callable[[], bool]) -> bool:
    """What a path says of itself; a folder that cannot be looked into holds nothing."""
    try:
        return asked()
    except OSError:
        return False


def _named(folder: Path, id_: str) -> Path | None:
    paths = (folder / f"{id_}{ending}" for ending in _ENDINGS)
    return next((path for path in paths if _there(path.is_file)), None)


def yaml_files(folder: Path) -> tuple[Path, ...]:
    """The YAML files of a folder by name, translations left out; none where the folder cannot be read."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple(
        path for path in paths if path.suffix in _ENDINGS and not _OVERLAY.search(path.stem) and _there(path.is_file)
    )


def _head(path: Path) -> str:
    """The beginning of a file, enough for the lines a shelf needs; the whole is read only when it is chosen."""
    try:
        with path.open("rb") as file:
            return file.read(8192).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _place(head: str) -> int:
    line = _PLACE.search(head)
    return int(line.group(1)) if line is not None else _LAST_PLACE


def _title(head: str) -> str | None:
    return _one_line(_TITLE, head) or None


def _summary(head: str) -> str:
    return _one_line(_SUMMARY, head)


def _one_line(key: re.Pattern[str], head: str) -> str:
    """What stands behind a key on its own line; empty: nothing that can be read so quickly."""
    line = key.search(head)
    said = line.group(1).strip() if line is not None else ""
    if len(said) > 1 and said[0] == said[-1] and said[0] in "'\"":
        said = said[1:-1]
    return said if said.isprintable() and said not in ("|", ">", ">-", "|-") else ""
