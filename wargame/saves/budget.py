"""How large a save may grow: what a reader takes, so that no writer writes what its own reader refuses.

Generous: a shipped game has a hundred lines, five hundred events a turn at most, and half a million bytes. There is an
end all the same: a file from elsewhere must not take all memory, nor rules that never cease the whole disk.
"""

from __future__ import annotations

import errno

MOST_BYTES = 64 * 1024 * 1024
MOST_LINES = 50_000
MOST_EVENTS = 20_000
"""Of one line, which is at most a whole turn."""


def check_room(line: int, events: int, size: int, so_far: int) -> None:
    """Before a line is written.

    Args:
        line: its number.
        events: how many it has.
        size: its bytes.
        so_far: the bytes before it.

    Raises:
        OSError: the save would be larger than its reader takes; the text says in which way.
    """
    for found, most, what in (
        (events, MOST_EVENTS, "events in one turn"),
        (line, MOST_LINES, "lines"),
        (so_far + size, MOST_BYTES, "bytes"),
    ):
        if found > most:
            raise OSError(errno.EFBIG, f"a save holds at most {most} {what}, and this would be {found}")


def is_roomy(lines: int, size: int) -> bool:
    """Whether words may still be added: the half that is left belongs to orders and turns, so that every game can be
    played to its end."""
    return lines < MOST_LINES // 2 and size < MOST_BYTES // 2
