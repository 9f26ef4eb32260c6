"""What a command comes to: the journal line it gives. Pure; whether it may stand, ``saves.position`` says."""

from __future__ import annotations

from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import Dice
from wargame.engine.program import Program
from wargame.saves.vault import SealedOrder, Secrets
from wargame.saves.lines import CloseLine, DealLine, InjectLine, OpenLine, OpenedOrder, SealLine, Turn, UnsealLine
from wargame.saves.position import Position


def dealing(program: Program, now: Position, dice: Dice) -> DealLine:
    """Profiles and cards, and the rules of setup."""
    return DealLine(events=deal(program, now.state, dice))


def opening(program: Program, now: Position, dice: Dice) -> InjectLine:
    """The next turn, with its injects."""
    return InjectLine(turn=now.state.turn + 1, events=open_turn(program, now.state, dice))


def sealing(now: Position, secrets: Secrets, seat: str, sealed: SealedOrder, by_hand: bool = False) -> SealLine:
    """A seat's order under a digest."""
    turn = now.state.turn
    return SealLine(turn=turn, seat=seat, digest=secrets.seal_of(turn, seat, sealed), by_hand=by_hand)


def unsealing(now: Position, seat: str) -> UnsealLine:
    """A seat's order taken back."""
    return UnsealLine(turn=now.state.turn, seat=seat)


def revealing(now: Position, secrets: Secrets) -> OpenLine:
    """Every sealed order, with what proves that it is the one that was sealed."""
    found = {seat: secrets.sealed[seat] for seat in now.seals}
    return OpenLine(
        turn=now.state.turn,
        orders={
            seat: OpenedOrder(salt=secrets.salt_of(sealed), order=sealed.order, statement=sealed.statement)
            for seat, sealed in found.items()
        },
    )


def resolving(program: Program, now: Position, dice: Dice) -> Turn:
    """The opened orders, adjudicated."""
    turn = now.state.turn
    return Turn(turn=turn, attempt=now.attempt(turn), events=resolve(program, now.state, now.orders, dice))


def closing(secrets: Secrets, *, early: bool) -> CloseLine:
    """The end of the game, its secrets told."""
    return CloseLine(seed=secrets.seed, secret=secrets.secret, reason="left" if early else "ended")
