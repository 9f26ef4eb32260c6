"""The drawdown, the pact on notice and the charter by clauses: where they open, and what hangs on single answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.content.shipped import opens_at, scenario_of, written
from wargame.engine.adjudication import deal, open_turn, resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.model.orders import Act, Order

ROOT = Path(__file__).resolve().parents[2]
REST = "STR 3 PCJ 2 PCK 2 AXS 6 ENJ 4 ENK 4 CPJ 6 CPK 6 LEG 0 BAS 1 LAT 5"
"""What the design page leaves as in the drawdown."""
OPENINGS = {
    "us-drawdown": (
        f"{REST} PEN 3 DPP 5 USJ 5 USK 5 POS 7 TRU 5 HIS 5 INT 4 OPS 3 INS 3 APT 5 APS 5 APW 4 LEAN 3 NUC 5"
    ),
    "gsomia-cliff": (
        f"{REST} TRU 4 HIS 7 INT 2 OPS 2 INS 1 USJ 5 USK 5 POS 7 APW 4 APT 5 APS 5 PEN 3 DPP 6 NUC 5 LEAN 4"
    ),
    "asian-nato-summit": (
        f"PEN 3 DPP 5 {REST} TRU 7 HIS 4 INT 4 OPS 4 INS 3 LAT 6 USJ 6 USK 6 POS 6 APW 5 LEAN 3 PCJ 3 PCK 3 ENK 4 "
        "NUC 4 APT 5 APS 5"
    ),
}
SUDDEN = Order((Act("drawdown", {"manner": ("sudden",)}),))
NO_FLOOR = 2
"""A seed with which Congress sets no floor under troop numbers."""
TURNS = {"us-drawdown": 12, "gsomia-cliff": 6, "asian-nato-summit": 6}


@cache
def program_of(name: str) -> Program:
    """Without the deck, so that only what the seats do makes a difference."""
    scenario = scenario_of(name)
    quiet = {id_: deck.model_copy(update={"each_turn": False}) for id_, deck in scenario.decks.items()}
    return lower(scenario.model_copy(update={"decks": quiet}), ("THREAT",))


Answers = Mapping[str, str]
Said = Mapping[int, Mapping[str, Order]]


def played(name: str, until: int, said: Said, seed: int = 1) -> dict[str, int]:
    """Every value after ``until`` turns, with what the seats did in each; who is not named does nothing."""
    program, dice = program_of(name), KeyedDice(seed)
    state = opening(program)
    state = apply(program, state, deal(program, state, dice))
    for turn in range(1, until + 1):
        orders = {seat: said.get(turn, {}).get(seat, Order()) for seat in program.seats}
        state = apply(program, state, open_turn(program, state, dice))
        state = apply(program, state, resolve(program, state, orders, dice))
    return {slot: state.values[place] for slot, place in program.index.items()}


def answering(seat: str, question: str, word: str) -> dict[str, Order]:
    return {seat: Order(answers={question: word})}


@pytest.mark.parametrize("name", OPENINGS)
def test_it_opens_where_the_design_page_says(name: str) -> None:
    scenario = scenario_of(name)
    assert opens_at(scenario) == written(OPENINGS[name])
    assert scenario.about.turns == TURNS[name]


class TestDrawdown:
    def test_all_thirteen_situations_are_there(self) -> None:
        codes = {inject.code for inject in scenario_of("us-drawdown").injects.values()}
        assert {f"C{number}" for number in range(1, 14)} <= codes

    def test_a_leaked_plan_confirmed_in_time_costs_no_trust_and_a_denied_one_does(self) -> None:
        confirmed = played("us-drawdown", 2, {2: answering("washington", "plan_leaks_washington", "confirm")})
        denied = played("us-drawdown", 2, {2: answering("washington", "plan_leaks_washington", "deny")})
        assert (confirmed["us_commitment[tokyo]"], confirmed["us_commitment[seoul]"]) == (5, 5)
        assert (denied["us_commitment[tokyo]"], denied["us_commitment[seoul]"]) == (4, 4)

    def test_after_a_denial_a_tranche_costs_a_point_more_in_seoul_if_need_be_a_quarter_later(self) -> None:
        home = {"washington": SUDDEN}
        question = "plan_leaks_washington"
        home["washington"] = replace(SUDDEN, answers={"column_leaves_washington": "hold"})
        plan = {word: {2: answering("washington", question, word), 3: home} for word in ("deny", "confirm")}
        after = {word: played("us-drawdown", 4, said, NO_FLOOR)["us_commitment[seoul]"] for word, said in plan.items()}
        assert after == {"confirm": 3, "deny": 1}  # 5 - 2; 4 - 2 - 1

    def test_an_order_not_carried_out_by_the_ninth_quarter_is_paid_for_in_the_tenth(self) -> None:
        home = {"washington": SUDDEN}
        went = dict.fromkeys((1, 2, 3), home)
        assert played("us-drawdown", 10, went, NO_FLOOR)["past:inject:order_unfulfilled"] == 0
        held = {turn: answering("washington", "column_leaves_washington", "hold") for turn in (3, 5, 7)}
        assert played("us-drawdown", 10, held, NO_FLOOR)["past:inject:order_unfulfilled"] > 0

    def test_left_alone_the_columns_leave_by_the_calendar(self) -> None:
        assert [played("us-drawdown", turn, {}, NO_FLOOR)["posture"] for turn in (2, 3, 5, 7)] == [7, 6, 5, 4]

    def test_an_assembly_that_gets_no_package_in_answer_thinks_on(self) -> None:
        package = {6: {"washington": Order((Act("deterrence_package"),))}}
        assert played("us-drawdown", 6, {})["nuclear"] > played("us-drawdown", 6, package)["nuclear"]


class TestPactOnNotice:
    SWAP = {"tokyo": Order(answers={"deadline_tokyo": "swap"}), "seoul": Order(answers={"deadline_seoul": "swap"})}

    def words(self, values: Mapping[str, int]) -> tuple[str, int]:
        return scenario_of("gsomia-cliff").statuses["gsomia"].words[values["gsomia"]], values["info_sharing"]

    def test_left_alone_the_pact_ends_with_the_fifth_fortnight(self) -> None:
        assert self.words(played("gsomia-cliff", 4, {})) == ("conditional", 2)
        assert self.words(played("gsomia-cliff", 5, {})) == ("terminated", 1)

    CALL = {seat: Order((Act("leader_call"),)) for seat in ("tokyo", "seoul")}

    def test_a_swap_whose_words_were_carried_saves_it_at_the_same_price_for_both(self) -> None:
        before, after = (played("gsomia-cliff", 5, {4: self.CALL, 5: last}) for last in ({}, self.SWAP))
        assert self.words(before) == ("terminated", 1)
        assert self.words(after) == ("in_force", 2)
        assert (before["export_controls"], after["export_controls"]) == (1, 0)
        assert after["approval[tokyo]"] == before["approval[tokyo]"] - 1
        assert after["approval[seoul]"] == before["approval[seoul]"] - 2  # 1, and the point that an end would have won

    @pytest.mark.parametrize("nine_or_more", [True, False])
    def test_a_swap_that_nobody_prepared_hangs_on_nine_or_more(self, nine_or_more: bool) -> None:
        swap = "chance:unprepared_swap<settle:deadline"
        rolled = {seed: KeyedDice(seed).faces(5, swap, 2, 6) for seed in range(1, 20)}
        seed = next(seed for seed, faces in rolled.items() if (sum(faces) >= 9) is nine_or_more)
        saved = ("in_force", 2) if nine_or_more else ("terminated", 1)
        assert self.words(played("gsomia-cliff", 5, {5: self.SWAP}, seed)) == saved

    def test_an_offer_of_which_nobody_knows_saves_nothing(self) -> None:
        assert self.words(played("gsomia-cliff", 5, {5: {"seoul": self.SWAP["seoul"]}})) == ("terminated", 1)

    def test_a_broker_at_work_wins_a_failed_swap_one_fortnight_and_no_more(self) -> None:
        seed = next(
            seed for seed in range(1, 30)
            if played("gsomia-cliff", 5, self.brokered(), seed)["broker"] >= 1
        )
        assert self.words(played("gsomia-cliff", 5, self.brokered(), seed)) == ("conditional", 2)
        assert self.words(played("gsomia-cliff", 6, self.brokered(), seed)) == ("terminated", 1)

    def brokered(self) -> Said:
        return {5: {"seoul": self.SWAP["seoul"], "washington": Order((Act("broker_talks"),))}}

    def test_seoul_may_revoke_early_and_the_last_night_then_passes_quietly(self) -> None:
        after = played("gsomia-cliff", 5, {2: {"seoul": Order((Act("revoke_suspension"),))}})
        assert self.words(after) == ("in_force", 2)
        assert after["past:inject:deadline"] == 0


class TestCharterByClauses:
    def votes(self, *seats: str) -> Said:
        return {1: {seat: Order(answers={"vote_consult": "in_favour"}) for seat in seats}}

    def test_three_votes_make_a_step_and_two_a_side_letter_and_one_makes_nothing(self) -> None:
        steps = {
            seats: played("asian-nato-summit", 1, self.votes(*seats))
            for seats in (("tokyo", "seoul", "washington"), ("tokyo", "seoul"), ("tokyo",))
        }
        assert [(v["anato"], v["side_letters"]) for v in steps.values()] == [(2, 0), (1, 1), (1, 0)]

    @pytest.mark.parametrize(
        ("left_out", "pays", "by"),
        [
            ("tokyo", "approval[tokyo]", -1),
            ("seoul", "entrapment[seoul]", 1),
            ("washington", "approval[washington]", -1),
        ],
    )
    def test_whoever_is_left_out_of_a_side_letter_pays(self, left_out: str, pays: str, by: int) -> None:
        two = [seat for seat in ("tokyo", "seoul", "washington") if seat != left_out]
        dropped, letter = played("asian-nato-summit", 1, {}), played("asian-nato-summit", 1, self.votes(*two))
        assert letter[pays] - dropped[pays] == by
