"""The coverage page: each row of the inventory, the rule that carries it, the test that plays it.

`python -m docs.coverage` proves every link (each rule is taken out in memory; its test must then fail) and writes
docs/coverage.md. It takes some minutes. Where a link does not hold it says so and writes nothing.
`python -m docs.coverage --lines` proves nothing: it only brings the line numbers up to date after rules have moved.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from docs.rows_met import FOUND, SENSIBLE, Met
from tests.canon.reading import yaml_data
from tests.rows.files import Pointer
from tests.rows.links import HERE as ROWS
from tests.rows.links import Witness, witnesses
from tests.rows.proof import unproven

SENSIBLE_NAMES = [one.name or "" for one in SENSIBLE]
PAGE = Path(__file__).parent / "coverage.md"
HEAD = """# Coverage

Made by `python -m docs.coverage`; do not edit it by hand.

The crisis rests on an inventory of 107 systems, R01 to R107: what essays and columns on Tokyo, Seoul and
Washington describe, and what became of it in the rules. This page says for each row by which rule it lives and which
test plays it.

A test of a row is a short game at a real table: orders are sealed and revealed, dice are thrown by hand, and what
follows is compared with numbers worked out on paper. Each link is proved: the rule named is taken out of its file in
memory, the files are loaded and the game is played again, and now the test has to fail. A row may lean on several
rules; each of them is taken out by itself. What belongs to no game, a word that must not be printed or a question of
the debrief, is tested where it lives and proved in the same way.

*Met* says where sensible play comes to the row most often: the share of games of a crisis, with cooperative or prudent
players at all seats, that would have gone otherwise without its rules. Made by `python -m docs.rows_met`, which plays
every crisis with and without them under the same dice. A dash: the row is of no game, or none comes to it.
"""


def page() -> str:
    """The page as the files stand now. Proves nothing."""
    found, times = witnesses(), json.loads(FOUND.read_text(encoding="utf-8"))["rows"] if FOUND.exists() else {}
    lines = [HEAD, "| Row | About | Met | Rule | Test |", "|---|---|---|---|---|"]
    reasons = []
    for row, about in rows().items():
        text = about if isinstance(about, str) else about["about"]
        if isinstance(about, dict):
            reasons.append(f"- **{row}** {text}: {about['open']}")
        mine = [one for one in found if row in one.rows]
        lines.append(f"| {row} | {text} | {_met(times.get(row, {}))} | {_cell(_rules(mine))} | {_cell(_tests(mine))} |")
    count = sum(any(row in one.rows for one in found) for row in rows())
    lines += ["", f"{count} of {len(rows())} rows are played, by {len(found)} tests."]
    if reasons:
        lines += ["", "## Not covered, or not wholly", "", *reasons]
    return "\n".join(lines) + "\n"


def _met(shares: Met) -> str:
    """Where sensible play meets a row most, in per cent of games."""
    found = [(by[who], name, who) for name, by in shares.items() for who in SENSIBLE_NAMES if who in by]
    share, name, who = max(found, default=(0.0, "", ""))
    return f"{100 * share:.0f} % {name}, {who}" if share else "–"


def rows() -> dict[str, Any]:
    """Every row of the inventory: what it is about, or that and why it stands open."""
    found: dict[str, Any] = yaml_data(ROWS / "rows.yaml")
    return found


def _rules(found: Iterable[Witness]) -> list[str]:
    pointers = {Pointer.parse(text): None for one in found for text in one.deletes}
    places = dict.fromkeys((one.home(), one.line()) for one in pointers)
    return [f"[{Path(file).name}:{line}](../{file}#L{line})" for file, line in places]


def _tests(found: Iterable[Witness]) -> list[str]:
    return [f"[{Path(one.file).name}: {one.name}](../{one.file})" for one in found]


def _cell(lines: Iterable[str]) -> str:
    return "<br>".join(lines) or "–"


def main() -> None:
    """Prove every link, on every processor there is, unless told not to; then write the page."""
    if sys.argv[1:] != ["--lines"]:
        with ProcessPoolExecutor() as processes:
            wrong = [line for lines in processes.map(_unproven, range(len(witnesses()))) for line in lines]
        if wrong:
            sys.exit("\n".join(wrong))
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


def _unproven(number: int) -> list[str]:
    return list(unproven(witnesses()[number]))


if __name__ == "__main__":
    main()
