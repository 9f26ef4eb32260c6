"""What was found out about a finished game, kept beside its save: never needed, thrown away without loss.

A file of this kind is named for the save and for a digest of all that decides the answer: the save's own bytes, the
mix, how exact it is, and the version of this program. One that was changed by hand, or that another version wrote, is
not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from wargame import __version__
from wargame.engine.program import Program
from wargame.files import replace_file
from wargame.sim.doctrine_mix import DoctrineMix
from wargame.sim.game_analysis import GameAnalysis, game_analyses
from wargame.sim.played_game import PlayedGame

VERSION = 1
"""Of how games are analysed; raised where the same game would come to something else."""
_LARGEST = 8 << 20


def cache_path(save: Path, program: Program, drawn: DoctrineMix, give: float) -> Path | None:
    """Where the answer about a save lies, if anywhere; None: the save cannot be read."""
    mixed = blake2b(digest_size=8, person=b"wargame-analyse")
    try:
        mixed.update(blake2b(save.read_bytes()).digest())
    except OSError:
        return None
    for part in (drawn.digest(program), f"{give:.6f}", __version__, str(VERSION)):
        mixed.update(f"{len(part)}:{part}".encode())
    return save.with_name(f"{save.stem}-analysis-{mixed.hexdigest()}.json")


def kept_analysis(path: Path, game: PlayedGame) -> GameAnalysis | None:
    """The answer that lies there; None where there is none that can be read, or that is about another game."""
    with suppress(OSError, ValidationError, ValueError):
        if path.stat().st_size <= _LARGEST:
            found = _adapter().validate_json(path.read_bytes())
            return found if _fits(found, game) else None
    return None


def _fits(found: GameAnalysis, game: PlayedGame) -> bool:
    """Whether all that is named in it is of this game, so that it can be told."""
    program, turns = game.program, {one.turn: one for one in game.turns}
    rolls = {f"{line}.{index}": one for turn in game.turns for line, index, one in turn.named_rolls}
    orders = [(turns.get(one.turn), one) for one in found.grades]
    seen = [one.told for one in found.theories.seen if one.told is not None] if found.theories else []
    moves = {
        act.move for one in found.grades if one.known.best is not None
        for order in (one.known.best.order,) for act in order.acts
    }
    return (
        {seat: one.score for seat, one in found.ledger.accounts.items()} == dict(game.score)
        and all(rolls.get(one.name) == one.roll for one in found.rolls)
        and all(turn is not None and turn.orders.get(one.seat) == one.known.order for turn, one in orders)
        and moves <= set(program.moves)
        and all(not one.slot or one.slot in program.index for one in seen)
    )


def remembered_analyses(
    save: Path, game: PlayedGame, drawn: DoctrineMix, give: float, wanted: Callable[[], bool] = lambda: True
) -> Iterator[GameAnalysis]:
    """What was kept about a save, at once; else what ``game_analyses`` finds, kept when it is whole."""
    path = cache_path(save, game.program, drawn, give)
    kept = None if path is None else kept_analysis(path, game)
    if kept is not None:
        yield kept
        return
    for found in game_analyses(game, drawn, give, wanted):
        if path is not None:
            keep_analysis(path, found)
        yield found


def keep_analysis(path: Path, found: GameAnalysis) -> None:
    """Keep an answer, where it is whole and the folder takes it."""
    if found.done == 100:
        with suppress(OSError):
            replace_file(path, _adapter().dump_json(found))


@cache
def _adapter() -> TypeAdapter[GameAnalysis]:
    return TypeAdapter(GameAnalysis)
