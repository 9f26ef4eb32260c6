"""How a seat's aims stand: of each the one thing that decides it now, how far it is off, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.document.nodes import Run, Text, plain, text
from wargame.model.views import AimView, Asked, StatusView, TrackAsked, TrackView, View
from wargame.records import record
from wargame.wording.catalogue import _, ngettext
from wargame.wording.numbers import ranged, whole
from wargame.wording.speaker import DeskSpeaker

FAR = 99
"""Steps of what cannot be counted: it comes after all that can."""


@record
class AimNow:
    """An aim as it stands.

    Attributes:
        what: of its asks the one that decides it, by name; where nothing of it can be measured, its text.
        code: the same by its code; "" where it has none.
        now: where that stands; "" where it is or is not.
        track: the comparison, where it is one of a track.
        off: so many steps are missing, or (where it holds) there are to spare; None: they cannot be counted.
    """

    aim: AimView
    what: str
    code: str = ""
    now: str = ""
    track: TrackAsked | None = None
    off: int | None = None

    @property
    def edge(self) -> bool:
        """Whether it holds by its last step: one more the wrong way, and it is lost."""
        return self.aim.met is True and self.off == 0


def aims_now(view: View, speaker: DeskSpeaker) -> tuple[AimNow, ...]:
    """Every aim in its author's order; a red line only once it is crossed."""
    tracks = {track.slot: track for track in view.tracks}
    standings = {status.slot: status for status in view.statuses}
    return tuple(
        _now(aim, tracks, standings, speaker) for aim in view.aims if aim.what != "red_line" or aim.met is not False
    )


def _now(
    aim: AimView, tracks: dict[str, TrackView], standings: dict[str, StatusView], speaker: DeskSpeaker
) -> AimNow:
    ask = _decisive(aim, tracks)
    if ask is None:
        return AimNow(aim, aim.name if aim.what == "card" else aim.text)
    if not isinstance(ask, TrackAsked):
        there = standings.get(ask.slot)
        return AimNow(aim, speaker.name(ask.slot), there.code if there else "", there.word if there else "")
    track = tracks[ask.slot]
    stands = "?" if track.known == "hidden" else ranged(track.lo, track.hi)
    return AimNow(aim, track.name, track.code, stands, ask, _off(ask, track))


def _decisive(aim: AimView, tracks: dict[str, TrackView]) -> Asked | None:
    """Of what an aim asks for, and is as the aim itself is (met or not), a track before the rest, the nearest first."""
    alike = [ask for ask in aim.asks if ask.met is aim.met]

    def distance(ask: Asked) -> int:
        off = _off(ask, tracks[ask.slot]) if isinstance(ask, TrackAsked) else None
        return FAR if off is None else off

    return min(alike, key=distance, default=None)


def _off(ask: TrackAsked, track: TrackView) -> int | None:
    if track.lo != track.hi:
        return None
    by = {">=": track.lo - ask.target, "<=": ask.target - track.lo, "==": -abs(track.lo - ask.target)}[ask.sign]
    return abs(by)


def missing_first(aims: Sequence[AimNow]) -> tuple[AimNow, ...]:
    """What is crossed, what is missing, what holds by its last step, what cannot be known, and what holds; each part
    by what it is worth, and of what is worth the same the nearest first."""

    def place(one: AimNow) -> tuple[int, int, int]:
        off = FAR if one.off is None else one.off
        match one.aim.met:
            case True if one.aim.what == "red_line":
                return 0, 0, 0
            case False:
                return 1, -one.aim.points, off
            case True if one.edge:
                return 2, -one.aim.points, off
            case None:
                return 3, -one.aim.points, off
            case _:
                return 4, -one.aim.points, off

    return tuple(sorted(aims, key=place))


def score_now(view: View) -> str:
    """What the aims would give if it ended now: ``6 of 20``, ``6–8 of 20`` where some cannot be known."""
    low = high = most = 0
    for aim in view.aims:
        got = aim.points if aim.met else aim.part if aim.part_met else 0
        least, best = (got, got) if aim.met is not None and (aim.met or aim.part_met is not None) else (0, aim.points)
        low, high = low + min(least, best), high + max(least, best)
        most += max(0, aim.points)
    return _("{now} of {most}").format(now=ranged(low, high), most=most)


def mark(one: AimNow) -> Run:
    """The sign of how it stands, in the colour of whom that helps."""
    if one.aim.what == "red_line":
        return Run("✗", "bad")
    match one.aim.met:
        case True:
            return Run("!", "accent") if one.edge else Run("✓", "good")
        case False:
            return Run("✗", "bad")
        case None:
            return Run("?", "strong")


def in_short(one: AimNow, *, coded: bool = False) -> Text:
    """``Japan–ROK trust 5 → 6``, ``Peninsula ladder 5 (max 6)``, ``GSOMIA: under notice``; goes behind its mark.

    Args:
        coded: by codes in place of names, where there are any, and without the words of a standing.
    """
    what = one.code if coded and one.code else one.what
    if one.track is None:
        return text(what, f": {one.now}" if one.now and not coded else "")
    if one.aim.met is False:
        arrow = "→" if coded else " → "
        return text(f"{what} ", Run(f"{one.now}{arrow}{whole(one.track.target)}", "strong"))
    return text(f"{what} ", Run(one.now, "strong"), Run(f" ({_limit(one.track)})", "quiet"))


def in_words(view: View, speaker: DeskSpeaker) -> str:
    """All aims in a line without signs: ``Missing: Trust 5 (min 6). On the line: Tension 4 (max 4). Holding: …``."""
    said: dict[str, list[str]] = {}
    for one in missing_first(aims_now(view, speaker)):
        value = f"{one.what} {one.now} ({_limit(one.track)})" if one.track else plain(in_short(one))
        said.setdefault(_word(one), []).append(value)
    return " ".join(f"{word}: {'; '.join(aims)}." for word, aims in said.items())


def _word(one: AimNow) -> str:
    if one.aim.what == "red_line":
        return _("Red line crossed")
    match one.aim.met:
        case True:
            return _("On the line") if one.edge else _("Holding")
        case False:
            return _("Missing")
        case None:
            return _("Not known")


def _limit(ask: TrackAsked) -> str:
    said = {">=": _("min {target}"), "<=": _("max {target}"), "==": _("just {target}")}[ask.sign]
    return said.format(target=whole(ask.target))


def how_far(one: AimNow) -> str:
    """How it stands, in words: ``Japan–ROK trust 5, one short of 6``; "" where nothing of it can be measured."""
    if one.track is None:
        return f"{one.what}: {one.now}" if one.now else ""
    said = f"{one.code} {one.what} {one.now}".strip()
    if one.off is None or one.aim.met is None:
        return _("{now}; asked {limit}").format(now=said, limit=_limit(one.track))
    target = whole(one.track.target)
    if one.aim.met is False:
        short = ngettext("{now}, one short of {target}", "{now}, {number} short of {target}", one.off)
        over = ngettext("{now}, one above {target}", "{now}, {number} above {target}", one.off)
        return (over if one.track.sign == "<=" else short).format(now=said, number=one.off, target=target)
    if one.edge:
        return _("{now}, on the line: one step more the wrong way and it is lost").format(now=said)
    return ngettext("{now}, one to spare", "{now}, {number} to spare", one.off).format(now=said, number=one.off)
