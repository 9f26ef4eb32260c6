"""What a team at a terminal is sent: the same that its page shows, as records instead of regions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wargame import __version__
from wargame.debrief.pages import aims, brief
from wargame.document.nodes import Document, Node, Paragraph, paragraph, section
from wargame.engine.information.stakes import stakes
from wargame.model.forecasting import NOTHING_STATED
from wargame.model.orders import Order
from wargame.model.views import View
from wargame.remote.phrases import words_of
from wargame.remote.requests import OutlookAnswer, WhyAnswer, outlook_answers, why_answers
from wargame.remote.state import HostStage, SeatState, ToldStep, ToldTurn, seat_states
from wargame.reporting.outlook import outlook_report
from wargame.web.outlooks import Outlooks
from wargame.web.parts import end_of, given_away, opened_words, opening_of, seal_broken
from wargame.web.room import NotNowHere, Room, Stage
from wargame.web.staged_reveal import StagedReveal
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.engine.program import Program
    from wargame.sim.outlook import Outlook

STAGES: dict[Stage, HostStage] = {
    Stage.BEFORE: "before", Stage.PLAN: "plan", Stage.READY: "ready", Stage.OPENED: "opened", Stage.TELL: "tell",
    Stage.TOLD: "told", Stage.END: "end",
}  # fmt: skip


def seat_data(room: Room, seat: str, outlooks: Outlooks) -> dict[str, Any]:
    """What this seat's terminal shows now, as JSON data."""
    state = seat_state(room, seat, outlooks)
    return {"version": __version__, "seat": seat_states().dump_python(state, mode="json")}


def seat_state(room: Room, seat: str, outlooks: Outlooks) -> SeatState:
    """What this seat may know now."""
    stage, view = room.stage, room.view(seat)
    given = given_away(room, seat) if room.plans else ""
    plans = room.plans and not given
    order = room.order(seat) if plans else Order()
    sealed = plans and room.sealed(seat)
    state = SeatState(
        stage="given" if given else STAGES[stage], title=view.title,
        seat=next(one.name for one in view.seats if one.id == seat),
        view=view if plans else None, order=order, sealed=sealed,
        seal_broken=seal_broken(room, seat),
        refusals=room.table.refusals(seat, order) if plans and not sealed else (),
        advised=outlooks.offered, outcomes=room.table.outcomes if plans else {},
        stated=room.sitting.statement(seat) if plans else NOTHING_STATED,
        story=_story(room, view, given),
        told=_told(room, room.telling) if room.telling and stage in (Stage.TELL, Stage.TOLD) else None,
        news=room.telling.news(seat) if room.telling and stage in (Stage.PLAN, Stage.READY, Stage.TOLD) else (),
        end=tuple(end_of(room)) if stage is Stage.END else (), receipt=str(room.table.receipt.receipt),
    )  # fmt: skip
    return replace(state, words=words_of(state.phrases, room.speaker))


def _story(room: Room, view: View, given: str) -> Document:
    """What is read in place of a desk. ``given``: that somebody else holds the seat; "": nobody does."""
    match room.stage:
        case Stage.BEFORE:
            return tuple(_beginning(room, view))
        case Stage.OPENED:
            return opened_words(view, room.speaker)
        case _:
            return (paragraph(given),) if given else ()


def _beginning(room: Room, view: View) -> Iterator[Node]:
    yield from opening_of(room, view)
    said = (node for node in aims(view, room.speaker)[1:] if node != Paragraph(()))
    yield from section(3, _("Your aims"), said)
    yield from section(3, _("Your private brief"), brief(view) if view.brief else ())


def _told(room: Room, telling: StagedReveal) -> ToldTurn:
    """The last turn that was resolved, as far as it was told."""
    view = telling.view()
    at_stake = tuple(sorted({track.slot for track in view.tracks} & stakes(room.table.program).keys()))
    steps = tuple(ToldStep(one.title, one.kind, one.body) for one in telling.steps)
    return ToldTurn(telling.turn, telling.of, steps, view, at_stake)


def outlook_data(program: Program, outlook: Outlook | None) -> object:
    """An answer of the adviser, as JSON data."""
    answer = OutlookAnswer(outlook_report(program, outlook) if outlook is not None else None)
    return outlook_answers().dump_python(answer, mode="json")


def why_data(room: Room, event: str) -> object:
    """What stood behind an event of the turn that is told, as JSON data. Raises ``NotNowHere``."""
    if room.telling is None or room.stage not in (Stage.TELL, Stage.TOLD):
        raise NotNowHere(_("No turn is told now."))
    return why_answers().dump_python(WhyAnswer(room.telling.why(event)), mode="json")
