"""Control and the injects of a running game: put now, held back, skipped, given another text; all of it verifies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.daily import daily
from tests.saves.forging import forge, line_of
from tests.table.games import SEATS, at, play, told_again
from tests.table.ruled_games import its_rules, play_with_rulings, ruled_game, ruled_rehearsal
from tests.table.test_history import facts
from tests.table.test_shadow import dice, rolled
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.msel import msel_lines, read_by
from wargame.debrief.pages import inject_lines
from wargame.debrief.recording import Recording
from wargame.debrief.why.page import explain
from wargame.engine.inject_control import standings
from wargame.model.events import Put, Ruled
from wargame.model.orders import NO_MOVE
from wargame.model.rulings import Ruling, RulingCommand
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves.shadow import shadow
from wargame.saves.verify import verify
from wargame.session.injects import would_read
from wargame.table import Table
from wargame.table.branching import branch
from wargame.table.refused import NotRuled, NotSaid
from wargame.wording import speaker_of

PLANNING = at(Phase.PLANNING, 1)


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    its_rules(monkeypatch)


def of(what: Ruling, id_: str = "", **more: object) -> RulingCommand:
    return replace(
        RulingCommand(category="exercise", reason="The class needs it.", what=what, id=id_), **more  # type: ignore[arg-type]
    )


def put(table: Table, viewer: str = CONTROL) -> list[str]:
    return [event.inject for event in table.view(viewer).events if isinstance(event, Put)]


def status(table: Table, inject: str) -> str:
    return next(one.status for one in standings(table.program, table.state) if one.id == inject)


def sound(table: Table) -> None:
    play(table)
    verdict = verify(table.path)
    assert (verdict.status, verdict.findings) == ("sound", ())
    assert facts(told_again(table.path)) == facts(table.history)


def test_an_inject_that_is_fired_does_what_the_rules_would_have_done_and_comes_once(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    assert status(table, "leak") == "due"
    happened = table.control.rule(of("fire", "leak"))
    assert [event.kind for event in happened if event.kind != "noted"] == ["ruled", "put", "changed"]
    assert getattr(happened[-1], "asked", 0) == -1
    assert put(table) == ["leak"]
    assert status(table, "leak") == "came"
    assert [question.id for question in table.view("amber").questions if question.id == "denial"]
    play(table, at(Phase.PLANNING, 2))
    assert "leak" not in put(table), "not once more by the calendar"
    sound(table)


def test_who_it_is_put_to_reads_it_and_nobody_knows_that_control_put_it(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    blue = table.view("blue")
    table.control.rule(of("fire", "leak"))
    for seat in ("amber", "coral"):
        assert [one.id for one in table.view(seat).injects if one.new] == ["leak"]
    assert not put(table, "blue")
    for viewer in (*SEATS, PUBLIC):
        assert not [event for event in table.view(viewer).events if isinstance(event, Ruled)]
    assert table.view("blue") == blue, "what it sees has not changed"
    told = [event for event in table.view("amber").events if getattr(event, "slot", "") == "trust"]
    assert told[-1].source == "inject:leak"  # type: ignore[union-attr]


@pytest.mark.parametrize("how", ["hold", "skip"])
def test_an_inject_that_is_withheld_does_not_come_and_no_view_says_so(how: Ruling, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    views = {viewer: table.view(viewer) for viewer in (*SEATS, PUBLIC)}
    table.control.rule(of(how, "leak"))
    assert {viewer: table.view(viewer) for viewer in views} == views
    assert status(table, "leak") == how
    play(table, at(Phase.PLANNING, 2))
    for viewer in (*SEATS, PUBLIC, CONTROL):
        assert "leak" not in put(table, viewer)
        assert not [event for event in table.view(viewer).events if getattr(event, "source", "") == "inject:leak"]
    table.control.rule(of("fire", "leak"))
    assert "leak" in put(table, "amber")
    sound(table)


def test_released_again_it_comes_as_the_rules_say(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(of("hold", "leak"))
    play(table, at(Phase.REVIEW, 1))
    table.control.rule(of("release", "leak"))
    play(table, at(Phase.PLANNING, 2))
    assert "leak" in put(table)
    found = shadow(play(table).history)
    assert found is not None
    assert found.alike, "held and released again: nothing came otherwise"
    assert found.differences == ()


def test_before_the_deal_an_inject_can_be_withheld(tmp_path: Path) -> None:
    table = ruled_rehearsal(tmp_path / "game.jsonl")
    table.control.rule(of("skip", "gale"))
    table.control.rule(of("hold", "regatta"))
    table.control.rule(of("skip", "leak"))
    sound(table)
    told = report_text(Recording.open(table.path), Wanted())
    assert "Control ruled 3 times" in told
    assert "Before the first turn: Control skips" in told
    assert not {"gale", "regatta"} & {
        event.inject for turn in table.history.ends.values() for event in turn.events if isinstance(event, Put)
    }


def test_another_text_is_read_as_long_as_it_lies_on_the_table_and_told_in_the_account(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(of("fire", "leak", text="The *Courier* has it.\nAll of it."))
    for seat in ("amber", "coral"):
        (leak,) = [one for one in table.view(seat).injects if one.id == "leak"]
        assert leak.text == "The *Courier* has it.\nAll of it."
    sound(table)
    recording = Recording.open(table.path)
    told = "\n".join(line for step in recording.steps(1, "amber") for line in step.lines)
    assert "The *Courier* has it." in told
    assert "Somebody has talked to the press." not in told


def test_what_control_announces_is_read_by_those_it_is_for(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), at(Phase.SEALED, 1))
    values = table.state.values
    table.control.rule(of("announce", seats=("blue",), title="A call", text="The minister calls."))
    assert table.state.sealed == frozenset(SEATS), "it breaks no seal"
    table.control.rule(of("announce", title="Storm", text="All ports are closed."))
    assert [one.title for one in table.view("blue").injects if not one.code] == ["A call", "Storm"]
    assert [one.title for one in table.view("amber").injects if not one.code] == ["Storm"]
    assert table.state.values == values
    sound(table)
    recording = Recording.open(table.path)
    said = {viewer: "\n".join(line for step in recording.steps(1, viewer) for line in step.lines) for viewer in SEATS}
    assert "The minister calls." in said["blue"]
    text = report_text(recording, Wanted())
    assert "The class needs it." in text


@pytest.mark.parametrize(
    "one", [of("fire", "leak"), of("fire", "leak", text="Another."), of("announce", title="A", text="B"),
            of("announce", seats=("coral",), title="A", text="<b>B</b>"), of("fire", "gale")],
    ids=["fire", "text", "all", "one", "gale"],
)  # fmt: skip
def test_what_control_is_shown_before_is_what_seats_read_after(one: RulingCommand, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    before, state = table.path.read_bytes(), table.state
    foreseen = list(would_read(table, one))
    said = list(read_by(foreseen, table.program))
    assert (table.path.read_bytes(), table.state) == (before, state), "nothing is written"
    table.control.rule(one)
    speaker = speaker_of(table.program)
    for seat, view, new in foreseen:
        now = table.view(seat, NO_MOVE)
        assert view.injects == now.injects
        assert [inject_lines(each, view, speaker) for each in new] == [
            inject_lines(each, now, speaker) for each in now.injects if each in new
        ]
    assert said


@pytest.mark.parametrize(
    ("one", "against"),
    [
        (of("fire", "nothing"), "no_inject"), (of("hold", "nothing"), "no_inject"),
        (of("fire", "smoke"), "not_scheduled"),
        (of("release", "leak"), "not_withheld"), (of("announce", seats=("nobody",), title="A", text="B"), "no_seat"),
    ],
)  # fmt: skip
def test_what_cannot_be_ruled_of_injects_is_refused_in_words(
    one: RulingCommand, against: str, tmp_path: Path
) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    before = table.path.read_bytes()
    with pytest.raises(NotRuled) as refused:
        table.control.rule(one)
    assert refused.value.objection.against == against
    assert speaker_of(table.program).ruling_objection(refused.value.objection)
    assert table.path.read_bytes() == before


def test_what_came_comes_not_twice_and_what_is_held_is_not_held_again(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 2))
    table.control.rule(of("hold", "regatta"))
    for one, against in (
        (of("fire", "leak"), "came"), (of("hold", "leak"), "came"), (of("hold", "regatta"), "withheld"),
    ):  # fmt: skip
        with pytest.raises(NotRuled) as refused:
            table.control.rule(one)
        assert refused.value.objection.against == against
    table.control.rule(of("skip", "regatta"))
    play(table)
    with pytest.raises(NotRuled):
        table.control.rule(of("release", "regatta"))


@pytest.mark.parametrize(
    "one", [of("announce", title="", text="B"), of("announce", title="A", text=" "), of("fire", "leak", text="x" * 601),
            of("hold", "leak", text="No."), of("announce", title="A\u202eb", text="B"),
            of("track", "trust", by=1, title="A")],
)  # fmt: skip
def test_texts_that_cannot_be_written_down_are_refused(one: RulingCommand, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    with pytest.raises(NotSaid):
        table.control.rule(one)


FORGERIES = {
    "another": lambda body: body["ruling"].update(id="regatta"),
    "effect": lambda body: body["events"][-1].update(to=1),
    "more": lambda body: body["events"].append({"kind": "turn_ended", "turn": 1}),
    "less": lambda body: body["events"].pop(),
    "text": lambda body: body["ruling"].update(text="Otherwise."),
    "seats": lambda body: body["ruling"].update(seats=["amber"]),
    "by": lambda body: body["ruling"].update(by=1),
    "said": lambda body: body["events"].insert(1, {"kind": "announced", "seats": [], "title": "A", "text": "B"}),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_fired_inject_changed_by_hand_is_damage_on_its_line(name: str, tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(of("fire", "leak"))
    play(table)
    n = line_of(table.path, "ruling")
    forge(table.path, n, FORGERIES[name])  # type: ignore[arg-type]
    verdict = verify(table.path)
    assert verdict.status == "damaged"
    assert verdict.findings[0].line == n


def test_a_ruling_on_an_inject_taken_out_is_damage(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(of("skip", "leak"))
    play(table)
    forge(table.path, line_of(table.path, "ruling"), lambda body: body["ruling"].update(id="gale"))
    assert verify(table.path).status == "damaged"


def test_why_names_control(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(of("fire", "leak"))
    play(table)
    causes = Recording.open(table.path).causes(CONTROL)
    name = next(one.name for one in causes.told if isinstance(one.event, Put) and one.event.inject == "leak")
    assert [type(cause.told.event) for cause in explain(causes, name).causes] == [Ruled]


def test_the_list_says_how_each_stands(tmp_path: Path) -> None:
    table = play(ruled_rehearsal(tmp_path / "game.jsonl"), PLANNING)
    table.control.rule(of("hold", "regatta"))
    said = list(msel_lines(table.program, standings(table.program, table.state, ("gale",))))
    assert any(line.startswith("D1 A leak: due at the next opening (in turn 2)") for line in said)
    assert any(line.startswith("P1 Regatta: held back (in turn 4)") for line in said)
    assert any(line.startswith("D3 A gale: left out of this game") for line in said)
    assert any(line.startswith("D2 Smoke: as it is drawn from Common deck") for line in said)


@pytest.mark.parametrize("again", ["resume", "branch"])
def test_what_is_withheld_stays_so_after_a_break_and_in_a_branch(again: str, tmp_path: Path) -> None:
    path, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(ruled_game(path, vaults), PLANNING)
    table.control.rule(of("hold", "leak"))
    table.control.rule(of("fire", "regatta", text="Another wind."))
    table.leave()
    to = path
    if again == "branch":
        branch(path, to := tmp_path / "branch.jsonl", vaults=vaults)
    with Table.resume(to, vaults=vaults) as back:
        assert (back.state.withheld, back.state.edited) == (table.state.withheld, table.state.edited)
        play(back, at(Phase.PLANNING, 2))
        assert "leak" not in put(back)
        play(back)
    assert (verify(to).status, verify(to).findings) == ("sound", ())


@pytest.mark.parametrize("seed", daily(range(1, 501), lambda seed: seed <= 4))
def test_random_games_with_rulings_on_injects_verify_and_share_every_die(seed: int, tmp_path: Path) -> None:
    table = ruled_rehearsal(tmp_path / "game.jsonl", seed)
    ruled = play_with_rulings(table, seed, injects=True)
    verdict = verify(table.path)
    assert (verdict.status, verdict.findings) == ("sound", ())
    found = shadow(table.history)
    assert (found is None) is (ruled == 0)
    if found is None:
        return
    real, there = rolled(table.history), dice(found.events.items())
    shared = real.keys() & there.keys()
    assert shared
    assert {key: real[key] for key in shared} == {key: there[key] for key in shared}
    kept = shadow(table.history, without=())
    assert kept is not None
    assert kept.differences == ()
    recording = Recording.open(table.path)
    for viewer in recording.viewers:
        for turn in recording.turns:
            narrative = recording.narrative(turn, viewer)
            assert [narrative.view(step) for step in range(len(narrative.chapters) + 1)]
    if seed <= 20:
        assert report_text(recording, Wanted())
