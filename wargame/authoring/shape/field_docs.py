"""What each key of an authored model means, read from where it stands: at the field itself, in ``wargame.model``."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from wargame.authoring.shape.field_types import field_types
from wargame.model.base import Authored


@cache
def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Key to what it means, in Markdown: the text below the field, or below that of a base, else the ``description`` of
    its type (``Name``, ``Code`` …); keys of which nothing is said are left out. Feeds the reference and the schema."""
    found = {name: said for name, kind in field_types(model).items() if (said := kind.doc)}
    for one in reversed(model.__mro__):
        if issubclass(one, Authored) and one is not Authored:
            found.update(_below_fields(one))
    return {name: " ".join(said.split()).replace("``", "`") for name, said in found.items()}


def _below_fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, after in zip(body.body, body.body[1:], strict=False):
        match field, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, text
