"""Templates of the pages, and documents put into them. What an author or player wrote is text there, never a tag."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wargame.document import nodes as n
from wargame.document.html import fragment, page_text
from wargame.text.characters import neutral
from wargame.web.words import words


@cache
def environment() -> Environment:
    """Where templates are made ready, once."""
    made = Environment(
        loader=PackageLoader("wargame.web", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters["plain"] = page_text  # what is read
    made.filters["exact"] = neutral  # what is sent back as it stands in a field, or copied
    made.filters["told"] = told
    return made


def told(nodes: Iterable[n.Node]) -> Markup:
    """A document within a page."""
    return fragment(nodes)


def page(template: str, **given: object) -> str:
    """A whole page, or a part of one."""
    text: str = environment().get_template(template).render(w=words(), **given)
    return text


def regions(template: str, names: Iterable[str], given: object) -> dict[str, str]:
    """Parts of a page, each a macro of the template called with what is given; "" where there is nothing to show."""
    module = environment().get_template(template).make_module({"w": words()})
    return {name: str(getattr(module, name)(given)).strip() for name in names}


@cache
def static(name: str) -> bytes:
    """A file that comes with the pages."""
    return (files("wargame.web") / "static" / name).read_bytes()
