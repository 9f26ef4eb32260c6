"""The forms of an answer: for people, as data or as tables; on the terminal, or in a file that is named."""

from __future__ import annotations

import sys
from codecs import getwriter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click

from wargame.commands.answers import NotAsked, json_text, say_json
from wargame.commands.writing import expect_to_write, to_file
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.document.nodes import Document
    from wargame.sim.columns import TakesText

Command = TypeVar("Command", bound=Callable[..., object])


def table_options(command: Command) -> Command:
    """``--format`` and ``--out`` of a command whose answer is also a table."""
    command = click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the json, csv or npz goes."
    )(command)
    return click.option(
        "--format", "form", type=click.Choice(["text", "json", "csv", "npz"]), default="text",
        help="For people; all there is to say; a table, one line a game or cell; arrays.",
    )(command)


def check_forms(form: str, out: Path | None, instead: str = "") -> None:
    """Refuse a form and a file that do not go together, or that could not be written, before anything is played. Raises
    ``NotAsked``. ``instead``: how people get a file to read."""
    if form == "npz" and out is None:
        raise NotAsked(_("arrays are no text: name a file with --out"))
    if form == "text" and out is not None:
        raise NotAsked(_("--out goes with --format json, csv or npz") + (f"; {instead}" if instead else ""))
    expect_to_write(out)


def tell(
    form: str, out: Path | None = None, *, facts: Callable[[], object], page: Callable[[], Document],
    csv: Callable[[TakesText], object] | None = None, npz: Callable[[BinaryIO], object] | None = None,
) -> None:
    """Tell an answer in the form that was asked for; what is not asked for is not made. Raises ``NotAsked`` where the
    file cannot be written, and ValueError where the command offers a form that its answer does not have.

    Args:
        out: where it goes that is not for people; None: the terminal.
        facts: it as data.
        page: it for people.
        csv, npz: write it as a table.
    """
    match form:
        case "text":
            from wargame.document.terminal import terminal, wide_console

            terminal(page(), wide_console())
        case "csv" if csv is not None and out is None:
            csv(sys.stdout)
        case "csv" if csv is not None and out is not None:
            with to_file(out) as file:
                csv(getwriter("utf-8")(file))
        case "npz" if npz is not None and out is not None:
            with to_file(out) as file:
                npz(file)
        case "json" if out is None:
            say_json(facts())
        case "json" if out is not None:
            told = json_text(facts()).encode()
            with to_file(out) as file:
                file.write(told)
        case _:
            raise ValueError(f"an answer that has no {form}")
