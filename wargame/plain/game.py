"""A whole game in lines: hand-overs that leak nothing, the reveal step by step, the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, assert_never

from wargame.debrief.recording import Recording
from wargame.document.qr import qr_rows
from wargame.files import shell_word, why
from wargame.model.viewers import CONTROL
from wargame.debrief import pages
from wargame.plain import naming, replay_pages, speaking
from wargame.plain.advising import adviser_at_table
from wargame.plain.after import offer_report
from wargame.plain.between import BETWEEN, FINISH, HELP
from wargame.plain.control import ControlPrompt
from wargame.plain.clock_words import clock_words
from wargame.debrief.receipts import receipt_line, receipt_words
from wargame.plain.seat import SeatResult, SeatPrompt
from wargame.plain.turn import TurnInLines
from wargame.plain.stopping import UNABLE, Stopped, aside, code_of, undisturbed
from wargame.plain.console import Console, PlayersFinished, PlayersLeft
from wargame.saves import Damaged, Unusable
from wargame.session.hot_seat import HotSeatSession, NextStep
from wargame.table.table import OrderRefused
from wargame.wording import speaker_of
from wargame.wording.captions import left_out_words, unwritten
from wargame.wording.catalogue import _
from wargame.wording.opposite import Opposite
from wargame.wording.speaker import Speaker


class GameInLines:
    """One sitting, from where the game stands to its end or until the players leave."""

    PAUSES: ClassVar = True
    """Whether a turn is told step by step, each when Enter is typed."""
    OPTIONS: ClassVar = "--plain"
    """How such a sitting is begun."""

    def __init__(self, session: HotSeatSession, console: Console) -> None:
        self.session, self.console = session, console
        self._news: dict[str, tuple[str, ...]] = {}
        self._covered = False

    @property
    def _speaker(self) -> Speaker:
        """Who makes words of the game, with the texts of now."""
        return speaker_of(self.session.table.program)

    @property
    def _opposite(self) -> Opposite:
        """Who sits opposite, for who plays alone."""
        return Opposite(self.session.table.program.scenario, self.session.opposite)

    def play(self) -> int:
        """Play until the game is closed or left, and give the exit code. What was sealed is saved either way: where the
        players leave, at Ctrl+C, when nobody hears any more, when the disk is full."""
        try:
            if self.session.table.state.turn:
                self._learn()
            self._opening()
            try:
                while self._go_on():
                    pass
            except PlayersFinished:
                self._the_end(early=True)
            return 0
        except (PlayersLeft, KeyboardInterrupt, Stopped) as reason:
            with undisturbed():
                self._get_up()
            return code_of(reason)
        except OrderRefused as refused:
            forbidden = _("A player without a keyboard ordered what the rules do not allow: {why}")
            self._get_up(forbidden.format(why=self._speaker.refusals(refused.refusals)))
        except OSError as problem:
            self._get_up(f"{unwritten(problem.filename, why(problem))}.")
        except (Unusable, Damaged) as problem:
            self._get_up(_("The game cannot go on: {problem}.").format(problem=problem))
        return UNABLE

    def _get_up(self, reason: str = "") -> None:
        """Let go of the save, and say how to go on: where nobody hears it, to standard error."""
        self.session.leave()
        told = [*([reason] if reason else []), _("The game is saved. Go on with:")]
        command = f"wargame play {self.OPTIONS} --continue {shell_word(self.session.table.path)}"
        try:
            self.console.say("", *told)
            self.console.tell(command)
        except PlayersLeft:
            aside([*told, f"  {command}"])

    def _go_on(self) -> bool:
        """The next step; False: that was the last."""
        match self.session.step:
            case NextStep.BEGIN | NextStep.TELL:
                self._open_turn()
            case NextStep.PLAN:
                self._plan()
            case NextStep.OPEN if len(self.session.people) > 1 or self.session.control:
                self._before_the_reveal()
            case NextStep.OPEN | NextStep.RESOLVE:
                self._reveal()
            case NextStep.END:
                self._the_end()
                return False
            case unknown:
                assert_never(unknown)
        return True

    def _opening(self) -> None:
        about = self.session.table.program.scenario.about
        view = self.session.view
        self.console.say(view.title, "")
        if self.session.step is NextStep.BEGIN:
            if about.warning:
                near = self.session.left_out, self.session.may_be_left_out
                self.console.say(about.warning, *left_out_words(*near), "")
            self.console.say(*view.opening.splitlines(), "")
            self.console.say(*([_("Who sits opposite:"), *self._opposite.lines, ""] if self._opposite else []))
            self.console.say(*receipt_words(self.session.receipt), "")
        else:
            at = _("The game goes on at {turn_name} {turn} of {turns}.")
            self.console.say(at.format(turn_name=view.turn_name, turn=view.turn, turns=view.turns), "")

    def _open_turn(self) -> None:
        self.session.open_turn()
        view = self.session.view
        self.console.say(*pages.heading(view), *pages.leak_lines(view))
        for inject in view.injects:
            if inject.new:
                self.console.say(*pages.inject_lines(inject, view, self._speaker), "")

    def _plan(self) -> None:
        if self.session.thinks:
            self.console.say(_("The other seats think."))
        self.session.call()
        if self.session.alone and self.session.waiting and not self._covered:
            self._sit(self.session.alone)
        elif (waiting := self.session.waiting) and (seat := self._hand_over(waiting)):
            self._sit(seat)

    def _hand_over(self, waiting: Sequence[str]) -> str | None:
        """Public facts alone, and a pause until the right people sit there. Gives the seat that sat down, if any."""
        view = self.session.view
        seats = {seat.id: seat for seat in view.seats}
        sealed = [seat.name for seat in seats.values() if seat.sealed]
        called = _("Pass the keyboard to {name}. Nobody else should look.").format(name=seats[waiting[0]].name)
        self.console.say(
            _("Covered. What was chosen waits.") if self._covered else called,
            _("Sealed: {sealed}.").format(sealed=", ".join(sealed) or _("nobody yet")),
            *speaking.public_lines(view),
        )
        # Enter opens no desk of several, nor one that was covered: whoever sits down says who it is.
        named = self._covered or len(self.session.people) > 1
        asked = _("Who is there? (SEAT") if self._covered else _("Who sits down? (SEAT")
        asked = asked if named else _("Enter to sit down (or: SEAT")
        said = self.console.ask(f"{asked}, {_(BETWEEN)})").split()
        if not said:
            return None if named else waiting[0]
        try:
            if not self._between(said):
                seat = naming.seat(" ".join(said), seats.values()).id
                if seat in waiting:
                    return seat
                sealed_already = _("{name} has sealed; unseal {seat} takes the order back.")
                self.console.say(sealed_already.format(name=seats[seat].name, seat=seat))
        except naming.Unclear as problem:
            self.console.say(str(problem))
        return None

    def _between(self, said: Sequence[str]) -> bool:
        """What can be typed between the desks; False: it was nothing of this. Raises ``PlayersLeft``,
        ``PlayersFinished``, ``Unclear``."""
        match said:
            case ["leave"]:
                raise PlayersLeft
            case ["finish"]:
                if self.console.agreed(_(FINISH)):
                    raise PlayersFinished
            case ["unseal", word]:
                self._unseal(word)
            case ["control"]:
                self._control()
            case ["help"]:
                self.console.say(*map(_, HELP))
            case ["receipt"]:
                self.console.say(*receipt_words(self.session.receipt), *qr_rows(str(self.session.receipt.receipt)))
            case ["clock", *rest]:
                self._tell_clock(rest)
            case _:
                return False
        return True

    def _tell_clock(self, said: Sequence[str]) -> None:
        try:
            self.console.say(clock_words(self.session.clock, said))
        except naming.Unclear as problem:
            self.console.say(str(problem))

    def _control(self) -> None:
        """Control reads what was said to it and to all, on a page of its own; who runs the game acts there, too."""
        if not self.console.agreed(_("Only control should read on. Is control here? (yes, or Enter to go back)")):
            return
        self.console.page()
        try:
            said = speaking.told(self.session.control_words, self.session.view)
            self.console.say(_("For control: what was said to it and to all"), "")
            self.console.say(*(said or [_("Nobody has written to control, and nothing was said to all.")]))
            if self.session.control is not None:
                ControlPrompt(self.console, self.session.control).sit()
                if self.session.table.state.turn:
                    self._learn()  # it may have taken the game back, or mended a text
            else:
                self.console.ask("\n" + _("Enter to cover this page"))
        finally:
            self.console.page()

    def _sit(self, seat: str) -> None:
        self.console.page()
        table, clock = self.session.table, self.session.clock
        team = self.session.sit(seat)
        adviser = adviser_at_table(team, table.program)
        prompt = SeatPrompt(
            self.console, team, self._speaker, adviser, self._news.get(seat, ()), clock, self._opposite
        )
        try:
            result = prompt.sit()
            self._covered = result is SeatResult.COVER
            match result:
                case SeatResult.LEAVE:
                    table.drafts.forget((seat,))
                    raise PlayersLeft
                case SeatResult.FINISH:
                    raise PlayersFinished
                case SeatResult.COVER:
                    team.keep(prompt.order)
                    self.session.rise(seat)
                case SeatResult.SEAL:
                    self.session.seal(seat, prompt.order)
                case unknown:
                    assert_never(unknown)
        finally:
            self.console.page()
        if result is SeatResult.SEAL:
            self.console.say(_("The order is sealed."), "")

    def _unseal(self, word: str) -> None:
        seat = naming.seat(word, self.session.view.seats).id
        if seat not in self.session.people or seat in self.session.waiting:
            self.console.say(_("{word} has sealed nothing that could be taken back.").format(word=word))
            return
        self.session.take_back(seat)
        self.console.say(_("The order is taken back; it is on that seat's desk."))

    def _before_the_reveal(self) -> None:
        self.console.say(_("Every seat has sealed."))
        said = self.console.ask(_("Enter to reveal (or: {between})").format(between=_(BETWEEN))).split()
        try:
            if not said:
                self._reveal()
            elif not self._between(said):
                self.console.say(_("Type Enter, or one of: {between}.").format(between=_(BETWEEN)))
        except naming.Unclear as problem:
            self.console.say(str(problem))

    def _reveal(self) -> None:
        events = self.session.reveal()
        self._learn()
        TurnInLines(self.session, self.console, self._tell_clock, pauses=self.PAUSES).tell(events)
        self.console.say("", receipt_line(self.session.receipt), "")

    def _learn(self) -> None:
        """What each seat alone learned of the last turn, as the save tells it: a break loses none of it."""
        recording = Recording(self.session.history, self.session.alone)
        for seat in self.session.people:
            if seat == self.session.alone:
                continue  # it hears the whole reveal as its own seat does
            self._news[seat] = tuple(line for step in recording.news(seat) for line in (step.title, *step.lines))

    def _the_end(self, *, early: bool = False) -> None:
        self.session.close(early=early)
        recording = Recording(self.session.history)
        self.console.say(*pages.the_end(recording.last_view(CONTROL), self._speaker), "")
        self.console.say(*replay_pages.opened(recording, self.console.width))
        save = self.session.table.path
        self.console.say(_("The game is closed. Read it again, or have its report written:"))
        self.console.tell(f"wargame replay {shell_word(save)}")
        self.console.tell(f"wargame aar {shell_word(save)} -o report.html")
        self.console.say(_("Ask why anything came out so:"))
        self.console.tell(f"wargame why {shell_word(save)}")
        self.console.say(receipt_line(self.session.receipt))
        offer_report(self.console, recording, self.session.receipt, save)
