"""Why something came out as it did: every event answers, in words, and tells a viewer nothing it was not told."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from tests.debrief.small_crisis import small_crisis
from tests.engine.pairs import Seen, changes, played
from tests.table.games import at, game, play, rehearsal
from wargame.debrief.recording import Recording
from wargame.debrief.why.causes import CauseTracer
from wargame.debrief.why.explainer import Explainer
from wargame.debrief.why.nearest import nearest_changes
from wargame.debrief.why.page import NoSuchEvent, WhyPage, explain
from wargame.document.compact import compact
from wargame.document.nodes import Prose
from wargame.engine.lowering.lower import lower
from wargame.model import events as e
from wargame.model.rulings import Category
from wargame.model.state import Phase
from wargame.model.viewers import CONTROL, PUBLIC
from wargame.saves.history import NamedEvent, told

EXAMPLE = Path(__file__).parent.parent.parent / "saves" / "examples" / "dprk-missile-crisis.jsonl"


@pytest.fixture(scope="module")
def example() -> Recording:
    return Recording.open(EXAMPLE)


@pytest.fixture(scope="module")
def pocket(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    path = tmp_path_factory.mktemp("why") / "game.jsonl"
    play(rehearsal(path))
    return Recording.open(path)


def words(page: tuple[Prose, ...]) -> str:
    return "\n".join(str(line) for line in compact(page))


def test_a_roll_says_what_counted_and_who_brought_it_about(example: Recording) -> None:
    assert words(Explainer(example, CONTROL).page("20.31")) == """\
Week 3 of 8 [20.31]
Tokyo, Seoul and Washington: J3 Real-time missile-warning data → 7 Partial; needed 9 for Success
Roll 2d6 [1][3] = 4
to 3 Critical failure   4–6 Failure   ▸ 7–8 Partial   9–11 Success   from 12 Critical success
→ 7 Partial; needed 9 for Success
2 short of the next row.
What counted
  +1 the North is pressing
     while Peninsula ladder is between 4 and 5
     Peninsula ladder 4 → 5 (+1), by What Pyongyang fired (week 2) [14.45]
        What Pyongyang does this turn → 8 Launch (week 2) [14.41]
        What Pyongyang fired → 104 Intercontinental missile (week 2) [14.42]
  +1 Washington is brokering
     while “US broker at work” holds
     Now: US broker at work, by W7 Broker between Tokyo and Seoul (Washington) (week 2) [14.38]
        Washington orders W7 Broker between Tokyo and Seoul (cost 1) (week 2) [14.7]
        Washington: W7 Broker between Tokyo and Seoul → 11 Success; needed 9 for Success (week 2) [14.23]
  +1 the last talks got half way
     while “Talks half way (this move)” holds
     Now: Talks half way (Real-time missile-warning data), by J3 Real-time missile-warning data (Tokyo, Seoul and \
Washington) (week 2) [14.35]
        Tokyo orders J3 Real-time missile-warning data (cost 2) (week 2) [14.1]
        Seoul orders J3 Real-time missile-warning data (cost 2) (week 2) [14.3]
        Washington orders J3 Real-time missile-warning data (cost 2) (week 2) [14.6]
        Tokyo, Seoul and Washington: J3 Real-time missile-warning data → 8 Partial; needed 9 for Success (week 2) \
[14.21]
What would have altered it
  1 less on the dice: Failure
  2 more on the dice: Success
  without “the North is pressing” (+1): Failure
  without “Washington is brokering” (+1): Failure
  without “the last talks got half way” (+1): Failure
What led to it
  Tokyo orders J3 Real-time missile-warning data (cost 2) (week 3) [20.5]
  Seoul orders J3 Real-time missile-warning data (cost 2) (week 3) [20.9]
  Washington orders J3 Real-time missile-warning data (cost 2) (week 3) [20.13]"""


def test_what_nobody_sees_noted_leads_back_to_the_order_that_made_it(example: Recording) -> None:
    assert words(Explainer(example, CONTROL).page("9.9")) == """\
Week 2 of 8 [9.9]
Seoul's fear of entrapment 6 → 7 (+1), by A8 "Will they strike without us?"
Asked: +1. Granted: +1.
It takes that “Tokyo built up stand-off weapons without explaining itself to Seoul” happened last turn.
What led to it
  Tokyo orders T1 Counterstrike and stand-off build-up (cost 3); Is Seoul told before the announcement? No: a national \
decision, announced to all at once (week 1) [8.4]
  Tokyo: T1 Counterstrike and stand-off build-up → 8 Partial; needed 9 for Success (week 1) [8.22]
  Put on the table: A8 "Will they strike without us?" (week 2) [9.7]"""


def test_dice_and_calendar_alone_say_so_plainly(example: Recording) -> None:
    explainer = Explainer(example, CONTROL)
    assert "A die alone says it" in words(explainer.page("2.1"))
    assert "The calendar puts it on the table now." in words(explainer.page("3.2"))
    assert "the calendar goes on" in words(explainer.page("3.1"))
    last = explainer.events[-1].turn
    ended = next(one.name for one in explainer.events if isinstance(one.event, e.Ended))
    assert "The last turn has been played." in words(explainer.page(ended))
    assert last == 8


@pytest.mark.parametrize("viewer", [CONTROL, "seoul"])
def test_every_event_of_a_game_answers(example: Recording, viewer: str) -> None:
    explainer = Explainer(example, viewer)
    assert [one.name for one in explainer.events] == [one.name for one in told(example.history, viewer)]
    for one in explainer.events:
        page = explainer.page(one.name)
        assert len(page) > 2, one
        assert all(str(line).strip() for line in compact(page)), one


def test_every_kind_of_event_says_something_or_that_there_is_nothing() -> None:
    program = lower(small_crisis())
    page = WhyPage(program, open_=True)
    known: dict[str, object] = {
        "seat": "north", "turn": 1, "source": "rule:gossip", "seats": ("north",), "slot": "trust", "to": 1, "id": "x",
        "inject": "storm", "deck": "d", "move": "build_quay", "question": "shelter", "answer": "no", "what": "card",
        "red_line": "flooded", "ending": "time", "outcome": 0, "band": 0, "total": 1, "lines": (), "track": "trust",
        "cause": "need:0", "row": 0, "text": None, "asked": 2, "granted": 1, "limits": (), "card": "c", "chosen": {},
        "partners": (), "cost": 1, "listed": (), "refund": 1, "purpose": "move:build_quay", "faces": (3, 4), "base": 0,
        "reasons": (), "modifier": 0, "margin": 2, "reason": "as agreed", "title": "A", "dice": "other",
        "category": get_args(Category)[0],
    }  # fmt: skip
    kinds = {kind for union in (e.SlotEvent, e.PlainEvent) for kind in get_args(union)} | {e.Rolled, e.TurnOpened}
    assert len(kinds | {e.TurnEnded}) == len(get_args(e.Event))
    for kind in (*kinds - {e.Noted, e.Told}, e.TurnEnded):
        said = {name: known[name] for name in kind.__dataclass_fields__ if name in known}
        said |= {"what": "track"} if kind is e.Ruled else {}
        event = kind(**{**said, "source": "move:build_quay"} if kind is e.Rolled else said)
        causes = CauseTracer(program, [NamedEvent(1, 1, 1, event)], secret=False)
        assert len(page.page(explain(causes, "1.1"))) > 2, kind


def test_the_nearest_change_obeys_clamp_and_natural_limits(pocket: Recording, example: Recording) -> None:
    looked = 0
    for recording in (pocket, example):
        for one in Explainer(recording, CONTROL).events:
            if not isinstance(one.event, e.Rolled) or not one.event.is_told:
                continue
            roll = recording.program.rolls[one.event.purpose]
            for change in nearest_changes(recording.program, one.event):
                looked += 1
                assert change.row != one.event.row
                if change.dice and roll.cap_row is None and roll.floor_row is None:
                    total = one.event.total + change.dice
                    assert change.row == sum(total > cut for cut in roll.cuts)
            better = [change.dice for change in nearest_changes(recording.program, one.event) if change.dice > 0]
            if better and one.event.margin and roll.cap_row is None:
                assert better[0] == one.event.margin
    assert looked > 50


def test_a_seat_is_told_no_more_than_what_it_was_told() -> None:
    """Turns alike but for what another seat did in secret: as long as the viewer is shown the same, so is it told."""
    looked = 0
    lots = Random(5)
    for turn in islice(played("pocket", "HOPE", 3, 2), 2):
        for viewer in turn.program.seats[:2]:
            first = Seen(turn, viewer)
            for change in islice(changes(turn, viewer, lots), 8):
                second = Seen(change.turn, viewer)
                if first.shown == second.shown and first.events != second.events:
                    looked += 1
                    assert pages(first) == pages(second), change.words
    assert looked


def pages(seen: Seen) -> list[str]:
    named = [NamedEvent(1, number, 1, event) for number, event in enumerate(seen.shown, 1)]
    causes = CauseTracer(seen.turn.program, named, secret=True)
    page = WhyPage(seen.turn.program, open_=False)
    return [words(page.page(explain(causes, one.name))) for one in named]


def test_while_a_game_goes_on_no_condition_of_the_instructor_is_told(example: Recording) -> None:
    """When a situation comes up stands in no player's rulebook: what it reads may be what somebody did in secret."""
    told_ = example.causes(CONTROL).told

    def asked(name: str, open_: bool) -> str:
        causes = CauseTracer(example.program, told_, secret=not open_)
        return words(WhyPage(example.program, open_=open_).page(explain(causes, name)))

    finished, going = asked("9.7", open_=True), asked("9.7", open_=False)
    assert "It takes that" in finished
    assert "Tokyo orders" in finished
    assert "It takes that" not in going
    assert "Tokyo" not in going
    page, causes = WhyPage(example.program, open_=False), CauseTracer(example.program, told_, secret=True)
    for one in told_:
        if not isinstance(one.event, e.Noted):
            said = words(page.page(explain(causes, one.name)))
            assert "It takes that" not in said
            assert "while " not in said.partition("What counted")[2].partition("What would")[0]


def test_while_a_game_goes_on_only_what_all_know_answers(tmp_path: Path) -> None:
    play(game(tmp_path / "game.jsonl", tmp_path / "vaults", seed=7), at(Phase.REVIEW, 2)).leave()
    recording = Recording.open(tmp_path / "game.jsonl")
    assert Explainer(recording, PUBLIC).events
    with pytest.raises(ValueError, match="goes on"):
        Explainer(recording, "amber").events  # noqa: B018
    with pytest.raises(NoSuchEvent):
        Explainer(recording, PUBLIC).page("99.1")


def test_the_steps_of_a_turn_know_which_events_they_tell(example: Recording) -> None:
    for viewer in (CONTROL, "seoul"):
        explainer = Explainer(example, viewer)
        told_of = 0
        for chapter in example.steps(3, viewer):
            asked = explainer.askable(3, chapter.told)
            told_of += len(asked)
            if chapter.kind == "move":
                assert any(chapter.title.rpartition(": ")[2] in line for _, line in asked), chapter.title
        assert told_of > 20
