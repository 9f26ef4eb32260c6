"""Fill in a card: its parameters and partners, one small question after another."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from wargame.model.orders import Act
from wargame.model.reasons import StatedReason
from wargame.model.card_views import ChoiceView, MoveView, ParameterView
from wargame.players.draft import chosen, extra
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.dialogue import PickItem, Pick
from wargame.tui.text import line
from wargame.wording.speaker import Speaker


def why_closed(reason: StatedReason | None, speaker: Speaker) -> str:
    """Why something cannot be picked."""
    return (reason and speaker.reason(reason)) or "something that does not hold now"


def _item(choice: ChoiceView, speaker: Speaker) -> PickItem:
    price = f" ({extra(choice.cost)})" if choice.cost else ""
    below = line(speaker.effects(choice.effects), "$text-muted") if choice.effects else None
    closed = None if choice.open else why_closed(choice.closed_because, speaker)
    return PickItem(choice.word, Content.assemble(line(choice.text), price), below, closed)


def _pick(card: MoveView, parameter: ParameterView, act: Act | None, speaker: Speaker, glyphs: Glyphs) -> Pick:
    words = chosen(parameter, act)
    items = [_item(choice, speaker) for choice in parameter.choices]
    return Pick(card.name, line(parameter.ask, "bold"), items, glyphs, picked=words, most=parameter.several)


async def fill_card(
    asking: Asking, card: MoveView, act: Act | None, seats: Mapping[str, str], speaker: Speaker, glyphs: Glyphs
) -> Act | None:
    """The act with everything chosen; None where the player turned back. Called from a worker."""
    words: dict[str, tuple[str, ...]] = {}
    for parameter in card.parameters:
        picked = await asking.ask(_pick(card, parameter, act, speaker, glyphs))
        if picked is None:
            return None
        words[parameter.id] = picked
    partners = act.partners if act else ()
    if card.optional:
        items = [PickItem(seat, line(seats.get(seat, seat))) for seat in card.optional]
        text = line(speaker.partners(card))
        picked = await asking.ask(
            Pick(card.name, text, items, glyphs, picked=partners, most=max(2, len(items)))
        )
        if picked is None:
            return None
        partners = picked
    return Act(card.id, words, partners)
