"""The same game under the other theories, and which theory what was seen speaks for; as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wargame.document.nodes import Document, Node, grid, paragraph, section
from wargame.model.labels import ModuleChoice
from wargame.reporting.game_turning_points import rolled_words
from wargame.sim.theory_inference import Observation, SeenTurn, TheoryComparison
from wargame.sim.theory_replays import UnderTheory
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing, percentage, whole
from wargame.wording.speaker import Speaker

Names = Mapping[str, str]
"""Theory to what it is called."""


ALIKE = 1e-9
"""Chances that differ by less than this share are the same."""


def theories_document(found: TheoryComparison, names: Names, speaker: Speaker) -> Document:
    """A table of scores under each theory, and one a seat (or one for all) of which theory fits."""
    return section(
        2, _("Under the other theories"),
        (paragraph(_(
            "The same orders and the same dice, under each theory that the crisis knows. Orders that could not be "
            "given there are left out."
        )),),
        _scores(found.games, names, speaker),
        (paragraph(_where_it_mattered(found.seen, speaker)),) if _same(found) else (),
        section(
            3, _("Which theory would you infer?"),
            (paragraph(_(
                "How likely each theory is after each turn, for somebody who knows the rules, thought all of them "
                "alike likely at first, and saw what the seat saw: rolls, tracks and tokens. The chances are exact, "
                "given what the seat did not see. True was: {true}."
            ).format(true=listing(names.get(ModuleChoice.parse(one).id, one) for one in found.true))),),
            *(_beliefs(seen, seats, names, speaker) for seats, seen in _alike(found.seen)),
        ),
    )


def _scores(games: Sequence[UnderTheory], names: Names, speaker: Speaker) -> Document:
    seats = list(games[0].score)
    head = (_("theory"), *(speaker.events.seat(seat) for seat in seats), _("turns"), _("orders left out"))
    rows = (
        (
            _called(one.theory, names), *(whole(one.score.get(seat, 0)) for seat in seats), str(one.turns),
            str(one.left_out) if one.left_out else "",
        )
        for one in games
    )
    return grid(head, rows, numbers=range(1, len(head)))


def _same(found: TheoryComparison) -> bool:
    """Whether the game comes to the same under every theory, every turn of it having been looked at."""
    games, looked = found.games, max((one.turn for one in found.seen), default=0)
    alike = all((one.score, one.turns) == (games[0].score, games[0].turns) for one in games)
    return len(games) > 1 and alike and looked >= games[0].turns


def _where_it_mattered(seen: Sequence[SeenTurn], speaker: Speaker) -> str:
    """In which turns chances differed all the same, and by what most, though every theory comes to the same points."""
    told: dict[int, dict[str, None]] = {}
    for one in seen:
        if not one.counts:
            continue
        spread = max(one.chances.values()) - min(one.chances.values())
        if one.told is not None or spread > ALIKE * max(one.chances.values()):
            found = told.setdefault(one.turn, {})
            if one.told is not None:
                found[_what(one.told, speaker)] = None
    alike = _("Under each theory the same orders and dice come to the same points.")
    if not told:
        return f"{alike} {_('Nothing that was seen was likelier under one than under another.')}"
    said = _("What was seen was likelier under one than under another in: {turns}.")
    most = _("{turn} (most by {what})")
    turns = (
        most.format(turn=speaker.events.turn(turn), what=listing(found)) if found else speaker.events.turn(turn)
        for turn, found in told.items()
    )
    return f"{alike} " + said.format(turns="; ".join(turns))


def _what(told: Observation, speaker: Speaker) -> str:
    """The roll, or the track or token, that was seen."""
    return rolled_words(told.roll, speaker) if told.roll is not None else speaker.name(told.slot)


def _alike(seen: Sequence[SeenTurn]) -> Iterator[tuple[tuple[str, ...], tuple[SeenTurn, ...]]]:
    """What seats saw, those together to whom it said the same."""
    by_seat: dict[str, list[SeenTurn]] = {}
    for one in seen:
        by_seat.setdefault(one.seat, []).append(one)
    groups: dict[object, list[str]] = {}
    for seat, rows in by_seat.items():
        key = tuple((one.counts, *(round(belief, 2) for belief in one.belief.values())) for one in rows)
        groups.setdefault(key, []).append(seat)
    for seats in groups.values():
        yield tuple(seats), tuple(by_seat[seats[0]])


def _beliefs(seen: Sequence[SeenTurn], seats: Sequence[str], names: Names, speaker: Speaker) -> Iterator[Node]:
    theories = list(seen[0].belief)
    head = (_("after"), *(_called(one, names) for one in theories), _("what told most"))
    rows = [
        (
            speaker.events.turn(one.turn), *(_share(one.belief[theory]) for theory in theories),
            "" if one.told is None else _observed(one.told, names, speaker),
        )
        if one.counts else (speaker.events.turn(one.turn), *("" for _theory in theories), _("not counted"))
        for one in seen
    ]
    yield from grid(head, rows, listing(map(speaker.events.seat, seats)), range(1, 1 + len(theories)))
    if not all(one.counts for one in seen):
        yield paragraph(_(
            "Not counted is a turn that the rules alone do not lead to, as where control ruled: it says nothing of the "
            "theories."
        ))
    told = [one for one in seen if one.told is not None]
    if not told:
        yield paragraph(_("Nothing that was seen tells the theories apart."))


def _observed(one: Observation, names: Names, speaker: Speaker) -> str:
    """What was seen, and how likely it was under each theory."""
    what = _what(one, speaker)
    chances = ", ".join(
        _("{share} under {theory}").format(share=_share(chance), theory=_called(theory, names))
        for theory, chance in sorted(one.chances.items(), key=lambda pair: -pair[1])
    )
    return _("{what}, as it came out: {chances}").format(what=what, chances=chances)


def _called(theory: str, names: Names) -> str:
    return names.get(ModuleChoice.parse(theory).id, theory)


def _share(chance: float) -> str:
    return percentage(f"{100 * chance:.0f}")
