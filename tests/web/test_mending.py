"""Control mends a text at its page: it sees where the words stand before it counts, and only those who read them get
anything new."""

from __future__ import annotations



from tests.table.games import order_of
from tests.web.begun import pocket_game as pocket_game
from tests.web.hosted import CONTROL_PLACE, PROJECTOR_PLACE, SEATS, HostedGame
from wargame.saves.verify import verify
from wargame.web.stage import Stage

PLACES = (*map("seat/{}".format, SEATS), PROJECTOR_PLACE)


def ask(game: HostedGame, wrong: str, right: str, status: int = 200) -> str:
    return game.do(CONTROL_PLACE, "consider_mend", status, wrong=[wrong], right=[right])


def shown(game: HostedGame) -> dict[tuple[str, bool], object]:
    """What every place is shown, at a page and at a terminal."""
    found = [(place, data) for place in PLACES for data in (False, True) if not (data and place == PROJECTOR_PLACE)]
    return {(place, data): game.hosted.screens.shown(place, data=data).body for place, data in found}


def test_every_page_and_terminal_reads_the_right_words_after_a_last_look(game: HostedGame) -> None:
    before = shown(game)
    ask(game, "Tension", "Strain <b>")
    look = game.regions(CONTROL_PLACE)["mend"]
    assert "track “Tension”: its name: “Tension” → “Strain &lt;b&gt;”" in look
    assert all(body is before[place] for place, body in shown(game).items()), "nothing counts yet"
    assert game.do(CONTROL_PLACE, "mend") == "It is mended, and written down."
    for place, body in shown(game).items():
        assert "Strain" in str(body), place
        assert "Tension" not in str(body), place
        assert "<b>" not in str(body) or place[1], place
    assert "mend-wrong" in game.regions(CONTROL_PLACE)["mend"]
    assert "Tension" not in game.regions(CONTROL_PLACE)["ruling"]
    game.do(CONTROL_PLACE, "mend", 409)


def test_words_that_one_seat_reads_send_nothing_to_any_other(game: HostedGame) -> None:
    """The same object is shown, so no message goes out, at no beat; and its bytes are the same."""
    seconds, bytes_before = game.clock.seconds, {place: game.hosted.screens.message(place) for place in PLACES}
    before = shown(game)
    ask(game, "loved", "liked")
    game.do(CONTROL_PLACE, "mend")
    game.clock.seconds = seconds  # what its clock shows is not what is asked
    for (place, data), body in shown(game).items():
        assert (body is before[place, data]) is (place != "seat/amber"), place
        assert (game.hosted.screens.message(place) == bytes_before[place]) is (place != "seat/amber")
    assert "to be liked." in game.regions("seat/amber")["brief"]


def test_what_is_told_of_a_turn_is_mended_as_far_as_it_was_told(game: HostedGame) -> None:
    for seat in SEATS:
        game.order(seat, order_of(game.table, seat))
        game.do(f"seat/{seat}", "seal")
    game.go_on()
    telling = game.room.telling
    assert telling is not None
    while not any("Tension" in str(step) for step in telling.steps):
        game.do(PROJECTOR_PLACE, "tell")
    told = telling.told
    ask(game, "Tension", "Strain")
    game.do(CONTROL_PLACE, "mend")
    assert game.room.stage is Stage.TELL or telling.done
    assert game.room.telling is not None
    assert game.room.telling.told == told
    assert all("Tension" not in str(body) for body in shown(game).values())
    assert "Strain" in game.regions(PROJECTOR_PLACE)["reveal"]


def test_refused_in_words_and_only_for_control(game: HostedGame) -> None:
    assert "stands in no text" in ask(game, "tensions", "Strain", 409)
    assert "What should they read?" in ask(game, "Tension", "", 409)
    game.do("seat/amber", "consider_mend", 409, wrong=["Tension"], right=["Strain"])
    ask(game, "Tension", "Strain")
    game.do("seat/amber", "mend", 409)
    game.do(CONTROL_PLACE, "do_not_mend")
    game.do(CONTROL_PLACE, "mend", 409)
    ask(game, "Tension", "Strain")
    game.table.control.mending.mend("Tension", "Stress")
    game.room.changed()
    assert "stands in no text" in game.regions(CONTROL_PLACE)["mend"]
    game.do(CONTROL_PLACE, "mend", 409)
    assert verify(game.table.path).status == "sound so far, not closed"
