"""What a sensitivity run found, as a tornado: the number that changes most stands first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from wargame.authoring.link.source_map import SourceMap
from wargame.authoring.yaml.spans import SourceLocation
from wargame.document.nodes import Bar, Bars, Document, Heading, paragraph, text
from wargame.engine.program import Program
from wargame.engine.reasons import SECTION_OF
from wargame.model.labels import Source
from wargame.reporting.facts import Facts, said_place
from wargame.reporting.grids import LINE
from wargame.reporting.usage import modifier_at
from wargame.sim.comparing import SHARES, Difference
from wargame.sim.perturbing import Knob
from wargame.sim.sensitivity import PerturbationEffect
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import give_or_take, level

_UNITS = {
    "share": N_("per cent of games"), "score": N_("points"), "track": N_("steps of the track, at the end"),
}  # fmt: skip


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
    place = knob_at(one.knob, program, where)

    def side(found: Difference) -> dict[str, float]:
        return {"change": scale * found.change, "give": scale * found.give}

    return {
        "what": one.knob.what, "id": one.knob.id, "name": knob_name(one.knob, program), "less": side(one.less),
        "more": side(one.more), "plain": one.less.plain or one.more.plain,
        "place": said_place(place),
    }


def knob_name(knob: Knob, program: Program) -> str:
    """A number in words."""
    speaker = speaker_of(program)
    match knob.what:
        case "start":
            return _("start: {track}").format(track=speaker.name(knob.id))
        case "base":
            return _("base: {roll}").format(roll=speaker.events.cause(knob.id))
        case "modifier":
            return speaker.events.why(knob.id)
        case _:
            assert_never(knob.what)


def knob_at(knob: Knob, program: Program, where: SourceMap) -> SourceLocation | None:
    """Where a number was written."""
    match knob.what:
        case "start":
            return where.of("tracks", program.slots[program.slot(knob.id)].owner)
        case "modifier":
            return modifier_at(knob.id, where)
        case "base":
            source = Source.parse(knob.id)
            return where.of(SECTION_OF.get(source.kind, ""), source.id) or where.called(source.id)
        case _:
            assert_never(knob.what)


def _headline(data: Facts) -> str:
    theory = f" ({', '.join(data['modules'])})" if data["modules"] else ""
    said = _(
        "{what}, {party}: {numbers} numbers, one less and one more, {games:,} games each, seed {seed}; looked at: {of}"
    )
    tried = f"{data['numbers']}"
    if data["tried"] < data["numbers"]:
        tried = _("{tried} of {numbers}").format(tried=data["tried"], numbers=data["numbers"])
    return said.format(what=f"{data['title']}{theory}", party=data["party"], numbers=tried, games=data["games"],
                       seed=data["seed"], of=data["of"])  # fmt: skip


def tornado(data: Facts, top: int | None = None) -> Document:
    """The numbers with what one less and one more of each changes, the one that changes most first.

    Args:
        data: as ``sensitivity`` prints it for a program.
        top: so many of them, for a terminal; None: all of them, for a page.
    """
    unit, plain = _(_UNITS[data["unit"]]), sum(one["plain"] for one in data["found"])
    widest = max((abs(one[side]["change"]) for one in data["found"] for side in ("less", "more")), default=0.0)
    surer = "" if top is None else " " + _("Surer: --budget. All: --html.")
    changes = _(
        "{plain} of {tried} numbers change it beyond their own 95 per cent interval; of those that change nothing "
        "about one in twenty looks so by chance."
    )
    return (
        Heading(1, text(_headline(data))),
        paragraph(_("In {unit}; as written it comes to {before}.").format(unit=unit, before=level(data["before"]))),
        Bars((), tuple(map(_bar, data["found"][:top])), _("one less"), _("one more"), unit, widest, ("", _(LINE))),
        paragraph(changes.format(plain=plain, tried=data["tried"]) + surer),
    )


def _bar(one: Facts) -> Bar:
    less, more = one["less"], one["more"]
    said = (give_or_take(less["change"], less["give"]), give_or_take(more["change"], more["give"]))
    after = (text("" if one["plain"] else _("unsure")), text(one["place"] or "", tone="code"))
    return Bar(text(one["name"]), less["change"], more["change"], said, after)
