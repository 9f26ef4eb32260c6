"""What a sensitivity run found, as a tornado: the number that changes most stands first."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rich.text import Text

from wargame.authoring.link.source_map import SourceLocation, SourceMap
from wargame.debrief.event_words import why
from wargame.debrief.reasons import cause
from wargame.debrief.words import slot_name
from wargame.engine.program import Program
from wargame.reporting.facts import Facts, said_place
from wargame.reporting.tables import LINE, table_of, wide_console
from wargame.sim.comparing import SHARES, Difference
from wargame.sim.sensitivity import PerturbationEffect, Knob

_BAR = 12
_SECTIONS = {"set": "modifier_sets", "table": "tables", "move": "moves", "grant": "grants", "standing": "standing",
             "profile": "profiles"}


def found_of(found: Sequence[PerturbationEffect], program: Program, where: SourceMap) -> list[Facts]:
    """What was found as plain data, one record a number, in the same order: what it is, where it was written, and what
    one less and one more of it change (``change``, with ``give`` half the 95 per cent interval; shares in per cent)."""
    return [_found(one, program, where) for one in found]


def level_of(one: PerturbationEffect) -> Facts:
    """Where what is looked at stands unnudged, and the unit: ``share`` (per cent), ``score``, ``track``."""
    shared = one.less.kind in SHARES
    return {"before": (100 if shared else 1) * one.less.before, "unit": "share" if shared else one.less.kind}


def _found(one: PerturbationEffect, program: Program, where: SourceMap) -> Facts:
    scale = 100 if one.more.kind in SHARES else 1
    place = _place(one.knob, program, where)

    def side(found: Difference) -> dict[str, float]:
        return {"change": scale * found.change, "give": scale * found.give}

    return {
        "what": one.knob.what, "id": one.knob.id, "name": _name(one.knob, program), "less": side(one.less),
        "more": side(one.more), "plain": one.less.plain or one.more.plain,
        "place": said_place(place),
    }


def _name(knob: Knob, program: Program) -> str:
    scenario = program.scenario
    match knob.what:
        case "start":
            return f"start: {slot_name(scenario, knob.id)}"
        case "base":
            return f"base: {cause(scenario, knob.id)}"
    return why(scenario, knob.id)


def _place(knob: Knob, program: Program, where: SourceMap) -> SourceLocation | None:
    if knob.what == "start":
        return where.of("tracks", program.slots[program.slot(knob.id)].owner)
    kind, _, rest = knob.id.partition(":")
    id_, _, number = rest.partition("#")
    if kind == "choice":
        move, parameter, word = (*id_.split("."), "", "")[:3]
        return where.of("moves", move, "parameters", parameter, "choices", word)
    path = ("modifiers", int(number)) if knob.what == "modifier" and number.isdigit() else ()
    return where.of(_SECTIONS.get(kind, ""), id_.partition("@")[0], *path) or where.called(id_)


def _headline(data: Facts) -> str:
    theory = f" ({', '.join(data['modules'])})" if data["modules"] else ""
    tried = f"{data['tried']} of {data['numbers']}" if data["tried"] < data["numbers"] else f"{data['numbers']}"
    return (f"{data['title']}{theory}, {data['party']}: {tried} numbers, one less and one more, "
            f"{data['games']:,} games each, seed {data['seed']}; looked at: {data['of']}")


def legend(data: Facts) -> str:
    """What the changes are changes of, and where it stands without them."""
    unit = {"share": "per cent of games", "score": "points", "track": "steps of the track, at the end"}[data["unit"]]
    return f"In {unit}; as written it comes to {data['before']:.1f}."


def _said(side: dict[str, float]) -> str:
    return f"{side['change']:+.1f} ± {side['give']:.1f}"


def print_tornado(data: Facts, top: int) -> None:
    """The ``top`` numbers that change most, with bars about the middle."""
    widest = max(_size(one) for one in data["found"]) or 1.0
    rows = [
        [one["name"], _said(one["less"]), _bar(one, widest), _said(one["more"]), "" if one["plain"] else "unsure",
         one["place"] or ""]
        for one in data["found"][:top]
    ]
    console = wide_console()
    console.print(table_of(_headline(data), ["", "one less", "", "one more", "", LINE], rows))
    console.print(Text(f"{legend(data)} Bars: - one less of it, # one more; right of the middle it rises."))
    felt = sum(one["plain"] for one in data["found"])
    console.print(Text(f"{felt} of {data['tried']} numbers change it beyond their own 95 per cent interval; of those "
                       "that change nothing about one in twenty looks so by chance. Surer: --budget. All: --html."))


def _size(one: Facts) -> float:
    return max(abs(float(one["less"]["change"])), abs(float(one["more"]["change"])))


def _bar(one: Facts, widest: float) -> str:
    """Both changes about the middle: falls to the left, rises to the right; one less is ``-``, one more is ``#``."""
    left = right = ""
    for side, sign in (("less", "-"), ("more", "#")):
        length = round(_BAR * abs(one[side]["change"]) / widest)
        if one[side]["change"] < 0:
            left = max(left, sign * length, key=len)
        else:
            right = max(right, sign * length, key=len)
    return f"{left:>{_BAR}}|{right:<{_BAR}}"


def page(data: Facts) -> str:
    """All of them in one HTML file that needs nothing else."""
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
        f"<p>{escape(legend(data))} Orange: one less. Blue: one more. Right of the middle: it rises.</p>"
        f"<table>{''.join(rows)}</table></body></html>\n"
    )
