"""What a command comes to: the journal line it gives. Pure; whether it may stand, ``saves.position`` says."""

from __future__ import annotations

from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import Dice
from wargame.engine.program import Program
from wargame.saves.codec import order_text
from wargame.saves.drawer import Sealed, Secrets
from wargame.saves.lines import Close, Deal, Inject, Open, Opened, Seal, Turn, Unseal
from wargame.saves.position import Position
from wargame.saves.seals import seal_digest


def dealing(program: Program, now: Position, dice: Dice) -> Deal:
    """Profiles and cards, and the rules of setup."""
    return Deal(events=deal(program, now.state, dice))


def opening(program: Program, now: Position, dice: Dice) -> Inject:
    """The next turn, with its injects."""
    return Inject(turn=now.state.turn + 1, events=open_turn(program, now.state, dice))


def sealing(now: Position, secrets: Secrets, seat: str, sealed: Sealed) -> Seal:
    """A seat's order under a digest."""
    turn = now.state.turn
    return Seal(turn=turn, seat=seat, digest=seal_digest(secrets.salt_of(sealed), turn, seat, order_text(sealed.order)))


def unsealing(now: Position, seat: str) -> Unseal:
    """A seat's order taken back."""
    return Unseal(turn=now.state.turn, seat=seat)


def revealing(now: Position, secrets: Secrets) -> Open:
    """Every sealed order, with what proves that it is the one that was sealed."""
    found = {seat: secrets.sealed[seat] for seat in now.seals}
    return Open(
        turn=now.state.turn,
        orders={seat: Opened(salt=secrets.salt_of(sealed), order=sealed.order) for seat, sealed in found.items()},
    )


def resolving(program: Program, now: Position, dice: Dice) -> Turn:
    """The opened orders, adjudicated."""
    return Turn(turn=now.state.turn, events=resolve(program, now.state, now.orders, dice))


def closing(secrets: Secrets, *, early: bool) -> Close:
    """The end of the game, its secrets told."""
    return Close(seed=secrets.seed, secret=secrets.secret, reason="left" if early else "ended")
