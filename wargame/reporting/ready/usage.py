"""What never happened in any game: moves, situations, rows, rules, watches, modifiers, endings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.authoring.yaml.spans import SourceLocation
from wargame.model.labels import Source, steps_of
from wargame.reporting.ready.registry import Finding, check
from wargame.reporting.ready.rehearsed import Rehearsed
from wargame.reporting.usage import Use
from wargame.wording.catalogue import N_, _

ENOUGH = 100
"""So often a table must have been rolled before a row that never came up is worth a word."""
_ENGINES = frozenset(("observe", "deal", "deck", "inject"))
"""Rolls that no author wrote rows for."""
_RULES = {
    "rule": N_("rule “{what}” never did anything"), "later": N_("“{what}” never fell due"),
    "watch": N_("watch “{what}” never looked at a change"),
    "modifier": N_("the modifier “{what}” never counted in a roll"),
    "settle": N_("{what}: this never came about"),
}  # fmt: skip


def _never(rehearsed: Rehearsed, kind: str) -> Iterator[Use]:
    """What of a kind never happened, but for what was proved to be impossible: that has been said."""
    for use in rehearsed.uses.values():
        if use.kind == kind and not rehearsed.times[use.name] and not _doubted(rehearsed, use):
            yield use


def _doubted(rehearsed: Rehearsed, use: Use) -> bool:
    """Whether a doubt stands at something, or within it: between its line and that of the next thing declared."""
    place = use.place
    if place is None or place.file != rehearsed.own_file:
        return False
    after = min((line for line in rehearsed.declared_at if line > place.line), default=1 << 30)
    return any(place.line <= doubt.line < after for doubt in rehearsed.doubts)


@check("moves_never", N_("every move was ordered"))
def every_move_is_ordered(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Moves nobody ordered in any game, and why: closed, too dear, or open and unloved."""
    scenario = rehearsed.scenario
    for move, site in rehearsed.program.moves.items():
        named = {seat: rehearsed.uses[f"order {move} by {seat}"] for seat in site.seats}
        never = [seat for seat, use in named.items() if not rehearsed.times[use.name]]
        if not never or _doubted(rehearsed, named[never[0]]):
            continue
        who = ", ".join(scenario.seats[seat].name for seat in never)
        what = scenario.moves[move].name
        offered = sum(rehearsed.times[f"offer {move} to {seat}"] for seat in never)
        dear = [seat for seat in never if _too_dear(rehearsed, move, seat)]
        place = named[never[0]].place
        if offered:
            said = _("“{what}” was open to {who} and never ordered").format(what=what, who=who)
            todo = _("a joint move needs all its orders in one turn: tell a doctrine of it (`adds_to`)")
            if len(never) < len(site.seats):
                continue
        elif dear:
            said = _("“{what}” is too dear for {who}: there was never enough to pay for it").format(what=what, who=who)
            todo = _("lower its `cost`, or let the purse fill faster")
        else:
            said = _("“{what}” was never open to {who}").format(what=what, who=who)
            todo = _("loosen its `needs` or `available_to`, or take it out")
        yield Finding("amber", said, todo, place)


def _too_dear(rehearsed: Rehearsed, move: str, seat: str) -> bool:
    """Whether the purse of a seat never held what a move costs it at the start of the price list."""
    program = rehearsed.program
    slot = program.purse.get(seat)
    if slot is None:
        return False
    name, spec = program.slots[slot].name, next(one for one in program.tracks if one.slot == slot)
    most = max(
        (spec.least + value for tally in rehearsed.tallies for row in tally.tracks[name]
         for value, games in enumerate(row) if games), default=0,
    )  # fmt: skip
    return most < rehearsed.scenario.moves[move].cost


@check("choices_never", N_("every choice and answer was given"))
def every_choice_is_made(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Choices of moves that were ordered, and answers to questions that were asked, that nobody gave."""
    for use in _never(rehearsed, "choice"):
        move, parameter, _word = use.name.split(" ", 1)[1].split(".", 2)
        if _any(rehearsed, "choice", f"{move}.{parameter}."):
            todo = _("make it cheaper, loosen its `when`, or take it out")
            yield Finding("amber", _("the choice “{what}” was never made").format(what=use.what), todo, use.place)
    for use in _never(rehearsed, "answer"):
        question, _word = use.name.split(" ", 1)[1].split(".", 1)
        if _any(rehearsed, "answer", f"{question}."):
            todo = _("make it cheaper, loosen its `needs`, or take it out")
            yield Finding("amber", _("the answer “{what}” was never given").format(what=use.what), todo, use.place)
        elif _first(rehearsed, f"answer {question}.") == use.name and not _silent(rehearsed, question):
            todo = _("loosen its `when`, or take it out")
            said = _("the question “{what}” was never put").format(what=question)
            yield Finding("amber", said, todo, use.place)


def _silent(rehearsed: Rehearsed, question: str) -> bool:
    """Whether who asks a question never came up itself, which is said elsewhere."""
    asker = rehearsed.program.questions[question].asker
    if asker is None:
        return False
    if asker.kind == "inject":
        return not rehearsed.times[f"inject {asker.id}"]
    return not _any(rehearsed, "order", f"{asker.id} by ")


@check("injects_never", N_("every situation came up"))
def every_situation_comes_up(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Situations that were put in no game."""
    for use in _never(rehearsed, "inject"):
        todo = _("name a `turn`, loosen its `when`, or take it out")
        yield Finding("amber", _("situation “{what}” never came up").format(what=use.what), todo, use.place)


@check("rows_never", N_("every row of the tables was met"))
def every_row_is_met(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Tables that were never rolled, and rows that did not come up in a hundred rolls or more."""
    rolled: dict[str, int] = {}
    for name in rehearsed.uses:
        if name.startswith("row "):
            roll = name.partition("#")[0]
            rolled[roll] = rolled.get(roll, 0) + rehearsed.times[name]
    said_of: set[str] = set()
    for use in _never(rehearsed, "row"):
        roll = use.name.partition("#")[0]
        source = steps_of(roll.removeprefix("row "))[0]
        if source.kind in _ENGINES or (source.kind == "move" and not _any(rehearsed, "order", f"{source.id} by ")):
            continue
        if rolled[roll] >= ENOUGH:
            said = _("row “{what}” never came up in {number:,} rolls").format(what=use.what, number=rolled[roll])
            yield Finding("amber", said, _to_reach(rehearsed, use.name, source), use.place)
        elif not rolled[roll] and roll not in said_of:
            said_of.add(roll)
            place = _roll_at(rehearsed, source) or use.place
            said = _("“{what}” was never rolled").format(what=_rolled(rehearsed, source))
            yield Finding("amber", said, _("run it from a rule, a move or a row, or take it out"), place)


def _to_reach(rehearsed: Rehearsed, name: str, source: Source) -> str:
    """What brings rolls to a row. The bands of a move stand on a scale that others share: nobody moves those for it."""
    if source.kind != "move":
        return _("move its `upto`, or the modifiers that keep rolls from it")
    roll, number = name.partition("#")[0], int(name.partition("#")[2])
    met = [int(one.partition("#")[2]) for one in _named(rehearsed.uses, f"{roll}#") if rehearsed.times[one]]
    if number > max(met):
        return _("raise its `base`, or soften the modifiers that count against it")
    if number < min(met):
        return _("lower its `base`, or add a modifier that counts against it")
    return _("play more games: rows on both sides of it were met")


def _rolled(rehearsed: Rehearsed, source: Source) -> str:
    table = rehearsed.scenario.tables.get(source.id) if source.kind == "table" else None
    return source.id if table is None else table.name


def _roll_at(rehearsed: Rehearsed, source: Source) -> SourceLocation | None:
    return rehearsed.where.of("tables", source.id) if source.kind == "table" else None


@check("rules_never", N_("every rule, watch and modifier was at work"))
def every_rule_is_at_work(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Rules, watches, laters, modifiers and settlings that were at work in no game."""
    for kind, words in _RULES.items():
        for use in _never(rehearsed, kind):
            if kind == "settle" and not rehearsed.times[f"inject {use.name.split(' ', 1)[1].partition('#')[0]}"]:
                continue  # the situation itself never came up
            if kind == "modifier" and not _could_count(rehearsed, use):
                continue
            todo = _("loosen its `when`, or take it out")
            yield Finding("amber", _(words).format(what=use.what), todo, use.place)
    for id_, watch in rehearsed.scenario.watches.items():
        place = rehearsed.where.of("watches", id_)
        if f"watch {id_}" not in rehearsed.uses and place is not None and rehearsed.own(place):
            said = _("watch “{what}”: no effect moves what it looks at").format(what=watch.name)
            yield Finding("amber", said, _("look at its `track`, `from_moves` and `from_tags`, or take it out"), place)


def _could_count(rehearsed: Rehearsed, use: Use) -> bool:
    """Whether what a modifier belongs to was rolled at all: if not, that is what is said."""
    source = Source.parse(use.name.split(" ", 1)[1])
    if source.kind == "table":
        return _any(rehearsed, "row", f"table:{source.id}#")
    if source.kind in ("move", "choice"):
        return _any(rehearsed, "order", f"{source.id} by ")
    return True


@check("endings_never", N_("every ending was reached"))
def every_ending_is_reached(rehearsed: Rehearsed) -> Iterator[Finding]:
    """Endings of no game."""
    for use in _never(rehearsed, "ending"):
        todo = _("loosen its `when`, begin nearer to it, or take it out")
        yield Finding("amber", _("no game ended in “{what}”").format(what=use.what), todo, use.place)


def _any(rehearsed: Rehearsed, kind: str, prefix: str) -> bool:
    return any(rehearsed.times[name] for name in _named(rehearsed.uses, f"{kind} {prefix}"))


def _first(rehearsed: Rehearsed, prefix: str) -> str | None:
    return next(iter(_named(rehearsed.uses, prefix)), None)


def _named(names: Iterable[str], prefix: str) -> Iterator[str]:
    return (name for name in names if name.startswith(prefix))
