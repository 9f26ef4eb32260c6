"""Effects: what happens to the world. One line of text where that is enough, a small mapping where it is not."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, StringConstraints, Tag

from wargame.model.base import Authored, Because, Condition, EffectLine, Id, Many, SeatRefs

Effect = Annotated[str, StringConstraints(min_length=1, max_length=300), EffectLine()]
"""One effect in one line: ``trust +1 to at most 7``, ``gsomia = in_force``, ``token goodwill +1 for 2``,
``run beijing_strait add 2``, ``use access_granted``, ``inject leak``, ``draw common``, ``deal card to tokyo``,
``later recall in 2``, ``cancel later recall``, ``grant speed_up this turn``, ``mark launch``, ``end war`` …"""
Dice = Annotated[str, StringConstraints(pattern=r"^([1-9])?d([1-9][0-9]{0,3})$")]
"""``2d6``, ``d6``, ``d100``."""


class Branch(Authored):
    """``when`` the condition holds ``do`` this, ``otherwise`` that.

    What can never be so for a seat is not read for it: under ``when: mover != 'washington'`` a line may name
    ``coercion[mover]``, though Washington has no such track.
    """

    when: Condition
    """The condition."""
    do: Many[Step]
    """What happens."""
    otherwise: Many[Step] = ()
    """What happens where ``when`` (or the roll) does not hold."""
    because: Because | None = None


class Chance(Authored):
    """A small roll on the spot: ``roll: 2d6 + approval[washington] <= 8``; ``do`` if it holds, else ``otherwise``.

    ``id`` names the die; two rolls never share one, and renaming it changes the die.
    """

    id: Id
    """The name of the die."""
    roll: Annotated[str, StringConstraints(min_length=3, max_length=200)]
    """Dice, what is added, a sign and a number."""
    do: Many[Step]
    """What happens."""
    otherwise: Many[Step] = ()
    """What happens where ``when`` (or the roll) does not hold."""
    because: Because | None = None


class EachSeat(Authored):
    """``do`` once for every seat listed, which the effects call ``each``."""

    each: SeatRefs
    """The seats; effects call each of them ``each``."""
    do: Many[Step]
    """What happens."""


def _kind_of_step(step: Any) -> str:
    """Which kind of step was meant. Deciding it once, by the keys, keeps steps within steps from being tried as each
    kind in turn at every level, which doubles the work with each level."""
    match step:
        case dict():
            return "chance" if "roll" in step else "each" if "each" in step else "branch"
        case Branch():
            return "branch"
        case Chance():
            return "chance"
        case EachSeat():
            return "each"
        case _:  # a line of text; whatever is none is refused as one
            return "effect"


Step = Annotated[
    Annotated[Effect, Tag("effect")]
    | Annotated[Branch, Tag("branch")]
    | Annotated[Chance, Tag("chance")]
    | Annotated[EachSeat, Tag("each")],
    Discriminator(_kind_of_step),
]
Steps = Annotated[Many[Step], Field(description="What happens.")]
