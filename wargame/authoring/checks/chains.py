"""What causes what within a moment, and that no chain of causes comes back to where it began."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.link.lines import ParsedLine
from wargame.authoring.yaml.spans import Path
from wargame.language.effects.verb import Swing
from wargame.model.rules import Watch

Knot = tuple[str, str]
"""Something that happens, e.g. ``("tables", "raiders")``."""
DEEPEST, MOST_EFFECTS = 25, 2000
"""How many tables, lists and injects may follow from one another in a row, and from one of them in all."""
_SPOKEN = {
    "tables": "rule table", "effect_lists": "list", "injects": "inject", "profiles": "profile", "watches": "watch",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """One thing causes another, by this line."""

    to: Knot
    item: Element


def check_chains(context: CheckContext, lines: tuple[ParsedLine, ...]) -> None:
    """Refuses tables that run themselves, lists that use themselves, injects that put themselves, watches that set
    each other off: directly or by way of others."""
    links: dict[Knot, list[Link]] = {}
    for line in lines:
        knot = _knot(line.item)
        if knot is not None:
            for effect in line.effects:
                for to in effect.causes(context.sections):
                    links.setdefault(knot, []).append(Link(to, line.item))
    _report(context, links)
    _watches(context, lines, links)
    _injects(context, lines, links)
    _modules(context)


def _knot(item: Element) -> Knot | None:
    section, path = item.entry.section, item.found.path
    if section in ("tables", "effect_lists") or (section in ("injects", "profiles") and path[2:3] == ("do",)):
        return section, item.entry.id
    return None


def _report(context: CheckContext, links: dict[Knot, list[Link]]) -> None:
    """Each circle once, at the line that closes it; and chains that are too long or unfold into too much."""
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
                    context.say(links[knot][0].item, "too_large", said, "use fewer lists within lists")
            elif link.to in trail:
                path = list(trail)
                circle = [*path[path.index(link.to) :], link.to]
                said = " → ".join(id_ for _, id_ in circle)
                hint = "what must come later belongs in 'laters'" if knot[0] == "injects" else "break the circle"
                context.say(link.item, "circle", f"this {_SPOKEN[knot[0]]} leads back to itself: {said}", hint)
            elif link.to not in size and len(trail) >= DEEPEST:
                said = f"more than {DEEPEST} tables, lists and injects call each other in a row"
                context.say(link.item, "too_deep", said, "make the chain shorter")
            elif link.to not in size:
                trail[link.to] = iter(links.get(link.to, ()))


def _watches(context: CheckContext, lines: tuple[ParsedLine, ...], links: dict[Knot, list[Link]]) -> None:
    """A watch's effects may set off other watches, but never, in the end, itself."""
    changes = _changes(lines)
    watches = [item for item in context.items if isinstance(item.found.value, Watch)]
    name = {item.found.path: str(item.found.path[-1]) for item in watches}
    follows: dict[Path, list[tuple[Path, Element]]] = {}
    for line in lines:
        owner = next((one.path for one in line.item.found.owners if isinstance(one.model, Watch)), None)
        if owner is not None:
            caused = _reached(line, links, changes, context)
            for item in watches:
                if _sets_off(item.found.value, caused):
                    follows.setdefault(owner, []).append((item.found.path, line.item))
    before = len(context.diagnostics.found)
    for start in follows:
        _round(context, follows, start, [start], name, set())
    if len(context.diagnostics.found) == before:
        _watches_unfold(context, follows, name)


def _watches_unfold(
    context: CheckContext, follows: dict[Path, list[tuple[Path, Element]]], name: dict[Path, str]
) -> None:
    """Watches that follow each other are written in wherever one sets off another: twice as many at every step, where
    two look at one track. Called where none comes round to itself."""
    size: dict[Path, int] = {}

    def unfolded(watch: Path) -> int:
        if watch not in size:
            size[watch] = 1 + sum(unfolded(to) for to, _ in follows.get(watch, ()))
        return size[watch]

    large = [watch for watch in follows if unfolded(watch) > MOST_EFFECTS]
    for watch in large:
        if all(size[to] <= MOST_EFFECTS for to, _ in follows[watch]):  # the first of a row that is too large
            said = f"the watch '{name[watch]}' unfolds into {size[watch]} others, and {MOST_EFFECTS} is the most"
            context.say(follows[watch][0][1], "too_large", said, "narrow one of them: sign, seats, tags")


def _round(
    context: CheckContext, follows: dict[Path, list[tuple[Path, Element]]], at: Path, trail: list[Path],
    name: dict[Path, str], seen: set[Path],
) -> bool:  # fmt: skip
    for to, item in follows.get(at, ()):
        if to == trail[0] and to == min(trail):  # told once, from the first of its watches
            said = " → ".join(name[path] for path in (*trail, to))
            context.say(
                item, "circle", f"these watches set each other off: {said}", "narrow one of them: sign, seats, tags"
            )
            return True
        if to not in trail and len(trail) >= DEEPEST:
            context.say(item, "too_deep", f"more than {DEEPEST} watches follow in a row", "narrow one of them")
            return True
        if to not in seen and to not in trail:
            seen.add(to)
            if _round(context, follows, to, [*trail, to], name, seen):
                return True
    return False


def _injects(context: CheckContext, lines: tuple[ParsedLine, ...], links: dict[Knot, list[Link]]) -> None:
    """An inject comes back to itself by way of watches neither: what it changes may set off one that puts it."""
    looking = [item for item in context.items if isinstance(item.found.value, Watch)]
    watches: dict[str, Watch] = {str(item.found.path[-1]): item.found.value for item in looking}
    causes = {knot: [*found] for knot, found in links.items()}
    changes: dict[Knot, list[tuple[Element, set[Swing]]]] = {}
    for line in lines:
        watch = next((one for one in line.item.found.owners if isinstance(one.model, Watch)), None)
        knot = _knot(line.item) if watch is None else ("watches", str(watch.path[-1]))
        if knot is not None:
            changed = {change for effect in line.effects for change in effect.swings()}
            changes.setdefault(knot, []).append((line.item, changed))
            if watch is not None:
                caused = [Link(to, line.item) for effect in line.effects for to in effect.causes(context.sections)]
                causes.setdefault(knot, []).extend(caused)

    def follows(knot: Knot, tags: frozenset[str]) -> Iterator[Link]:
        yield from causes.get(knot, ())
        for item, changed in changes.get(knot, ()):
            for name, watch in watches.items():
                # which way a change goes is not known before it happens: another watch may turn it round
                tagged = () if tags & set(watch.from_tags) else watch.from_tags
                if _sets_off(watch.model_copy(update={"sign": "any", "from_tags": tagged}), changed):
                    yield Link(("watches", name), item)

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
                said = " → ".join(id_ for _, id_ in (*trail, start))
                hint = "what must come later belongs in 'laters'"
                context.say(link.item, "circle", f"this inject leads back to itself: {said}", hint)
                return
            now = link.to[1] if link.to[0] == "injects" else put
            if now in injects and (link.to, now) not in seen:
                seen.add((link.to, now))
                todo.append(((*trail, link.to), now))


def _changes(lines: tuple[ParsedLine, ...]) -> dict[Knot, set[Swing]]:
    found: dict[Knot, set[Swing]] = {}
    for line in lines:
        knot = _knot(line.item)
        if knot is not None:
            found.setdefault(knot, set()).update(change for effect in line.effects for change in effect.swings())
    return found


def _reached(
    line: ParsedLine, links: dict[Knot, list[Link]], changes: dict[Knot, set[Swing]], context: CheckContext
) -> set[Swing]:
    """Every change a line brings about, also by way of tables and lists."""
    found = {change for effect in line.effects for change in effect.swings()}
    todo: list[Knot] = [to for effect in line.effects for to in effect.causes(context.sections)]
    seen: set[Knot] = set()
    while todo:
        knot = todo.pop()
        if knot not in seen and knot[0] != "injects":
            seen.add(knot)
            found |= changes.get(knot, set())
            todo += [link.to for link in links.get(knot, ())]
    return found


def _sets_off(watch: Watch, caused: set[Swing]) -> bool:
    if watch.from_moves or watch.from_tags or watch.from_seats:
        return False  # it looks at what seats do, not at what follows by itself
    return any(
        track == watch.track
        and (not watch.seats or member is None or member in watch.seats)
        and (watch.sign == "any" or sign in ("any", watch.sign))
        for track, member, sign in caused
    )


def _modules(context: CheckContext) -> None:
    """No theory includes itself."""
    modules = context.sections.modules
    for entry in context.merged.entries:
        if entry.section == "modules":
            seen: set[str] = set()
            todo = [*entry.body.includes]
            while todo:
                included = todo.pop()
                if included == entry.id:
                    path = (*entry.path, "includes")
                    context.diagnostics.say(
                        entry.file, path, "circle", f"{entry.id} includes itself", "break the circle", at_key=True
                    )
                    break
                if included not in seen and included in modules:
                    seen.add(included)
                    todo += modules[included].includes
