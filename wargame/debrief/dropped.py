"""What of a recorded order could not be given in a game that is played again otherwise, in words."""

from __future__ import annotations

from wargame.engine.program import Program
from wargame.engine.recorded_orders import DroppedPart
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


def dropped_words(program: Program, part: DroppedPart) -> str:
    """Why it could not be given; what went, where the reason is about the whole order and names nothing."""
    speaker = speaker_of(program)
    why = speaker.refusal(part.refusal)
    if part.refusal.about or part.what not in program.scenario.moves:
        return why
    return _("{move}: {why}").format(move=speaker.events.move(part.what), why=why)
