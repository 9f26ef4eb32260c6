"""The terms lint: what a text must not say is refused with the right word, what is right is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.pocket import HEAD, checked, pocket_in, said
from wargame import library
from wargame.authoring import Diagnostic, check_file, load_scenario
from wargame.authoring.backcast.loading import load_case
from wargame.authoring.checks.terms import Terms

WITH_TERMS = HEAD.replace("[pocket-rules]", "[pocket-rules, triangle-terms]")


def read(folder: Path, text: str, more: str = "") -> tuple[Diagnostic, ...]:
    """What is said of a scenario whose opening is ``text``, by the terms that ship."""
    body = WITH_TERMS.replace("opening: It begins.", f"opening: >-\n  {text}")
    return checked(folder, more, head=body).diagnostics


# A text that went through a paraphrasing machine; beside each slip the word that must be offered instead.
GARBLED = [
    ("Tokyo offers the Common Security of Military Information Agreement.", "General Security of Military Information"),
    ("Seoul lets the General Security of Military Intelligence Agreement lapse.", "GSOMIA"),
    ("GISOMIA lapses at midnight.", "GSOMIA"),
    ("A Trilateral Information Sharing Agreement would do.", "Arrangement"),
    ("They sign an Acquisition and Cross-Serving Agreement.", "Acquisition and Cross-Servicing Agreement"),
    ("The Self-Defence Powers of Japan: its self-guard powers put to sea.", "Self-Defense Forces"),
    ("The Self-Protection Forces put to sea.", "Self-Defense Forces"),
    ("A minister doubts the Three Non-Nuclear Standards.", "Three Non-Nuclear Principles"),
    ("A minister doubts the three anti-nuclear principles.", "Three Non-Nuclear Principles"),
    ("The DRPK tests again.", "DPRK"),
    ("The Democratic People's Republic of North Korea tests again.", "DPRK"),
    ("The quasi-partnership hypothesis explains it.", "quasi-alliance"),
    ("Quasi-partnership is what it is called.", "quasi-alliance"),
    ("It is a coalition security predicament.", "alliance security dilemma"),
    ("Broadened deterrence is promised.", "extended deterrence"),
    ("The Nuclear Consultation Group meets.", "Nuclear Consultative Group"),
    ("Japan builds a counterattack capability.", "counterstrike capability"),
    ("The Joint Activities Command opens.", "Joint Operations Command"),
    ("Seoul's triple-axis system grows.", "Three-Axis"),
    ("The lawyers find an existence-threatening circumstance.", "survival-threatening situation"),
    ("The eating regimen has to approve.", "Diet"),
    ("The Liberal Vote-based Faction chooses a leader.", "Liberal Democratic Party"),
    ("The center-and-spoke order ends.", "hub-and-spoke"),
    ("The Individuals' Freedom Armed Force sails.", "People's Liberation Army"),
    ("The solace women wait for an answer.", "comfort-women issue"),
    ("Ships wait in the Taiwan Waterway.", "Taiwan Strait"),
]


@pytest.mark.parametrize(("text", "right"), GARBLED)
def test_a_garbled_name_is_refused_and_the_right_one_offered(text: str, right: str, tmp_path: Path) -> None:
    problems = read(tmp_path, text)
    assert [problem.code for problem in problems] == ["term"]
    assert problems[0].severity == "error"
    assert right in problems[0].hint
    assert check_file(tmp_path / "broken.yaml").scenario is None


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("Dokdo", "Dokdo/Takeshima"),
        ("Takeshima", "Dokdo/Takeshima"),
        ("Takeshima/Dokdo", "Dokdo/Takeshima"),
        ("the East Sea", "East Sea/Sea of Japan"),
        ("the Sea of Japan", "East Sea/Sea of Japan"),
        ("the Senkaku", "Senkaku/Diaoyu"),
        ("the Diaoyu", "Senkaku/Diaoyu"),
        ("Ieodo", "Ieodo/Socotra"),
        ("Socotra", "Ieodo/Socotra"),
    ],
)
def test_one_name_of_a_contested_place_does_not_stand_alone(name: str, pair: str, tmp_path: Path) -> None:
    problems = read(tmp_path, f"A ship passes {name} at noon.")
    assert {(problem.code, problem.severity) for problem in problems} == {("term", "error")}
    assert all(pair in problem.hint for problem in problems)
    assert read(tmp_path, f"A ship passes {pair} at noon.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Kishida resigns.",
        "He telephones President Anybody.",
        "General Somebody salutes.",
        "It was so under the Moon government.",
        "Everyone knows what Trump wants.",
        "In the Abe cabinet it was otherwise.",
    ],
)
def test_a_person_by_name_is_doubted(text: str, tmp_path: Path) -> None:
    problems = read(tmp_path, text)
    assert [(problem.code, problem.severity) for problem in problems] == [("term", "warning")]
    assert "roles, never living names" in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "They fall at 38.5° N, far out.",
        "They fall at 38 degrees north, far out.",
        "They fall at 37.5 N, 131.9 E.",
        "It has a range of 1,300 and is mobile.",
        "A missile with 1300-km range is shown.",
        "It passes 40 nautical miles off the cape.",
        "See grid reference 52S on the chart.",
        "The target list is long.",
    ],
)
def test_what_could_be_used_is_refused(text: str, tmp_path: Path) -> None:
    problems = read(tmp_path, text)
    assert {(problem.code, problem.severity) for problem in problems} == {("term", "error")}


@pytest.mark.parametrize(
    "text",
    ["The 3rd Marine Division moves.", "The Seventh Fleet moves.", "Two DF-21 are shown.", "An SM-3 is fired.",
     "Four F‑35 come.", "They land at Kadena."],
)  # fmt: skip
def test_units_models_and_bases_are_doubted(text: str, tmp_path: Path) -> None:
    problems = read(tmp_path, text)
    assert {(problem.code, problem.severity) for problem in problems} == {("term", "warning")}


@pytest.mark.parametrize(("word", "neutral"), [("regime", "government"), ("rogue state", "name"), ("puppet", "ally")])
def test_loaded_words_are_doubted_and_a_neutral_one_offered(word: str, neutral: str, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, f"The {word} is heard from.")
    assert problem.severity == "warning"
    assert neutral in problem.hint


def test_a_slur_is_refused(tmp_path: Path) -> None:
    assert [problem.severity for problem in read(tmp_path, "The banner says Japs.")] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "The General Security of Military Information Agreement (GSOMIA) and TISA, the Three Non-Nuclear Principles,"
        " the Self-Defense Forces and the DPRK.",
        "The Prime Minister of Japan calls. The President speaks. The General Assembly meets, in general Seoul waits.",
        "Ships keep 12 nautical miles away, and the sanctions regime holds north of the 38th parallel.",
        "A thousand kilometres to the north; 35°C in the shade; the moon over a park; a trump card; turn 7; T5 and S3.",
        "Forces regroup. Regimental music. Dokdo / Takeshima and Japan–ROK–US.",
        "Park and Cha disagree. May calls for calm. The East China Sea, and seas east of it.",
    ],
)
def test_right_words_are_left_alone(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == ()


def test_the_place_is_that_of_the_word_even_in_a_folded_text(tmp_path: Path) -> None:
    problems = read(
        tmp_path, "Nothing is wrong in this line,\n  and Takeshima stands in this, Sea of\n  Japan in these."
    )
    assert [(problem.line, problem.column) for problem in problems] == [(7, 7), (7, 33)]


def test_every_field_that_somebody_reads_is_looked_at(tmp_path: Path) -> None:
    body = """injects:
  flare:
    title: The regime speaks
    code: X1
    text: A regime speaks.
    turn: 2
    seat_texts: {amber: The regime again.}
    views: {amber: A regime., blue: None.}
    note: Not even a regime here.
    questions:
      words: {to: amber, ask: Which regime?, answers: {yes: {text: This regime}, no: {text: None}}, default: no}
marks: {regime_said: The regime was named}
"""
    problems = checked(tmp_path, body, head=WITH_TERMS).diagnostics
    assert len([problem for problem in problems if problem.code == "term"]) == 8


def test_ids_and_lines_of_the_language_are_no_texts(tmp_path: Path) -> None:
    body = "flags: {regime: {name: An order}}\n"
    body += "rules: {a: {name: A, at: couple, when: regime, do: [regime = off], because: B}}\n"
    assert checked(tmp_path, body, head=WITH_TERMS).diagnostics == ()


def test_an_author_may_allow_a_word_with_a_reason(tmp_path: Path) -> None:
    allowed = 'terms: {programme: {allow: ["F-35", Kadena], because: the purchase is what the scenario is about}}\n'
    assert read(tmp_path, "An F-35 at Kadena.", allowed) == ()
    assert len(read(tmp_path, "An F-16 at Kadena.", allowed)) == 1


def test_an_author_may_have_words_of_their_own(tmp_path: Path) -> None:
    body = "terms: {isles: {together: [Ost, West], because: both}, "
    body += "capital: {write: Port, refuse: ['harbour {number}'], because: name}}\n"
    head = HEAD.replace("It begins.", "Ost and West, Ost/West, West/Ost, Harbour 7 and the harbour.")
    problems = checked(tmp_path, body, head=head).diagnostics
    assert [problem.column for problem in problems] == [10, 18, 34, 39, 44]
    assert problems[-1].hint == "write Port"


def test_no_terms_no_lint(tmp_path: Path) -> None:
    head = HEAD.replace("It begins.", "The regime of Takeshima, a coalition security predicament.")
    assert checked(tmp_path, "", head=head).diagnostics == ()


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("{refuse: ['{number}'], because: x}", "bad_phrase"),
        ("{refuse: ['a {nubmer}'], because: x}", "bad_phrase"),
        ("{refuse: ['{any} b'], because: x}", "bad_phrase"),
        ("{refuse: ['{name} b'], because: x}", "bad_form"),
        ("{refuse: [a b c d e f g h i j k l m n o], because: x}", "bad_phrase"),
        ("{because: x}", "no_phrase"),
        ("{refuse: [zzz]}", "missing_key"),
    ],
)
def test_a_term_that_cannot_work_is_refused(term: str, code: str, tmp_path: Path) -> None:
    assert [one.split()[1] for one in said(checked(tmp_path, f"terms: {{odd: {term}}}\n"))] == [code]


def test_a_flood_of_phrases_is_refused(tmp_path: Path) -> None:
    words = ", ".join(f"w{number}" for number in range(300))
    phrases = ", ".join(f"'{{any}} {number}x'" for number in range(30))
    loaded = checked(tmp_path, f"terms: {{odd: {{words: [{words}], refuse: [{phrases}], because: x}}}}\n")
    assert [problem.code for problem in loaded.diagnostics] == ["too_many_phrases"]


def test_of_two_phrases_that_overlap_the_longest_is_told() -> None:
    terms = load_terms()
    assert [slip.text for slip, _ in terms.slips("a rogue state")] == ["rogue state"]


def load_terms() -> Terms:
    scenario = load_scenario(library.find_scenario("gsomia-cliff")).scenario
    assert scenario is not None
    return Terms.of(scenario.terms)


def test_a_history_situation_needs_the_view_of_each_public(tmp_path: Path) -> None:
    body = """tags: {grievance: {name: Grievance, views_of: [amber, blue]}}
injects:
  statue: {title: A statue, code: X1, text: A statue is put up., turn: 2, tags: [grievance], views: {amber: A loss.}}
"""
    (problem,) = checked(tmp_path, body).diagnostics
    assert (problem.code, problem.severity) == ("no_views", "warning")
    assert problem.hint == "add 'views:' with one line for blue"
    assert checked(tmp_path, body.replace("{amber: A loss.}", "{amber: A loss., blue: A debt.}")).diagnostics == ()


@pytest.mark.parametrize("path", library.yaml_files(library.shipped("scenarios")), ids=lambda path: path.stem)
def test_every_shipped_scenario_speaks_by_the_terms(path: Path) -> None:
    loaded = load_scenario(path)
    assert loaded.scenario is not None
    assert loaded.scenario.terms
    assert [problem for problem in loaded.diagnostics if problem.code in ("term", "no_views")] == []


def test_a_rulebook_is_checked_by_the_terms_beside_it(tmp_path: Path) -> None:
    pocket_in(tmp_path)
    (tmp_path / "manners.yaml").write_text(
        "format: wargame-rules/1\nid: manners\ntitle: Manners\nterms: {it: {refuse: [patrol boats], because: no}}\n",
        encoding="utf-8",
    )
    rules = tmp_path / "pocket-rules.yaml"
    text = rules.read_text(encoding="utf-8").replace("launch: A launch", "launch: Patrol boats are launched")
    rules.write_text(text, encoding="utf-8")
    assert "term" in [problem.code for problem in check_file(rules).diagnostics]


def test_a_back_cast_is_only_doubted(tmp_path: Path) -> None:
    case = library.shipped("backcasts") / "bc4-pact-pulled.yaml"
    for file in library.yaml_files(case.parent):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    copy = tmp_path / case.name
    text = copy.read_text(encoding="utf-8").replace("note: A president on the islets", "note: A president on Takeshima")
    copy.write_text(text, encoding="utf-8")
    loaded = load_case(copy)
    assert [(problem.code, problem.severity) for problem in loaded.diagnostics] == [("term", "warning")]
    assert "Takeshima" in loaded.diagnostics[0].shown
    assert loaded.case is not None


def test_looking_stops_and_says_so_where_a_file_asks_for_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wargame.authoring.checks.terms.MOST_STEPS", 10)
    head = HEAD.replace("It begins.", "a b a b a b a b c or d")
    (problem,) = checked(
        tmp_path, "terms: {odd: {refuse: [a b c d, d], allow: [d], because: x}}\n", head=head
    ).diagnostics
    assert (problem.code, problem.severity) == ("too_much_said", "warning")


class TestAnArticleInItsOwnWords:
    """Between quotation marks a name stands as the article has it, where articles are cited and nowhere else."""

    QUOTED = """The essay says that "the Japan Sea is calm" (a monthly, 2014)."""

    def noted(self, folder: Path, note: str) -> list[str]:
        """What is said of a note on accuracy."""
        return [problem.code for problem in read(folder, "It begins.", f"accuracy:\n  - >-\n    {note}\n")]

    @pytest.mark.parametrize("marks", ['""', "“”", "‘’", "«»", "''"])
    def test_a_name_may_be_quoted_in_an_accuracy_note(self, marks: str, tmp_path: Path) -> None:
        note = self.QUOTED.replace('"the', f"{marks[0]}the").replace('calm"', f"calm{marks[1]}")
        assert not self.noted(tmp_path, note)

    def test_outside_the_marks_it_is_refused_there_as_well(self, tmp_path: Path) -> None:
        note = """The essay calls it "calm", and means the Japan Sea, not "the other"."""
        assert self.noted(tmp_path, note) == ["term"]

    def test_a_quotation_in_what_players_read_does_not_count(self, tmp_path: Path) -> None:
        assert [problem.code for problem in read(tmp_path, self.QUOTED)] == ["term"]

    def test_a_garbled_term_is_no_name_and_stays_refused(self, tmp_path: Path) -> None:
        note = """It speaks of a "quasi-partnership"."""
        assert self.noted(tmp_path, note) == ["term"]
