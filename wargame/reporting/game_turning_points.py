"""The graph of a finished game, and what mattered most in it, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wargame.debrief.decision_words import answered, decision_words
from wargame.debrief.order_holders import OrderHolders
from wargame.document.nodes import Chart, Document, Node, Series, items, paragraph, section, text
from wargame.document.sign_charts import AT_ONCE
from wargame.model.events import Drawn, Put, RedLineCrossed, Rolled
from wargame.sim.effects import Effect
from wargame.sim.ledger_records import ScoreLedger
from wargame.sim.played_game import PlayedGame, PlayedTurn
from wargame.sim.single_rolls import RollLuck
from wargame.sim.turning_points import TurningPoint, turning_points
from wargame.wording.catalogue import _
from wargame.wording.numbers import give_or_take, listing
from wargame.wording.speaker import Speaker


def turning_points_document(
    game: PlayedGame, ledger: ScoreLedger, rolls: Sequence[RollLuck], speaker: Speaker
) -> Document:
    """The graph, then decisions, rolls and things that came up, the weightiest first, and red lines crossed."""
    points = turning_points(ledger, rolls)
    by_kind = {
        kind: [_point(game, one, speaker) for one in points if one.kind == kind]
        for kind in ("decision", "roll", "came_up")
    }
    nothing = paragraph(_("None that could be told from chance."))
    return section(
        2, _("Turning points"),
        value_graphs(ledger, speaker),
        section(3, _("The decisions that mattered most"), items(*by_kind["decision"]) or (nothing,)),
        section(
            3, _("The rolls that mattered most"),
            (paragraph(_(
                "For each roll: what it gave or took, compared with what the same dice give on average, every other "
                "die and all orders of the turn as they were. Rolls work together, so these numbers do not add up."
            )),),
            items(*by_kind["roll"]) or (nothing,),
        ),
        section(3, _("What came up and mattered"), items(*by_kind["came_up"])),
        section(3, _("Red lines crossed"), items(*_red_lines(game, speaker))),
    )


def value_graphs(ledger: ScoreLedger, speaker: Speaker) -> Iterator[Node]:
    """What the game was worth to every seat after each turn, rounded to points; some seats a chart."""
    ends = [one for one in ledger.values if not one.open]
    series = [
        Series(speaker.events.seat(seat), tuple(round(one.worth[seat].mean) for one in ends))
        for seat in ledger.accounts
    ]
    known = [value for one in series for value in one.values if value is not None]
    least, most = min(known), max(known)
    steps = tuple(str(one.turn) for one in ends)
    for first in range(0, len(series), AT_ONCE):
        yield Chart(
            text(_("What the game was worth after each turn: the points to be expected at its end")), steps,
            tuple(series[first : first + AT_ONCE]), least, max(most, least + 1), _("turn (0: the deal)"), _("points"),
        )


def _point(game: PlayedGame, one: TurningPoint, speaker: Speaker) -> str:
    turn = next((played for played in game.turns if played.turn == one.turn), None)
    heading = speaker.events.turn(one.turn) if turn else _("Before the first turn")
    what = _("the deal")
    if turn is not None and one.seat:
        what = _("{seat}{by} ordered {moves}").format(
            seat=speaker.events.seat(one.seat), by=OrderHolders(game.program, game.givers).mark(one.turn, one.seat),
            moves=decision_words(game.program, turn.orders[one.seat], answered(turn.resolved, one.seat)),
        )
    elif turn is not None and one.kind == "roll" and one.roll is not None:
        what = roll_words(one.roll, speaker)
    elif turn is not None:
        what = listing(came_up_words(turn, speaker)) or _("the opening of the turn")
    return _("{turn}: {what}. {effects}.").format(turn=heading, what=what, effects=effects_words(one.effects, speaker))


def effects_words(effects: Mapping[str, Effect], speaker: Speaker) -> str:
    """What is sure of it, seat by seat: ``Seoul −3.1 ± 0.1, Tokyo −0.7 ± 0.1``."""
    sure = sorted(
        ((seat, one) for seat, one in effects.items() if one.sure), key=lambda pair: -abs(pair[1].mean)
    )
    said = (
        f"{speaker.events.seat(seat)} {give_or_take(one.mean, one.give)}" for seat, one in sure
    )
    return ", ".join(said)


def roll_words(one: RollLuck, speaker: Speaker) -> str:
    """Which roll, how it fell, and its place in the journal."""
    return _("the roll for {what} fell {faces} (line {name})").format(
        what=rolled_words(one.roll, speaker), faces=listing(map(str, one.roll.faces)), name=one.name
    )


def rolled_words(roll: Rolled, speaker: Speaker) -> str:
    """What a roll was for."""
    return speaker.events.acted(roll.source, roll.seats)


def came_up_words(turn: PlayedTurn, speaker: Speaker) -> Iterable[str]:
    """The situations that a turn put on the table, by name."""
    put = [one.inject for one in turn.opening if isinstance(one, Put)]
    drawn = [one.inject for one in turn.opening if isinstance(one, Drawn) and one.inject]
    return [speaker.events.cause(f"inject:{inject}") for inject in dict.fromkeys((*put, *drawn))]


def _red_lines(game: PlayedGame, speaker: Speaker) -> Iterator[str]:
    for turn in game.turns:
        for one in (*turn.opening, *turn.resolved):
            if isinstance(one, RedLineCrossed):
                said = speaker.events.line(one)
                if said:
                    yield _("{turn}: {what}").format(turn=speaker.events.turn(turn.turn), what=said)
