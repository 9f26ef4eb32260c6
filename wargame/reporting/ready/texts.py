"""Texts: what is missing, what is still the starter's, what is too long for its panel or for the session."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.starting import left_from_start
from wargame.authoring.yaml.spans import SourceLocation
from wargame.reporting.ready.registry import Finding, check
from wargame.reporting.ready.rehearsed import Rehearsed
from wargame.session.clock import TO_DECIDE, WORDS_A_MINUTE, Plan
from wargame.text.cells import width, wrapped
from wargame.wording.catalogue import N_, _, ngettext

PAGE_CELLS, PAGE_LINES = 74, 18
"""What a panel for reading shows of a text on the smallest screen, 80 by 24, without scrolling."""
NAME_CELLS = 48
"""What a list of moves, tracks or situations shows of a name."""


@check("too_long", N_("every text fits its panel"))
def texts_fit(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Texts that no panel of 80 by 24 shows at once, and names that lists cut."""
    for what, text, place in _read_at_once(rehearsed):
        lines = len(wrapped(text, PAGE_CELLS))
        if lines > PAGE_LINES:
            said = _("{what} is {lines} lines long, and a panel of 80 × 24 shows {room}").format(
                what=what, lines=lines, room=PAGE_LINES
            )
            yield Finding("amber", said, _("cut it, or tell part of it later"), place)
    for what, name, place in _names(rehearsed):
        if width(name) > NAME_CELLS:
            said = _("the name of {what} is {cells} cells wide, and lists show {room}").format(
                what=what, cells=width(name), room=NAME_CELLS
            )
            yield Finding("amber", said, _("shorten it; say the rest in its `text`"), place)


def _read_at_once(rehearsed: Rehearsed) -> Iterator[tuple[str, str, SourceLocation | None]]:
    """The texts of the scenario that are read in one piece, each with what it is."""
    scenario, where = rehearsed.scenario, rehearsed.where
    yield _("the opening"), scenario.about.opening, where.of_scenario("opening")
    for seat, setup in scenario.about.setup.items():
        if setup.brief:
            said = _("the brief of {seat}").format(seat=scenario.seats[seat].name)
            yield said, setup.brief, where.of_scenario("setup", seat, "brief")
    for id_, inject in scenario.injects.items():
        longest = max(inject.seat_texts.values(), key=len, default="")
        said = _("situation “{what}” with what one seat reads of it").format(what=inject.title)
        yield said, f"{inject.text}\n{longest}", where.of("injects", id_)
    for id_, move in scenario.moves.items():
        if move.text:
            yield _("the card “{what}”").format(what=move.name), move.text, where.of("moves", id_)
    for id_, ending in scenario.endings.items():
        yield _("the ending “{what}”").format(what=ending.name), ending.text, where.of("endings", id_)


def _names(rehearsed: Rehearsed) -> Iterator[tuple[str, str, SourceLocation | None]]:
    scenario, where = rehearsed.scenario, rehearsed.where
    for id_, move in scenario.moves.items():
        yield id_, move.name, where.of("moves", id_)
    for id_, inject in scenario.injects.items():
        yield id_, inject.title, where.of("injects", id_)
    for id_, track in scenario.tracks.items():
        for name in [track.name] if isinstance(track.name, str) else track.name.values():
            yield id_, name, where.of("tracks", id_)


@check("too_much_to_read", N_("what is to be read fits the session plan"))
def reading_fits_the_session(rehearsed: Rehearsed) -> Iterator[Finding]:
    """What the teams read in a turn, one after another at one keyboard, with the time each needs to decide, against the
    minutes planned for the turns. A single turn may run over; the game as a whole may not."""
    plan = Plan.of(rehearsed.scenario.about)
    if plan is None or not rehearsed.words:
        return
    turns = max(map(len, rehearsed.words.values()))
    words = {seat: sum(read) for seat, read in rehearsed.words.items()}
    minutes = sum(words.values()) / WORDS_A_MINUTE + turns * len(words) * TO_DECIDE / 60
    planned = plan.turn_seconds() * turns / 60
    if minutes > planned:
        most = max(words, key=lambda seat: words[seat])
        said = _(
            "{words} words a turn at {seat}, {teams} teams one after another: {needed:.0f} minutes of reading and "
            "deciding in {turns} turns, {planned:.0f} planned"
        ).format(
            words=words[most] // turns, seat=rehearsed.scenario.seats[most].name, teams=len(words), needed=minutes,
            turns=turns, planned=planned,
        )  # fmt: skip
        todo = _("plan {minutes:.0f} minutes a turn, cut texts, or give each team its own room").format(
            minutes=-(-minutes // turns)
        )
        key = "turn_minutes" if plan.turn_minutes is not None else "minutes"
        yield Finding("amber", said, todo, rehearsed.where.of_scenario("session", key))


def _starters_own(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Texts that are still the starter's, one finding for all of a move, a table, a situation …"""
    where = rehearsed.where
    found: dict[tuple[str | int, ...], int] = {}
    for path, _text in left_from_start(where.merged.files[0]):
        part = path[:1] if len(path) == 1 or isinstance(path[1], int) else path[:2]
        found[part] = found.get(part, 0) + 1
    for part, texts in sorted(found.items(), key=lambda one: where.of_scenario(*one[0]).line):
        what = _starters_part(rehearsed, part)
        said = ngettext(
            "{what}: the text is still the starter's", "{what}: {texts} texts are still the starter's", texts
        ).format(what=what, texts=texts)
        yield Finding("amber", said, _("write your own, or take it out"), where.of_scenario(*part))


def _starters_part(rehearsed: Rehearsed, part: tuple[str | int, ...]) -> str:
    """A part of a file as people know it: its section, and the name of what stands there."""
    section, id_ = str(part[0]), str(part[-1])
    if len(part) == 1:
        return f"`{section}`"
    if section == "setup":
        return f"`{section}`, {rehearsed.scenario.seats[id_].name}"
    body = rehearsed.where.merged.files[0].parsed.data[section][id_]
    name = (body.get("name") or body.get("title")) if isinstance(body, dict) else None
    return f"`{section}`, “{name if isinstance(name, str) else id_}”"


@check("missing_text", N_("nothing is left unsaid"))
def texts_are_there(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Texts that a class would miss: briefs, questions for the debrief; and what still says what the starter said.
    (Cards, situations and endings without a text are refused.)"""
    scenario, where, about = rehearsed.scenario, rehearsed.where, rehearsed.scenario.about
    yield from _starters_own(rehearsed)
    for seat, one in scenario.seats.items():
        setup = about.setup.get(seat)
        untold = setup is None or (setup.brief is None and "brief" not in setup.model_fields_set)
        if untold and not any(doubt.code == "no_brief" for doubt in rehearsed.doubts):
            said = _("{seat} is told nothing in private").format(seat=one.name)
            todo = _("add `brief:` under `setup: {seat}`").format(seat=seat)
            yield Finding("amber", said, todo, where.of_scenario("setup"))
    if not about.debrief:
        said = _("there is no question for the debrief")
        yield Finding("amber", said, _("add `debrief:` with two or three"), where.of_scenario("debrief"))
