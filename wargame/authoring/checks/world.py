"""Whether tracks, statuses and tokens make sense in themselves: bounds, named ranges, members, who sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.yaml.spans import Path
from wargame.authoring.shape.messages import did_you_mean, shown
from wargame.model.files import Sections
from wargame.model.world import Currency, Derived, Flag, Status, Token, Track

MOST = 10_000
"""No track lies further from 0: every number then fits everywhere with room to spare."""


def check_world(context: CheckContext) -> None:
    """Checks everything there is to count."""
    for item in context.items:
        match item.found.value:
            case Track() as track:
                _track(context, item, track)
            case Status() as status:
                _status(context, item, status)
            case Token() as token:
                _token(context, item, token)
            case Flag() as flag:
                _sees(context, item, flag.sees, family=False)
            case Derived() as derived:
                if derived.min > derived.max:
                    context.say(item, "bounds", f"min {derived.min} lies above max {derived.max}", inside=("min",))
            case Currency() as currency:
                _currency(context, item, currency, context.sections)


def _track(context: CheckContext, item: Element, track: Track) -> None:
    if track.min >= track.max:
        key = "max" if "max" in track.model_fields_set else "min"
        context.say(item, "bounds", f"min {track.min} does not lie below max {track.max}", inside=(key,))
    for key, value in (("min", track.min), ("max", track.max)):
        if abs(value) > MOST:
            context.say(item, "out_of_range", f"wanted between -{MOST} and {MOST}, got {value}", inside=(key,))
    for key in ("name", "code", "start"):
        members(context, item, getattr(track, key), track.per, (key,), what=key)
    for path, value in values_of(track.start, ("start",)):
        within(context, item, value, track.min, track.max, path)
    if track.per and isinstance(track.code, str):
        context.say(
            item, "code_for_all", "a family needs a code for each member",
            f"write {{{', '.join(f'{seat}: …' for seat in track.per)}}}", inside=("code",),
        )  # fmt: skip
    ascending(context, item, [band.upto for band in track.bands], ("bands",), "band")
    for level in track.levels:
        within(context, item, level, track.min, track.max, ("levels", level), at_key=True)
    _sees(context, item, track.sees, family=bool(track.per))
    for key, sight in track.sees.items():
        if sight in ("band", "estimate") and not track.bands:
            context.say(
                item, "no_bands", f"'{sight}' needs the named ranges a seat sees instead of the number",
                "add 'bands:' to the track", inside=("sees", key),
            )  # fmt: skip
        if sight == "estimate" and track.estimate is None:
            context.say(
                item, "no_estimate", "'estimate' needs to know how far off a seat may be", "add 'estimate:'",
                inside=("sees", key),
            )  # fmt: skip


def _status(context: CheckContext, item: Element, status: Status) -> None:
    if not status.words:
        context.say(item, "empty_list", "a status needs its words", inside=("words",), at_key=True)
    twice(context, item, status.words, ("words",), "word")
    if status.start is not None:
        one_of(context, item, status.start, status.words, ("start",), "word")
    for word in status.texts:
        one_of(context, item, word, status.words, ("texts", word), "word", at_key=True)
    _sees(context, item, status.sees, family=False)


def _token(context: CheckContext, item: Element, token: Token) -> None:
    if token.per and token.keys:
        context.say(
            item,
            "per_and_keys",
            "a token goes by seat or by word, not by both",
            "leave one out",
            inside=("keys",),
            at_key=True,
        )
    within(context, item, token.start, 0, token.most, ("start",))
    if isinstance(token.keys, tuple):
        twice(context, item, token.keys, ("keys",), "key")
        for word in token.texts:
            one_of(context, item, word, token.keys, ("texts", word), "word", at_key=True)
    _sees(context, item, token.sees, family=bool(token.per), quiet=True)


def _currency(context: CheckContext, item: Element, currency: Currency, sections: Sections) -> None:
    track = sections.tracks.get(currency.track)
    if track is None:
        return
    missing = [seat for seat in sections.seats if seat not in track.per]
    if missing:
        context.say(
            item, "no_purse", f"'{currency.track}' has no member for {', '.join(missing)}",
            "every seat pays from its own: list all seats under the track's 'per'", inside=("track",),
        )  # fmt: skip


def _sees(context: CheckContext, item: Element, sees: Mapping[str, str], *, family: bool, quiet: bool = False) -> None:
    seats = context.sections.seats
    for key in sees:
        if key in ("holder", "others") and not family and not quiet:
            context.say(
                item, "no_holder", f"'{key}' says nothing here: there is one value for all", "name seats, or 'all'",
                inside=("sees", key), at_key=True,
            )  # fmt: skip
        elif key not in ("holder", "others", "all"):
            one_of(context, item, key, [*seats, "holder", "others", "all"], ("sees", key), "seat", at_key=True)


def members(context: CheckContext, item: Element, value: object, per: Sequence[str], path: Path, what: str) -> None:
    """A mapping by seat names every member of a family, and nobody else; what is no family has no such mapping."""
    if not isinstance(value, dict):
        return
    if not per:
        context.say(
            item, "no_family", f"there is one {what} for all, since this is no family", "or add 'per:'", inside=path
        )
        return
    for seat in value:
        one_of(context, item, seat, per, (*path, seat), "member", at_key=True)
    missing = [seat for seat in per if seat not in value]
    if missing and what != "start":
        context.say(item, "missing_member", f"the {what} for {', '.join(missing)} is missing", inside=path, at_key=True)


def values_of(value: object, path: Path) -> Iterable[tuple[Path, int]]:
    """A number, or the numbers of a mapping by seat, each with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), inner
    elif isinstance(value, int):
        yield path, value


def within(
    context: CheckContext, item: Element, value: int, low: int, high: int, path: Path, *, at_key: bool = False
) -> None:
    """A number lies between bounds."""
    if not low <= value <= high:
        context.say(item, "out_of_range", f"wanted between {low} and {high}, got {value}", inside=path, at_key=at_key)


def one_of(
    context: CheckContext,
    item: Element,
    word: str,
    known: Collection[str],
    path: Path,
    what: str,
    *,
    at_key: bool = False,
) -> None:
    """A word is one of a closed list that stands elsewhere."""
    if word not in known:
        context.say(
            item, "unknown_word", f"there is no {what} {shown(word)} here", did_you_mean(word, known), inside=path,
            at_key=at_key,
        )  # fmt: skip


def twice(context: CheckContext, item: Element, words: Sequence[str], path: Path, what: str) -> None:
    """No word stands twice in a list."""
    seen: set[str] = set()
    for place, word in enumerate(words):
        if word in seen:
            context.say(item, "twice", f"the {what} {shown(word)} stands here a second time", inside=(*path, place))
        seen.add(word)


def ascending(context: CheckContext, item: Element, ends: Sequence[int | None], path: Path, what: str) -> None:
    """Ranges given by their upper ends rise, and only the last is open."""
    for place, end in enumerate(ends[:-1]):
        if end is None:
            context.say(
                item, "open_range", f"only the last {what} may be without 'upto'", "say where this one ends",
                inside=(*path, place),
            )  # fmt: skip
    if ends and ends[-1] is not None:
        context.say(
            item, "open_range", f"the last {what} has no end", "leave its 'upto' out: it takes all the rest",
            inside=(*path, len(ends) - 1, "upto"),
        )  # fmt: skip
    for place, (before, after) in enumerate(pairwise(ends)):
        if before is not None and after is not None and after <= before:
            context.say(
                item, "order", f"this {what} ends at {after}, the one before it at {before}", "put them in order",
                inside=(*path, place + 1, "upto"),
            )  # fmt: skip
