"""What can be typed between the desks."""

from wargame.wording.catalogue import N_

FINISH = N_(
    "End the game here for every seat? It gets no score; all orders, cards and secrets are opened. (yes, or Enter to "
    "go on)"
)
BETWEEN = N_("unseal SEAT, control, clock, receipt, leave, finish")
"""All of it, on one line."""
HELP = (
    N_("Enter, or a seat by name or letter: that team sits down, and help at its desk lists what it can do."),
    N_("unseal SEAT: that team takes its sealed order back."),
    N_("control: whoever runs the game reads what was said to it."),
    N_("clock [pause|go]: how much time is left."),
    N_("receipt: what to note down now, so that nobody can change the past unseen; also as a QR code."),
    N_("leave: the game is saved; go on with it when you like."),
    N_("finish: the game ends here for every seat, and is talked about."),
)
