"""``python -m wargame`` is the command ``wargame``, which begins here too: Ctrl+C is heard from the first moment on."""

import sys


def start() -> None:
    """The command, from its first import to its exit code."""
    try:
        if len(sys.argv) == 2 and _answered():
            return
        sys.unraisablehook = _heard_later
        import gc

        gc.set_threshold(50_000, 20, 20)  # rules once read stay: to look at them all at every 700th costs a tenth
        if sys.argv[1:] == ["play"] and _opened():
            return
        from wargame.cli import main

        main(prog_name="wargame")
    except KeyboardInterrupt:
        sys.exit(130)


def _heard_later(ignored: "sys.UnraisableHookArgs") -> None:
    """Where Python cannot raise Ctrl+C, as in a function that a library calls back, it is heard right after: from
    another thread, for here it could not be raised either."""
    if not isinstance(ignored.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(ignored)
        return
    from _thread import interrupt_main
    from threading import Timer

    Timer(0.05, interrupt_main).start()


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


def _opened() -> bool:
    """Whether the first screen could be opened, and somebody has left it: without click, which it has no use for."""
    from wargame.commands.standard_streams import prepare
    from wargame.tui.terminal_query import why_no_screen

    prepare()
    if why_no_screen():
        return False  # the whole program says so
    from wargame.tui.app import play

    try:
        play()
    except OSError:  # the whole program says why
        return False
    return True


if __name__ == "__main__":
    start()
