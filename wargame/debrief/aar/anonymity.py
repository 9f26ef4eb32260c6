"""Reports name seats, not people: who held a seat is told by its kind, and in what players wrote to each other their
names give way to the names of their seats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from wargame.debrief.recording import Recording
from wargame.document.nodes import Run
from wargame.model.files import Scenario
from wargame.model.labels import DOCTRINE, HUMAN, SeatHolder
from wargame.saves.seating import Tenure
from wargame.wording.catalogue import N_, _

Rename = Callable[[str], str]
T = TypeVar("T")
_SHORTEST = 3
"""Letters that a part of a name has at least: shorter ones are words of the language too."""
_KINDS = {
    "human": N_("people"), "random": N_("random orders"), "idle": N_("nobody"),
    "strong": N_("a player that looks ahead"), "script": N_("a script"), "other": N_("people"),
}  # fmt: skip


def holder(player: str, scenario: Scenario, *, names: bool) -> str:
    """Who held a seat: which kind of player; a person's name only where ``names`` are asked for."""
    known, person = SeatHolder.parse(player), _person(player)
    if person and names:
        return person
    if known.kind == DOCTRINE:
        doctrine = scenario.doctrines.get(known.name or "")
        return _("the program: {name}").format(name=doctrine.name if doctrine else known.name)
    return _(_KINDS[known.kind])


def holders(held: Sequence[Tenure], scenario: Scenario, *, names: bool) -> str:
    """Who gave a seat's orders, one after another and from when, as ``holder`` says it."""
    later = _("{holder} from {turn_name} {turn} on")
    first, *others = held
    return _(", then ").join((
        holder(first.holder, scenario, names=names),
        *(
            later.format(
                holder=holder(one.holder, scenario, names=names), turn_name=scenario.about.turn_name, turn=one.first
            )
            for one in others
        ),
    ))  # fmt: skip


def renaming(recording: Recording, *, written: bool) -> Rename:
    """What puts the name of a seat in place of the names of who held it, whole or in part. Of the parts of a name those
    stay that are words of the scenario.

    Args:
        written: what people wrote themselves: there a whole name goes even where it is a word of the scenario too.
    """
    scenario = recording.program.scenario
    ours = set(re.findall(r"\w+", " ".join(file.text for file in scenario.files).casefold()))
    found: dict[str, str] = {}
    for seat, name in _people(recording.record.holders):
        if written or name.casefold() not in ours:
            found[name.casefold()] = scenario.seats[seat].name
        for part in _parts(name):
            if part.casefold() not in ours:
                found.setdefault(part.casefold(), scenario.seats[seat].name)
    if not found:
        return lambda words: words
    names = re.compile("|".join(map(_pattern, sorted(found, key=len, reverse=True))), re.IGNORECASE)
    return lambda words: names.sub(lambda hit: found.get(hit.group().casefold(), _("a person")), words)


def _people(holders: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((seat, person) for seat, players in holders.items() for player in players if (person := _person(player)))


def _person(player: str) -> str:
    """The name of a person that holds a seat; "" where a kind of player does."""
    known = SeatHolder.parse(player)
    name = player if known.kind == "other" else (known.name or "") if known.kind == HUMAN else ""
    return unicodedata.normalize("NFC", name).strip()


def _parts(name: str) -> Iterator[str]:
    parts = re.split(r"[\s,;/&+]+", name)
    return (part for part in parts if len(part) >= _SHORTEST or (len(part) > 1 and not part.isascii()))


def _pattern(name: str) -> str:
    """A name as a word of its own; in scripts without spaces wherever it stands."""
    return rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name)


def renamed(part: T, rename: Rename) -> T:
    """Nodes, or a part of one, with other names in all their words; of plain data every text."""
    if isinstance(part, Run):
        return part._replace(text=rename(part.text))
    if isinstance(part, dict):
        return type(part)(
            (key, rename(value) if isinstance(value, str) else renamed(value, rename)) for key, value in part.items()
        )
    if isinstance(part, list):
        return type(part)(rename(one) if isinstance(one, str) else renamed(one, rename) for one in part)
    if isinstance(part, tuple):
        inside = [renamed(one, rename) for one in part]
        return type(part)(*inside) if hasattr(part, "_fields") else type(part)(inside)
    return part
