"""The labels of the pages, by the names that templates call them by."""

from __future__ import annotations

from collections.abc import Mapping

from wargame.wording.catalogue import N_, _

WORDS: Mapping[str, str] = {
    "accept": N_("Accept"),
    "address": N_("Address"),
    "aims": N_("Your aims"),
    "asked": N_("Asked of you"),
    "back": N_("Back a step"),
    "brief": N_("Your private brief"),
    "cards": N_("What you can do"),
    "clock": N_("Clock"),
    "code": N_("Your code"),
    "code_hint": N_("Eight letters and digits, from whoever runs the game."),
    "control": N_("Control"),
    "counter": N_("Propose this instead"),
    "decline": N_("Decline"),
    "due": N_("By the end of"),
    "end": N_("How it ended"),
    "enter": N_("Sit down"),
    "gone": N_("The connection is lost. This page tries again by itself; what you sealed is kept."),
    "here": N_("At their screens"),
    "go_on_clock": N_("Let it go on"),
    "in_full": N_("In full"),
    "join": N_("Join the game"),
    "less_time": N_("1 minute less"),
    "look": N_("Look"),
    "look_away": N_("Look away"),
    "map": N_("Map"),
    "more_time": N_("2 minutes more"),
    "news": N_("News for you alone"),
    "no_answer": N_("The game did not answer. Try once more."),
    "no_move": N_("Empty the order"),
    "nothing_public": N_("Nothing has happened that all may know."),
    "nothing_said": N_("Nobody has said anything yet."),
    "order": N_("Your order"),
    "order_this": N_("Order it"),
    "note": N_("Note something"),
    "note_text": N_("For the debrief, on the newest line of the record"),
    "not_open": N_("not open"),
    "open": N_("open"),
    "pause": N_("Stop it"),
    "promise": N_("Give your word"),
    "promise_this": N_("Promise"),
    "promised": N_("What do you promise?"),
    "propose": N_("Order and propose it"),
    "questions": N_("You are asked"),
    "reveal": N_("Reveal"),
    "say": N_("Say something"),
    "seal": N_("Seal this order"),
    "sealed": N_("Sealed"),
    "seen_by": N_("What may be known by"),
    "send": N_("Send"),
    "since": N_("Since you last sealed"),
    "situation": N_("Situation"),
    "take_out": N_("Take it out"),
    "take_over": N_("Another screen has taken this place. To play on here, open your address again."),
    "talk": N_("What was said"),
    "talk_public": N_("Said in public"),
    "tell_all": N_("Tell all of it"),
    "text": N_("Your message"),
    "to": N_("To whom"),
    "tracks": N_("Where things stand"),
    "unseal": N_("Take the order back"),
    "withdraw": N_("Take it back"),
    "will": N_("We will"),
    "will_not": N_("We will not"),
    "words_to_control": N_("Said to control, and to all"),
}


def words() -> dict[str, str]:
    """All of them in the reader's language."""
    return {name: _(text) for name, text in WORDS.items()}
