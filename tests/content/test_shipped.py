"""The shipped rulebooks and scenarios keep the promises of the design page that no checker can know."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.shipped import opens_at, scenario_of, written
from wargame.authoring import check_file
from wargame.model.moves import Move
from wargame.model.files import Scenario
from wargame.model.rules import Inject

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
RULEBOOKS = sorted((ROOT / "rules").glob("*.yaml"))
MOST_OWN, MOST_TOGETHER = 12, 9

every_scenario = pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)


def menu(scenario: Scenario, seat: str) -> list[Move]:
    """The cards of a seat that the scenario leaves on the table."""
    return [
        move
        for id_, move in scenario.moves.items()
        if seat in (*move.seats, *move.optional) and not move.banned and id_ not in scenario.about.ban
    ]


def is_own(move: Move) -> bool:
    return len({*move.seats, *move.optional}) == 1


def test_something_is_shipped() -> None:
    assert SCENARIOS
    assert RULEBOOKS


@every_scenario
def test_every_scenario_checks_clean_with_its_rulebooks(path: Path) -> None:
    assert [str(problem) for problem in check_file(path).diagnostics] == []


@pytest.mark.long
@pytest.mark.parametrize("path", RULEBOOKS, ids=lambda path: path.stem)
def test_every_rulebook_checks_clean_by_itself(path: Path) -> None:
    assert [str(problem) for problem in check_file(path).diagnostics] == []


@every_scenario
def test_a_seat_can_score_eighteen_points_and_two_more_for_its_card(path: Path) -> None:
    scenario = scenario_of(path.stem)
    for seat in scenario.seats:
        setup = scenario.about.setup.get(seat)
        chosen = setup.objectives if setup and setup.objectives is not None else tuple(scenario.objectives)
        points = [scenario.objectives[id_].points for id_ in chosen if scenario.objectives[id_].seat == seat]
        assert sum(points) == 18, seat
        pool = setup.cards if setup and setup.cards is not None else tuple(scenario.cards)
        cards = [scenario.cards[id_] for id_ in pool if scenario.cards[id_].seat == seat]
        assert {card.points for card in cards} == {2}, seat


@every_scenario
def test_the_menu_of_every_seat_fits_a_class(path: Path) -> None:
    scenario = scenario_of(path.stem)
    for seat in scenario.seats:
        cards = menu(scenario, seat)
        own = [move.code for move in cards if is_own(move)]
        together = [move.code for move in cards if not is_own(move)]
        assert 0 < len(own) <= MOST_OWN, (seat, own)
        assert 0 < len(together) <= MOST_TOGETHER, (seat, together)


@every_scenario
def test_a_situation_that_both_publics_read_lets_both_speak(path: Path) -> None:
    scenario = scenario_of(path.stem)
    read_by = {id_: set(tag.views_of) for id_, tag in scenario.tags.items() if tag.views_of}
    read = [(inject, tag) for inject in scenario.injects.values() for tag in inject.tags if tag in read_by]
    assert read, "no situation of this scenario is read by its publics; the marker has lost its meaning"
    for inject, tag in read:
        assert len(read_by[tag]) >= 2
        assert read_by[tag] <= inject.views.keys(), inject.code


@every_scenario
def test_a_situation_that_eases_or_hinders_moves_touches_at_least_one_on_the_menu(path: Path) -> None:
    scenario = scenario_of(path.stem)
    dealt = {id_ for id_, move in scenario.moves.items() if not move.banned} - set(scenario.about.ban)
    named = {
        line.split()[1].split("[")[0]: inject.code
        for inject in scenario.injects.values()
        for line in _lines_of(inject)
        if line.startswith("grant ")
    }
    assert bool(named) == bool(scenario.grants)
    for id_, code in named.items():
        moves = set(scenario.grants[id_].moves)
        assert not moves or moves & dealt, f"{code} grants {id_}, which touches no card on the menu"


def _lines_of(inject: Inject) -> list[str]:
    """The one-line effects of an inject and of its answers."""
    answers = [answer for question in inject.questions.values() for answer in question.answers.values()]
    return [
        step for steps in (inject.do, *(answer.do for answer in answers)) for step in steps if isinstance(step, str)
    ]


class TestMissileCrisis:
    """What the design page says of the first scenario."""

    @pytest.fixture
    def scenario(self) -> Scenario:
        return scenario_of("dprk-missile-crisis")

    def test_it_opens_where_the_design_page_says(self, scenario: Scenario) -> None:
        page = (
            "PEN 4 STR 2 DPP 7 PCJ 3 PCK 2 AXS 6 USJ 6 USK 5 ENJ 4 ENK 5 POS 7 TRU 5 HIS 5 INT 3 OPS 2 INS 2 "
            "APT 4 APS 4 APW 5 CPJ 5 CPK 6 LEG 0 BAS 1 LEAN 3 NUC 5 LAT 4"
        )
        assert opens_at(scenario) == written(page)

    def test_all_twelve_situations_and_all_eight_cards_are_there(self, scenario: Scenario) -> None:
        codes = {inject.code for inject in scenario.injects.values()}
        assert {f"A{number}" for number in range(1, 13)} <= codes
        assert {f"D{number}" for number in range(1, 9)} <= codes

    def test_the_common_deck_has_twelve_cards_and_four_say_nothing(self, scenario: Scenario) -> None:
        cards = scenario.decks["common"].cards
        assert sum(card.count for card in cards) == 12
        assert sum(card.count for card in cards if card.inject is None) == 4

    def test_every_seat_reads_something_of_its_own_in_the_first_week(self, scenario: Scenario) -> None:
        texts = scenario.injects["dawn_launch"].seat_texts
        assert texts.keys() == scenario.seats.keys()
        assert len(set(texts.values())) == len(texts)
