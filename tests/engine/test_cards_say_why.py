"""What a card says beside its effects: what they mean for the seat's aims, what is capped, what cannot be paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.canon.hand_play import HandDice
from tests.engine.positions import Position, position
from wargame.engine.adjudication import resolve
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.language import slots
from wargame.model.card_views import EffectShown, MoveView, Shown
from wargame.model.events import Changed
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.wording import speaker_of


def at_with(**values: int) -> Position:
    """The third turn of the crisis, some slots otherwise."""
    at = position("dprk", 0, 3)
    changed = list(at.state.values)
    for name, value in values.items():
        changed[at.program.slot(name)] = value
    return replace(at, state=replace(at.state, values=tuple(changed)))


def card(at: Position, seat: str, move: str, order: Order = NO_MOVE) -> MoveView:
    return next(one for one in view_for(at.program, at.state, seat, order=order).moves if one.id == move)


def effects(parts: Iterable[Shown]) -> Iterator[EffectShown]:
    for one in parts:
        if isinstance(one, EffectShown):
            yield one
        else:
            yield from effects((*one.do, *one.otherwise))


def of_bands(one: MoveView) -> dict[str, EffectShown]:
    return {effect.line: effect for band in one.odds for effect in effects(band.effects)}


def test_an_effect_says_whether_it_serves_the_aims_of_the_seat() -> None:
    """Tokyo wants to be sure of Washington and to stay in office; Seoul is asked about neither."""
    at = at_with()
    guam = of_bands(card(at, "tokyo", "guam_rotation"))
    assert guam["us_commitment[tokyo] +1"].for_me == "helps"
    assert guam["approval[tokyo] -1"].for_me == "hurts"
    speaker = speaker_of(at.program)
    assert speaker.effect(guam["us_commitment[tokyo] +1"]).endswith("+1 ✓")
    assert speaker.effect(guam["approval[tokyo] -1"]).endswith("−1 ✗")
    aims = {ask.slot for aim in view_for(at.program, at.state, "washington").aims for ask in aim.asks}
    assert "us_commitment[seoul]" not in aims
    assert of_bands(card(at, "washington", "reassure"))["us_commitment[seoul] +1"].for_me == ""


def test_a_track_at_its_end_or_moved_already_is_said_to_move_no_further() -> None:
    move, line, name = "counterstrike_build_up", "capability[tokyo] +1", "capability[tokyo]"
    at = at_with()
    spec = next(one for one in at.program.tracks if at.program.slots[one.slot].name == name)
    assert of_bands(card(at_with(**{name: 4}), "tokyo", move))[line].cap is None
    alone = of_bands(card(at_with(**{name: 7, slots.opened(name): 7}), "tokyo", move))[line].cap
    assert alone is not None
    assert (alone.granted, alone.because.text.partition(";")[0]) == (0, "neither can be independent alone")
    assert spec.step is not None
    moved = at_with(**{name: 4 + spec.step, slots.opened(name): 4})
    used = of_bands(card(moved, "tokyo", move))[line].cap
    assert used is not None
    assert (used.granted, used.because.kind) == (0, "step")
    said = speaker_of(at.program).effect(of_bands(card(moved, "tokyo", move))[line])
    assert "+1 (now 0: already used this turn)" in said

    dice = HandDice({(moved.state.turn, f"move:{move}"): (5, 5)}, {}, KeyedDice(1))
    orders = {seat: Order((Act(move),)) if seat == "tokyo" else NO_MOVE for seat in at.program.seats}
    events = resolve(moved.program, moved.state, orders, dice)
    granted = [one.granted for one in events if isinstance(one, Changed) and (one.slot, one.asked) == (name, 1)]
    assert granted == [0]


def test_a_card_that_cannot_be_paid_is_closed_and_says_why() -> None:
    at = at_with(**{"capital[tokyo]": 2})
    dear = card(at, "tokyo", "counterstrike_build_up")
    assert dear.open
    assert not dear.playable
    assert [one.code for one in dear.no_room] == ["too_dear"]
    cheap = card(at, "tokyo", "leader_call")
    assert cheap.playable
    ordered = Order((Act("recognise_situation"),))
    assert not card(at, "tokyo", "leader_call", ordered).playable, "what is ordered already is spent"
    assert card(at, "tokyo", "recognise_situation", ordered).playable, "and does not close itself"


def test_a_second_move_of_a_weight_that_is_full_is_closed_and_says_why() -> None:
    at = at_with(**{"capital[tokyo]": 6})
    first, second, *_others = (
        one.id for one in view_for(at.program, at.state, "tokyo").moves if one.playable and one.weight == "minor"
    )
    ordered = Order((Act(first),))
    assert card(at, "tokyo", first, ordered).playable
    assert [one.code for one in card(at, "tokyo", second, ordered).no_room] == ["too_many"]


def test_a_reserve_closes_a_card_too() -> None:
    at = position("dprk", 0, 3)
    for seat in at.program.seats:
        budget = view_for(at.program, at.state, seat).budget
        assert budget is not None
        short = at_with(**{f"capital[{seat}]": budget.reserve + 1})
        for one in view_for(at.program, short.state, seat).moves:
            if one.open and one.cost > 1 and budget.reserve:
                assert {refusal.code for refusal in one.no_room} <= {"reserve", "too_dear"}
                assert one.no_room


def test_a_reason_names_the_tracks_it_asks_about_and_no_theory_does() -> None:
    at = at_with()
    reasons = {one.source: one for one in card(at, "tokyo", "warning_data").modifiers}
    assert any("peninsula" in one.asks for one in reasons.values())
    assert all(not one.asks for one in reasons.values() if one.because.kind == "theory")
    fears = {"abandonment_tokyo", "abandonment_seoul", "us_commitment[tokyo]", "us_commitment[seoul]"}
    assert all(fears.isdisjoint(one.asks) for one in reasons.values())
