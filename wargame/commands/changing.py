"""A scenario with something changed: another value to begin with, or a rulebook with an edit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wargame import library
from wargame.authoring.backcast.loading import merged_start
from wargame.authoring.loading import load_scenario
from wargame.authoring.diagnostic import errors
from wargame.authoring.rendering import render_all
from wargame.authoring.yaml.source import name_of
from wargame.authoring.shape.messages import did_you_mean
from wargame.commands.answers import NotAsked, refused
from wargame.engine.program import Program
from wargame.model.files import Scenario, StartingPosition
from wargame.wording.catalogue import _


class WrongStart(ValueError):
    """There is nothing of this name to begin with, or it cannot have this value; said in words."""

    def __init__(self, why: str, /, **fields: object) -> None:
        super().__init__(why.format(**fields))


def begun_otherwise(scenario: Scenario, words: Sequence[str], option: str = "--set") -> Scenario:
    """The scenario with other values to begin with, each as ``trust=7``, ``approval[tokyo]=3`` or ``gsomia=ended``.

    Args:
        option: in which they were said.

    Raises:
        NotAsked: there is nothing of this name, or it cannot have this value.
    """
    with refused(WrongStart, option=option):
        return _begun_otherwise(scenario, words)


def _begun_otherwise(scenario: Scenario, words: Sequence[str]) -> Scenario:
    start = scenario.about.start
    for word in words:
        name, equals, value = word.partition("=")
        id_, _bracket, key = name.strip().removesuffix("]").partition("[")
        if not equals:
            raise WrongStart(_("“{word}” says no value: write NAME=VALUE, e.g. trust=7"), word=word)
        start = merged_start(start, _one(scenario, start, id_, key, value.strip()))
    about = scenario.about.model_copy(update={"start": start})
    return scenario.model_copy(update={"about": about})


def _one(scenario: Scenario, start: StartingPosition, id_: str, key: str, value: str) -> StartingPosition:
    if id_ in scenario.tracks:
        track = scenario.tracks[id_]
        number = _within(id_, value, track.min, track.max)
        if not track.per:
            return StartingPosition(tracks={id_: number})
        before = start.tracks.get(id_)
        rest = dict.fromkeys(track.per, before) if key and isinstance(before, int) else {}
        changed = [_member(id_, key, track.per)] if key else track.per
        return StartingPosition(tracks={id_: {**rest, **dict.fromkeys(changed, number)}})
    if id_ in scenario.statuses:
        words = tuple(scenario.statuses[id_].words)
        if value not in words:
            hint = did_you_mean(value, words)
            raise WrongStart(_("{id} has no word “{value}”; {hint}"), id=id_, value=value, hint=hint)
        return StartingPosition(statuses={id_: value})
    if id_ in scenario.flags:
        if value not in ("on", "off"):
            raise WrongStart(_("{id} is on or off"), id=id_)
        return StartingPosition(flags={id_: value})  # type: ignore[dict-item]
    if id_ in scenario.numbers:
        return StartingPosition(numbers={id_: _within(id_, value, -1000, 1000)})
    known = [*scenario.tracks, *scenario.statuses, *scenario.flags, *scenario.numbers]
    hint = did_you_mean(id_, known)
    raise WrongStart(_("there is nothing called “{id}” to begin with; {hint}"), id=id_, hint=hint)


def _within(id_: str, value: str, least: int, most: int) -> int:
    try:
        number = int(value)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise WrongStart(_("{id} takes a whole number from {least} to {most}"), id=id_, least=least, most=most)
    return number


def _member(id_: str, key: str, members: Any) -> str:
    if key not in members:
        raise WrongStart(_("{id} has no “{key}”; {hint}"), id=id_, key=key, hint=did_you_mean(key, tuple(members)))
    return key


def with_rulebook(named: str, edited: Path) -> Scenario:
    """The scenario with an edited file in the place of the rulebook that has its id. Raises ``NotAsked``."""
    with refused(library.NoSuchScenario):
        loaded = load_scenario(library.find_scenario(named), instead=edited)
    if loaded.scenario is None or loaded.where is None:
        problems = render_all(errors(loaded.diagnostics))
        raise NotAsked(_("{name} cannot be played with {file}") + "\n\n{all}", name=named, file=edited, all=problems)
    if name_of(edited) not in [file.parsed.source.name for file in loaded.where.merged.files[1:]]:
        raise NotAsked(_("{edited}: {named} names no rulebook of this id"), edited=edited, named=named)
    return loaded.scenario


def same_game(one: Program, two: Program) -> bool:
    """Whether two programs play, score and are held by doctrines alike, whatever their files and words are."""
    doctrines = one.scenario.doctrines == two.scenario.doctrines  # no part of what is lowered
    return one.digest == two.digest and one.aims == two.aims and doctrines
