"""The table: takes commands, writes each on the disk before it counts, and hands out views."""

from __future__ import annotations

import secrets as chance
import errno
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from wargame.engine.information.information_state import InformationState, information_state
from wargame.engine.legality import refusals
from wargame.engine.phases import NotNow
from wargame.engine.program import Program
from wargame.model.events import Event
from wargame.model.files import Scenario
from wargame.model.forecasting import NOTHING_STATED, SeatStatement, StatementObjection
from wargame.model.orders import NO_MOVE, Order, Refusal
from wargame.model.state import Phase, State
from wargame.model.talk import Message, TalkObjection, Record, Said, tidy
from wargame.model.viewers import Viewer
from wargame.model.views import View
from wargame.saves.line_validation import InvalidLine
from wargame.saves.drafts import Drafts, drafts_beside
from wargame.saves.vault import SealedOrder, Secrets
from wargame.saves.lines import Line
from wargame.saves.position import Position, advance, objection
from wargame.saves.receipts import Given, newest
from wargame.saves.statements import statement_objection
from wargame.table import decide
from wargame.table.beginning import OpenGame, begin, go_on
from wargame.table.control_commands import ControlCommands
from wargame.table.refused import NoAdvice as NoAdvice
from wargame.table.refused import NotSaid as NotSaid
from wargame.table.refused import NotStated as NotStated
from wargame.table.refused import OrderRefused as OrderRefused
from wargame.table.views import KeptViews


class Table:
    """A game being played. Every command raises ``NotNow`` out of its phase, and then changes nothing.

    A command returns when its line is on the disk, so a crash loses at most the command being given. After an
    ``OSError`` (a full disk) the save is let go and the table is of no more use: ``resume`` the game.

    Attributes:
        start: the journal's first line: id, scenario, seats, how the game was begun.
        begun: the same line, or the last branch: whose secrets the game has.
        history: the game from its first line on, as its save would tell it; it grows with the game. Everything hidden
            is in it: for what tells it to a viewer (``debrief``), never for a screen.
        drafts: what teams have begun and not sealed; whoever shows it shows each its own.
    """

    def __init__(self, game: OpenGame) -> None:
        """For ``new`` and ``resume`` alone."""
        self.history, self.begun = game.history, game.begun
        self.start, self._rules = game.history.save.start, game.history.program_as_written
        self.drafts = Drafts(drafts_beside(game.ledger.vault.path))
        self._ledger, self._dice = game.ledger, game.dice
        self._views = KeptViews()

    @classmethod
    def new(
        cls, scenario: Scenario, *, path: Path, modules: Sequence[str], players: Mapping[str, str],
        seed: int | None = None, rehearsal: bool = False, vaults: Path | None = None, advice: bool = True,
        class_code: str | None = None, scripts: Mapping[str, str] | None = None, left_out: Collection[str] = (),
        forecasts: bool = False,
    ) -> Self:
        """Begin a game.

        Args:
            path: the save to make; its folder is there already, the file is not.
            modules: theories, e.g. ``("CHA",)``.
            players: seat to who holds it, as the report will say it.
            seed: of the dice, mixed with the game's secret where people play; None: a random one.
            rehearsal: everything follows from the seed, which must be given: the same orders give the same bytes.
            vaults: the folder of secrets; None: the user's state folder.
            advice: False: control wants no adviser in this game.
            class_code: in place of a seed, as ``engine.seeds.read_code`` gives it: the same dice in every room.
            scripts: the text of each seat's script, kept with the secrets; ``players`` says no more than ``script``.
            left_out: injects marked as ``sensitive`` that shall never come up, by id.
            forecasts: seats may state with each order what they want and how likely they hold each of the scenario's
                ``forecasts``. Raises ``NothingToForecast`` where it has none.
        """
        if rehearsal and seed is None:
            raise ValueError("a rehearsal needs a seed")
        if class_code is not None and (rehearsal or seed is not None):
            raise ValueError("a class code stands in place of a seed, in a game of people")
        return cls(
            begin(
                scenario, path, modules, players, seed, rehearsal, vaults, advice, class_code, scripts, left_out,
                forecasts,
            )
        )

    @classmethod
    def resume(cls, path: Path, *, vaults: Path | None = None) -> Self:
        """Go on after a crash or a break. Raises ``saves.Unusable`` or ``saves.Damaged`` with line and reason."""
        return cls(go_on(path, vaults))

    @property
    def program(self) -> Program:
        """The rules, with the texts that control has mended so far: for whoever reads them."""
        return self.history.program
    @property
    def path(self) -> Path:
        """The save."""
        return self._ledger.journal.path

    @property
    def vault(self) -> Path:
        """Where its secrets lie; what else is kept of this game on this computer lies beside it."""
        return self._ledger.vault.path

    @property
    def players(self) -> Mapping[str, str]:
        """Seat to who holds it."""
        return self.history.save.players

    @property
    def scripts(self) -> Mapping[str, str]:
        """The texts of scripts that hold seats, as far as they are kept."""
        return self._ledger.secrets.scripts

    @property
    def receipt(self) -> Given:
        """The last receipt that this game gave, of a line that is on the disk: of its start, its last reveal or its
        end. For everybody, to be kept away from this computer."""
        return newest(self._ledger.journal.entries)

    @property
    def _position(self) -> Position:
        return self.history.last

    @property
    def state(self) -> State:
        """Where the game stands, everything hidden included: for ``view`` and for tests, never for a screen."""
        return self._position.state

    @property
    def past(self) -> tuple[tuple[int, ...], ...]:
        """``State.values`` after the deal and at the end of each turn."""
        return self._position.past

    @property
    def turn_events(self) -> tuple[Event, ...]:
        """What happened in the turn shown, everything hidden included."""
        return self._position.events

    @property
    def talk(self) -> Record:
        """Everything said so far, private words included: for ``talk_for``, never for a screen."""
        return self._position.talk

    def view(self, viewer: Viewer, draft: Order | None = None) -> View:
        """All that ``viewer`` may know now: a seat, ``public`` or ``control``.

        Args:
            draft: the seat's own order in the making, which cards and odds take into account; None: what it has sealed.
        """
        own = (self.sealed_order(viewer) or NO_MOVE) if draft is None else draft
        return self._views.of(self.program, viewer, self._position, own)

    def refusals(self, seat: str, order: Order) -> tuple[Refusal, ...]:
        """Why ``seat`` could not seal this order; empty: it can."""
        return refusals(self.program, self.state, seat, order)

    @property
    def advises(self) -> bool:
        """Whether seats may ask what an order may lead to: the scenario allows it, and control has not forbidden it."""
        return self.start.advice and self.program.scenario.about.advice == "on"

    def information_state(self, seat: str) -> InformationState:
        """What ``seat`` knows while its turn is open: all that the adviser (``sim.outlook``) is given.

        Raises:
            NoAdvice: this game has no adviser.
            NotNow: no turn is open.
        """
        if not self.advises:
            raise NoAdvice("this game is played without an adviser")
        if self.state.phase not in (Phase.PLANNING, Phase.SEALED):
            raise NotNow("there is nothing to order now")
        return information_state(self.program, self.state, seat)

    def sealed_order(self, seat: str) -> Order | None:
        """What this seat has sealed for this turn, for its own eyes; None: nothing, or it is opened."""
        waiting = seat in self._position.seals and not self._position.orders
        return self._ledger.secrets.sealed[seat].order if waiting else None

    def sealed_statement(self, seat: str) -> SeatStatement:
        """What this seat has stated with its sealed order, for its own eyes."""
        return NOTHING_STATED if self.sealed_order(seat) is None else self._ledger.secrets.sealed[seat].statement

    @property
    def outcomes(self) -> Mapping[str, str]:
        """What may come about, by id, for seats to forecast; empty: this game is played without forecasts."""
        asked = self.program.scenario.forecasts if self.start.forecasts else {}
        return {id_: outcome.text for id_, outcome in asked.items()}

    def statement_objection(self, statement: SeatStatement) -> StatementObjection | None:
        """Why no seat could state this now; None: it can."""
        return statement_objection(self.outcomes, statement)

    def objection(self, said: Said) -> TalkObjection | None:
        """Why this could not be said now; None: it can."""
        if not self._ledger.journal.roomy:
            return TalkObjection("full")
        return objection(self._rules, self._position, _written(said))

    def say(self, said: Said) -> None:
        """Put a message (its text made tidy), a promise, a proposal or an answer to one into the record; those it goes
        to find it in their view. It binds nobody. Raises ``NotSaid``."""
        wrong = self.objection(said)
        if wrong is not None:
            raise NotSaid(wrong)
        self._write(_written(said))

    @property
    def control(self) -> ControlCommands:
        """What control may do at this table."""
        return ControlCommands(self.history, self._ledger.journal, self._write, self._dice)

    def open_turn(self) -> tuple[Event, ...]:
        """Open the next turn (at the very beginning: deal first) and return what its opening brought."""
        if self.state.phase is Phase.SETUP:
            self._write(decide.dealing(self._rules, self._position, self._dice(self._position)))
        line = decide.opening(self._rules, self._position, self._dice(self._position))
        self._write(line)
        return line.events

    def seal(
        self, seat: str, order: Order, statement: SeatStatement = NOTHING_STATED, *, by_hand: bool = False
    ) -> None:
        """Seal an order for this turn, and what the seat states with it; ``by_hand``: both were given on paper, and are
        typed in now. Raises ``OrderRefused`` where the rules do not allow the order, ``NotStated`` where that cannot be
        stated."""
        wrong = self.statement_objection(statement)
        if wrong is not None:
            raise NotStated(wrong)
        n = self._ledger.journal.next_number
        salt = "" if self._ledger.secrets.seen is None else chance.token_hex(32)
        sealed = SealedOrder(n, order, salt, statement)
        line = decide.sealing(self._position, self._ledger.secrets, seat, sealed, by_hand)
        advance(self._rules, self._position, line, n)
        refused = self.refusals(seat, order)
        if refused:
            raise OrderRefused(refused)
        self._write(line, self._ledger.secrets.with_order(seat, sealed))
        self.drafts.forget((seat,))

    def unseal(self, seat: str) -> Order:
        """Take a sealed order back, before it is opened; returns it."""
        line, sealed = decide.unsealing(self._position, seat), self._ledger.secrets.sealed.get(seat)
        self._write(line)
        assert sealed is not None, "a seal that stands has its order in the vault"
        return sealed.order

    def open_orders(self) -> None:
        """Open all orders, and resolve nothing yet: control may look at them first."""
        self._write(decide.revealing(self._position, self._ledger.secrets))
        self.drafts.forget(self.program.seats)

    def reveal(self) -> tuple[Event, ...]:
        """Open all orders and resolve the turn; returns what happened since it opened, rulings of control first. After
        ``open_orders``, or a crash in between, it only resolves, and comes to the same."""
        opening = len(self.history.opened[self.state.turn].events)
        if self.state.phase is not Phase.REVEALED:
            self.open_orders()
        self._write(decide.resolving(self._rules, self._position, self._dice(self._position)))
        return self.turn_events[opening:]

    def close(self, *, early: bool = False) -> None:
        """End the game for good: seed and secret go into the journal, the vault is thrown away, the save is let go.

        Args:
            early: the game has not reached an ending and is broken off. (To go on another day, ``leave``.)
        """
        self._write(decide.closing(self._ledger.secrets, early=early))
        with suppress(OSError):  # thrown away when the save is next opened
            self._ledger.vault.remove()
        self.leave()

    def leave(self) -> None:
        """Get up from the table: the save is let go as it stands, to be resumed. Harmless when done twice."""
        self._ledger.leave()

    def discard(self) -> None:
        """Leave, and throw save and vault away: of a rehearsal that could not be played to its end."""
        self.leave()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            self._ledger.vault.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.leave()

    def _write(self, line: Line, secrets: Secrets | None = None) -> None:
        """Put a line on the disk, and then the game is where it leads. ``secrets``: as ``Ledger.write`` takes them."""
        journal = self._ledger.journal
        journal.check_held()  # before the vault, which another table may hold by now
        try:
            after = advance(self._rules, self._position, line, journal.next_number)
        except InvalidLine as error:
            self.leave()
            raise OSError(errno.ERANGE, f"the rules come to what no save can hold ({error})") from None
        self._ledger.write(line, secrets=secrets, waiting=() if after.orders else after.seals)
        self.history.add(line, after)


def _written(said: Said) -> Said:
    return replace(said, text=tidy(said.text)) if isinstance(said, Message) else said
