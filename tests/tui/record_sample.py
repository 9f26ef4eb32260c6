"""Chapter turns, a recorded game and a debrief, made by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from tests.tui.verbatim import Verbatim
from wargame.debrief.chapter import Chapter, ChapterKind
from wargame.debrief.in_short import RevealedCard, TurnSummary
from wargame.debrief.track_history import TrackHistory
from wargame.debrief.why.causes import CauseTracer
from wargame.document.nodes import DiceRoll, Group, RollRow, RollTerm, Run, Text, items, paragraph, text
from wargame.model.views import View
from wargame.debrief.ending import Debrief


def said(title: str, kind: ChapterKind, *lines: str) -> Chapter:
    """A chapter of plain lines."""
    return Chapter(title, kind, tuple(map(paragraph, lines)))


def moved(name: str, values: str, by: str) -> Text:
    return text(f"{name} ", Run(values, "strong"), f" {by}")


def roll(
    dice: str, faces: str, total: str, terms: dict[str, int], rows: str, hit: int, result: str, says: str = ""
) -> DiceRoll:
    """A roll; ``rows``: each with its totals before a colon."""
    return DiceRoll(
        text(f"Roll {dice} ", Run(faces, "accent"), total),
        tuple(RollTerm(adds, text(why)) for why, adds in terms.items()),
        (),
        tuple(RollRow(totals, text(name)) for totals, name in (row.split(": ") for row in rows.split("; "))),
        hit,
        text(result),
        text(says, tone="quote"),
        tuple(map(int, re.findall(r"\d+", faces))),
        result.split()[0],
    )


CHAPTERS = (
    said(
        "A3 Over northern Japan",
        "inject",
        "At 07:29 telephones across Hokkaido sound the same tone. The word on every screen by noon is 'again'.",
    ),
    said(
        "Orders",
        "orders",
        "Tokyo orders T1 Counterstrike and stand-off build-up for 3 capital; Yes: an envoy goes first",
        "Seoul orders J3 Real-time missile-warning data for 2 capital",
        "Tokyo: What does the cabinet tell the country? Restraint: shelter, protest, no more",
    ),
    said(
        "Who joins whom",
        "joint",
        "Seoul offered J3 Real-time missile-warning data to Tokyo and Washington, without a match; 1 capital back",
    ),
    Chapter(
        "Tokyo: T1 Counterstrike and stand-off build-up",
        "move",
        (
            roll(
                "2d6", "[4][3]", " = 7",
                {"base": 1, "the peninsula ladder stands at 5 or more": 1, "Tokyo's approval is 3 or less": -1},
                "to 3: Critical failure; 4–6: Failure; 7–8: Partial; 9–11: Success; from 12: Critical success", 2,
                "8 Partial; needed 9 for Success",
            ),
            Group((), items(
                moved("Japan defence capability", "5 → 6", "(+1)"),
                moved("Seoul's entrapment fear", "5 → 6", "(+1; +2 asked, at most 1 a turn)"),
            )),
        ),
    ),
    Chapter(
        "Pyongyang acts",
        "actor",
        (
            Group(text("What Pyongyang does this turn", tone="strong"), (
                roll(
                    "2d6", "[5][4]", " = 9", {"the pressure to test, as far as anyone can judge it from outside": 1},
                    "to 6: Quiet; from 7: Launch", 1, "10 Launch",
                    "Before dawn a heat signature rises from the North, and three duty officers reach for three "
                    "telephones.",
                ),
                *items(moved("Peninsula ladder", "5 → 6", "(+1)")),
            )),
            Group(text("What Pyongyang fired", tone="strong"), (
                roll(
                    "d100", "[71]", "", {"higher pressure, longer range": 6},
                    "to 70: Short-range missiles; 71–80: Medium-range missile; 81–88: Missile or glide vehicle over "
                    "Japan; 89–92: Satellite launch; from 93: Intercontinental missile", 1, "77 Medium-range missile",
                ),
            )),
        ),
    ),
    Chapter(
        "What follows by itself",
        "rule",
        (
            Group(
                text("The price of looking idle: neither ally has shown a contribution for three turns"),
                items(moved("US support for Asian commitments", "5 → 4", "(−1)")),
            ),
        ),
    ),
    Chapter(
        "What moved this turn",
        "summary",
        items(
            moved("Japan defence capability", "5 → 6", "(+1)"),
            moved("Peninsula ladder", "5 → 6", "(+1)"),
            moved("US support", "5 → 4", "(−1)"),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class FakeTurn:
    """A told turn: from the step on in which Pyongyang acts, the peninsula ladder stands one higher."""

    turn: int
    chapters: tuple[Chapter, ...]
    start: View
    at_stake: frozenset[str] = frozenset({"pen", "tru", "nuc"})

    def view(self, told: int) -> View:
        moved = any(step.kind == "actor" for step in self.chapters[:told])
        first, *others = self.start.tracks
        ladder = replace(first, value=6, lo=6, hi=6, change=1) if moved else replace(first, change=0)
        return replace(self.start, turn=self.turn, tracks=(ladder, *others))


@dataclass(frozen=True)
class FakeRecord:
    """A recorded game of three turns, each told alike; only control is told of the second inject."""

    start: View
    viewers: tuple[str, ...] = ("control", "public", "tokyo")
    turns: tuple[int, ...] = (1, 2, 3)
    chapters: tuple[Chapter, ...] = CHAPTERS
    title: str = "DPRK missile crisis"
    closing: tuple[Chapter, ...] = ()

    @property
    def program(self) -> Any:
        from tests.tui.house import SampleProgram

        return SampleProgram()

    def causes(self, viewer: str) -> CauseTracer:
        """Nothing of it was recorded, so nothing can be asked."""
        return CauseTracer(self.program, (), secret=False)

    @property
    def finished(self) -> bool:
        return len(self.viewers) > 1

    def name(self, viewer: str) -> str:
        return viewer.capitalize()

    def heading(self, turn: int) -> str:
        return f"Week {turn} of 8"

    def narrative(self, turn: int, viewer: str) -> FakeTurn:
        assert viewer in self.viewers
        hidden = said("What only control was told", "inject", "A quiet word.")
        return FakeTurn(turn, (hidden, *self.chapters) if viewer == "control" else self.chapters, self.start)

    def steps(self, turn: int, viewer: str) -> tuple[Chapter, ...]:
        told = self.narrative(turn, viewer).chapters
        return (*told, *self.closing) if turn == self.turns[-1] else told


def history(code: str, name: str, group: str, *values: int | None) -> TrackHistory:
    return TrackHistory(code, name, group, 0, 10, values)


def debrief_of(view: View) -> Debrief:
    """What to talk about after the sample game."""
    return Debrief(
        view=view,
        turns=(
            TurnSummary(
                "Week 1 of 8",
                (
                    "On the table: A1 Two missiles before dawn",
                    "Tokyo: T1 Counterstrike and stand-off build-up → 8 Partial",
                    "Moved: Japan defence capability 5 → 6 (+1); Peninsula ladder 4 → 5 (+1)",
                ),
                "The cabinet in Tokyo has fallen",
            ),
            TurnSummary("Week 2 of 8", ("On the table: A2 Two counts of the same morning",), "Trust 5 → 6 (+1)"),
        ),
        cards=(
            RevealedCard("tokyo", "Quiet ally", "No history move by you all game.", 2),
            RevealedCard("seoul", "Worrisome friends", "You need institutions at 4.", 0),
        ),
        theories=(("CHA: quasi-alliance", "When the patron looks away, both fear being left and move closer."),),
        histories=(
            history("PEN", "Peninsula ladder", "Ladders", 4, 5, 6, 6, 5, 4, 4, 5, 4),
            history("STR", "Strait ladder", "Ladders", 2, 2, 3, 2, 2, 2, 3, 3, 2),
            history("DPP", "Provocation pressure", "Ladders", 7, 7, 6, None, 6, 6, 6, 6, 6),
            history("TRU", "Japan–ROK trust", "The alliance", 5, 5, 6, 7, 8, 9, 9, 9, 10),
            history("POS", "US forward posture", "The alliance", *[7] * 9),
        ),
        since=0,
        promises=(
            Chapter(
                "Promises and acts",
                "promises",
                (
                    Group(
                        text("Week 2: Tokyo promises Seoul to order T6 History initiative in week 3"),
                        (paragraph("Broken in week 3: no such order was given"),),
                    ),
                ),
            ),
        ),
        questions=(
            ("Which agreement would you have wanted a month earlier?", "INT and INS when A2 came"),
            ("Who should be asked before a counterstrike?", None),
        ),
        report=lambda more: "<!DOCTYPE html>\n",
        speaker=Verbatim(),
    )
