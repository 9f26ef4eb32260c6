"""Which address of a hosted game leads where. Nothing is answered to anybody who was not let in but the way in."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from wargame.files import why
from wargame.model.orders import Order
from wargame.remote.requests import DATA, TEAM, AskOutlook, AskWhy
from wargame.saves.problems import Unusable
from wargame.web.actions import THOUGHT_OVER, perform, refusing
from wargame.web.door import Door, NotLetIn
from wargame.web.guard import Guard, body_of
from wargame.web.presence import place_name
from wargame.web.page_request import ActionRefused, read_asked
from wargame.web.places import CONTROL_PLACE, PROJECTOR_PLACE, SEAT, address_of, seat_at
from wargame.web.rendering import page, static
from wargame.web.room import Room
from wargame.web.seat_data import outlook_data, why_data
from wargame.web.screens import MOST_SCREENS, Screens, lost_words, took_over_words
from wargame.web.team_actions import perform_for, read_request, thought_over
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.sim.outlook import Outlook

A_DAY = 86_400
STATIC = {"page.js": "text/javascript", "join.js": "text/javascript", "page.css": "text/css"}
Columns = tuple[tuple[str, tuple[str, ...]], ...]
"""The columns of a page, each with its regions."""
SEAT_COLUMNS: Columns = (
    ("whole", ("story", "end", "reveal")),
    ("first", ("asked", "aims", "since", "situation")),
    ("then", ("questions", "cards", "expect", "outlook")),
    ("last", ("talk", "say", "promise", "tracks", "map", "brief")),
)
PROJECTOR_COLUMNS: Columns = (
    ("whole", ("seats", "end")), ("first", ("story", "reveal", "situation", "talk")), ("then", ("map", "tracks")),
)  # fmt: skip
CONTROL_COLUMNS: Columns = (
    ("whole", ("steps", "dice", "seats")),
    ("first", ("presence", "heard", "say", "note", "talk", "msel", "announce", "ruled", "mend", "undo")),
    ("then", ("opened", "ruling", "look", "reveal", "story", "situation", "tracks", "end")),
)  # fmt: skip


class DoorToken(BaseModel):
    """What is shown at the door: a token or a code."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    word: str


class Hosted:
    """A hosted game as an application."""

    def __init__(self, room: Room, door: Door, address: str) -> None:
        """``address``: where everybody gets in, e.g. ``http://192.168.1.5:8000/``."""
        self.room, self.door = room, door
        self.screens = Screens(room, door, address)
        self._encrypted = address.startswith("https:")
        self._cookie = f"wargame-{sha256(room.table.start.game.encode()).hexdigest()[:8]}"
        self._notices: dict[str, str] = {}
        self._one_at_a_time = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._advised: set[str] = set()

    def asgi(self, names: Collection[str] = (), now: Callable[[], float] = time.monotonic) -> ASGIApp:
        """The application behind its guard. ``names``: what this computer is called in its network."""
        routes = [
            Route("/", self._way_in),
            Route("/join", self._join, methods=["POST"]),
            *(Route(f"/static/{name}", self._static) for name in STATIC),
        ]
        for place in self.door.places:
            at = address_of(place)
            routes += [
                Route(at, self._at(place, self._page)),
                Route(f"{at}events", self._at(place, self._events)),
                Route(f"{at}now", self._at(place, self._now)),
                Route(f"{at}do", self._at(place, self._do), methods=["POST"]),
            ]
            if seat_at(place) is not None:
                routes += [
                    Route(f"{at}{DATA}", self._at(place, self._data)),
                    Route(f"{at}{TEAM}", self._at(place, self._team), methods=["POST"]),
                ]
        return Guard(Starlette(routes=routes), names, now)

    @property
    def _title(self) -> str:
        return self.room.table.program.scenario.about.title

    @property
    def _names(self) -> Mapping[str, str]:
        return {id_: seat.name for id_, seat in self.room.table.program.scenario.seats.items()}

    def _at(
        self, place: str, answer: Callable[[Request, str, str], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Answered to whoever sits at the place; others are told in words."""

        async def let_in(request: Request) -> Response:
            session = request.cookies.get(self._cookie, "")
            if self.door.holds(place, session):
                return await answer(request, place, session)
            strange = _("This screen has no place in the game: open your address, or type your code.")
            said = lost_words() if session else strange
            if request.url.path == address_of(place):
                return self._join_page(403)
            return JSONResponse({"refused": said}, 403)

        return let_in

    async def _way_in(self, request: Request) -> Response:
        return self._join_page(200)

    def _join_page(self, status: int) -> Response:
        return HTMLResponse(page("join.html.jinja", language="en", title=self._title), status)

    async def _join(self, request: Request) -> Response:
        body = await body_of(request.receive)
        who = request.client.host if request.client else ""
        try:
            entry = self.door.enter(DoorToken.model_validate_json(body or b"").word, who)
        except ValidationError:
            return JSONResponse({"refused": _("This could not be read.")}, 400)
        except NotLetIn as refused:
            said = _("Too many wrong tries. Wait a minute, then look at your code again.") if refused.wait else _(
                "This leads to no place in this game. Look at the code again, or ask whoever runs the game."
            )
            return JSONResponse({"refused": said}, 429 if refused.wait else 403)
        if entry.took_over and self.screens.open[entry.place] > 0:
            self._notices[entry.session] = took_over_words()
        answer = JSONResponse({"to": address_of(entry.place)})
        answer.set_cookie(
            self._cookie, entry.session, max_age=A_DAY, path=address_of(entry.place), httponly=True, samesite="strict",
            secure=self._encrypted,
        )
        return answer

    async def _static(self, request: Request) -> Response:
        name = request.url.path.rpartition("/")[2]
        return Response(static(name), media_type=STATIC[name])

    async def _page(self, request: Request, place: str, session: str) -> Response:
        seat = seat_at(place)
        kind, columns = "control", CONTROL_COLUMNS
        if seat is not None:
            kind, columns = "seat", SEAT_COLUMNS
        elif place == PROJECTOR_PLACE:
            kind, columns = "projector", PROJECTOR_COLUMNS
        title = f"{place_name(place, self._names)} – {self._title}"
        given = {"title": title, "kind": kind, "columns": columns, "game": self._cookie}
        return HTMLResponse(page("place.html.jinja", language="en", **given))

    async def _events(self, request: Request, place: str, session: str) -> Response:
        return self._stream(place, session)

    async def _data(self, request: Request, place: str, session: str) -> Response:
        return self._stream(place, session, data=True)

    def _stream(self, place: str, session: str, *, data: bool = False) -> Response:
        if self.screens.open.total() >= MOST_SCREENS:
            return PlainTextResponse(_("Too many screens are open."), 503)
        notice = self._notices.pop(session, "")
        stream = self.screens.stream(place, session, notice, data=data)
        return StreamingResponse(stream, media_type="text/event-stream")

    def _ask_outlook(self, seat: str) -> str:
        """A team asks what its order may lead to; it is told on its page. Raises ``ActionRefused``."""
        with refusing(self.room):
            games = self.screens.outlooks.begin(seat)
        task = asyncio.create_task(self._play_on(seat, games))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return ""

    async def _play_on(self, seat: str, games: Iterator[Outlook]) -> None:
        surest = None
        try:
            surest = await asyncio.to_thread(self.screens.outlooks.play, games)
        finally:
            self.screens.outlooks.told(seat, surest)

    async def _performed(self, doing: Callable[[], str], *, thought: bool) -> str:
        """One request after another; where players look ahead, screens go on hearing that the game is there."""
        async with self._one_at_a_time:
            if not (self.room.thinks and thought):
                return doing()
            self.screens.rest = True
            try:
                return await asyncio.to_thread(doing)
            finally:
                self.screens.rest = False

    async def _now(self, request: Request, place: str, session: str) -> Response:
        async with self._one_at_a_time:
            pass
        return Response(self.screens.message(place), media_type="application/json")

    async def _do(self, request: Request, place: str, session: str) -> Response:
        async def done(body: bytes) -> Mapping[str, object]:
            asked, seat = read_asked(body), seat_at(place)
            if seat is not None and asked.do == "outlook":
                return {"said": self._ask_outlook(seat)}
            doing = partial(perform, self.room, place, asked, self.screens.outlooks)
            return {"said": await self._performed(doing, thought=asked.do in THOUGHT_OVER)}

        answer = await self._answered(request, done)
        if place != CONTROL_PLACE or answer.status_code != 200 or self.screens.rest:
            return answer
        # What it did it sees at once, before all other screens are made anew; as long as any view, for who listens.
        with_view = bytes(answer.body)[:-1] + b',"view":' + self.screens.message(place) + b"}"
        return Response(with_view, media_type="application/json")

    async def _team(self, request: Request, place: str, session: str) -> Response:
        """What a terminal asks for."""

        async def done(body: bytes) -> Mapping[str, object]:
            asked, seat = read_request(body), place.removeprefix(SEAT)
            if isinstance(asked, AskOutlook):
                return {"said": "", "outlook": await self._outlook(seat, asked.order)}
            if isinstance(asked, AskWhy):
                async with self._one_at_a_time:
                    with refusing(self.room):
                        return {"said": "", "why": why_data(self.room, asked.event)}
            doing = partial(perform_for, self.room, seat, asked)
            return {"said": await self._performed(doing, thought=thought_over(asked))}

        return await self._answered(request, done)

    async def _outlook(self, seat: str, order: Order) -> object:
        """What an order may lead to, as JSON data; one answer a seat at a time. Raises ``ActionRefused``."""
        with refusing(self.room):
            games = self.screens.outlooks.games(seat, order)
        if seat in self._advised:
            raise ActionRefused(_("It is being played already."))
        self._advised.add(seat)
        undone = self.room.undone
        try:
            surest = await asyncio.to_thread(self.screens.outlooks.play, games)
        finally:
            self._advised.discard(seat)
        if self.room.undone != undone:
            raise ActionRefused(_("Control took the game back meanwhile. Ask anew."))
        return outlook_data(self.room.table.program, surest)

    async def _answered(
        self, request: Request, done: Callable[[bytes], Awaitable[Mapping[str, object]]]
    ) -> Response:
        """What came of a request, or in words why nothing did."""
        body = await body_of(request.receive)
        if body is None:
            return JSONResponse({"refused": _("That was too much to send.")}, 413)
        try:
            return JSONResponse(await done(body))
        except ActionRefused as refused:
            return JSONResponse({"refused": str(refused)}, 409)
        except (OSError, Unusable) as problem:
            reason = why(problem) if isinstance(problem, OSError) else problem.reason
            problem_said = _("The game cannot be written: {why}. Stop it, mend this, and go on with --continue.")
            self.room.problem = problem_said.format(why=reason)
            self.room.changed()
            said = _("The game cannot be written any more. Tell whoever runs it; what was sealed before is kept.")
            return JSONResponse({"refused": said}, 507)
