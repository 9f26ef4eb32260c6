"""Between the desks in lines: the cover asks who is there, the clock is told when asked, control has its page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.table.games import at, play, rehearsal
from tests.table.talking import message
from wargame.session.clock import Plan, SessionClock
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.plain.clock_words import clock_words
from wargame.plain.naming import Unclear
from wargame.plain.game import GameInLines
from wargame.session.hot_seat import HotSeatSession
from wargame.plain.console import Console
from wargame.table import Table

PAGE = "\f\n"


class Ticking:
    """A clock on which every look takes ten seconds."""

    seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 10
        return self.seconds


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """A game in its first turn, with words to control, between seats and to all."""
    table = play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1))
    table.say(message("amber", "control", "May we sail at night?"))
    table.say(message("amber", "blue", "Between you and me."))
    table.say(message("blue", "public", "We come in peace."))
    return table


def said(table: Table, *typed: str, control: bool = False) -> str:
    out = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in typed)).readline, out.write)
    GameInLines(HotSeatSession(table, {}, Ticking(), control=control), console).play()
    return out.getvalue()


def test_after_a_cover_enter_opens_no_desk_and_the_seat_that_is_named_finds_its_choices(table: Table) -> None:
    pages = said(table, "amber", "order speech", "cover", "", "", "amber", "order", "leave", "yes").split(PAGE)
    covered = [page for page in pages if "Covered. What was chosen waits." in page]
    assert len(covered) == 1, "both times Enter brought no desk"
    assert covered[0].count("Who is there?") == 3
    assert "speech" not in covered[0]
    assert "A1 A speech" in pages[pages.index(covered[0]) + 1], "the order it was making is still there"


def test_the_clock_is_told_when_asked_and_stands_still_when_told_to(table: Table) -> None:
    desk = said(table, "amber", "clock", "clock pause", "clock", "clock", "clock go", "clock soon", "leave", "yes")
    told = [line for line in desk.splitlines() if "left" in line and "Amber plans" in line]
    assert len(told) == 5
    assert len(set(told[1:4])) == 1, "while it is halted it says the same"
    assert told[1].endswith("The clock stands still.")
    assert not told[4].endswith("The clock stands still.")
    assert "Type clock, clock pause or clock go." in desk


def test_between_the_desks_nothing_is_counted(table: Table) -> None:
    assert "Nothing is counted now." in said(table, "clock", "leave")


def test_without_a_plan_the_clock_says_so() -> None:
    assert clock_words(None, ()) == "This crisis plans no time for its turns: nothing is counted."
    with pytest.raises(Unclear):
        clock_words(None, ["stop"])


def test_a_time_that_is_over_is_said_in_words() -> None:
    now = Ticking()
    clock = SessionClock(Plan(minutes=8, turns=8), 3, now)
    clock.reveal(1)
    now.seconds += 25
    assert clock_words(clock, ()) == "Reveal: over by 0:20."


def test_control_reads_its_own_words_on_a_page_of_their_own(table: Table) -> None:
    pages = said(table, "control", "yes", "", "leave").split(PAGE)
    (own,) = [page for page in pages if "May we sail at night?" in page]
    assert "We come in peace." in own
    assert not any("Between you and me." in page for page in pages)
    assert ">" not in own, "no desk stands on it"


def test_control_that_is_not_there_is_told_nothing(table: Table) -> None:
    assert "May we sail" not in said(table, "control", "", "leave")


@pytest.mark.parametrize("typed", [("finish", "", "finish", "yes"), ("amber", "finish", "", "finish", "yes")])
def test_the_game_is_ended_before_its_end_and_talked_about(typed: tuple[str, ...], table: Table) -> None:
    told = said(table, *typed)
    assert told.count("End the game here for every seat?") == 2, "an Enter is a no"
    assert "The game is closed." in told
    assert table.state.phase is Phase.CLOSED


def test_help_between_the_desks_says_what_each_word_does_and_opens_none(table: Table) -> None:
    told = said(table, "help", "leave").split("Who sits down?")[1]
    assert "unseal SEAT: that team takes its sealed order back." in told
    assert "There is no seat" not in told


def test_who_runs_the_game_notes_something_on_a_page_of_its_own(table: Table) -> None:
    typed = ("control", "yes", "journal", "note Ask about the night.", "note 3 They read it twice.", "note 99 Nothing.",
             "note", "sing", "notes", "", "leave")  # fmt: skip
    pages = said(table, *typed, control=True).split(PAGE)
    desk = next(page for page in pages if "control>" in page)
    assert "Blue speaks to all" in desk
    assert "Amber speaks to Blue" not in desk, "what seats say to each other stays theirs"
    assert "There is no line “99”" in desk
    assert "Note what?" in desk
    assert "Control can:" in desk
    assert "They read it twice." in desk
    assert not [page for page in pages if page != desk and "night." in page]
    assert [note.text for note in table.control.notes] == ["Ask about the night.", "They read it twice."]


def test_without_somebody_who_runs_the_game_the_desk_is_there_to_read(table: Table) -> None:
    assert "control>" not in said(table, "control", "yes", "", "leave")


def test_who_runs_the_game_rules_in_lines(table: Table) -> None:
    typed = ("control", "yes", "tracks", "move trust +1", "move trust +1 mood Why.", "move trust +99 correction Why.",
             "move love +1 correction Why.", "move trust +1 correction", "move trust +1 correction Read twice.", "",
             "move trust +1 correction Read twice.", "yes", "red lines", "open", "orders", "void amber conduct Late.",
             "", "amber", "cover", "leave")  # fmt: skip
    pages = said(table, *typed, control=True).split(PAGE)
    desk = next(page for page in pages if "control>" in page)
    for words in ("Of what category, and why?", "There is no category", "not so far", "There is no track",
                  "Give a reason.", "Everybody is told at once", "It is ruled, and written down.",
                  "no red line left", "once every seat has sealed", "No orders lie open", "once all orders are opened",
                  ):  # fmt: skip
        assert words in desk, words
    (line,) = [line for line in table.history.save.lines if line.kind == "ruling"]
    assert "Read twice." in next(page for page in pages if "Amber" in page and "Control has ruled" in page)
    assert line.ruling.by == 1


def test_in_lines_control_breaks_seals_opens_orders_and_voids_one(table: Table) -> None:
    typed = ["amber", "order speech", "seal", "yes", "control", "yes", "move trust +1 exercise Again.", "yes", "",
             "amber", "order", "seal", "yes", "blue", "seal", "yes", "coral", "seal", "yes",
             "control", "yes", "open", "yes", "void amber conduct Sealed too late.", "yes",
             "", "", "", "leave"]  # fmt: skip
    out = said(table, *typed, control=True)
    assert "This breaks the seals of Amber" in out
    assert out.count("The order is sealed.") == 4
    assert out.count("Something has changed, and your seal is open.") == 1, "to Amber"
    assert "Amber: A1 A speech" in out
    assert "Control voids the order of Amber (conduct): Sealed too late." in out.split("It is ruled")[-1]


def test_in_lines_control_says_something_to_a_seat_and_to_all(table: Table) -> None:
    typed = ("control", "yes", "say amber,blue Two of you.", "say all Everybody.", "say nobody Hm.", "say blue", "",
             "amber", "cover", "coral", "cover", "leave")  # fmt: skip
    pages = said(table, *typed, control=True).split(PAGE)
    desk = next(page for page in pages if "control>" in page)
    assert desk.count("Said.") == 2
    assert "There is no seat" in desk
    assert "The text is empty" in desk
    amber, coral = (next(page for page in pages if f"\n{seat}>" in page) for seat in ("amber", "coral"))
    assert "Two of you." in amber
    assert "Everybody." in coral
    assert "Two of you." not in coral


def test_control_looks_at_a_seat_answers_it_and_sees_who_has_sealed(table: Table) -> None:
    table.seal("coral", NO_MOVE)
    views = {seat: table.view(seat) for seat in ("amber", "blue", "coral")}
    page = said(table, "control", "yes", "sealed", "look amber", "look nobody", "", "leave", control=True)
    assert "Sealed: Coral. Not sealed yet: Amber and Blue." in page
    assert "What may be known by Amber" in page
    assert [note.text for note in table.control.notes] == ["Control looked at what Amber may know."]
    assert {seat: table.view(seat) for seat in views} == views, "whatever control looks at"


def test_control_answers_the_seat_that_wrote_last(table: Table) -> None:
    said(table, "control", "yes", "reply With lights, yes.", "", "leave", control=True)
    (answer,) = [line for line in table.history.save.lines if getattr(line, "sender", "") == "control"]
    assert (answer.to, answer.text) == (("amber",), "With lights, yes.")  # type: ignore[union-attr]


def test_control_directs_what_comes_up_and_sees_before_what_is_read(table: Table) -> None:
    page = said(
        table, "control", "yes", "msel", "fire D1 exercise They are late.", "yes", "hold P1 exercise Not today.", "yes",
        "inject blue exercise A call.", "A call", "The minister calls.", "yes", "retext D1 exercise Again.", "New",
        "msel", "", "leave", control=True,
    )  # fmt: skip
    assert "D1 A leak: due at the next opening (in turn 2)" in page
    assert "Amber would read:" in page
    assert "It was you." in page
    assert "D1 A leak: came in week 1" in page
    assert "P1 Regatta: held back (in turn 4)" in page
    assert "“A leak” has come up already." in page
    assert [one.title for one in table.view("blue").injects] == ["A call"]
    assert [one.id for one in table.view("amber").injects] == ["leak"]


def test_control_seals_for_a_team_and_gives_a_seat_away(table: Table) -> None:
    page = said(
        table, "control", "yes", "seal coral", "seal coral", "give blue idle exercise They left.", "yes", "seats",
        "give blue idle exercise Again.", "give blue nobody exercise So.", "", "leave", control=True,
    )  # fmt: skip
    assert "Sealed, and noted." in page
    assert "That seat has sealed" in page
    assert "the seat of Blue is held by nobody" in page
    assert "blue: idle" in page
    assert "Blue is held so already." in page
    assert "“nobody” holds no seat" in page
    assert table.sealed_order("coral") == NO_MOVE


def test_control_mends_a_text_and_all_read_it_so(table: Table) -> None:
    pages = said(
        table, "control", "yes", "mend", "Tensions", "Strain", "mend", "Tension", "Strain", "", "mend", "Tension",
        "Strain", "yes", "mend", "loved", "liked", "yes", "journal", "", "amber", "tracks", "brief", "leave", "yes",
        control=True,
    ).split(PAGE)  # fmt: skip
    desk = next(page for page in pages if "control>" in page)
    assert "“Tensions” stands in no text of this game" in desk
    assert "track “Tension”: its name: “Tension” → “Strain”" in desk
    assert desk.count("It is mended, and written down.") == 2
    assert "Control mends a text: “Tension” → “Strain”" in desk
    after = "".join(pages[pages.index(desk) + 1 :])
    assert "Strain" in after
    assert "to be liked." in after
    assert "Tension" not in after
