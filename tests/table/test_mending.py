"""Control mends a text: words alone, for all who read them and for nobody else, for good; and every rule stays."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.daily import EVERY_KIND, daily
from tests.saves.forging import Body, forge, line_of
from tests.table.games import SEATS, at, play, pocket, told_again
from tests.table.ruled_games import its_rules, ruled_game, ruled_pocket, ruled_rehearsal
from tests.table.test_history import facts
from tests.table.undone_games import REASON, VIEWERS
from wargame.authoring.loading import load_scenario
from wargame.authoring.mended_texts import mended
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.mending import mend_refused, mend_words
from wargame.debrief.recording import Recording
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.library import find_scenario
from wargame.model.files import Scenario
from wargame.model.mending import MOST_MENDS, Mend, TextChange
from wargame.model.rulings import RulingCommand
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves.history import told
from wargame.saves.lines import Line, MendLine, events_of
from wargame.saves.mending import with_mends
from wargame.saves.position import Position, advance
from wargame.saves.save import read_save
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.table.branching import branch
from wargame.table.counterfactual import Changes, counterfactual
from wargame.table.refused import NotMended
from wargame.text.whole_words import with_other_words
from wargame.wording import speaker_of

PLANNING = at(Phase.PLANNING, 2)
CALL = RulingCommand(category="exercise", reason="Wake them.", what="announce", title="A cal", text="It ringz.")


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    its_rules(monkeypatch)


def planned(folder: Path) -> Table:
    """A rehearsal in its second turn."""
    return play(ruled_rehearsal(folder / "game.jsonl"), PLANNING)


def shipped(name: str) -> Scenario:
    if name == "pocket":
        return pocket()
    scenario = load_scenario(find_scenario(name)).scenario
    assert scenario is not None
    return scenario


# Words alone


@pytest.mark.parametrize("name", daily(
    ("pocket", "port-strike", "dprk-missile-crisis", *(one for one in EVERY_KIND if "-" in one), "us-drawdown",
     "taiwan-strait-contingency", "asian-nato-summit", "grey-zone-entanglement"),
    lambda name: name == "pocket",
))  # fmt: skip
def test_every_statement_stands_whatever_word_of_the_texts_is_another(name: str) -> None:
    """Each word that stands in many texts, and may be an id or a word of the rules too, is replaced."""
    scenario = shipped(name)
    mends = tuple(Mend(word, f"{word}x y") for word in (
        "the", "trust", "tension", "turn", "no", "fair", "signed", "success", "failure", "Amber", "two", "trade", "A",
        "is", "of", "at", "Tokyo", "1",
    ))  # fmt: skip
    program = lower(scenario, ())
    mended = with_mends(program, mends)
    assert mended.scenario != scenario
    again = lower(mended.scenario, ())
    for field in fields(program):
        if field.name != "scenario":
            assert getattr(mended, field.name) == getattr(again, field.name), "as the mended texts are lowered"
        if field.name not in ("scenario", "moves"):
            assert getattr(mended, field.name) == getattr(program, field.name)
    assert mended.scenario.files == scenario.files
    reasons = ("needs", "closed", "discounts")
    for id_, site in program.moves.items():
        for site_field in fields(site):
            found, was = (getattr(one, site_field.name) for one in (mended.moves[id_], site))
            if site_field.name in reasons:
                found, was = ({s: [when for when, _ in some] for s, some in one.items()} for one in (found, was))
            assert found == was


def test_a_game_comes_to_the_same_with_mended_texts_and_without(rules: None, tmp_path: Path) -> None:
    mended, left = (ruled_rehearsal(tmp_path / f"{name}.jsonl") for name in ("mended", "left"))
    for phase in (Phase.PLANNING, Phase.SEALED, Phase.REVIEW):
        play(mended, at(phase, 2)).control.mending.mend("the", "teh" if phase is Phase.PLANNING else "the the")
        if phase is Phase.PLANNING:
            mended.control.mending.mend("teh", "the")
    for table in (mended, left):
        play(table)
    lines = [line for line in mended.history.save.lines if not isinstance(line, MendLine)]
    assert len(lines) == len(mended.history.save.lines) - 4
    assert [events_of(line) for line in lines] == [events_of(line) for line in left.history.save.lines]
    assert mended.state == left.state


@pytest.mark.parametrize(("text", "words", "others", "then"), [
    ("The form of a platform.", "form", "from", "The from of a platform."),
    ("Teh teh Teh", "Teh", "The", "The teh The"),
    ("one\n  two, one two", "one two", "1", "1, 1"),
    ("one\n\ntwo", "one two", "1", "one\n\ntwo"),
    ("it's its", "its", "it's", "it's it's"),
    ("東京は東京だ", "東京", "京都", "京都は京都だ"),
    ("서울은 Seoul은 서울", "Seoul", "서울", "서울은 서울은 서울"),
    ("a.b (a.b) axb", "a.b", r"\1", r"\1 (\1) axb"),
    ("Café Cafe", "Cafe", "X", "Café X"),
])  # fmt: skip
def test_words_are_found_as_words_of_their_own(text: str, words: str, others: str, then: str) -> None:
    assert with_other_words(text, words, others) == then


# Whoever reads


def test_every_viewer_reads_the_right_words_at_once_and_again_later(rules: None, tmp_path: Path) -> None:
    table = planned(tmp_path)
    before = {viewer: table.view(viewer) for viewer in VIEWERS}
    assert [one.path for one in table.control.mending.texts("friendly", "kind")] == [("moves", "speech", "text")]
    table.control.mending.mend("friendly", "kind")
    table.control.mending.mend("  Tension ", "Strain")
    card = next(one for one in table.view("amber").moves if one.id == "speech")
    assert card.text == "Say something kind."
    assert all("Strain" in [track.name for track in table.view(one).tracks] for one in VIEWERS)
    assert "Tension" not in repr([table.view(one) for one in VIEWERS])
    assert speaker_of(table.program).name("tension") == "Strain"
    assert before["amber"].tracks != table.view("amber").tracks
    play(table)
    assert verify(table.path).status == "sound"
    history = told_again(table.path)
    assert facts(history) == facts(table.history)
    recording = Recording(history)
    report = report_text(recording, Wanted())
    assert "Tension" not in report.replace("“Tension” → “Strain”", "")
    assert "“friendly” → “kind”, by control, Week 2" in report
    assert any(one.kind == "notes" for one in recording.steps(2, CONTROL))
    assert not any(one.kind == "notes" for one in recording.steps(1, CONTROL))


def test_what_control_put_itself_is_mended_where_it_is_told_again_too(rules: None, tmp_path: Path) -> None:
    table = planned(tmp_path)
    table.control.rule(CALL)
    fired = RulingCommand(category="exercise", reason="Now.", what="fire", id="regatta", text="It ringz out at sea.")
    table.control.rule(fired)
    assert [one.path for one in table.control.mending.texts("ringz", "rings")] == [
        ("announced", 1, "text"), ("edited", "regatta"),
    ]  # fmt: skip
    table.control.mending.mend("ringz", "rings")
    table.control.mending.mend("cal", "call")
    for viewer in VIEWERS:
        put = {one.title: one.text for one in table.view(viewer).injects}
        assert put["A call"] == "It rings."
        assert put["Regatta"] == "It rings out at sea."
    table.control.rule(replace(CALL, text="It ringz again."))
    assert "It ringz again." in [one.text for one in table.view(PUBLIC).injects], "what is written later is new"
    play(table)
    assert verify(table.path).status == "sound"
    history = told_again(table.path)
    assert facts(history) == facts(table.history)
    events = repr([named.event for named in told(history, CONTROL)])
    assert "It rings out at sea." in events
    assert events.count("ringz") == 1


def test_words_that_one_seat_alone_reads_are_told_to_nobody(rules: None, tmp_path: Path) -> None:
    table = planned(tmp_path)
    before = {viewer: table.view(viewer) for viewer in VIEWERS}
    heard = {one: list(told(table.history, one)) for one in (*SEATS, PUBLIC)}
    assert "loved" in (before["amber"].brief or "")
    table.control.mending.mend("loved", "liked")
    assert {viewer for viewer in VIEWERS if table.view(viewer) != before[viewer]} == {"amber"}
    assert {one: list(told(table.history, one)) for one in heard} == heard
    assert not Recording(table.history).notes(), "while the game goes on"


# What cannot be mended


@pytest.mark.parametrize(("wrong", "right", "why"), [
    ("", "x", "Which words are wrong?"),
    ("Tension", " ", "What should they read?"),
    ("Tension", "Tension", "reads already"),
    ("tensions", "Strain", "stands in no text"),
    ("amber", "Amber", "stands in no text"),
    ("speech +1", "x", "stands in no text"),
    ("Tension", "a\u202eb", "No text may hold U+202E"),
    ("Tension", "x" * 201, "200 letters at most"),
    ("Tension", "x" * 196 + " abcd", "too long"),
])  # fmt: skip
def test_what_cannot_be_mended_is_refused_in_a_sentence(
    wrong: str, right: str, why: str, rules: None, tmp_path: Path
) -> None:
    table = planned(tmp_path)
    lines, before = len(table.history.save.lines), table.view("amber")
    with pytest.raises(NotMended) as refused:
        table.control.mending.mend(wrong, right)
    assert why in mend_refused(table.program, refused.value.objection)
    assert len(table.history.save.lines) == lines
    assert table.view("amber") is before


def test_a_text_that_would_be_too_long_is_named(rules: None, tmp_path: Path) -> None:
    table = planned(tmp_path)
    wrong = table.control.mending.objection("behind", "x" * 195)
    assert wrong is not None
    assert mend_refused(table.program, wrong) == "card “Patrol”: the reason would be too long: 200 letters at most."


@pytest.mark.long
def test_a_term_that_the_rulebooks_refuse_stays_refused(tmp_path: Path) -> None:
    scenario = shipped("dprk-missile-crisis")
    table = Table.new(scenario, path=tmp_path / "game.jsonl", modules=(), players={}, seed=1, rehearsal=True)
    term = next(one for one in scenario.terms.values() if one.refuse and not one.doubt and not one.words)
    wrong = table.control.mending.objection(" ".join(scenario.about.opening.split()[:3]), term.refuse[0])
    assert wrong is not None
    assert wrong.against == "term"
    assert term.because in mend_refused(table.program, wrong)


@pytest.mark.long
def test_a_game_has_so_many_mends_and_no_more(rules: None, tmp_path: Path) -> None:
    table, words = planned(tmp_path), ("Tension", "Strain")
    for n in range(MOST_MENDS):
        table.control.mending.mend(*(words if n % 2 == 0 else reversed(words)))
    wrong = table.control.mending.objection(*words)
    assert wrong is not None
    assert wrong.against == "too_many"


# Undo, crash, branch, what if, a forged record


def test_a_word_put_right_outlives_an_undo(rules: None, tmp_path: Path) -> None:
    table = planned(tmp_path)
    table.control.rule(CALL)
    play(table, at(Phase.SEALED, 2)).open_orders()
    table.control.mending.mend("Tension", "Strain")
    play(table, at(Phase.REVIEW, 2))
    table.control.mending.mend("friendly", "kind")
    undoing = table.control.undoing
    first = next(one for one in undoing.boundaries if one.what == "opening" and one.position.state.turn == 2)
    undoing.undo(first.n, REASON)
    assert "Strain" in [track.name for track in table.view("amber").tracks]
    assert next(one for one in table.view("amber").moves if one.id == "speech").text == "Say something kind."
    with pytest.raises(NotMended):
        table.control.mending.mend("friendly", "kind")
    play(table)
    assert verify(table.path).status == "sound"
    assert facts(told_again(table.path)) == facts(table.history)
    recording = Recording(told_again(table.path))
    assert "“friendly” → “kind”" not in repr(recording.undone), "it was not undone"


def test_a_crash_loses_no_mend_and_what_goes_on_reads_it(tmp_path: Path, rules: None) -> None:
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(ruled_game(save, vaults), PLANNING)
    table.control.mending.mend("Tension", "Strain")
    before = {viewer: table.view(viewer) for viewer in VIEWERS}
    table.leave()
    with Table.resume(save, vaults=vaults) as resumed:
        assert {viewer: resumed.view(viewer) for viewer in VIEWERS} == before
        resumed.control.mending.mend("Strain", "Stress")
        play(resumed)
    assert verify(save).status == "sound"
    on = tmp_path / "on.jsonl"
    branch(save, on, turn=2, vaults=vaults)
    with Table.resume(on, vaults=vaults) as branched:
        assert "Tension" in [track.name for track in branched.view("amber").tracks], "mended later than its last line"
    branch(save, tmp_path / "on3.jsonl", turn=3, vaults=vaults)
    with Table.resume(tmp_path / "on3.jsonl", vaults=vaults) as branched:
        assert "Stress" in [track.name for track in branched.view("amber").tracks]
        branched.control.mending.mend("Stress", "Tension")


def test_what_if_keeps_the_mends(rules: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = planned(tmp_path)
    table.control.mending.mend("Tension", "Strain")
    play(table)
    monkeypatch.setattr("wargame.table.counterfactual.program_of", lambda path, start: table.history.program_as_written)
    made = counterfactual(read_save(table.path), Changes(turn=3, swap=True))
    assert [line for line in made.lines if isinstance(line, MendLine)]


def forged_mend(path: Path, field: str, said: object) -> None:
    """The first mend of a save says something else, under right hashes."""
    def changed(body: Body) -> None:
        body[field] = said

    forge(path, line_of(path, "mend", 0), changed)


@pytest.mark.parametrize(("field", "said"), [
    ("right", "Tension"), ("turn", 1), ("right", ""), ("wrong", ""), ("right", "a\u202eb"), ("right", "x" * 201),
])  # fmt: skip
def test_a_mend_that_no_line_can_hold_is_damage(field: str, said: object, rules: None, tmp_path: Path) -> None:
    table = planned(tmp_path)
    table.control.mending.mend("Tension", "Strain")
    table.leave()
    forged_mend(table.path, field, said)
    assert verify(table.path).status == "damaged"


@pytest.mark.parametrize(("field", "said"), [("wrong", "Tensions"), ("right", "x" * 195)])
def test_what_a_text_may_hold_is_asked_at_the_table_alone(
    field: str, said: object, rules: None, tmp_path: Path
) -> None:
    """A save stays sound where another version finds the words in no text, or lets its texts have fewer letters."""
    table = planned(tmp_path)
    table.control.mending.mend("behind", "before")
    words = {"wrong": "behind", "right": "before", field: said}
    play(table)
    forged_mend(table.path, field, said)
    assert verify(table.path).status == "sound"
    assert Table.new(
        ruled_pocket(), path=tmp_path / "new.jsonl", modules=(), players={}, seed=7, rehearsal=True
    ).control.mending.objection(str(words["wrong"]), str(words["right"])), "and nobody could mend so"
    assert told_again(table.path).last.state.values == table.state.values


def test_lines_are_held_against_the_rules_as_they_are_written(
    rules: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Program] = []

    def noted(program: Program, now: Position, line: Line, n: int) -> Position:
        held.append(program)
        return advance(program, now, line, n)

    for module in ("table", "control_commands"):
        monkeypatch.setattr(f"wargame.table.{module}.advance", noted)
    table = planned(tmp_path)
    table.control.mending.mend("Tension", "Strain")
    assert table.program is not table.history.program_as_written
    table.control.foreseen(CALL)
    play(table)
    assert {id(program) for program in held} == {id(table.history.program_as_written)}
    assert "Tension" in repr(table.history.program_as_written.scenario.tracks)


def test_a_save_with_many_mends_is_read_in_one_walk_over_its_texts(
    rules: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, walks = planned(tmp_path), list[int]()
    for wrong, right in (("Tension", "Strain"), ("Strain", "Stress"), ("friendly", "kind"), ("kind", "nice")):
        table.control.mending.mend(wrong, right)
    before = facts(table.history)
    table.leave()

    def counted(scenario: Scenario, mends: tuple[Mend, ...]) -> tuple[Scenario, tuple[TextChange, ...]]:
        walks.append(len(mends))
        return mended(scenario, mends)

    monkeypatch.setattr("wargame.authoring.mended_texts.mended", counted)
    history = told_again(table.path)
    assert not walks, "nothing is told yet"
    assert facts(history) == before
    assert history.program is history.program
    assert walks == [4]


def test_where_the_words_stand_is_said_before_it_counts(rules: None, tmp_path: Path) -> None:
    table = planned(tmp_path)
    said = list(mend_words(table.program, table.control.mending.texts("loved", "liked")))
    now, then = "You want peace and to be loved.", "You want peace and to be liked."
    assert said[0] == f"seat “Amber”: the private brief: “{now}” → “{then}”"
    said = list(mend_words(table.program, table.control.mending.texts("Amber", "Ambra")))
    assert "seat “Amber”: its name: “Amber” → “Ambra”" in said
