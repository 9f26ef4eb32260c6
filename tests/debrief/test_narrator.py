"""What a reader is told of single events, and how a turn is gathered into steps."""

from __future__ import annotations

import pytest

from tests.debrief.small_crisis import small_crisis
from wargame.debrief.chapter import Chapter
from wargame.debrief.narrator import chapters
from wargame.document.nodes import DiceRoll, Group, List, RollTerm, Run, text
from wargame.engine.lowering.lower import lower
from wargame.model import events as e
from wargame.wording import speaker_of

PROGRAM = lower(small_crisis())
SPEAKER = speaker_of(PROGRAM).events

counted = e.CountedModifier


def quay_roll(**changes: object) -> e.Rolled:
    """North rolls 4 and 2 for its quay: one helps, one hinders, 2 short of Success, unless changed."""
    facts: dict[str, object] = {
        "source": "move:build_quay", "seats": ("north",), "purpose": "quay@north", "faces": (4, 2), "base": 1,
        "reasons": (counted(source="set:weather#0", add=1), counted(source="set:weather#1", add=-1)),
        "modifier": 0, "total": 7, "row": 1, "margin": 2, "slot": "result:build_quay", "to": 2,
    }
    return e.Rolled(**(facts | changes))  # type: ignore[arg-type]


def trust(asked: int, granted: int, to: int, *limits: str, source: str = "move:build_quay") -> e.Changed:
    seats = ("north",) if source.startswith("move:") else ()
    return e.Changed(source=source, seats=seats, slot="trust", asked=asked, granted=granted, limits=limits, to=to)


def told_by(*events: e.Event) -> tuple[Chapter, ...]:
    return chapters(PROGRAM, events)


def test_a_roll_tells_dice_base_every_reason_and_what_it_needed() -> None:
    assert SPEAKER.line(quay_roll()) == (
        "Northport: N1 Build a quay — 2d6 [4][2] = 6, base 1, +1 because the sea is calm, −1 because trust is low"
        " → 7 Partial; needed 9 for Success"
    )


def test_a_roll_with_a_hidden_reason_tells_neither_total_nor_margin() -> None:
    hidden = quay_roll(reasons=(counted(source="set:weather#0", add=1), counted(source="", add=0)),
                       base=0, total=0, margin=0, modifier=0)
    said = SPEAKER.line(hidden)
    assert said is not None
    assert said.endswith("+1 because the sea is calm, something not public → Partial; needed 9 for Success")
    assert "base" not in said


def test_what_comes_out_stands_with_the_opening_before_what_is_put() -> None:
    out = e.CameOut(seat="north", move="build_quay", slot="leaked:build_quay@north", to=0)
    first, storm = told_by(e.TurnOpened(turn=2), out, e.Put(inject="storm", source="schedule", slot="open:storm", to=1))
    assert (first.title, first.lines) == (
        "Week 2 of 3", ("It has come out that Northport ordered N1 Build a quay last week.",)
    )
    assert storm.kind == "inject"


def test_a_clamp_is_told() -> None:
    said = SPEAKER.line(quay_roll(reasons=(counted(source="set:weather#0", add=5),), modifier=4, total=11, row=2))
    assert said is not None
    assert "in all +5, of which +4 count" in said


@pytest.mark.parametrize(("event", "words"), [
    (trust(+1, +1, 6), "Trust 5 → 6 (+1) (N1 Build a quay)"),
    (trust(+2, +1, 7, "step"), "Trust 6 → 7 (+1 of +2: at most 2 a turn) (N1 Build a quay)"),
    (trust(+1, 0, 7, "step"), "Trust stays 7 (no +1: at most 2 a turn) (N1 Build a quay)"),
    (trust(+2, +1, 1, "watch:memory"),
     "Trust 0 → 1 (+1 of +2: the old quarrel is not forgotten) (N1 Build a quay)"),
    (trust(-1, -1, 4, source=""), "Trust 5 → 4 (−1) (cause not known)"),
    (e.Became(source="move:sign_pact", seats=("north", "south"), slot="pact", to=1),
     "The pact: signed by both (J1 Sign the pact)"),
    (e.Became(source="inject:storm", seats=(), slot="strike", to=1), "Now: Dock strike (A1 Storm warning)"),
    (e.Became(source="rule:gossip", seats=(), slot="favour[bread]", to=0), "Favour (bread): none left (Gossip)"),
    (e.Became(source="rule:gossip", seats=(), slot="favour[fish]", to=2), "Favour (salted fish): now 2 (Gossip)"),
    (e.Became(source="rule:gossip", seats=(), slot="rumour[build_quay]", to=1), "Now: Rumour (Build a quay) (Gossip)"),
    (e.Became(source="rule:gossip", seats=(), slot="rumour[build_quay]", to=0),
     "No longer: Rumour (Build a quay) (Gossip)"),
    (e.Became(source="rule:gossip", seats=(), slot="due:ice+1", to=1), "Next turn: The ice comes (Gossip)"),
    (e.Changed(source="rule:gossip", seats=(), slot="swell", asked=1, granted=1, limits=(), to=2), None),
    (e.Ordered(seat="north", move="build_quay", chosen={"stone": ("granite",)}, partners=(), cost=3, slot="s", to=1),
     "Northport orders N1 Build a quay (cost 3); granite from the hills"),
    (e.Ordered(seat="north", move="build_quay", chosen={"told": ("no",)}, partners=(), cost=0, slot="s", to=1),
     "Northport orders N1 Build a quay; Is Southport told? No, not before spring"),
    (e.Answered(seat="north", question="shelter", answer="yes", slot="s", to=1),
     "Northport: Open the harbour? yes, to all"),
    (e.OfferFailed(move="sign_pact", seat="north", listed=("south",), refund=1, slot="s", to=0),
     "Northport’s order of J1 Sign the pact, offered to Southport, does not stand"),
    (e.Lapsed(seat="north", move="build_quay", cause="need:0", slot="s", to=0),
     "Northport’s N1 Build a quay does not happen: it needed: trust of 3 or more; nothing is paid for it"),
    (e.Fired(source="rule:gossip"), "Gossip: people talk"),
    (e.RedLineCrossed(seat="south", red_line="flooded", slot="s", to=1),
     "A red line of Southport is crossed: “The streets are flooded” (−4 points)"),
    (e.Ended(ending="time", source="", slot="ended", to=1), "The game is over. Winter: The ice closes the harbour."),
    (e.Noted(slot="past:move:build_quay", to=3), None),
    (e.Observed(seat="north", track="trust", slot="observed:trust@north", to=-1), None),
    (quay_roll(source="observe:trust"), None),
])
def test_an_event_is_told_in_its_authors_words(event: e.Event, words: str | None) -> None:
    assert SPEAKER.line(event) == words


def test_a_moves_effects_stand_with_its_roll_though_all_dice_fall_first() -> None:
    told = told_by(
        quay_roll(),
        e.Rolled(source="move:sign_pact", seats=("north", "south"), purpose="p", faces=(6, 5), base=0, reasons=(),
                 modifier=0, total=11, row=2, margin=0, slot=None, to=3),
        e.Became(source="move:sign_pact", seats=("north", "south"), slot="pact", to=1),
        trust(+1, +1, 6),
    )
    assert [page.title for page in told] == [
        "Northport and Southport: J1 Sign the pact", "Two ports have one pact", "Northport: N1 Build a quay",
    ]
    assert told[0].lines[-1] == "  The pact: signed by both"
    assert told[1].lines == ("The pact", "none  ·  ▸ signed by both")
    assert told[2].lines == (
        "Roll 2d6 [4][2] = 6", "  +1  base", "  +1  the sea is calm", "  −1  trust is low",
        "to 6 Failure   ▸ 7–8 Partial   from 9 Success",
        "→ 7 Partial; needed 9 for Success", "  Trust 5 → 6 (+1): good for Northport",)


def test_a_turn_reads_in_order_and_ends_with_what_mattered() -> None:
    told = told_by(
        e.TurnOpened(turn=2),
        e.Put(inject="storm", source="schedule", slot="open:storm", to=1),
        e.Ordered(seat="north", move="build_quay", chosen={}, partners=(), cost=2, slot="s", to=1),
        quay_roll(), trust(+1, +1, 6),
        e.Fired(source="actor:sea"),
        e.Rolled(source="table:tide", seats=(), purpose="table:tide<actor:sea", faces=(5, 5), base=0,
                 reasons=(), modifier=0, total=10, row=1, margin=0, slot=None, to=2),
        e.Fired(source="rule:gossip"), trust(-3, -2, 4, "step", source="rule:gossip"),
        e.TurnEnded(turn=2),
        e.Ended(ending="time", source="", slot="ended", to=1),
        e.OutcomeReached(outcome=0),
        e.Scored(seat="north", lines=(e.ScoreLine(what="objective", id="quiet", points=0, most=3),), total=0, band=1),
    )
    assert [(page.kind, page.title) for page in told] == [
        ("inject", "A1 Storm warning"),
        ("orders", "Orders"),
        ("move", "Northport: N1 Build a quay"),
        ("actor", "The tide"),
        ("rule", "What follows by itself"),
        ("summary", "What mattered this week"),
        ("ending", "Winter"),
        ("scores", "Northport scores 0, failure"),
    ]
    assert told[4].lines == (
        "Gossip: people talk", "  Trust 6 → 4 (−2 of −3: at most 2 a turn): bad for Northport",
    )
    assert told[5].lines == (
        "Trust 5 → 4 (−1): bad for Northport", "Northport: N1 Build a quay → Partial",
    )
    assert told[6].lines == (
        "The ice closes the harbour.", "Week: 2 of 3", "Shared outcome. Green: Ships come and go.",
    )
    assert told[7].lines == ("   0 of 3  Trust of 6 or more",)


def test_a_table_is_told_with_all_its_rows_and_the_one_that_was_hit() -> None:
    (page,) = told_by(
        e.Rolled(source="table:tide", seats=(), purpose="table:tide<actor:sea", faces=(5, 5), base=0,
                 reasons=(), modifier=0, total=10, row=1, margin=0, slot=None, to=2),
        trust(-1, -1, 4, source="table:tide"),
    )
    assert (page.title, page.lines) == ("The tide", (
        "The sea acts", "Roll 2d6 [5][5] = 10", "to 7 ebb   ▸ from 8 flood", "→ 10 flood",
        "Water stands in the streets.", "  Trust 5 → 4 (−1): bad for Northport",
    ))
    _actor, roll, effects = page.body
    assert isinstance(effects, Group)
    (effects,) = effects.body
    assert isinstance(roll, DiceRoll)
    assert Run("[5][5]", "accent") in roll.head
    assert (roll.hit, roll.says) == (1, (Run("Water stands in the streets.", "quote"),))
    assert isinstance(effects, List)
    assert Run("5 → 4", "strong") in effects.items[0].text


def test_what_helps_and_what_hinders_a_roll_are_terms_with_their_reasons() -> None:
    hidden = quay_roll(reasons=(counted(source="set:weather#0", add=1), counted(source="", add=0)), base=0)
    (known,), (partly,) = told_by(quay_roll()), told_by(hidden)
    roll, unsure = known.body[0], partly.body[0]
    assert isinstance(roll, DiceRoll)
    assert isinstance(unsure, DiceRoll)
    calm = RollTerm(1, text("the sea is calm"))
    assert roll.terms == (RollTerm(1, text("base")), calm, RollTerm(-1, text("trust is low")))
    assert unsure.terms == (calm, RollTerm(None, text("something not public")))


def test_every_step_knows_how_much_of_the_turn_it_tells() -> None:
    told = told_by(
        quay_roll(), e.Fired(source="rule:gossip"), trust(-1, -1, 4, source="rule:gossip"), trust(+1, +1, 5),
        e.TurnEnded(turn=1),
    )
    assert [(page.kind, page.upto) for page in told] == [("rule", 3), ("move", 4), ("summary", 5)]


def small_roll(*faces: int, row: int) -> e.Rolled:
    return e.Rolled(source="chance:ear", seats=(), purpose="ear<rule:leak", faces=faces, base=0, reasons=(), modifier=0,
                    total=0, row=row, margin=0, slot=None, to=1)


@pytest.mark.parametrize(("row", "answer"), [(1, "yes"), (0, "no")])
def test_a_small_roll_says_what_it_needed_and_what_fell(row: int, answer: str) -> None:
    assert SPEAKER.line(small_roll(4, 2, row=row)) == (
        f"Somebody listened: needs 9 or more on two dice + Trust; rolled 4 and 2: {answer}"
    )


def answer_moves_trust() -> e.Changed:
    return e.Changed(source="answer:shelter.yes", seats=("north",), slot="trust", asked=1, granted=1, limits=(), to=6)


def test_what_an_answer_does_after_the_dice_stands_under_a_heading_of_its_own() -> None:
    answered = e.Answered(seat="north", question="shelter", answer="yes", slot="s", to=1)
    at_once = told_by(answered, answer_moves_trust())
    later = told_by(answered, quay_roll(), answer_moves_trust())
    assert [page.title for page in at_once] == ["Orders"]
    assert [page.title for page in later] == ["Orders", "Northport: N1 Build a quay", "What the answers bring"]
    assert later[-1].lines == ("Northport: Open the harbour? yes, to all", "  Trust 5 → 6 (+1): good for Northport",)


def test_an_effect_without_a_known_cause_says_so_itself_among_what_follows() -> None:
    told = told_by(quay_roll(), trust(-1, -1, 4, source=""), e.Fired(source="rule:gossip"))
    assert [page.title for page in told] == ["Northport: N1 Build a quay", "What follows by itself"]
    assert told[1].lines == ("Trust 5 → 4 (−1), cause not known: bad for Northport", "Gossip: people talk",)


def test_a_situation_settled_under_its_own_heading_is_not_named_twice() -> None:
    settled = e.Closed(inject="storm", source="settle:storm", slot="open:storm", to=0)
    (page,) = told_by(e.Fired(source="settle:storm"), settled)
    assert (page.title, page.lines) == ("A1 Storm warning", ("Settled",))
    assert SPEAKER.line(settled) == "Settled: A1 Storm warning"


def test_several_who_act_have_their_verb_in_the_plural() -> None:
    (page,) = told_by(e.Fired(source="actor:folk"), trust(-1, -1, 4, source="table:tide"))
    assert page.title == "Smiths and sailors act"


def test_a_value_under_a_heading_of_its_own_name_is_told_without_it() -> None:
    page, _headline = told_by(e.Fired(source="rule:pact"), e.Became(source="rule:pact", seats=(), slot="pact", to=1))
    assert page.lines == ("The pact: ink is dry", "  Signed by both",)


def test_what_is_taken_up_again_after_other_things_says_that_it_goes_on() -> None:
    told = told_by(
        e.TurnOpened(turn=2),
        e.Put(inject="storm", source="schedule", slot="open:storm", to=1),
        e.Ordered(seat="north", move="build_quay", chosen={}, partners=(), cost=2, slot="s", to=1),
        e.Fired(source="rule:gossip"), trust(-3, -2, 4, "step", source="rule:gossip"),
        e.Ordered(seat="south", move="build_quay", chosen={}, partners=(), cost=2, slot="s", to=1),
        e.Fired(source="settle:storm#0"),
        e.Fired(source="rule:gossip"), trust(-1, -1, 3, source="rule:gossip"),
    )
    assert [page.title for page in told] == [
        "A1 Storm warning", "Orders", "What follows by itself",
        "Orders, continued", "A1 Storm warning, continued", "What follows by itself, continued",
    ]


def pact_roll(row: int = 2) -> e.Rolled:
    return e.Rolled(source="move:sign_pact", seats=("north", "south"), purpose="move:sign_pact", faces=(6, 5), base=0,
                    reasons=(), modifier=0, total=11, row=row, margin=0, slot="result:sign_pact", to=row + 1)


def test_what_is_rolled_for_a_move_names_it_and_comes_before_its_outcome() -> None:
    home, pact = told_by(pact_roll(), e.Rolled(
        source="table:murmur", seats=(), purpose="table:murmur<rule:home", faces=(3, 1), base=0, reasons=(), modifier=0,
        total=4, row=0, margin=6, slot=None, to=1,
    ))  # fmt: skip
    assert (home.title, home.lines[0]) == (
        "What is said at home", "Part of Northport and Southport: J1 Sign the pact"
    )
    assert pact.title == "Northport and Southport: J1 Sign the pact"


def test_a_success_is_never_followed_by_nothing() -> None:
    (pact,) = told_by(pact_roll())
    assert pact.lines[-1] == "It moves nothing that is counted."


MOODS = lower(small_crisis(
    tracks={
        name: {"name": name.capitalize(), "code": name[:3].upper(), "low": "bad", "high": "good", "sees": sees}
        for name, sees in {"mood": {"north": "band", "south": "exact"}, "fear": {"north": "hidden", "south": "exact"},
                           "joy": {"all": "exact"}}.items()
    },
    moves={
        key: {"name": key, "code": f"N{number}", "text": "So.", "seats": ["north"], "cost": 0, "scale": "standard",
              "parameters": {"how": {"ask": "How?", "choices": {"plain": {"text": "plainly"}, "loud": {
                  "text": "loudly", "on": "success", "do": [f"{track} +1"]}}}}}
        for number, (key, track) in enumerate((("sing", "mood"), ("mutter", "fear"), ("dance", "joy")), start=5)
    },
))  # fmt: skip


@pytest.mark.parametrize(("move", "how", "viewer", "last"), [
    ("sing", "loud", "north", "It moves no number that you can see."),  # of the mood it knows a range
    ("sing", "loud", "public", "It moves no number that all can see."),
    ("mutter", "loud", "north", "If it is felt, then in Southport only."),
    ("mutter", "loud", "control", "It moves nothing that is counted."),  # control would have been told
    ("mutter", "plain", "north", "It moves nothing that is counted."),  # as the order says
])  # fmt: skip
def test_that_nothing_moved_is_said_only_to_whom_the_rules_say_so(move: str, how: str, viewer: str, last: str) -> None:
    assert told_of(move, how, viewer)[-1] == last


def told_of(move: str, how: str, viewer: str, *more: e.Event) -> tuple[str, ...]:
    order = e.Ordered(seat="north", move=move, chosen={"how": (how,)}, partners=(), cost=0, slot="s", to=1)
    roll = quay_roll(source=f"move:{move}", slot=f"result:{move}", row=2, to=3)
    told = chapters(MOODS, (order, roll, *more), viewer)
    return next(page for page in told if page.kind == "move").lines


def test_what_moved_without_a_known_cause_may_have_been_the_moves_doing() -> None:
    moved = e.Changed(source="", seats=(), slot="joy", asked=1, granted=1, limits=(), to=6)
    assert told_of("dance", "loud", "north", moved)[-1] == "What it moved cannot be told from what else did."
    assert told_of("dance", "plain", "north", moved)[-1] == "It moves nothing that is counted."


def test_a_move_whose_effects_are_told_elsewhere_is_not_said_to_move_nothing() -> None:
    events = (pact_roll(), trust(1, 1, 6, source="move:sign_pact"))
    (news,) = chapters(PROGRAM, events[:1], "north", known=events)
    assert not any("moves no" in line for line in news.lines)


def test_what_may_have_counted_is_told_with_what_it_may_have_added() -> None:
    doubtful = (counted(source="set:weather#0", add=0, most=1), counted(source="", add=-1, most=0))
    (page,) = told_by(quay_roll(reasons=doubtful, modifier=0, total=0, margin=0, within=(7, 8)))
    assert page.lines[:6] == (
        "Roll 2d6 [4][2] = 6", "  +1  base", "   ?  the sea is calm (0 to +1)", "   ?  something not public (−1 to 0)",
        "to 6 Failure   ▸ 7–8 Partial   from 9 Success", "→ 7–8 Partial; needed 9 for Success",
    )


@pytest.mark.parametrize(("event", "title", "lines"), [
    (e.Became(source="inject:storm", seats=(), slot="strike", to=1), "The docks stand still", ("Dock strike",)),
    (e.RedLineCrossed(seat="south", red_line="flooded", slot="s", to=1),
     "A red line of Southport is crossed: “The streets are flooded”", ("−4 points",)),
    (e.Ended(ending="time", source="", slot="ended", to=1), "Winter",
     ("The ice closes the harbour.", "Week: 1 of 3")),
])  # fmt: skip
def test_what_changes_the_game_has_a_page_of_its_own(event: e.Event, title: str, lines: tuple[str, ...]) -> None:
    told = told_by(e.TurnOpened(turn=1), event)
    page = next(page for page in told if page.kind in ("headline", "ending"))
    assert (page.title, page.lines) == (title, lines)


def test_what_ends_is_no_headline_and_says_what_its_author_wrote() -> None:
    (page,) = told_by(e.Became(source="rule:gossip", seats=(), slot="strike", to=0))
    assert page.lines[-1] == "  The docks work again"


def test_to_a_seat_what_helps_others_is_quiet() -> None:
    (own,), (others,) = (chapters(PROGRAM, (trust(+1, +1, 6),), viewer) for viewer in ("north", "south"))
    said = Run("good for Northport", "good")
    assert said in str_runs(own)
    assert said._replace(tone="quiet") in str_runs(others)


def str_runs(page: Chapter) -> list[Run]:
    """The runs of a page's effects."""
    return [run for node in page.body if isinstance(node, Group) for part in node.body if isinstance(part, List)
            for item in part.items for run in item.text]  # fmt: skip
