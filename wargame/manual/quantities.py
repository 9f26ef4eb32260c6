"""What there is to count: tracks by group, derived values, statuses, flags and tokens, and where each begins."""

from __future__ import annotations

from wargame.engine.information.redaction import view_for
from wargame.engine.state import opening
from wargame.manual.edition import Edition
from wargame.document.nodes import Document, ListItem, grid, item, items, paragraph, section
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.model.views import TrackView
from wargame.model.world import Derived, Sees, Track
from wargame.wording.catalogue import N_, _

_HEAD = (N_("Code"), N_("Track"), N_("Begins at"), N_("From"), N_("To"), N_("Most a turn"), N_("Who sees it"))
_WHOLE = N_(
    "Every value is a whole number. A change that would pass the end of a track, or the most it may move in one "
    "turn, is cut there; effects that say “becomes”, “at least” or “at most” may move a track further."
)


def quantities(edition: Edition) -> Document:
    """The whole chapter."""
    views = track_views(edition)
    tracks, derived = edition.scenario.tracks, edition.scenario.derived
    used = [*(track.group for track in tracks.values()), *(value.group for value in derived.values())]
    groups = dict.fromkeys((*edition.scenario.groups, *used))
    parts = [
        section(
            3,
            edition.scenario.groups.get(group, group.replace("_", " ").capitalize()),
            _group(edition, {id_: track for id_, track in tracks.items() if track.group == group}, views),
            _derived(edition, {id_: value for id_, value in derived.items() if value.group == group}, views),
        )
        for group in groups
    ]
    intro = paragraph(_(_WHOLE))
    return section(
        2, _("What there is to count"), (intro,), *parts, _words(edition), _tokens(edition), _numbers(edition)
    )


def track_views(edition: Edition) -> dict[str, TrackView]:
    """The tracks as a reader of this edition knows them before the game, by slot."""
    viewer = CONTROL if edition.instructor else PUBLIC
    return {view.slot: view for view in view_for(edition.program, opening(edition.program), viewer).tracks}


def track_grid(edition: Edition, tracks: dict[str, Track], views: dict[str, TrackView]) -> Document:
    """Where tracks begin, their ends, and who sees them."""
    rows: list[tuple[str, ...]] = []
    for id_, track in tracks.items():
        for seat in track.per or (None,):
            view = views[id_ if seat is None else f"{id_}[{seat}]"]
            ends = f"{track.min} {track.low}", f"{track.max} {track.high}"
            step = str(track.step or "")
            rows.append((view.code, view.name, _start(view), *ends, step, edition.seen_by(track.sees)))
    return grid(tuple(map(_, _HEAD)), rows)


def _group(edition: Edition, tracks: dict[str, Track], views: dict[str, TrackView]) -> Document:
    told = [point for track in tracks.values() if (point := _details(edition, track)).below]
    return (*track_grid(edition, tracks, views), *items(*told))


def _start(view: TrackView) -> str:
    if view.value is not None:
        return str(view.value)
    return view.word or _("not told")


def _details(edition: Edition, track: Track) -> ListItem:
    below = [item(track.text)] if track.text else []
    if track.levels:
        levels = "; ".join(f"{level} {name}" for level, name in sorted(track.levels.items()))
        below.append(item(_("Levels: {levels}").format(levels=levels)))
    if track.bands:
        upto = (_("above") if band.upto is None else _("up to {upto}").format(upto=band.upto) for band in track.bands)
        ranges = (f"{band.name} {end}" for band, end in zip(track.bands, upto, strict=True))
        below.append(item(_("Ranges: {ranges}").format(ranges="; ".join(ranges))))
    for bound in track.bounds:
        ends = (_("at most {number}"), bound.most), (_("at least {number}"), bound.least)
        limits = _(" and ").join(end.format(number=edition.words.number(at)) for end, at in ends if at is not None)
        while_, when = _("{limits} while {condition}: {because}."), edition.words.condition(bound.when)
        said = while_.format(limits=limits.capitalize(), condition=when, because=bound.because)
        below.append(edition.point(said, bound))
    if track.estimate is not None:
        when = edition.clause(_(" while {condition}"), track.estimate.when)
        off = _("An estimate may be off by up to {within}{when}.").format(within=track.estimate.within, when=when)
        below.append(edition.point(off, track.estimate))
    name = track.name if isinstance(track.name, str) else ", ".join(track.name.values())
    return edition.point(name, track, *below)


def _derived(edition: Edition, values: dict[str, Derived], views: dict[str, TrackView]) -> Document:
    told = []
    for id_, value in values.items():
        begins = _(" Begins at {start}.").format(start=_start(views[id_])) if views[id_].value is not None else ""
        known = _(" All know it.") if value.public else ""
        text = (item(value.text),) if value.text else ()
        told.append(item(f"{value.name} ({value.code}) = {edition.words.number(value.value)}.{begins}{known}", text))
    return items(*told)


def _words(edition: Edition) -> Document:
    scenario, start, told = edition.scenario, edition.scenario.about.start, []
    for id_, status in scenario.statuses.items():
        hidden = status.sees != {"all": "exact"} and not edition.instructor
        words = {word: status.texts.get(word, word.replace("_", " ")) for word in status.words}
        first = words[start.statuses.get(id_, status.start or status.words[0])]
        begins = "" if hidden else _(" Begins as: {word}.").format(word=first)
        text = f" {status.text}" if status.text else ""
        said = _("one of {words}.{begins}{text}{seen}").format(
            words="; ".join(words.values()), begins=begins, text=text, seen=_seen(edition, status.sees)
        )
        told.append(edition.point(f"{_coded(status.name, status.code)}: {said}", status))
    for id_, flag in scenario.flags.items():
        on = start.flags.get(id_, flag.start) == "on"
        begins = _(" Holds at the start.") if on and (flag.sees == {"all": "exact"} or edition.instructor) else ""
        text = f" {flag.text}" if flag.text else ""
        said = _("holds or does not.{begins}{text}{seen}").format(
            begins=begins, text=text, seen=_seen(edition, flag.sees)
        )
        told.append(edition.point(f"{_coded(flag.name, flag.code)}: {said}", flag))
    return section(3, _("Words and flags"), items(*told))


def _tokens(edition: Edition) -> Document:
    told = []
    for id_, token in edition.scenario.tokens.items():
        per = edition.of_seats(_(" One count for each of {seats}."), token.per)
        keys = token.keys if not isinstance(token.keys, str) else ()
        kinds = _(" Kinds: {kinds}.").format(kinds=", ".join(keys).replace("_", " ")) if keys else ""
        kinds = _(" One for each move it belongs to.") if isinstance(token.keys, str) else kinds
        text = f" {token.text}" if token.text else ""
        given = edition.scenario.about.start.tokens.get(id_, token.start)
        begins = _(" Begins at {given}.").format(given=given) if isinstance(given, int) and given else ""
        said = _("at most {most}.{begins}{per}{kinds}{text}{seen}").format(
            most=token.most, begins=begins, per=per, kinds=kinds, text=text, seen=_seen(edition, token.sees)
        )
        told.append(edition.point(f"{_coded(token.name, token.code)}: {said}", token))
    return section(3, _("Tokens"), items(*told))


def _seen(edition: Edition, sees: Sees) -> str:
    if set(sees.values()) == {"exact"}:
        return ""
    return _(" Who sees it: {who}.").format(who=edition.seen_by(sees))


def _coded(name: str, code: str | None) -> str:
    return f"{name} ({code})" if code else name


def _numbers(edition: Edition) -> Document:
    if not edition.instructor:
        return ()
    start = edition.scenario.about.start.numbers
    numbers = edition.scenario.numbers.items()
    told = (f"{id_.replace('_', ' ').capitalize()}: {start.get(id_, number)}" for id_, number in numbers)
    return section(3, _("Hidden numbers"), items(*told))
