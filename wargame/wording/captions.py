"""Words that several faces and commands show: places of a map, phases, weights, receipts, dice, a game that stops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, assert_never

from wargame.engine.seeds import CODE_DIFFERENT, CODE_LENGTH, LARGEST_SEED, WrongSeed
from wargame.model.state import Phase
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import listing

if TYPE_CHECKING:
    from wargame.model.theatre_views import MarkerKind, PlaceKind
    from wargame.model.theatre_views import MarkerView, TheatreView

DECLINED = N_("{seat} has declined {move}: unless it orders it all the same, it will not go ahead.")
WHY_KEEP = N_("Note it down where nobody can change it: with it, wargame verify SAVE --receipt shows a rewritten save.")
"""What is said beside a receipt, on the screen and in lines."""
PLACE_WORDS: Mapping[PlaceKind, str] = {
    "capital": N_("capital"), "city": N_("city"), "base": N_("base"), "area": N_("area"), "sea": N_("sea"),
    "strait": N_("strait"), "islets": N_("islets"), "beyond": N_("off the map"),
}  # fmt: skip
MARKER_WORDS: Mapping[MarkerKind, str] = {
    "launch": N_("launch"), "closure": N_("closure"), "patrol": N_("patrol"), "deployment": N_("deployment"),
    "base": N_("base"), "talks": N_("talks"), "accord": N_("accord"), "sanctions": N_("sanctions"),
    "incident": N_("incident"),
}  # fmt: skip
PHASE_WORDS: Mapping[Phase, str] = {
    Phase.SETUP: N_("setup"), Phase.BRIEFING: N_("briefing"), Phase.PLANNING: N_("planning"),
    Phase.SEALED: N_("sealed"), Phase.REVEALED: N_("revealed"), Phase.REVIEW: N_("review"),
    Phase.DEBRIEF: N_("debrief"), Phase.CLOSED: N_("closed"),
}  # fmt: skip
WEIGHT_WORDS = {"major": N_("major"), "minor": N_("minor"), "free": N_("free")}
_NO_SEED = N_("“{written}” is no seed. A seed is a whole number from 0 to {most}, written with the digits 0 to 9.")
_NO_CODE = N_(
    "This is no class code. A class code has at least {length} letters A to Z and digits, {different} of them "
    "different; how it is grouped and whether letters are large makes no difference."
)


CODE_MADE = N_(
    "The class code is {code}. Type it in every other room where dice are chosen, and keep it from the teams until all "
    "games are closed: then every room rolls the same dice, and what differs comes from decisions alone."
)
"""What is said of a class code that was made just now."""


def marker_told(marker: MarkerView, theatre: TheatreView) -> str:
    """``launch, from Pyongyang to Pacific: A missile flew over Japan.``"""
    names = {place.id: place.name for place in theatre.places}
    at = names.get(marker.at, marker.at)
    where = at if marker.to is None else _("from {at} to {to}").format(at=at, to=names.get(marker.to, marker.to))
    return f"{_(MARKER_WORDS[marker.kind])}, {where}: {marker.text}"


def wrong_seed(problem: WrongSeed) -> str:
    """Why what was written chooses no dice, as a sentence for whoever wrote it."""
    match problem.kind:
        case "seed":
            return _(_NO_SEED).format(written=problem.shown, most=LARGEST_SEED)
        case "code":
            return _(_NO_CODE).format(length=CODE_LENGTH, different=CODE_DIFFERENT)
        case _:
            assert_never(problem.kind)


def extra_cost(cost: int) -> str:
    """What a choice adds to the cost of its card: ``costs 1 more``; "" where it adds nothing."""
    said = _("costs {number} more") if cost > 0 else _("costs {number} less")
    return said.format(number=abs(cost)) if cost else ""


def unwritten(file: str | None, why: str) -> str:
    """Which file of a game could not be written, and why. Nothing sealed is lost: the game goes on from its save."""
    return _("{file} cannot be written: {why}").format(file=file or _("The game"), why=why)


def stopped(file: str | None, why: str, save: object) -> str:
    """The same, and where the game stands."""
    said = _("{unwritten}. What was done before is safe: mend this, and go on with {save}")
    return said.format(unwritten=unwritten(file, why), save=save)


def receipt_of(place: str) -> str:
    """What a receipt is of. ``place``: as the receipt has it, e.g. ``T3``."""
    match place[0]:
        case "S":
            return _("the start")
        case "B":
            return _("the branch")
        case "T":
            return _("the reveal of turn {turn}").format(turn=place[1:])
        case "E":
            return _("the end")
        case unknown:
            raise ValueError(unknown)


def left_out_words(left_out: Sequence[str], may: Sequence[str] = ()) -> tuple[str, ...]:
    """What was left out of a game because it may come too near, in a sentence; where nothing was, what may be, and how;
    nothing where nothing may. Each by its code and title."""
    if left_out:
        return (_("Left out of this game: {situations}.").format(situations="; ".join(left_out)),)
    how = _("Whoever begins a game may leave out {situations}: under More in the new game, or with --without.")
    return (how.format(situations=listing(f"“{one}”" for one in may)),) if may else ()
