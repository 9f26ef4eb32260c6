"""The files that editors read: a schema beside what an author writes, settings for VS Code."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from wargame.authoring.starting import SCHEMA, SETTINGS
from wargame.commands.answers import json_text
from wargame.files import SHARED, make_file, make_folder, replace_file


def schema_beside(path: Path) -> Path:
    """Where the schema of a file lies."""
    return path.with_name(path.stem + SCHEMA)


def write_schema(path: Path) -> bool:
    """Lay the schema of a file beside it, or bring it up to date; whether it is there now. Raises ``OSError``."""
    from wargame.authoring.schema import schema_for

    schema = schema_for(path)
    if isinstance(schema, dict):
        replace_file(schema_beside(path), f"{json_text(schema)}\n".encode(), SHARED)
    return isinstance(schema, dict)


def refresh_schema(path: Path) -> None:
    """Bring a schema that lies beside a file up to date. Where it cannot be, nothing is said."""
    with suppress(OSError):
        if path.is_file() and schema_beside(path).is_file():
            write_schema(path)


def write_settings(folder: Path) -> None:
    """Tell VS Code how to treat these files, unless the folder has settings. Raises ``OSError``."""
    make_folder(folder / ".vscode")
    with suppress(FileExistsError):
        make_file(folder / ".vscode" / "settings.json", SETTINGS.encode())
