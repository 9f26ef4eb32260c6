"""The way in: a scenario from a file or from the texts inside a save, and the check of any authored file.

What was made of the same texts before is not made again (``linked_cache``); then the modules that read, link and check
are not even imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wargame.authoring.diagnostic import errors
from wargame.authoring.loaded import Loaded as Loaded

if TYPE_CHECKING:
    from wargame.model.files import SourceFile


def load_scenario(path: Path, *, instead: Path | None = None) -> Loaded:
    """A scenario and the rulebooks it names: beside the file, in a ``rules`` folder near it, one's own, shipped.

    Args:
        path: the scenario.
        instead: an edited rulebook, taken in the place of the one that has its id.
    """
    from wargame.authoring import linked_cache

    texts = None if instead is not None else linked_cache.texts_of(path)
    found = None if texts is None else linked_cache.recall(texts)
    if found is None:
        from wargame.authoring.with_rulebooks import link_file

        found = link_file(path, instead)
        linked_cache.keep(found)
    return found


def load_embedded(files: Sequence[SourceFile], *, checked: bool = False) -> Loaded:
    """A scenario made again from the texts inside a save, the scenario first. Reads no file of the author's.

    Args:
        checked: the texts were checked when the game began with them, as ``link`` takes it. Lowering such a scenario
            can fail where somebody changed them since; then this without ``checked`` says what is wrong.
    """
    from wargame.authoring import linked_cache

    found = linked_cache.recall(linked_cache.texts_in(files), checked=checked)
    if found is None:
        from wargame.authoring.with_rulebooks import link_texts

        found = link_texts(files, checked=checked)
        if checked:
            linked_cache.keep(found, checked=True)
    return found


def check_file(path: Path) -> Loaded:
    """Checks a scenario with its rulebooks, or a rulebook.

    Doubts about a rulebook are said when the rulebook is checked: a scenario need not use all that it shares.
    A rulebook is checked together with the rulebooks of its folder, for what it names there; of what is found, only
    what stands in the file itself is said. Files without a readable ``format`` are taken for what they look like.
    """
    from wargame.authoring import linked_cache

    texts = linked_cache.texts_of(path)
    said = None if texts is None else linked_cache.verdict(texts)
    if said is not None:
        loaded = load_scenario(path)
        if loaded.scenario is not None:
            return replace(loaded, diagnostics=said)
    from wargame.authoring.with_rulebooks import check_anew

    found = check_anew(path)
    if found.scenario is not None and not errors(found.diagnostics):
        linked_cache.keep_verdict(found)
    return found
