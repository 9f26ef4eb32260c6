"""How far slots can come is never less than how far they come: else a row of 32 bits could overflow unseen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.content.shipped import NAMES, program_under
from wargame.sim.block import Games
from wargame.sim.line_ups import all_line_ups, deciders_of
from wargame.sim.policies import play_out
from wargame.sim.reach import slot_reach, wide_sums


@pytest.mark.parametrize("name", NAMES[:2])
def test_no_slot_comes_further_than_it_is_said_to(name: str) -> None:
    program = program_under(name, "CHA")
    reach = slot_reach(program)
    games, deciders = Games(program, 200, 1), deciders_of(program, all_line_ups(program.scenario)[-1].players)

    def look() -> None:
        for slot, row in zip(program.slots, np.abs(games.values).max(axis=1), strict=True):
            assert slot.kind == "past" or row <= reach[slot.name], slot

    play_out(games, deciders, look)


def test_what_could_leave_32_bits_is_summed_up_in_64() -> None:
    program = program_under(NAMES[2], "CHA")
    assert not wide_sums(program).slots
    about = program.scenario.about.model_copy(update={"turns": 10**6})
    endless = replace(program, scenario=program.scenario.model_copy(update={"about": about}))
    names = {endless.slots[slot].name for slot in wide_sums(endless).slots}
    assert any(name.startswith("undo:") for name in names)
