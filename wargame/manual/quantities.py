"""What there is to count: tracks by group, derived values, statuses, flags and tokens, and where each begins."""

from __future__ import annotations

from wargame.engine.information.redaction import view_for
from wargame.engine.state import opening
from wargame.manual.edition import Edition
from wargame.document.nodes import Document, ListItem, grid, item, items, paragraph, section
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.model.views import TrackView
from wargame.model.world import Derived, Sees, Track

_HEAD = ("Code", "Track", "Begins at", "From", "To", "Most a turn", "Who sees it")


def quantities(edition: Edition) -> Document:
    """The whole chapter."""
    viewer = CONTROL if edition.instructor else PUBLIC
    views = {view.slot: view for view in view_for(edition.program, opening(edition.program), viewer).tracks}
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
    intro = paragraph(
        "Every value is a whole number. A change that would pass the end of a track, or the most it may move in one "
        "turn, is cut there; effects that say “becomes”, “at least” or “at most” may move a track further."
    )
    return section(2, "What there is to count", (intro,), *parts, _words(edition), _tokens(edition), _numbers(edition))


def _group(edition: Edition, tracks: dict[str, Track], views: dict[str, TrackView]) -> Document:
    rows: list[tuple[str, ...]] = []
    for id_, track in tracks.items():
        for seat in track.per or (None,):
            view = views[id_ if seat is None else f"{id_}[{seat}]"]
            ends = f"{track.min} {track.low}", f"{track.max} {track.high}"
            step = str(track.step or "")
            rows.append((view.code, view.name, _start(view), *ends, step, edition.seen_by(track.sees)))
    told = [point for track in tracks.values() if (point := _details(edition, track)).below]
    return (*grid(_HEAD, rows), *items(*told))


def _start(view: TrackView) -> str:
    if view.value is not None:
        return str(view.value)
    return view.word or "not told"


def _details(edition: Edition, track: Track) -> ListItem:
    below = [item(track.text)] if track.text else []
    if track.levels:
        below.append(item("Levels: " + "; ".join(f"{level} {name}" for level, name in sorted(track.levels.items()))))
    if track.bands:
        upto = ("above" if band.upto is None else f"up to {band.upto}" for band in track.bands)
        ranges = (f"{band.name} {end}" for band, end in zip(track.bands, upto, strict=True))
        below.append(item("Ranges: " + "; ".join(ranges)))
    for bound in track.bounds:
        limits = [f"at most {edition.words.number(bound.most)}"] if bound.most is not None else []
        limits += [f"at least {edition.words.number(bound.least)}"] if bound.least is not None else []
        while_ = f"while {edition.words.condition(bound.when)}: {bound.because}."
        below.append(edition.point(f"{' and '.join(limits).capitalize()} {while_}", bound))
    if track.estimate is not None:
        when = f" while {edition.words.condition(track.estimate.when)}" if track.estimate.when else ""
        off = f"An estimate may be off by up to {track.estimate.within}{when}."
        below.append(edition.point(off, track.estimate))
    name = track.name if isinstance(track.name, str) else ", ".join(track.name.values())
    return edition.point(name, track, *below)


def _derived(edition: Edition, values: dict[str, Derived], views: dict[str, TrackView]) -> Document:
    told = []
    for id_, value in values.items():
        begins = f" Begins at {_start(views[id_])}." if views[id_].value is not None else ""
        known = " All know it." if value.public else ""
        text = (item(value.text),) if value.text else ()
        told.append(item(f"{value.name} ({value.code}) = {edition.words.number(value.value)}.{begins}{known}", text))
    return items(*told)


def _words(edition: Edition) -> Document:
    scenario, start, told = edition.scenario, edition.scenario.about.start, []
    for id_, status in scenario.statuses.items():
        hidden = status.sees != {"all": "exact"} and not edition.instructor
        first = start.statuses.get(id_, status.start or status.words[0])
        words = [status.texts.get(word, word.replace("_", " ")) for word in status.words]
        begins = "" if hidden else f" Begins as: {status.texts.get(first, first.replace('_', ' '))}."
        text = f" {status.text}" if status.text else ""
        said = f"one of {'; '.join(words)}.{begins}{text}{_seen(edition, status.sees)}"
        told.append(edition.point(f"{_coded(status.name, status.code)}: {said}", status))
    for id_, flag in scenario.flags.items():
        on = start.flags.get(id_, flag.start) == "on"
        begins = " Holds at the start." if on and (flag.sees == {"all": "exact"} or edition.instructor) else ""
        text = f" {flag.text}" if flag.text else ""
        said = f"holds or does not.{begins}{text}{_seen(edition, flag.sees)}"
        told.append(edition.point(f"{_coded(flag.name, flag.code)}: {said}", flag))
    return section(3, "Words and flags", items(*told))


def _tokens(edition: Edition) -> Document:
    told = []
    for id_, token in edition.scenario.tokens.items():
        per = f" One count for each of {edition.seats(token.per)}." if token.per else ""
        keys = token.keys if not isinstance(token.keys, str) else ()
        kinds = f" Kinds: {', '.join(key.replace('_', ' ') for key in keys)}." if keys else ""
        kinds = " One for each move it belongs to." if isinstance(token.keys, str) else kinds
        text = f" {token.text}" if token.text else ""
        given = edition.scenario.about.start.tokens.get(id_, token.start)
        begins = f" Begins at {given}." if isinstance(given, int) and given else ""
        said = f"at most {token.most}.{begins}{per}{kinds}{text}{_seen(edition, token.sees)}"
        told.append(edition.point(f"{_coded(token.name, token.code)}: {said}", token))
    return section(3, "Tokens", items(*told))


def _seen(edition: Edition, sees: Sees) -> str:
    said = edition.seen_by(sees)
    return "" if said == "all" else f" Who sees it: {said}."


def _coded(name: str, code: str | None) -> str:
    return f"{name} ({code})" if code else name


def _numbers(edition: Edition) -> Document:
    if not edition.instructor:
        return ()
    start = edition.scenario.about.start.numbers
    numbers = edition.scenario.numbers.items()
    told = (f"{id_.replace('_', ' ').capitalize()}: {start.get(id_, number)}" for id_, number in numbers)
    return section(3, "Hidden numbers", items(*told))
