"""When a situation is put, in words: for instructors."""

from __future__ import annotations

from wargame.model.files import Scenario
from wargame.wording.catalogue import _
from wargame.wording.numbers import percentage
from wargame.wording.speaker import RuleSpeaker


def when_put(words: RuleSpeaker, scenario: Scenario, id_: str, *, turn: bool = True) -> str:
    """When a situation is put; ``turn``: with the turn it is planned for."""
    inject = scenario.injects[id_]
    decks = [deck.name for deck in scenario.decks.values() if any(card.inject == id_ for card in deck.cards)]
    ways = [_("in turn {turn}").format(turn=inject.turn)] if turn and inject.turn is not None else []
    ways += [_("as it is drawn from {decks}").format(decks=_(" or ").join(decks))] if decks else []
    said = _(" or ").join(ways)
    if inject.when and words.settled(inject.when) is None:
        condition = words.condition(inject.when)
        said = _("{ways}, if {condition}").format(ways=said, condition=condition) if said else condition
    elif not said and inject.when is None and inject.turn is None:
        said = _("when another effect puts it")
    said += _(", with {chance} a turn").format(chance=percentage(inject.chance)) if inject.chance is not None else ""
    return said + (_(", each time") if inject.repeats else "")
