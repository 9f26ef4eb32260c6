"""Whether what is shown side by side can be told apart: codes, and the letters and signs of seats."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import whole
from wargame.authoring.link.elements import Element
from wargame.authoring.shape.messages import shown
from wargame.authoring.yaml.spans import Path
from wargame.model.world import Seat

MOST_SEATS = 8
"""More teams than this fit round no table, and on no screen."""
_SHOWN_TOGETHER: tuple[tuple[str, ...], ...] = (
    ("tracks", "statuses", "flags", "tokens", "derived"), ("moves",), ("injects",), ("tags",), ("tables",),
)  # fmt: skip


@whole
def one_code_each(context: CheckContext) -> None:
    """No two things that are shown side by side have one code."""
    for group in _SHOWN_TOGETHER:
        first: dict[str, tuple[str, Path]] = {}
        for element in context.elements:
            declared = element.declared
            for path, code in _codes(element) if declared.section in group and element.path == declared.path else ():
                name, before = first.setdefault(code, (declared.id, path))
                if before != path:
                    said = f"{shown(code)} is the code of '{name}' already"
                    context.diagnostics.say(element.file, path, "same_code", said, "choose another one")


@whole
def one_letter_each(context: CheckContext) -> None:
    """Every seat has a letter and a mark of its own, since colour alone must not tell seats apart."""
    seats = context.each(Seat)
    for key, what in (("letter", "letter"), ("mark", "sign")):
        first: dict[str, str] = {}
        for at, seat in seats:
            sign, id_ = getattr(seat, key), at.element.declared.id
            other = first.setdefault(sign, id_)
            if other != id_:
                said = f"{shown(sign)} is the {what} of '{other}' already"
                at.say("same_letter", said, "choose another one", (key,))
    for at, _ in seats[MOST_SEATS:]:
        at.say("too_many_seats", f"more than {MOST_SEATS} seats", "let a table act for some", at_key=True)


def _codes(element: Element) -> Iterator[tuple[Path, str]]:
    code, path = getattr(element.value, "code", None), (*element.path, "code")
    if isinstance(code, dict):
        yield from (((*path, seat), one) for seat, one in code.items())
    elif code is not None:
        yield path, code
