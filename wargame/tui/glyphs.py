"""The marks the screens are drawn with: one set for terminals that know Unicode, one in ASCII for those that do not."""

from __future__ import annotations


from wargame.document.map.signs import ASCII_SIGNS, UNICODE_SIGNS, MapSigns
from wargame.records import record
from wargame.wording import numbers


@record
class Glyphs:
    """Single-cell marks by what they say; colour never says it alone.

    Attributes:
        full, maybe, empty: cells of a gauge: reached, possibly reached, not reached. ``tick``: a target in it.
        up, down, same: a change.
        yes, no, unsure: met, not met, cannot be known.
        picked: in the order. ``closed``: a card that cannot be played. ``ask``: a question.
        minus: before a negative number. ``span``, ``to``: between the ends of a range, signed or not.
        dot: between parts of a line. ``point``: before what is new.
        rule: of a line along which something runs.
        heights: eight heights of a small column, lowest first.
        border: Textual's name for the lines around panels.
        chart: the signs of the theatre map.
    """

    full: str = "━"
    maybe: str = "░"
    empty: str = "╌"
    tick: str = "│"
    up: str = "▲"
    down: str = "▼"
    same: str = "="
    yes: str = "✓"
    no: str = "✗"
    unsure: str = "?"
    picked: str = "◆"
    closed: str = "–"
    ask: str = "?"
    minus: str = "−"
    span: str = "…"
    to: str = "–"
    dot: str = "·"
    point: str = "▸"
    dash: str = "—"
    rule: str = "─"
    heights: str = "▁▂▃▄▅▆▇█"
    border: str = "round"
    chart: MapSigns = UNICODE_SIGNS


UNICODE = Glyphs()
ASCII = Glyphs(
    full="#", maybe=":", empty=".", tick="|", up="^", down="v", yes="+", no="x", picked="*", closed="-", minus="-",
    span="..", to="-", dot="|", point=">", dash="-", rule="-", heights="_.,-~=+#", border="ascii", chart=ASCII_SIGNS,
)  # fmt: skip


def whole(number: int, glyphs: Glyphs) -> str:
    """``3`` or ``−1``, with a real minus sign where there is one."""
    return numbers.whole(number).replace("−", glyphs.minus)


def signed(number: int, glyphs: Glyphs) -> str:
    """``+1``, ``−2`` or ``0``, with a real minus sign where there is one."""
    return numbers.signed(number).replace("−", glyphs.minus)


def ranged(low: int, high: int, glyphs: Glyphs) -> str:
    """``4`` or, where it is not known exactly, ``4–6`` as the glyphs write a range."""
    return numbers.ranged(low, high).replace("–", glyphs.to).replace("−", glyphs.minus)


def percent(low: int, high: int, of: int, glyphs: Glyphs) -> str:
    """A chance, or its range, in whole per cent: ``17 %``, ``14–25 %``. Never 0 or 100 unless certain."""
    return numbers.odds(low, high, of).replace("–", glyphs.to)
