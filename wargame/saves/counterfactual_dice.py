"""The dice of a game that changes something of another: those that fell there, but for what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wargame.engine.draws import Dice, KeyedDice, seed_of_game
from wargame.engine.program import Program
from wargame.records import record
from wargame.saves.lines import StartLine, WhatIf
from wargame.saves.verdict import Discrepancy


@record
class SwappedDice:
    """Keyed dice that are others from some turns on.

    Attributes:
        seed: of the game as it was.
        swaps: the turns from which on others fall.
        first: those of the game as it was, chosen faces included.
    """

    seed: int
    swaps: tuple[int, ...]
    first: KeyedDice

    def _of(self, turn: int) -> KeyedDice:
        number = sum(swap <= turn for swap in self.swaps)
        if not number:
            return self.first
        return replace(self.first, seed=seed_of_game(self.seed, number))

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """As ``engine.draws.Dice`` says."""
        return self._of(turn).faces(turn, purpose, count, sides)

    def entered(self, turn: int, purpose: str) -> bool:
        """As ``engine.draws.Dice`` says."""
        return self.first.entered(turn, purpose)


def dice_of(seed: int, what_if: WhatIf | None, attempt: int = 0) -> Dice:
    """The dice of a game under its seed (``seals.dice_seed``), with what was changed of them. ``attempt``: which throw
    of them, once the game was taken back."""
    if what_if is None:
        return KeyedDice(seed, attempt=attempt)
    chosen = {(one.turn, one.purpose): one.faces for one in what_if.faces}
    first = KeyedDice(seed, attempt=attempt, by_hand=chosen)
    return SwappedDice(seed, what_if.swaps, first) if what_if.swaps else first


def impossible(program: Program, start: StartLine) -> Iterator[Discrepancy]:
    """What a first line says of its changes that these rules cannot mean."""
    change = start.what_if
    if change is None:
        return
    if not 1 <= change.turn <= start.turns:
        yield Discrepancy(1, "what_if.turn", f"1 to {start.turns}", str(change.turn))
    if not set(change.seats) <= set(program.seats):
        yield Discrepancy(1, "what_if.seats", "seats of this scenario", ", ".join(change.seats)[:80])
    if any(not 1 <= turn <= start.turns for turn in change.swaps):
        yield Discrepancy(1, "what_if.swaps", f"1 to {start.turns}", str(change.swaps)[:80])
    for one in change.faces:
        if wrong := wrong_faces(program, one.purpose, one.faces):
            yield Discrepancy(1, "what_if.faces", wrong, f"{one.purpose[:60]}: {one.faces}"[:120])


def wrong_faces(program: Program, purpose: str, faces: tuple[int, ...]) -> str:
    """What a roll takes, where it does not take these faces; "": it does."""
    roll = program.rolls.get(purpose)
    if roll is None:
        return "a roll of these rules"
    sides = program.expressions[roll.sides]
    most = sides.value if sides.op == "const" and isinstance(sides.value, int) else 1_000_000
    fits = len(faces) == roll.count and all(1 <= face <= most for face in faces)
    return "" if fits else f"{roll.count} faces, each from 1 to {most}"
