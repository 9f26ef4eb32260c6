"""What can be typed between the desks."""

from wargame.wording.catalogue import N_

BETWEEN = N_("unseal SEAT, control, clock, receipt, leave")
"""All of it, on one line."""
HELP = (
    N_("Enter, or a seat by name or letter: that team sits down, and help at its desk lists what it can do."),
    N_("unseal SEAT: that team takes its sealed order back."),
    N_("control: whoever runs the game reads what was said to it."),
    N_("clock [pause|go]: how much time is left."),
    N_("receipt: what to note down now, so that nobody can change the past unseen; also as a QR code."),
    N_("leave: the game is saved; go on with it when you like."),
)
