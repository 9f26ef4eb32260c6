"""Which rulebooks are used together: what the scenarios within reach name in one breath.

One folder may hold the rulebooks of several worlds, with seats and currencies of their own; a rulebook is checked among
those of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from wargame import library
from wargame.authoring.yaml.source import SourceText, read_source

MOST_SCENARIOS = 200
"""Among how many scenarios is looked for the rulebooks they name."""
_NAMED = re.compile(r"^rulebooks:(.*(?:\n(?:[ \t#-].*)?)*)", re.MULTILINE)
_ID = re.compile(r"[a-z][a-z0-9-]*")


def worlds_near(folder: Path) -> list[frozenset[str]]:
    """Sets of rulebook ids that belong together, by the scenarios beside ``folder``, one's own and the shipped ones. No
    two of them share an id."""
    found: list[frozenset[str]] = []
    for path in _scenarios(folder)[:MOST_SCENARIOS]:
        source = read_source(path)
        named = rulebooks_named(source.text) if isinstance(source, SourceText) else None
        if named is not None:
            world = frozenset(named)
            found = [*(one for one in found if not one & world), world.union(*(one for one in found if one & world))]
    return found


def rulebook_with(section: str, id_: str, named: Collection[str]) -> str | None:
    """The rulebook that declares something under a section, among those that are used together with the ``named`` ones
    and are none of them; None where there is none within reach."""
    from wargame.authoring.yaml.reader import read  # for this alone: worlds are looked at where nothing is read

    for world in worlds_near(Path()):
        for book in sorted(world.difference(named)) if world.intersection(named) else ():
            path = library.find_rulebook(book)
            source = None if path is None else read_source(path)
            if isinstance(source, SourceText) and re.search(rf"^{section}:", source.text, re.MULTILINE):
                data = read(source).data
                if isinstance(data, dict) and isinstance(data.get(section), dict) and id_ in data[section]:
                    return book
    return None


def rulebooks_named(text: str) -> tuple[str, ...] | None:
    """The ids under ``rulebooks:`` in the text of a scenario, in order, without reading it as YAML; None: it names none
    anywhere."""
    named = _NAMED.search(text)
    return None if named is None else tuple(_ID.findall(re.sub(r"#.*", "", named.group(1))))


def _scenarios(folder: Path) -> list[Path]:
    near = (folder, folder.parent, folder.parent / "scenarios")
    folders = (*near, *library.own("scenarios"), library.shipped("scenarios"))
    return list({path.resolve(): path for one in folders for path in library.yaml_files(one)}.values())
