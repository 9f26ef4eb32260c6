"""Whose orders were whose, where seats are given away and the game is taken back; and which rulings still hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import at, one_set_of_rules, play, pocket
from tests.table.ruled_games import ruling
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.recording import Recording
from wargame.debrief.notes import journal_rows
from wargame.model.labels import HUMAN
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.plain import replay_pages
from wargame.reporting.game_ledger import ledger_sentences
from wargame.saves.seating import Tenure, order_givers, tenures
from wargame.saves.standing import undone_by
from wargame.sim.doctrine_mix import even_mix
from wargame.sim.ledger import ledger_of
from wargame.sim.played_game import PlayedGame, played_game
from wargame.table import Table
from wargame.wording import speaker_of

SEATS = ("amber", "blue", "coral")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """People at every seat; in week 2 a track is ruled and amber given to chance, and the week is taken back and played
    again; in week 3 blue goes once its order was sealed; in week 4 amber's team is back."""
    with pytest.MonkeyPatch.context() as patch:
        one_set_of_rules(patch)
        path = tmp_path_factory.mktemp("held") / "game.jsonl"
        table = Table.new(pocket(), path=path, modules=(), players=dict.fromkeys(SEATS, HUMAN), seed=7, rehearsal=True)
        play(table, at(Phase.PLANNING, 2))
        table.control.rule(ruling("track", "tension", 1))
        table.control.rule(ruling("seat", "amber=random"))
        play(table, at(Phase.REVIEW, 2))
        opening = next(one for one in table.control.undoing.boundaries if one.what == "opening")
        table.control.undoing.undo(opening.n, "Misread.")
        play(table, at(Phase.SEALED, 3))
        table.control.rule(ruling("seat", "blue=random"))
        play(table, at(Phase.PLANNING, 4))
        table.control.rule(ruling("seat", f"amber={HUMAN}"))
        play(table)
        return Recording.open(path)


def test_an_order_is_of_whoever_sealed_it_and_a_seat_is_kept_through_an_undo(recording: Recording) -> None:
    held = tenures(recording.record)
    last = recording.turns[-1]
    assert held["amber"] == (Tenure(HUMAN, 1, 1), Tenure("random", 2, 3), Tenure(HUMAN, 4, last))
    assert held["blue"] == (Tenure(HUMAN, 1, 3), Tenure("random", 4, last)), "it had sealed before it was given away"
    assert held["coral"] == (Tenure(HUMAN, 1, last),)
    assert sorted(order_givers(recording.record.lines)) == list(range(1, last + 1))


def test_an_order_that_was_never_opened_is_nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_set_of_rules(monkeypatch)
    players = dict.fromkeys(SEATS, HUMAN)
    table = Table.new(pocket(), path=tmp_path / "game.jsonl", modules=(), players=players, seed=7, rehearsal=True)
    play(table, at(Phase.REVIEW, 2))
    opening = next(one for one in table.control.undoing.boundaries if one.what == "opening")
    table.control.undoing.undo(opening.n, "Misread.")
    table.seal("amber", NO_MOVE)
    assert sorted(order_givers(table.history.save.lines)) == [1], "the second turn is played again"


def test_the_report_counts_the_orders_of_people_and_marks_the_others(recording: Recording) -> None:
    said, turns = report_text(recording, Wanted()), recording.turns[-1]
    given = 3 * turns - 2 - (turns - 3)
    assert f"3 of 3 seats were held by people, 1 of them throughout: people gave {given} of {3 * turns} orders" in said
    assert "people, then random orders from week 2 on, then people from week 4 on" in said
    assert said.count("Amber (by chance), with") == 2
    assert said.count("Blue (by chance), with") == turns - 3
    heading = list(replay_pages.about(recording))[1]
    assert "Blue: people, then random orders from week 4 on" in heading


def test_a_handover_is_no_part_of_what_was_undone_and_holds(recording: Recording) -> None:
    said = report_text(recording, Wanted())
    undone = said.partition("## What was undone")[2].partition("\n## ")[0]
    changed = said.partition("## What the rulings changed")[2].partition("\n## ")[0]
    assert "rules on Tension" in undone
    assert "gives the seat" not in undone
    assert changed.count("gives the seat") == 3
    assert "Control ruled 3 times" in said
    lines = recording.record.lines
    undo = next(n for n, line in enumerate(lines, 1) if line.kind == "undo")
    ruled = [(n, line) for n, line in enumerate(lines, 1) if line.kind == "ruling"]
    rows = list(journal_rows(recording.program, ruled, undone_by(lines)))
    assert [f"undone on line {undo}" in row for row in rows] == [True, False, False, False]


def test_the_ledger_tells_a_teams_decisions_from_those_of_a_program(recording: Recording) -> None:
    game: PlayedGame = played_game(recording.history)
    ledger = ledger_of(game, even_mix(game.program.scenario), give=9.0)
    of = dict(zip(SEATS, ledger_sentences(game, ledger, speaker_of(game.program)), strict=True))
    assert "by the decisions of its team, " in of["amber"]
    assert "by those of chance" in of["amber"]
    assert "by its own decisions" in of["coral"]
