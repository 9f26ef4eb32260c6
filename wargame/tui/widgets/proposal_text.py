"""Proposals on a seat's desk: the badge of a card, the lines above it, and what keys answer."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from wargame.debrief.talking import said_text
from wargame.model.talk import Spoken
from wargame.model.views import View
from wargame.players import diplomacy
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Hanging, Line, line
from wargame.tui.widgets.talk_panel import standing_text
from wargame.wording import talk_speaker
from wargame.wording.catalogue import N_, _

HOW = N_("y accept, p change, n no")
"""How a proposal that waits is answered."""


def waits(one: Spoken, view: View) -> bool:
    """Whether a proposal waits for this viewer's answer."""
    return one in diplomacy.waiting(view)


def badge(move: str, view: View, glyphs: Glyphs) -> Content | None:
    """How the proposal of a joint move stands, under its row; None: there is none."""
    one = diplomacy.about(view, move)
    if one is None or one.standing is None:
        return None
    speaker = talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)
    words = speaker.badge(one.standing, diplomacy.proposed(one), view.viewer)
    if not words:
        return None
    if waits(one, view):
        return Content.styled(f"{glyphs.point} {words}: {_(HOW)}", "bold $accent")
    return Content.assemble((f"{glyphs.dot} ", "$text-muted"), line(words, "$text-muted"))


def proposal_lines(move: str, view: View, glyphs: Glyphs) -> Iterator[Line]:
    """What stands above the card of a joint move that is proposed: who proposes what to whom, and how it stands."""
    one = diplomacy.about(view, move)
    if one is None or one.standing is None:
        return
    speaker = talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)
    yield Hanging(Content.styled(glyphs.point, "bold $accent"), line(said_text(one, speaker), "bold"), 2)
    yield Hanging(Content(""), standing_text(one.standing, speaker, glyphs), 2)
    yield ""
