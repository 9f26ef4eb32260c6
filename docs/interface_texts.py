"""The fixed texts of the interface as a template for translators: ``python -m docs.interface_texts > wargame.pot``.

Reads the sources' syntax trees for calls of ``_``, ``N_`` and ``ngettext`` (``wargame/wording/catalogue.py``), and for
the help of commands: their docstrings, and what stands at their options; and for the
screen's table of commands.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
TEXTS_OF = {"_": 1, "N_": 1, "ngettext": 2}
"""Function of the catalogue to how many texts it is given first."""
COMMAND = slice(3, 5)
"""Label and help among what a ``Command`` of the screen is made of; they are marked by that alone."""


class Found(NamedTuple):
    """Texts for a translator (one, or a singular and a plural) and the place where the program says them."""

    texts: tuple[str, ...]
    place: str


class NotPlain(ValueError):
    """A text that cannot be looked up, because it is no plain string in the source. Says where."""


@cache
def found() -> tuple[Found, ...]:
    """Every call of the catalogue in the sources, in the order of files and lines. Raises ``NotPlain``."""
    return tuple(_found())


def _found() -> Iterator[Found]:
    for path in sorted((ROOT / "wargame").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        name = path.relative_to(ROOT).as_posix()
        yield from (Found((text,), f"{name}:{line}") for text, line in _help(tree))
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            place = f"{name}:{call.lineno}"
            if isinstance(call.func, ast.Name) and call.func.id == "Command":
                for one in call.args[COMMAND]:
                    if isinstance(one, ast.Constant) and one.value:
                        yield Found((str(one.value),), place)
            if isinstance(call.func, ast.Name) and call.func.id in TEXTS_OF:
                given = call.args[: TEXTS_OF[call.func.id]]
                if call.func.id == "_" and isinstance(given[0], ast.Name | ast.Attribute | ast.Subscript | ast.Call):
                    continue  # a constant that was marked where it stands
                texts = tuple(str(one.value) for one in given if isinstance(one, ast.Constant))
                if len(texts) != len(given):
                    raise NotPlain(f"{place}: {ast.unparse(call)}")
                yield Found(texts, place)


def _help(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """What ``--help`` says of the commands of a module, with lines; ``wargame/cli.py`` looks it up."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(decorator_list=[*_, ast.Call(func=ast.Attribute(attr="command" | "group"))] | [
                ast.Call(func=ast.Attribute(attr="command" | "group")), *_
            ]):
                yield ast.get_docstring(node) or "", node.lineno
            case ast.Call(func=ast.Attribute(value=ast.Name(id="click"), attr="option"), keywords=keywords):
                for keyword in keywords:
                    if keyword.arg == "help" and isinstance(keyword.value, ast.Constant):
                        yield str(keyword.value.value), node.lineno


def template() -> str:
    """The .pot file: each text once, with every place it is said at."""
    places: dict[tuple[str, ...], list[str]] = {}
    for one in found():
        places.setdefault(one.texts, []).append(one.place)
    return "\n".join([HEADER, *(_entry(texts, at) for texts, at in places.items())])


def _entry(texts: tuple[str, ...], places: list[str]) -> str:
    lines = [f"#: {place}" for place in places]
    if any("{" in text for text in texts):
        lines.append("#, python-brace-format")
    lines.append(f"msgid {_quoted(texts[0])}")
    if len(texts) == 2:
        return "\n".join([*lines, f"msgid_plural {_quoted(texts[1])}", 'msgstr[0] ""', 'msgstr[1] ""', ""])
    return "\n".join([*lines, 'msgstr ""', ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for sign, written in (("\n", "\\n"), ("\t", "\\t"), ("\b", "\\b")):
        escaped = escaped.replace(sign, written)
    return f'"{escaped}"'


if __name__ == "__main__":
    print(template(), end="")
