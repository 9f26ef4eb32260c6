"""A saved game, opened to be looked at: any turn, any step, as whoever may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from wargame.debrief.answered_questions import answered_questions
from wargame.debrief.talking import promises_and_acts
from wargame.debrief.chapter import Chapter, PrivateNews
from wargame.debrief.narrator import chapters
from wargame.debrief.notes import notes_chapter
from wargame.debrief.order_holders import OrderHolders
from wargame.debrief.undone import undone_chapter
from wargame.debrief.unruled import rulings_chapter
from wargame.debrief.turn_narrative import TurnNarrative
from wargame.debrief.why.causes import CauseTracer
from wargame.engine.information.redaction import view_for
from wargame.model.events import Answered, Became, Changed, Event, Ordered
from wargame.model.labels import ModuleChoice
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.model.views import View
from wargame.saves.history import History, NamedEvent, history_of
from wargame.saves.lines import MendLine, Turn, events_of
from wargame.saves.position import Position
from wargame.saves.replay import Moment, program_of
from wargame.saves.save import read_save
from wargame.saves.seating import order_givers
from wargame.wording import speaker_of
from wargame.wording.catalogue import _

Progress = Callable[[str], object]
"""Told what is being done now, in a few words."""
READ_BEFORE_ORDERS = ("opening", "inject", "ruling", "summary")
"""Kinds of steps that a seat has read before it gave its order, or that only sum up."""


def _ordered_by(event: Event, seat: str) -> bool:
    return isinstance(event, (Ordered, Answered)) and event.seat == seat


class Recording:
    """The turns of a save. Each turn is told when it is asked for, once for each viewer.

    Attributes:
        history: the game as its save or its table gave it.
        record: what the lines say.
        program: its rules.
        viewers: who may be shown: of a finished game control, all, and each seat; else all, and who plays alone.
        turns: the numbers of the turns, with 0 where something was dealt before the first.
    """

    def __init__(self, history: History, alone: str | None = None) -> None:
        """What can be told of a game: of a save (``open``), or of one being played (``Table.history``).

        Args:
            alone: the seat of the only person at the table, who may be shown what that seat knows.
        """
        self.record, self.program = history.save, history.program
        self.history = history
        finished, seats = self.record.close is not None, self.program.seats
        going = (PUBLIC,) if alone is None else (PUBLIC, alone)
        self.viewers: tuple[Viewer, ...] = (CONTROL, PUBLIC, *seats) if finished else going
        self._narratives: dict[tuple[int, Viewer], TurnNarrative] = {}
        self._causes: dict[Viewer, CauseTracer] = {}
        self.turns = tuple(turn for turn in history.ends if turn or self.narrative(0, self.viewers[0]).chapters)

    @classmethod
    def open(cls, path: Path, progress: Progress = lambda words: None) -> Recording:
        """Read a save and the rules inside it. Raises ``saves.Unusable`` or ``saves.Damaged``."""
        progress(_("reading the save"))
        save = read_save(path)
        progress(_("making its rules ready"))

        def each(moment: Moment) -> None:
            if isinstance(moment.line, Turn):
                progress(_("turn {turn} of {turns}").format(turn=moment.line.turn, turns=save.start.turns))

        return cls(history_of(save, program_of(path, save.start), each))

    @property
    def title(self) -> str:
        """The scenario's title."""
        return self.program.scenario.about.title

    @property
    def finished(self) -> bool:
        """Whether everything may be shown."""
        return self.record.close is not None

    @property
    def ended(self) -> bool:
        """Whether it came to an ending, and so to scores: it does not go on, and was not left."""
        return self.record.close is not None and self.record.close.reason == "ended"

    @property
    def order_holders(self) -> OrderHolders:
        """Who gave which orders."""
        return OrderHolders(self.program, order_givers(self.record.lines))

    def name(self, viewer: Viewer) -> str:
        """A viewer in a word."""
        if viewer in self.program.seats:
            return self.program.scenario.seats[viewer].name
        return _("everything") if viewer == CONTROL else _("what all seats know")

    def narrative(self, turn: int, viewer: Viewer) -> TurnNarrative:
        """A turn as this viewer may know it. Raises ``KeyError`` for a turn not played, ``ValueError`` for a viewer who
        may not be shown (while the game goes on: anyone but the public, and who plays alone)."""
        if viewer not in self.viewers:
            raise ValueError(f"this game goes on: it is not shown as {viewer}")
        return self._narrative(turn, viewer)

    def _narrative(self, turn: int, viewer: Viewer) -> TurnNarrative:
        if (turn, viewer) not in self._narratives:
            history = self.history
            before, opened, end = history.ends.get(turn - 1, history.begun), history.opened[turn], history.ends[turn]
            self._narratives[turn, viewer] = TurnNarrative(
                self.program,
                viewer,
                before.state,
                opened.state,
                end.state,
                opened.events,
                end.events[len(opened.events) :],
                end.past,
                end.talk,
            )
        return self._narratives[turn, viewer]

    def steps(self, turn: int, viewer: Viewer) -> tuple[Chapter, ...]:
        """A turn's steps, for every way of reading a game again. For control a turn ends with what it noted on it; the
        last turn of a finished game with every promise held against the acts, what rulings changed and what was undone.
        Raises as ``narrative`` does."""
        told = self.narrative(turn, viewer).chapters
        over = self.finished and turn == self.turns[-1]
        noted = self.notes(turn) if viewer == CONTROL else ()
        ruled = [replace(one, upto=told[-1].upto if told else 0) for one in self.rulings if over and viewer == CONTROL]
        undone = [replace(one, upto=told[-1].upto if told else 0) for one in self.undone if over and viewer == CONTROL]
        return (*told, *noted, *(self.promises(viewer) if over else ()), *ruled, *undone)

    def notes(self, turn: int | None = None) -> tuple[Chapter, ...]:
        """What control noted on a turn (None: on the whole game), and mended in it; nothing while the game goes on, or
        where it did neither."""
        notes = [note for note in self.history.notes if self.finished and turn in (None, note.turn)]
        first, last = self.turns[:1], self.turns[-1:]
        mends = [(n, line) for n, line in self._mends if turn in (None, *min(max((line.turn,), first), last))]
        before = () if turn is None else self.narrative(turn, CONTROL).chapters
        told = notes_chapter(self.program, notes, before, mends)
        return (told,) if told else ()

    @cached_property
    def _mends(self) -> tuple[tuple[int, MendLine], ...]:
        lines = self.record.lines if self.finished else ()
        return tuple((n, line) for n, line in enumerate(lines, 1) if isinstance(line, MendLine))

    @cached_property
    def rulings(self) -> tuple[Chapter, ...]:
        """What the rulings of a finished game changed; nothing where nothing was ruled, or while it goes on. It plays
        the whole game once more."""
        told = rulings_chapter(self.history) if self.finished else None
        return (told,) if told else ()

    @cached_property
    def undone(self) -> tuple[Chapter, ...]:
        """What was undone in a finished game; nothing where nothing was, or while it goes on."""
        told = undone_chapter(self.program, self.record.lines) if self.finished else None
        return (told,) if told else ()

    def narratives(self, viewer: Viewer) -> Iterator[TurnNarrative]:
        """Every turn in order."""
        return (self.narrative(turn, viewer) for turn in self.turns)

    def causes(self, viewer: Viewer) -> CauseTracer:
        """Every event this viewer is told, to be asked what stood behind it. Raises as ``narrative`` does."""
        if viewer not in self.viewers:
            raise ValueError(f"this game goes on: it is not shown as {viewer}")
        if viewer not in self._causes:
            told = self._whole() if viewer == CONTROL else self._told_to(viewer)
            self._causes[viewer] = CauseTracer(self.program, tuple(told), secret=not self.finished)
        return self._causes[viewer]

    def _told_to(self, viewer: Viewer) -> Iterator[NamedEvent]:
        """By the same names as in ``saves.history.told``, from turns that may have been told already."""
        for turn in self.history.ends:
            for number, event in enumerate(self._narrative(turn, viewer).events, 1):
                yield NamedEvent(turn, number, turn, event)

    def _whole(self) -> Iterator[NamedEvent]:
        """All of it with the book-keeping, which leads from a mark to what made it."""
        for moment in self.history.moments:
            for index, event in enumerate(events_of(moment.line), 1):
                yield NamedEvent(moment.n, index, moment.position.state.turn, event)

    def heading(self, turn: int) -> str:
        """A turn's heading."""
        return speaker_of(self.program).events.turn(turn) if turn else _("Before the first turn")

    @property
    def standings(self) -> tuple[int, ...]:
        """The turns that have ended; the first is 0, the deal."""
        return tuple(self.history.ended)

    def standing(self, turn: int, viewer: Viewer) -> View:
        """Where the game stood when a turn (0: the deal) had been told, as this viewer could know it."""
        return self._view(self.history.ends[turn], viewer)

    def _view(self, end: Position, viewer: Viewer) -> View:
        if viewer not in self.viewers:
            raise ValueError(f"this game goes on: it is not shown as {viewer}")
        return view_for(self.program, end.state, viewer, end.events, end.past, talk=end.talk)

    def last_view(self, viewer: Viewer) -> View:
        """Where the game stands, or stood when it ended, as this viewer may know it."""
        end = self.history.ends[max(self.history.ends)] if self.history.ends else self.history.begun
        return self._view(end, viewer)

    def promises(self, viewer: Viewer | None = None) -> tuple[Chapter, ...]:
        """Every promise a viewer (None: the first) may know of, held against what was done; none given: nothing."""
        seen = self.viewers[0] if viewer is None else viewer
        talk, last = self.last_view(seen).talk, self.turns[-1:]
        told = self.narrative(last[0], seen).chapters if last else ()
        held = promises_and_acts(self.program, talk, told) if talk else None
        return (held,) if held else ()

    def news(self, seat: str) -> tuple[PrivateNews, ...]:
        """What this seat alone learned of the last turn that was resolved, under the titles of its steps: for the seat
        itself, while the game goes on and after a break. Its own order is no news, nor what lay on its desk, nor
        what moved: that its next view says (``View.since``)."""
        turn = self.history.ended[-1] if self.history.ended else 0
        if not turn:
            return ()
        known = {line for chapter in self._narrative(turn, PUBLIC).chapters for line in chapter.lines}
        known_to_it = self._narrative(turn, seat).events
        seen = [
            event for event in known_to_it if not (_ordered_by(event, seat) or isinstance(event, (Changed, Became)))
        ]
        own = (
            PrivateNews(chapter.title, tuple(line for line in chapter.lines if line not in known))
            for chapter in chapters(self.program, seen, seat, known_to_it)
            if chapter.kind not in READ_BEFORE_ORDERS
        )
        return tuple(news for news in own if news.lines)

    @property
    def answers(self) -> tuple[str, ...]:
        """What a finished game answers to the questions of its debrief that say by which tracks; else nothing."""
        if not self.finished or not self.history.ends:
            return ()
        first, last = self.history.ends.get(0, self.history.begun), self.history.ends[max(self.history.ends)]
        return tuple(answered_questions(self.program, first.state, last.state))

    @property
    def theories(self) -> tuple[tuple[str, str], ...]:
        """The theories that were live, each by name and text."""
        modules = self.program.scenario.modules
        chosen = ((modules[one.id], one.number) for one in map(ModuleChoice.parse, self.program.modules))
        return tuple((f"{one.name} ({number})" if number else one.name, one.text) for one, number in chosen)
