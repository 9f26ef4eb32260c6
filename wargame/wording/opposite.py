"""Who sits at the other seats, for a person who plays against players without a keyboard, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from wargame.model.files import Scenario
from wargame.model.labels import DOCTRINE, STRONG, SeatHolder
from wargame.model.talk import Message, Promise, Proposal, Response, Said
from wargame.records import record
from wargame.wording.catalogue import _
from wargame.wording.numbers import listing


@record
class Opposite:
    """Who sits opposite.

    Attributes:
        holders: seat to who holds it, as a save says it; people left out. Empty: several people play, and this is
            nobody's concern.
    """

    scenario: Scenario
    holders: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.holders)

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a seat: ``Seoul: Prudent; answers proposals, promises nothing, reads no messages``."""
        line = _("{seat}: {holder}")
        return tuple(line.format(seat=self._name(seat), holder=self.text(seat)) for seat in self.holders)

    def text(self, seat: str) -> str:
        """Who holds a seat and what it answers; of a person's seat nothing."""
        holder = SeatHolder.parse(self.holders.get(seat, ""))
        match holder.kind:
            case "doctrine":
                doctrine = self.scenario.doctrines.get(holder.name or "")
                name = doctrine.name if doctrine else holder.name or ""
                return _("{doctrine}; answers proposals, promises nothing, reads no messages").format(doctrine=name)
            case "strong":
                return _("a player that looks ahead; answers proposals, promises nothing, reads no messages")
            case "random":
                return _("orders at random; answers nothing")
            case "idle":
                return _("nobody; makes no move, answers nothing")
            case "script":
                return _("follows a script; answers nothing")
            case "human" | "other":
                return ""
            case unknown:
                assert_never(unknown)

    def unanswered(self, said: Said) -> str:
        """Who will not answer what was just said; "" where everybody it goes to may."""
        match said:
            case Message() | Promise():
                deaf = [seat for seat in said.to if seat in self.holders]
            case Proposal():
                deaf = [seat for seat in said.to if seat in self.holders and not self._answers(seat)]
            case Response():
                deaf = []
            case unknown:
                assert_never(unknown)
        return _("Nobody answers that at {seats}.").format(seats=listing(map(self._name, deaf))) if deaf else ""

    def _answers(self, seat: str) -> bool:
        return SeatHolder.parse(self.holders[seat]).kind in (DOCTRINE, STRONG)

    def _name(self, seat: str) -> str:
        return self.scenario.seats[seat].name
