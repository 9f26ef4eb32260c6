"""A seat of a hosted game in lines: it goes with the room, and what is typed there reaches the host."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.plain.joined import LineTerminal, room
from tests.remote.served import Served, until
from tests.session.test_hands import given
from wargame.model.forecasting import SeatStatement
from wargame.model.talk import Message, Promise, Proposal
from wargame.plain import hosted_seat
from wargame.plain.advising import adviser_at_table
from wargame.plain.commands import COMMANDS, HOSTED_COMMANDS
from wargame.plain.console import LONGEST, Console, PlayersLeft
from wargame.plain.hearing import _RawLines
from wargame.plain.hosted_seat import HostedPrompt
from wargame.plain.seat import SeatPrompt
from wargame.remote.reading import CannotBeRead
from wargame.saves.verify import verify


def test_a_whole_game_is_played_in_lines_beside_two_browsers(tmp_path: Path) -> None:
    with room(tmp_path, begun=False) as here:
        amber, game = LineTerminal(here.here), here.room
        amber.shows("Control begins the first turn")
        here.do("control", "go_on")
        assert "You may be asked" in amber.shows("amber>") or "Asked of you" in amber.text
        amber.type("help", "unseal: take a sealed order back")
        amber.type("order A2", "Your choice")
        amber.type("1", "A2 Patrol")
        amber.type("order J1 clauses=", "Who else shall take part")
        amber.type("", "Not possible: ")
        amber.type("answer sincerity yes", "amber>")
        here.do("seat/blue", "say", to=["amber"], text=["Shall we?"])
        amber.shows("Blue to Amber: Shall we?")
        amber.type("say blue We shall.", "Amber to Blue: We shall.")
        amber.type("promise not A2 to blue", "Amber promises")
        amber.type("drop A2", "Your order: no move.")
        here.do("seat/blue", "propose", move=["summit"])
        amber.shows("Blue proposes")
        amber.type("accept", "Amber accepts")
        amber.shows("J1 ")
        amber.type("seal", "A forecast to go with it?")
        amber.type("yes", "What do you want this turn")
        amber.type("Quiet on both banks", "How likely")
        amber.type("70", "How likely")
        amber.type("", "How likely")
        amber.type("", "Seal this order?")
        amber.type("yes", "Sealed. Not yet: Blue and Coral.")
        assert game.table.sealed_statement("amber") == SeatStatement("Quiet on both banks", {"calm": 70})
        amber.type("order A1", "The order is sealed; unseal takes it back.")
        amber.type("unseal", "The order is taken back; it is on your desk.")
        until(lambda: not game.sealed("amber"))
        assert [act.move for act in game.order("amber").acts] == ["summit"]
        amber.type("seal", "Seal this order?")
        amber.type("yes", "Sealed. Not yet: Blue and Coral.")
        here.do("seat/blue", "seal")
        amber.shows("Blue has sealed.")
        here.do("seat/coral", "seal")
        amber.shows("All have sealed.")
        assert game.table.sealed_order("amber") is not None
        turns = 0
        while game.stage.value != "end":
            here.do("control", "go_on")
            if game.stage.value in ("tell", "told"):
                turns += 1
                assert game.telling is not None
                titles = [step.title for step in game.telling._steps]
                amber.shows(titles[0])
                if turns == 1:
                    assert titles[1] not in amber.text[amber.text.rindex(titles[0]) :], "nobody tells ahead"
                    here.do("control", "tell")
                    amber.shows(titles[1])
                    here.do("control", "untell")
                    amber.shows(f"The room looks again at: {titles[0]}")
                    here.do("control", "tell")
                    amber.shows(f"The room looks again at: {titles[1]}")
                here.do("control", "tell_all")
                amber.shows("All is told; control goes on.")
                amber.shows(f"T{turns}-")
                if turns == 1:
                    amber.type("help", "what stood behind it")
                    assert "Amber orders" in amber.type("why", "Type why and one of these names.")
                    names = [f"1.{place + 1}" for step in game.telling.steps for place in step.told]
                    rolled = next(name for name in names if "altered" in str(game.telling.why(name)))
                    amber.type(f"why {rolled}", "What would have altered it")
                    amber.type("why 9.9", "There is no event of that name.")
            elif game.stage.value == "plan":
                amber.shows("amber>")
                amber.type("seal", "Seal this order?")
                amber.type("yes", "Sealed. Not yet")
                here.do("seat/blue", "seal")
                here.do("seat/coral", "seal")
                amber.shows("All have sealed.")
        amber.shows("the game is over")
        amber.shows("Enter to leave")
        amber.type("")
        until(lambda: amber.code is not None)
        assert amber.code == 0
        assert "can be taken again" not in amber.text[amber.text.rindex("the game is over") :]
        kinds = [type(one) for one in game.table.history.last.talk.said if one.sender == "amber"]
        assert kinds[:2] == [Message, Promise]
        assert any(isinstance(one, Proposal) for one in game.table.history.last.talk.said)
        assert verify(game.table.path).status == "sound"


@pytest.mark.long
def test_the_adviser_elsewhere_is_asked_and_an_order_of_it_taken_over(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        amber.type("outlook", "1,500 games of each order.")
        amber.type("adopt 2", "amber>")
        asked = amber._sitting._desk
        assert asked is not None
        until(lambda: here.room.order("amber") == asked._compared[1])
        amber.leave()


def said_at_the_table(here: Served, commands: list[str]) -> str:
    """What the desk of the same seat says where the game is."""
    hosted, out = here.game.room, io.StringIO()
    typed = io.StringIO("".join(f"{line}\n" for line in commands))
    console, team = Console(typed.readline, out.write, width=2000), hosted.team("amber")
    prompt = SeatPrompt(console, team, hosted.speaker, adviser_at_table(team, hosted.table.program))
    with pytest.raises(PlayersLeft):
        prompt.sit()
    return out.getvalue()


def test_a_desk_elsewhere_says_what_the_desk_at_the_table_says(tmp_path: Path) -> None:
    read = ["situation", "tracks", "map", "moves", "show A1", "show A2", "show J1", "brief", "aims", "messages", "news"]
    with room(tmp_path) as here:
        here.room.team("blue").say(Message(turn=1, sender="blue", to=("amber",), text="Well?"))
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        amber._written.clear()
        amber._read = 0
        for line in read:
            amber.type(line, "amber>")
        table = said_at_the_table(here.here, read)
        assert amber.text.strip().splitlines() == table[table.index("amber> situation") + 7 :].strip().splitlines()
        assert len(amber.text) > 3000
        amber.leave()


def test_what_another_seals_changes_no_line(tmp_path: Path) -> None:
    told = set()
    for name, card, parameter, word in (("a", "", "", ""), ("b", "gift", "to", "amber"), ("c", "gift", "to", "coral")):
        (tmp_path / name).mkdir()
        with room(tmp_path / name) as here:
            amber = LineTerminal(here.here)
            amber.shows("amber>")
            if card:
                here.do("seat/blue", "order", move=[card], **{f"chosen.{parameter}": [word]})
            here.do("seat/blue", "seal")
            amber.shows("Blue has sealed.")
            for line in ("situation", "tracks", "moves", "messages", "aims", "order"):
                amber.type(line, "amber>")
            assert here.room.table.sealed_order("blue") is not None
            assert bool(here.room.table.sealed_order("blue").acts) is bool(card)  # type: ignore[union-attr]
            amber.leave()
            told.add(re.sub(r"127\.0\.0\.1:\d+", "HOST", amber.text))
    assert len(told) == 1


def test_control_takes_the_game_back_and_gives_a_reason(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        amber.type("order A1", "A1 ")
        amber.type("seal", "A forecast")
        amber.type("", "Seal this order?")
        amber.type("yes", "Sealed.")
        for seat in ("seat/blue", "seat/coral"):
            here.do(seat, "seal")
        here.do("control", "open_orders")
        amber.shows("All orders are sealed and open.")
        control = here.room.sitting.control
        assert control is not None
        line = str(control.undoing.points[-1].line)
        here.do("control", "consider_undo", line=[line], reason=["A signal was misread."])
        here.do("control", "undo")
        amber.shows("A signal was misread.")
        amber.shows("amber>")
        amber.type("order", "A1 ")
        amber.leave()
        assert not here.room.sealed("amber")


def test_a_break_is_told_and_what_was_ordered_meanwhile_gets_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosted_seat, "PATIENCE", 0.3)
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        here.here.stop()
        amber.shows("The connection is lost")
        amber.type("order A1", "The host does not answer now.")
        amber.type("say blue Are you there?", "The host does not answer now.")
        back = Served(here.here.game, here.here.port)
        try:
            amber.shows("The connection is back.")
            amber.shows("Amber to Blue: Are you there?")
            until(lambda: [act.move for act in here.room.order("amber").acts] == ["speech"])
            amber.leave()
        finally:
            back.stop()


def test_who_leaves_while_the_host_is_gone_hears_that_something_may_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosted_seat, "PATIENCE", 0.1)
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        here.here.stop()
        amber.shows("The connection is lost")
        amber.type("order A1", "The host does not answer now.")
        amber.leave()
        amber.shows("what was asked last may not have reached it")
        assert amber.shows("--plain").endswith(f"wargame join http://127.0.0.1:{here.here.port}/ --plain")


def test_another_screen_takes_the_place_and_gives_it_back(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        here.here.connection("amber")
        amber.shows("Another screen has taken this place")
        amber.type("what?", "Type again to take the place again")
        amber.type("again", "amber>")
        amber.type("order A1", "A1 ")
        until(lambda: bool(here.room.order("amber").acts))
        here.here.connection("amber")
        amber.shows("Another screen has taken this place")
        amber.type("leave")
        until(lambda: amber.code == 0)


def test_who_lost_the_seat_to_somebody_else_is_told_why_nothing_is_done(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        assert here.room.sitting.control is not None
        here.room.sitting.control.rule(given("amber=idle"))
        here.room.changed()
        amber.type("order A1", "Not done: Control has given this seat to somebody else. Ask for it back.")
        amber.leave()


def test_a_covered_desk_says_nothing_of_what_comes(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        amber.type("cover", "The desk is covered.")
        here.do("seat/blue", "say", to=["amber"], text=["Between us."])
        here.do("seat/blue", "seal")
        until(lambda: amber.seat.team is not None and amber.seat.team.view().seats[1].sealed)
        assert "Between us." not in amber.text
        amber.type("", "Between us.")
        amber.leave()


def test_a_statement_the_host_refuses_is_told_with_its_words(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        amber.type(f"forecast intent {'x' * 201}", "200")
        amber.type("forecast intent Quiet.", "Your intent: Quiet.")
        until(lambda: here.room.sitting.statement("amber").intent == "Quiet.")
        amber.leave()


def test_a_host_of_another_version_is_said_at_the_end(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        amber = LineTerminal(here.here)
        amber.shows("amber>")
        amber._sitting._lines.post(amber.seat, CannotBeRead("9.9"))
        amber.shows("The host runs wargame 9.9")
        until(lambda: amber.code == 2)


def test_every_command_of_a_hosted_desk_is_done_by_it() -> None:
    assert [one.name for one in HOSTED_COMMANDS if not hasattr(HostedPrompt, f"_{one.name}")] == []
    assert {one.name for one in COMMANDS} - {one.name for one in HOSTED_COMMANDS} == {"finish"}


@pytest.mark.skipif(not hasattr(os, "pipe"), reason="no pipes")
@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("a\r\nb", ["a\r\n", "b", ""]),
        ("", [""]),
        ("\n\nä\n", ["\n", "\n", "ä\n", ""]),
    ],
)
def test_lines_are_read_as_they_were_typed(written: str, lines: list[str]) -> None:
    reading, writing = os.pipe()
    os.write(writing, written.encode())
    os.close(writing)
    with open(reading, "rb", buffering=0) as raw:
        source = _RawLines(raw)
        assert [source.line() for _line in lines] == lines


def test_of_a_line_without_end_no_more_is_kept_than_shows_it() -> None:
    reading, writing = os.pipe()

    def write() -> None:
        with open(writing, "wb") as file:
            file.write(b"x" * 1_000_000 + b"\nnext\n\xff\n")

    threading.Thread(target=write).start()
    with open(reading, "rb", buffering=0) as raw:
        source = _RawLines(raw)
        assert LONGEST < len(source.line()) < 10 * LONGEST + 70_000
        assert source.line() == "next\n"
        assert source.line() == "\udcff\n"


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_the_command_asks_for_the_code_and_ctrl_c_leaves_with_how_to_come_back(tmp_path: Path) -> None:
    with room(tmp_path) as here:
        command = [sys.executable, "-m", "wargame", "join", f"127.0.0.1:{here.here.port}", "--plain"]
        sitting = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, encoding="utf-8")  # fmt: skip
        assert sitting.stdin is not None
        assert sitting.stdout is not None
        sitting.stdin.write(f"XXXX\n{here.here.game.door.code('seat/amber')}\norder A1\n")
        sitting.stdin.flush()
        until(lambda: bool(here.room.order("amber").acts))
        sitting.send_signal(signal.SIGINT)
        told, wrong = sitting.communicate(timeout=30)
        assert sitting.returncode == 130
        assert wrong == ""
        assert "This code leads to no seat here." in told
        assert told.rstrip().endswith("--plain")
