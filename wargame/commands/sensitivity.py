"""``wargame sensitivity SCENARIO``: every number nudged by one, ranked by what it changes."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wargame.commands.answers import NotAsked
from wargame.commands.opening import scenario_and_places
from wargame.commands.parties import parties_for, program_for

if TYPE_CHECKING:
    from wargame.authoring.whereabouts import Place, Whereabouts
    from wargame.engine.program import Program
    from wargame.sim.comparing import Difference
    from wargame.sim.sensitivity import Felt, Knob

_BAR = 12
_SECTIONS = {"set": "modifier_sets", "table": "tables", "move": "moves", "grant": "grants", "standing": "standing",
             "profile": "profiles"}


@click.command()
@click.argument("scenario")
@click.option("--of", "word", default="war", show_default=True, metavar="WHAT",
              help="What is looked at: war, an ending, an outcome by name, a seat (its points) or a track.")
@click.option("--doctrine", metavar="NAME", help="One doctrine at every seat. Without it: the scenario's first.")
@click.option("--seats", default="", metavar="SEAT=PLAYER,…", help="Who holds which seat, as in rehearse.")
@click.option("--module", "modules", multiple=True, metavar="THEORY", help="The theory. Without it: the first.")
@click.option("--budget", type=click.IntRange(1, 100_000_000), default=100_000, show_default=True,
              help="Games in all, shared out among the numbers.")
@click.option("--seed", type=click.IntRange(0, 2**128 - 1), default=1, show_default=True, help="The dice of all.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many are printed.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with all of them, too.")
def sensitivity(
    scenario: str, word: str, doctrine: str | None, seats: str, modules: tuple[str, ...], budget: int, seed: int,
    top: int, form: str, html: Path | None,
) -> None:
    """Nudge every modifier, base and start value of SCENARIO by one, down and up, and rank what that changes.

    All meet the same dice. Those at the seats do not know of the nudge. Ctrl+C stops it; what was tried is told.

    \b
    wargame sensitivity dprk-missile-crisis
    wargame sensitivity dprk-missile-crisis --of seoul --doctrine prudent --budget 400000
    """
    game, where = scenario_and_places(scenario)
    program = program_for(game, modules)
    party = parties_for(game, seats, doctrine)[0]
    from wargame.commands.progress import watched
    from wargame.sim.sensitivity import felt, knobs, looking_at

    asked = looking_at(program, word)
    if asked is None:
        raise NotAsked(f"--of: there is nothing called “{word}”: name war, an ending, an outcome, a seat or a track")
    many = len(knobs(program))
    games = max(2, budget // (2 * many + 1))
    found: tuple[Felt, ...] = watched(felt(program, party, *asked, games, seed), many, "Numbers", len) or ()
    if not found:
        raise NotAsked("stopped before the first number was tried")
    data = {
        "scenario": game.about.id, "title": game.about.title, "modules": list(program.modules), "of": word,
        "party": party.name, "seed": seed, "games": games, "numbers": many, "tried": len(found),
        "found": [_data(one, program, where) for one in found],
    }
    try:
        if html is not None:
            html.write_text(_page(data), encoding="utf-8", newline="\n")
    except OSError as problem:
        raise NotAsked(f"{problem.filename} cannot be written: {problem.strerror}") from None
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _print(data, top)


def _data(one: Felt, program: Program, where: Whereabouts) -> dict[str, Any]:
    from wargame.sim.comparing import SHARES

    scale = 100 if one.more.kind in SHARES else 1
    place = _place(one.knob, program, where)

    def side(found: Difference) -> dict[str, float]:
        return {"change": scale * found.change, "give": scale * found.give}

    return {
        "what": one.knob.what, "id": one.knob.id, "name": _name(one.knob, program), "less": side(one.less),
        "more": side(one.more), "plain": one.less.plain or one.more.plain,
        "place": None if place is None else str(place),
    }


def _name(knob: Knob, program: Program) -> str:
    from wargame.debrief.reasons import because, cause
    from wargame.debrief.words import slot_name

    scenario = program.scenario
    match knob.what:
        case "start":
            return f"start: {slot_name(scenario, knob.id)}"
        case "base":
            return f"base: {cause(scenario, knob.id)}"
    return f"{cause(scenario, knob.id)}: {because(scenario, knob.id)}"


def _place(knob: Knob, program: Program, where: Whereabouts) -> Place | None:
    if knob.what == "start":
        return where.of("tracks", program.slots[program.slot(knob.id)].owner)
    kind, _, rest = knob.id.partition(":")
    id_, _, number = rest.partition("#")
    if kind == "choice":
        move, parameter, word = (*id_.split("."), "", "")[:3]
        return where.of("moves", move, "parameters", parameter, "choices", word)
    path = ("modifiers", int(number)) if knob.what == "modifier" and number.isdigit() else ()
    return where.of(_SECTIONS.get(kind, ""), id_.partition("@")[0], *path) or where.called(id_)


def _headline(data: dict[str, Any]) -> str:
    theory = f" ({', '.join(data['modules'])})" if data["modules"] else ""
    tried = f"{data['tried']} of {data['numbers']}" if data["tried"] < data["numbers"] else f"{data['numbers']}"
    return (f"{data['title']}{theory}, {data['party']}: {tried} numbers, one less and one more, "
            f"{data['games']:,} games each, seed {data['seed']}; looked at: {data['of']}")


def _said(side: dict[str, float]) -> str:
    return f"{side['change']:+.1f} ± {side['give']:.1f}"


def _print(data: dict[str, Any], top: int) -> None:
    from rich.console import Console
    from rich.text import Text

    from wargame.commands.rehearsal_text import LINE, table_of

    widest = max(_size(one) for one in data["found"]) or 1.0
    rows = [
        [one["name"], _said(one["less"]), _bar(one, widest), _said(one["more"]), "" if one["plain"] else "unsure",
         (one["place"] or "").rsplit("/", 1)[-1]]
        for one in data["found"][:top]
    ]
    console = Console()
    console = console if console.is_terminal else Console(width=160)
    console.print(table_of(_headline(data), ["", "one less", "", "one more", "", LINE], rows))
    felt = sum(one["plain"] for one in data["found"])
    console.print(Text(f"{felt} of {data['tried']} numbers change it beyond their own 95 per cent interval; of those "
                       "that change nothing about one in twenty looks so by chance. Surer: --budget. All: --html."))


def _size(one: dict[str, Any]) -> float:
    return max(abs(float(one["less"]["change"])), abs(float(one["more"]["change"])))


def _bar(one: dict[str, Any], widest: float) -> str:
    """Both changes about the middle: falls to the left, rises to the right; one less is ``-``, one more is ``#``."""
    left = right = ""
    for side, sign in (("less", "-"), ("more", "#")):
        length = round(_BAR * abs(one[side]["change"]) / widest)
        if one[side]["change"] < 0:
            left = max(left, sign * length, key=len)
        else:
            right = max(right, sign * length, key=len)
    return f"{left:>{_BAR}}|{right:<{_BAR}}"


def _page(data: dict[str, Any]) -> str:
    widest = max(_size(one) for one in data["found"]) or 1.0
    rows = []
    for one in data["found"]:
        bars = "".join(
            f'<rect x="{100 + min(0.0, 100 * one[side]["change"] / widest):.1f}" y="{y}" height="7" fill="{colour}" '
            f'width="{100 * abs(one[side]["change"]) / widest:.1f}"/>'
            for side, y, colour in (("less", 1, "#c73"), ("more", 9, "#258"))
        )
        rows.append(
            f"<tr><td>{escape(one['name'])}</td><td>{_said(one['less'])}</td>"
            f'<td><svg width="200" height="17" aria-hidden="true">{bars}</svg></td><td>{_said(one["more"])}</td>'
            f"<td>{'' if one['plain'] else 'unsure'}</td><td><code>{escape(one['place'] or '')}</code></td></tr>"
        )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(_headline(data))}</title><style>'
        "body{font:15px system-ui,sans-serif;max-width:76rem;margin:2rem auto}td{padding:.1rem .6rem}"
        "td:nth-child(2),td:nth-child(4){text-align:right;white-space:nowrap}svg{background:#f4f4f2}</style></head>"
        f"<body><h1>{escape(_headline(data))}</h1>"
        "<p>Orange: one less. Blue: one more. Right of the middle: it rises.</p>"
        f"<table>{''.join(rows)}</table></body></html>\n"
    )
