"""What a sweep found: as plain data, and as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from wargame.document.nodes import Document, Heading, Node, Note, paragraph, text
from wargame.engine.program import Program
from wargame.reporting.facts import Facts
from wargame.reporting.grids import number_grid
from wargame.sim.rehearsal import ENDING, OUTCOME, score_of
from wargame.sim.sweep.gathered import Gathered
from wargame.sim.sweep.manifest import Manifest
from wargame.sim.sweep.sums import SQUARED, CellSums, final
from wargame.wording.catalogue import N_, _, ngettext
from wargame.wording.numbers import level, listing, mean_within, percent, percentage

if TYPE_CHECKING:
    from wargame.sim.sweep.flipping import Change, FlipSearch, UnfinishedSize
    from wargame.sim.sweep.sobol import SobolIndex

SHOWN = 100
"""So many rows of a grid are printed; all of them stand in the data."""
_DESIGNS = {
    "one": N_("one at a time"), "factorial": N_("all combinations"), "sobol": N_("Sobol indices"),
    "flip": N_("changes that flip the usual ending"),
}  # fmt: skip
WAR = "war"


def sum_named(names: Sequence[str], word: str) -> str | None:
    """The sum of these that ``--of`` names: ``war``, an ending, an outcome by name, a seat (its points), ``turns`` or a
    track; None: there is none of this name."""
    wanted = (word.lower(), f"{ENDING}:{word}", f"{OUTCOME}:{word}".lower(), score_of(word), final(word))
    allowed = _to_name(names)
    return next((name for name in allowed for one in wanted if word and one in (name, name.lower())), None)


def words_for_sums(names: Sequence[str]) -> list[str]:
    """What ``sum_named`` finds one of these by."""
    return [name[6:-1] if name.startswith("score[") else name.rpartition(":")[2] for name in _to_name(names)]


def _to_name(names: Sequence[str]) -> list[str]:
    return [name for name in names if not name.endswith(SQUARED) and name != "games"]


def facts_of_sweep(gathered: Gathered, asked: int) -> Facts:
    """Everything there is to say of a sweep as plain data.

    Args:
        asked: chunks that are still wanted.
    """
    manifest = gathered.manifest
    return {
        "scenario": manifest.scenario, "title": manifest.title, **manifest.words, "design": manifest.design,
        "seed": manifest.seed, "games": manifest.games, "until": manifest.until,
        "factors": factors_told(manifest),
        "manifest": manifest.digest, "digest": gathered.digest, "played": gathered.games, "missing": asked,
        "disputed": sorted(gathered.disputed),
        "cells": [
            {"cell": number, "values": list(cell.values), "first": cell.first, **sums_told(sums)}
            for number, (cell, sums) in enumerate(zip(manifest.cells, gathered.cells, strict=True))
        ],
    }  # fmt: skip


def factors_told(manifest: Manifest) -> list[Facts]:
    """What is varied as plain data."""
    return [{"name": one.name, "levels": list(one.levels), "written": one.written} for one in manifest.factors]


def sums_told(cell: CellSums) -> Facts:
    """The sums of a cell with how sure they are: shares from 0 to 1, means with half their 95 per cent intervals."""

    def share(name: str) -> Facts:
        low, high = cell.interval(name)
        return {"games": cell.of[name], "share": cell.share(name), "low": low, "high": high}

    def mean(name: str) -> Facts:
        return {"mean": cell.mean(name), "give": cell.give(name)}

    means = [name for name in cell.of if name + SQUARED in cell.of]
    return {
        "games": cell.games, WAR: share(WAR),
        "endings": {one: share(f"{ENDING}:{one}") for one in cell.endings},
        "outcomes": {
            name.partition(":")[2]: share(name) for name in cell.of if name.startswith(f"{OUTCOME}:")
        },
        "means": {name: mean(name) for name in means},
    }  # fmt: skip


def indices_told(found: Sequence[SobolIndex], of: str, dice: float | None) -> Facts:
    """Sobol indices as plain data; ``dice``: the share that the dice have in a single game."""
    return {
        "of": of, "dice_in_one_game": dice,
        "indices": [
            {
                "factor": one.factor, "first": one.first, "first_within": list(one.first_within), "total": one.total,
                "total_within": list(one.total_within),
            }
            for one in found
        ],
    }  # fmt: skip


def flips_told(found: FlipSearch, factors: Sequence[str], unfinished: UnfinishedSize | None) -> Facts:
    """A search for the smallest set of changes as plain data, the list of sets that were tried included."""

    def changes(one: Sequence[Change]) -> list[Facts]:
        return [{"name": factors[place], "value": value} for place, value in one]

    return {
        "usual": found.usual, "written": sums_told(found.written), "left_out": list(found.left_out),
        "tried": [
            {
                "changes": changes(one.changes), "ending": one.ending, "again": one.again, "flips": one.flips,
                "lead": one.lead, **sums_told(one.sums),
            }
            for one in found.tried
        ],
        "unfinished": None if unfinished is None else {
            "changes": max(map(len, unfinished.sets)), "sets": len(unfinished.sets), "again": unfinished.again,
            "played": [changes(one) for one in unfinished.played],
        },
    }  # fmt: skip


def sweep_page(facts: Facts, program: Program) -> Document:
    """A sweep for people: a row a cell; of a Sobol design the indices."""
    return tuple(_page(facts, program))


def _page(facts: Facts, program: Program) -> Iterator[Node]:
    yield from _head(facts)
    if "indices" in facts:
        yield from _indices(facts, program)
    else:
        names = [factor["name"] for factor in facts["factors"]]
        rows = [([str(one["cell"]), *one["values"]], one) for one in facts["cells"] if one["games"]]
        yield from _cells(rows, [_("cell"), *names], program, "csv")
    yield paragraph(_("Result {digest}.").format(digest=facts["digest"]))


def _asked(facts: Facts) -> str:
    """What is played, how it is varied, and by which theory and doctrine, unless these are varied: ``DPRK missile
    crisis (CHA), one at a time, prudent``."""
    varied = {factor["name"] for factor in facts["factors"]}
    theory = f" ({facts['theories']})" if facts["theories"] and "module" not in varied else ""
    line_up = [] if "doctrine" in varied else [facts["line_up"]]
    return ", ".join([facts["title"] + theory, _(_DESIGNS[facts["design"]]), *line_up])


def _head(facts: Facts) -> Iterator[Node]:
    many = len(facts["cells"])
    cells = ngettext("{number:,} cell", "{number:,} cells", many).format(number=many)
    said = _("{title}: {cells}, {games:,} games, seed {seed}")
    yield Heading(1, text(said.format(
        title=_asked(facts), cells=cells, games=facts["played"], seed=facts["seed"],
    )))  # fmt: skip
    if facts["missing"]:
        yield Note(text(_("Not all was played. This is of what is there.")), "warning")
    if facts["disputed"]:
        told = _(
            "The two executors of this program came to different numbers in the first games ({what}). All games were "
            "played by the slower one. Please report this."
        )
        yield Note(text(told.format(what=listing(facts["disputed"][:5]))), "warning")


def _cells(
    rows: Sequence[tuple[list[str], Facts]], heads: Sequence[str], program: Program, whole: str
) -> Iterator[Node]:
    """Rows of cells: what each is, how it ends and what it is worth. ``whole``: the format that has all of them."""
    scenario = program.scenario
    told = [one for one in ("", *program.endings) if any(cell["endings"][one]["games"] for _said, cell in rows)]
    endings = [scenario.endings[one].name if one else _("no ending") for one in told]
    seats = [scenario.seats[seat].name for seat in program.seats]
    heads = [*heads, _("games"), *endings, *seats]
    yield number_grid(
        _("Endings: per cent of games (95 %); points: mean ± 95 %"), heads,
        [
            [
                *first, f"{cell['games']:,}",
                *(percent(*(cell["endings"][one][key] for key in ("share", "low", "high"))) for one in told),
                *(mean_within(*_mean(cell, score_of(seat)), digits=2) for seat in program.seats),
            ]
            for first, cell in rows[:SHOWN]
        ],
    )  # fmt: skip
    if len(rows) > SHOWN:
        said = _("The first {shown} of {all:,}; all: --format {whole}.")
        yield paragraph(said.format(shown=SHOWN, all=len(rows), whole=whole))


def _mean(cell: Facts, name: str) -> tuple[float, float]:
    found: Mapping[str, float] = cell["means"][name]
    return found["mean"], found["give"]


def _indices(facts: Facts, program: Program) -> Iterator[Node]:
    found, seats = facts["indices"], program.scenario.seats
    of = _("points of {seat}").format(seat=seats[found["of"]].name) if found["of"] in seats else found["of"]
    if not found["indices"]:
        yield paragraph(_("Nothing that was varied changes it, nor do the dice."))
        return

    def told(one: Facts, which: str) -> str:
        return level(one[which], 2, *one[f"{which}_within"])

    dice = _("the dice, over {games:,} games").format(games=facts["games"])
    yield number_grid(
        _("Share of the variance of {of} (95 %)").format(of=of), ["", _("alone"), _("with all others")],
        [[one["factor"] or dice, told(one, "first"), told(one, "total")] for one in found["indices"]],
    )  # fmt: skip
    if found["dice_in_one_game"] is not None:
        said = _("Of a single game, where each combination is as likely, the dice decide {share} of the variance.")
        yield paragraph(said.format(share=percentage(f"{100 * found['dice_in_one_game']:.0f}")))


def flip_page(facts: Facts, program: Program) -> Document:
    """The search for the smallest set of changes for people, the list of sets that were tried included."""
    return tuple(_flips(facts, program))


def _flips(facts: Facts, program: Program) -> Iterator[Node]:
    found, endings = facts["flips"], program.scenario.endings
    said = _("{title}: {games:,} games of each set, seed {seed}")
    yield Heading(1, text(said.format(title=_asked(facts), games=facts["games"], seed=facts["seed"])))
    if found["usual"] is None:
        yield paragraph(_("As written no ending is usual: none lies wholly above all others. More games may tell: -n."))
        return
    usual = endings[found["usual"]].name
    flips = [one for one in found["tried"] if one["flips"]]
    if flips:
        told = _("Usual as written: {usual}. {count} of the smallest sets of changes, of {size}, flip it.")
        yield paragraph(*text(told.format(usual=usual, count=len(flips), size=len(flips[0]["changes"])), tone="strong"))
    else:
        told = _("Usual as written: {usual}. No set of changes that was tried flips it.")
        yield paragraph(*text(told.format(usual=usual), tone="strong"))
    yield from _limits(facts)
    rows = [([_("as written"), ""], found["written"])] + [
        ([_set(one["changes"]), _verdict(one, program)], one) for one in found["tried"]
    ]
    yield from _cells(rows, [_("changes"), _("makes usual")], program, "json")
    yield paragraph(_(
        "Usual: its 95 per cent interval lies wholly above that of every other ending. Flipped: that of another lies "
        "wholly above it, and does so again under other dice."
    ))  # fmt: skip


def _limits(facts: Facts) -> Iterator[Node]:
    """Why the search ended where it did, and what it left out. What it tried stands in the grid."""
    found, unfinished = facts["flips"], facts["flips"]["unfinished"]
    if unfinished is not None:
        said = _("Stopped while the sets of {size} were played: {played} of {sets} were, and none of them is judged.")
        if unfinished["again"]:
            said = _("Stopped while the sets of {size} that flip were played again under other dice: not judged.")
        size = ngettext("{number} change", "{number} changes", unfinished["changes"])
        yield Note(text(said.format(
            size=size.format(number=unfinished["changes"]), played=len(unfinished["played"]), sets=unfinished["sets"],
        )), "warning")  # fmt: skip
        if unfinished["played"]:
            played = "; ".join(map(_set, unfinished["played"][:SHOWN]))
            yield paragraph(_("Played and not judged: {sets}.").format(sets=played))
    elif not any(one["flips"] for one in found["tried"]):
        limit = ngettext("{number} change", "{number} changes", facts["most"]).format(number=facts["most"])
        yield paragraph(_("Sets of more than {limit} were not tried: --most.").format(limit=limit))
    if found["left_out"]:
        left = _("Not all sets of {sizes} changes were tried, only what enlarges the {carried} that came nearest.")
        yield paragraph(left.format(sizes=listing(map(str, found["left_out"])), carried=facts["carried"]))


def _set(changes: Sequence[Facts]) -> str:
    return ", ".join(f"{change['name']}={change['value']}" for change in changes)


def _verdict(one: Facts, program: Program) -> str:
    if one["ending"] is None:
        return ""
    name = program.scenario.endings[one["ending"]].name if one["ending"] else _("no ending")
    return name if one["flips"] else _("{ending}, not under other dice").format(ending=name)

