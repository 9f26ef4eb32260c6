"""What moves, choices and answers are worth, told: those never worth choosing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.yaml.spans import SourceLocation
from wargame.document.nodes import Document, Heading, Node, paragraph, text
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.reporting.facts import Facts, said_place
from wargame.reporting.grids import LINE, number_grid
from wargame.reporting.usage import answered_at
from wargame.sim.intervals import FEWEST
from wargame.sim.intervention import Arm
from wargame.sim.ablation import TrialResult, AblationEffect, dominated, move_effects, rival_effects
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import give_or_take

HOW = N_(
    "Own points with it, less those of the same games without it (± 95 %). A move is ordered once, in the first turn "
    "it is open from a turn on that a lot decides, against never; a joint one by all whom it needs. An answer is "
    "given whenever it may be, against another. All else the seats do as their doctrine says."
)
"""What the numbers are."""
SURE = N_(
    "Listed is what plainly costs its own seat points under every doctrine that came to it in {fewest} games or more. "
    "Of what changes nothing, under one doctrine alone one in forty looks so by chance."
)
"""What being listed means."""


def ablation_of(found: Sequence[TrialResult], program: Program, where: SourceMap, games: int, whole: int) -> Facts:
    """What was tried, as plain data.

    Args:
        games: how many were played of each.
        whole: how many trials there would have been, had nobody stopped them.
    """
    moves, rivals = move_effects(found), dominated(rival_effects(found))
    return {
        "games": games,
        "tried": len(found),
        "whole": whole,
        "how": _(HOW),
        "parties": list(dict.fromkeys(one.line_up for one in found)),
        "moves": [{**_told(one, program, where), "never": one.never} for one in moves],
        "beaten": [
            {**_told(one, program, where), "by": _item(one.rival, one.arm, program)}
            for one in rivals if one.rival is not None
        ],
    }


def _told(one: AblationEffect, program: Program, where: SourceMap) -> Facts:
    return {
        "kind": "move" if one.arm.move else "answer",
        "id": one.arm.move or f"{one.arm.question}.{one.arm.word}",
        "choice": None if one.arm.chosen is None else ".".join(one.arm.chosen),
        "seat": one.seat,
        "name": f"{program.scenario.seats[one.seat].name}: {_name(one, program)}",
        "place": said_place(_place(one.arm, program, where)),
        "parties": {
            line_up: {"change": found.change, "give": found.give, "games": one.games[line_up]}
            for line_up, found in one.under.items()
        },
    }


def _name(one: AblationEffect, program: Program) -> str:
    arm = one.arm
    if arm.question:
        return f"{names_of(program).questions[arm.question].ask} {_item(arm, arm, program)}"
    name = program.scenario.moves[arm.move].name
    return name if one.rival is None and arm.chosen is None else f"{name}: {_item(arm, one.rival or arm, program)}"


def _item(arm: Arm, beside: Arm, program: Program) -> str:
    """The answer, or the choice of a move; the card's own choice is named where the other one departs from it."""
    if arm.question:
        return names_of(program).questions[arm.question].answers[arm.word].text
    chosen = arm.chosen or beside.chosen
    assert chosen is not None
    parameter = program.scenario.moves[arm.move].parameters[chosen[0]]
    return parameter.choices[chosen[1] if arm.chosen else parameter.default or next(iter(parameter.choices))].text


def _place(arm: Arm, program: Program, where: SourceMap) -> SourceLocation | None:
    if arm.question:
        return answered_at(program, arm.question, arm.word, where)
    path = () if arm.chosen is None else ("parameters", arm.chosen[0], "choices", arm.chosen[1])
    return where.of("moves", arm.move, *path)


def ablation(data: Facts, *, page: bool = False) -> Document:
    """What is never worth choosing, and what another answer or choice always beats.

    Args:
        data: as ``ablation_of`` makes it.
        page: with what is worth choosing, too, under a heading of its own.
    """
    return tuple(_nodes(data, page))


def _nodes(data: Facts, page: bool) -> Iterator[Node]:
    what = f"{_(HOW)} {_(SURE).format(fewest=FEWEST)}"
    line_ups, never = data["parties"], [one for one in data["moves"] if one["never"]]
    if page:
        yield Heading(2, text(_("What is worth choosing")))
        yield paragraph(what)
    if data["tried"] != data["whole"]:
        said = _("Stopped: {tried} of {whole} moves and questions were tried. This is of those.")
        yield paragraph(*text(said.format(tried=data["tried"], whole=data["whole"]), tone="strong"))

    def show(title: str, found: Iterable[Facts]) -> Node:
        return number_grid(title, ["", *line_ups, LINE], (_row(one, line_ups) for one in found))

    title = _("Never worth choosing: {never} of {tried} moves and choices, seat by seat")
    yield show(title.format(never=len(never), tried=len(data["moves"])), never)
    title = _("Another answer or choice is always better: {beaten}")
    yield show(title.format(beaten=len(data["beaten"])), data["beaten"])
    if page:
        yield show(_("All other moves and choices"), (one for one in data["moves"] if not one["never"]))
    else:
        all_of_it = _("All that was tried, {games:,} games each: --html FILE or --format json.")
        yield paragraph(f"{what} {all_of_it.format(games=data['games'])}")


def _row(one: Facts, line_ups: Iterable[str]) -> list[str]:
    rival = " " + _("(better: {rival})").format(rival=one["by"]) if "by" in one else ""
    found = (one["parties"].get(line_up) for line_up in line_ups)
    changes = ("–" if each is None else give_or_take(each["change"], each["give"]) for each in found)
    return [f"{one['name']}{rival}", *changes, one["place"] or ""]
