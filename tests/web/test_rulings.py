"""Control rules at its page as at the desk in a terminal: told to those who may know, nobody before it counts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.table.games import order_of
from tests.web.begun import ruled_game as ruled_game
from tests.web.hosted import CONTROL_PLACE, PROJECTOR_PLACE, SEATS, HostedGame
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.saves.verify import verify
from wargame.table import Table
from wargame.web.room import Stage

OTHERS = (*map("seat/{}".format, SEATS), PROJECTOR_PLACE)
HOSTILE = "<script>alert(1)</script> & “so”"


def consider(game: HostedGame, what: str, status: int = 200, **fields: str) -> str:
    """The form of a ruling is sent; what is told."""
    fields = {"category": "correction", "reason": "Misread.", "what": what} | fields
    return game.do(CONTROL_PLACE, "consider", status, **{name: [word] for name, word in fields.items()})


def shown(game: HostedGame) -> dict[str, object]:
    """What everybody else is shown."""
    return {place: game.hosted.screens.shown(place).body for place in OTHERS}


def value(game: HostedGame, slot: str) -> int:
    return game.table.state.values[game.table.program.index[slot]]


def seal_all(game: HostedGame) -> None:
    for seat in SEATS:
        game.order(seat, order_of(game.table, seat))
        game.do(f"seat/{seat}", "seal")


def test_a_track_moves_after_a_last_look_and_breaks_the_seals(game: HostedGame) -> None:
    game.do("seat/amber", "order", move=["patrol"])
    game.do("seat/amber", "seal")
    before, stood = shown(game), value(game, "trust")
    consider(game, "track:trust", by="-1", reason=HOSTILE)
    asked = game.regions(CONTROL_PLACE)["ruling"]
    assert "Everybody is told at once" in asked
    assert "This breaks the seals of Amber" in asked
    assert "<script>" not in asked
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “so”" in asked
    assert shown(game) == before, "nothing counts yet"
    assert game.room.sealed("amber")
    assert game.do(CONTROL_PLACE, "rule") == "It is ruled, and written down."
    assert value(game, "trust") == stood - 1
    assert not game.room.sealed("amber")
    assert [act.move for act in game.room.order("amber").acts] == ["patrol"], "what was ordered waits"
    assert "&lt;script&gt;" in game.regions("seat/coral")["situation"]
    assert "Control has ruled" in game.regions(PROJECTOR_PLACE)["situation"]
    assert all("<script>alert" not in json.dumps(body, ensure_ascii=False) for body in shown(game).values())
    assert "(correction)" in game.regions(CONTROL_PLACE)["ruled"]
    game.do(CONTROL_PLACE, "rule", 409)


def test_orders_are_opened_looked_at_voided_and_resolved(game: HostedGame, tmp_path: Path) -> None:
    game.do(CONTROL_PLACE, "open_orders", 409)
    seal_all(game)
    assert not game.regions(CONTROL_PLACE)["opened"]
    game.do(CONTROL_PLACE, "open_orders")
    assert game.room.stage is Stage.OPENED
    before = shown(game)
    assert "All orders are sealed and open" in game.regions("seat/blue")["situation"]
    assert "All orders are sealed and open" in game.regions(PROJECTOR_PLACE)["situation"]
    seat = next(seat for seat, order in game.room.sitting.control.opened.items() if order != NO_MOVE)  # type: ignore[union-attr]
    for refused in ("track:trust", "red_line:betrayal", "order:nobody"):
        consider(game, refused, 409, by="1")
    consider(game, f"order:{seat}")
    assert shown(game) == before
    game.do("seat/amber", "unseal", 409)
    game.table.leave()
    with Table.resume(tmp_path / "game.jsonl") as table:  # as after a crash: control still looks at them
        again = HostedGame(table)
        assert again.room.stage is Stage.OPENED
        consider(again, f"order:{seat}")
        again.do(CONTROL_PLACE, "rule")
        assert again.room.sitting.control.opened[seat] == NO_MOVE  # type: ignore[union-attr]
        again.go_on()
        assert table.state.phase is Phase.REVIEW
        again.do(CONTROL_PLACE, "tell_all")
        assert "Misread." in " ".join(" ".join(chapter.lines) for chapter in again.room.telling.steps)  # type: ignore[union-attr]
        table.close(early=True)
    assert verify(tmp_path / "game.jsonl").status == "sound"


def test_a_red_line_that_only_control_crosses_is_told_to_its_seat(game: HostedGame) -> None:
    assert "betrayal" in game.regions(CONTROL_PLACE)["ruling"]
    before = shown(game)
    consider(game, "red_line:betrayal")
    assert "Told at once, with your reason: Blue." in game.regions(CONTROL_PLACE)["ruling"]
    game.do(CONTROL_PLACE, "do_not_rule")
    game.do(CONTROL_PLACE, "rule", 409)
    consider(game, "red_line:betrayal")
    game.do(CONTROL_PLACE, "rule")
    after = shown(game)
    assert [place for place in OTHERS if after[place] != before[place]] == ["seat/blue"]
    consider(game, "red_line:betrayal", 409)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"what": "track:trust", "by": "99"}, "stands at"), ({"what": "track:trust"}, "say by how much"),
        ({"what": "track:nothing", "by": "1"}, "no track"), ({"what": "<b>:x"}, "Choose one"),
        ({"what": "track:trust", "by": "1", "category": "mercy"}, "category"),
        ({"what": "track:trust", "by": "1", "reason": " "}, "Give a reason."),
        ({"what": "track:trust", "by": "1", "reason": "a\u202eb"}, ""),
        ({"what": "order:amber"}, "once all orders are opened"),
    ],
)  # fmt: skip
def test_what_cannot_be_ruled_is_refused_in_words(fields: dict[str, str], said: str, game: HostedGame) -> None:
    before = game.table.path.read_bytes()
    assert said in consider(game, fields.pop("what"), 409, **fields)
    game.do(CONTROL_PLACE, "rule", 409)
    assert game.table.path.read_bytes() == before


def test_nobody_else_rules(game: HostedGame) -> None:
    for place in OTHERS:
        for do in ("consider", "rule", "open_orders", "do_not_rule"):
            game.do(place, do, 409, what=["track:trust"], by=["1"], category=["correction"], reason=["So."])


def test_a_hidden_track_ruled_on_changes_no_byte_of_who_may_not_see_it(game: HostedGame) -> None:
    """Of all that is sent to each screen, by what its view says of the track."""
    blind = ("seat/amber", "seat/coral", PROJECTOR_PLACE)
    before = shown(game)
    room = next(one for one in game.room.sitting.control.tracks if one.slot == "purse[blue]")  # type: ignore[union-attr]
    consider(game, "track:purse[blue]", by=f"{1 if room.now < room.most else -1:+}")
    game.do(CONTROL_PLACE, "rule")
    after = shown(game)
    assert {place: after[place] == before[place] for place in blind} == dict.fromkeys(blind, True)
    assert after["seat/blue"] != before["seat/blue"]


def test_control_sees_who_has_sealed_and_not_what(game: HostedGame) -> None:
    seen = set()
    for number in range(6):
        game.room.begin_order("amber", order_of(game.table, "amber") if number % 2 else NO_MOVE)
        game.room.seal("amber")
        seen.add(game.hosted.screens.message(CONTROL_PLACE))
        game.room.take_back("amber")
    assert len(seen) == 1


def test_control_answers_a_message_where_it_stands(game: HostedGame) -> None:
    game.do("seat/blue", "say", to=["control"], text=["May we?"])
    heard = game.regions(CONTROL_PLACE)["heard"]
    assert 'name="to" value="blue"' in heard
    before = game.hosted.screens.shown("seat/coral").body
    game.do(CONTROL_PLACE, "say", to=["blue"], text=["You may."])
    assert "You may." in game.regions("seat/blue")["talk"]
    assert game.hosted.screens.shown("seat/coral").body == before


# What is put to the seats


def test_a_situation_is_put_with_a_preview_that_seats_then_read_to_the_byte(game: HostedGame) -> None:
    assert "D1 A leak: due at the next opening (in turn 2)" in game.regions(CONTROL_PLACE)["msel"]
    before = shown(game)
    consider(game, "fire:leak", category="exercise", text=HOSTILE)
    asked = game.regions(CONTROL_PLACE)["msel"]
    assert shown(game) == before
    assert "<script>" not in asked
    assert "Blue would read nothing" in asked
    game.do(CONTROL_PLACE, "rule")
    part = '<div class="group"><p class="head">D1 A leak</p>'
    reads = [asked[at:].split("</div>")[0] for at in range(len(asked)) if asked.startswith(part, at)]
    assert len(reads) == 2, "Coral reads something more"
    for seat, text in (("amber", reads[0]), ("coral", reads[1])):
        assert text in game.regions(f"seat/{seat}")["situation"], seat
    assert "It was you." in game.regions("seat/coral")["situation"]
    after = shown(game)
    assert [place for place in OTHERS if after[place] != before[place]] == ["seat/amber", "seat/coral"]
    assert "came in week 1" in game.regions(CONTROL_PLACE)["msel"]


def test_a_situation_is_held_back_and_no_screen_says_so(game: HostedGame) -> None:
    before = shown(game)
    consider(game, "hold:leak", category="exercise")
    game.do(CONTROL_PLACE, "rule")
    assert shown(game) == before
    assert "D1 A leak: held back" in game.regions(CONTROL_PLACE)["msel"]
    consider(game, "hold:leak", 409, category="exercise")


def test_control_puts_a_situation_of_its_own(game: HostedGame) -> None:
    fields = {"do": "consider", "what": ["announce:"], "category": ["exercise"], "reason": ["A turn of events."]}
    assert fields.pop("do")
    game.do(CONTROL_PLACE, "consider", 409, **fields, to=[], title=["A call"], text=["It rings."])  # type: ignore[arg-type]
    said = game.do(CONTROL_PLACE, "consider", 409, **fields, to=["blue"], title=[""], text=["It rings."])  # type: ignore[arg-type]
    assert said == "Give it a title."
    said = game.do(CONTROL_PLACE, "consider", 409, **fields | {"reason": [""]}, to=["blue"], title=["A"], text=["B"])  # type: ignore[arg-type]
    assert said == "Give a reason."
    before = shown(game)
    game.do(CONTROL_PLACE, "consider", **fields, to=["blue"], title=["A <b>call</b>"], text=["It rings."])  # type: ignore[arg-type]
    assert "A &lt;b&gt;call&lt;/b&gt;" in game.regions(CONTROL_PLACE)["announce"]
    game.do(CONTROL_PLACE, "rule")
    after = shown(game)
    assert [place for place in OTHERS if after[place] != before[place]] == ["seat/blue"]
    assert "A &lt;b&gt;call&lt;/b&gt;" in game.regions("seat/blue")["situation"]


@pytest.mark.parametrize(
    ("what", "at"),
    [("track:trust", "ruling"), ("hold:leak", "msel"), ("announce:", "announce"), ("seat:blue=idle", "presence")],
)  # fmt: skip
def test_what_is_looked_at_first_stands_where_its_form_stood(what: str, at: str, game: HostedGame) -> None:
    fields = {"what": [what], "category": ["exercise"], "reason": ["So."], "by": ["1"], "to": ["all"]}
    game.do(CONTROL_PLACE, "consider", **fields, title=["A call"], text=["It rings."])
    shown = game.regions(CONTROL_PLACE)
    assert [name for name, region in shown.items() if 'id="rule-so"' in region] == [at]


def test_situations_stand_where_they_are_while_a_turn_is_told_and_at_the_end(game: HostedGame) -> None:
    said: dict[str, str] = {}
    over = re.compile(r"([A-Z][0-9]) [^:<]*: ((?:came|did not come)[^<]*)<")
    while game.room.stage is not Stage.END:
        for seat in SEATS if game.room.plans else ():
            game.do(f"seat/{seat}", "seal")
        game.go_on()
        stands = dict(over.findall(game.regions(CONTROL_PLACE)["msel"]))
        if not game.room.plans:  # no turn has opened: nothing new has come
            again = f"came in week {game.table.state.turn}"  # as the orders were resolved
            assert {code: words for code, words in stands.items() if words != again}.items() <= said.items()
        said = stands
    assert any(words.startswith("came in") for words in said.values()), said
    assert "due at" not in game.regions(CONTROL_PLACE)["msel"]
