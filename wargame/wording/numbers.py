"""One way each to write numbers, shares, odds, lists and hints. Plain functions; a ``Speaker`` hands them on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from wargame.wording.catalogue import _, ngettext


def whole(number: int) -> str:
    """A whole number with a real minus sign: ``2``, ``−1``."""
    return f"−{-number}" if number < 0 else str(number)


def signed(change: int) -> str:
    """A change: ``+2``, ``−1``, ``0``."""
    return f"+{change}" if change > 0 else whole(change)


def ranged(low: int, high: int) -> str:
    """A number that may not be known exactly: ``4`` or ``4–6``."""
    return whole(low) if low == high else f"{whole(low)}–{whole(high)}"


def signed_range(low: int, high: int) -> str:
    """A change that may not be known exactly: ``+1`` or ``−1 to +2``."""
    return signed(low) if low == high else _("{low} to {high}").format(low=signed(low), high=signed(high))


def counted(number: int, one: str, many: str = "") -> str:
    """So many of a thing: ``1 move``, ``1,200 games``; ``many``: its plural where that is not ``one`` with an s."""
    return f"{number:,} {one if abs(number) == 1 else many or f'{one}s'}".replace("-", "−")


def points(number: int) -> str:
    """``1 point``, ``−4 points``."""
    return ngettext("{number} point", "{number} points", abs(number)).format(number=whole(number))


def in_hundred(part: int, of: int) -> int:
    """A chance in whole per cent, halves rounded up. Never 0 or 100 unless certain."""
    return 0 if not part else 100 if part == of else min(99, max(1, (200 * part + of) // (2 * of)))


def percentage(number: str | int) -> str:
    """A number that counts hundredths, with its sign: ``35 %``. The one place that writes the sign behind a number."""
    return f"{number} %"


def odds(low: int, high: int, of: int) -> str:
    """A chance of ``low`` to ``high`` in ``of`` equally likely cases, as players read it: ``17 %``, ``14–25 %``."""
    return percentage(ranged(in_hundred(low, of), in_hundred(high, of)))


def percent(share: float, low: float | None = None, high: float | None = None) -> str:
    """A measured share (0 to 1) as a number in per cent, with its interval where that is given: ``21 (18–24)``, and
    with as many digits as that is worth: ``2.6 (2.4–2.8)``, ``0 (0–0.02)``."""
    if low is None or high is None:
        return f"{100 * share:.0f}"
    digits = _digits_for(50 * (high - low))
    said, least, most = (
        f"{100 * one:.0f}" if one in (0, 1) else f"{100 * one:.{digits}f}" for one in (share, low, high)
    )
    return f"{said} ({least}–{most})"


def _digits_for(give: float) -> int:
    """So many digits behind the point that half an interval is one of the last of them or more."""
    return max(0, math.ceil(-math.log10(give))) if give > 0 else 0


def percent_of_games(share: float, least: str = "") -> str:
    """A share of games (0 to 100) with its sign; ``least``: in few letters what is some and yet would be called 0 %."""
    if share == 0 or share >= 0.5:
        return percentage(f"{share:.0f}")
    return percentage(least) if least else _("less than {share}").format(share=percentage(1))


def games_in_100(share: float) -> str:
    """How many games of 100 (``share``), as a number: ``67``, ``fewer than 1``."""
    return f"{share:.0f}" if share == 0 or share >= 0.5 else _("fewer than 1")


def level(number: float, digits: int = 1, low: float | None = None, high: float | None = None) -> str:
    """A measured number, with its interval where that is given: ``11.5``, ``−0.5``, ``0.25 (−0.02–0.51)``; never less
    than nothing by its sign alone."""
    said = f"{number:z.{digits}f}".replace("-", "−")
    return said if low is None or high is None else f"{said} ({level(low, digits)}–{level(high, digits)})"


def measured(change: float, digits: int = 1) -> str:
    """A measured change: ``+1.2``, ``−0.5``."""
    return f"{change:+.{digits}f}".replace("-", "−")


def give_or_take(change: float, give: float, digits: int = 1) -> str:
    """A measured change with half its interval: ``+1.2 ± 0.3``; with more digits where that would be called nothing."""
    digits = _told(give, digits)
    return f"{measured(change, digits)} ± {give:.{digits}f}"


def _told(give: float, digits: int) -> int:
    """These digits, or as many more as half an interval needs not to be rounded away."""
    return max(digits, _digits_for(2 * give))


def score(value: float) -> str:
    """A score from 0 to 1: ``0.25``."""
    return f"{value:.2f}"


def within(give: float, digits: int, less: str = "") -> str:
    """Half an interval alone; one too small for its digits is not called nothing: ``±0.4``, ``less than ±1``."""
    least: float = 10**-digits
    return f"±{give:.{digits}f}" if give == 0 or give >= least / 2 else f"{less or _('less than ±')}{least:g}"


def mean_within(mean: float, give: float, digits: int = 1) -> str:
    """A mean with half its interval: ``11.5 ± 0.9``; with more digits where that would be called nothing."""
    digits = _told(give, digits)
    return f"{level(mean, digits)} ± {give:.{digits}f}"


def quantiles(levels: Sequence[int]) -> str:
    """Three quantiles: the middle one, then the outer two: ``4 (2–6)``."""
    low, middle, high = levels
    return whole(middle) if low == high else f"{whole(middle)} ({whole(low)}–{whole(high)})"


def listing(words: Iterable[str]) -> str:
    """``Tokyo``, ``Tokyo and Seoul``, ``Tokyo, Seoul and Washington``; nothing: ""."""
    return _series(words, _("{most} and {last}"))


def either(words: Iterable[str]) -> str:
    """``1``, ``1 or 2``, ``1, 2 or 3``."""
    return _series(words, _("{most} or {last}"))


def _series(words: Iterable[str], joint: str) -> str:
    *most, last = list(words) or [""]
    return joint.format(most=", ".join(most), last=last) if most else last


def sentence(words: str) -> str:
    """Words where they begin a line or a sentence; unlike ``str.capitalize`` it leaves the others as they are."""
    return words[:1].upper() + words[1:]


def plain_id(id_: str) -> str:
    """An id nobody named, as words that begin a line: ``port_calls`` as ``Port calls``."""
    return sentence(id_.replace("_", " "))


def suggestion(near: str | None, otherwise: str = "", quotes: str = "“”") -> str:
    """``did you mean “x”?``; where nothing is ``near``, ``otherwise``."""
    return _("did you mean {word}?").format(word=f"{quotes[:1]}{near}{quotes[1:]}") if near else otherwise


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", quotes: str = "“”") -> str:
    """``did you mean “x”?`` with the known word spelt most like this one; where none is near, ``otherwise``."""
    from wargame.language.tokens import nearest  # no number needs the language

    return suggestion(nearest(word, known), otherwise, quotes)
