"""What a situation did as it came up, as far as a viewer may know."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.information.aim_signs import effect_swings
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.information.shown import shown
from wargame.language import slots
from wargame.model.card_views import EffectShown, Shown
from wargame.model.events import Changed, Event
from wargame.model.labels import Source


def inject_effects(knowledge: Knowledge, inject: str, seen: Iterable[Event]) -> tuple[Shown, ...]:
    """What a situation asks for as it comes up, without what moved nothing: a ladder at 4 that is to be raised to 2.
    Called for a situation that came up this turn; later ones did it long ago.

    Args:
        seen: the events of the turn, as the viewer knows them. What moved without a cause that it can name may have
            been the doing of the situation.
    """
    program = knowledge.program
    moved = {one.slot for one in seen if isinstance(one, Changed) and one.granted and _may_be(one.source, inject)}
    return tuple(
        one for one in shown(program, program.scenario.injects[inject].do)
        if not (isinstance(one, EffectShown) and _moved_nothing(knowledge, one, moved))
    )


def _may_be(source: str, inject: str) -> bool:
    label = Source.parse(source)
    return not source or (label.kind, label.id) == ("inject", inject)


def _moved_nothing(knowledge: Knowledge, one: EffectShown, moved: set[str]) -> bool:
    """Whether the viewer sees every track that an effect moves to the number, and none of them did move."""
    tracks = knowledge.program.scenario.tracks
    asked = [(slots.value(track, member), knowledge.sees(tracks[track], member))
             for track, member, _way in effect_swings(knowledge.program, one)]  # fmt: skip
    return bool(asked) and all(sees == "exact" and slot not in moved for slot, sees in asked)
