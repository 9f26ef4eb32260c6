"""A rehearsal for people: tables in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from wargame.reporting.facts import Facts
from wargame.reporting.tables import LINE, print_columns, table_of

KINDS = {
    "order": "Moves", "choice": "Choices", "answer": "Answers", "inject": "Situations", "row": "Rows", "ending": "Ends"
}
"""Headings of what is counted."""
VERDICTS = {"so": "as expected", "open": "open: more games would tell", "not so": "NOT AS EXPECTED"}
"""How an expectation came out, in words."""
def percent(one: Any, bare: bool = False) -> str:
    """A share as ``21 (18–24)``, in per cent with its interval."""
    said = f"{100 * one['share']:.0f}"
    return said if bare else f"{said} ({100 * one['low']:.0f}–{100 * one['high']:.0f})"


def quantiles(levels: Sequence[int]) -> str:
    """Three quantiles as ``4 (2–6)``: the middle one, then the outer two."""
    low, middle, high = levels
    return str(middle) if low == high else f"{middle} ({low}–{high})"


def headline(facts: Facts) -> str:
    """What was played, in one line."""
    theory = f" ({', '.join(facts['modules'])})" if facts["modules"] else ""
    games = sorted({party["games"] for party in facts["parties"]})
    count = f"{games[0]:,}" if len(games) == 1 else f"{games[0]:,} to {games[-1]:,}"
    count += " game" if games == [1] else " games"
    return f"{facts['title']}{theory}: {count} of each party, seed {facts['seed']}"


def stopped_line(facts: Facts) -> str:
    """What to say of a run that was stopped; empty where it was not."""
    if not facts["stopped"]:
        return ""
    missing = f" Not begun: {', '.join(facts['not_begun'])}." if facts["not_begun"] else ""
    return f"Stopped before {facts['asked']:,} games of each party. This is of what was played.{missing}"


def apart(facts: Facts) -> list[Facts]:
    """The parties that get a column: those that came out like one before them are named once (``alike_lines``)."""
    return [party for party in facts["parties"] if party["name"] not in facts["alike"]]


def alike_lines(facts: Facts) -> list[str]:
    """Which parties have no column of their own, and whose they share."""
    shared: dict[str, list[str]] = {}
    for name, first in facts["alike"].items():
        shared.setdefault(first, []).append(name)
    return [f"In every number like {first}, and not shown beside it: {', '.join(names)}."
            for first, names in shared.items()]


def own_first(facts: Facts, found: Iterable[Facts]) -> list[Facts]:
    """What has a line of a file, with those of the scenario's own file before those of the rulebooks it shares."""
    return sorted(found, key=lambda one: not (one["place"] or "").startswith(f"{facts['file']}:"))


UNUSED = "Never ordered by any doctrine, though open"


def unused_table(facts: Facts) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of what no doctrine ever ordered."""
    return ["", "open in % of turns", "ordered at random", LINE], [
        [one["name"], f"{100 * one['open']:.0f}", f"{one['at_random']:,}", one["place"] or ""]
        for one in own_first(facts, facts["unused"]) if one["open"]
    ]


def print_facts(facts: Facts, console: Console, use: bool) -> None:
    """Print all of it. ``use``: with every line of the files and how often it was used."""
    parties = apart(facts)
    names = [party["name"] for party in parties]
    alone = len(facts["parties"]) == 1
    console.print(Text(headline(facts), style="bold"))
    if facts["stopped"]:
        console.print(Text(stopped_line(facts), style="bold"))
    _print_expected(facts, console)
    for line in alike_lines(facts):
        console.print(Text(f"{line}\n"))

    def show(title: str, rows: Iterable[Sequence[str]], *more: str) -> None:
        print_columns(console, title, ["", *names, *more], rows)

    show("How it ends, per cent of games (95 %)", _endings(parties, alone), *(["e.g. game"] if alone else []))
    show("Points: mean ± 95 %; below, the middle game and 10–90 %", (
        [seat["name"], *(_points(party["seats"][id_]) for party in parties)]
        for id_, seat in parties[0]["seats"].items()
    ))
    show("What the points are called, per cent of games (95 %)", bands(parties))
    show("Red lines crossed, per cent of games (95 %)", _aims(parties, {"red_line"}))
    show("Aims met, per cent of games (95 %); a card: of the games in which it was held",
         _aims(parties, {"objective", "card"}))
    show("The last turn, per cent of games", (
        [f"turn {turn}", *(percent(party["length"][turn - 1], bare=True) for party in parties)]
        for turn in range(1, len(parties[0]["length"]) + 1)
        if any(party["length"][turn - 1]["games"] for party in parties)
    ))
    if alone:
        turns = max(at["turn"] for track in parties[0]["tracks"] for at in track["turns"])
        heads = ["", "start", *(f"turn {turn}" for turn in range(1, turns + 1))]
        title = "Tracks: middle game and 10–90 %, of the games that played the turn"
        print_columns(console, title, heads, (
            [track["name"], *(quantiles(at["quantiles"]) for at in track["turns"])] for track in parties[0]["tracks"]
        ))
    else:
        show("Tracks in the last turn: middle game and 10–90 %", _last(parties))
        console.print(Text("Turn by turn: with --doctrine or --seats, or in --html FILE.\n"))
    if use:
        for kind, heading in KINDS.items():
            show(f"{heading}: how often, and in how many per cent of games (95 %)", (
                [one["what"], *(_used(one["parties"][name]) for name in names), one["place"] or ""]
                for one in facts["uses"] if one["kind"] == kind
            ), LINE)
    _print_unused(facts, console, use)


def _print_expected(facts: Facts, console: Console) -> None:
    if facts["expected"]:
        console.print(Text("What its author expects, per cent of games (95 %)", style="bold"))
    for one in facts["expected"]:
        console.print(Text(f"• {one['what']}"))
        console.print(Text(f"  {one['party']}: {percent(one)}, {VERDICTS[one['verdict']]}  {one['place'] or ''}"))
    for what in facts["not_told"]:
        console.print(Text(f"Not looked at (another theory or doctrine): {what}"))
    if facts["expected"] or facts["not_told"]:
        console.print()


def _endings(parties: Sequence[Facts], alone: bool) -> Iterable[Sequence[str]]:
    for key in ("endings", "outcomes"):
        for place, one in enumerate(parties[0][key]):
            shown = [party[key][place] for party in parties]
            number = [] if not alone else ["" if one["example"] is None else str(one["example"])]
            yield [f"{key.removesuffix('s')}: {one['name']}", *map(percent, shown), *number]
    yield ["any war", *(percent(party["war"]) for party in parties), *([""] if alone else [])]


def bands(parties: Sequence[Facts]) -> Iterable[Sequence[str]]:
    """How often each seat's points came to which word."""
    for id_, seat in parties[0]["seats"].items():
        for place, band in enumerate(seat["bands"]):
            yield [f"{seat['name']}: {band['name']}",
                   *(percent(party["seats"][id_]["bands"][place]) for party in parties)]


def _points(seat: Facts) -> str:
    return f"{seat['mean']:.1f} ± {seat['give']:.1f}\n{quantiles(seat['quantiles'])}"


def _aims(parties: Sequence[Facts], kinds: set[str]) -> Iterable[Sequence[str]]:
    for id_, seat in parties[0]["seats"].items():
        for place, aim in enumerate(seat["aims"]):
            if aim["kind"] in kinds:
                yield [f"{seat['name']}: {aim['text']}", *(percent(p["seats"][id_]["aims"][place]) for p in parties)]


def _last(parties: Sequence[Facts]) -> Iterable[Sequence[str]]:
    for place, track in enumerate(parties[0]["tracks"]):
        yield [track["name"], *(quantiles(party["tracks"][place]["turns"][-1]["quantiles"]) for party in parties)]


def _used(one: Any) -> str:
    return f"{one['times']:,}; {percent(one)}" if one["times"] else "never"


def _print_unused(facts: Facts, console: Console, use: bool) -> None:
    console.print(table_of(UNUSED, *unused_table(facts)))
    never = [one for one in facts["uses"] if not any(party["times"] for party in one["parties"].values())]
    if never:
        console.print(table_of("Never, in any game of any party", ["", "", LINE], (
            [one["what"], KINDS[one["kind"]].lower(), one["place"] or ""] for one in own_first(facts, never)
        )))
    if not use:
        console.print(Text("How often each line was used: --use, --html FILE or --format json."))
