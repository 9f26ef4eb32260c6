"""Scenarios that were linked, and what checking them said: kept in memory and in the store, by their texts.

The texts are always read anew, along the names of rulebooks as they are found today: a rulebook that changed, or that
another one now hides, makes other texts. Nothing with errors is kept, for what helps an author (near names, files
within reach) is no part of the texts.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame import library
from wargame.authoring.diagnostic import Diagnostic, errors
from wargame.authoring.loaded import Loaded
from wargame.authoring.worlds import rulebooks_named
from wargame.authoring.yaml.source import SourceText, read_source, without_folders
from wargame.cache import store
from wargame.cache.fingerprint import fingerprint

if TYPE_CHECKING:
    from wargame.authoring.link.source_map import SourceMap
    from wargame.model.files import SourceFile

Texts = tuple[SourceText, ...]
"""A scenario and its rulebooks, in the order in which it names them."""
LATELY = 4
"""So many scenarios are kept in memory."""
LEAST = 16_384
"""What comes to fewer characters is linked faster than it is found in the store."""
_MEMORY: OrderedDict[tuple[Texts, bool], Loaded] = OrderedDict()


def texts_of(path: Path) -> Texts | None:
    """The texts a scenario is made of, as the files lie there now; None where one is missing or cannot be read.

    Which rulebooks it names is read off its text and not out of its YAML: where that is wrong the texts are others than
    those that were linked, and nothing is kept of them.
    """
    found = read_source(path)
    texts = [found] if isinstance(found, SourceText) else []
    for id_ in (rulebooks_named(texts[0].text) or ()) if texts else ():
        book = library.find_rulebook(id_, path)
        read = None if book is None else read_source(book)
        if not isinstance(read, SourceText):
            return None
        texts.append(read)
    return tuple(texts) or None


def texts_in(files: Sequence[SourceFile]) -> Texts:
    """The texts inside a save."""
    return tuple(SourceText(file.name, file.text) for file in files)


def recall(texts: Texts, *, checked: bool = False) -> Loaded | None:
    """What came of linking these texts. ``checked``: only what such texts are asked need have been asked."""
    for known in ((texts, False), (texts, True))[: 1 + checked]:
        if known in _MEMORY:
            _MEMORY.move_to_end(known)
            return _MEMORY[known]
    found = store.recall(_scenario(texts)) if _worth_keeping(texts) else None
    loaded = None if found is None or (found[0].get("checked") and not checked) else _read(texts, *found)
    if loaded is not None:
        _remember(texts, checked, loaded)
    return loaded


def keep(loaded: Loaded, *, checked: bool = False) -> None:
    """Keep what came of linking, where it can be played. ``checked``: not all was asked (``link``)."""
    if loaded.scenario is None or loaded.where is None:
        return
    texts = tuple(file.parsed.source for file in loaded.where.merged.files)
    _remember(texts, checked, loaded)
    said = _as_data(loaded.diagnostics, texts)
    if said is not None and _worth_keeping(texts):
        from wargame.cache import scenario_format

        said["checked"] = checked
        store.keep(_scenario(texts), said, scenario_format.written(loaded.scenario))


def verdict(texts: Texts) -> tuple[Diagnostic, ...] | None:
    """The doubts about a scenario that can be played; None where it has to be checked."""
    found = store.recall(_verdict(texts)) if _worth_keeping(texts) else None
    return None if found is None else _as_said(found[0], texts)


def keep_verdict(loaded: Loaded) -> None:
    """Keep what checking said of a scenario that can be played."""
    if loaded.where is not None and not errors(loaded.diagnostics):
        texts = tuple(file.parsed.source for file in loaded.where.merged.files)
        said = _as_data(loaded.diagnostics, texts)
        if said is not None and _worth_keeping(texts):
            store.keep(_verdict(texts), said)


def _scenario(texts: Texts) -> str:
    """What a scenario's entry is called. Its files may have other names: inside a save they stand without folders."""
    return store.name_of("scenario", fingerprint(), *(one.text for one in texts))


def _verdict(texts: Texts) -> str:
    return store.name_of("check", fingerprint(), *(part for one in texts for part in (one.name, one.text)))


def _worth_keeping(texts: Texts) -> bool:
    return sum(len(one.text) for one in texts) >= LEAST


def _remember(texts: Texts, checked: bool, loaded: Loaded) -> None:
    from wargame.cache.programs import made_of

    assert loaded.scenario is not None
    if _worth_keeping(texts):
        made_of(loaded.scenario, _scenario(texts))
    _MEMORY[texts, checked] = loaded
    while len(_MEMORY) > LATELY:
        _MEMORY.popitem(last=False)


def _read(texts: Texts, said: Mapping[str, Any], body: bytes) -> Loaded | None:
    """An entry as what it says; None where its doubts cannot be told of files with these names."""
    from wargame.cache import scenario_format
    from wargame.model.files import SourceFile

    doubts = _as_said(said, texts)
    if doubts is None:
        return None
    files = tuple(SourceFile.model_construct(name=without_folders(one.name), text=one.text) for one in texts)
    try:
        scenario = scenario_format.read(BytesIO(body), files)
    except ValueError:
        return None
    return Loaded(scenario, doubts, lambda: _places(texts))


def _places(texts: Texts) -> SourceMap:
    from wargame.authoring.places import places_in

    return places_in(texts)


def _as_data(diagnostics: Sequence[Diagnostic], texts: Texts) -> dict[str, Any] | None:
    """What was said, with files by their places: inside a save they stand under other names. Where a message names one,
    all names are written down, and it is told of files with these names alone. None: it speaks of other files."""
    names = [one.name for one in texts]
    if not {one.file for one in diagnostics} <= {*names}:
        return None
    told = any(name in one.message or name in one.hint for name in names for one in diagnostics)
    said = [{**asdict(one), "file": names.index(one.file)} for one in diagnostics]
    return {"said": said, "names": names if told else None}


def _as_said(data: Mapping[str, Any], texts: Texts) -> tuple[Diagnostic, ...] | None:
    names = [one.name for one in texts]
    try:
        if data["names"] not in (None, names):
            return None
        return tuple(Diagnostic(**{**one, "file": names[one["file"]]}) for one in data["said"])
    except (TypeError, LookupError):
        return None
