"""The last page of a turn: what others did is on it where it counted."""

from __future__ import annotations

import pytest

from tests.debrief.small_crisis import small_crisis
from wargame.debrief.narrator import chapters
from wargame.engine.lowering.lower import lower
from wargame.model import events as e

PROGRAM = lower(small_crisis(
    marks={"high_water": "High water"},
    tables={
        "tide": {"name": "The tide", "rows": [
            {"upto": 5, "name": "ebb"}, {"upto": 8, "name": "swell", "do": ["trust -1"]},
            {"name": "flood", "do": ["mark high_water", "run reach"]},
        ]},
        "reach": {"name": "How far it comes", "rows": [{"upto": 9, "name": "to the quay"}, {"name": "to the church"}]},
    },
))  # fmt: skip


def rolled(table: str, row: int, chain: str) -> e.Rolled:
    return e.Rolled(
        source=f"table:{table}", seats=(), purpose=chain, faces=(3, 3), base=0, reasons=(), modifier=0, total=6,
        row=row, margin=0, slot=None, to=row + 1,
    )  # fmt: skip


def mattered(*events: e.Event) -> tuple[str, ...]:
    told = chapters(PROGRAM, (*events, e.TurnEnded(turn=1)))
    return next((page.lines for page in told if page.kind == "summary"), ())


FLOOD = rolled("tide", 2, "table:tide<actor:sea"), rolled("reach", 0, "table:reach<table:tide<actor:sea")


@pytest.mark.parametrize(("events", "said"), [
    (FLOOD, ("The tide → flood; to the quay",)),  # marked, though no track moves
    ((rolled("tide", 0, "table:tide<actor:sea"),), ()),
    ((rolled("tide", 1, "table:tide<actor:sea"),), ()),  # trust was at its end already
    ((rolled("tide", 2, "table:tide<rule:home"),), ()),  # nobody's doing
])  # fmt: skip
def test_what_an_actor_did_matters_where_it_is_marked(events: tuple[e.Event, ...], said: tuple[str, ...]) -> None:
    assert mattered(*events) == said


def test_what_an_actor_did_matters_where_it_moved_what_aims_ask_for() -> None:
    fell = e.Changed(source="table:tide", seats=(), slot="trust", asked=-1, granted=-1, limits=(), to=4)
    told = mattered(rolled("tide", 1, "table:tide<actor:sea"), fell)
    assert [line.partition(":")[0] for line in told] == ["Trust 5 → 4 (−1)", "The tide → swell"]
