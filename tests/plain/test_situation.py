"""The situation in lines: what a seat reads first, and what it need not read twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.table.games import at, play, rehearsal
from wargame.document.compact import compact
from wargame.model.orders import Order
from wargame.model.state import Phase
from wargame.model.views import View
from wargame.debrief.pages import situation
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table
from wargame.wording import speaker_of


def second_week(folder: Path) -> Table:
    return play(rehearsal(folder / "game.jsonl"), at(Phase.PLANNING, 2))


def lines(table: Table, view: View, order: Order) -> list[str]:
    return [str(line) for line in compact(situation(view, order, speaker_of(table.program)))]


def test_what_is_asked_comes_first_then_aims_then_what_is_new(tmp_path: Path) -> None:
    table = second_week(tmp_path)
    view = replace(table.view("amber"), leaks=(("blue", "S5 Deliberative hedging"),))
    said = lines(table, view, Order())
    order = ["Asked of you:", "Aims,", "Since you last sealed:", "It has come out: Blue ordered", view.injects[0].code]
    places = [next(place for place, line in enumerate(said) if line.strip().startswith(one)) for one in order]
    assert places == sorted(places)


def test_a_question_is_read_in_full_once_and_its_answer_is_kept(tmp_path: Path) -> None:
    table = second_week(tmp_path)
    again = next(question for question in table.view("amber").questions if question.again)
    word = next(one.word for one in again.answers if one.word != again.default and one.open)
    said = lines(table, table.view("amber"), Order((), {again.id: word}))
    text = next(one.text for one in again.answers if one.word == word)
    assert [line.strip() for line in said if again.ask in line] == [
        f"{again.ask} {'' if again.sure else '(only if it comes to that) '}You answer: {text}"
    ]
    first = replace(table.view("amber"), questions=(replace(again, again=False),))
    assert sum(again.ask in line for line in lines(table, first, Order())) == 2


def test_a_seat_sits_down_to_the_answer_it_sealed_last(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1))
    session = HotSeatSession(table, {})
    asked = table.view("amber").questions[0]
    word = next(one.word for one in asked.answers if one.word != asked.default)
    session.seal("amber", Order((), {asked.id: word}))
    for seat in ("blue", "coral"):
        session.seal(seat, Order())
    session.reveal()
    session.open_turn()
    team = session.sit("amber")
    assert team.order == Order((), {asked.id: word})
    assert next(one for one in team.view().questions if one.id == asked.id).again
    assert session.sit("blue").order == Order()
