"""Nothing that players read looks like a machine wrote it: stories of whole games, cards, questions, conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from tests.content.shipped import NAMES, program_under
from tests.golden.games import GAMES, Golden
from tests.golden.machine import machine_words
from wargame.wording.speaker import Speaker
from wargame.wording import speaker_of
from wargame.engine.adjudication import deal, open_turn
from wargame.engine.draws import KeyedDice
from wargame.engine.information.redaction import view_for
from wargame.engine.information.shown import shown
from wargame.engine.program import Program
from wargame.engine.state import apply, opening
from wargame.language.names import NOTHING, Bindings
from wargame.model.state import Phase
from wargame.model.steps import Step
from wargame.model.views import View
from wargame.document.compact import compact
from wargame.debrief.cards import card_page
from wargame.debrief.pages import aims, question_list, tracks


@pytest.mark.parametrize("line", [
    "Lattice links made (uk italy) token = 1",
    "Lattice links made (uk_italy): 1",
    "Silence is also preparation: d6 >= 4, rolled [2]: no",
    "on d6 of at least 4: Trust +1",
    "us_commitment[target] −1",
    "approval[target] −1",
    "Intent -1 this turn",
    "+1  set:weather#0",
])
def test_a_machines_words_are_found(line: str) -> None:
    assert machine_words(line)


@pytest.mark.parametrize("line", [
    "Roll 2d6 [5][1] = 6",
    "to 3 Critical failure   ▸ 4–6 Failure   from 12 Critical success",
    "Strait and East China Sea ladder stays 2 (no −1: this alone takes it no further)",
    "Silence is also preparation: needs 2 or less on one die; rolled 1: yes",
])
def test_what_people_can_read_passes(line: str) -> None:
    assert machine_words(line) == []


@pytest.mark.parametrize("game", GAMES, ids=[game.scenario for game in GAMES])
def test_a_whole_game_is_told_in_plain_english(game: Golden) -> None:
    told = game.story.read_text(encoding="utf-8").splitlines()
    assert [line for line in told if machine_words(line)] == []


@pytest.mark.parametrize("name", NAMES)
def test_cards_questions_and_aims_are_plain_english(name: str) -> None:
    program = program_under(name, "CHA")
    shown = [line for seat in program.seats for line in pages(first_turn(program, seat), speaker_of(program))]
    assert [line for line in {*shown, *effects(program)} if machine_words(line)] == []


def first_turn(program: Program, seat: str) -> View:
    """What a seat sees when the first orders are due."""
    dice = KeyedDice(1)
    dealt = apply(program, opening(program), deal(program, opening(program), dice))
    opened = apply(program, dealt, open_turn(program, dealt, dice))
    return view_for(program, replace(opened, phase=Phase.PLANNING), seat)


def pages(view: View, speaker: Speaker) -> Iterator[str]:
    """Everything of a desk that is made of rules. The word a choice is typed by is not."""
    typed = {choice.word for card in view.moves for one in card.parameters for choice in one.choices}
    keys = {one.id for card in view.moves for one in card.parameters}
    for card in view.moves:
        for line in map(str, compact(card_page(card, view, speaker))):
            word, _, rest = line.strip().partition(" ")
            yield rest if word in typed or word.removesuffix(":") in keys else line
    yield from map(str, compact((*question_list(view.questions, speaker), *aims(view, speaker), *tracks(view))))


def effects(program: Program) -> Iterator[str]:
    """What situations, their answers and tables do, though none has come up yet."""
    scenario, speaker = program.scenario, speaker_of(program)

    def lines(steps: Sequence[Step], bindings: Bindings = NOTHING) -> Iterator[str]:
        return map(speaker.effect, shown(program, steps, bindings))

    for inject in scenario.injects.values():
        yield from lines(inject.do)
        for settled in inject.settle:
            yield from lines(settled.do)
        for question in inject.questions.values():
            for answer in question.answers.values():
                yield from lines(answer.do, Bindings(seats={"mover": question.to[0]}))
    for table in scenario.tables.values():
        for row in table.rows:
            yield from lines(row.do)
