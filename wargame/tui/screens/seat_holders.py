"""Who may hold a seat of a new game, in words."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.model.files import Scenario
from wargame.model.labels import HUMAN, IDLE, RANDOM, SCRIPT, STRONG, SeatHolder
from wargame.tui.text import Line, line, plain
from wargame.wording.catalogue import _


def players_on_offer(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Who could hold a seat: its word in a choice, its name, and a sentence."""
    yield HUMAN, _("a person"), _("A team at this screen; it is covered until they take their seat.")
    for id_, doctrine in scenario.doctrines.items():
        if doctrine.adds_to is None and not doctrine.comparison:
            named = _("the program: {name}").format(name=doctrine.name)
            yield str(SeatHolder.by_doctrine(id_)), named, doctrine.text or ""
    how = _("Plays on from what its seat knows. Takes a second or two for an order.")
    yield STRONG, _("a player that looks ahead"), how
    yield RANDOM, _("random"), _("Any order the rules allow.")
    yield IDLE, _("nobody"), _("No moves, and the answers that stand by themselves.")
    yield SCRIPT, _("a script"), _("The orders of a file you name.")


def player_text(player: str, scenario: Scenario) -> str:
    """Who holds a seat, in words."""
    names = {word: name for word, name, _ in players_on_offer(scenario)}
    return names[player] if player in names else _("script {file}").format(file=SeatHolder.parse(player).name)


def players_lines(scenario: Scenario, player: str) -> Iterator[Line]:
    """Who holds the seat now, and who else could."""
    for word, name, text in sorted(players_on_offer(scenario), key=lambda offered: not player.startswith(offered[0])):
        yield line(name, "bold" if player.startswith(word) else "")
        yield plain(text, "$text-muted")
