"""Whether what there is to count makes sense in itself: bounds, named ranges, members, who sees it."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.authoring.checks.context import Subject
from wargame.authoring.checks.registry import each
from wargame.authoring.link.diagnostics import values_of
from wargame.model.world import Currency, Derived, Flag, Status, Token, Track

MOST = 10_000
"""No track lies further from 0: every number then fits everywhere with room to spare."""


@each(Track)
def track_bounds(at: Subject, track: Track) -> None:
    """Its bounds leave room, and its start, bands and levels lie within them."""
    if track.min >= track.max:
        key = "max" if "max" in track.model_fields_set else "min"
        at.say("bounds", f"min {track.min} does not lie below max {track.max}", inside=(key,))
    for key, value in (("min", track.min), ("max", track.max)):
        at.within(value, -MOST, MOST, (key,))
    for path, value in values_of(track.start, ("start",)):
        at.within(value, track.min, track.max, path)
    at.ascending([band.upto for band in track.bands], ("bands",), "band")
    for said in ("levels", "headlines"):
        for level in getattr(track, said):
            at.within(level, track.min, track.max, (said, level), at_key=True)


@each(Track)
def track_members(at: Subject, track: Track) -> None:
    """A family says for each member what it says by seat."""
    for key in ("name", "code", "start"):
        at.members(getattr(track, key), track.per, (key,), what=key)
    if track.per and isinstance(track.code, str):
        hint = f"write {{{', '.join(f'{seat}: …' for seat in track.per)}}}"
        at.say("code_for_all", "a family needs a code for each member", hint, ("code",))


@each(Track)
def track_visibility(at: Subject, track: Track) -> None:
    """Who sees a range or an estimate is given one."""
    _sees(at, track.sees, family=bool(track.per))
    for key, sight in track.sees.items():
        if sight in ("band", "estimate") and not track.bands:
            said = f"'{sight}' needs the named ranges a seat sees instead of the number"
            hint = "add 'bands:' to the track, e.g. bands: [{name: low, upto: 3}, {name: high}]"
            at.say("no_bands", said, hint, ("sees", key))
        if sight == "estimate" and track.estimate is None:
            said = "'estimate' needs to know how far off a seat may be"
            at.say("no_estimate", said, "add 'estimate:', e.g. estimate: {within: 1}", ("sees", key))


@each(Status)
def status_words(at: Subject, status: Status) -> None:
    """Its words stand once each, and what it says of them names them."""
    if not status.words:
        at.say("empty_list", "a status needs its words", inside=("words",), at_key=True)
    at.no_twins(status.words, ("words",), "word")
    if status.start is not None:
        at.one_of(status.start, status.words, ("start",), "word")
    for said in ("texts", "headlines"):
        for word in getattr(status, said):
            at.one_of(word, status.words, (said, word), "word", at_key=True)
    _sees(at, status.sees, family=False)


@each(Token)
def token_keys(at: Subject, token: Token) -> None:
    """It goes by seat or by word, and begins with as many as there can be."""
    if token.per and token.keys:
        said = "a token goes by seat or by word, not by both"
        at.say("per_and_keys", said, "leave one out", ("keys",), at_key=True)
    at.within(token.start, 0, token.most, ("start",))
    if isinstance(token.keys, tuple):
        at.no_twins(token.keys, ("keys",), "key")
        for word in token.texts:
            at.one_of(word, token.keys, ("texts", word), "word", at_key=True)
    _sees(at, token.sees, family=bool(token.per), quiet=True)


@each(Flag)
def flag_visibility(at: Subject, flag: Flag) -> None:
    """Who sees it is a seat."""
    _sees(at, flag.sees, family=False)


@each(Derived)
def derived_bounds(at: Subject, derived: Derived) -> None:
    """Its bounds leave room."""
    if derived.min > derived.max:
        at.say("bounds", f"min {derived.min} lies above max {derived.max}", inside=("min",))


@each(Currency)
def every_seat_has_a_purse(at: Subject, currency: Currency) -> None:
    """Every seat has a member of the track that orders are paid from."""
    track = at.context.sections.tracks.get(currency.track)
    missing = [seat for seat in at.context.sections.seats if seat not in track.per] if track is not None else []
    if missing:
        said = f"'{currency.track}' has no member for {', '.join(missing)}"
        at.say("no_purse", said, "every seat pays from its own: list all seats under the track's 'per'", ("track",))


def _sees(at: Subject, sees: Mapping[str, str], *, family: bool, quiet: bool = False) -> None:
    known = [*at.context.sections.seats, "holder", "others", "all"]
    for key in sees:
        if key in ("holder", "others") and not family and not quiet:
            said = f"'{key}' says nothing here: there is one value for all"
            at.say("no_holder", said, "name seats, or 'all'", ("sees", key), at_key=True)
        at.one_of(key, known, ("sees", key), "seat", at_key=True)
