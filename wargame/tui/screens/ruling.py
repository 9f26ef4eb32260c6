"""Control rules, on the screen: from lists, a reason, and a last look before it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, assert_never, cast

from textual.app import App
from textual.content import Content

from wargame.debrief.msel import read_by
from wargame.debrief.decision_words import order_lines
from wargame.debrief.rulings import CATEGORY_WORDS, considered_words, reason_asked, red_line_words
from wargame.document.lines import lines
from wargame.model.rulings import CATEGORIES, Category, Ruling, RulingCommand, kind_of
from wargame.session.control import SeatedControl, TrackRoom
from wargame.tui.screens.compose import WriteText
from wargame.tui.screens.dialogue import Ask, PickItem, Pick
from wargame.tui.text import line, stack
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import signed, whole


WIDE = 64
"""Letters of a line of what seats would read."""


async def move_track(app: App[Any], control: SeatedControl) -> RulingCommand | None:
    """Which track, and how far; None: rather not."""
    tracks = {one.slot: one for one in control.tracks}
    name = speaker_of(control.program).name
    room = _("{name}: {now}, from {least} to {most}")
    items = [
        PickItem(slot, line(room.format(name=name(slot), now=whole(one.now), least=one.least, most=one.most)))
        for slot, one in tracks.items()
    ]
    picked = await app.push_screen_wait(Pick(_("Which track?"), Content(""), items))
    if not picked:
        return None
    track = tracks[picked[0]]
    far = await app.push_screen_wait(Pick(name(track.slot), Content(_("To what?")), _values(track)))
    if not far:
        return None
    return await with_reason(app, control, _of("track", track.slot, int(far[0])), track.now)


def _values(track: TrackRoom) -> list[PickItem]:
    """Every value it may take, the nearest first."""
    values = sorted(range(track.least, track.most + 1), key=lambda value: (abs(value - track.now), -value))
    return [
        PickItem(str(value - track.now), line(f"{whole(track.now)} → {whole(value)}  ({signed(value - track.now)})"))
        for value in values if value != track.now
    ]


async def void_order(app: App[Any], control: SeatedControl) -> RulingCommand | None:
    """Whose opened order; None: rather not."""
    name = speaker_of(control.program).events.seat
    items = [
        PickItem(seat, line(name(seat), "bold"), line("; ".join(order_lines(control.program, order)), "$text-muted"))
        for seat, order in control.opened.items()
    ]
    picked = await app.push_screen_wait(Pick(_("Void whose order?"), Content(""), items))
    return await with_reason(app, control, _of("order", picked[0])) if picked else None


async def cross_red_line(app: App[Any], control: SeatedControl) -> RulingCommand | None:
    """Which red line; None: rather not."""
    items = [PickItem(one, line(red_line_words(control.program, one))) for one in control.red_lines]
    picked = await app.push_screen_wait(Pick(_("Which red line was crossed?"), Content(""), items))
    return await with_reason(app, control, _of("red_line", picked[0])) if picked else None


def _of(what: Ruling, id_: str, by: int = 0) -> RulingCommand:
    """A ruling whose category and reason are asked next."""
    return RulingCommand(category="exercise", reason="", what=what, id=id_, by=by)


async def with_reason(
    app: App[Any], control: SeatedControl, ruling: RulingCommand, now: int = 0
) -> RulingCommand | None:
    """Of what category, why, and whether it shall count. What is put to seats is what the exercise needs: of that no
    category is asked, and what they would read is shown. ``now``: where its track stands."""
    about = kind_of(ruling.what).about
    match about:
        case "track" | "order" | "red_line":
            picked = await _category(app)
            if picked is None:
                return None
            ruling = replace(ruling, category=picked)
        case "put" | "seat":
            pass
        case _:
            assert_never(about)
    title, objection = reason_asked(ruling.what), _objection(control)
    reason = await app.push_screen_wait(WriteText(title, objection))
    if reason is None:
        return None
    ruling = replace(ruling, reason=reason)
    wrong, unfit = control.objection(ruling), control.text_of_ruling_objection(ruling)
    if wrong is not None or unfit is not None:
        speaker = speaker_of(control.program)
        said = line(speaker.ruling_objection(wrong) if wrong else speaker.objection(unfit) if unfit else "")
        await app.push_screen_wait(Pick(_("This cannot be ruled"), said, [PickItem("back", line(_("Back")))]))
        return None
    does, why, *told = considered_words(control.program, ruling, now, control.told_to(ruling), control.sealed)
    parts: list[Content | str] = [*map(line, (does, why, "", *told))]
    if kind_of(ruling.what).text != "none":
        parts += ["", *map(line, lines(tuple(read_by(control.would_read(ruling), control.program)), WIDE).split("\n"))]
    return ruling if await app.push_screen_wait(Ask(_("Rule so?"), stack(*parts), _("Rule so"), _("No"))) else None


async def _category(app: App[Any]) -> Category | None:
    """Which of the four; None: rather not."""
    categories = [
        PickItem(one, line(_(CATEGORY_WORDS[one][0]), "bold"), line(_(CATEGORY_WORDS[one][1]), "$text-muted"))
        for one in CATEGORIES
    ]
    picked = await app.push_screen_wait(Pick(_("What kind of ruling?"), Content(""), categories))
    return cast(Category, picked[0]) if picked else None


def _objection(control: SeatedControl) -> Callable[[str], str | None]:
    def objection(text: str) -> str | None:
        wrong = control.reason_objection(text)
        return speaker_of(control.program).objection(wrong) if wrong else None

    return objection
