"""A class that went on by hand, its papers and dice typed in afterwards; undo and dice at control’s desk in lines."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.table.games import PLAYERS, POCKET, SEATS, at, one_command, play, pocket, rehearsal, told_again
from tests.table.test_history import facts
from tests.table.thrown import needed
from wargame.debrief.aar.report import Wanted, report_text
from wargame.debrief.recording import Recording
from wargame.model.events import Drawn, Rolled
from wargame.model.state import Phase
from wargame.plain.by_hand import PaperGameInLines
from wargame.plain.console import Console
from wargame.plain.game import GameInLines
from wargame.saves.lines import DieEnteredLine, OpenLine, SealLine, UndoLine
from wargame.saves.verify import verify
from wargame.session.hot_seat import HotSeatSession
from wargame.table import Table

ROOT = Path(__file__).parent.parent.parent


class Typist:
    """Answers what is asked, by a part of the question: with the next of its answers, then with Enter. At the end of a
    long sitting it hears no more."""

    MOST = 300

    def __init__(self, answers: Mapping[str, Sequence[str]]) -> None:
        self._answers = {"paper say so": ["yes"] * self.MOST} | {part: [*some] for part, some in answers.items()}
        self.heard, self._asked = "", 0

    def write(self, text: str) -> None:
        """What is said."""
        self.heard += text

    def read(self) -> str:
        """What is typed."""
        self._asked += 1
        question = " ".join(self.heard[-300:].split())
        asked = max(self._answers, key=question.rfind)
        some = self._answers[asked] if asked in question else []
        return "" if self._asked > self.MOST else f"{some.pop(0) if some else ''}\n"


def by_hand(table: Table, **answers: Sequence[str]) -> str:
    """What is said while a class is typed in: ``whose``, ``moves``, ``answer``, ``turn``, ``roll`` it is asked for."""
    asked = {"whose": "Whose paper?", "moves": "Moves by code", "answer": "The answer on paper", "roll": "d6:",
             "turn": "played on paper?", "card": "Its number, Enter", "choice": "Your choice"}  # fmt: skip
    typist = Typist({question: answers.get(part, ()) for part, question in asked.items()})
    session = HotSeatSession(table, {}, timed=False, control=True)
    PaperGameInLines(session, Console(typist.read, typist.write)).play()
    return " ".join(typist.heard.split())


def at_the_desk(table: Table, *lines: str) -> str:
    """What is said while these lines are typed between the desks, and then nothing more."""
    out = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in lines)).readline, out.write)
    GameInLines(HotSeatSession(table, {}, timed=False, control=True), console).play()
    return " ".join(out.getvalue().split())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """A rehearsal whose second turn is planned, nobody having sealed."""
    return play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 2))


def test_papers_are_typed_in_in_any_order_and_the_journal_says_so(table: Table) -> None:
    said = by_hand(table, whose=["coral", "", "blue"], moves=["", "A1"], answer=["2"])
    lines = table.history.save.lines
    seals = [line for line in lines if isinstance(line, SealLine) and line.turn == 2]
    assert [(line.seat, line.by_hand) for line in seals] == [("coral", True), ("amber", True), ("blue", True)]
    opened = next(line for line in lines if isinstance(line, OpenLine) and line.turn == 2)
    assert [len(opened.orders[seat].order.acts) for seat in SEATS] == [1, 0, 0]
    assert {seat: opened.orders[seat].order.answers["budget"] for seat in SEATS} == {
        "amber": "hold", "blue": "hold", "coral": "spend",
    }  # fmt: skip
    assert "Still to be typed in: Amber, Blue, Coral." in said
    assert "Go on with" in said
    assert table.state.phase is Phase.REVIEW
    assert verify(table.path).status == "sound so far, not closed"


def test_each_roll_is_asked_by_name_and_what_it_came_to_is_told(table: Table) -> None:
    said = by_hand(table, moves=["A1"], roll=["1 2", "9", "x", "5", "rest"])
    entered = [line for line in table.history.save.lines if isinstance(line, DieEnteredLine)]
    assert [line.faces for line in entered] == [(5,)]
    assert said.count("Type one number from 1 to 6") == 3
    assert "Raiders, d6: 5" in said
    assert [event.purpose for event in table.turn_events if isinstance(event, Rolled) and event.entered] == [
        entered[0].purpose
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", ["Z9", "A1 x", "J1 with nobody", "back"])
def test_what_no_card_says_is_refused_in_words_and_the_paper_is_asked_again(wrong: str, table: Table) -> None:
    said = by_hand(table, moves=[wrong])
    assert any(words in said for words in ("There is no", "write CHOICE=WORD", "cannot name", "Nothing was typed in"))
    assert said.count("Still to be typed in: Amber, Blue, Coral.") == 2


def test_what_the_rules_do_not_allow_is_said_and_typed_in_again(table: Table) -> None:
    every = "; ".join(card.code for card in table.view("amber").moves)
    said = by_hand(table, moves=[every])
    assert "Not possible:" in said
    assert "What the rules do not allow was not played so" in said
    opened = [line for line in table.history.save.lines if isinstance(line, OpenLine)][-1]
    assert not opened.orders["amber"].order.acts


def test_who_had_sealed_before_the_power_went_keeps_its_order(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), lambda table: table.state.turn == 2 and bool(table.state.sealed))
    sealed = {seat: table.sealed_order(seat) for seat in table.state.sealed}
    said = by_hand(table, whose=["amber"])
    assert "Sealed: Amber." in said
    assert "unseal amber takes a sealed order back" in said
    opened = [line for line in table.history.save.lines if isinstance(line, OpenLine)][-1]
    assert {seat: opened.orders[seat].order for seat in sealed} == sealed


def test_a_whole_game_by_hand_closes_and_verifies_and_its_report_says_so(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 2))
    said = by_hand(table, moves=["A1", "", "", "", "B2"], turn=["yes"] * 9, roll=["3", "4 4", "", "6 6"])
    assert "The game is closed." in said
    assert (verify(table.path).status, verify(table.path).findings) == ("sound", ())
    assert facts(told_again(table.path)) == facts(table.history)
    assert "given on paper and typed in afterwards" in report_text(Recording.open(table.path), Wanted())


def test_the_card_that_was_drawn_is_picked_by_its_name(tmp_path: Path) -> None:
    """Of a deck, whose card brings its situation as if it had been drawn."""
    table = Table.new(pocket(), path=tmp_path / "g.jsonl", modules=(), players=PLAYERS, seed=3, rehearsal=True)
    while (roll := needed(table)) is None or not table.control.real_dice.cards(roll):
        if table.state.turn > 3:
            pytest.skip("no deck in this crisis")
        one_command(table)
    face, inject = table.control.real_dice.cards(roll)[-1]
    table.control.real_dice.enter(roll, (face,))
    events = table.open_turn()
    assert [event.inject for event in events if isinstance(event, Drawn)][:1] == [inject]


# Control's desk


def test_control_types_in_dice_and_takes_the_game_back_in_lines(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.SEALED, 2))
    said = at_the_desk(
        table, "control", "yes", "dice", "open", "yes", "dice", "6 6", "rest", "undo", "undo 9 Why.", "undo 2",
        "undo 2 The town was misread.", "yes", "", "leave",
    )  # fmt: skip
    assert "once orders are open" in said
    assert "Rolls that were typed in: 1" in said
    assert "1: as the orders of" in said
    assert "To where? undo lists it by number." in said
    assert "It is taken back, and written down." in said
    assert table.state.phase is Phase.PLANNING
    assert not table.state.sealed
    assert isinstance(table.history.save.lines[-1], UndoLine)
    assert table.drafts.of("amber", 2) is not None, "what it had ordered waits at its seat"


def test_news_of_what_was_undone_is_not_told(tmp_path: Path) -> None:
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 3))
    session = HotSeatSession(table, {}, timed=False, control=True)
    out = io.StringIO()
    typed_in = ("control", "yes", "undo 2 keep Too early.", "yes", "", "leave")
    game = GameInLines(session, Console(io.StringIO("".join(f"{line}\n" for line in typed_in)).readline, out.write))
    game.play()
    fresh = GameInLines(HotSeatSession(table, {}, timed=False), Console(io.StringIO().readline, out.write))
    fresh._learn()
    assert game._news == fresh._news


# The drill


def wargame(folder: Path, *words: str, said: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """The command, as it is typed."""
    return subprocess.run(
        [sys.executable, "-m", "wargame", *words], input="".join(f"{line}\n" for line in said), text=True,
        capture_output=True, cwd=folder, timeout=180, check=False, env=_homes(folder),
    )  # fmt: skip


def _homes(folder: Path) -> dict[str, str]:
    homes = {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    return {**os.environ, **homes, "PYTHONPATH": str(ROOT)}


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="kills without warning")
def test_the_power_goes_at_a_reveal_and_the_class_goes_on_with_the_printed_kit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed without warning while a turn is told; two turns on paper, with the codes on the printed cards, are typed
    in; the game goes on to its close, and verifies."""
    assert wargame(tmp_path, "handouts", str(POCKET), "-o", "print").returncode == 0
    packet = next((tmp_path / "print").glob("packet-amber*")).read_text(encoding="utf-8")
    assert "A1" in packet, "the code that is typed below stands on the card"
    order = ("amber", "order A1", "seal", "yes", "blue", "seal", "yes", "coral", "seal", "yes", "", "")
    with subprocess.Popen(
        [sys.executable, "-m", "wargame", "play", "--plain", str(POCKET), "--save", "game.jsonl"], text=True,
        cwd=tmp_path, env=_homes(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as playing:  # fmt: skip
        assert playing.stdin is not None
        assert playing.stdout is not None
        playing.stdin.write("".join(f"{line}\n" for line in order))
        playing.stdin.flush()
        heard = ""
        while "Enter for more" not in heard:
            heard += playing.stdout.read(1)
        playing.send_signal(signal.SIGKILL)
    before = told_again(tmp_path / "game.jsonl")
    assert before.ended == [0, 1], "the reveal is on the disk"
    command = wargame(tmp_path, "play", "--continue", "game.jsonl", "--by-hand", said=[""])
    assert "Was week 2 played on paper?" in " ".join(command.stdout.split())
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with Table.resume(tmp_path / "game.jsonl") as table:
        said = by_hand(table, turn=["yes", "yes"], whose=["amber", "coral"], moves=["A1"], roll=["3"])
    after = told_again(tmp_path / "game.jsonl")
    assert after.ended == [0, 1, 2, 3], said
    seals = [line for line in after.save.lines if isinstance(line, SealLine)]
    assert [line.by_hand for line in seals] == [False] * 3 + [True] * 6
    entered = [line for line in after.save.lines if isinstance(line, DieEnteredLine)]
    events = (*after.ends[2].events, *after.ends[3].events)
    rolled = [event.faces for event in events if isinstance(event, Rolled) and event.entered]
    assert [line.faces for line in entered] == rolled == [(3,)]
    assert wargame(tmp_path, "verify", "game.jsonl").returncode == 3, "sound so far, not closed"
    assert wargame(tmp_path, "play", "--plain", "--continue", "game.jsonl", said=["finish", "yes"]).returncode == 0
    assert wargame(tmp_path, "verify", "game.jsonl").returncode == 0


@pytest.mark.parametrize("words", [("play", "--by-hand"), ("play", "--by-hand", str(POCKET))])
def test_by_hand_goes_on_with_a_game_that_was_begun(words: tuple[str, ...], tmp_path: Path) -> None:
    done = wargame(tmp_path, *words)
    assert done.returncode == 2
    assert "--continue" in done.stderr
