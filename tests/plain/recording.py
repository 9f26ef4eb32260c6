"""Transcripts of the line mode: what was typed, and everything that was said, through the real command in a pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent / "transcripts"
POCKET = ROOT / "tests" / "fixtures" / "pocket" / "pocket.yaml"


STAMPED = re.compile(r"saves[/\\][a-z-]+-\d{4}-\d\d-\d\d-\d{6}\.jsonl")
"""The name of a save that nobody named: it holds the time."""

RECEIPT = re.compile(r"\b([SE]|[TB]\d+)(-[0-9A-Z]{4}){4}\b")
"""It follows from the game's secret, which is another one every time."""


@dataclass(frozen=True)
class Transcript:
    """A session: the words after ``wargame play --plain``, and a file of what is typed."""

    name: str
    words: tuple[str, ...]

    @property
    def said(self) -> Path:
        return HERE / f"{self.name}.txt"

    def record(self, folder: Path) -> str:
        """Play it in an empty folder, so that nothing but what is shipped is on its shelf; page breaks as rulers."""
        typed = (HERE / f"{self.name}.in").read_text(encoding="utf-8")
        homes = {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        (folder / "saves").mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "wargame", "play", "--plain", *self.words],
            input=typed, capture_output=True, encoding="utf-8", cwd=folder, timeout=120, check=False,
            env={**os.environ, **homes, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == 0, done.stderr
        assert not done.stderr
        return RECEIPT.sub(r"\1-XXXX-XXXX-XXXX-XXXX", STAMPED.sub("SAVE", done.stdout.replace("\f", "=" * 80)))


SAME_DICE = ("--class-code", "2026-TRAN-SCRI-PTS7-KQWX")
"""A game of people rolls other dice every time; under a class code it does not."""
TRANSCRIPTS = (
    Transcript("two-desks", (str(POCKET), *SAME_DICE, "--seats", "coral=idle", "--save", "game.jsonl")),
    Transcript("to-the-end", (str(POCKET), *SAME_DICE, "--seats", "blue=random,coral=random",
                              "--save", "game.jsonl")),
    Transcript("three-talk", (str(POCKET), *SAME_DICE, "--save", "game.jsonl")),
    Transcript("bargain", (str(POCKET), *SAME_DICE, "--save", "game.jsonl")),
    Transcript("alone", (str(POCKET), *SAME_DICE, "--seats", "blue=doctrine:gentle,coral=idle",
                         "--save", "game.jsonl")),
    Transcript("forecasts", ("port-strike", *SAME_DICE, "--forecasts", "--seats", "company=doctrine:prudent",
                             "--save", "game.jsonl")),
    Transcript("launcher", ()),
)
