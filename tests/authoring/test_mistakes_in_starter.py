"""Mistakes in the file that ``wargame new`` writes: the author's own line is told, and nothing of the shared files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.authoring.mistakes import Mistake, assert_told, made, mistake, says
from wargame.authoring.starting import started

STARTER = started("base-case")
BOOKS = re.findall(r"^  - (triangle-\w+)$", STARTER, re.MULTILINE)
UNUSED = {"triangle-terms"}
"""Rulebooks whose names nothing needs."""

MISTAKES = [
    mistake(
        "tags whose modifiers ask for one mover, on a joint move",
        ("tags: [coop]", "tags:\n      - coop\n"
         "      - deterrence\n      - china\n      - defence\n      - domestic\n      - us"),
        *(
            says(f"- {tag}", f"the tag '{tag}'", "which one seat", "leave the tag out", "each: true")
            for tag in ("deterrence", "china", "defence", "domestic", "us")
        ),
    ),
    mistake(
        "a text cut by a comment",
        ("title: A second film", "title: A cutter #4 was hit"),
        says("A cutter #4", "a comment begins here", "quotes"),
    ),
    mistake(
        "an answer with a capital",
        ("          silence:\n", "          yes:\n"), ("default: silence", "default: Yes"),
        says("default: Yes", "'Yes' has the wrong form", "did you mean 'yes'?"),
    ),
    mistake(
        "a function that is none",
        ("when: put(second_film)", "when: happened(second_film)"),
        says("happened(", "no function 'happened'", "put(second_film)", "ever(second_film)", "since", "reference.md"),
    ),
    mistake(
        "an empty brief, and a plan that does not add up",
        ("    brief: >-\n      The cutter acted by the book, and the book is the problem: it was written for quieter"
         " years. Your fishermen vote.\n", "    brief:\n"),
        ("turns: 5 ", "turns: 6 "),
        ("{minutes: 75, turn_minutes: 10,", "{minutes: 90, turn_minutes: 30,"),
        says("    brief:", "nothing stands under 'brief:'"),
        says("minutes: 90", "6 turns of 30 minutes and 20 of debrief make 200", "90"),
    ),
    mistake(
        "rules, conditions and costs out of reach",
        ("when: put(second_film)", "when: put(second_film) and turn >= 9"),
        ("when: trust >= 4}", "when: trust >= 7 and trust <= 3}"),
        ("    cost: 1  ", "    cost: 9  "),
        ("# How it ends --",
         "rules:\n  ninth: {name: Ninth, at: check, every: 9, do: [trust +1], because: b}\n# How it ends --"),
        says("turn >= 9", "never hold", "5 turns"),
        says("trust <= 3", "never hold", "'trust >= 7' and 'trust <= 3' exclude each other"),
        says("cost: 9", "nobody can ever pay", "costs 9"),
        says("every: 9", "5 turns", "never happens"),
    ),
    mistake(
        "a bracket left open in an effect",
        ("do: [run harbour_mood]\n        because", "do: [trust +(1]\n        because"),
        says("trust +(1", "'(' is never closed", "add the ')'"),
    ),
    mistake(
        "a bracket left open before a comma",
        ("do: [trust +1, history -1]", "do: [trust +(half(trust), history -1]"),
        says("half(trust)", "'(' is never closed", "add the ')'"),
    ),
    mistake(
        "an estimate without bands, and chances that nothing makes due",
        ("# A table of your own",
         "tracks:\n  mood: {name: Mood, code: MO, low: l, high: h, start: 4, estimate: {within: 2}}\n"
         "  fog: {name: Fog, code: FO, low: l, high: h, sees: {all: estimate}, estimate: {within: 2}}\n"
         "# A table of your own"),
        ("    turn: 2      ", "    chance: 30   "),
        says("mood: {", "nobody sees an estimate", "bands"),
        says("fog: {", "'estimate' needs the named ranges", "bands: ["),
        says("chance: 30", "never rolled", "when: turn >= 1"),
    ),
    mistake(
        "three texts that begin with a bracket",
        ("The matter is being examined.", "[no comment] for now"),
        ("title: A second film", "title: [A] second film"),
        ("note: A remark for yourself.", "note: [A remark] for yourself."),
        says("[no comment]", "begins with '['", "needs quotes", 'write "[no comment] for now"'),
        says("[A] second", "begins with '['", 'write "[A] second film"'),
        says("[A remark]", "begins with '['", 'write "[A remark] for yourself'),
    ),
    mistake(
        "a colon and a brace in texts, and a tab",
        ("The matter is being examined.", "The matter: it is being examined."),
        ("title: A second film", "title: {A} second film"),
        ("        because: two regrets", "\tbecause: two regrets"),
        says("The matter:", "': '", "needs quotes", 'write "The matter: it is'),
        says("{A} second", "begins with '{'", 'write "{A} second film"'),
        says("\tbecause", "a tab", "spaces"),
    ),
    mistake(
        "quotes of a word processor round a text with a comma and a colon",
        ("text: The quarrel left the two closer than it found them.",
         "text: “The quarrel, in short: it left the two closer.”"),
        says("“The quarrel", "“ is a letter", "straight"),
    ),
    mistake(
        "no space after a colon",
        ("name: A line between", "name:A line between"),
        says("name:A line", "a space is missing after 'name:'", "write 'name: A line"),
    ),
    mistake(
        "a dash is missing before the second of two items in braces",
        ("      - {when: trust >= 6, add: 1", "        {when: trust >= 6, add: 1"),
        says("{when: trust >= 6, add: 1", "'- ' is missing"),
    ),
    mistake(
        "a dash is missing before the only item",
        ("  - ask: When was it", "    ask: When was it"),
        says("ask: When", "wanted a list", "'- ask: …'"),
    ),
    mistake(
        "a dash is missing before the second of two items in lines",
        ("      - at: reveal\n        when: answers(second_film_words, 'regret') == 1",
         "        at: reveal\n        when: answers(second_film_words, 'regret') == 1"),
        says("at: reveal", "'- ' is missing", "write '- at: reveal'"),
    ),
    mistake(
        "a dash is missing before a rulebook",
        ("  - triangle-tokyo", "    triangle-tokyo"),
        says("triangle-tokyo", "'- ' is missing", "write '- triangle-tokyo'"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("wrong", MISTAKES, ids=lambda wrong: wrong.name)
def test_a_mistake_is_told_where_it_was_made(wrong: Mistake, tmp_path: Path) -> None:
    file = tmp_path / "base-case.yaml"
    file.write_text(made(STARTER, wrong), encoding="utf-8")
    assert_told(file, wrong)


@pytest.mark.parametrize("book", [
    book if number in (0, 1, 5) or book in UNUSED else pytest.param(book, marks=pytest.mark.long)
    for number, book in enumerate(BOOKS)
])
def test_a_rulebook_taken_out_is_one_error_that_names_it(book: str, tmp_path: Path) -> None:
    taken_out = ((f"  - {book}\n", ""),)
    expected = () if book in UNUSED else (says("rulebooks:", f"'{book}'", "put", "back", "is used: '"),)
    file = tmp_path / "base-case.yaml"
    file.write_text(made(STARTER, Mistake(book, taken_out, expected)), encoding="utf-8")
    assert_told(file, Mistake(book, taken_out, expected))
