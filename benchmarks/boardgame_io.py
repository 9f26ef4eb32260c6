"""What a move of a recorded game costs boardgame.io to replay: through npm, where node is found."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGE = "boardgame.io@0.50.2"
_SCRIPT = Path(__file__).with_suffix(".cjs")
_PATIENCE = 60
"""Seconds for npm to bring it."""


class NotThere(Exception):
    """There is no node, or npm does not bring the package; the reason says which."""


def seconds_an_action() -> float:
    """Seconds of processor time to replay an action of a small game's log. Raises ``NotThere``."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotThere("there is no node, or no npm, here")
    with TemporaryDirectory() as folder:
        bring = [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
        told = {**os.environ, "NODE_PATH": str(Path(folder) / "node_modules"), "NODE_ENV": "production"}
        try:
            subprocess.run(bring, check=True, capture_output=True, timeout=_PATIENCE)
            found = subprocess.run([node, str(_SCRIPT)], check=True, capture_output=True, text=True, env=told)
        except (OSError, subprocess.SubprocessError) as problem:
            raise NotThere(f"npm does not bring {PACKAGE}, or node does not play it") from problem
    return float(found.stdout)
