"""Whether watches, injects and theories come back to themselves, by whatever way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wargame.authoring.checks.chains import DEEPEST, MOST_EFFECTS
from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import whole
from wargame.authoring.link.causes import Knot, Link, changes_of, knot_of, sets_off
from wargame.authoring.link.elements import Element
from wargame.authoring.yaml.spans import Path
from wargame.language.effects.verb import Swing
from wargame.model.rules import Watch

_NARROW = "narrow one of them: sign, seats, tags"
Follows = dict[Path, list[tuple[Path, Element]]]
"""Watch to the watches it sets off, each with the line that does so; by the paths of the watches."""


@whole
def watches_come_to_an_end(context: CheckContext) -> None:
    """A watch's effects may set off other watches, but never, in the end, itself."""
    watches = context.each(Watch)
    follows: Follows = {}
    for line in context.lines:
        owner = next((one.path for one in line.element.owners if isinstance(one.model, Watch)), None)
        if owner is not None:
            caused = context.causes.reached(line)
            for at, watch in watches:
                if sets_off(watch, caused):
                    follows.setdefault(owner, []).append((at.path, line.element))
    before = len(context.diagnostics.found)
    for start in follows:
        _round(context, follows, start, [start], set())
    if len(context.diagnostics.found) == before:
        _unfold(context, follows)


def _unfold(context: CheckContext, follows: Follows) -> None:
    """Watches that follow each other are written in wherever one sets off another: twice as many at every step, where
    two look at one track. Called where none comes round to itself."""
    size: dict[Path, int] = {}

    def unfolded(watch: Path) -> int:
        if watch not in size:
            size[watch] = 1 + sum(unfolded(to) for to, _ in follows.get(watch, ()))
        return size[watch]

    for watch in [watch for watch in follows if unfolded(watch) > MOST_EFFECTS]:
        if all(size[to] <= MOST_EFFECTS for to, _ in follows[watch]):  # the first of a row that is too large
            said = f"the watch '{watch[-1]}' unfolds into {size[watch]} others, and {MOST_EFFECTS} is the most"
            context.subject(follows[watch][0][1]).say("too_large", said, _NARROW)


def _round(context: CheckContext, follows: Follows, at: Path, trail: list[Path], seen: set[Path]) -> bool:
    for to, element in follows.get(at, ()):
        if to == trail[0] and to == min(trail):  # told once, from the first of its watches
            said = " → ".join(str(path[-1]) for path in (*trail, to))
            context.subject(element).say("circle", f"these watches set each other off: {said}", _NARROW)
            return True
        if to not in trail and len(trail) >= DEEPEST:
            said = f"more than {DEEPEST} watches follow in a row"
            context.subject(element).say("too_deep", said, "narrow one of them")
            return True
        if to not in seen and to not in trail:
            seen.add(to)
            if _round(context, follows, to, [*trail, to], seen):
                return True
    return False


@whole
def injects_do_not_come_back(context: CheckContext) -> None:
    """Nor by way of watches: what an inject changes may set off one that puts it."""
    watches = {str(at.path[-1]): watch for at, watch in context.each(Watch)}
    causes = {knot: [*found] for knot, found in context.causes.links.items()}
    changes: dict[Knot, list[tuple[Element, set[Swing]]]] = {}
    for line in context.lines:
        watch = next((one for one in line.element.owners if isinstance(one.model, Watch)), None)
        knot = knot_of(line.element) if watch is None else ("watches", str(watch.path[-1]))
        if knot is not None:
            changes.setdefault(knot, []).append((line.element, set(changes_of(line))))
            if watch is not None:
                causes.setdefault(knot, []).extend(Link(to, line.element) for to in context.causes.of(line))

    def follows(knot: Knot, tags: frozenset[str]) -> Iterator[Link]:
        yield from causes.get(knot, ())
        for element, changed in changes.get(knot, ()):
            for name, watch in watches.items():
                # which way a change goes is not known before it happens: another watch may turn it round
                tagged = () if tags & set(watch.from_tags) else watch.from_tags
                if sets_off(watch.model_copy(update={"sign": "any", "from_tags": tagged}), changed):
                    yield Link(("watches", name), element)

    for inject in context.sections.injects:
        _back(context, follows, ("injects", inject))


def _back(context: CheckContext, follows: Callable[[Knot, frozenset[str]], Iterable[Link]], start: Knot) -> None:
    """Say where a chain that passes a watch comes back to the inject where it began. What follows carries the tags of
    the inject put last."""
    injects = context.sections.injects
    todo: list[tuple[tuple[Knot, ...], str]] = [((start,), start[1])]
    seen: set[tuple[Knot, str]] = set()
    while todo:
        trail, put = todo.pop()
        for link in follows(trail[-1], frozenset(injects[put].tags)):
            if link.to == start and any(kind == "watches" for kind, _ in trail):
                said = f"this inject leads back to itself: {' → '.join(id_ for _, id_ in (*trail, start))}"
                context.subject(link.element).say("circle", said, "what must come later belongs in 'laters'")
                return
            now = link.to[1] if link.to[0] == "injects" else put
            if now in injects and (link.to, now) not in seen:
                seen.add((link.to, now))
                todo.append(((*trail, link.to), now))


@whole
def theories_do_not_include_themselves(context: CheckContext) -> None:
    """No theory includes itself."""
    modules = context.sections.modules
    for declared in context.merged.declarations:
        if declared.section != "modules":
            continue
        seen: set[str] = set()
        todo = [*declared.body.includes]
        while todo:
            included = todo.pop()
            if included == declared.id:
                at = context.diagnostics.at(declared.file, (*declared.path, "includes"))
                at.say("circle", f"{declared.id} includes itself", "break the circle", at_key=True)
                break
            if included not in seen and included in modules:
                seen.add(included)
                todo += modules[included].includes
