"""Why something came out so: pick an event of what was told, and read what stood behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.content import Content

from wargame.tui.app_interface import app_of
from wargame.tui.screens.dialogue import Pick, PickItem, Read
from wargame.tui.text import line
from wargame.tui.writer import drawn
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.debrief.why.explainer import Explainer


async def prepare(explainer: Explainer) -> None:
    """Look at every turn in small steps, with room for keys between them; called from a worker."""
    for _nothing in explainer.prepare():
        await asyncio.sleep(0.01)


async def ask_why(app: App[Any], explainer: Explainer, asked: Sequence[tuple[str, str]], heading: str) -> None:
    """Let one of these events be picked, show what stood behind it, and come back to the list; called from a worker.

    Args:
        asked: the events, each by name and in a line.
        heading: of what step or turn they are.
    """
    items = [PickItem(name, line(said), line(name, "$text-muted")) for name, said in asked]
    picked = ""
    while True:
        if not items:
            await app.push_screen_wait(Read(_("Why"), (_("Nothing of this step came about by rules or dice."),)))
            return
        if len(items) == 1:
            picked = items[0].word
        else:
            question = Pick(_("Why?"), line(heading), items, picked=(picked,) if picked else ())
            chosen = await app.push_screen_wait(question)
            if not chosen:
                return
            picked = chosen[0]
        await app.push_screen_wait(Read(_("Why"), (drawn(explainer.page(picked), app_of(app).glyphs),)))
        if len(items) == 1:
            return


async def ask_why_of_a_turn(app: App[Any], explainer: Explainer) -> None:
    """The same of any turn, the last one marked; called from a worker."""
    turn = str(explainer.turns[-1][0]) if explainer.turns else ""
    while explainer.turns:
        items = [PickItem(str(number), line(heading)) for number, heading in explainer.turns]
        chosen = await app.push_screen_wait(Pick(_("Why: which turn?"), Content(""), items, picked=(turn,)))
        if not chosen:
            return
        turn = chosen[0]
        await ask_why(app, explainer, explainer.askable(int(turn)), dict(explainer.turns)[int(turn)])
