"""Control and what is put to the seats, on the screen: from the list of situations, or one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from textual.app import App
from textual.content import Content

from wargame.debrief.msel import named, status_words
from wargame.debrief.rulings import direct_words
from wargame.model.rulings import InjectRuling, Ruling, RulingCommand
from wargame.model.talk import TO_ALL
from wargame.session.control import SeatedControl
from wargame.tui.screens.compose import ToWhom, WriteText
from wargame.tui.screens.dialogue import Pick, PickItem
from wargame.tui.screens.ruling import with_reason
from wargame.tui.text import line
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

RETEXT = "retext"


def acts_of(can: Sequence[InjectRuling]) -> Iterator[tuple[str, str]]:
    """What can be done, with its words: what is put with a text of its own beside what is put as it is."""
    for what in can:
        yield what, direct_words(what)
        if what == "fire":
            yield RETEXT, _("Put it now, with another text")


async def direct_inject(app: App[Any], control: SeatedControl) -> RulingCommand | None:
    """Which situation, and what of it; None: rather not."""
    program = control.program
    items = [
        PickItem(one.id, line(named(program, one.id), "bold"), line(status_words(program, one), "$text-muted"))
        for one in control.injects
    ]
    picked = await app.push_screen_wait(Pick(_("Which situation?"), Content(""), items))
    if not picked:
        return None
    standing = next(one for one in control.injects if one.id == picked[0])
    acts = [PickItem(act, line(said)) for act, said in acts_of(control.can_direct(standing.id))]
    if not acts:
        said, back = line(status_words(program, standing)), [PickItem("back", line(_("Back")))]
        await app.push_screen_wait(Pick(_("Nothing can be done with it now"), said, back))
        return None
    act = await app.push_screen_wait(Pick(named(program, standing.id), line(status_words(program, standing)), acts))
    if not act:
        return None
    text = ""
    if act[0] == RETEXT:
        written = await app.push_screen_wait(WriteText(_("Its text in this game"), _objection(control)))
        if written is None:
            return None
        text = written
    what = cast(Ruling, "fire" if act[0] == RETEXT else act[0])
    return await with_reason(app, control, _of_injects(what, id=standing.id, text=text))


async def announce(app: App[Any], control: SeatedControl) -> RulingCommand | None:
    """A situation of control's own: to whom, its title and its text; None: rather not."""
    seats = [PickItem(id_, line(seat.name)) for id_, seat in control.program.scenario.seats.items()]
    everybody = PickItem(TO_ALL[0], line(_("All, in public, at once")))
    to = await app.push_screen_wait(ToWhom(_("Who reads it?"), Content(""), [everybody, *seats], most=len(seats) + 1))
    if not to:
        return None
    title = await app.push_screen_wait(WriteText(_("Its title, in one line"), _objection(control)))
    text = None if title is None else await app.push_screen_wait(WriteText(_("Its text"), _objection(control)))
    if title is None or text is None:
        return None
    whom = () if TO_ALL[0] in to else tuple(to)
    return await with_reason(app, control, _of_injects("announce", seats=whom, title=title, text=text))


def _of_injects(
    what: Ruling, *, id: str = "", seats: tuple[str, ...] = (), title: str = "", text: str = ""
) -> RulingCommand:
    """A ruling whose reason is asked next."""
    return RulingCommand(category="exercise", reason="", what=what, id=id, seats=seats, title=title, text=text)


def _objection(control: SeatedControl) -> Any:
    def objection(text: str) -> str | None:
        wrong = control.text_objection(text)
        return speaker_of(control.program).objection(wrong) if wrong else None

    return objection
