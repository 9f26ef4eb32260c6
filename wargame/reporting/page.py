"""A rehearsal as one HTML file that needs nothing else: no script, no picture, no address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from wargame.reporting.facts import Facts
from wargame.reporting.text import (
    KINDS, UNUSED, VERDICTS, alike_lines, apart, bands, headline, percent, quantiles, stopped_line, unused_table,
)
from wargame.reporting.worth import HOW, SURE, untried_line, worth_tables

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{padding:.15rem .7rem;text-align:right;vertical-align:top}
th:first-child,td:first-child{text-align:left}tr:nth-child(even) td{background:#f4f4f2}thead th{border-bottom:1px solid}
.place{font:12px monospace;text-align:left;color:#555}.no{color:#a00}svg{background:#f4f4f2}
figure{display:inline-block;margin:.3rem}figcaption{font-size:12px;max-width:220px}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#181818}tr:nth-child(even) td,svg{background:#222}
.place{color:#aaa}.no{color:#f88}}
"""
_AIMS = {
    "objective": "Aims met", "card": "Cards met by those who held them", "red_line": "Red lines crossed"
}


def page(facts: Facts) -> str:
    """The whole file."""
    parties = apart(facts)
    names = [party["name"] for party in parties]
    parts = [f"<h1>{escape(headline(facts))}</h1>"]
    if facts["stopped"]:
        parts.append(f"<p><strong>{escape(stopped_line(facts))}</strong></p>")
    if facts["expected"]:
        parts += [
            "<h2>What its author expects</h2>",
            _table(["", "party", "per cent of games", "", "line"], (
                [one["what"], one["party"], percent(one), VERDICTS[one["verdict"]], one["place"] or ""]
                for one in facts["expected"]
            ), place=True),
        ]
    parts += [f"<p>{escape(line)}</p>" for line in alike_lines(facts)]
    parts += ["<h2>How it ends</h2><p>Per cent of games, and the interval that holds the truth 95 times in 100.</p>"]
    for key in ("endings", "outcomes"):
        parts.append(_table(["", *names], (
            [one["name"], *(percent(party[key][place]) for party in parties)]
            for place, one in enumerate(parties[0][key])
        )))
    parts += ["<h2>Points</h2><p>Mean ± 95 %, then the middle game, with 10 and 90 %.</p>", _table(["", *names], (
        [seat["name"], *(_points(party["seats"][id_]) for party in parties)]
        for id_, seat in parties[0]["seats"].items()
    )), "<h3>What the points are called, per cent of games</h3>", _table(["", *names], bands(parties))]
    for kind, heading in _AIMS.items():
        parts += [f"<h2>{heading}, per cent of games</h2>", _table(["", *names], (
            [f"{seat['name']}: {aim['text']}", *(percent(party["seats"][id_]["aims"][place]) for party in parties)]
            for id_, seat in parties[0]["seats"].items()
            for place, aim in enumerate(seat["aims"]) if aim["kind"] == kind
        ))]
    parts += ["<h2>The last turn, per cent of games</h2>", _table(["turn", *names], (
        [str(turn), *(percent(party["length"][turn - 1]) for party in parties)]
        for turn in range(1, len(parties[0]["length"]) + 1)
    ))]
    for party in parties:
        parts.append(f"<h2>Tracks, {escape(party['name'])}</h2>"
                     "<p>The middle game and the band of 10 to 90 %, of the games that played the turn.</p>")
        parts += [_figure(track["name"], track["turns"]) for track in party["tracks"]]
    parts += [f"<h2>{UNUSED}</h2>", _table(*unused_table(facts), place=True)]
    if "worth" in facts:
        parts.append(f"<h2>What is worth choosing</h2><p>{escape(HOW)} {escape(SURE)}</p>")
        if untried_line(facts["worth"]):
            parts.append(f"<p><strong>{escape(untried_line(facts['worth']))}</strong></p>")
        for title, heads, rows in worth_tables(facts["worth"], everything=True):
            parts += [f"<h3>{escape(title)}</h3>", _table(heads, rows, place=True)]
    for kind, heading in KINDS.items():
        parts += [f"<h2>{heading}: how often, and in how many per cent of games</h2>", _table(["", *names, "line"], (
            [one["what"], *(_used(one["parties"][name]) for name in names), one["place"] or ""]
            for one in facts["uses"] if one["kind"] == kind
        ), place=True)]
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(headline(facts))}</title><style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _points(seat: Facts) -> str:
    return f"{seat['mean']:.1f} ± {seat['give']:.1f}; {quantiles(seat['quantiles'])}"


def _used(one: Facts) -> str:
    return f"{one['times']:,}; {percent(one)}" if one["times"] else "never"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, place: bool = False) -> str:
    """A table; ``place``: its last column is a line of a file."""
    lines = ["<table><thead><tr>", *(f'<th scope="col">{escape(head)}</th>' for head in heads), "</tr></thead><tbody>"]
    for row in rows:
        cells = []
        for number, cell in enumerate(row):
            kind = ' class="place"' if place and number == len(row) - 1 else ' class="no"' if cell == "never" else ""
            cells.append(f"<td{kind}>{escape(cell)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "".join([*lines, "</tbody></table>"])


def _figure(name: str, turns: Sequence[Facts]) -> str:
    """A track as a line within its band, over the turns."""
    wide, high = 220, 90
    levels = [level for at in turns for level in at["quantiles"]]
    least, span = min(levels), max(max(levels) - min(levels), 1)
    last = max(turns[-1]["turn"], 1)

    def at(turn: int, level: int) -> str:
        return f"{8 + (wide - 40) * turn / last:.0f},{high - 8 - (high - 16) * (level - least) / span:.0f}"

    band = [at(one["turn"], one["quantiles"][2]) for one in turns]
    band += [at(one["turn"], one["quantiles"][0]) for one in reversed(turns)]
    line = [at(one["turn"], one["quantiles"][1]) for one in turns]
    said = "; ".join(f"turn {one['turn']}: {quantiles(one['quantiles'])}" for one in turns)
    return (
        f'<figure><svg width="{wide}" height="{high}" role="img" aria-label="{escape(f"{name}: {said}")}">'
        f'<polygon points="{" ".join(band)}" fill="#69c" fill-opacity=".35"/>'
        f'<polyline points="{" ".join(line)}" fill="none" stroke="#258" stroke-width="2"/>'
        f'<text x="{wide - 26}" y="14" font-size="11" fill="currentColor">{least + span}</text>'
        f'<text x="{wide - 26}" y="{high - 6}" font-size="11" fill="currentColor">{least}</text></svg>'
        f"<figcaption>{escape(name)}</figcaption></figure>"
    )
