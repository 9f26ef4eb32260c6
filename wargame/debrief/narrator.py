"""Gathering the events of a turn into chapters, the steps of the reveal: what belongs together for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from wargame.debrief.chapter import Chapter, ChapterDraft, ChapterKind, Entry, Seats
from wargame.debrief.joint_moves import JointMoves
from wargame.debrief.rolls import roll_node
from wargame.document.nodes import PointList, PointRow, items, plain, text
from wargame.engine.program import Program
from wargame.engine.reasons import declared
from wargame.model import events as e
from wargame.model.labels import SlotName, Source, steps_of
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
    narrator = Narrator(program, JointMoves(program, known or events, viewer))
    for event in events:
        narrator.take(event)
    drafts = narrator.finished()
    happened = accumulate((draft.upto for draft in drafts), max)
    return tuple(
        Chapter(draft.title, draft.kind, draft.body(), upto) for draft, upto in zip(drafts, happened, strict=True)
    )


class Narrator:
    """Takes the events of a turn one by one; ``finished`` gives its chapters."""

    def __init__(self, program: Program, joint: JointMoves) -> None:
        """Nothing told yet."""
        self._program, self._scenario, self._speaker = program, program.scenario, speaker_of(program).events
        self._joint = joint
        self._drafts: list[ChapterDraft] = []
        self._at: ChapterDraft | None = None
        """The chapter that was written in last."""
        self._moves: dict[tuple[str, Seats], ChapterDraft] = {}
        self._settled: set[int] = set()
        self._joined: dict[str, Seats] = {}
        """Who takes part in a joint move; its roll names all who might."""
        self._orderers: dict[str, Seats] = {}
        """Who ordered a move, as far as it is known."""
        self._tracks: dict[str, tuple[int, int]] = {}
        self._resolved = False
        self._taken = 0

    def take(self, event: e.Event) -> None:
        """Write one event where it belongs."""
        self._write(event)
        self._taken += 1
        for draft in self._drafts:
            draft.stamp(self._taken)

    def _write(self, event: e.Event) -> None:
        match event:
            case e.TurnOpened():
                self._open(self._speaker.turn(event.turn), "opening")
            case e.Put():
                inject, source = self._scenario.injects.get(event.inject), f"inject:{event.inject}"
                draft = self._open(self._speaker.cause(source), "inject", fixed=True)
                draft.say(inject.text if inject else "", (source, ()))
            case e.Dealt():
                self._here().say(self._line(event), (f"{event.what}:{event.id}", (event.seat,)))
            case e.Drawn():
                opening = next((draft for draft in reversed(self._drafts) if draft.kind == "opening"), None)
                (opening or self._here()).say(self._line(event))
            case e.Closed():
                named = self._here().title == self._speaker.cause(f"inject:{event.inject}")
                self._here().say(_("Settled") if named else self._line(event))
            case e.Ordered():
                self._orderers[event.move] = (*self._orderers.get(event.move, ()), event.seat)
                self._under(_("Orders"), "orders").say(self._line(event))
            case e.Answered():
                answered = f"answer:{event.question}.{event.answer}"
                self._under(_("Orders"), "orders").say(self._line(event), (answered, (event.seat,)))
            case e.Joined() | e.Lapsed():
                if isinstance(event, e.Joined):
                    self._joined[event.move] = event.seats
                self._under(_("Who joins whom"), "joint").say(self._line(event))
            case e.OfferFailed():
                if words := self._joint.say(event):
                    self._under(_("Who joins whom"), "joint").say(words)
            case e.Rolled():
                self._rolled(event)
            case e.Changed() | e.Became():
                self._effect(event)
            case e.BandChanged():
                self._band_changed(event)
            case e.Fired():
                self._fired(event)
            case e.TurnEnded():
                self._resolved = True
            case e.Ended() | e.OutcomeReached():
                self._under(_("The game is over"), "ending").say(self._speaker.fate(event))
            case e.Scored():
                draft = self._open(self._line(event), "scores", fixed=True)
                draft.add(Entry(inside=(self._tally(event),)))
            case e.Told():
                if words := self._speaker.row_text(event):
                    self._here().say(words)
            case _:  # a kind without a heading of its own stands under what led to it, if it has a line at all
                if words := self._line(event):
                    self._here().say(words)

    def finished(self) -> list[ChapterDraft]:
        """Every chapter with something in it, the summary of tracks before the ending. What is taken up again after
        other things (orders, an inject that is settled, what follows by itself) says so."""
        drafts = [draft for draft in self._drafts if draft.body() or draft.fixed]
        for number, draft in enumerate(drafts):
            if any(draft.title == before.title for before in drafts[:number]):
                draft.title = _("{title}, continued").format(title=draft.title)
        went = ((slot, first, last) for slot, (first, last) in self._tracks.items() if first != last)
        totals = items(*(self._speaker.moved(*one) for one in went))
        if self._resolved and totals:
            at = next((n for n, draft in enumerate(drafts) if draft.kind in ("ending", "scores")), len(drafts))
            summary = ChapterDraft(_("What moved this turn"), "summary", upto=self._taken)
            summary.add(Entry(inside=totals))
            drafts.insert(at, summary)
        return drafts

    def _line(self, event: e.Event) -> str:
        return self._speaker.line(event) or ""

    def _open(self, title: str, kind: ChapterKind, fixed: bool = False) -> ChapterDraft:
        self._at = ChapterDraft(title, kind, fixed=fixed)
        self._drafts.append(self._at)
        return self._at

    def _under(self, title: str, kind: ChapterKind) -> ChapterDraft:
        """The last chapter, if it is of this kind; else a new one."""
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.kind != kind:
            return self._open(title, kind)
        self._at = last
        return last

    def _here(self, *kinds: ChapterKind) -> ChapterDraft:
        """The chapter written in last, if it is of one of these kinds (none: of any); else one for what follows."""
        if self._at is not None and (not kinds or self._at.kind in kinds):
            return self._at
        if not self._drafts:
            return self._open(_("Before the first turn"), "opening")
        return self._under(_("What follows by itself"), "rule")

    def _rolled(self, event: e.Rolled) -> None:
        if not event.is_told:
            return
        source = Source.parse(event.source)
        match source.kind:
            case "move":
                draft = self._open(self._move_title(source.id, event.seats), "move")
                self._moves[source.id, event.seats] = draft
                draft.add(Entry(inside=(roll_node(self._program, event),)))
            case "table":
                self._table(source.id, event)
            case _:
                asker = steps_of(event.purpose)[1:2]
                entry = self._entry(asker[0].without_seat if asker else "", event.seats)
                entry.effects.append(text(self._speaker.roll(event)))

    def _table(self, id: str, event: e.Rolled) -> None:
        """A rule table: in the chapter of the actor who rolls it, or of the table that led to it; else in its own."""
        name = self._speaker.doing(event.seats, self._speaker.cause(event.source))
        actor = next(
            (one.name for one in self._scenario.actors.values() if any(id == turn.run for turn in one.turn)), None
        )
        title = self._speaker.acts(actor) if actor else name
        draft = self._at
        if draft is None or draft.kind != "actor" or (actor and draft.title != title):
            draft = self._open(title, "actor")
        heading = "" if name in (draft.title, actor) else name
        draft.add(Entry(heading, (roll_node(self._program, event),), heads=True), (event.source, event.seats))

    def _effect(self, event: e.Changed | e.Became) -> None:
        name = SlotName.parse(event.slot).id
        money = self._scenario.currency.track if self._scenario.currency else None
        if isinstance(event, e.Changed) and name in self._scenario.tracks and name != money:
            first = self._tracks.get(event.slot, (event.to - event.granted, 0))[0]
            self._tracks[event.slot] = (first, event.to)
        said = self._speaker.effect(event)
        if said is None:
            return
        if event.source:
            entry = self._entry(event.source, event.seats)
            named = entry.subject and said.subject == entry.subject
            entry.effects.append(text(sentence(plain(said.value))) if named else said.words)
        else:
            self._here("opening", "rule").say(f"{plain(said.words)}, {self._speaker.cause('')}")

    def _entry(self, label: str, seats: Seats) -> Entry:
        """The entry an effect of this source belongs under, found or made."""
        source = Source.parse(label)
        match source.kind:
            case "move" | "choice":
                draft = self._move_chapter(source.id, seats)
                return draft.last(("", ())) or draft.say("", ("", ()))
            case "rule" | "later" | "undo" | "standing" | "start" | "ending":
                draft, seats = self._here("opening", "rule"), ()
            case "answer":
                still_read = self._drafts and self._drafts[-1].kind == "orders"
                if still_read:
                    draft = self._under(_("Orders"), "orders")
                else:
                    draft = self._under(_("What the answers bring"), "answers")
                answered = draft.caused.get((label, seats)) or draft.caused.get((label, ()))
                return answered or draft.say(self._speaker.doing(seats, self._speaker.cause(label)), (label, seats))
            case _:
                draft = self._here()
        heading, subject = self._speaker.why(label, seats), self._speaker.acted(label, seats)
        entry = Entry(heading, subject=subject if heading != subject else "")
        return draft.last((label, seats), (label, ())) or draft.add(entry, (label, seats))

    def _move_chapter(self, move: str, seats: Seats) -> ChapterDraft:
        """The chapter of a move, brought to where its effects happen: chapters follow the order of effects."""
        draft = self._moves.get((move, seats))
        if draft is None:
            draft = self._open(self._move_title(move, seats), "move")
            self._moves[move, seats] = draft
        elif id(draft) not in self._settled:
            self._drafts.remove(draft)
            self._drafts.append(draft)
        self._settled.add(id(draft))
        self._at = draft
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
            self._here().say(f"{self._speaker.move(event.move)}: {changed}")

    def _fired(self, event: e.Fired) -> None:
        source = Source.parse(event.source)
        match source.kind:
            case "hidden":
                return
            case "actor":
                self._open(self._speaker.acts(self._speaker.cause(event.source)), "actor")
            case "settle" | "inject":
                draft = self._open(self._speaker.cause(event.source), "settled", fixed=True)
                whole = source.without_number  # effects say which inject was settled, the heading says how
                draft.say(self._reason(event.source), (whole, ()), (whole, event.seats))
            case _:
                self._entry(event.source, event.seats)

    def _reason(self, source: str) -> str:
        """The reason alone, for a chapter whose title says the rest."""
        reason = self._speaker.because(source)
        return "" if reason == self._speaker.cause(source) else sentence(reason)

    def _tally(self, event: e.Scored) -> PointList:
        """A score reason by reason: what was wanted, the points got and the most there were."""
        sections = {"objective": "objectives", "card": "cards", "red_line": "red_lines"}
        rows = []
        for part in event.lines:
            thing = declared(self._scenario, sections[part.what], part.id)
            rows.append(PointRow(part.points, part.most, text(thing.text if thing is not None else part.id)))
        return PointList(tuple(rows), signed=True)
