"""What a newcomer to a seat does, in the order it is done."""

from __future__ import annotations

from textual.content import Content

from wargame.model.views import View
from wargame.tui.text import hang, stack


def draw_steps(view: View, cells: int) -> Content:
    """The steps of a turn, each with the key that goes there."""
    questions = len(view.questions)
    asked = (
        "Nothing is asked this turn."
        if not questions
        else f"{questions} question{'s' * (questions != 1)} may be put this turn."
    )
    steps = (
        ("1", "Read the situation and, the first time, your brief. The arrows scroll."),
        ("2", "See where the world stands. Mark a track, and this card explains it."),
        ("3", "Mark a move: this card shows its price, its chances and why. Enter orders it."),
        ("4", f"{asked} Enter on a question answers it. Then seal; or press s."),
        ("5", "What you want at the end, and the lines you must not cross."),
        ("6", "The map: what stands where. Enter reads a place."),
        ("7", "Messages and promises to the other seats."),
    )
    return stack(
        *(hang(Content.styled(f" {key}", "bold $accent"), Content(text), 4, cells) for key, text in steps),
        "",
        Content.styled("` covers the screen at once. ? explains every key.", "$text-muted"),
    )
