"""Goals 13 to 16: how fast files are read and checked, and commands and the screen begin."""

from __future__ import annotations

import os

from benchmarks.goals import Goal
from benchmarks.playing import REFERENCE
from benchmarks.timing import ROOT, least, least_wall, spawned
from wargame.authoring.loading import load_scenario

_BARE, _RUAMEL = "python, nothing", "ruamel, round trip"
_MISSING = "ruamel.yaml is not installed: pip install .[bench]"


def files() -> list[Goal]:
    """Goals 13 and 14: load and check a scenario with its rulebooks, against ruamel's round trip of the same files."""
    loaded = load_scenario(REFERENCE)
    assert loaded.scenario is not None
    texts = [file.text for file in loaded.scenario.files]
    names = [str(path) for path in (REFERENCE, *(ROOT / "rules" / file.name for file in loaded.scenario.files[1:]))]
    lines = sum(text.count("\n") for text in texts)
    try:
        from ruamel.yaml import YAML
    except ImportError:
        return [
            Goal(13, "load, places, schema, every line and all doubts", "at most", 0.25, "×", None, _MISSING),
            Goal(14, "check, spawn to exit", "at most", 1, "×", None, _MISSING),
        ]  # fmt: skip
    load = f"from ruamel.yaml import YAML\nfor name in {names!r}: YAML().load(open(name, encoding='utf-8'))"
    read = least({"ours": lambda: load_scenario(REFERENCE), _RUAMEL: lambda: [YAML().load(text) for text in texts]}, 2)
    check = spawned("-m", "wargame", "check", str(REFERENCE))
    run = least_wall({"check": check, _RUAMEL: spawned("-c", load)}, 2)
    return [
        Goal(13, "load, places, schema, every line and all doubts; against ruamel", "at most", 0.25, "×",
             read["ours"] / read[_RUAMEL], f"{lines:,} lines in {read['ours']:.2f} s; 0.10 without the doubts"),
        Goal(14, "check, spawn to exit, against a process that loads with ruamel", "at most", 1, "×",
             run["check"] / run[_RUAMEL], f"{run['check']:.2f} s"),
    ]  # fmt: skip


def commands() -> list[Goal]:
    """Goal 15: the commands that only speak."""
    cases = {_BARE: spawned("-c", "pass")}
    cases |= {word: spawned("-m", "wargame", word) for word in ("--help", "--version")}
    found = least_wall(cases, 7)
    return [
        Goal(15, f"wargame {word}, against bare python", "at most", 4, "×", found[word] / found[_BARE],
             f"{1e3 * found[word]:.0f} ms")
        for word in ("--help", "--version")
    ]  # fmt: skip


def first_paint() -> list[Goal]:
    """Goal 16: from spawn to the first screen, against a bare Textual list."""
    what = "first paint of the launcher, against a bare Textual list"
    if os.name == "nt":
        return [Goal(16, what, "at most", 1.3, "×", None, "there are no ptys here")]
    from benchmarks.screen import BARE, paints

    found = {name: min(taken) for name, taken in paints(5)[0].items()}
    return [Goal(16, what, "at most", 1.3, "×", found["launcher"] / found[BARE], f"{found['launcher']:.0f} ms")]
