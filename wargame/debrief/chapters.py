"""Gathering the events of a turn into pages: what belongs together for a reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from wargame.debrief import rolls
from wargame.debrief.lines import effect, heading, line, score_lines
from wargame.debrief.reasons import cause
from wargame.debrief.words import move_name, seat_names, signed, slot_name, split
from wargame.model import events as e
from wargame.model.files import Scenario

INDENT = "  "


@dataclass(slots=True)
class Page:
    """A chapter being written."""

    title: str
    kind: str
    lines: list[str] = field(default_factory=list)
    fixed: bool = False
    """Worth showing even with no line below its title."""


class Book:
    """Takes events one by one; ``finished`` gives the pages."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._pages: list[Page] = []
        self._moves: dict[tuple[str, tuple[str, ...]], Page] = {}
        self._settled: set[int] = set()
        self._tracks: dict[str, tuple[int, int]] = {}
        self._resolved = False

    def take(self, event: e.Event) -> None:
        """Write one event where it belongs."""
        match event:
            case e.TurnOpened():
                about = self.scenario.about
                self._open(f"{about.turn_name.capitalize()} {event.turn} of {about.turns}", "opening")
            case e.Put():
                self._inject(event)
            case e.Drawn() | e.Dealt() | e.Closed() | e.RedLineCrossed():
                self._say(line(self.scenario, event))
            case e.Ordered() | e.Answered():
                self._under("Orders", "orders", line(self.scenario, event))
            case e.Joined() | e.OfferFailed() | e.Lapsed():
                self._under("Who joins whom", "joint", line(self.scenario, event))
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
                self._under("The game is over", "ending", line(self.scenario, event))
            case e.Scored():
                self._scored(event)
            case _:
                pass

    def finished(self) -> list[Page]:
        """Every page with something on it, the summary of tracks before the ending."""
        pages = [page for page in self._pages if page.lines or page.fixed]
        moved = [
            f"{slot_name(self.scenario, slot)} {first} → {last} ({signed(last - first)})"
            for slot, (first, last) in self._tracks.items()
            if first != last
        ]
        if self._resolved and moved:
            at = next((n for n, page in enumerate(pages) if page.kind in ("ending", "scores")), len(pages))
            pages.insert(at, Page("What moved this turn", "summary", moved))
        return pages

    def _open(self, title: str, kind: str, fixed: bool = False) -> Page:
        page = Page(title, kind, fixed=fixed)
        self._pages.append(page)
        return page

    def _say(self, words: str | None) -> None:
        if words:
            page = self._pages[-1] if self._pages else self._open("Before the first turn", "opening")
            page.lines.append(words)

    def _under(self, title: str, kind: str, words: str | None) -> None:
        if not self._pages or self._pages[-1].kind != kind:
            self._open(title, kind)
        self._say(words)

    def _inject(self, event: e.Put) -> None:
        inject = self.scenario.injects.get(event.inject)
        page = self._open(cause(self.scenario, f"inject:{event.inject}"), "inject", fixed=True)
        if inject:
            page.lines.append(inject.text)

    def _rolled(self, event: e.Rolled) -> None:
        if not rolls.told(event):
            return
        if event.source.startswith("move:"):
            page = self._open(rolls.title(self.scenario, event), "move")
            self._moves[event.source[5:], event.seats] = page
            page.lines += rolls.lines(self.scenario, event)
        else:
            if not self._pages or self._pages[-1].kind not in ("actor", "rule", "inject", "move"):
                self._open(rolls.title(self.scenario, event), "actor" if event.source.startswith("table:") else "rule")
            self._say(rolls.one_line(self.scenario, event))

    def _effect(self, event: e.Changed | e.Became) -> None:
        if isinstance(event, e.Changed) and split(event.slot)[0] in self.scenario.tracks:
            first = self._tracks.get(event.slot, (event.to - event.granted, 0))[0]
            self._tracks[event.slot] = (first, event.to)
        words = effect(self.scenario, event)
        if words is None:
            return
        kind, _, rest = event.source.partition(":")
        if kind in ("move", "choice"):
            self._move_page(rest.partition("#")[0].partition(".")[0], event.seats).lines.append(INDENT + words)
        elif not event.source:
            self._under("Also noticed", "rule", f"{words}: {cause(self.scenario, '')}")
        else:
            page = self._pages[-1] if self._pages else None
            name = cause(self.scenario, event.source)
            own = page is not None and (name in page.title or any(name in said for said in page.lines[-8:]))
            self._say(INDENT + words + ("" if own else f" ({name})"))

    def _move_page(self, move: str, seats: tuple[str, ...]) -> Page:
        """The page of a move, brought to where its effects happen: pages follow the order of effects."""
        page = self._moves.get((move, seats))
        if page is None:
            title = f"{seat_names(self.scenario, seats)}: {move_name(self.scenario, move)}"
            page = self._moves[move, seats] = self._open(title if seats else move_name(self.scenario, move), "move")
        elif id(page) not in self._settled:
            self._pages.remove(page)
            self._pages.append(page)
        self._settled.add(id(page))
        return page

    def _band_changed(self, event: e.BandChanged) -> None:
        words = effect(self.scenario, event)
        pages = [page for (move, _), page in self._moves.items() if move == event.move]
        if words and pages:
            pages[-1].lines.append(f"→ {words.partition(': ')[2]}")
        else:
            self._say(words)

    def _fired(self, event: e.Fired) -> None:
        words = heading(self.scenario, event)
        if words is None:
            return
        kind = event.source.partition(":")[0]
        if kind == "actor":
            self._open(cause(self.scenario, event.source), "actor")
        elif kind in ("watch", "move", "choice"):
            self._say(INDENT + words)
        elif kind in ("settle", "inject"):
            self._open(words, "inject", fixed=True)
        else:
            self._under("What follows by itself", "rule", words)

    def _scored(self, event: e.Scored) -> None:
        page = self._open(line(self.scenario, event) or "", "scores", fixed=True)
        page.lines += score_lines(self.scenario, event)
