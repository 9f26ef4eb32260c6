"""Joint moves with two optional seats, and early moves that cancel each other, in many games at once and one by one."""

from __future__ import annotations

import pytest

from tests.engine.test_joint_moves import SHAPES, pact
from tests.engine.test_renaming import written
from tests.sim.side_by_side import side_by_side


def test_vetoes_come_out_alike_at_the_table_and_in_a_block() -> None:
    side_by_side(written(None), 60, legal=True)


@pytest.mark.parametrize(("required", "optional"), SHAPES)
def test_joint_moves_come_out_alike_at_the_table_and_in_a_block(
    required: tuple[str, ...], optional: tuple[str, ...]
) -> None:
    side_by_side(pact(required, optional), 25, legal=True)
