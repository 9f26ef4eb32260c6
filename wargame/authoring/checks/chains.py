"""Whether tables, lists and injects that call each other come to an end."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import whole
from wargame.authoring.link.causes import Knot, Link

DEEPEST, MOST_EFFECTS = 25, 2000
"""How many tables, lists and injects may follow from one another in a row, and from one of them in all."""
_SPOKEN = {"tables": "rule table", "effect_lists": "list", "injects": "inject", "profiles": "profile"}


@whole
def calls_come_to_an_end(context: CheckContext) -> None:
    """Each circle once, at the line that closes it; and chains that are too long or unfold into too much."""
    links = context.causes.links
    size: dict[Knot, int] = {}
    for start in links:
        trail: dict[Knot, Iterator[Link]] = {} if start in size else {start: iter(links[start])}
        while trail:
            knot, rest = list(trail.items())[-1]
            link = next(rest, None)
            if link is None:
                trail.popitem()
                size[knot] = 1 + sum(size.get(one.to, 1) for one in links.get(knot, ()))
                if size[knot] > MOST_EFFECTS and all(size.get(one.to, 1) <= MOST_EFFECTS for one in links[knot]):
                    said = f"this {_SPOKEN[knot[0]]} unfolds into more than {MOST_EFFECTS} others"
                    context.subject(links[knot][0].element).say("too_large", said, "use fewer lists within lists")
            elif link.to in trail:
                path = list(trail)
                circle = [*path[path.index(link.to) :], link.to]
                said = f"this {_SPOKEN[knot[0]]} leads back to itself: {' → '.join(id_ for _, id_ in circle)}"
                hint = "what must come later belongs in 'laters'" if knot[0] == "injects" else "break the circle"
                context.subject(link.element).say("circle", said, hint)
            elif link.to not in size and len(trail) >= DEEPEST:
                said = f"more than {DEEPEST} tables, lists and injects call each other in a row"
                context.subject(link.element).say("too_deep", said, "make the chain shorter")
            elif link.to not in size:
                trail[link.to] = iter(links.get(link.to, ()))
