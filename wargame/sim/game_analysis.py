"""All that is found out about one finished game, piece by piece: first roughly, then ever surer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from wargame.records import record
from wargame.sim.continuations import Continuations
from wargame.sim.doctrine_mix import DoctrineMix, MixedPlayers
from wargame.sim.ledger import FIRST, GIVE, ledgers
from wargame.sim.ledger_records import ScoreLedger
from wargame.sim.order_grades import Grading, OrderGrade
from wargame.sim.played_game import PlayedGame
from wargame.sim.single_rolls import RollLuck, rolls_weighed
from wargame.sim.theory_inference import TheoryComparison, theory_comparisons

_ROUGH, _ROLLS, _GRADES, _THEORIES = 8, 25, 50, 60
"""Hundredths of the work that are done after each stage."""


@record
class GameAnalysis:
    """What is known of a finished game so far.

    Attributes:
        ledger: its scores taken apart.
        rolls: what each roll was worth; of the turns that were looked at.
        grades: how good each order was; of the turns that were looked at.
        theories: the same under the other theories, and which of them fits; None: not looked at, or there is but one.
        done: of the work, in hundredths; 100: all.
    """

    ledger: ScoreLedger
    rolls: tuple[RollLuck, ...] = ()
    grades: tuple[OrderGrade, ...] = ()
    theories: TheoryComparison | None = None
    done: int = 0


def game_analyses(
    game: PlayedGame, drawn: DoctrineMix, give: float = GIVE, wanted: Callable[[], bool] = lambda: True
) -> Iterator[GameAnalysis]:
    """A finished game looked at, after every piece of work; each holds what those before it found. The same game and
    mix, the same answers.

    Args:
        give: half the interval that is asked of every sum of the ledger, in points.

    Raises:
        Stopped: ``wanted``, asked many times a second, said no. What was given before holds.
    """
    going_on = Continuations(game.program, MixedPlayers(game.program, drawn))
    refining = ledgers(game, going_on, give, wanted=wanted)
    found = GameAnalysis(next(refining), done=_ROUGH)
    yield found
    whole = len(game.turns)
    for number, rolls in enumerate(rolls_weighed(game, going_on, wanted=wanted), 1):
        found = replace(found, rolls=rolls, done=_between(_ROUGH, _ROLLS, number, whole))
        yield found
    for number, grades in enumerate(Grading(going_on).grades(game, wanted), 1):
        found = replace(found, grades=grades, done=_between(_ROLLS, _GRADES, number, whole))
        yield found
    for number, theories in enumerate(theory_comparisons(game, wanted), 1):
        found = replace(found, theories=theories, done=_between(_GRADES, _THEORIES, number, whole))
        yield found
    for ledger in refining:
        needed = max(ledger.games, int(ledger.games * (ledger.give / give) ** 2))
        found = replace(found, ledger=ledger, done=_between(_THEORIES, 99, ledger.games - FIRST, needed - FIRST))
        yield found
    yield replace(found, done=100)


def analysis_of(game: PlayedGame, drawn: DoctrineMix, give: float = GIVE) -> GameAnalysis:
    """All of it at once."""
    *_, found = game_analyses(game, drawn, give)
    return found


def _between(first: int, last: int, done: int, of: int) -> int:
    return first + (last - first) * min(done, of) // max(of, 1)
