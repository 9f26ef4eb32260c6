"""A rehearsal as a document: for the terminal what matters first, for a page all of it, with the tracks as charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wargame.document.nodes import Chart, Document, Heading, List, Node, Series, item, paragraph, text
from wargame.reporting.facts import Facts
from wargame.reporting.ready.page import in_short
from wargame.reporting.grids import LINE, number_grid
from wargame.wording.catalogue import N_, _, ngettext
from wargame.wording.numbers import listing, mean_within, percent, quantiles

KINDS = {
    "order": N_("Moves"), "choice": N_("Choices"), "answer": N_("Answers"), "inject": N_("Situations"),
    "row": N_("Rows"), "ending": N_("Ends"), "rule": N_("Rules"), "later": N_("What falls due"),
    "settle": N_("Settling"), "watch": N_("Watches"), "modifier": N_("Modifiers"),
}  # fmt: skip
"""Headings of what is counted."""
_VERDICTS = {
    "so": N_("as expected"), "open": N_("open: more games would tell"), "not so": N_("NOT AS EXPECTED"),
}  # fmt: skip
"""How an expectation came out, in words."""


def rehearsal(facts: Facts, *, use: bool = False, page: bool = False) -> Document:
    """What came of many games.

    Args:
        facts: as ``facts_of`` makes them.
        use: with every line of the files and how often it was used.
        page: all of it, the tracks turn by turn as charts too: for a page that one can scroll.
    """
    return tuple(_nodes(facts, use or page, page))


def _nodes(facts: Facts, use: bool, page: bool) -> Iterator[Node]:
    apart = [line_up for line_up in facts["parties"] if line_up["name"] not in facts["alike"]]
    names = [line_up["name"] for line_up in apart]
    alone = len(facts["parties"]) == 1

    def show(title: str, rows: Iterable[Sequence[str]], *more: str) -> Node:
        return number_grid(title, ["", *names, *more], rows)

    def chapter(title: str) -> Iterator[Node]:
        if page:
            yield Heading(2, text(title))

    yield Heading(1, text(headline(facts)))
    yield from _stopped(facts)
    yield from _disputed(facts)
    if "ready" in facts:
        yield from chapter(_("Summary"))
        yield from in_short(facts["ready"])
    yield from _expected(facts)
    yield from chapter(_("How it ends"))
    yield from _alike(facts)
    yield show(_("How it ends, per cent of games (95 %)"), _endings(apart, alone), *([_("e.g. game")] if alone else []))
    yield from chapter(_("Points and aims"))
    yield show(_("Points: mean ± 95 %; below, the middle game and 10–90 %"), _points(apart))
    yield show(_("What the points are called, per cent of games (95 %)"), _bands(apart))
    yield show(_("Red lines crossed, per cent of games (95 %)"), _aims(apart, {"red_line"}))
    yield show(
        _("Aims met, per cent of games (95 %); a card: of the games in which it was held"),
        _aims(apart, {"objective", "card"}),
    )
    yield from chapter(_("How long it lasts"))
    yield show(_("The last turn, per cent of games"), _lengths(apart))
    yield from chapter(_("Tracks"))
    if alone and not page:
        yield _turn_by_turn(apart[0])
    else:
        yield show(_("Tracks in the last turn: middle game and 10–90 %"), _last(apart))
    if page:
        yield from track_charts(apart)
    elif not alone:
        yield paragraph(_("Turn by turn: with --doctrine or --seats, or in --html FILE."))
    if use:
        yield from chapter(_("How often everything was used"))
        for kind, heading in KINDS.items():
            yield show(
                _("{things}: how often, and in how many per cent of games (95 %)").format(things=_(heading)),
                (
                    [one["what"], *(_used(one["parties"][name]) for name in names), one["place"] or ""]
                    for one in facts["uses"] if one["kind"] == kind
                ),
                LINE,
            )  # fmt: skip
    yield from chapter(_("What was never used"))
    yield from _unused(facts)
    if not use:
        yield paragraph(_("How often each line was used: --use, --html FILE or --format json."))


def headline(facts: Facts) -> str:
    """What was played, in one line."""
    theory = f" ({', '.join(facts['modules'])})" if facts["modules"] else ""
    games = sorted({line_up["games"] for line_up in facts["parties"]})
    count = f"{games[0]:,}" if len(games) == 1 else _("{least:,} to {most:,}").format(least=games[0], most=games[-1])
    said = ngettext("{count} game of each party, seed {seed}", "{count} games of each party, seed {seed}", games[-1])
    return f"{facts['title']}{theory}: {said.format(count=count, seed=facts['seed'])}"


def _stopped(facts: Facts) -> Iterator[Node]:
    if facts["stopped"]:
        said = _("Stopped before {asked:,} games of each party. This is of what was played.")
        said = said.format(asked=facts["asked"])
        if facts["not_begun"]:
            said += " " + _("Not begun: {parties}.").format(parties=", ".join(facts["not_begun"]))
        yield paragraph(*text(said, tone="strong"))


def _disputed(facts: Facts) -> Iterator[Node]:
    """Where the kernel and the block came to different numbers: a fault of the program, for its makers."""
    for party, names in facts["disputed"].items():
        said = _(
            "{party}: the two executors of this program came to different numbers in the first games ({what}). All "
            "games were played by the slower one. Please report this."
        )
        yield paragraph(*text(said.format(party=party, what=listing(names[:5])), tone="strong"))


def _expected(facts: Facts) -> Iterator[Node]:
    if facts["expected"]:
        yield Heading(2, text(_("What its author expects, per cent of games (95 %)")))
        yield List(tuple(
            item(one["what"], [item(
                f"{one['party']}: {_share(one)}, {_(_VERDICTS[one['verdict']])}  {one['place'] or ''}"
            )]) for one in facts["expected"]
        ))  # fmt: skip
    for what in facts["not_told"]:
        yield paragraph(_("Not looked at (another theory or doctrine): {what}").format(what=what))


def _alike(facts: Facts) -> Iterator[Node]:
    """Which parties have no column of their own, and whose they share."""
    shared: dict[str, list[str]] = {}
    for name, first in facts["alike"].items():
        shared.setdefault(first, []).append(name)
    for first, names in shared.items():
        alike = _("In every number like {party}, and not shown beside it: {others}.")
        yield paragraph(alike.format(party=first, others=", ".join(names)))


def _endings(line_ups: Sequence[Facts], alone: bool) -> Iterator[Sequence[str]]:
    for key, head in (("endings", _("ending")), ("outcomes", _("outcome"))):
        for place, one in enumerate(line_ups[0][key]):
            number = [] if not alone else ["" if one["example"] is None else str(one["example"])]
            shown = (_share(line_up[key][place]) for line_up in line_ups)
            yield [f"{head}: {one['name']}", *shown, *number]
    if any(one["war"] for one in line_ups[0]["endings"]):
        yield [_("any war"), *(_share(line_up["war"]) for line_up in line_ups), *([""] if alone else [])]


def _points(line_ups: Sequence[Facts]) -> Iterator[Sequence[str]]:
    for id_, seat in line_ups[0]["seats"].items():
        own = [line_up["seats"][id_] for line_up in line_ups]
        yield [seat["name"], *(mean_within(one["mean"], one["give"]) for one in own)]
        yield ["", *(quantiles(one["quantiles"]) for one in own)]


def _bands(line_ups: Sequence[Facts]) -> Iterator[Sequence[str]]:
    """How often each seat's points came to which word."""
    for id_, seat in line_ups[0]["seats"].items():
        for place, band in enumerate(seat["bands"]):
            shown = (_share(line_up["seats"][id_]["bands"][place]) for line_up in line_ups)
            yield [f"{seat['name']}: {band['name']}", *shown]


def _aims(line_ups: Sequence[Facts], kinds: set[str]) -> Iterator[Sequence[str]]:
    for id_, seat in line_ups[0]["seats"].items():
        for place, aim in enumerate(seat["aims"]):
            if aim["kind"] in kinds:
                shown = (_share(line_up["seats"][id_]["aims"][place]) for line_up in line_ups)
                yield [f"{seat['name']}: {aim['text']}", *shown]


def _lengths(line_ups: Sequence[Facts]) -> Iterator[Sequence[str]]:
    for place in range(len(line_ups[0]["length"])):
        turns = [line_up["length"][place] for line_up in line_ups]
        if any(turn["games"] for turn in turns):
            yield [_("turn {turn}").format(turn=place + 1), *(percent(turn["share"]) for turn in turns)]


def _turn_by_turn(line_up: Facts) -> Node:
    turns = max(at["turn"] for track in line_up["tracks"] for at in track["turns"])
    heads = ["", _("start"), *(_("turn {turn}").format(turn=turn) for turn in range(1, turns + 1))]
    title = _("Tracks: middle game and 10–90 %, of the games that played the turn")
    rows = ([track["name"], *(quantiles(at["quantiles"]) for at in track["turns"])] for track in line_up["tracks"])
    return number_grid(title, heads, rows)


def _last(line_ups: Sequence[Facts]) -> Iterator[Sequence[str]]:
    for place, track in enumerate(line_ups[0]["tracks"]):
        ends = (line_up["tracks"][place]["turns"][-1] for line_up in line_ups)
        yield [track["name"], *(quantiles(end["quantiles"]) for end in ends)]


def track_charts(line_ups: Sequence[Facts]) -> Iterator[Node]:
    """The tracks turn by turn, the parties side by side: the middle game as a line in the band of 10 to 90 %, each on
    the scale of its track, so that parties and the seats of a family can be compared by eye."""
    yield Heading(2, text(_("Tracks, turn by turn")))
    yield paragraph(
        _("The middle game and the band of 10 to 90 %, of the games that played the turn. Turn 0 is the start.")
    )
    for place, track in enumerate(line_ups[0]["tracks"]):
        yield Heading(3, text(track["name"]))
        for line_up in line_ups:
            turns = line_up["tracks"][place]["turns"]
            bands = tuple((low, high) for low, _, high in (at["quantiles"] for at in turns))
            yield Chart(
                text(line_up["name"] if len(line_ups) > 1 else f"{track['name']}, {line_up['name']}"),
                tuple(str(at["turn"]) for at in turns),
                (Series(track["name"], tuple(at["quantiles"][1] for at in turns), bands),),
                track["least"],
                track["most"],
                _("turn"),
                _("steps of the track"),
            )


def _used(one: Facts) -> str:
    return f"{one['times']:,}; {_share(one)}" if one["times"] else _("never")


def _share(one: Facts) -> str:
    return percent(one["share"], one["low"], one["high"])


def _unused(facts: Facts) -> Iterator[Node]:
    yield number_grid(
        _("Never ordered by any doctrine, though open"),
        ["", _("open in % of turns"), _("ordered at random"), LINE],
        (
            [one["name"], percent(one["open"]), f"{one['at_random']:,}", one["place"] or ""]
            for one in _own_first(facts, facts["unused"]) if one["open"]
        ),
    )  # fmt: skip
    never = [one for one in facts["uses"] if not any(line_up["times"] for line_up in one["parties"].values())]
    if never:
        rows = ([one["what"], _(KINDS[one["kind"]]).lower(), one["place"] or ""] for one in _own_first(facts, never))
        yield number_grid(_("Never, in any game of any party"), ["", "", LINE], rows)


def _own_first(facts: Facts, found: Iterable[Facts]) -> list[Facts]:
    """What has a line of a file, with those of the scenario's own file before those of the rulebooks it shares."""
    return sorted(found, key=lambda one: not (one["place"] or "").startswith(f"{facts['file']}:"))
