"""The files, and the names within them, that the pages for those who change the program speak of are there."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [
    ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md",
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]  # fmt: skip
THERE = {
    found.relative_to(ROOT).as_posix()
    for folder in ("wargame", "tests", "docs", "benchmarks", "scenarios", "rules", "backcasts", "saves")
    for found in (ROOT / folder, *(ROOT / folder).rglob("*"))
} | {path.name for path in ROOT.iterdir()}
TO_BE_FILLED = re.compile(r"\b(NAME|SUBJECT|LANGUAGE|vN)(?=[_./]|$)")
"""Names that stand for those of the reader's choice."""


def found(path: str) -> list[str]:
    """Whatever of the repository is called so, with the folders before it or without."""
    wanted = TO_BE_FILLED.sub("*", path.strip("/"))
    return [one for one in THERE if fnmatch(f"/{one}", f"*/{wanted}")]


def paths_of(page: str) -> list[str]:
    """The files and folders that are named in code, in their order."""
    spans = [span for span in re.findall(r"`([^`\n]+)`", page) if " " not in span.partition(":")[0]]
    words = [span.partition(":")[0] for span in spans]
    return [word for word in words if re.fullmatch(r"[\w*/.-]+(\.(py|md)|/)", word)]


def without_fences(path: Path) -> str:
    return re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_file_and_folder_that_a_page_names_is_there(path: Path) -> None:
    """A file named without its folder lies in a folder that the page names, or in the package itself."""
    named = paths_of(without_fences(path))
    whole = [one for one in named if "/" in one]
    folders = {"wargame"} | {
        name if one.endswith("/") else name.rpartition("/")[0] for one in whole for name in found(one)
    }
    short = [one for one in named if "/" not in one]
    missing = [one for one in whole if not found(one)]
    missing += [one for one in short if one not in THERE and not any(f"{folder}/{one}" in THERE for folder in folders)]
    assert missing == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", without_fences(path))
    assert [one for one in links if "://" not in one and not (path.parent / one).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_a_page_says_stands_in_a_file_stands_there(path: Path) -> None:
    """Said as ``room/file.py: Name`` or ``room/file.py: Name.method``."""
    missing = []
    for file, names in re.findall(r"`([\w/]+\.py): ([\w.]+)", without_fences(path)):
        source = "\n".join((ROOT / one).read_text(encoding="utf-8") for one in found(file))
        for name in names.split("."):
            if not re.search(rf"(?m)^\s*(?:(?:async )?def|class) {name}\b|^{name}\b *[:=]", source):
                missing.append(f"{file}: {name}")
    assert missing == []
