"""Names on a theatre map: the ways to write one, and the cells beside a mark where it may stand."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from wargame.document.map.sheet import Spot
from wargame.model.theatre_views import PlaceKind
from wargame.model.theatre_views import PlaceView

SEAS: tuple[PlaceKind, ...] = ("sea", "strait")
ON_WATER: tuple[PlaceKind, ...] = (*SEAS, "islets")
"""Their names keep off the land: a name across a land may look like a claim."""
Form = tuple[str, ...]
"""A name in rows; none: no name."""


def forms_of(place: PlaceView, local: bool) -> Iterator[Form]:
    """The ways to write a name, the fullest first. A pair may stand in two rows, so that neither half goes alone, and
    so may the words of a sea."""
    if local and place.local:
        yield (f"{place.local} {place.name}",)
        yield place.local, place.name
    yield (place.name,)
    one, slash, other = place.name.partition("/")
    if slash:
        yield f"{one}/", other
    elif place.kind in SEAS and " " in place.name:
        one, _blank, other = place.name.rpartition(" ")
        yield one, other


def widths(form: Form, beside: int) -> list[int]:
    """The cells of each row; ``beside``: those for what stands at the place, a blank before each, in the last row."""
    names = [cell_len(row) for row in form] or [-1]
    return [*names[:-1], names[-1] + beside]


def spots_beside(mark: Spot, form: Form, beside: int, on_water: bool) -> list[list[Spot]]:
    """Where a name may stand, a spot for each row, the best first: right, left, below, above; on water left last."""
    (x, y), wide = mark, widths(form, beside)
    names = [cell_len(row) for row in form] or [wide[0]]
    number, most = len(wide), max(names)
    tops = range(y, y - number, -1)
    right = [[(x + 2, top + at) for at in range(number)] for top in tops]
    left = [[(x - 1 - one, top + at) for at, one in enumerate(wide)] for top in tops]
    under = []
    for top, near in ((y + 1, names[0]), (y - number, names[-1])):
        aside = (most - near) // 2
        across = range(x - near + 1 - aside, x + 1 - aside)  # the row next to the mark spans it
        for column in sorted(across, key=lambda column: abs(column - x + max(wide) // 2)):
            under.append([(column + (most - one) // 2, top + at) for at, one in enumerate(names)])
    return [*right, *under, *left] if on_water else [*right, *left, *under]
