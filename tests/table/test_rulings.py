"""Rulings of control: journal lines whose events say so, told to those who may know, and sound to whoever verifies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.daily import daily
from tests.saves.forging import Body, forge, line_of
from tests.table.games import SEATS, at, play, told_again
from tests.table.ruled_games import REASON, its_rules, play_with_rulings, possible, ruled_rehearsal, ruling
from tests.table.test_history import facts
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.recording import Recording
from wargame.debrief.why.causes import CauseTracer
from wargame.debrief.why.page import explain
from wargame.model.events import Changed, Ordered, RedLineCrossed, Ruled, Scored
from wargame.model.orders import NO_MOVE
from wargame.model.rulings import RulingCommand
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves.history import told
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.refused import NotRuled, NotSaid
from wargame.wording import speaker_of

PLANNING, REVEALED = at(Phase.PLANNING, 2), at(Phase.REVEALED, 2)


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    its_rules(monkeypatch)


def opened(table: Table) -> Table:
    """A game whose second orders are open and not resolved."""
    play(table, at(Phase.SEALED, 2)).open_orders()
    return table


def value(table: Table, slot: str) -> int:
    return table.state.values[table.program.index[slot]]


# What a ruling does


def test_a_track_moves_and_nothing_answers_to_it(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    before = table.state.values
    heading, change = table.control.rule(ruling("track", "trust", -1))
    assert isinstance(heading, Ruled)
    assert heading.reason == REASON
    assert change == Changed(
        source="ruling:correction", seats=(), slot="trust", asked=-1, granted=-1, limits=(), to=value(table, "trust")
    )
    changed = [n for n, (was, now) in enumerate(zip(before, table.state.values, strict=True)) if was != now]
    assert changed == [table.program.index["trust"]]
    play(table)
    assert verify(table.path).status == "sound"
    assert facts(told_again(table.path)) == facts(table.history)


def test_a_voided_order_orders_nothing_and_its_seal_still_opens(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    seat = next(seat for seat, order in table.control.opened.items() if order.acts)
    held = table.control.opened[seat]
    table.control.rule(ruling("order", seat))
    assert table.control.opened[seat] == NO_MOVE
    happened = table.reveal()
    assert isinstance(happened[0], Ruled), "the ruling is told with what follows"
    assert not [event for event in happened if isinstance(event, Ordered) and event.seat == seat]
    play(table)
    assert verify(table.path).status == "sound"
    recorded = table.history.save.lines[line_of(table.path, "open", 1) - 1]
    assert recorded.orders[seat].order == held  # type: ignore[union-attr]


def test_a_red_line_that_only_control_crosses_costs_its_points(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    crossing = table.control.rule(ruling("red_line", "betrayal"))[1]
    assert isinstance(crossing, RedLineCrossed)
    assert crossing.seat == "blue"
    assert [sees(table, seat) for seat in SEATS] == [False, True, False]
    play(table)
    scored = [event for event in table.turn_events if isinstance(event, Scored) and event.seat == "blue"]
    assert ("red_line", "betrayal", -4) in [(line.what, line.id, line.points) for line in scored[0].lines]
    assert verify(table.path).status == "sound"


# Who is told


def sees(table: Table, viewer: str) -> bool:
    """Whether a ruling is told to a viewer now."""
    return any(isinstance(event, Ruled) for event in table.view(viewer).events)


@pytest.mark.parametrize(
    ("slot", "knowing"),
    [("trust", SEATS), ("pressure", ("amber",)), ("purse[blue]", ("blue",)), ("support[coral]", ("coral",))],
)
def test_a_ruling_on_a_track_is_told_to_those_who_see_it_to_the_number(
    slot: str, knowing: tuple[str, ...], tmp_path: Path
) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    views = {viewer: table.view(viewer) for viewer in (*SEATS, PUBLIC)}
    one = next(one for one in possible(table) if one.id == slot)
    table.control.rule(one)
    for viewer in (*SEATS, PUBLIC):
        knows = viewer in knowing or (viewer == PUBLIC and knowing == SEATS)
        assert sees(table, viewer) is knows
        told_of = [event.to for event in table.view(viewer).events if getattr(event, "slot", "") == slot]
        assert told_of[-1:] == ([value(table, slot)] if knows else [])
        assert knows or one.id == "pressure" or one.id.startswith("support") or table.view(viewer) == views[viewer]


@pytest.mark.parametrize("seed", daily(range(1, 13), lambda seed: seed <= 2))
def test_no_byte_changes_for_a_viewer_to_whom_a_track_is_hidden(seed: int, tmp_path: Path) -> None:
    """Of every hidden track that no public value is made of: moved, it gives the same view, and no account tells it."""
    table = play(ruled_rehearsal(tmp_path / "game.jsonl", seed), at(Phase.PLANNING, 1 + seed % 4))
    program = table.program
    public = {name for name, derived in program.scenario.derived.items() if derived.public}
    told_anyway = {slot for name in public for slot in program.expressions[program.derived[name]].slots()}
    hidden = {
        viewer: {one.slot for one in table.view(viewer).tracks if one.known == "hidden" and not one.derived}
        - told_anyway
        for viewer in (*SEATS, PUBLIC)
    }
    assert all(hidden.values())
    for slot in sorted(set().union(*hidden.values())):
        blind = [viewer for viewer, slots in hidden.items() if slot in slots]
        before = {viewer: table.view(viewer) for viewer in blind}
        one = next(one for one in possible(table) if one.id == slot)
        table.control.rule(replace(one, reason=f"About {slot}."))
        assert {viewer: table.view(viewer) for viewer in blind} == before
        account = Recording(table.history)._narrative
        for viewer in blind:
            assert not [step for step in account(table.state.turn, viewer).chapters if slot in "".join(step.lines)]


# What cannot be ruled


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (ruling("track", "trust", 99), "stands at"),
        (ruling("track", "trust", 0), "say by how much"),
        (ruling("track", "nothing", 1), "no track"),
        (ruling("track", "opened:trust", 1), "no track"),
        (ruling("red_line", "nothing"), "no red line"),
        (ruling("red_line", "first_shot"), "The rules say themselves"),
        (ruling("order", "amber"), "once all orders are opened"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.id,
)
def test_what_cannot_be_ruled_is_refused_in_words_and_nothing_is_lost(
    one: RulingCommand, words: str, tmp_path: Path
) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    before, state = table.path.read_bytes(), table.state
    with pytest.raises(NotRuled) as refused:
        table.control.rule(one)
    assert words in speaker_of(table.program).ruling_objection(refused.value.objection)
    assert (table.path.read_bytes(), table.state) == (before, state)
    play(table)


def test_the_authors_bounds_hold_for_control_too(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(ruling("track", "trust", 8 - value(table, "trust")))
    with pytest.raises(NotRuled) as refused:
        table.control.rule(ruling("track", "tension", 7 - value(table, "tension")))
    assert refused.value.objection.most == 6, "friends do not go that far"


@pytest.mark.parametrize(
    ("phase", "against"),
    [(Phase.SEALED, "seals_stand"), (Phase.REVEALED, "orders_open"), (Phase.REVIEW, "no_turn")],
)
def test_a_track_moves_only_before_the_first_seal_of_a_turn(phase: Phase, against: str, tmp_path: Path) -> None:
    table = ruled_rehearsal(tmp_path / "game.jsonl")
    table = opened(table) if phase is Phase.REVEALED else play(table, at(phase, 2))
    for one in (ruling("track", "trust", 1), ruling("red_line", "betrayal")):
        with pytest.raises(NotRuled) as refused:
            table.control.rule(one)
        assert refused.value.objection.against == against


def test_an_order_is_voided_once_and_nothing_is_voided_for_nobody(tmp_path: Path) -> None:
    table = opened(ruled_rehearsal(tmp_path / "game.jsonl"))
    seat = next(seat for seat, order in table.control.opened.items() if order.acts)
    table.control.rule(ruling("order", seat))
    for id_, against in ((seat, "no_order"), ("nobody", "no_seat")):
        with pytest.raises(NotRuled) as refused:
            table.control.rule(ruling("order", id_))
        assert refused.value.objection.against == against


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 601, "a\u202eb"], ids=["none", "blank", "long", "bidi"])
def test_a_ruling_has_a_reason_that_can_be_written_down(reason: str, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    with pytest.raises(NotSaid):
        table.control.rule(ruling("track", "trust", 1, reason))


def test_a_reason_is_written_on_one_line(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    heading = table.control.rule(ruling("track", "trust", 1, " Two \n lines. "))[0]
    assert isinstance(heading, Ruled)
    assert heading.reason == "Two lines."


# The record


def _event(**change: object) -> object:
    return lambda body: body["events"][-1].update(change)


FORGERIES = {
    "amount": lambda body: body["ruling"].update(by=1),
    "granted": _event(granted=3),
    "to": _event(to=9),
    "slot": _event(slot="tension"),
    "source": _event(source="rule:tides"),
    "said": lambda body: body["events"][0].update(reason="Another reason."),
    "reason": lambda body: (body["ruling"].update(reason=""), body["events"][0].update(reason="")),
    "category": lambda body: body["ruling"].update(category="conduct"),
    "nothing": lambda body: body.update(events=[]),
    "more": lambda body: body["events"].append(body["events"][-1]),
    "turn": lambda body: body.update(turn=3),
    "bounds": lambda body: (body["ruling"].update(by=50), body["events"][1].update(asked=50, granted=50, to=54)),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_ruling_changed_by_hand_is_damage_on_its_line(name: str, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(ruling("track", "trust", -1))
    play(table)
    n = line_of(table.path, "ruling")
    forge(table.path, n, FORGERIES[name])  # type: ignore[arg-type]
    verdict = verify(table.path)
    assert verdict.status == "damaged"
    assert verdict.findings[0].line == n


@pytest.mark.parametrize("kind", ["inject", "turn"])
def test_a_ruling_hidden_among_what_the_rules_did_is_damage(kind: str, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"))
    n = line_of(table.path, kind, 1)

    def hide(body: Body) -> None:
        ruled = {"kind": "ruled", "category": "conduct", "reason": "x", "what": "track", "id": "trust"}
        body["events"].insert(1, ruled)

    forge(table.path, n, hide)
    assert [finding.line for finding in verify(table.path).findings] == [n]


def test_why_replay_and_report_tell_it_with_its_reason(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(ruling("track", "trust", -1))
    play(table)
    recording = Recording.open(table.path)
    (step,) = [step for step in recording.steps(2, "amber") if step.kind == "ruling"]
    assert REASON in step.lines[0]
    assert "(−1)" in step.lines[1]
    assert REASON in report_text(recording, Wanted())
    history = recording.history
    causes = CauseTracer(recording.program, list(told(history, CONTROL)), secret=False)
    (name,) = [one.name for one in causes.told if getattr(one.event, "source", "").startswith("ruling:")]
    assert [type(cause.told.event) for cause in explain(causes, name).causes] == [Ruled]


@pytest.mark.parametrize("seed", daily(range(1, 101), lambda seed: seed <= 4))
def test_random_games_with_rulings_verify_and_are_told(seed: int, tmp_path: Path) -> None:
    table = ruled_rehearsal(tmp_path / "game.jsonl", seed)
    assert play_with_rulings(table, seed) or seed > 4
    verdict = verify(table.path)
    assert (verdict.status, verdict.findings) == ("sound", ())
    assert facts(told_again(table.path)) == facts(table.history)
    recording = Recording.open(table.path)
    for viewer in recording.viewers:
        for turn in recording.turns:
            assert recording.steps(turn, viewer)
            narrative = recording.narrative(turn, viewer)
            assert [narrative.view(step) for step in range(len(narrative.chapters) + 1)]
    reasons = [line.ruling.reason for line in recording.record.lines if line.kind == "ruling"]
    text = report_text(recording, Wanted())
    assert all(reason in text for reason in reasons)
