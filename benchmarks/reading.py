"""Goals 13 to 16, 18, 21 to 23 and 25 to 27: how fast files are read and checked, and commands and the screen begin."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.goals import Goal
from benchmarks.playing import DOCTRINE, REFERENCE
from benchmarks.saved import SAVE
from benchmarks.timing import ROOT, least, least_spawned, least_wall, spawned
from wargame import library
from wargame.authoring import linked_cache as keeping
from wargame.authoring import linker, with_rulebooks
from wargame.authoring.loading import load_scenario
from wargame.cache import programs
from wargame.extras import install_line
from wargame.sim.executor import executor_for

lowering = import_module("wargame.engine.lowering.lower")

EDITED = 10_000
"""Games that somebody wants to see of what was edited."""
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
    read = least({"ours": _linked_anew, _RUAMEL: lambda: [YAML().load(text) for text in texts]}, 5)
    with TemporaryDirectory() as folder:
        file = _copied(Path(folder))
        check = spawned("-m", "wargame", "check", str(file), cache=Path(folder) / "cache")
        check()  # what did not change may be kept

        def check_changed() -> None:
            _edit(file)
            check()

        run = least_spawned({"check": check_changed, _RUAMEL: spawned("-c", load)}, 5)
    return [
        Goal(13, "load, places, schema, every line and all doubts; against ruamel", "at most", 0.30, "×",
             read["ours"] / read[_RUAMEL], f"{lines:,} lines in {read['ours']:.2f} s"),
        Goal(14, "check of a changed file; against a process that loads with ruamel", "at most", 0.6, "×",
             run["check"] / run[_RUAMEL], f"{run['check']:.2f} s of processor time, from spawn to exit"),
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
        verify = spawned("-m", "wargame", "verify", str(SAVE), cache=folder)
        verify()
        verified = least_spawned({"": verify}, 5)[""]
    return [
        Goal(21, "load and lower what is kept", "at most", 0.05, "s", warm, f"{cold:.2f} s where it is not"),
        Goal(22, "check of an unchanged file, over its --help", "at most", 0.1, "s", run["check"] - run["--help"],
             f"{run['check']:.2f} s"),
        Goal(23, "rules of a crisis, spawn to exit", "at most", 1, "s", rules),
        Goal(25, "verify of the example game as a command, processor time", "at most", 0.5, "s", verified),
    ]  # fmt: skip


def _texts() -> tuple[list[str], list[str]]:
    """The texts of the reference crisis, and their paths."""
    loaded = load_scenario(REFERENCE)
    assert loaded.scenario is not None
    files = loaded.scenario.files
    return [one.text for one in files], [str(REFERENCE), *(str(ROOT / "rules" / one.name) for one in files[1:])]


def _linked_anew() -> object:
    linker._link_texts.cache_clear()
    with_rulebooks._rulebook.cache_clear()
    return with_rulebooks.link_file(REFERENCE)


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
    """Goals 16, 26, 27: the first screen against a bare Textual list, in one run; a first page of a game; what a desk
    holds."""
    launcher = "first paint of the launcher, against a bare Textual list, processor time"
    page, desk = "play SCENARIO to its first page, kept", "a seat's desk, kept, every panel seen"
    if os.name == "nt":
        why = "there are no ptys here"
        return [
            Goal(16, launcher, "at most", 1.15, "×", None, why), Goal(26, page, "at most", 1, "s", None, why),
            Goal(27, desk, "at most", 50, "MiB", None, why),
        ]  # fmt: skip
    from benchmarks.screen import BARE, desks, first_paints

    found = first_paints(5)
    ours, theirs = (min(one.spent for one in found[name]) for name in ("launcher", BARE))
    wall, bare_wall = (min(one.paint for one in found[name]) for name in ("launcher", BARE))
    bare = min((one.held for one in found[BARE] if one.held is not None), default=0)
    pages, held = desks(3)
    return [
        Goal(16, launcher, "at most", 1.15, "×", ours / theirs,
             f"{ours:.0f} ms; on the wall {wall:.0f} ms, {wall / bare_wall:.2f} ×"),
        Goal(26, page, "at most", 1, "s", min(one.paint for one in pages) / 1000,
             f"{min(one.spent for one in pages):.0f} ms of processor time"),
        Goal(27, desk, "at most", 50, "MiB", min(held, default=None), f"a bare list: {bare:.0f} MiB"),
    ]  # fmt: skip


def _copied(folder: Path) -> Path:
    """The reference crisis with its rulebooks in a folder of its own, so that it can be changed."""
    for inside in ("scenarios", "rules"):
        copytree(ROOT / inside, folder / inside)
    return folder / "scenarios" / REFERENCE.name


def edited() -> list[Goal]:
    """Goal 18: from a changed file to ten thousand games, in a process that has done it before, and as a command."""
    with TemporaryDirectory() as folder, patch.dict(os.environ, {library.CACHE: f"{folder}/cache"}):
        file = _copied(Path(folder))
        command = spawned("-m", "wargame", "rehearse", str(file), "--doctrine", DOCTRINE.partition(":")[2],
                          "-n", str(EDITED), cache=f"{folder}/cache")  # fmt: skip

        def here(games: int) -> None:
            _edit(file)
            scenario = load_scenario(file).scenario
            assert scenario is not None
            rules = lowering.lower(scenario)
            executor_for(rules, dict.fromkeys(rules.seats, DOCTRINE), EDITED).play(1, 0, games)

        def alone() -> None:
            _edit(file)
            command()

        found = least({"all": lambda: here(EDITED), "ready": lambda: here(1)}, 3)
        spawn = least_spawned({"": alone}, 3)[""]
    note = f"of it {found['ready']:.2f} s until the first game is played"
    return [
        Goal(18, "an edited scenario to its first 10,000 games", "at most", 0.3, "s", found["all"], note),
        Goal(18, "the same as a command, processor time", "at most", 0.7, "s", spawn),
    ]


def _edit(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
