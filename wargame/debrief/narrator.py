"""Gathering the events of a turn into chapters, the steps of the reveal: what belongs together for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from wargame.debrief.chapter import Chapter, ChapterDraft, ChapterKind, Entry, Seats
from wargame.debrief.chapter_drafts import ChapterDrafts
from wargame.debrief.effects import with_stakes
from wargame.debrief.headlines import headline
from wargame.debrief.joint_moves import JointMoves
from wargame.debrief.rolls import felt_words, roll_node
from wargame.debrief.summary import what_mattered
from wargame.debrief.tally import tally
from wargame.document.nodes import Paragraph, plain, text
from wargame.engine.information.behind import moves_behind
from wargame.engine.program import Program
from wargame.model import events as e
from wargame.model.labels import Source, steps_of
from wargame.model.viewers import PUBLIC, Viewer
from wargame.wording import speaker_of
from wargame.wording.catalogue import _
from wargame.wording.numbers import sentence


def chapters(
    program: Program, events: Sequence[e.Event], viewer: Viewer = PUBLIC, known: Sequence[e.Event] = ()
) -> tuple[Chapter, ...]:
    """Events of one turn (or of its opening, or its resolution) gathered into steps, in the order they are shown.

    A move's effects stand with its roll; rules that act by themselves stand together; empty steps are left out.

    Args:
        viewer: whose these events are; control is told more of why a joint move does not stand.
        known: all that it knows of the turn, where ``events`` are only some of it.
    """
    every = known or events
    narrator = Narrator(program, JointMoves(program, every, viewer), viewer, every)
    for event in events:
        narrator.take(event)
    drafts = narrator.finished()
    happened = accumulate((draft.upto for draft in drafts), max)
    return tuple(
        Chapter(draft.title, draft.kind, draft.body(), upto, tuple(draft.told))
        for draft, upto in zip(drafts, happened, strict=True)
    )


class Narrator:
    """Takes the events of a turn one by one; ``finished`` gives its chapters."""

    def __init__(
        self, program: Program, joint: JointMoves, viewer: Viewer = PUBLIC, known: Sequence[e.Event] = ()
    ) -> None:
        """Nothing told yet. ``known``: all that the viewer knows of the turn."""
        self._known = known
        self._viewer = viewer
        self._program, self._scenario, self._speaker = program, program.scenario, speaker_of(program).events
        self._joint = joint
        self._drafts = ChapterDrafts()
        self._moves: dict[tuple[str, Seats], ChapterDraft] = {}
        self._settled: set[int] = set()
        self._joined: dict[str, Seats] = {}
        """Who takes part in a joint move; its roll names all who might."""
        self._orderers: dict[str, Seats] = {}
        """Who ordered a move, as far as it is known."""
        self._rolls: dict[int, e.Rolled] = {}
        """Rolls of moves, by the chapter they stand in."""
        self._held: dict[str, int] = {}
        """What slots were last told to hold."""
        self._texts: dict[str, str] = {}
        """Texts that control gave to situations."""
        self._heard: list[e.Event] = []
        self._turn = 0
        self._resolved = False

    def take(self, event: e.Event) -> None:
        """Write one event where it belongs."""
        self._write(event)
        self._heard.append(event)
        if isinstance(event, e.Became | e.Changed):
            self._headline(event)
            self._held[event.slot] = event.to
        for draft in self._drafts.all:
            draft.stamp(len(self._heard))

    def _write(self, event: e.Event) -> None:
        match event:
            case e.TurnOpened():
                self._turn = event.turn
                self._drafts.open(self._speaker.turn(event.turn), "opening")
            case e.Put():
                inject, source = self._scenario.injects.get(event.inject), f"inject:{event.inject}"
                draft = self._drafts.open(self._speaker.cause(source), "inject", fixed=True)
                draft.say(self._texts.get(event.inject, inject.text if inject else ""), (source, ()))
            case e.Announced():
                if event.inject:
                    self._texts[event.inject] = event.text
                else:
                    self._drafts.open(event.title, "inject", fixed=True).say(event.text)
            case e.Dealt():
                self._drafts.here().say(self._line(event), (f"{event.what}:{event.id}", (event.seat,)))
            case e.Drawn():
                (self._drafts.last("opening") or self._drafts.here()).say(self._line(event))
            case e.Closed():
                named = self._drafts.here().title == self._speaker.cause(f"inject:{event.inject}")
                self._drafts.here().say(_("Settled") if named else self._line(event))
            case e.Ordered():
                self._orderers[event.move] = (*self._orderers.get(event.move, ()), event.seat)
                self._drafts.under(_("Orders"), "orders").say(self._line(event))
            case e.Answered():
                answered = f"answer:{event.question}.{event.answer}"
                self._drafts.under(_("Orders"), "orders").say(self._line(event), (answered, (event.seat,)))
            case e.Joined():
                self._joined[event.move] = event.seats
                (self._drafts.last("orders") or self._drafts.under(_("Orders"), "orders")).say(self._line(event))
            case e.Lapsed():
                self._drafts.under(_("Who joins whom"), "joint").say(self._line(event))
            case e.OfferFailed():
                if words := self._joint.say(event):
                    self._drafts.under(_("Who joins whom"), "joint").say(words)
            case e.Rolled():
                self._rolled(event)
            case e.Changed() | e.Became():
                self._effect(event)
            case e.BandChanged():
                self._band_changed(event)
            case e.Fired():
                self._fired(event)
            case e.TurnEnded():
                self._turn, self._resolved = event.turn, True
            case e.RedLineCrossed() | e.Ended():
                self._headline(event)
            case e.OutcomeReached():
                self._drafts.under(_("The game is over"), "ending").say(self._speaker.fate(event))
            case e.Scored():
                draft = self._drafts.open(self._line(event), "scores", fixed=True)
                draft.add(Entry(inside=(tally(self._scenario, event),)))
            case e.Ruled():
                draft = self._drafts.open(_("A ruling of control"), "ruling", fixed=True)
                draft.say(self._line(event), (f"ruling:{event.category}", ()))
            case e.Undone():
                self._drafts.open(_("The game is taken back"), "ruling", fixed=True).say(self._line(event))
            case e.Told():
                if words := self._speaker.row_text(event):
                    self._drafts.here().say(words)
            case _:  # a kind without a heading of its own stands under what led to it, if it has a line at all
                if words := self._line(event):
                    self._drafts.here().say(words)

    def finished(self) -> list[ChapterDraft]:
        """Every chapter with something in it, the summary of tracks before the ending."""
        drafts = self._drafts.finished()
        for draft in drafts:  # a move's roll is never followed by nothing
            roll = self._rolls.get(id(draft))
            if roll is not None and len(draft.entries) == 1 and not draft.entries[0].effects:
                self._say(draft, self._felt(roll))
        mattered = what_mattered(self._program, self._viewer, self._heard, drafts)
        if self._resolved and mattered:
            at = next((n for n, draft in enumerate(drafts) if draft.kind in ("ending", "scores")), len(drafts))
            title = _("What mattered this {turn}").format(turn=self._scenario.about.turn_name)
            summary = ChapterDraft(title, "summary", upto=len(self._heard))
            summary.add(Entry(inside=mattered))
            drafts.insert(at, summary)
        return drafts

    def _felt(self, roll: e.Rolled) -> str:
        """What is said of a move of which no effect is told here; "" where one is told elsewhere."""
        known, speaker = self._known, self._speaker
        done = (one for one in known if isinstance(one, e.Changed | e.Became) and one.source == roll.source)
        return "" if any(map(speaker.effect, done)) else felt_words(self._program, roll, self._viewer, known)

    def _say(self, draft: ChapterDraft, words: str) -> None:
        if words:
            draft.say(words)

    def _headline(self, event: e.Became | e.Changed | e.RedLineCrossed | e.Ended) -> None:
        """What changes the game has a chapter of its own, right after what brought it about."""
        made = headline(self._program, event, self._held.get(event.slot), self._turn)
        if made is not None:
            kind: ChapterKind = "ending" if isinstance(event, e.Ended) else "headline"
            at, draft = self._drafts.at, self._drafts.open(made.title, kind)
            draft.add(Entry(inside=made.body))
            self._drafts.at = draft if kind == "ending" else at

    def _line(self, event: e.Event) -> str:
        return self._speaker.line(event) or ""

    def _rolled(self, event: e.Rolled) -> None:
        if not event.is_told:
            return
        source = Source.parse(event.source)
        match source.kind:
            case "move":
                draft = self._drafts.open(self._move_title(source.id, event.seats), "move")
                self._moves[source.id, event.seats] = draft
                self._rolls[id(draft)] = event
                draft.add(Entry(inside=(roll_node(self._program, event),)))
            case "table":
                self._table(event)
            case _:
                asker = steps_of(event.purpose)[1:2]
                entry = self._entry(asker[0].without_seat if asker else "", event.seats)
                entry.effects.append(text(self._speaker.roll(event)))

    def _table(self, event: e.Rolled) -> None:
        """A rule table in a chapter of its own, which says first what it belongs to: a move, or the actor who rolls it.
        What is rolled for a move is told before that move's outcome."""
        name = self._speaker.doing(event.seats, self._speaker.cause(event.source))
        actor = next((self._speaker.cause(str(step)) for step in steps_of(event.purpose) if step.kind == "actor"), None)
        draft = self._drafts.open(self._speaker.acts(actor) if actor == name else name, "actor")
        if move := moves_behind(self._program).get(event.purpose):
            waiting = [(seats, one) for (id_, seats), one in self._moves.items() if id_ == move]
            seats = waiting[-1][0] if waiting else ()
            draft.add(Entry(inside=(self._about(_("Part of {title}").format(title=self._move_title(move, seats))),)))
            for _seats, one in waiting:
                if id(one) not in self._settled:
                    self._drafts.put_last(one)
        elif actor is not None and actor != name:
            draft.add(Entry(inside=(self._about(self._speaker.acts(actor)),)))
        draft.add(Entry(inside=(roll_node(self._program, event),)), (event.source, event.seats))

    def _about(self, words: str) -> Paragraph:
        return Paragraph(text(words, tone="quiet"))

    def _effect(self, event: e.Changed | e.Became) -> None:
        said = self._speaker.effect(event)
        if said is None:
            return
        if isinstance(event, e.Changed):
            change = event.granted
        else:
            change = event.to - self._held.get(event.slot, 0 if event.to else 1)
        if event.source:
            entry = self._entry(event.source, event.seats)
            named = entry.subject and said.subject == entry.subject
            words = text(sentence(plain(said.value))) if named else said.words
            entry.effects.append(with_stakes(self._program, self._viewer, words, event.slot, change))
        else:
            words = text(f"{plain(said.words)}, {self._speaker.cause('')}")
            told = with_stakes(self._program, self._viewer, words, event.slot, change)
            self._drafts.here("opening", "rule").add(Entry(inside=(Paragraph(told),)))

    def _entry(self, label: str, seats: Seats) -> Entry:
        """The entry an effect of this source belongs under, found or made."""
        source = Source.parse(label)
        match source.kind:
            case "move" | "choice":
                draft = self._move_chapter(source.id, seats)
                return draft.last(("", ())) or draft.say("", ("", ()))
            case "rule" | "later" | "undo" | "standing" | "start" | "ending":
                draft, seats = self._drafts.here("opening", "rule"), ()
            case "answer":
                if self._drafts.all and self._drafts.all[-1].kind == "orders":  # they are still being read
                    draft = self._drafts.under(_("Orders"), "orders")
                else:
                    draft = self._drafts.under(_("What the answers bring"), "answers")
                answered = draft.caused.get((label, seats)) or draft.caused.get((label, ()))
                return answered or draft.say(self._speaker.doing(seats, self._speaker.cause(label)), (label, seats))
            case _:
                draft = self._drafts.here()
        heading, subject = self._speaker.why(label, seats), self._speaker.acted(label, seats)
        entry = Entry(heading if heading != draft.title else "", subject=subject if heading != subject else "")
        return draft.last((label, seats), (label, ())) or draft.add(entry, (label, seats))

    def _move_chapter(self, move: str, seats: Seats) -> ChapterDraft:
        """The chapter of a move, brought to where its effects happen: chapters follow the order of effects."""
        draft = self._moves.get((move, seats))
        if draft is None:
            draft = self._drafts.open(self._move_title(move, seats), "move")
            self._moves[move, seats] = draft
        elif id(draft) not in self._settled:
            self._drafts.put_last(draft)
        self._settled.add(id(draft))
        self._drafts.at = draft
        return draft

    def _move_title(self, move: str, seats: Seats) -> str:
        acting = tuple(seat for seat in seats if seat in self._orderers.get(move, seats)) or seats
        return self._speaker.doing(self._joined.get(move, acting), self._speaker.move(move))

    def _band_changed(self, event: e.BandChanged) -> None:
        drafts = [draft for (move, _), draft in self._moves.items() if move == event.move]
        changed = self._speaker.band_change(event)
        if drafts:
            drafts[-1].say(f"→ {changed}")
        else:
            self._drafts.here().say(f"{self._speaker.move(event.move)}: {changed}")

    def _fired(self, event: e.Fired) -> None:
        source = Source.parse(event.source)
        match source.kind:
            case "hidden":
                return
            case "actor":
                self._drafts.open(self._speaker.acts(self._speaker.cause(event.source)), "actor")
            case "settle" | "inject":
                draft = self._drafts.open(self._speaker.cause(event.source), "settled", fixed=True)
                whole = source.without_number  # effects say which inject was settled, the heading says how
                draft.say(self._reason(event.source), (whole, ()), (whole, event.seats))
            case _:
                self._entry(event.source, event.seats)

    def _reason(self, source: str) -> str:
        """The reason alone, for a chapter whose title says the rest."""
        reason = self._speaker.because(source)
        return "" if reason == self._speaker.cause(source) else sentence(reason)
