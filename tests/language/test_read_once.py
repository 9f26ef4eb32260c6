"""A line that was read is not read again where it means the same, and is where it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wargame.authoring import load_scenario
from wargame.language.effects.reader import read_effect
from wargame.language.names import NOTHING, Bindings, MoveOf, Names
from wargame.language.parser import parse_condition, parse_number
from wargame.language.tree import LanguageError, const
from wargame.library import shipped

TOKYO, SEOUL = (Bindings(seats={"mover": seat}) for seat in ("tokyo", "seoul"))


def test_a_line_is_read_once_for_all_it_says_nothing_about(names: Names) -> None:
    first = parse_condition("trust >= 3", names, TOKYO)
    assert parse_condition("trust >= 3", names, SEOUL) is first
    assert parse_condition("trust >= 3", names) is first


@pytest.mark.parametrize("line", ["approval[mover] +1", "approval[others] +1"])
def test_whoever_it_speaks_of_makes_it_another(names: Names, line: str) -> None:
    assert read_effect(line, names, TOKYO) != read_effect(line, names, SEOUL)


def test_a_move_or_number_that_is_bound_makes_it_another(names: Names) -> None:
    drill, build = (Bindings(moves={"this": MoveOf(move, None)}) for move in ("drill", "build_up"))
    assert read_effect("token partial[this] = 1", names, drill) == read_effect("token partial[this] = 1", names, drill)
    with pytest.raises(LanguageError):
        read_effect("token partial[this] = 1", names, build)
    one, two = (Bindings(numbers={"amount": const(value)}) for value in (1, 2))
    assert parse_number("amount + trust", names, one) != parse_number("amount + trust", names, two)


def test_the_same_text_as_a_condition_and_as_a_number_is_two_lines(names: Names) -> None:
    parse_number("trust", names)
    with pytest.raises(LanguageError):
        parse_condition("trust", names)


def test_letters_that_are_read_as_others_leave_nothing_out(names: Names) -> None:
    wide = "approval[ｍover] >= 3"  # Python's parser reads it as "mover"

    def meant(bindings: Bindings) -> object:
        try:
            return parse_condition(wide, names, bindings)
        except LanguageError as error:
            return error.message

    assert meant(TOKYO) != meant(SEOUL) or meant(TOKYO) == meant(NOTHING)


def test_a_mistake_is_refused_every_time(names: Names) -> None:
    for _ in range(2):
        with pytest.raises(LanguageError, match="unknown name"):
            parse_condition("nobody >= 3", names)


def test_names_of_a_scenario_are_made_once_for_all_who_ask() -> None:
    scenario = load_scenario(shipped("scenarios") / "port-strike.yaml").scenario
    assert scenario is not None
    assert Names.of(scenario) is Names.of(scenario)
    copy = scenario.model_copy()
    assert Names.of(copy) is not Names.of(scenario)


@pytest.mark.parametrize("read", [parse_condition, parse_number, read_effect])
def test_nothing_is_kept_between_games(names: Names, read: Callable[..., object]) -> None:
    text = "approval[seoul] +1" if read is read_effect else "trust >= 3" if read is parse_condition else "trust + 1"
    other = Names.of(names.sections)
    assert other is not names
    assert read(text, names) is not read(text, other)
