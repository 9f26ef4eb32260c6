"""Goal 11: how fast a save is verified, beside how fast others replay theirs."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks import boardgame_io
from benchmarks.goals import Goal
from benchmarks.timing import ROOT, least
from wargame.extras import install_line
from wargame.saves.chain import read_chain
from wargame.saves.formats import read_line
from wargame.saves.lines import CloseLine, OpenLine, StartLine
from wargame.saves.readjudicate import readjudicate
from wargame.saves.replay import program_of
from wargame.saves.seals import dice_seed

SAVE = ROOT / "saves" / "examples" / "dprk-missile-crisis.jsonl"
_PLIES = 300


def verified() -> list[Goal]:
    """Decode, chain, resolve again and compare the example game."""
    data = SAVE.read_bytes()
    lines = tuple(read_line(entry) for entry in read_chain(data).entries)
    start, close = lines[0], lines[-1]
    assert isinstance(start, StartLine)
    assert isinstance(close, CloseLine)
    program = program_of(SAVE, start)
    seed = dice_seed(start.dice, bytes.fromhex(close.secret), close.seed)

    def decode() -> object:
        return tuple(read_line(entry) for entry in read_chain(data).entries)

    def verify() -> None:
        read = tuple(read_line(entry) for entry in read_chain(data).entries)
        assert not list(readjudicate(program, read, seed=seed))

    cases: dict[str, Callable[[], object]] = {"decode": decode, "verify": verify}
    moves = sum(
        len(opened.order.acts) for line in lines if isinstance(line, OpenLine) for opened in line.orders.values()
    )
    why = ""
    try:
        game = _chess_game()
    except ImportError:
        why = f"python-chess is not installed: {install_line('bench')}"
    else:
        import chess.pgn

        cases["peer"] = lambda: _replayed(chess.pgn.read_game(io.StringIO(game)))
    found = least(cases, 5)
    ours = found["verify"] / moves
    return [
        Goal(11, "verifying a save, a move of a seat, against a ply of python-chess's PGN", "at least", 1, "×",
             found["peer"] / _PLIES / ours if "peer" in found else None, why or f"{1e3 * ours:.2f} ms a move"),
        _against_boardgame_io(ours),
        Goal(11, "verifying, against decoding and chaining alone", "at most", 2.5, "×",
             found["verify"] / found["decode"]),
    ]  # fmt: skip


def _against_boardgame_io(ours: float) -> Goal:
    """``ours``: seconds of processor time to verify a move of a seat."""
    what = "the same against an action of boardgame.io's log"
    try:
        theirs = boardgame_io.seconds_an_action()
    except boardgame_io.NotThere as why:
        return Goal(11, what, "at least", 2, "×", None, str(why))
    return Goal(11, what, "at least", 2, "×", theirs / ours, f"{1e3 * theirs:.3f} ms an action")


def _chess_game() -> str:
    """A random game of chess as PGN."""
    import chess
    import chess.pgn

    lots = Random(3)
    while True:
        board = chess.Board()
        while len(board.move_stack) < _PLIES and not board.is_game_over():
            board.push(lots.choice(list(board.legal_moves)))
        if len(board.move_stack) == _PLIES:
            return str(chess.pgn.Game.from_board(board))


def _replayed(game: Any) -> None:
    board = game.board()
    for move in game.mainline_moves():
        board.push(move)
