"""Print the table. ``python -m benchmarks [ROUNDS]``: more rounds, steadier figures (7 unless said)."""

from __future__ import annotations

import os
import sys

from benchmarks.figures import table
from benchmarks.startup import startup


def main(rounds: int) -> None:
    """Measure and print, what is quick first."""
    print("Commands, spawned and done")
    print(table(startup(rounds)))
    if os.name == "nt":
        return
    from benchmarks.screen import screen

    print("\nThe screen, 120×40, in a terminal of our own")
    print(table(screen(rounds, keys=rounds * 10)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
