"""A scenario lowered, or its program from the store: for everybody who plays what files or saves say."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Collection, Sequence
from functools import lru_cache
from io import BytesIO

from wargame.cache import store
from wargame.cache.fingerprint import fingerprint
from wargame.engine.program import Program
from wargame.engine.semantics import SEMANTICS
from wargame.model.files import Scenario
from wargame.model.sameness import Same

LATELY = 4
"""So many programs are kept in memory."""
_ORIGINS: OrderedDict[Same[Scenario], str] = OrderedDict()
_MOST_ORIGINS = 24


def made_of(scenario: Scenario, texts: str) -> None:
    """Say what a scenario was linked from, as ``texts`` names it, and from nothing else: its programs can be kept.

    Called by whoever linked it, for that one thing in memory; a copy of it with anything changed is another thing.
    """
    _ORIGINS[Same(scenario)] = texts
    if len(_ORIGINS) > _MOST_ORIGINS:
        _ORIGINS.popitem(last=False)


def lowered(
    scenario: Scenario, modules: Sequence[str] = (), semantics: int = SEMANTICS, left_out: Collection[str] = ()
) -> Program:
    """What ``engine.lowering.lower`` makes of a scenario, under the same arguments and errors."""
    chosen = tuple(modules) or scenario.about.theories[:1]
    return _lowered(Same(scenario), chosen, semantics, frozenset(left_out))


@lru_cache(maxsize=LATELY)
def _lowered(this: Same[Scenario], modules: tuple[str, ...], semantics: int, left_out: frozenset[str]) -> Program:
    texts = _ORIGINS.get(this)
    if texts is None:
        return _fresh(this.thing, modules, semantics, left_out)
    asked = json.dumps([texts, modules, semantics, sorted(left_out)])
    name = store.name_of("program", fingerprint(), asked)
    kept = _recalled(name, this.thing)
    if kept is None:
        kept = _fresh(this.thing, modules, semantics, left_out)
        _keep(name, kept)
    return kept


def _fresh(scenario: Scenario, modules: tuple[str, ...], semantics: int, left_out: frozenset[str]) -> Program:
    from wargame.engine.lowering import lower  # most of the time nothing is lowered

    return lower(scenario, modules, semantics, left_out)


def _recalled(name: str, scenario: Scenario) -> Program | None:
    from wargame.cache.program_format import read

    found = store.recall(name)
    if found is None:
        return None
    try:
        return read(BytesIO(found[1]), scenario)
    except ValueError:
        return None


def _keep(name: str, program: Program) -> None:
    from wargame.cache.program_format import written

    try:
        body = written(program)
    except (TypeError, RecursionError):  # something that cannot be written: it is lowered each time
        return
    store.keep(name, {"digest": program.digest}, body)
