"""Why a joint move came to nothing: who did not join, and who had asked for whom."""

from __future__ import annotations

from collections.abc import Callable

from wargame.wording.event_speaker import Absent, FailedJointMove
from wargame.wording.numbers import listing


def failed_in_words(failed: FailedJointMove, move: str, name: Callable[[str], str]) -> str:
    """``Amber and Blue ordered P1 Pact; Amber asked for Coral, which did not join, so it does not stand``.

    Args:
        move: by its code and name.
        name: a seat by its display name.
    """
    said = f"{listing(map(name, failed.seats))} ordered {move}"
    waits = [(by, _absent(absent, name)) for by, absent in failed.waits]
    if len(failed.seats) == 1 and not failed.away and waits and waits[0][0] == failed.seats:
        said += f" and asked for {waits.pop(0)[1]}"
    away = [f"{listing(map(name, failed.away))} did not join"] if failed.away else []
    told = "; ".join([said, *away, *(f"{listing(map(name, by))} asked for {absent}" for by, absent in waits)])
    end = {
        "move": "it does not stand",
        "part": f"{name(failed.seats[0])} takes no part in it",
        "order": "the order does not stand",
    }[failed.what]
    return f"{told}{', so' if failed.away or failed.waits else ';'} {end}{_back(failed, name)}"


def _absent(absent: Absent, name: Callable[[str], str]) -> str:
    """``Washington, which did not join``; where it had a condition of its own, that too."""
    said = f"{name(absent.seat)}, which did not join"
    return f"{said}: it had asked for {_absent(absent.asked, name)}" if absent.asked else said


def _back(failed: FailedJointMove, name: Callable[[str], str]) -> str:
    back = dict(failed.back)
    if not back:
        return ""
    amounts = set(back.values())
    if len(amounts) == 1 and len(back) == len(failed.seats):
        return f"; {amounts.pop()} of the cost comes back" + (" to each" if len(back) > 1 else "")
    return f"; of the cost comes back {listing(f'{amount} to {name(seat)}' for seat, amount in back.items())}"
