"""Words go into the record and to those they are meant for; promises are held against what was ordered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.table.games import SEATS, at, game, one_command, play, rehearsal
from tests.table.talking import assert_only_words, message, promise, spoken, stands
from wargame.wording import speaker_of
from wargame.model.orders import NO_MOVE, Act, Order
from wargame.model.state import Phase
from wargame.model.talk import LONGEST, Message, Promise
from wargame.saves.replay import read_save
from wargame.saves.verify import verify
from wargame.table import NotSaid, Table

SPEECH, PATROL = Order((Act("speech"),)), Order((Act("patrol"),))
GIFT = Order((Act("gift", {"to": ("amber",)}),))
SUMMIT = Order((Act("summit", {"clauses": ("trade",)}),))


@pytest.fixture
def planning(tmp_path: Path) -> Table:
    """A people's game in which turn 1 has just opened."""
    return play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.PLANNING, 1))


def turn(table: Table, **orders: Order) -> Table:
    """Play one turn with these orders, no move for the others, and open the next."""
    for seat in SEATS:
        table.seal(seat, orders.get(seat, NO_MOVE))
    table.reveal()
    if table.state.phase is Phase.REVIEW:
        table.open_turn()
    return table


def texts(table: Table, viewer: str) -> list[str]:
    return [one.said.text for one in spoken(table, viewer) if isinstance(one.said, Message)]


def test_words_reach_those_they_are_meant_for_and_control(planning: Table) -> None:
    planning.say(message("amber", "blue", "Between us."))
    planning.say(message("blue", "amber coral", "All three, quietly."))
    planning.say(message("coral", "control", "May we?"))
    planning.say(message("amber", "public", "We want peace."))
    planning.say(message("control", "coral", "You may not."))
    assert texts(planning, "amber") == ["Between us.", "All three, quietly.", "We want peace."]
    assert texts(planning, "coral") == ["All three, quietly.", "May we?", "We want peace.", "You may not."]
    assert texts(planning, "public") == ["We want peace."]
    assert len(texts(planning, "control")) == 5


def test_numbers_run_over_what_a_viewer_may_know(planning: Table) -> None:
    planning.say(message("amber", "blue"))
    planning.say(message("amber", "public"))
    assert [one.number for one in spoken(planning, "coral")] == [1]


def test_words_are_written_down_tidily(planning: Table) -> None:
    planning.say(message("amber", "blue", "  Café\tat noon \r\n\r\n\r\n\r\nCome alone. "))
    assert texts(planning, "blue") == ["Café at noon\n\nCome alone."]


def test_words_of_scripts_that_need_an_unseen_joiner_are_written_down_with_it(planning: Table) -> None:
    for words in ("می\u200cخواهم", "क्\u200dष", "👩\u200d🔬"):
        planning.say(message("amber", "blue", words))
        assert texts(planning, "blue")[-1] == words


@pytest.mark.parametrize(("said", "reason"), [
    (message("amber", "blue", " \n "), "empty"),
    (message("amber", "blue", "x" * (LONGEST + 1)), "601 characters"),
    (message("amber", "blue", "now\x1b[2J"), "U+001B"),
    (message("amber", "blue", "evil\u202etxt"), "RIGHT-TO-LEFT"),
    (message("amber", "blue", "no\u200bthing"), "ZERO WIDTH"),
    (message("amber", "blue", "pay\u200cpal"), "ZERO WIDTH NON-JOINER where it joins no letters"),
    (message("nobody", "blue"), "no such seat"),
    (message("public", "blue"), "no such seat"),
    (message("amber", ""), "nobody"),
    (message("amber", "blue nobody"), "does not exist"),
    (message("amber", "blue public"), "does not exist"),
    (message("amber", "amber"), "themselves"),
    (message("amber", "blue blue"), "twice"),
    (message("amber", "blue", turn=2), "turn 1"),
    (promise("control", "speech"), "no such seat"),
    (promise("amber", "gift"), "not a move of Amber"),
    (promise("amber", "strike"), "not a move of Amber"),
    (promise("amber", "speech", due=0), "turn 1 to 6"),
    (promise("amber", "speech", due=7), "turn 1 to 6"),
    (promise("coral", "arms", what="tag"), "no move with that tag"),
    (promise("amber", "ghosts", what="answer", word="no"), "not a question"),
    (promise("amber", "budget", what="answer", word="maybe"), "no answer"),
    (promise("amber", "budget", what="answer"), "with its word"),
    (promise("amber", "speech", word="no"), "with its word"),
])  # fmt: skip
def test_what_cannot_be_said_is_refused_and_leaves_no_trace(
    planning: Table, said: Message | Promise, reason: str
) -> None:
    before = planning.path.read_bytes()
    with pytest.raises(NotSaid) as refused:
        planning.say(said)
    assert reason in speaker_of(planning.program).objection(refused.value.objection)
    assert planning.path.read_bytes() == before


def test_words_are_heard_from_the_first_turn_until_the_game_is_over(tmp_path: Path) -> None:
    with rehearsal(tmp_path / "game.jsonl") as table:
        heard = {}
        while table.state.phase is not Phase.CLOSED:
            view = table.view("amber").talk
            assert view is not None
            for turn in (table.state.turn, table.state.turn + 1):
                if table.objection(message("amber", "blue", turn=turn)) is None:
                    heard[table.state.phase] = turn - table.state.turn
                    assert view.turn == turn
            assert (view.turn is None) is (table.state.phase not in heard)
            one_command(table)
    assert heard == {Phase.PLANNING: 0, Phase.SEALED: 0, Phase.REVIEW: 1}, "after a turn words belong to the next"


def test_a_promise_stands_open_until_the_orders_are_revealed(planning: Table) -> None:
    planning.say(promise("amber", "speech"))
    planning.seal("amber", SPEECH)
    assert stands(planning, "blue").how == "open"
    planning.unseal("amber")
    turn(planning, amber=SPEECH)
    kept = stands(planning, "blue")
    assert (kept.how, kept.turn) == ("kept", 1)
    assert kept.act is not None
    assert kept.act.kind == "ordered"


def test_a_promise_not_done_by_its_turn_is_broken(planning: Table) -> None:
    planning.say(promise("amber", "speech", due=2))
    assert stands(turn(planning), "public").how == "open"
    broken = stands(turn(planning), "public")
    assert (broken.how, broken.turn, broken.act) == ("broken", 2, None)


def test_what_was_ordered_before_or_after_does_not_count(planning: Table) -> None:
    turn(planning, amber=SPEECH)
    planning.say(promise("amber", "speech", turn=2, due=2))
    turn(planning)
    turn(planning, amber=SPEECH)
    assert stands(planning, "blue").how == "broken"


def test_a_promise_not_to_do_is_broken_by_the_deed_and_kept_by_time(planning: Table) -> None:
    planning.say(promise("amber", "arms", what="tag", will=False, due=2))
    planning.say(promise("amber", "speech", will=False, due=2))
    turn(planning, amber=PATROL)
    assert (stands(planning, "blue", 0).how, stands(planning, "blue", 0).turn) == ("broken", 1)
    assert stands(planning, "blue", 1).how == "open"
    assert stands(turn(planning), "blue", 1).how == "kept"


def test_a_secret_move_leaves_the_promise_unknown_to_others(planning: Table) -> None:
    planning.say(promise("blue", "gift"))
    planning.say(promise("blue", "gift", will=False))
    turn(planning, blue=GIFT)
    assert [stands(planning, "blue", n).how for n in (0, 1)] == ["kept", "broken"]
    assert [stands(planning, "amber", n).how for n in (0, 1)] == ["unknown", "unknown"]
    assert [stands(planning, "control", n).how for n in (0, 1)] == ["kept", "broken"]


def test_a_secret_move_that_comes_out_breaks_the_promise_for_all(tmp_path: Path) -> None:
    with play(rehearsal(tmp_path / "game.jsonl"), at(Phase.PLANNING, 1)) as table:
        table.say(promise("amber", "patrol", will=False, due=5))
        turn(table, amber=PATROL)
        while not any(event.kind == "came_out" for event in table.turn_events):
            assert stands(table, "coral").how != "broken", "it has not come out yet"
            assert table.state.turn < 5, "with this seed a patrol goes badly in time"
            turn(table, amber=PATROL)
        broken = stands(table, "coral")
        assert broken.act is not None
        assert (broken.how, broken.act.kind) == ("broken", "came_out")
        assert broken.turn == table.state.turn - 1, "the turn of the order counts"


def test_an_offer_is_known_to_those_it_is_made_to(planning: Table) -> None:
    planning.say(promise("amber", "summit"))
    planning.say(promise("amber", "summit", will=False))
    turn(planning, amber=SUMMIT)
    assert [stands(planning, "blue", n).how for n in (0, 1)] == ["kept", "broken"]
    assert [stands(planning, "coral", n).how for n in (0, 1)] == ["unknown", "unknown"], "nobody tells Coral"
    turn(planning)


def test_a_promised_answer_counts_when_the_question_is_put(planning: Table) -> None:
    for word in ("hold", "spend"):
        planning.say(promise("blue", "budget", what="answer", word=word, due=2))
        planning.say(promise("blue", "budget", what="answer", word=word, due=2, will=False))
    planning.say(promise("blue", "budget", what="answer", word="hold", due=1))
    turn(planning)
    assert stands(planning, "amber").how == "void", "nobody asks for the budget in the first turn"
    turn(planning, blue=Order((), {"budget": "hold"}))
    found = [stands(planning, "amber", n).how for n in range(4)]
    assert found == ["kept", "broken", "broken", "kept"]


def test_a_game_broken_off_leaves_what_was_not_due_undecided(planning: Table) -> None:
    planning.say(promise("amber", "speech", due=3))
    planning.say(promise("amber", "patrol", due=3, will=False))
    turn(planning)
    planning.say(promise("amber", "speech", turn=2, due=2, will=False))
    planning.close(early=True)
    assert [stands(planning, "control", n).how for n in range(3)] == ["void", "kept", "void"]


def test_words_survive_a_break_and_change_nothing_that_happens(tmp_path: Path) -> None:
    def speak(table: Table) -> None:
        table.say(message("amber", "blue", turn=2))
        table.say(promise("coral", "spy", turn=2, due=3))

    loud = assert_only_words(tmp_path, 2, speak)
    assert [line.kind for line in read_save(loud).lines].count("message") == 1


def test_words_between_seal_and_seal_do_not_loosen_one(planning: Table) -> None:
    planning.seal("amber", SPEECH)
    planning.say(message("amber", "blue", "Sealed."))
    for seat in ("blue", "coral"):
        planning.seal(seat, NO_MOVE)
    planning.say(message("coral", "public", "Done."))
    planning.reveal()
    assert verify(planning.path).findings == ()
