"""A desk elsewhere says what the desk at the table says, word by word, from what was sent alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.table.games import SEATS, one_set_of_rules
from tests.web.hosted import HostedGame, new_game
from wargame.commands.opening import scenario_named
from wargame.debrief.cards import card_line, card_page
from wargame.debrief.desk import since_planned
from wargame.debrief.pages import aims, answer_line, inject_lines
from wargame.model.orders import Order
from wargame.model.views import View
from wargame.players.random_player import RandomPlayer
from wargame.remote.reading import read_message
from wargame.remote.state import SeatState
from wargame.remote.taught import TaughtSpeaker
from wargame.table import Table
from wargame.tui.glyphs import UNICODE
from wargame.tui.text import laid_out
from wargame.tui.widgets.aims_panel import aim_lines
from wargame.tui.widgets.card_page import card_for
from wargame.tui.widgets.situation_page import situation_lines
from wargame.wording.speaker import DeskSpeaker


def desk(view: View, order: Order, speaker: DeskSpeaker) -> Iterator[str]:
    """Everything that a desk says with the help of its speaker."""
    yield laid_out(situation_lines(view, order, (), 0, speaker, UNICODE), 78).plain
    yield laid_out(aim_lines(view, speaker, UNICODE), 78).plain
    yield str((aims(view, speaker), tuple(since_planned(view, speaker))))
    yield from (str(tuple(inject_lines(inject, view, speaker))) for inject in view.injects)
    for card in view.moves:
        title, lines = card_for(f"moves/{card.id}", view, order, (), speaker, UNICODE, whole=True)
        yield f"{title.plain}\n{laid_out(lines, 78).plain}\n{speaker.partners(card)}\n{speaker.refusals(card.no_room)}"
        yield str((card_line(card, speaker, ""), card_page(card, view, speaker, typed=False)))
    for question in view.questions:
        yield laid_out(card_for(f"order/question:{question.id}", view, order, (), speaker, UNICODE)[1], 78).plain
        yield from (answer_line(one, question, speaker) for one in question.answers)
    for track in view.tracks:
        yield laid_out(card_for(f"tracks/{track.slot}", view, order, (), speaker, UNICODE)[1], 78).plain


def sent(game: HostedGame, seat: str) -> SeatState:
    """What this seat's terminal has after the network."""
    return read_message(game.hosted.screens.message(f"seat/{seat}", data=True)).seat


def taught(state: SeatState) -> TaughtSpeaker:
    speaker = TaughtSpeaker()
    speaker.learn(state.phrases, state.words)
    return speaker


def same_words(game: HostedGame, seat: str) -> None:
    state, own = sent(game, seat), game.room.view(seat)
    assert state.view == own
    assert state.order == game.room.order(seat)
    here = list(desk(own, state.order, game.room.speaker))
    assert list(desk(own, state.order, taught(state))) == here
    assert len("".join(here)) > 1000


def test_every_word_of_a_game(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)
    game, chance = new_game(tmp_path), random.Random(8)
    while not game.table.history.ended or game.room.stage.value != "told" or game.table.state.turn < 3:
        if game.room.plans:
            for seat in SEATS:
                view = game.room.view(seat)
                player = RandomPlayer(chance.randrange(99))
                order = player.order(view, lambda one, by=seat: game.table.refusals(by, one))
                game.room.begin_order(seat, order)
                same_words(game, seat)
                game.room.seal(seat)
                same_words(game, seat)
        game.go_on()


@pytest.mark.long
def test_every_word_of_a_shipped_crisis(tmp_path: Path) -> None:
    scenario = scenario_named("dprk-missile-crisis")
    table = Table.new(
        scenario, path=tmp_path / "game.jsonl", vaults=tmp_path / "vaults", modules=(), seed=3, rehearsal=True,
        players=dict.fromkeys(scenario.seats, "human"),
    )  # fmt: skip
    game = HostedGame(table)
    game.go_on()
    for seat in scenario.seats:
        same_words(game, seat)


def test_what_was_not_sent_is_not_said(tmp_path: Path) -> None:
    """No name of a track that the seat is not shown, no card of another hand: they are not in the bytes."""
    game = new_game(tmp_path)
    game.go_on()
    told = game.hosted.screens.message("seat/amber", data=True).decode()
    own = {card.id for card in game.table.view("amber").moves}
    for seat in ("blue", "coral"):
        for card in game.table.view(seat).moves:
            if card.id not in own and not card.joint:
                assert f'"{card.text}"' not in told, card.id
        aims = {aim.text for aim in game.table.view(seat).aims} - {aim.text for aim in game.table.view("amber").aims}
        assert not [aim for aim in aims if aim in told]


def test_a_speaker_learns_as_many_words_as_there_are_phrases(tmp_path: Path) -> None:
    game = new_game(tmp_path)
    game.go_on()
    state = sent(game, "amber")
    with pytest.raises(ValueError, match="shorter"):
        TaughtSpeaker().learn(state.phrases, state.words[:-1])
