"""Every function of conditions has its English: whoever adds one is told here."""

from __future__ import annotations

import pytest

from wargame.language.functions import FUNCTIONS
from wargame.language.names import Names
from wargame.wording.english.conditions import condition_in_words

LINES = {
    "ordered": "ordered(drill)", "param": "param(drill, place) == 'near'", "answer": "answer(react) == 'protest'",
    "answers": "answers(consent, 'agree') >= 1", "result": "result(drill) >= 'partial'", "since": "since(launch) <= 2",
    "count": "count(launch, 3) >= 2", "ever": "ever(launch)", "held": "held(trust >= 5, 2)", "put": "put(leak)",
    "open": "open(leak)", "granted": "granted({grant})", "pending": "pending({later})",
    "crossed": "crossed({red_line})", "start": "trust > start(trust)", "change": "change(trust) > 0",
    "last_change": "last_change(trust) < 0", "lowest": "lowest(approval) >= 3", "highest": "highest(approval) >= 3",
    "at_least": "at_least(2, trust >= 5, info >= 3, amended)", "all_of": "all_of(trust >= 5, amended)",
    "any_of": "any_of(trust >= 5, amended)",
}
"""A line with each; operators of the table need none of their own."""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_a_clause(names: Names, name: str) -> None:
    sections = names.sections
    some = {
        "grant": next(id_ for id_, one in sections.grants.items() if not one.per),
        "later": next(iter(sections.laters)), "red_line": next(iter(sections.red_lines)),
    }
    number = f"{name}({', '.join(['trust', '3'][: FUNCTIONS[name].least])}) >= 1"
    assert condition_in_words(LINES.get(name, number).format(**some), names)
