"""Whose decisions the orders of a game were, in words: its teams', or those of programs that held their seats."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wargame.engine.program import Program
from wargame.model.labels import SeatHolder
from wargame.records import record
from wargame.saves.seating import Givers
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.holders import holder_words
from wargame.wording.numbers import listing


@record
class OrderHolders:
    """Who gave which orders of a game (``saves.seating.order_givers``). Where people gave none, nothing has to be told
    apart, and nothing is said."""

    program: Program
    givers: Givers

    def programs(self, seat: str) -> tuple[int, ...]:
        """The turns whose order a program gave for a seat, in a game that people played too."""
        if not any(SeatHolder.parse(one).people for seats in self.givers.values() for one in seats.values()):
            return ()
        given = ((turn, seats.get(seat)) for turn, seats in self.givers.items())
        return tuple(sorted(turn for turn, one in given if one and not SeatHolder.parse(one).people))

    def mark(self, turn: int, seat: str) -> str:
        """What stands behind a seat or turn whose order a program gave; "" where its team did."""
        if turn not in self.programs(seat):
            return ""
        return _(" (by {holder})").format(holder=self._name(self.givers[turn][seat]))

    def programs_words(self, seat: str) -> str:
        """Who held a seat in the turns that programs ordered for it."""
        return listing(dict.fromkeys(self._name(self.givers[turn][seat]) for turn in self.programs(seat)))

    def handovers(self) -> Iterator[str]:
        """A sentence on every seat that programs held for some turns or all."""
        for seat in self.program.seats:
            turns = self.programs(seat)
            if turns:
                said = _("{seat}: its orders of {turns} were given by {holder}, not by a team.")
                if len(turns) == len(self.givers):
                    said = _("{seat}: all its orders were given by {holder}, not by a team.")
                yield said.format(
                    seat=speaker_of(self.program).events.seat(seat), holder=self.programs_words(seat),
                    turns=_spans(self.program.scenario.about.turn_name, turns),
                )  # fmt: skip

    def _name(self, holder: str) -> str:
        return holder_words(holder, self.program.scenario)


def _spans(turn_name: str, turns: Collection[int]) -> str:
    """Turns in words, runs of them from first to last: ``week 2 and week 4 to 8``."""
    runs: list[list[int]] = []
    for turn in sorted(turns):
        if runs and runs[-1][-1] == turn - 1:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    one, more = _("{turn_name} {turn}"), _("{turn_name} {first} to {last}")
    return listing(
        (one if len(run) == 1 else more).format(turn_name=turn_name, turn=run[0], first=run[0], last=run[-1])
        for run in runs
    )
