"""What is imported when: help without a screen, and the first paint without rules or files."""

from __future__ import annotations

import subprocess
import sys


def loaded_after(code: str) -> set[str]:
    """The modules in memory after some code, in a fresh interpreter."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stderr.split())


def test_help_needs_no_screen() -> None:
    code = "from wargame.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    assert "textual" not in loaded_after(code)


def test_the_first_paint_needs_no_rules() -> None:
    loaded = loaded_after("import wargame.tui.app, wargame.session.catalogue")
    heavy = {"pydantic", "yaml", "transitions", "numpy", "wargame.engine", "wargame.authoring", "wargame.table"}
    assert "textual" in loaded
    assert not loaded & heavy
