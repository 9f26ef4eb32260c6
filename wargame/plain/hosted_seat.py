"""A seat's turn at the prompt whose game is hosted elsewhere: the host judges, and what it sends comes by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from wargame.debrief import pages
from wargame.debrief.desk import seal_broken_words
from wargame.debrief.receipts import receipt_words
from wargame.debrief.rulings import rulings
from wargame.debrief.talking import talk_of
from wargame.document.nodes import Prose
from wargame.document.qr import qr_rows
from wargame.model.orders import Act, Order, Refusal
from wargame.model.talk import Said
from wargame.model.views import View
from wargame.plain import commands, speaking
from wargame.plain.advising import AskedAdviser
from wargame.plain.hearing import RoomConsole
from wargame.plain.naming import Unclear
from wargame.plain.seat import SeatPrompt, SeatResult
from wargame.remote.connection import NoHost, NotDone
from wargame.remote.requests import KeepDraft, SealDraft, SeatRequest, TakeOrderBack
from wargame.remote.seat import RemoteSeat, RemoteTeam
from wargame.remote.state import SeatState
from wargame.remote.telling import not_done, receipt_given, waits_for
from wargame.reporting.outlook import OutlookReport
from wargame.session.unread import latest
from wargame.table.refused import NotSaid
from wargame.wording.catalogue import N_, _

PATIENCE = 15.0
"""Seconds until a host that does not answer is waited for no more; it is asked on behind the prompt."""
ORDERS = frozenset({
    "order", "drop", "answer", "nomove", "outlook", "adopt", "forecast", "seal", "propose", "accept", "counter",
})  # fmt: skip
"""What cannot be done while the order is sealed."""
SLOW = N_("The host does not answer now. It is asked again by itself; what comes of it is told here.")


def adviser_elsewhere(seat: RemoteSeat) -> AskedAdviser:
    """The adviser of a hosted game: one answer, after some seconds."""

    def asked(order: Order) -> Iterator[OutlookReport]:
        if seat.team is None or not seat.team.sent.advised:
            raise Unclear(_("There is no outlook in this game, or nothing is ordered now."))
        try:
            told = list(seat.outlooks(order, lambda: True))
        except (NoHost, NotDone) as problem:
            raise Unclear(str(problem)) from None
        if not told:
            raise Unclear(_("No answer came in time."))
        yield from told

    return asked


class HostedPrompt(SeatPrompt):
    """A seat's turn, from its opening until the orders are opened. What is sealed lies here still, and is taken back
    here."""

    COMMANDS: ClassVar[Sequence[commands.Keyword]] = commands.HOSTED_COMMANDS

    def __init__(
        self, console: RoomConsole, seat: RemoteSeat, team: RemoteTeam, news: tuple[str, ...], *, briefed: bool
    ) -> None:
        """A team has sat down; ``news``: what it alone learned from the last turn; ``briefed``: it has read its
        brief."""
        super().__init__(console, team, seat.speaker, adviser_elsewhere(seat), news, seat.clock, briefed=briefed)
        self._room, self._team = console, team
        self._refusal: SeatRequest | None = None
        """What the host has not done of what was asked last."""
        self._why = ""

    @property
    def caption(self) -> str:
        """Whether it has sealed, too."""
        seat = self._team.seat
        return _("{seat} (sealed)").format(seat=seat) if self._team.sent.sealed else seat

    def greet(self) -> None:
        """What has come out, and what lies before the seat."""
        self.console.say("", *pages.leak_lines(self.view))
        super().greet()
        if self._team.sent.sealed:
            self.console.say(waits_for(self.view))

    # What the host sends

    def changed(self, before: SeatState) -> Iterator[str | Prose]:
        """What is otherwise than it was sent before, to be told at once."""
        now, was, view = self._team.sent, before.view, self.view
        if now.sealed is not before.sealed:
            self.order = now.order
            back = seal_broken_words() if now.seal_broken else _("The order is taken back; it is on your desk.")
            yield _("The order is sealed.") if now.sealed else back
        if was is None:
            return
        for one in talk_of(view).spoken:
            if one.number > latest(was):
                yield from speaking.lines_of(one, view)
        yield from self._seals(was, view, sealed=now.sealed)
        known = set(rulings(was.events, self.speaker))
        yield from (_("Control has ruled: {said}").format(said=said) for said in rulings(view.events, self.speaker)
                    if said not in known)  # fmt: skip
        here, asked = {one.id for one in was.injects}, {one.id for one in was.questions}
        for inject in view.injects:
            if inject.id not in here:
                yield from pages.inject_lines(inject, view, self.speaker)
        new = [one for one in view.questions if one.id not in asked]
        yield from pages.question_list(view.questions, self.speaker, new) if new else ()

    @staticmethod
    def _seals(was: View, view: View, *, sealed: bool) -> Iterator[str]:
        before = {seat.id: seat.sealed for seat in was.seats}
        for seat in view.seats:
            if seat.id != view.viewer and seat.sealed is not before.get(seat.id):
                told = _("{seat} has sealed.") if seat.sealed else _("{seat} has taken its order back.")
                yield told.format(seat=seat.name)
        if sealed and was.seats != view.seats:
            yield waits_for(view)

    def refused(self, request: SeatRequest, why: str) -> Iterator[str]:
        """The host has not done something; of an order that lies on the desk it says more when it is asked to seal."""
        self._refusal, self._why = request, why
        if not isinstance(request, KeepDraft):
            yield not_done(request, why)

    # What is typed

    def _do(self, command: commands.Keyword, rest: list[str]) -> SeatResult | None:
        if self._team.sent.sealed and command.name in ORDERS:
            raise Unclear(_("The order is sealed; unseal takes it back."))
        result = super()._do(command, rest)
        if not self._team.sent.sealed:
            self._team.keep(self.order)
        return result

    def _refused(self, order: Order) -> tuple[Refusal, ...]:
        """As the host judges it."""
        self._refusal = None
        self._team.keep(order)
        self._answered(lambda: self._team.sent.order == order or isinstance(self._refusal, KeepDraft))
        if isinstance(self._refusal, KeepDraft):
            raise Unclear(not_done(self._refusal, self._why))
        return super()._refused(order)

    def _tell(self, said: Said) -> None:
        """Say it; it is told as it comes back in the record."""
        wrong = self._team.objection(said)
        if wrong is not None:
            raise NotSaid(wrong)
        before, self._refusal = latest(self.view), None
        self._team.say(said)

        def recorded() -> bool:
            spoken = talk_of(self.view).spoken
            return any(one.number > before and one.said.sender == self._team.seat for one in spoken)

        self._answered(lambda: recorded() or self._refusal is not None)

    def _agree(self, act: Act, said: Said) -> None:
        super()._agree(act, said)
        self._team.keep(self.order)

    def _seal(self, rest: list[str]) -> None:
        if super()._seal(rest) is not SeatResult.SEAL:
            return
        self._refusal = None
        self._team.seal(self.order)
        self._answered(lambda: self._team.sent.sealed or isinstance(self._refusal, SealDraft))

    def _unseal(self, rest: list[str]) -> None:
        if not self._team.sent.sealed:
            raise Unclear(_("There is no sealed order that could be taken back."))
        self._refusal = None
        self._team.take_back()
        self._answered(lambda: not self._team.sent.sealed or isinstance(self._refusal, TakeOrderBack))

    def _clock(self, rest: list[str]) -> None:
        if rest:
            raise Unclear(_("Only control stops the clock."))
        super()._clock(rest)

    def _receipt(self, rest: list[str]) -> None:
        given = receipt_given(self._team.sent.receipt)
        self.console.say(*((*receipt_words(given), *qr_rows(str(given.receipt))) if given else ()))

    def _leave(self, rest: list[str]) -> SeatResult | None:
        asked = _("Get up? What was begun and sealed is kept. (yes, or Enter to go on)")
        return SeatResult.LEAVE if self.console.agreed(asked) else None

    def _answered(self, until: Callable[[], bool]) -> None:
        """Wait for the host, and say so where it takes too long."""
        if not self._room.wait(until, PATIENCE):
            self.console.say(_(SLOW))
