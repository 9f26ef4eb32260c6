"""What if this turn had gone otherwise: another fall of a roll, other dice from here on, or it is planned anew."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.content import Content

from wargame.session.catalogue import CannotPlay
from wargame.tui.goals import ContinueGame
from wargame.tui.app_interface import app_of
from wargame.tui.screens.dialogue import Pick, PickItem, Read, WriteLine
from wargame.tui.text import Line, line
from wargame.tui.writer import drawn
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.debrief.recording import Recording
    from wargame.session.what_if import PlayedWhatIf, WhatIfs


async def ask_what_if(app: App[Any], record: Recording, what_ifs: WhatIfs, turn: int) -> ContinueGame | None:
    """Ask what shall be otherwise, and make the game that it gives; called from a worker.

    Returns:
        the game to be played on, where the turn is to be planned anew; None: it was told what became of it, or nothing
        was asked after all.
    """
    heading = record.heading(turn)
    if not record.finished or turn < 1:
        said = _("What would have become of it can be asked of a turn of a game that is closed.")
        await app.push_screen_wait(Read(_("What if"), (said,)))
        return None
    items = [
        PickItem("die", Content(_("Another fall of one roll, and all else as it was"))),
        PickItem("swap", Content(_("Other dice from this turn on, and the same orders"))),
        PickItem("anew", Content(_("Plan this turn anew, with the dice that fell, and play on"))),
    ]
    chosen = await app.push_screen_wait(Pick(_("What if …"), line(heading), items))
    try:
        match chosen:
            case ("die",):
                await _die(app, record, what_ifs, turn)
            case ("swap",):
                await _tell(app, record, await asyncio.to_thread(what_ifs.swap, turn))
            case ("anew",):
                return ContinueGame(await asyncio.to_thread(what_ifs.anew, turn))
    except CannotPlay as reason:
        await app.push_screen_wait(Read(_("What if"), (line(str(reason)),)))
    return None


async def _die(app: App[Any], record: Recording, what_ifs: WhatIfs, turn: int) -> None:
    from wargame.debrief.beside import roll_words, rolls_of

    rolls = {purpose: event for (at, purpose), event in rolls_of(record).items() if at == turn}
    items = [
        PickItem(purpose, line(": ".join(roll_words(record.program, event)))) for purpose, event in rolls.items()
    ]
    if not items:
        await app.push_screen_wait(Read(_("What if"), (_("No dice were rolled in this turn."),)))
        return
    chosen = await app.push_screen_wait(Pick(_("Which roll?"), Content(""), items))
    if not chosen:
        return
    fell = " ".join(map(str, rolls[chosen[0]].faces))
    asked = _("It fell {faces}. How shall it have fallen? Numbers with blanks between them.").format(faces=fell)
    written = await app.push_screen_wait(WriteLine(_("Faces"), line(asked), fell))
    if not written:
        return
    parts = written.replace(",", " ").split()
    if not all(part.isascii() and part.isdigit() and len(part) < 8 for part in parts):
        raise CannotPlay(_("Faces are whole numbers, such as 6 1."))
    await _tell(app, record, await asyncio.to_thread(what_ifs.die, turn, chosen[0], tuple(map(int, parts))))


async def _tell(app: App[Any], record: Recording, answer: PlayedWhatIf) -> None:
    """The game that was made beside the one it was taken from, and what of that found no place in it."""
    from wargame.debrief.beside import beside, lost
    from wargame.debrief.recording import Recording

    other = await asyncio.to_thread(Recording.open, answer.path)
    page = await asyncio.to_thread(beside, record, other, (_("as it was"), _("what if")))
    kept = line(_("Kept as {save}, on the shelf like any other game.").format(save=answer.path), "$text-muted")
    said: list[Line] = [line(one) for one in lost(answer.made)]
    said += [*([""] if said else []), drawn(page, app_of(app).glyphs), "", kept]
    await app.push_screen_wait(Read(_("What if"), said))
