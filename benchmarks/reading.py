"""Goals 13 to 16 and 21 to 23: how fast files are read and checked, and commands and the screen begin."""

from __future__ import annotations

import os
from importlib import import_module
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.goals import Goal
from benchmarks.playing import REFERENCE
from benchmarks.timing import ROOT, least, least_wall, spawned
from wargame import library
from wargame.authoring import linked_cache as keeping
from wargame.authoring import linker
from wargame.authoring.loading import load_scenario
from wargame.authoring.with_rulebooks import link_file
from wargame.cache import programs
from wargame.extras import install_line

lowering = import_module("wargame.engine.lowering.lower")

_BARE, _RUAMEL = "python, nothing", "ruamel, round trip"
_STARTED = "import sys; sys.argv = ['wargame', '{}']; from wargame.__main__ import start; start()"
_MISSING = f"ruamel.yaml is not installed: {install_line('bench')}"


def files() -> list[Goal]:
    """Goals 13 and 14: load and check a scenario with its rulebooks, against ruamel's round trip of the same files."""
    texts, names = _texts()
    lines = sum(text.count("\n") for text in texts)
    try:
        from ruamel.yaml import YAML
    except ImportError:
        return [
            Goal(13, "load, places, schema, every line and all doubts", "at most", 0.30, "×", None, _MISSING),
            Goal(14, "check, spawn to exit", "at most", 0.6, "×", None, _MISSING),
        ]  # fmt: skip
    load = f"from ruamel.yaml import YAML\nfor name in {names!r}: YAML().load(open(name, encoding='utf-8'))"
    read = least({"ours": _linked_anew, _RUAMEL: lambda: [YAML().load(text) for text in texts]}, 2)
    check = spawned("-m", "wargame", "check", str(REFERENCE))
    run = least_wall({"check": check, _RUAMEL: spawned("-c", load)}, 2)
    return [
        Goal(13, "load, places, schema, every line and all doubts; against ruamel", "at most", 0.30, "×",
             read["ours"] / read[_RUAMEL], f"{lines:,} lines in {read['ours']:.2f} s; 0.10 without the doubts"),
        Goal(14, "check of a changed file, spawn to exit; against a process with ruamel", "at most", 0.6, "×",
             run["check"] / run[_RUAMEL], f"{run['check']:.2f} s"),
    ]  # fmt: skip


def kept() -> list[Goal]:
    """Goals 21 to 23: what is found in the cache rather than made again."""
    with TemporaryDirectory() as folder, patch.dict(os.environ, {library.CACHE: folder}):
        cold = least({"": _made}, 1)[""]
        warm = least({"": _made}, 5)[""]
        check = spawned("-m", "wargame", "check", str(REFERENCE), cache=folder)
        check()
        run = least_wall({"check": check, "--help": spawned("-m", "wargame", "check", "--help")}, 7)
        rules = least_wall({"": spawned("-m", "wargame", "rules", str(REFERENCE), cache=folder)}, 2)[""]
    return [
        Goal(21, "load and lower what is kept", "at most", 0.05, "s", warm, f"{cold:.2f} s where it is not"),
        Goal(22, "check of an unchanged file, over its --help", "at most", 0.1, "s", run["check"] - run["--help"],
             f"{run['check']:.2f} s"),
        Goal(23, "rules of a crisis, spawn to exit", "at most", 1, "s", rules),
    ]  # fmt: skip


def _texts() -> tuple[list[str], list[str]]:
    """The texts of the reference crisis, and their paths."""
    loaded = load_scenario(REFERENCE)
    assert loaded.scenario is not None
    files = loaded.scenario.files
    return [one.text for one in files], [str(REFERENCE), *(str(ROOT / "rules" / one.name) for one in files[1:])]


def _linked_anew() -> object:
    linker._link_texts.cache_clear()
    return link_file(REFERENCE)


def _made() -> object:
    """The reference crisis and its program, nothing of it in memory."""
    keeping._MEMORY.clear()
    programs._lowered.cache_clear()
    lowering._lowered.cache_clear()
    linker._link_texts.cache_clear()
    scenario = load_scenario(REFERENCE).scenario
    assert scenario is not None
    return programs.lowered(scenario)


def commands() -> list[Goal]:
    """Goal 15: the commands that only speak, as the installed ``wargame`` begins them. (``python -m`` of a module that
    does nothing takes half as long again as a bare Python.)"""
    cases = {_BARE: spawned("-c", "pass")}
    cases |= {word: spawned("-c", _STARTED.format(word)) for word in ("--help", "--version")}
    found = least_wall(cases, 15)
    return [
        Goal(15, f"wargame {word}, against bare python", "at most", 1.5, "×", found[word] / found[_BARE],
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
