"""The writer of HTML: one page that needs nothing else, no script, no picture, no address; fit to be printed.

Jinja2 is imported here alone, and this file only where a page is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from wargame.document import nodes as n
from wargame.document.compact import points_got, points_of, term_amount
from wargame.document.languages import with_languages
from wargame.document.sign_charts import LETTERS
from wargame.document.svg_charts import bar_svg, bars_axis_svg, chart_svg, meter_svg
from wargame.text.characters import neutral
from wargame.wording.catalogue import _
from wargame.wording.numbers import whole

_BARS = frozenset({1, 3})
"""The columns of numbers beside bars."""


Paper = Literal["", "A4", "letter"]
"""A size of paper; "": as the printer has it."""


def html(
    document: n.Document, language: str = "en", paper: Paper = "", *, wide: bool = False, contents: bool = False,
    marking: str = "",
) -> str:  # fmt: skip
    """The document as a page; its title is that of the first heading. What stands behind a heading with the anchor
    ``annex`` is printed small.

    Args:
        wide: printed across.
        contents: with a list of its chapters (headings of level 2) under the title, and a link past it.
        marking: what stands at its head and foot, and on every printed page with the number of the page.
    """
    frame = Environment(loader=PackageLoader("wargame.document", "."), autoescape=True, undefined=StrictUndefined)
    title = next((n.plain(node.text) for node in document if isinstance(node, n.Heading)), "")
    axes: dict[str, str] = {}
    parts = [Markup("").join(_tags(node, axes)) for node in document]
    if contents:
        parts = _with_contents(document, parts)
    body = Markup(with_languages(Markup("\n").join(parts), language))
    numbers = sorted({place for node in document for place in _numbers(node)})
    page: str = frame.get_template("page.html.jinja").render(
        language=language, title=neutral(title), body=body, numbers=numbers,
        sheet=f"{paper}{' landscape' if wide else ''}".strip(), first=_first(document) if contents else "",
        marking=Markup(with_languages(f"<p>{_plain(marking)}</p>", language)) if marking else "",
        printed=Markup(_css_string(marking)) if marking else "", skip=_("Skip to the first chapter"),
    )
    return f"{page}\n"


def _css_string(words: str) -> str:
    """Words as a string of a style sheet: every sign by its number, so that none of them can end it."""
    return '"' + "".join(f"\\{ord(sign):06x}" for sign in neutral(words)) + '"'


def _first(document: n.Document) -> str:
    """The anchor of the first chapter; "": there is none."""
    return next((node.anchor or "c1" for node in document if isinstance(node, n.Heading) and node.level == 2), "")


def fragment(nodes: Iterable[n.Node], axes: dict[str, str] | None = None) -> Markup:
    """Nodes without a page around them, for pages that are put together elsewhere. ``axes``: one for each such page."""
    shared: dict[str, str] = {} if axes is None else axes
    return Markup("\n").join(tag for node in nodes for tag in _tags(node, shared))


def _with_contents(document: n.Document, parts: list[Markup]) -> list[Markup]:
    """The parts of a page with a number at each chapter, and the list that leads there behind the title."""
    chapters = [at for at, node in enumerate(document) if isinstance(node, n.Heading) and node.level == 2]
    found, links = list(parts), []
    for number, at in enumerate(chapters, start=1):
        node = document[at]
        assert isinstance(node, n.Heading)
        anchor = node.anchor or f"c{number}"
        found[at] = _tag("h2", _said(node.text), anchor=anchor)
        links.append(_tag("li", _link(_said(node.text), anchor)))
    if links:
        named = Markup(f'<nav aria-label="{_plain(_("Chapters"))}">')
        found.insert(1, named + _tag("ol", Markup("").join(links)) + Markup("</nav>"))
    return found


def _link(inside: Markup, anchor: str) -> Markup:
    """``anchor`` is ours, never an author's."""
    return Markup(f'<a href="#{anchor}">{inside}</a>')


def _numbers(node: n.Node) -> Iterable[int]:
    """The columns of numbers, which the styles of the page line up."""
    return node.numbers if isinstance(node, n.Grid) else _BARS if isinstance(node, n.Bars) else ()


def _tags(node: n.Node, axes: dict[str, str]) -> Iterator[Markup]:
    """``axes``: those of the charts so far."""
    match node:
        case n.Heading(level, text, anchor):
            yield _tag(f"h{level}", _said(text), anchor=anchor)
        case n.Paragraph(text):
            yield _tag("p", _said(text))
        case n.Note(text, kind):
            yield _tag("aside", _said(text), kind)
        case n.List(items, ordered):
            yield _list(items, "ol" if ordered else "ul")
        case n.Grid():
            yield from _grid(node)
        case n.DiceRoll():
            yield from _roll(node)
        case n.PointList(rows):
            points = [_tag("strong", _plain(f"{points_got(node, row)}{points_of(row)}")) for row in rows]
            told = (_tag("li", got + " " + _said(row.why)) for got, row in zip(points, rows, strict=True))
            yield _tag("ul", Markup("").join(told))
        case n.Group(text, body):
            inside = Markup("").join(tag for one in body for tag in _tags(one, axes))
            yield _tag("div", (_tag("p", _said(text), "head") if text else Markup("")) + inside, "group")
        case n.Meter():
            ends = f"; {whole(node.least)} {node.low}, {whole(node.most)} {node.high}" if node.low or node.high else ""
            parts = (_said(node.name), ": ", _said(node.says), _plain(ends), " ", Markup(meter_svg(node)))
            yield _tag("p", Markup("").join(parts), "meter")
        case n.Chart():
            several = f" – {'; '.join(f'{LETTERS[place]} {one.name}' for place, one in enumerate(node.series))}"
            caption = _said(node.title) + _plain(several if len(node.series) > 1 else "")
            yield _tag("figure", Markup(chart_svg(node, axes)) + _tag("figcaption", caption))
        case n.Bars():
            yield from _bars(node)
        case n.Cards(cards):
            yield _tag("div", Markup("").join(_card(card, axes) for card in cards), "cards")
        case n.Blank(lines):
            yield _tag("div", _tag("p", Markup("&nbsp;")) * lines, "blank")
        case n.PageBreak():
            yield _tag("div", Markup(""), "break")
        case _:
            assert_never(node)


def _card(card: n.CutOut, axes: dict[str, str]) -> Markup:
    head = _tag("header", _tag("strong", _said(card.title)) + _tag("span", _said(card.corner)))
    return _tag("article", head + Markup("").join(tag for one in card.body for tag in _tags(one, axes)))


def _said(runs: n.Text) -> Markup:
    """Runs as they are shown: whatever an author wrote is text, never a tag."""
    return Markup("").join(_run(run) for run in runs)


def _run(run: n.Run) -> Markup:
    text = _link(_plain(run.text), run.to) if run.to else _plain(run.text)
    match run.tone:
        case "plain":
            return text
        case "strong" | "accent":
            return _tag("strong", text, "" if run.tone == "strong" else "accent")
        case "quote":
            return _tag("em", text)
        case "code":
            return _tag("code", text)
        case "quiet" | "good" | "bad":
            return _tag("span", text, run.tone)
        case _:
            assert_never(run.tone)


def page_text(text: str) -> str:
    """A text as pages hold it, not yet escaped: neutral, and a percent sign stays with its number where a line ends."""
    return neutral(text).replace(" %", "\xa0%")


def _plain(text: str) -> Markup:
    return escape(page_text(text))


def _tag(name: str, inside: Markup, kind: str = "", *, anchor: str = "") -> Markup:
    """``name``, ``kind`` and ``anchor`` are ours, never an author's."""
    said = f"{f' id={chr(34)}{anchor}{chr(34)}' if anchor else ''}{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}"
    return Markup(f"<{name}{said}>{inside}</{name}>")


def _list(items: Iterable[n.ListItem], name: str) -> Markup:
    inside = (_tag("li", _said(one.text) + (_list(one.below, "ul") if one.below else Markup(""))) for one in items)
    return _tag(name, Markup("").join(inside))


def _grid(grid: n.Grid) -> Iterator[Markup]:
    cells = ((_said(cell) for cell in row) for row in grid.rows)
    narrow = all(n.plain(grid.head[place]).isdigit() for place in grid.blank)
    yield _table(grid.title, (_said(head) for head in grid.head), cells, grid.numbers, grid.blank, narrow)


def _bars(bars: n.Bars) -> Iterator[Markup]:
    """A row for each bar: its name, the first change in words, both as bars under their axis, the second in words."""
    heads = ("", bars.less, None, bars.more, *bars.after)
    rows = (
        (
            _said(bar.name),
            _plain(bar.said[0]),
            Markup(bar_svg(bar, bars.widest)),
            _plain(bar.said[1]),
            *(_said(cell) for cell in bar.after),
        )
        for bar in bars.bars
    )
    said = (Markup(bars_axis_svg(bars)) if head is None else _plain(head) for head in heads)
    yield _table(bars.title, said, rows, _BARS)
    keys = ((kind, name) for kind, name in (("less", bars.less), ("more", bars.more)))
    swatches = (_tag("span", Markup("&#9632; ") + _plain(name), kind) for kind, name in keys)
    unit = _(", in {unit}. Right of the middle it rises.").format(unit=bars.unit)
    yield _tag("p", Markup(", ").join(swatches) + _plain(unit), "legend")


def _table(
    title: n.Text, heads: Iterable[Markup], rows: Iterable[Iterable[Markup]], numbers: frozenset[int],
    blank: frozenset[int] = frozenset(), narrow: bool = False,
) -> Markup:  # fmt: skip
    """``narrow``: what is written into the blank columns is a number."""

    def line(cells: Iterable[Markup], head: bool) -> Markup:
        return _tag("tr", Markup("").join(_cell(cell, place, head, place in blank) for place, cell in enumerate(cells)))

    caption = _tag("caption", _said(title)) if title else Markup("")
    body = Markup("\n").join(line(row, False) for row in rows)
    form = ("form", "numbers" if narrow else "words" if len(blank) == 1 else "plan") if blank else ()
    kind = " ".join((*(f"n{place}" for place in sorted(numbers)), *form))
    return _tag("table", caption + _tag("thead", line(heads, True)) + _tag("tbody", body), kind)


def _cell(cell: Markup, place: int, head: bool, blank: bool) -> Markup:
    """A cell of a table: one in the head names its column, the first of a row its row. An empty one names nothing, nor
    does a drawing."""
    if not cell or cell.startswith("<svg") or not (head or place == 0):
        return _tag("td", cell, "write" if blank else "")
    scope = "col" if head else "row"
    kind = ' class="write"' if blank else ""
    return Markup(f'<th scope="{scope}"{kind}>') + cell + Markup("</th>")


def _roll(roll: n.DiceRoll) -> Iterator[Markup]:
    terms = ((_plain(term_amount(one)), _said(one.why)) for one in roll.terms)
    lines = [_tag("p", _said(roll.head), "dice")]
    lines += [_tag("p", _tag("strong", adds) + " " + why, "term") for adds, why in terms]
    lines += [_tag("p", _said(roll.limit), "term")] if roll.limit else []
    rows = (
        _tag("span", _plain(f"{row.totals} ".lstrip()) + _said(row.name), "hit" if place == roll.hit else "")
        for place, row in enumerate(roll.rows)
    )
    lines += [_tag("p", Markup(" · ").join(rows), "rows")] if roll.rows else []
    lines.append(_tag("p", _tag("strong", _said(roll.result)), "result"))
    lines += [_tag("p", _said(roll.says))] if roll.says else []
    yield _tag("div", Markup("").join(lines), "roll")
