"""Gathering the events of a turn into pages: what belongs together for a reader."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.debrief import rolls
from wargame.debrief.joint_moves import JointMoves
from wargame.debrief.event_words import effect, line, score_lines, why
from wargame.debrief.draft_chapter import Entry, Page
from wargame.debrief.reasons import UNKNOWN, because, cause
from wargame.debrief.words import move_name, seat_names, slot_name, split
from wargame.model import events as e
from wargame.model.files import Scenario
from wargame.model.viewers import PUBLIC, Viewer
from wargame.wording.numbers import sentence, signed

FOLLOWS = "What follows by itself"
BROUGHT = "What the answers bring"
Seats = tuple[str, ...]


class Narrator:
    """Takes events one by one; ``finished`` gives the pages."""

    def __init__(self, scenario: Scenario, joining: JointMoves) -> None:
        """An empty book about one turn."""
        self.scenario = scenario
        self._joining = joining
        self._pages: list[Page] = []
        self._at: Page | None = None
        """The page that was written on last."""
        self._moves: dict[tuple[str, Seats], Page] = {}
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
        for page in self._pages:
            page.stamp(self._taken)

    def _write(self, event: e.Event) -> None:
        match event:
            case e.TurnOpened():
                about = self.scenario.about
                self._open(f"{about.turn_name.capitalize()} {event.turn} of {about.turns}", "opening")
            case e.Put():
                self._put(event)
            case e.CameOut() | e.Drawn() | e.Dealt() | e.TurnedOver() | e.Closed() | e.RedLineCrossed():
                self._tell(event)
            case e.Ordered() | e.Answered():
                if isinstance(event, e.Ordered):
                    self._orderers[event.move] = (*self._orderers.get(event.move, ()), event.seat)
                self._order(event)
            case e.Joined() | e.Lapsed():
                if isinstance(event, e.Joined):
                    self._joined[event.move] = event.seats
                self._under("Who joins whom", "joint").say(line(self.scenario, event) or "")
            case e.OfferFailed():
                words = self._joining.say(event)
                if words:
                    self._under("Who joins whom", "joint").say(words)
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
                words = line(self.scenario, event) or ""
                self._under("The game is over", "ending").say(words.removeprefix("The game is over. "))
            case e.Scored():
                page = self._open(line(self.scenario, event) or "", "scores", fixed=True)
                page.entries += [Entry(words) for words in score_lines(self.scenario, event)]
            case _:
                pass

    def finished(self) -> list[Page]:
        """Every page with something on it, the summary of tracks before the ending. What is taken up again after other
        things (orders, an inject that is settled, what follows by itself) says so."""
        pages = [page for page in self._pages if page.lines or page.fixed]
        for number, page in enumerate(pages):
            if any(page.title == before.title for before in pages[:number]):
                page.title = f"{page.title}, continued"
        moved = [
            Entry(f"{slot_name(self.scenario, slot)} {first} → {last} ({signed(last - first)})", "effect")
            for slot, (first, last) in self._tracks.items()
            if first != last
        ]
        if self._resolved and moved:
            at = next((n for n, page in enumerate(pages) if page.kind in ("ending", "scores")), len(pages))
            pages.insert(at, Page("What moved this turn", "summary", moved, upto=self._taken))
        return pages

    def _open(self, title: str, kind: str, fixed: bool = False) -> Page:
        self._at = Page(title, kind, fixed=fixed)
        self._pages.append(self._at)
        return self._at

    def _under(self, title: str, kind: str) -> Page:
        """The last page, if it is of this kind; else a new one."""
        last = self._pages[-1] if self._pages else None
        if last is None or last.kind != kind:
            return self._open(title, kind)
        self._at = last
        return last

    def _here(self, *kinds: str) -> Page:
        """The page written on last, if it is of one of these kinds (none: of any); else one for what follows."""
        if self._at is not None and (not kinds or self._at.kind in kinds):
            return self._at
        return self._open("Before the first turn", "opening") if not self._pages else self._under(FOLLOWS, "rule")

    def _tell(self, event: e.CameOut | e.Drawn | e.Dealt | e.TurnedOver | e.Closed | e.RedLineCrossed) -> None:
        words = line(self.scenario, event) or ""
        if isinstance(event, e.Dealt):
            self._here().say(words, (f"{event.what}:{event.id}", (event.seat,)))
        elif isinstance(event, e.Drawn):
            opening = next((page for page in reversed(self._pages) if page.kind == "opening"), None)
            (opening or self._here()).say(words)
        elif isinstance(event, e.Closed) and self._here().title == cause(self.scenario, f"inject:{event.inject}"):
            self._here().say("Settled")
        else:
            self._here().say(words)

    def _put(self, event: e.Put) -> None:
        inject = self.scenario.injects.get(event.inject)
        source = f"inject:{event.inject}"
        page = self._open(cause(self.scenario, source), "inject", fixed=True)
        page.say(inject.text if inject else "", (source, ()))

    def _order(self, event: e.Ordered | e.Answered) -> None:
        page = self._under("Orders", "orders")
        words = line(self.scenario, event) or ""
        if isinstance(event, e.Answered):
            page.say(words, (f"answer:{event.question}.{event.answer}", (event.seat,)))
        else:
            page.say(words)

    def _rolled(self, event: e.Rolled) -> None:
        kind, _, id = event.source.partition(":")
        if not rolls.told(event):
            return
        if kind == "move":
            page = self._open(self._move_title(id, event.seats), "move")
            self._moves[id, event.seats] = page
            page.entries += [Entry(words, role) for role, words in rolls.steps(self.scenario, event)]
        elif kind == "table":
            self._table(id, event)
        else:
            asker = event.purpose.partition("<")[2].partition("<")[0].partition("@")[0]
            self._entry(asker, event.seats).below.append(rolls.one_line(self.scenario, event))

    def _table(self, id: str, event: e.Rolled) -> None:
        """A rule table: on the page of the actor who rolls it, or of the table that led to it; else on its own."""
        name = rolls.title(self.scenario, event)
        actor = next(
            (one.name for one in self.scenario.actors.values() if any(id == line.run for line in one.turn)), None
        )
        title = acts(actor) if actor else name
        page = self._at
        if page is None or page.kind != "actor" or (actor and page.title != title):
            page = self._open(title, "actor")
        entry = page.say("" if name in (page.title, actor) else name, (event.source, event.seats), role="heading")
        entry.details += rolls.steps(self.scenario, event)

    def _effect(self, event: e.Changed | e.Became) -> None:
        name = split(event.slot)[0]
        money = self.scenario.currency.track if self.scenario.currency else None
        if isinstance(event, e.Changed) and name in self.scenario.tracks and name != money:
            first = self._tracks.get(event.slot, (event.to - event.granted, 0))[0]
            self._tracks[event.slot] = (first, event.to)
        words = effect(self.scenario, event)
        if words is None:
            return
        if event.source:
            entry = self._entry(event.source, event.seats)
            named, _, value = words.partition(": ")
            entry.below.append(sentence(value) if entry.text.startswith(f"{named}: ") else words)
        else:
            self._here("opening", "rule").say(f"{words}, {UNKNOWN}")

    def _entry(self, source: str, seats: Seats) -> Entry:
        """The heading an effect of this source belongs under, found or made."""
        kind, _, rest = source.partition(":")
        if kind in ("move", "choice"):
            page = self._move_page(rest.partition("#")[0].partition(".")[0], seats)
            return self._last(page, ("", ())) or page.say("", ("", ()))
        match kind:
            case "rule" | "later" | "undo" | "standing" | "start" | "ending":
                page, seats = self._here("opening", "rule"), ()
            case "answer":
                still_read = self._pages and self._pages[-1].kind == "orders"
                page = self._under("Orders", "orders") if still_read else self._under(BROUGHT, "answers")
            case _:
                page = self._here()
        known = page.keys.get((source, seats)) or page.keys.get((source, ()))
        if known is not None and (kind == "answer" or known is page.entries[-1]):
            return known
        if kind == "answer":
            return page.say(f"{seat_names(self.scenario, seats)}: {cause(self.scenario, source)}", (source, seats))
        return page.say(why(self.scenario, source, seats), (source, seats))

    def _last(self, page: Page, key: tuple[str, Seats]) -> Entry | None:
        """The entry of this key, if nothing was written on the page after it."""
        entry = page.keys.get(key)
        return entry if entry is not None and entry is page.entries[-1] else None

    def _move_page(self, move: str, seats: Seats) -> Page:
        """The page of a move, brought to where its effects happen: pages follow the order of effects."""
        page = self._moves.get((move, seats))
        if page is None:
            page = self._open(self._move_title(move, seats), "move")
            self._moves[move, seats] = page
        elif id(page) not in self._settled:
            self._pages.remove(page)
            self._pages.append(page)
        self._settled.add(id(page))
        self._at = page
        return page

    def _move_title(self, move: str, seats: Seats) -> str:
        acting = tuple(seat for seat in seats if seat in self._orderers.get(move, seats)) or seats
        who = seat_names(self.scenario, self._joined.get(move, acting))
        return f"{who}: {move_name(self.scenario, move)}" if who else move_name(self.scenario, move)

    def _band_changed(self, event: e.BandChanged) -> None:
        words = effect(self.scenario, event)
        pages = [page for (move, _), page in self._moves.items() if move == event.move]
        if words and pages:
            pages[-1].say(f"→ {words.partition(': ')[2]}")
        elif words:
            self._here().say(words)

    def _fired(self, event: e.Fired) -> None:
        kind = event.source.partition(":")[0]
        if not event.source:
            return
        if kind == "actor":
            self._open(acts(cause(self.scenario, event.source)), "actor")
        elif kind in ("settle", "inject"):
            page = self._open(cause(self.scenario, event.source), "settled", fixed=True)
            whole = event.source.partition("#")[0]  # effects say which inject was settled, the heading says how
            page.say(_reason(self.scenario, event.source), (whole, ()), (whole, event.seats))
        else:
            self._entry(event.source, event.seats)


def _reason(scenario: Scenario, source: str) -> str:
    """The reason alone, for a page whose title says the rest."""
    reason = because(scenario, source)
    return "" if reason == cause(scenario, source) else sentence(reason)


def acts(actor: str) -> str:
    """A heading: ``Beijing acts``, ``Publics and parliaments act``."""
    return f"{actor} {'act' if ' and ' in actor else 'acts'}"


def narrate(
    scenario: Scenario, events: Sequence[e.Event], viewer: Viewer = PUBLIC, known: Sequence[e.Event] = ()
) -> list[Page]:
    """The pages of one turn's events, in the order they are read. ``known``: more of the turn that the reader knows."""
    book = Narrator(scenario, JointMoves(scenario, known or events, viewer))
    for event in events:
        book.take(event)
    return book.finished()
