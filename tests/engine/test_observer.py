"""Every kind of event, and who sees it whatever led to it: the seat concerned, another seat, the public, control."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from tests.engine.pairs import program_of
from wargame.engine.information.observer import Observer
from wargame.engine.information.visibility import visible
from wargame.engine.program import Program
from wargame.engine.state import opening
from wargame.model.events import (
    Announced, Answered, BandChanged, Became, CameOut, Changed, Closed, Dealt, Drawn, Ended, Event, Fired, Joined,
    Lapsed, Noted, Observed, OfferFailed, Ordered, OutcomeReached, Put, RedLineCrossed, Rolled, Ruled, Scored, Told,
    TurnedOver, TurnEnded, TurnOpened, Undone,
)
from wargame.model.rulings import RULINGS, Ruling, kind_of
from wargame.model.state import Phase, State
from wargame.model.viewers import CONTROL, PUBLIC

SEATS = ("tokyo", "seoul", "washington")
EVERYBODY = {*SEATS, PUBLIC, CONTROL}
NOBODY = {CONTROL}
SEOUL = {"seoul", CONTROL}
JOINT = "gsomia_pact"
"""A public joint move of Tokyo and Seoul."""


@pytest.fixture(scope="module")
def rules() -> Program:
    return program_of("dprk-missile-crisis", "CHA")


def ordered(seat: str, move: str, **chosen: tuple[str, ...]) -> Ordered:
    return Ordered(seat=seat, move=move, chosen=chosen, partners=(), cost=0, slot="", to=1)


def lapsed(seat: str, move: str) -> Lapsed:
    return Lapsed(seat=seat, move=move, cause="need:0", slot="", to=0)


def rolled(source: str, *seats: str) -> Rolled:
    return Rolled(
        source=source, seats=seats, purpose="", faces=(1, 2), base=0, reasons=(), modifier=0, total=3, row=0, margin=0,
        slot=None, to=1,
    )


def ruled(what: Ruling, id_: str) -> Ruled:
    return Ruled(category="conduct", reason="Why.", what=what, id=id_)


Who = set[str]
SEEN: list[tuple[str, Event, Who, Who]] = [
    ("a turn opens", TurnOpened(turn=2), EVERYBODY, EVERYBODY),
    ("a turn ends", TurnEnded(turn=2), EVERYBODY, EVERYBODY),
    ("a private card", Dealt(seat="seoul", what="card", id="x", slot="", to=1), SEOUL, EVERYBODY),
    ("a leader", Dealt(seat="seoul", what="profile", id="x", slot="", to=1), EVERYBODY, EVERYBODY),
    ("a card lies open", TurnedOver(seat="seoul", card="x", slot="", to=1), EVERYBODY, EVERYBODY),
    ("a situation for all", Put(inject="shrine_visit", source="condition", slot="", to=1), EVERYBODY, EVERYBODY),
    ("a situation for one", Put(inject="beijing_charm", source="condition", slot="", to=1), SEOUL, SEOUL),
    ("it is settled, and nothing that leads to it",
     Closed(inject="beijing_charm", source="settle:beijing_charm", slot="", to=0), NOBODY, NOBODY),
    ("a deck that brings what is for all gives nothing",
     Drawn(deck="common", inject=None, slot="", to=1), EVERYBODY, EVERYBODY),
    ("a public move", ordered("seoul", "host_missile_defence"), EVERYBODY, EVERYBODY),
    ("a private move", ordered("seoul", "hedging"), SEOUL, SEOUL),
    ("one that allies see", ordered("seoul", "contribute_security"), {*SEATS, CONTROL}, {*SEATS, CONTROL}),
    ("one that its target sees", ordered("washington", "release_technology", ally=("seoul",)),
     {"washington", "seoul", CONTROL}, {"washington", "seoul", CONTROL}),
    ("a private move lapses", lapsed("seoul", "hedging"), SEOUL, SEOUL),
    ("a public move lapses", lapsed("seoul", "host_missile_defence"), EVERYBODY, EVERYBODY),
    ("a joint move stands", Joined(move=JOINT, seats=("tokyo", "seoul")), EVERYBODY, EVERYBODY),
    ("an offer found no match", OfferFailed(move=JOINT, seat="tokyo", listed=("seoul",), refund=1, slot="", to=0),
     {"tokyo", "seoul", CONTROL}, {"tokyo", "seoul", CONTROL}),
    ("a private answer", Answered(seat="washington", question="two_counts_washington", answer="x", slot="", to=1),
     {"washington", CONTROL}, {"washington", CONTROL}),
    ("what was secret comes out", CameOut(seat="seoul", move="hedging", slot="", to=0), EVERYBODY, EVERYBODY),
    ("dice of a private move", rolled("move:hedging", "seoul"), SEOUL, SEOUL),
    ("dice of a public move", rolled("move:host_missile_defence", "seoul"), EVERYBODY, EVERYBODY),
    ("dice of a table, and nothing that leads to it", rolled("table:beijing_korea"), NOBODY, NOBODY),
    ("a result changed", BandChanged(move="hedging", source="rule:x", slot="", to=1), NOBODY, NOBODY),
    ("a change", Changed(source="rule:x", seats=(), slot="trust", asked=1, granted=1, limits=(), to=5), NOBODY, NOBODY),
    ("a status", Became(source="rule:x", seats=(), slot="gsomia", to=1), NOBODY, NOBODY),
    ("book-keeping", Noted(slot="turn", to=1), set(), set()),
    ("an estimate", Observed(seat="seoul", track="provocation", slot="", to=1), SEOUL, SEOUL),
    ("a heading", Fired(source="settle:shrine_visit#0"), NOBODY, NOBODY),
    ("the text of a row", Told(source="table:beijing_korea", seats=(), row=0, text=None), NOBODY, NOBODY),
    ("a red line", RedLineCrossed(seat="seoul", red_line="x", slot="", to=1), SEOUL, EVERYBODY),
    ("a ruling on a public track", ruled("track", "trust"), EVERYBODY, EVERYBODY),
    ("a ruling on a track that its seat alone knows", ruled("track", "capital[seoul]"), SEOUL, SEOUL),
    ("the game is taken back", Undone(turn=2, what="opening", dice="none", reason="Why."), EVERYBODY, EVERYBODY),
    ("a ruling on an order", ruled("order", "seoul"), EVERYBODY, EVERYBODY),
    ("a ruling on a red line", ruled("red_line", "seoul_islets"), {"seoul", CONTROL}, EVERYBODY),
    *((f"a ruling to {what}", ruled(what, "shrine_visit"), NOBODY, EVERYBODY) for what in RULINGS
      if kind_of(what).about == "put"),
    ("a text of control's for all", Announced(seats=(), title="A", text="B"), EVERYBODY, EVERYBODY),
    ("a text of control's for one seat", Announced(seats=("seoul",), title="A", text="B"), SEOUL, EVERYBODY),
    ("a text of control's for a situation", Announced(seats=(), title="", text="B", inject="shrine_visit"), EVERYBODY,
     EVERYBODY),
    ("the end", Ended(ending="x", source="ending:x", slot="", to=1), EVERYBODY, EVERYBODY),
    ("a score", Scored(seat="seoul", lines=(), total=1, band=0), NOBODY, EVERYBODY),
    ("the outcome", OutcomeReached(outcome=0), NOBODY, EVERYBODY),
]


def seers(rules: Program, state: State, event: Event) -> set[str]:
    """Who is shown it, of all there are."""
    return {viewer for viewer in EVERYBODY if visible(rules, state, viewer, (event,))}


@pytest.mark.parametrize(
    ("event", "playing", "over"), [one[1:] for one in SEEN], ids=[one[0] for one in SEEN]
)
def test_who_sees_an_event_for_what_it_is(rules: Program, event: Event, playing: Who, over: Who) -> None:
    """Every kind of event, for every seat, the public and control, while the game goes on and when it is over."""
    values = opening(rules).values
    assert seers(rules, State(Phase.REVIEW, 1, values), event) == playing
    assert seers(rules, State(Phase.DEBRIEF, 1, values), event) == over


def test_no_kind_of_event_is_left_out() -> None:
    assert {type(event) for _, event, _, _ in SEEN} == set(get_args(Event))


HEARD = {BandChanged, Changed, Became, Fired, Told, Closed}
"""Kinds that are told when they are worked out, to whoever may know what led to them."""


@pytest.mark.parametrize("event", [one[1] for one in SEEN], ids=[one[0] for one in SEEN])
def test_what_was_not_seen_is_heard_of_only_by_those_who_may_know_its_cause(rules: Program, event: Event) -> None:
    for viewer in EVERYBODY - {CONTROL}:
        observer = Observer(rules, viewer, (), False)
        if type(event) not in HEARD:
            assert not observer.hears(event)
            continue
        for source, may in (("move:hedging", viewer == "seoul"), ("move:host_missile_defence", True), ("", False),
                            ("a_new_kind:of_source", False), ("settle:beijing_charm", viewer == "seoul")):
            caused = replace(event, source=source, **({"seats": ("seoul",)} if hasattr(event, "seats") else {}))  # type: ignore[call-arg]
            own = not isinstance(event, (BandChanged, Closed)) or viewer == "seoul"
            assert observer.hears(caused, "seoul") == (may and own), (viewer, caused)


def test_an_offer_that_found_no_match_is_for_those_it_was_made_to(rules: Program) -> None:
    move = next(name for name, card in rules.scenario.moves.items() if card.joint and set(card.seats) == {
        "tokyo", "seoul"})  # fmt: skip
    offer = OfferFailed(move=move, seat="tokyo", listed=("seoul",), refund=1, slot="", to=0)
    events = (ordered("tokyo", move), offer)
    state = State(Phase.REVIEW, 1, opening(rules).values)
    for viewer in EVERYBODY - {CONTROL}:
        assert visible(rules, state, viewer, events) == (events if viewer in ("tokyo", "seoul") else ())
    stands = (ordered("tokyo", move), ordered("seoul", move), Joined(move=move, seats=("tokyo", "seoul")))
    assert all(visible(rules, state, viewer, stands) == stands for viewer in EVERYBODY)


def test_an_answer_is_heard_as_its_question_says(rules: Program) -> None:
    state = State(Phase.REVIEW, 1, opening(rules).values)
    hears = {
        visibility: {
            frozenset(seers(rules, state, Answered(seat=seat, question=name, answer="x", slot="", to=1)) - {seat})
            for name, body, seat in _questions(rules) if body == visibility
        }
        for visibility in ("public", "private")
    }
    assert all(PUBLIC in heard for heard in hears["public"])
    assert hears["private"] <= {frozenset(NOBODY)}


def _questions(rules: Program) -> list[tuple[str, str, str]]:
    from wargame.engine.names import names_of

    bodies = names_of(rules).questions
    return [
        (name, bodies[name].visibility, seat)
        for name, site in rules.questions.items() if site.asker is None or site.asker.kind != "inject"
        for seat in site.seats
    ]  # fmt: skip


def test_a_draw_that_may_bring_a_secret_is_silent_where_it_brings_nothing(rules: Program) -> None:
    """For whoever is not told of all its cards, drawing nothing looks like drawing what is for others."""
    state = State(Phase.REVIEW, 1, opening(rules).values)
    for name, deck in rules.scenario.decks.items():
        to = [set(rules.scenario.injects[card.inject].to) for card in deck.cards if card.inject is not None]
        secret = any(to)
        blank = seers(rules, state, Drawn(deck=name, inject=None, slot="", to=1))
        assert (blank == EVERYBODY) != secret
        for card in deck.cards:
            if card.inject is not None:
                observers = [Observer(rules, viewer, (), False) for viewer in EVERYBODY - {CONTROL}]
                drawn = Drawn(deck=name, inject=card.inject, slot="", to=1)
                assert all(one.sees(drawn) == one.is_put_to(card.inject) for one in observers)
