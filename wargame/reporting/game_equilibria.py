"""The equilibria of one turn of a finished game, as a page and as data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_lowercase
from typing import Any

from wargame.debrief.decision_words import decision_words
from wargame.document.nodes import Document, Node, grid, items, paragraph, section
from wargame.engine.candidates import Alternative
from wargame.engine.program import Program
from wargame.reporting.analysis_facts import facts_of
from wargame.reporting.game_ledger import mix_words
from wargame.research.stage_equilibria import BetterChoice, MeanPoints, StageAnalysis, StageEquilibrium
from wargame.research.stage_game import StageGame
from wargame.sim.doctrine_mix import DoctrineMix
from wargame.sim.intervals import give_of
from wargame.wording import speaker_of
from wargame.wording.catalogue import _, ngettext
from wargame.wording.numbers import give_or_take, level, mean_within, percent, percentage
from wargame.wording.speaker import Speaker


def equilibria_document(found: StageAnalysis, drawn: DoctrineMix, program: Program) -> Document:
    """The choices of each seat, what they are worth together (of two seats), and the equilibria."""
    game, speaker = found.game, speaker_of(program)
    title = _("{turn} as a game of its own").format(turn=speaker.events.turn(game.turn))
    return section(
        1, title, _how_to_read(game, drawn),
        *(_choices(game, seat, found.ordered[seat], program) for seat in game.players),
        _table(game, speaker),
        *(_equilibrium(number, one, game, speaker) for number, one in enumerate(found.equilibria, 1)),
    )


def _how_to_read(game: StageGame, drawn: DoctrineMix) -> Document:
    return items(
        _(
            "Each seat chooses among a few orders: the one it gave, the best that a doctrine would have given, and the "
            "best of others that were tried. Other orders are not looked at, so what is called an equilibrium is one "
            "among these."
        ),
        _(
            "Points are the mean final scores of {games:,} games played on from every combination, with the same "
            "players and the same dice each time. {mix}"
        ).format(games=game.games, mix=mix_words(drawn)),
        _(
            "It is the game of somebody who sees how things truly stood. The seats at the table knew less: an order "
            "that is no part of an equilibrium need not have been a mistake."
        ),
        _(
            "In an equilibrium no seat gains by choosing otherwise alone. Each was found in half of the games; what is "
            "said of it was measured in the other half: ε is the most that any seat could still gain there."
        ),
    )


def _choices(game: StageGame, seat: str, better: BetterChoice, program: Program) -> Iterator[Node]:
    choices, speaker = game.choices[seat], speaker_of(program)
    orders = [one.order for one in choices]
    rows = [
        (
            letter, _("as ordered") if one.kind == "actual" else speaker.alternative(one),
            decision_words(program, one.order, beside=orders),
        )
        for letter, one in zip(ascii_lowercase, choices, strict=False)
    ]
    name = speaker.events.seat(seat)
    yield from grid(("", _("choice"), _("order")), rows, _("{seat}: choices").format(seat=name))
    if better.choice:
        said = _("Against what the others ordered, {choice} would have brought {seat} {gain} more.")
        gain = give_or_take(better.gain.mean, better.gain.give)
        yield paragraph(said.format(choice=ascii_lowercase[better.choice], seat=name, gain=gain))
    else:
        said = _("Against what the others ordered, nothing here looked better for {seat}.")
        yield paragraph(said.format(seat=name))


def _table(game: StageGame, speaker: Speaker) -> Document:
    """What each combination of two players gives both."""
    if len(game.players) != 2:
        return ()
    head = ("", *(ascii_lowercase[place] for place in range(len(game.choices[game.players[1]]))))
    first, second = (points.mean(axis=-1).tolist() for points in game.whole)
    cells = [
        (letter, *(f"{level(mine)}, {level(theirs)}" for mine, theirs in zip(*rows, strict=True)))
        for letter, *rows in zip(ascii_lowercase, first, second, strict=False)
    ]
    title = _("Points of {first} (rows) and of {second} (columns)")
    names = [speaker.events.seat(seat) for seat in game.players]
    return grid(head, cells, title.format(first=names[0], second=names[1]), range(1, len(head)))


def _equilibrium(number: int, one: StageEquilibrium, game: StageGame, speaker: Speaker) -> Iterator[Node]:
    rows = [
        (
            speaker.events.seat(seat), _plays(one.strategies[seat]), _points(one.points[seat]), _points(one.gains[seat])
        )
        for seat in game.players
    ]
    title = _("Equilibrium {number}: ε = {epsilon:.2f}").format(number=number, epsilon=one.epsilon)
    yield from grid((_("seat"), _("plays"), _("points"), _("could gain")), rows, title, (2, 3))
    yield paragraph(" ".join([_held(one), *([_alike(one.alike)] if one.alike else [])]))


def _held(one: StageEquilibrium) -> str:
    """How it fared in the other half of the games."""
    if one.again:
        return _("Both halves of the games have it.")
    if one.stable:
        return _(
            "In the other half it is none to the letter, but what a seat could gain there cannot be told from chance."
        )
    return _("It does not hold in the other half: there a seat gains by choosing otherwise.")


def _alike(count: int) -> str:
    return ngettext(
        "{number} more differs from it only in choices that came to the same in every game.",
        "{number} more differ from it only in choices that came to the same in every game.", count,
    ).format(number=count)  # fmt: skip


def _plays(strategy: Sequence[float]) -> str:
    played = [(letter, share) for letter, share in zip(ascii_lowercase, strategy, strict=False) if share > 0]
    if len(played) == 1:
        return played[0][0]
    return ", ".join(f"{letter} {percentage(percent(share))}" for letter, share in played)


def _points(one: MeanPoints) -> str:
    return mean_within(one.mean, one.give, 2)


def equilibria_facts(found: StageAnalysis, drawn: DoctrineMix) -> dict[str, Any]:
    """Every number of it as plain data."""
    game = found.game
    return {
        "turn": game.turn, "games": game.games, "mix": facts_of(drawn), "players": list(game.players),
        "choices": {seat: [_choice_facts(one) for one in game.choices[seat]] for seat in game.players},
        "points": {seat: game.points[seat].mean(axis=-1).tolist() for seat in game.players},
        "equilibria": [
            {**facts_of(one), "epsilon": one.epsilon, "again": one.again, "stable": one.stable}
            for one in found.equilibria
        ],
        "ordered": facts_of(found.ordered),
    }


def _choice_facts(one: Alternative) -> dict[str, Any]:
    return {"kind": one.kind, "doctrines": list(one.doctrines), "order": facts_of(one.order)}


def equilibria_csv(found: StageAnalysis) -> str:
    """One line a combination: the choice of each player, then what each gets, and how sure that is."""
    game, out = found.game, io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([
        *game.players, *(f"{what} {seat}" for seat in game.players for what in ("points", "give")),
    ])  # fmt: skip
    for places in product(*(range(len(game.choices[seat])) for seat in game.players)):
        series = [points[places] for points in game.whole]
        numbers = [number for one in series for number in (float(one.mean()), give_of(one))]
        writer.writerow([*(ascii_lowercase[place] for place in places), *numbers])
    return out.getvalue()
