"""The writer of documents for the screen: their nodes as Textual's content, wrapped for a width in cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from textual.content import Content

from wargame.document import nodes as n
from wargame.document.compact import BETWEEN, LIMIT, compact, result_line, row_words, step_in, term_amount
from wargame.document.lines import node_lines
from wargame.tui.glyphs import Glyphs
from wargame.tui.text import Fitted, clean, hang, line, plain, stack

QUIET = "$text-muted"


def tone_style(tone: n.Tone) -> tuple[str, str]:
    """The weight and the colour of a tone; "" where it has none of its own."""
    match tone:
        case "plain" | "code":
            return "", ""
        case "strong":
            return "bold", ""
        case "quiet":
            return "", QUIET
        case "quote":
            return "italic", ""
        case "accent":
            return "bold", "$accent"
        case "good":
            return "bold", "$good"
        case "bad":
            return "bold", "$bad"
        case _:
            assert_never(tone)


def runs(text: n.Text, colour: str = "") -> Content:
    """Runs in one line, each in its tone; where a ``colour`` is given, all have it and keep their weight."""
    return Content.assemble(*(_run(run, colour) for run in text))


def _run(run: n.Run, colour: str = "") -> Content:
    said = clean(run.text)
    words = " ".join(said.split())
    before, after = (" " if edge.isspace() else "" for edge in (said[:1], said[-1:])) if words else ("", "")
    weight, own = tone_style(run.tone)
    return Content.styled(f"{before}{words}{after}", f"{weight} {colour or own}".strip())


def draw(document: Iterable[n.Node], glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """A document line by line, for a page: an empty line between its nodes, but none below a heading."""
    before: n.Node | None = None
    for node in document:
        if before is not None and not isinstance(before, n.Heading):
            yield Content("")
        before = node
        match node:
            case n.Heading(level, text, _):
                yield _heading(level, text)
            case n.Note(text, kind):
                mark = Content.styled(glyphs.point, "bold $bad" if kind == "warning" else QUIET)
                yield hang(mark, runs(text), 2, cells)
            case n.Paragraph(text):
                yield runs(text)
            case n.List(items, ordered):
                yield from _list(items, ordered, glyphs, cells)
            case n.Group() | n.PointList() | n.DiceRoll() | n.Meter():
                yield from prose((node,), 0, cells)
            case n.Grid() | n.Chart() | n.Bars() | n.Cards() | n.Blank() | n.PageBreak():
                yield from (Content(row) for row in node_lines(node, cells))
            case _:
                assert_never(node)


def drawn(document: Iterable[n.Node], glyphs: Glyphs) -> Fitted:
    """A document on a page."""
    return Fitted(lambda cells: stack(*draw(document, glyphs, cells)))


def _heading(level: int, text: n.Text) -> Content:
    style = "bold $accent" if level <= 2 else "bold" if level == 3 else "$accent"
    return Content.assemble(*(_run(run) if run.tone != "plain" else plain(run.text, style) for run in text))


def _list(items: Iterable[n.ListItem], ordered: bool, glyphs: Glyphs, cells: int) -> Iterator[Content]:
    """Points close together, or numbered items with room between them."""
    for number, item in enumerate(items, 1):
        if ordered and number > 1:
            yield Content("")
        mark, indent = (f"{number}.", 4) if ordered else (f" {glyphs.dot}", 3)
        yield hang(Content(mark), runs(item.text), indent, cells)
        for below in item.below:
            yield hang(Content(""), runs(below.text), indent, cells)
            yield from prose((n.List(below.below),), indent, cells)


def prose(
    body: Iterable[n.Prose], margin: int, cells: int, *, faded: bool = False, indent: int = 0,
    marks: Glyphs | None = None,
) -> Iterator[Content]:
    """Prose as ``compact`` has it, one content for each of its lines, in its order.

    Args:
        margin: cells before every line.
        faded: as what was told before.
        indent: cells that these lines stand in, beside the margin.
        marks: to set before what is good or bad for somebody, so that colour does not say it alone; None: no marks.
    """
    base, inset = QUIET if faded else "", margin + indent
    for node in body:
        match node:
            case n.Paragraph(text):
                yield _marked(text, base, inset, cells, marks)
            case n.List(items):
                for item in items:
                    yield _marked(item.text, base, inset, cells, marks)
                    below = (n.List(item.below),)
                    yield from prose(below, margin, cells, faded=faded, indent=step_in(indent), marks=marks)
            case n.Group(text, inside):
                if text:
                    yield hang(Content(""), runs(text, base), inset, cells)
                yield from prose(inside, margin, cells, faded=faded, indent=step_in(indent), marks=marks)
            case n.PointList() | n.Meter():
                for row in compact((node,), indent):
                    yield hang(Content(""), line(row.text, base), margin + row.indent, cells)
            case n.DiceRoll():
                yield from _roll(node, inset, cells, base)
            case _:
                assert_never(node)


def _marked(text: n.Text, base: str, inset: int, cells: int, marks: Glyphs | None) -> Content:
    """A line, behind a mark where it says whom something helps or hurts."""
    tones = {run.tone for run in text}
    if marks is None or inset < 2 or tones.isdisjoint(("good", "bad")):
        return hang(Content(""), runs(text, base), inset, cells)
    both = tones >= {"good", "bad"}
    sign = marks.same if both else marks.yes if "good" in tones else marks.no
    style = base or ("bold $accent" if both else "bold $good" if "good" in tones else "bold $bad")
    return hang(Content.assemble(" " * (inset - 2), (sign, style)), runs(text, base), inset, cells)


def _roll(roll: n.DiceRoll, inset: int, cells: int, base: str) -> Iterator[Content]:
    yield hang(Content(""), runs(roll.head, base), inset, cells)
    for term in roll.terms:
        amount = f"{term_amount(term):>4}"
        tone: n.Tone = "quiet" if not term.adds else "good" if term.adds > 0 else "bad"
        number = Content.styled(amount.strip(), base or f"bold {tone_style(tone)[1]}")
        head = Content.assemble(" " * (inset + len(amount) - number.cell_length), number)
        yield hang(head, runs(term.why, base), inset + len(amount) + 2, cells)
    if roll.limit:
        yield hang(Content(""), runs(roll.limit, base), inset + LIMIT, cells)
    if roll.rows:
        yield _rows(roll, inset, cells, base)
    yield hang(Content(""), line(result_line(roll), base or "bold"), inset, cells)
    if roll.says:
        yield hang(Content(""), runs(roll.says, base), inset, cells)


def _rows(roll: n.DiceRoll, inset: int, cells: int, base: str) -> Content:
    """The rows of a table side by side, none of them broken, the one that was hit marked."""
    lines, here = [], Content("")
    for place in range(len(roll.rows)):
        style = ("bold" if base else "bold $accent") if place == roll.hit else QUIET
        part = line(row_words(roll, place), style)
        if here and inset + here.cell_length + len(BETWEEN) + part.cell_length > cells:
            lines.append(here)
            here = Content("")
        here = Content.assemble(here, BETWEEN, part) if here else part
    return hang(Content(""), Content("\n").join([*lines, here]), inset, cells)
