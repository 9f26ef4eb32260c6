"""What of a recorded order could not be given in a game that is played again otherwise, in words."""

from __future__ import annotations

from wargame.engine.program import Program
from wargame.engine.recorded_orders import DroppedPart
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


def dropped_words(program: Program, part: DroppedPart) -> str:
    """What could not be given, and why; a move is named once, where its reason names it."""
    speaker = speaker_of(program)
    why = speaker.refusal(part.refusal)
    move = program.scenario.moves.get(part.what)
    if move is None or move.name in why:
        return why
    return _("{move}: {why}").format(move=speaker.events.move(part.what), why=why)
