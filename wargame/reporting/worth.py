"""What moves, choices and answers are worth, told: those never worth choosing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from wargame.authoring.link.source_map import SourceLocation, SourceMap
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.reporting.facts import Facts, said_place
from wargame.reporting.tables import LINE, print_columns
from wargame.reporting.uses import answered_at
from wargame.sim.intervals import FEWEST
from wargame.sim.intervention import Arm
from wargame.sim.ablation import TrialResult, AblationEffect, dominated, move_effects, rival_effects

HOW = (
    "Own points with it, less those of the same games without it (± 95 %). A move is ordered once, in the first turn "
    "it is open from a turn on that a lot decides, against never; a joint one by all whom it needs. An answer is "
    "given whenever it may be, against another. All else the seats do as their doctrine says."
)
"""What the numbers are."""
SURE = (
    f"Listed is what plainly costs its own seat points under every doctrine that came to it in {FEWEST} games or more. "
    "Of what changes nothing, under one doctrine alone one in forty looks so by chance."
)
"""What being listed means."""


def worth_of(found: Sequence[TrialResult], program: Program, where: SourceMap, games: int, whole: int) -> Facts:
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
        "how": HOW,
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
            party: {"change": found.change, "give": found.give, "games": one.games[party]}
            for party, found in one.under.items()
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


def _changes(one: Facts, parties: Iterable[str]) -> Iterator[str]:
    for party in parties:
        found = one["parties"].get(party)
        yield "–" if found is None else f"{found['change']:+.1f} ± {found['give']:.1f}".replace("-", "−")


def worth_tables(data: Facts, everything: bool) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Titles, heads and rows; the last column is a line of a file. ``everything``: with what is worth choosing, too."""
    parties, never = data["parties"], [one for one in data["moves"] if one["never"]]

    def row(one: Facts) -> list[str]:
        rival = f" (better: {one['by']})" if "by" in one else ""
        return [f"{one['name']}{rival}", *_changes(one, parties), one["place"] or ""]

    title = f"Never worth choosing: {len(never)} of {len(data['moves'])} moves and choices, seat by seat"
    yield title, ["", *parties, LINE], [row(one) for one in never]
    title = f"Another answer or choice is always better: {len(data['beaten'])}"
    yield title, ["", *parties, LINE], [row(one) for one in data["beaten"]]
    if everything:
        rows = [row(one) for one in data["moves"] if not one["never"]]
        yield "All other moves and choices", ["", *parties, LINE], rows


def untried_line(data: Facts) -> str:
    """What to say of trials that were stopped; empty where they were not."""
    if data["tried"] == data["whole"]:
        return ""
    return f"Stopped: {data['tried']} of {data['whole']} moves and questions were tried. This is of those."


def print_worth(data: Facts, console: Console) -> None:
    """What is never worth choosing, and what another answer or choice always beats."""
    if untried_line(data):
        console.print(Text(untried_line(data), style="bold"))
    for title, heads, rows in worth_tables(data, everything=False):
        if rows:
            print_columns(console, title, heads, rows)
        else:
            console.print(Text(f"{title}\n", style="bold"))
    console.print(Text(f"{HOW} {SURE} All that was tried, {data['games']:,} games each: --html FILE or --format json."))
