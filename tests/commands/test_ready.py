"""``wargame ready`` names what was planted first: one fault each, in a small scenario that is sound without it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from tests.content.shipped import NAMES
from wargame.cli import main
from wargame.document.nodes import Paragraph, plain
from wargame.reporting.ready.page import ready_page
from wargame.wording.numbers import sentence

FAIR = Path(__file__).parent.parent / "fixtures" / "fair.yaml"
TEXT = FAIR.read_text(encoding="utf-8")
LATE = TEXT[TEXT.index("  riot:"):TEXT.index("  six_weeks:")]
GAMES = 150


class Fault(NamedTuple):
    """A change of the sound scenario, and what is said of it first.

    Attributes:
        old, new: what is written in whose place; ``old`` stands there once.
        check: the check that finds it.
        said: words of the finding.
        at: what stands on the line that is blamed; "": there is no line.
        grade: how bad it is.
        also: a second change that the fault needs.
    """

    old: str
    new: str
    check: str
    said: str
    at: str
    grade: str = "amber"
    also: tuple[str, str] = ("", "")


def added(section: str, line: str) -> tuple[str, str]:
    """A further entry under a section."""
    return f"\n{section}:\n", f"\n{section}:\n  {line}\n"


FAULTS: dict[str, Fault] = {
    "a turn behind the last": Fault(
        "when: output >= 7, do", "when: turn >= 9, do", "never_possible", "never hold", "  orders:", "red"),
    "bounds that exclude each other": Fault(
        "when: output >= 7, do", "when: calm >= 7 and calm <= 3, do", "never_possible", "exclude", "  orders:", "red"),
    "a rule of every ninth turn": Fault(
        "every: 2", "every: 9", "never_possible", "every 9 turns", "  crowd:", "red"),
    "a track above its top": Fault(
        "when: calm >= 7, add", "when: calm >= 11, add", "error", "is never true", "calm >= 11", "red"),
    "a situation of a turn that never comes": Fault(
        "turn: 2\n", "turn: 8\n", "never_possible", "never put", "turn: 8", "red"),
    "a situation that nothing puts": Fault(
        "    turn: 2\n", "", "never_possible", "never put", "  paper:", "red"),
    "a chance that is never rolled": Fault(
        "    when: calm <= 5\n", "", "never_possible", "never rolled", "chance: 50", "red"),
    "a card that no purse can pay": Fault(
        "    seats: union\n    cost: 1\n", "    seats: union\n    cost: 9\n", "never_possible", "nobody can ever pay",
        "    cost: 9", "red"),
    "a choice that no purse can pay": Fault(
        "{text: A lot, cost: 1}", "{text: A lot, cost: 8}", "never_possible", "nobody can ever pay", "cost: 8", "red"),
    "an answer that no purse can pay": Fault(
        "speak: {text: Our side of it,", "speak: {text: Our side of it, cost: 7,", "never_possible",
        "nobody can ever pay", "cost: 7", "red"),
    "a card that nobody comes to afford": Fault(
        "    seats: owners\n    cost: 1\n    do", "    seats: owners\n    cost: 5\n    do", "moves_never",
        "too dear for Owners", "  lockout:", also=("each: [owners, union]", "each: [union]")),
    "a table that nothing runs": Fault(
        *added("tables", "idle: {name: Idle, dice: d6, rows: [{upto: 3, name: A}, {name: B}]}"), "doubt",
        "nothing ever runs", "  idle:"),
    "a comment in a text": Fault(
        "text: Stand at the gates.", "text: Stand at gate #4 all day.", "doubt", "comment", "gate #4"),
    "a session that does not add up": Fault(
        "minutes: 90, turn", "minutes: 60, turn", "doubt", "make 74 minutes", "session:"),
    "points that do not add up": Fault("points: 8, when: \"chest[union]", "points: 3, when: \"chest[union]", "doubt",
        "15 points", "  union_calm:"),
    "an outcome that always holds": Fault(
        "when: output >= 6 and calm >= 5}", "when: output >= 1 or calm >= 1}", "one_outcome", "“Good” in", "name: Good",
        "red"),
    "an outcome that takes nearly all": Fault(
        "when: output >= 4 or calm >= 6}", "when: output >= 1 or calm >= 1}", "one_outcome", "came out as “Bad”",
        "name: Bad"),
    "no outcomes": Fault(
        TEXT[TEXT.index("outcomes:\n"):TEXT.index("score_bands:")], "", "one_outcome", "there is no outcome", ""),
    "one ending takes all": Fault(
        "when: calm <= 1, order", "when: output >= 2 and turn >= 3, order", "one_ending", "end in “Riot”",
        "  riot:", "red"),
    "most games end at once": Fault(
        "when: calm >= 8 and output >= 8 and turn >= 3, order", "when: calm >= 5 and output >= 4, order",
        "too_soon", "by turn 2 of 6",
        "  peace:", "red"),
    "an expectation that is refuted": Fault(
        "at_most: 90, under: soft", "at_least: 60, under: soft", "unexpected", "expected: Riot", "at_least: 60", "red"),
    "a seat without an aim": Fault(
        "owners: {brief", "owners: {objectives: [], brief", "aims_elsewhere", "Owners has no aim", "  owners: {obj",
        "red"),
    "aims beside the crisis": Fault(
        "points: 12, when: output >= 6}", 'points: 12, when: "chest[owners] >= 3"}', "aims_elsewhere",
        "no aim about this crisis", "  owners: {brief"),
    "an aim that every game meets": Fault(
        "points: 12, when: calm >= 5}", "points: 12, when: calm >= 1 or output >= 1}", "aims_settled", "every game met",
        "  union_calm:"),
    "an aim that no game meets": Fault(
        "points: 12, when: output >= 6}", "points: 12, when: calm >= 10 and turn <= 1}", "aims_settled", "no game met",
        "  owners_output:"),
    "a red line under everybody's feet": Fault(
        "when: calm <= 2}", "when: calm <= 9}", "aims_settled", "nearly every game crosses", "  blood:"),
    "a move that is never open": Fault(
        "    seats: union\n    cost: 0\n", "    seats: union\n    cost: 0\n    available_to: calm <= 0\n",
        "moves_never",
        "never open", "  work:"),
    "a situation whose hour never comes": Fault(
        "    when: calm <= 5\n", "    when: calm >= 10 and turn <= 1\n", "injects_never", "“An envoy” never came up",
        "  envoy:"),
    "a question that is never put": Fault(
        "        ask: What do you say?\n", "        ask: What do you say?\n        when: calm >= 10 and turn <= 1\n",
        "choices_never", "never put", "silence:"),
    "an answer that nobody can give": Fault(
        "speak: {text: Our side of it,", "speak: {text: Our side of it, needs: [{when: output >= 10, because: x}],",
        "choices_never", "never given", "speak:"),
    "a row out of reach": Fault(
        "{upto: 3, name: A march", "{upto: 6, name: A march", "rows_never", "An empty street", "An empty street"),
    "a table whose rule never comes": Fault(
        "at: couple, every: 2, do: [run street]", "at: couple, when: calm >= 10 and turn <= 1, do: [run street]",
        "rows_never", "“The street” was never rolled", "  street:"),
    "a rule that never comes about": Fault(
        "when: output >= 7, do", "when: calm >= 10 and turn <= 1, do", "rules_never", "rule “Orders”", "  orders:"),
    "a watch that never looks": Fault(
        "when: output <= 3, becomes", "when: calm >= 10 and turn <= 1, becomes", "rules_never", "watch “Pride”",
        "  pride:"),
    "a modifier that never counts": Fault(
        "when: calm >= 7, add", "when: calm >= 10 and turn <= 1, add", "rules_never", "never counted",
        "turn <= 1, add"),
    "a settling that never comes about": Fault(
        "\"answers(word, 'speak') == 2\"", "\"answers(word, 'speak') == 2 and output >= 10\"", "rules_never",
        "never came about", "both spoke"),
    "an ending that no game reaches": Fault(
        "when: calm <= 1, order", "when: calm >= 10 and turn <= 1, order", "endings_never", "no game ended in “Riot”",
        "  riot:"),
    "a brief as long as a book": Fault(
        "The bank wants looms that run.", "The bank wants looms that run. " * 60, "too_long", "the brief of Owners",
        "  owners: {brief"),
    "a name as long as a sentence": Fault(
        "name: A shift as usual", f"name: {'A shift as usual ' * 4}", "too_long", "the name of work", "  work:"),
    "more to read than there are minutes": Fault(
        "turn_minutes: 9", "turn_minutes: 3", "too_much_to_read", "words a turn", "session:"),
    "a summary left as it came": Fault(
        "A mill, its workers, and six weeks in which either can give way.",
        "One sentence that makes somebody want to play this.", "missing_text", "is still the starter", "summary:"),
    "a seat that is told nothing": Fault(
        "  union: {brief: Your members want bread.}\n", "", "missing_text",
        "Union is told nothing in private", "setup:"),
    "no question for the debrief": Fault(
        "debrief:\n  - {ask: When could it have ended?, look_at: The first two weeks.}\n", "", "missing_text",
        "no question for the debrief", ""),
    "one number decides": Fault(
        "when: output >= 6 and calm >= 5}", "when: output >= 6 and calm >= 5 and stock >= 2}", "one_number",
        "hangs on one number", "  stock:",
        also=("\ntracks:\n", "\ntracks:\n  stock: {name: Stock, code: STO, low: l, high: h, start: 2}\n")),
}  # fmt: skip
QUICK = (
    "a rule of every ninth turn", "aims beside the crisis", "a rule that never comes about",
    "a row out of reach", "more to read than there are minutes",
)  # fmt: skip
"""One of each kind: bounds, aims, use, rows, texts."""


def ready(*words: str) -> Result:
    return CliRunner().invoke(main, ["ready", *words])


def judged(*words: str) -> Any:
    done = ready(*words, "-n", str(GAMES), "--format", "json")
    assert done.exit_code in (0, 1), done.output
    return json.loads(done.stdout)


def first(name: str, folder: Path) -> tuple[Fault, Any, str]:
    fault = FAULTS[name]
    assert TEXT.count(fault.old) == 1, "what is changed stands in the sound file once"
    text = TEXT.replace(fault.old, fault.new)
    if fault.also[0]:
        text = text.replace(*fault.also)
    file = folder / "fair.yaml"
    file.write_text(text, encoding="utf-8")
    found = judged(str(file))["findings"]
    assert found, "nothing was found"
    line = text.splitlines()[found[0]["line"] - 1] if found[0]["line"] else ""
    return fault, found[0], line


def assert_named_first(name: str, folder: Path) -> None:
    fault, found, line = first(name, folder)
    assert (found["check"], found["grade"]) == (fault.check, fault.grade), found
    assert fault.said in found["said"], found
    assert fault.at in line, (found, line)
    assert found["todo"]


def test_the_sound_scenario_is_green() -> None:
    found = judged(str(FAIR))
    assert (found["verdict"], found["findings"]) == ("green", [])


@pytest.mark.parametrize("name", QUICK)
def test_a_planted_fault_is_named_first(name: str, tmp_path: Path) -> None:
    assert_named_first(name, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in FAULTS if name not in QUICK])
def test_every_other_planted_fault_is_named_first(name: str, tmp_path: Path) -> None:
    assert_named_first(name, tmp_path)


def test_the_ending_that_says_that_time_is_up_may_take_all_and_a_band_out_of_reach_is_reached_by_the_base(
    tmp_path: Path,
) -> None:
    bent = tmp_path / "fair.yaml"
    text = TEXT.replace(LATE, LATE.splitlines()[0].replace("calm <= 1", "calm <= 0 and output <= 2") + "\n")
    brief = "What this team alone is told. Your gardens are dry, and the sluice is yours."
    text = text.replace("    scale: plain\n", "    scale: plain\n    base: -9\n", 1)
    bent.write_text(text.replace("text: Close the gates.", f"text: {brief}"), encoding="utf-8")
    found = {(one["check"], one["said"].split(" never")[0]): one for one in judged(str(bent))["findings"]}
    assert "one_ending" not in {check for check, _said in found}
    assert "Raise its `base`" in sentence(found["rows_never", "row “An offer: success”"]["todo"])
    left = found["missing_text", "`moves`, “A lockout”: the text is still the starter's"]
    assert "  lockout:" in bent.read_text(encoding="utf-8").splitlines()[left["line"] - 1]


def test_it_answers_as_commands_do(tmp_path: Path) -> None:
    assert ready(str(FAIR), "-n", "20").exit_code == 0
    bent = tmp_path / "fair.yaml"
    bent.write_text(TEXT.replace("every: 2", "every: 9"), encoding="utf-8")
    red = ready(str(bent), "-n", "20")
    assert red.exit_code == 1
    assert "every row of the tables was met" not in red.output, "what is impossible is no praise of the rest"
    bent.write_text(TEXT.replace("Stand at the gates.", "Stand at gate #4."), encoding="utf-8")
    assert [ready(str(bent), "-n", "150", *more).exit_code for more in ((), ("--strict",))] == [0, 1], "amber"
    bent.write_text(TEXT.replace("cost: 1", "cost: much"), encoding="utf-8")
    broken = ready(str(bent))
    assert broken.exit_code == 1
    assert "fair.yaml:" in broken.output
    assert ready("nowhere").exit_code == 2
    assert ready(str(FAIR.parent / "pocket" / "pocket-rules.yaml")).exit_code == 2, "nobody plays a rulebook"


def test_a_fault_of_shared_rulebooks_is_counted_and_does_not_drown_ones_own() -> None:
    pocket = FAIR.parent / "pocket" / "pocket.yaml"
    done = ready(str(pocket), "-n", "20", "--format", "json")
    found = json.loads(done.stdout)
    assert found["shared"] > 0
    whole = {"one_outcome", "one_ending", "too_soon"}
    assert all(one["file"].endswith("pocket.yaml") for one in found["findings"] if one["check"] not in whole)
    page = ready_page(found)
    said = [plain(node.text) for node in page if isinstance(node, Paragraph)]
    assert any(f"{found['shared']} things of the kind" in one for one in said)


def test_the_page_is_written_in_every_form(tmp_path: Path) -> None:
    bent = tmp_path / "fair.yaml"
    text = TEXT.replace("name: The crowd", 'name: "<b>Crowd</b>"').replace("every: 2", "every: 9")
    bent.write_text(text, encoding="utf-8")
    page = tmp_path / "ready.html"
    assert ready(str(bent), "-n", "20", "--format", "html", "--out", str(page)).exit_code == 1
    line = next(number for number, one in enumerate(text.splitlines(), start=1) if one.startswith("  crowd:"))
    assert f"fair.yaml:{line}" in page.read_text(encoding="utf-8")
    for form in ("text", "markdown"):
        said = ready(str(bent), "-n", "20", "--format", form).output
        assert "never happens" in said
        assert "not ready" in said


def test_a_rehearsal_opens_with_the_same_verdict_and_its_page_with_its_contents(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    told = CliRunner().invoke(main, ["rehearse", str(FAIR), "-n", "150", "--html", str(page)])
    assert told.exit_code == 0, told.output
    assert told.output.splitlines()[1] == "✓ Ready"
    text = page.read_text(encoding="utf-8")
    assert text.index("<h1>") < text.index("<nav ") < text.index(">Summary</h2>") < text.index(">Tracks</h2>")
    targets = [part.split('"')[0] for part in text.split('href="#')[1:]]
    assert len(targets) > 5
    assert all(f'id="{target}"' in text for target in targets)
    one = CliRunner().invoke(main, ["rehearse", str(FAIR), "-n", "20", "--doctrine", "soft"])
    assert "eady" not in one.output, "of one party there is no verdict"


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_what_is_on_the_shelf_is_green_or_amber(name: str) -> None:
    found = json.loads(ready(name, "--format", "json").stdout)
    assert found["verdict"] in ("green", "amber"), found["findings"]
