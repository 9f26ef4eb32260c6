"""What the crises on the shelf must show by the measures of docs/measures.md. Minutes each."""

from __future__ import annotations

import pytest

from docs.measures import HELD, MAIN, line_ups_of, program_under
from tests.content.shipped import NAMES
from wargame.sim.contradictions import contradictions
from wargame.sim.exploits import SeatAtTable, search
from wargame.sim.start_values import start_effects
from wargame.sim.theory_signs import distinction

pytestmark = pytest.mark.long


@pytest.mark.parametrize("held", [None, *HELD["us-drawdown"]])
@pytest.mark.parametrize("doctrine", ["cooperative", "prudent"])
def test_the_drawdown_tells_cha_from_park_and_fear_unites(doctrine: str, held: object) -> None:
    both = [program_under("us-drawdown", theory) for theory in ("CHA", "PARK")]
    found = distinction(both, doctrine, 4000, 1, held)
    trust = next(one for one in found.signs if one.track == "trust")
    assert found.named.interval[1] >= 0.8
    assert trust.means["CHA"] - trust.means["PARK"] > trust.give


@pytest.mark.parametrize("name", NAMES)
def test_no_start_value_decides_a_crisis_alone(name: str) -> None:
    found = [
        f"{line_up.name}: {one.track} {one.by:+d}, {one.of} {one.points:+.0f}"
        for line_up in line_ups_of(name)
        for one in start_effects(program_under(name), line_up, 1000, 1)
        if one.too_much
    ]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_no_cheap_trick_beats_a_doctrine(name: str) -> None:
    program, doctrines, found = program_under(name), [one.name for one in line_ups_of(name)], list[str]()
    for seat in program.seats:
        for partners in MAIN:
            seen = search(SeatAtTable(program, seat, partners), doctrines, 1000, 1)
            tricks = [(seen.nothing, 0), *((trick, 1) for trick in seen.tricks)]
            found += [
                f"{seat}, partners {partners}: {trick.habit} {trick.points.change:+.1f}"
                for trick, allowed in tricks
                if trick.points.change - trick.points.give > allowed
            ]
            if seen.war is not None and seen.war.pays > seen.war.give:
                found.append(f"{seat}, partners {partners}: war by {seen.war.habit} {seen.war.pays:+.1f}")
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_contradicts_another_of_its_turn(name: str) -> None:
    assert contradictions(program_under(name), line_ups_of(name, random=True), 1000, 1) == ()
