"""Every command, and what ``--help`` and ``--version`` alone answer: said without click, which takes five times as long
to import as Python to start."""

from __future__ import annotations

import os

from wargame import __version__


def N_(text: str) -> str:
    """A text marked for translators, as ``wording.catalogue`` has it, which takes longer to import than help to say."""
    return text


SUMMARY = N_("A terminal wargame of alliance crises: write one in YAML, play it, replay it, explain it.")
COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("play", N_("Play a game at one keyboard, on the screen or in lines.")),
    "host": ("host", N_("Play a game in browsers: a screen a team, a projector, and control.")),
    "join": ("join", N_("Sit down at a hosted game, at a terminal of its own.")),
    "run": ("run", N_("Play a game without people and tell how it ended.")),
    "replay": ("replay", N_("Tell a recorded game from its first turn.")),
    "aar": ("aar", N_("Write the after-action report of a finished game.")),
    "cohort": ("cohort", N_("Lay finished games of parallel classes beside each other.")),
    "analyse": ("analyse", N_("Take the scores of a finished game apart: decisions and dice.")),
    "why": ("why", N_("Say what stood behind an event of a recorded game.")),
    "branch": ("branch", N_("Go on from a save as a game of its own, with new secrets.")),
    "predict": ("predict", N_("Let a class predict what a turn comes to, and play it on.")),
    "pack": ("packing", N_("Put a running game into a file for another computer.")),
    "unpack": ("packing", N_("Take up a game that was packed on another computer.")),
    "verify": ("verify", N_("Check that a save is what was played.")),
    "check": ("check", N_("Find every mistake in scenarios, rulebooks and back-casts.")),
    "ready": ("ready", N_("Say whether a scenario is ready for a class, and what to do next.")),
    "names": ("names", N_("List every id of a scenario, with what readers call it.")),
    "rules": ("rules", N_("Print the rulebook of a scenario, for people.")),
    "preview": ("preview", N_("Show a scenario as players see it, anew at each save of its files.")),
    "handouts": ("handouts", N_("Write a scenario as pages to print: packets, cards, the facilitator's lists.")),
    "new": ("new", N_("Begin a scenario of your own, from a small one that plays.")),
    "schema": ("schema", N_("Print the JSON Schema of what authors write, for editors.")),
    "backcast": ("backcast", N_("Run history against the rules, case by case.")),
    "rehearse": ("rehearse", N_("Play a scenario thousands of times and tell what came of it.")),
    "equilibrium": ("equilibrium", N_("Find equilibria of a turn, and what leaving a doctrine gains.")),
    "compare": ("compare", N_("Play the same games in two ways and tell what changes.")),
    "sensitivity": ("sensitivity", N_("Nudge every number by one and rank what it changes.")),
    "sweep": ("sweep", N_("Play a scenario with what you name otherwise, on many machines.")),
    "merge": ("merge", N_("Lay the parts of a sweep together and tell what came of it.")),
    "keys": ("keys", N_("List the commands of the screen and their keys.")),
    "saves": ("saves", N_("List the games of this computer, and clear what is left of old ones.")),
    "scenarios": ("scenarios", N_("List the scenarios on the shelf.")),
}
"""Command name to its module in ``wargame/commands``, where it has that name, and the line ``--help`` shows for it."""
_WIDEST, _EDGE, _GAP = 80, 2, 2
"""How click lays out help: a page no wider than this, with so much room at the edge and between two columns."""


def answer(asked: list[str]) -> str | None:
    """The answer to a command line that asks for nothing but help or the version, in English and as click words it;
    None: it is click's to answer."""
    if asked == ["--version"]:
        return f"wargame, version {__version__}\n"
    if asked not in (["--help"], ["-h"]) or (room := _columns()) < _WIDEST:  # click knows what to do with little room
        return None
    room = _WIDEST - _EDGE
    options = {"--version": "Show the version and exit.", "-h, --help": "Show this message and exit."}
    about = "\n".join(f"  {line}" for line in _lines(SUMMARY, room - _EDGE))
    commands = {name: line for name, (_, line) in COMMANDS.items()}
    return (
        f"Usage: wargame [OPTIONS] COMMAND [ARGS]...\n\n{about}\n\n"
        f"Options:\n{_table(options, room)}\nCommands:\n{_table(commands, room)}"
    )


def _columns() -> int:
    try:
        return int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(1).columns
    except (ValueError, OSError):
        return _WIDEST


def _table(rows: dict[str, str], room: int) -> str:
    first = max(map(len, rows)) + _GAP
    said = ""
    for name, text in rows.items():
        lines = _lines(text, room - _EDGE - first)
        said += f"  {name.ljust(first)}" + ("\n" + " " * (first + _EDGE)).join(lines) + "\n"
    return said


def _lines(text: str, room: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > room and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines
