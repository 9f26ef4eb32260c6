"""What the measures said before and after, side by side: the last section of docs/rehearsals.md.

`python -m docs.measures all` keeps its tables in docs/measured/after and writes the section; `python -m
docs.measured_page` only writes it, from the tables that are there. Those in docs/measured/before stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

MEASURED = Path(__file__).parent / "measured"
PAGE = Path(__file__).parent / "rehearsals.md"
HEAD = "## Measured"
SEEN_FROM = 0.05
"""A row is met where it makes a difference in at least this share of games."""
Cells = list[str]
_LARGEST = re.compile(r"([+-]\d+\.\d)(?: ± \d+\.\d)?( [!?])?$")


def keep(name: str, lines: Sequence[str]) -> None:
    """Keep a table as the newest."""
    folder = MEASURED / "after"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def table(when: str, name: str) -> tuple[Cells, list[Cells]]:
    """The head and the rows of a kept table; nothing where it was not made."""
    path = MEASURED / when / f"{name}.md"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return (rows[0], rows[2:]) if len(rows) > 2 else (rows[0] if rows else [], [])


def side_by_side(name: str, keys: int, columns: Sequence[int]) -> Iterator[str]:
    """Some columns of a table, before → after, by its first ``keys`` columns."""
    (head, before), (new_head, after) = table("before", name), table("after", name)
    head = head or new_head
    if not head:
        return
    yield "| " + " | ".join([*head[:keys], *(head[column] for column in columns)]) + " |"
    yield "|" + "---|" * (keys + len(columns))
    then = {tuple(row[:keys]): row for row in before}
    now = {tuple(row[:keys]): row for row in after}
    for key in dict.fromkeys([*then, *now]):
        cells = []
        for column in columns:
            one, other = (found[key][column] if key in found else "·" for found in (then, now))
            cells.append(one if not now else f"{one} → **{other}**")
        yield "| " + " | ".join([*key, *cells]) + " |"


def largest(name: str, columns: Sequence[tuple[str, int]], either_way: bool = False) -> Iterator[str]:
    """Of each scenario, before → after: how many cells of a column are marked ``!``, and the largest number in it
    (``either_way``: whatever its sign)."""
    found = {when: table(when, name)[1] for when in ("before", "after")}
    yield "| Scenario | " + " | ".join(title for title, _ in columns) + " |"
    yield "|" + "---|" * (1 + len(columns))
    for scenario in dict.fromkeys(row[0] for rows in found.values() for row in rows):
        cells = []
        for _, column in columns:
            told = [
                _worst([row[column] for row in rows if row[0] == scenario], either_way) for rows in found.values()
            ]
            cells.append(told[0] if not found["after"] else f"{told[0]} → **{told[1]}**")
        yield f"| {scenario} | " + " | ".join(cells) + " |"


def _worst(cells: Sequence[str], either_way: bool) -> str:
    numbers = [(float(match.group(1)), match.group(2) or "") for cell in cells if (match := _LARGEST.search(cell))]
    if not numbers:
        return "–"
    marked = sum("!" in mark for _, mark in numbers)
    number = max((one for one, _ in numbers), key=abs if either_way else float)
    return f"{marked} of {len(cells)}, {number:+.1f}"


def texts() -> Iterator[str]:
    """How many pairs of texts contradict each other, and how often."""
    yield "| Scenario | Pairs | In 100 turns |"
    yield "|---|---|---|"
    found = {when: table(when, "texts")[1] for when in ("before", "after")}
    for scenario in dict.fromkeys(row[0] for row in found["before"]):
        then, now = ([float(row[4]) for row in rows if row[0] == scenario] for rows in found.values())
        made = (MEASURED / "after" / "texts.md").exists()
        pairs, often = (f" → **{len(now)}**", f" → **{sum(now):.0f}**") if made else ("", "")
        yield f"| {scenario} | {len(then)}{pairs} | {sum(then):.0f}{often} |"


def rows() -> Iterator[str]:
    """The rows that sensible play meets in fewer games than wanted in every crisis."""
    yield "| When | Rows met in fewer than 5 % of games of every crisis |"
    yield "|---|---|"
    for when, path in (("before", MEASURED / "before" / "rows.json"), ("after", MEASURED / "rows.json")):
        if path.exists():
            shares = json.loads(path.read_text(encoding="utf-8"))["rows"]
            seldom = [
                row for row, by in shares.items()
                if max((one.get(who, 0) for one in by.values() for who in ("cooperative", "prudent")), default=0)
                < SEEN_FROM
            ]  # fmt: skip
            yield f"| {when} | {len(seldom)} of {len(shares)}: {', '.join(seldom)} |"


SECTIONS: Sequence[tuple[str, str, Callable[[], Iterator[str]]]] = (
    ("Outcomes", "outcomes", lambda: side_by_side("outcomes", 2, (2, 3, 4))),
    ("Start values: largest change, in points of 100, and how many plainly beyond 15 of those listed", "starts",
     lambda: largest("starts", (("Beyond 15", 6),), either_way=True)),
    ("Theories told apart, and trust under CHA less trust under PARK", "theories",
     lambda: side_by_side("theories", 3, (3, 4))),
    ("Cheap tricks: seats by partners in which a habit beats the best doctrine, and the largest gain", "exploits",
     lambda: largest("exploits", (("Ordering nothing", 4), ("One or two cards (beyond a point)", 5), ("War", 6)))),
    ("The best outcome by the doctrine, and when nobody orders", "idle", lambda: side_by_side("idle", 2, (2, 3))),
    ("Causes", "causes", lambda: side_by_side("causes", 2, (2,))),
    ("Texts that contradict each other", "texts", texts),
)
"""Title, the instrument, and its lines."""


def section() -> str:
    """The section as the kept tables give it."""
    lines = [
        HEAD, "", "Before → **after** this round, by `python -m docs.measures all` (what each asks:",
        "[measures.md](measures.md); whole tables: `docs/measured/`). Made by it; do not edit it by hand. `·`: not",
        "there then. A mark `!`: plainly not as wanted; `?`: perhaps.", "",
    ]  # fmt: skip
    for title, name, made in SECTIONS:
        lines += [f"**{title}** (`python -m docs.measures {name}`)", "", *made(), ""]
    lines += ["**Rows of the inventory** (`python -m docs.rows_met`)", "", *rows(), ""]
    return "\n".join(lines).rstrip() + "\n"


def write_page() -> None:
    """Write the section, in place of the one that is there."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(f"\n{HEAD}\n")
    _, head, behind = rest.partition("\n## ")
    whole = before.rstrip("\n") + "\n\n" + section() + head + behind
    PAGE.write_text(whole, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_page()
