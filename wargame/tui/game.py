"""A game on the screen: shows each scene of a session, and does what was chosen there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar, assert_never

from wargame.session.catalogue import CannotPlay
from wargame.session.hot_seat import HotSeatSession, NextStep
from wargame.table.table import OrderRefused
from wargame.tui.answers import (
    Away, BeginTurn, FromControl, FromHandOver, FromSeat, NotWritten, SealOrder, TakeBack, TakeSeat, Then,
)
from wargame.tui.guide import Guide
from wargame.tui.scenes import SceneApp
from wargame.wording.catalogue import _
from wargame.wording.opposite import Opposite

if TYPE_CHECKING:
    from pathlib import Path

    from wargame.debrief.chapter import PrivateNews
    from wargame.debrief.recording import Recording
    from wargame.debrief.turn_narrative import TurnNarrative
    from wargame.debrief.why.explainer import Explainer
    from wargame.model.orders import Order
    from wargame.model.views import View
    from wargame.session.control import SealedLook
    from wargame.reporting.outlook import OutlookReport
    from wargame.session.seat import SeatedTeam
    from wargame.debrief.ending import Debrief
    from wargame.tui.screens.outlook import Outlooks
    from wargame.tui.screens.game_scene import GameScene

R = TypeVar("R")


class GameOnScreen:
    """One session being played on the screen, until it is left: ``done`` is then called, with why where nobody chose
    it."""

    TWICE: ClassVar[float] = 0.3
    """Seconds within which a second Enter is one with the first."""

    def __init__(
        self,
        app: SceneApp,
        session: HotSeatSession,
        done: Callable[[CannotPlay | None], None],
        tours: dict[Path, dict[str, Guide]],
    ) -> None:
        """Play it.

        Args:
            tours: per game that asked to be shown round, how far each seat has come; it outlives the sitting, so that
                a game which is left and continued goes on with its hints.
        """
        self._app, self.session, self._done, self._tours = app, session, done, tours
        self._news: dict[str, Sequence[PrivateNews]] = {}
        self._sealed = -self.TWICE

    def _go(self, scene: Callable[[], GameScene[R]], then: Callable[[R], None]) -> None:
        """Show a scene. Who leaves there ends the sitting, and so does what the table cannot do of what is chosen."""

        def chosen(result: R | Away) -> None:
            if result is Then.LEAVE:
                self._done(None)
            else:
                self.attempt((lambda: self._end(early=True)) if result is Then.FINISH else (lambda: then(result)))

        self._app.go(scene, chosen)

    def attempt(self, doing: Callable[[], None]) -> None:
        """Do something at the table. A full disk, or a script that breaks the rules, ends the sitting and says why."""
        try:
            doing()
        except OSError as reason:
            self._stop(reason)
        except OrderRefused as refused:
            from wargame.wording import speaker_of

            why = speaker_of(self.session.table.program).refusals(refused.refusals)
            self._done(CannotPlay(_("A script orders what the rules do not allow: {why}").format(why=why)))
        except CannotPlay as reason:
            self._done(reason)

    def _stop(self, reason: OSError) -> None:
        from wargame.files import why
        from wargame.wording.captions import stopped

        self._done(CannotPlay(f"{stopped(reason.filename, why(reason), self.session.table.path)}."))

    # Where the game goes

    def go_on(self) -> None:
        """Everybody has sat down: go to the screen the game stands at."""
        if self.session.table.state.turn:
            self._learn()
        match self.session.step:
            case NextStep.BEGIN:
                from wargame.tui.screens.opening import Opening

                session, opposite = self.session, self._opposite
                near = session.left_out, session.may_be_left_out
                about = session.table.program.scenario.about
                self._go(lambda: Opening(about, session.receipt, opposite.lines, *near), self._opened)
            case NextStep.PLAN | NextStep.OPEN | NextStep.RESOLVE:
                self.hand_over()
            case NextStep.TELL:
                self.session.tell()
                self._tell()
            case NextStep.END:
                self._end()
            case unknown:
                assert_never(unknown)

    def _opened(self, chosen: BeginTurn) -> None:
        if chosen.guided:
            self._tours[self.session.table.path] = {}
        self._app.change("guide_seen", True)
        self._next_turn()

    def _next_turn(self) -> None:
        self.session.open_turn()
        self.hand_over()

    # Between two teams

    def hand_over(self, covered: str | None = None) -> None:
        """Call the next team; ``covered``: whose screen was covered, if that leads here. Who plays alone hands nothing
        over: from the start of a turn to its own seat, from its seal to the reveal."""
        if self.session.thinks:
            self._app.run_worker(self._thought(covered), group="table", exclusive=True)
        else:
            self.session.call()
            self._called(covered)

    async def _thought(self, covered: str | None) -> None:
        """Call, off the loop: somebody looks ahead."""
        try:
            await self._app.waiting(_("The other seats think"), self.session.call)
        except (OSError, OrderRefused):
            self.attempt(self.session.call)  # what it could not do it cannot do again, and says why
        else:
            self.attempt(lambda: self._called(covered))

    def _called(self, covered: str | None) -> None:
        from wargame.tui.screens.handover import HandOver

        session = self.session
        if session.alone is not None and covered is None:
            if session.waiting:
                self.take_seat(session.alone)
            else:
                self._reveal()
            return
        view, opposite = session.view, self._opposite
        self._go(
            lambda: HandOver(
                view, session.people, session.receipt, covered=covered, said=self._app.take_said(), hasty=self._hasty,
                opposite=opposite, control=session.control is not None,
            ),
            self._handed_over,
        )

    def _reveal(self) -> None:
        self.session.reveal()
        self._learn()
        self._tell()

    @property
    def _opposite(self) -> Opposite:
        """Who sits opposite, for who plays alone."""
        return Opposite(self.session.table.program.scenario, self.session.opposite)

    def _handed_over(self, chosen: FromHandOver) -> None:
        match chosen:
            case TakeSeat(seat):
                self.take_seat(seat)
            case TakeBack(seat):
                self.session.take_back(seat)
                self.take_seat(seat)
            case Then.REVEAL:
                self._reveal()
            case Then.CONTROL:
                self._control_sits()
            case unknown:
                assert_never(unknown)

    def _hasty(self) -> bool:
        """Whether an Enter that comes now is still the one that sealed: pressed twice or held down, it must not open
        the next seat."""
        if self._app.now() - self._sealed >= self.TWICE:
            return False
        self._sealed = self._app.now()
        return True

    def _control_sits(self, looked: View | SealedLook | None = None) -> None:
        """Control sits down. After it, as after any cover, the next Enter opens nothing. ``looked``: the view of a seat
        that it looks at, or sealed orders."""
        from wargame.tui.screens.control import ControlDesk

        view, spoken, control = self.session.view, self.session.control_words, self.session.control
        self._go(lambda: ControlDesk(view, spoken, control, looked), self._control_chose)

    def _control_chose(self, chosen: FromControl) -> None:
        """Do it, and back to the desk."""
        if chosen is Then.COVER:
            self._learn()  # it may have taken the game back, or mended a text
            self.hand_over("control")
        elif self.session.control is not None:
            from wargame.tui.control_acts import act

            self._control_sits(act(self.session.control, chosen))

    # A team

    def take_seat(self, seat: str) -> None:
        """A team sits down: its own view, made now, and the choices it had made. What it was in the middle of is opened
        once: where that breaks the screen, the choices are there."""
        from wargame.tui.screens.seat import SeatScene
        from wargame.wording import speaker_of

        team = self.session.sit(seat)
        if team.unfinished:
            team.keep(team.order)
        news, outlooks, guide = self._news.get(seat, ()), self._outlooks(team), self._guide(team.view())
        speaker = speaker_of(self.session.table.program)
        opposite = self._opposite
        self._go(
            lambda: SeatScene(team, speaker, news, outlooks, guide, opposite), lambda chosen: self._risen(seat, chosen)
        )

    def _risen(self, seat: str, chosen: FromSeat) -> None:
        match chosen:
            case SealOrder(order):
                self.session.seal(seat, order)
                self._sealed = self._app.now()
                self.hand_over()
            case Then.COVER:
                self.session.rise(seat)
                self.hand_over(seat)
            case NotWritten(reason):
                self._stop(reason)
            case unknown:
                assert_never(unknown)

    def _outlooks(self, team: SeatedTeam) -> Outlooks | None:
        if not team.advised:
            return None
        program = self.session.table.program

        def outlooks(order: Order, wanted: Callable[[], bool]) -> Iterator[OutlookReport]:
            from wargame.reporting.outlook import outlook_report

            answers = team.outlooks(order, wanted)
            return (outlook_report(program, answer) for answer in answers)

        return outlooks

    def _guide(self, view: View) -> Guide | None:
        """The hints for a seat, which go on where it left off; none where nobody asked for them."""
        guides = self._tours.get(self.session.table.path)
        if guides is None or view.turn > 1:
            return None
        return guides.setdefault(view.viewer, Guide(asked=bool(view.questions), alone=self.session.alone is not None))

    # All together

    @property
    def _recording(self) -> Recording:
        """The game so far, as it is told."""
        from wargame.debrief.recording import Recording

        return Recording(self.session.history, self.session.alone)

    def _learn(self) -> None:
        """What each seat alone learned of the last turn: a break loses none of it. Who plays alone heard it all."""
        recording, alone = self._recording, self.session.alone
        self._news = {seat: recording.news(seat) for seat in self.session.people if seat != alone}

    def _tell(self) -> None:
        from wargame.tui.screens.reveal import Reveal

        turn, session, why = self._turn_told(), self.session, self._why()
        self._go(lambda: Reveal(turn, session.receipt, session.table.path, why), lambda told: self._told())

    def _turn_told(self) -> TurnNarrative:
        """The turn just resolved, step by step."""
        recording = self._recording
        return recording.narrative(recording.turns[-1], self.session.audience)

    def _why(self) -> Callable[[], Explainer] | None:
        """Who says why to those who hear the reveal."""
        from wargame.debrief.why.explainer import Explainer

        return lambda: Explainer(self._recording, self.session.audience)

    def _told(self) -> None:
        """The turn has been told: on to the next, or to the end."""
        if self.session.step is NextStep.END:
            self._end()
        else:
            self._next_turn()

    def _end(self, *, early: bool = False) -> None:
        """The game is over, or is ended here: everything is turned over."""
        self.session.close(early=early)
        self._app.run_worker(self._turn_over(), group="table", exclusive=True)

    async def _turn_over(self) -> None:
        from wargame.tui.screens.end import End

        gathered = await self._app.waiting(_("Turning the cards over"), self._debrief)
        self._app.go(lambda: End(gathered, self.session.table.path), lambda chosen: self._done(None))

    def _debrief(self) -> Debrief:
        from wargame.debrief.ending import Debrief

        return Debrief.of(self._recording, self.session.receipt)
