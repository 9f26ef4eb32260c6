"""Lines told back to people: effects on cards in display names, conditions clause by clause."""

from __future__ import annotations

import pytest

from wargame.wording.english.effects import describe
from wargame.language.effects import Shift
from wargame.language.targets import Target
from wargame.language.names import MoveOf
from wargame.language.names import Bindings, Names
from wargame.language.tree import const

SEOUL = Bindings(seats={"mover": "seoul"}, moves={"this": MoveOf("drill", None)})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("trust +1", "Trust +1"),
        ("trust -1 floor 3", "Trust −1 (to at least 3)"),
        ("trust +1 to at most 7", "Trust +1 (to at most 7)"),
        ("trust +2 to at most 7 carry", "Trust +2 (to at most 7, the rest next turn)"),
        ("trust -1 for 3", "Trust −1 for 3 turns"),
        ("info at least 2", "Information sharing raised to at least 2"),
        ("info = 2", "Information sharing set to 2"),
        ("approval[mover] -1", "Approval in Seoul −1"),
        ("approval[others] +1", "Approval in Tokyo and Support in Washington +1"),
        ("capital[mover] +1", "Capital (Seoul) +1"),
        ("commitment[lowest(commitment)] +1", "US commitment of the seat lowest in US commitment +1"),
        ("trust +(half(info))", "Trust +(half of Information sharing)"),
        ("trust -(cooperation - 2)", "Trust −(Cooperation − 2)"),
        ("pact = in_force", "The pact: in force"),
        ("amended = on", "Constitution amended"),
        ("amended = off", "No longer: Constitution amended"),
        ("token goodwill +1 for 2", "Goodwill +1 for 2 turns"),
        ("token partial[this] = 1", "Talks half way (Trilateral drill)"),
        ("token partial[this] +1 for 2", "Talks half way (Trilateral drill) for 2 turns"),
        ("token partial[this] = 0", "No longer: Talks half way (Trilateral drill)"),
        ("token link[australia] +1", "Link (australia) +1"),
        ("token link[india] +1", "Link (India and Australia) +1"),
        ("grant free_hand[mover] this turn", "A free hand (Seoul) this turn"),
        ("withdraw speed_up", "No longer: Sped up"),
        ("later recall in 2", "In 2 turns: The envoy is recalled"),
        ("later recall in 1", "Next turn: The envoy is recalled"),
        ("cancel later recall", "Called off: The envoy is recalled"),
        ("run strait add 2", "Roll on “Strait”, with +2 to the dice"),
        ("use opened", "Bases are opened"),
        ("inject leak", "Situation: A leak"),
        ("draw common", "Draw: Common deck"),
        ("use opened for tokyo", "Bases are opened (Tokyo)"),
        ("run strait for mover", "Roll on “Strait” (Seoul)"),
        ("deal card to tokyo", "Another private card (Tokyo)"),
        ("deal profile to mover", "Another leader (Seoul)"),
        ("mark launch", "The North launched"),
        ("end war", "The game ends: War"),
        ("cross no_war", "A red line of Tokyo is crossed: “No war”"),
        ("modify build_up -2", "Arms build-up: −2 to the dice"),
        ("cancel drill[seoul]", "Trilateral drill (Seoul) is cancelled"),
        ("refund drill", "Trilateral drill: what it cost is paid back"),
        ("band drill at most partial", "Trilateral drill: the result lowered to at most Partial"),
        ("strike drill.clauses taiwan", "Trilateral drill: name Taiwan is struck out"),
        ("convert restrain.named = seoul:speech", "Restrain an ally: becomes Speech (Seoul)"),
    ],
)
def test_an_effect_is_told_in_display_names(names: Names, line: str, told: str) -> None:
    assert describe(line, names, SEOUL) == told


def test_a_record_is_told_like_its_line(names: Names) -> None:
    assert describe(Shift((Target("trust"),), const(1)), names) == describe("trust +1", names)
