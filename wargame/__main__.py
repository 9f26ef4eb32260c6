"""``python -m wargame`` is the command ``wargame``, which begins here too: Ctrl+C is heard from the first moment on."""

import sys


def start() -> None:
    """The command, from its first import to its exit code."""
    try:
        if len(sys.argv) == 2 and _answered():
            return
        import gc

        from wargame.cli import main

        gc.set_threshold(50_000, 20, 20)  # rules once read stay: to look at them all at every 700th costs a tenth
        main(prog_name="wargame")
    except KeyboardInterrupt:
        sys.exit(130)


def _answered() -> bool:
    """Whether all that was asked for is help or the version, and it is said."""
    from wargame.commands.index import answer

    said = answer(sys.argv[1:])
    if said is None or sys.stdout is None:
        return False
    try:
        sys.stdout.write(said)
        sys.stdout.flush()
    except OSError:  # the whole program says why
        return False
    return True


if __name__ == "__main__":
    start()
