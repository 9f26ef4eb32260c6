"""A seat of a hosted game in lines: one goes with the room, from how the crisis begins to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wargame.debrief.receipts import receipt_line, receipt_words
from wargame.document.lines import node_lines
from wargame.document.nodes import Document, Prose
from wargame.document.qr import qr_rows
from wargame.plain.clock_words import clock_words
from wargame.plain.console import PlayersLeft
from wargame.plain.hearing import (
    BREATH, Happening, RequestAnswered, RoomConsole, RoomMovedOn, TypedAndHeard,
)  # fmt: skip
from wargame.plain.hosted_seat import HostedPrompt
from wargame.plain.naming import Unclear
from wargame.plain.seat import SeatResult
from wargame.plain.stopping import UNABLE, Stopped, aside, code_of, undisturbed
from wargame.remote.connection import NoHost, NotDone
from wargame.remote.reading import CannotBeRead
from wargame.remote.requests import KeepDraft
from wargame.remote.seat import HostGone, HostSaid, PlaceLost, RemoteSeat, RemoteTeam
from wargame.remote.state import SeatMessage, SeatState, ToldTurn
from wargame.remote.telling import (
    NOTES, back_words, command_again, gone_words, not_done, parting, receipt_given, sitting_down, version_words,
)  # fmt: skip
from wargame.wording.catalogue import N_, _

BETWEEN = (
    N_("again: all of this once more."),
    N_("receipt: what to note down now, so that nobody can change the past unseen; also as a QR code."),
    N_("clock: how much time is left."),
    N_("leave: get up; the seat can be taken again, here or in a browser."),
)
"""What can be typed where there is nothing to do but to read."""


WHY = N_(
    "why [NAME]: what can be asked of this step, or once all is told of the turn; of an event by its name: what stood "
    "behind it."
)
"""What can be typed, too, while a turn is told."""


class _Displaced(Exception):
    """Another screen has the place."""


class JoinedInLines:
    """One sitting at a seat of a hosted game, until somebody gets up."""

    def __init__(
        self, console: RoomConsole, lines: TypedAndHeard, seat: RemoteSeat, again: Callable[[], None]
    ) -> None:
        """Sit down.

        Args:
            lines: what the console reads from.
            seat: at a connection that was let in.
            again: takes the place again; raises as ``HostConnection.enter``.
        """
        self._console, self._lines, self._seat, self._enter = console, lines, seat, again
        self._desk: HostedPrompt | None = None
        self._covered = self._gone = self._briefed = False
        self._late: list[str | Prose] = []
        """What is to be said before the next stage."""
        self._told, self._furthest = 0, 0
        console.hear = self._hear

    def play(self) -> int:
        """Go with the room until somebody gets up, or nothing can be read of it; gives the exit code."""
        words, code = "", 0
        try:
            self._sit_down()
            while True:
                try:
                    while self._seat.team is None:
                        self._console.wait(lambda: self._seat.team is not None, BREATH)
                    self._go_with_it()
                except RoomMovedOn:
                    continue
                except _Displaced as lost:
                    self._offer_the_place_again(str(lost))
        except (PlayersLeft, KeyboardInterrupt, Stopped) as reason:
            code = code_of(reason)
        except CannotBeRead as problem:
            words, code = version_words(problem), UNABLE
        except (NoHost, NotDone) as problem:
            words, code = str(problem), UNABLE
        with undisturbed():
            self._get_up(words)
        return code

    def _sit_down(self) -> None:
        seat, lines = self._seat, self._lines
        self._gone, self._desk = False, None
        self._console.say(sitting_down(seat), "")
        seat.listen(
            lambda heard: lines.post(seat, heard),
            lambda request, said, refused: lines.post(seat, RequestAnswered(request, said, refused)),
        )

    def _get_up(self, words: str) -> None:
        told = parting(self._seat, words, through=self._seat.leave()).splitlines()
        again = command_again(self._seat, " --plain")
        try:
            self._console.say("", *told)
            if again:
                self._console.tell(again)
        except PlayersLeft:
            aside((*told, *([f"  {again}"] if again else [])))

    def _offer_the_place_again(self, words: str) -> None:
        self._console.say(words)
        while (said := self._console.ask(_("Type again to take the place again, or leave:")).lower()) != "again":
            if said == "leave":
                raise PlayersLeft
        self._seat.leave(0.0)  # what it still had to ask would be asked in the name of who sits down now
        self._enter()
        self._seat = RemoteSeat(self._seat.connection)
        self._sit_down()

    @property
    def _team(self) -> RemoteTeam:
        assert self._seat.team is not None, "somebody has sat down"
        return self._seat.team

    # What the host sends

    def _hear(self, seat: RemoteSeat, came: Happening) -> Sequence[str | Prose]:
        """What is to be said of it at once."""
        if seat is not self._seat:  # it was left meanwhile
            return ()
        match came:
            case SeatMessage() as message:
                return self._take(message)
            case RequestAnswered(request, said, refused):
                if not refused:
                    return ()
                seat.refused(request)
                if self._desk is not None:
                    return tuple(self._desk.refused(request, said))
                return () if isinstance(request, KeepDraft) else (not_done(request, said),)
            case HostSaid(words):
                return (words,)
            case HostGone(why):
                known, self._gone = self._gone, True
                return () if known else (gone_words(why),)
            case PlaceLost(words):
                raise _Displaced(words)
            case CannotBeRead() as problem:
                raise problem

    def _take(self, message: SeatMessage) -> Sequence[str | Prose]:
        before = self._seat.team.sent if self._seat.team else None
        back = (back_words(),) if self._gone else ()
        self._gone = False
        now = self._seat.take(message)
        if before is None or now.stand != before.stand:
            self._late += back
            raise RoomMovedOn
        if self._covered:
            return ()
        return (*back, *self._new(before, now))

    def _new(self, before: SeatState, now: SeatState) -> Iterator[str | Prose]:
        if self._desk is not None and now.view is not None:
            yield from self._desk.changed(before)
        elif now.told is not None:
            yield from self._steps(now, now.told)
        elif (now.story, now.end) != (before.story, before.end):
            yield from self._document(now.story or now.end)

    # What the room does

    def _go_with_it(self) -> None:
        """What this seat has before it, until the room does something else. Raises ``PlayersLeft``, too."""
        state, late = self._team.sent, tuple(self._late)
        self._late.clear()
        self._desk, self._told, self._furthest = None, 0, 0
        self._console.say(*late)
        match state.stand[0]:
            case "desk":
                self._plan(state)
            case "reveal":
                assert state.told is not None
                self._console.say(*self._steps(state, state.told))
                self._read(_("More comes by itself, at every screen alike."), self._all_told, self._why)
            case "end":
                self._console.say(*self._document(state.end))
                self._read("", lambda: self._document(self._team.sent.end))
            case ("before" | "given" | "opened") as stage:
                self._console.say(f"{state.title}. {state.seat}.", *self._document(state.story))
                self._briefed = stage == "before"
                self._read(_(NOTES[stage]), lambda: self._document(self._team.sent.story))

    def _plan(self, state: SeatState) -> None:
        team = self._team
        news = tuple(line for step in state.news for line in (step.title, *step.lines))
        self._desk = HostedPrompt(self._console, self._seat, team, news, briefed=self._briefed)
        try:
            while True:
                match self._desk.sit():
                    case SeatResult.COVER:
                        self._cover()
                    case SeatResult.LEAVE:
                        raise PlayersLeft
                    case _:
                        pass
        finally:
            team.rise()

    def _cover(self) -> None:
        """Nothing of the desk is shown, nor what comes to it, until somebody types Enter."""
        self._team.rise()
        self._console.page()
        self._covered = True
        try:
            self._console.ask(_("The desk is covered. What was begun waits for this seat. (Enter for the desk)"))
        finally:
            self._covered = False

    def _steps(self, now: SeatState, told: ToldTurn) -> Iterator[str | Prose]:
        """What the room has told since; a step that is looked at again is named alone."""
        steps, before = told.steps, self._told
        self._told = len(steps)
        if steps and len(steps) != before and len(steps) <= self._furthest:
            yield _("The room looks again at: {title}").format(title=steps[-1].title)
            return
        for step in steps[self._furthest :]:
            yield from ("", step.title, *step.chapter.lines)
        if len(steps) > self._furthest and told.done:
            yield from self._told_to_its_end(now)
        self._furthest = max(self._furthest, len(steps))

    def _told_to_its_end(self, now: SeatState) -> Iterator[str | Prose]:
        for one in now.news:
            yield from ("", _("For you alone: {title}").format(title=one.title), *one.lines)
        given = receipt_given(now.receipt)
        yield from ("", _("All is told; control goes on."), *((receipt_line(given),) if given else ()))

    def _all_told(self) -> Iterator[str | Prose]:
        self._told = self._furthest = 0
        state = self._team.sent
        yield from self._steps(state, state.told) if state.told else ()

    def _document(self, document: Document) -> Iterator[str | Prose]:
        for node in document:
            yield from ("", *node_lines(node, self._console.width))

    def _why(self, event: str) -> Sequence[str | Prose]:
        """What stood behind an event that was told, or what can be asked of the newest step."""
        try:
            return self._seat.why(event)
        except (NoHost, NotDone) as problem:
            return (str(problem),)

    def _read(
        self, note: str, again: Callable[[], Iterator[str | Prose]],
        why: Callable[[str], Sequence[str | Prose]] | None = None,
    ) -> None:  # fmt: skip
        """Read on, while the room goes on by itself. At the end, where there is nothing to wait for, Enter leaves.

        Args:
            why: answers why something came out so, where that is told now.
        """
        ways = _("why, again, receipt, clock, help, leave") if why else _("again, receipt, clock, help, leave")
        asked = f"{note} ({ways})" if note else _("Enter to leave (or: again, receipt)")
        while True:
            match self._console.ask(f"\n{asked}").lower().split():
                case ["leave"]:
                    raise PlayersLeft
                case [] if not note:
                    raise PlayersLeft
                case ["again"]:
                    self._console.say(*again())
                case ["receipt"]:
                    given = receipt_given(self._team.sent.receipt)
                    self._console.say(*((*receipt_words(given), *qr_rows(str(given.receipt))) if given else ()))
                case ["why", *said] if why is not None:
                    self._console.say(*why(" ".join(said)))
                case ["clock"]:
                    self._tell_clock()
                case []:
                    pass
                case _:
                    self._console.say(*([_(WHY)] if why else ()), *map(_, BETWEEN))

    def _tell_clock(self) -> None:
        try:
            self._console.say(clock_words(self._seat.clock, ()))
        except Unclear as problem:
            self._console.say(str(problem))
