"""A scenario and its rulebooks become one game."""

from __future__ import annotations

from pathlib import Path

from tests.authoring.pocket import HEAD, POCKET, checked, pocket_in, said
from wargame.authoring import check_file, load_embedded, load_scenario
from wargame.model.files import SourceFile


def test_the_pocket_world_has_no_problems() -> None:
    loaded = load_scenario(POCKET / "pocket.yaml")
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None


def test_what_the_scenario_says_of_the_rulebooks_holds() -> None:
    scenario = load_scenario(POCKET / "pocket.yaml").scenario
    assert scenario is not None
    assert scenario.moves["strike"].banned
    assert not scenario.moves["patrol"].banned
    assert "drought" not in scenario.rules
    assert scenario.seats["amber"].brief == "You want peace and to be loved."
    assert {"leak", "regatta"} <= scenario.injects.keys()


def test_a_save_holds_enough_to_link_it_again_without_a_disk(tmp_path: Path) -> None:
    scenario = load_scenario(POCKET / "pocket.yaml").scenario
    assert scenario is not None
    assert [file.name for file in scenario.files] == ["pocket.yaml", "pocket-rules.yaml"]
    again = load_embedded(scenario.files)
    assert again.diagnostics == ()
    assert again.scenario == scenario


def test_an_embedded_rulebook_that_is_gone_is_missed() -> None:
    scenario = (POCKET / "pocket.yaml").read_text(encoding="utf-8")
    loaded = load_embedded([SourceFile(name="pocket.yaml", text=scenario)])
    assert [problem.code for problem in loaded.diagnostics] == ["no_rulebook"]
    assert load_embedded([]).scenario is None


def test_the_place_of_every_declaration_is_known() -> None:
    where = load_scenario(POCKET / "pocket.yaml").where
    assert where is not None
    lines = (POCKET / "pocket-rules.yaml").read_text(encoding="utf-8").splitlines()
    place = where.of("moves", "patrol")
    assert place is not None
    assert place.file.endswith("pocket-rules.yaml")
    assert lines[place.line - 1] == "  patrol:"
    assert str(where.of("injects", "regatta")).startswith(str(POCKET / "pocket.yaml"))


def test_a_rulebook_is_found_in_the_rules_folder_next_to_the_scenarios(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "rules").mkdir()
    pocket_in(tmp_path / "scenarios")
    (tmp_path / "scenarios" / "pocket-rules.yaml").rename(tmp_path / "rules" / "pocket-rules.yaml")
    assert load_scenario(tmp_path / "scenarios" / "pocket.yaml").scenario is not None


def test_a_rulebook_that_calls_itself_otherwise(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    (tmp_path / "pocket-rules.yaml").rename(tmp_path / "other-rules.yaml")
    scenario = tmp_path / "broken.yaml"
    scenario.write_text(HEAD.replace("pocket-rules", "other-rules"), encoding="utf-8")
    (problem,) = check_file(scenario).diagnostics
    assert (problem.file, problem.line, problem.code) == (str(tmp_path / "other-rules.yaml"), 2, "other_id")


def test_mistakes_in_a_rulebook_are_said_with_the_rulebook(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    rules = tmp_path / "pocket-rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("trust +2, grant", "trst +2, grant"), encoding="utf-8")
    (problem,) = check_file(tmp_path / "pocket.yaml").diagnostics
    assert problem.file == str(rules)
    assert "trst" in problem.shown


def test_a_status_whose_words_are_missing_is_told_and_so_is_a_line_that_names_it(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    rules = tmp_path / "pocket-rules.yaml"
    text = rules.read_text(encoding="utf-8")
    words = "words: [none, signed, in_force, broken]"
    for written, wanted in ((words, "words: []"), ("treaty = signed]", "treaty signed]")):
        assert written in text
        text = text.replace(written, wanted)
    rules.write_text(text, encoding="utf-8")
    loaded = load_scenario(tmp_path / "pocket.yaml")
    assert loaded.scenario is None
    assert any("words" in one.shown for one in loaded.diagnostics)


def test_a_line_of_a_grant_is_read_for_those_who_roll_as_one(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    rules = tmp_path / "pocket-rules.yaml"
    written, wanted = "per: [coral], moves: [spy], roll: 2", "per: [amber], seats: [blue], moves: [summit], roll: trst"
    rules.write_text(rules.read_text(encoding="utf-8").replace(written, wanted), encoding="utf-8")
    shown = [one.shown for one in check_file(tmp_path / "pocket.yaml").diagnostics if one.severity == "error"]
    assert any("trst" in one for one in shown), "Amber holds it, Blue is meant, and both roll together"


def test_a_scenario_may_replace_what_it_leaves_out(tmp_path: Path) -> None:
    loaded = checked(tmp_path, "leave_out: [dusk]\nendings: {dusk: {name: Night, text: It is late., last: true}}\n")
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None
    assert loaded.scenario.endings["dusk"].name == "Night"


def test_what_names_a_situation_goes_along_when_it_is_left_out(tmp_path: Path) -> None:
    body = """leave_out: [rumour]
injects:
  rumour:
    title: Rumour
    code: R1
    text: It is said.
    questions: {believe: {ask: Is it so, to: amber, default: "no", answers: {"no": {text: No}, "yes": {text: Yes}}}}
decks: {gossip: {name: Gossip, each_turn: true, cards: [{inject: rumour}, {count: 2}]}}
doctrines: {wary: {name: Wary, text: Waits., answer: [{question: believe, word: "yes"}]}}
"""
    loaded = checked(tmp_path, body)
    assert [str(problem) for problem in loaded.diagnostics] == []
    assert loaded.scenario is not None
    assert "rumour" not in loaded.scenario.injects
    assert [card.inject for card in loaded.scenario.decks["gossip"].cards] == [None]
    assert loaded.scenario.doctrines["wary"].answer == ()


def test_a_scenarios_own_outcomes_replace_the_shared_ones(tmp_path: Path) -> None:
    loaded = checked(tmp_path, "outcomes: [{name: All one, text: It is all one.}]\n")
    assert loaded.scenario is not None
    assert [outcome.name for outcome in loaded.scenario.outcomes] == ["All one"]


def test_a_line_is_read_for_every_seat_that_may_say_it(tmp_path: Path) -> None:
    body = """moves:
  wave:
    name: Wave
    code: X1
    text: Wave.
    seats: [amber, coral]
    each: true
    cost: 0
    do: ["token medal[mover] +1"]
tokens: {medal: {name: Medal, per: [amber]}}
"""
    loaded = checked(tmp_path, body)
    assert said(loaded) == ["16:23 unknown_name"]
    assert "where mover is coral" in loaded.diagnostics[0].hint


def test_a_list_of_effects_means_what_its_users_make_of_it(tmp_path: Path) -> None:
    body = """effect_lists: {pay: {name: Pay, do: ["purse[each] -1"]}}
rules:
  a: {name: A, at: couple, each: [amber, blue], do: [use pay], because: A}
"""
    assert checked(tmp_path, body).diagnostics == ()
    worse = body + "  b: {name: B, at: couple, do: [use pay], because: B}\n"
    assert said(checked(tmp_path, worse)) == ["8:45 unbound"]


def test_a_wrong_derived_value_is_said_once_and_not_at_every_use(tmp_path: Path) -> None:
    body = """derived: {sum: {name: Sum, code: SUM, value: trust + tensoin}}
rules: {a: {name: A, at: couple, when: sum > 3 and sum < 9, do: [trust +1], because: A}}
"""
    assert said(checked(tmp_path, body)) == ["8:54 unknown_name"]


def test_what_a_broken_part_would_have_declared_is_not_missed_elsewhere(tmp_path: Path) -> None:
    body = """tracks: {fog: {name: Fog, code: FOG, low: clear, high: thick, step: none}}
rules: {a: {name: A, at: couple, when: fog > 3, do: [fog -1], because: A}}
"""
    assert said(checked(tmp_path, body)) == ["8:69 wrong_type"]


def test_what_is_read_before_the_dice_may_not_ask_for_results(tmp_path: Path) -> None:
    rule = "rules: {{a: {{name: A, at: {at}, when: \"result({move}) >= 'success'\", do: [trust +1], because: A}}}}\n"
    assert said(checked(tmp_path, rule.format(at="reveal", move="patrol"))) == ["8:41 too_early"]
    assert said(checked(tmp_path, rule.format(at="resolve", move="patrol"))) == []
    assert said(checked(tmp_path, rule.format(at="reveal", move="calm"))) == []  # an early move


def test_warnings_do_not_keep_a_scenario_from_the_table(tmp_path: Path) -> None:
    loaded = checked(tmp_path, "marks: {sunrise: The sun rises}\n")
    assert [problem.severity for problem in loaded.diagnostics] == ["warning"]
    assert loaded.scenario is not None


def test_a_row_an_answer_and_a_step_are_found_in_their_lines() -> None:
    where = load_scenario(POCKET.parents[2] / "scenarios" / "dprk-missile-crisis.yaml").where
    assert where is not None
    places = {
        "upto: ": where.of("tables", "taipei", "rows", 1),
        "separate:": where.of("injects", "dawn_launch", "questions", "dawn_launch_statement", "answers", "separate"),
        "id: false_alarm": where.called("false_alarm"),
        "leader_call:": where.of("moves", "leader_call", "no", "such", "thing"),
    }
    for text, place in places.items():
        assert place is not None, text
        shown = Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1 : place.line + 1]
        assert any(text in line for line in shown), (text, shown)
    assert where.of("moves", "no_such_move") is None
    assert where.called("no_such_step") is None


def test_a_move_is_not_left_out_but_banned(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, "leave_out: [patrol]\n").diagnostics
    assert "'ban: [patrol]' takes it off the menu" in problem.hint
