"""``python -m wargame`` is the command ``wargame``, which begins here too: Ctrl+C is heard from the first moment on."""

import gc
import sys


def start() -> None:
    """The command, from its first import to its exit code."""
    gc.set_threshold(50_000, 20, 20)  # rules once read stay: to look through them at every 700th object costs a tenth
    try:
        from wargame.cli import main

        main(prog_name="wargame")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    start()
