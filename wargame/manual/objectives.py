"""What the seats want, what they must never do, and how a game ends."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.phrasing import steps
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.wording.numbers import points


def objectives(edition: Edition) -> Document:
    """Objectives, red lines and cards of each seat."""
    seats = (_of_seat(edition, seat) for seat in edition.scenario.seats)
    return section(2, "What each seat wants", *seats, _profiles(edition))


def _of_seat(edition: Edition, seat: str) -> Document:
    scenario, setup, words = edition.scenario, edition.scenario.about.setup.get(seat), edition.words
    told: list[ListItem] = []
    chosen = setup.objectives if setup is not None and setup.objectives is not None else tuple(scenario.objectives)
    for objective in sorted((scenario.objectives[id_] for id_ in chosen), key=lambda one: one.order):
        if objective.seat == seat:
            when = objective.part_when
            part = "" if when is None else f"; {objective.part} if {words.condition(when)}"
            full = f"{points(objective.points)} if {words.condition(objective.when)}"
            told.append(edition.point(f"{objective.text}: {full}{part}.", objective))
    lines_crossed = []
    for line in scenario.red_lines.values():
        if line.seat == seat:
            how = _when(edition, None if line.control_only else line.when, "only the instructor says so")
            lines_crossed.append(edition.point(f"{line.text}: {points(line.points)}. Crossed when: {how}.", line))
    pool = setup.cards if setup is not None and setup.cards is not None else tuple(scenario.cards)
    cards = []
    for card in (scenario.cards[id_] for id_ in pool):
        if card.seat == seat:
            said = f"{points(card.points)}: {card.text} Counts if {words.condition(card.when)}."
            cards.append(edition.point(f"{card.name} ({card.code}), {said}", card))
    return section(
        3,
        scenario.seats[seat].name,
        section(4, "Objectives", items(*told)),
        section(4, "Red lines", items(*lines_crossed)),
        section(4, "Private cards, of which one is dealt", items(*cards)),
    )


def _profiles(edition: Edition) -> Document:
    told = []
    for profile in edition.scenario.profiles.values():
        tags = edition.scenario.tags
        leanings = [
            item(f"{edition.words.added(one.add)} to moves tagged “{tags[one.tag].name}” – {one.because}")
            for one in profile.modifiers_to
        ]
        head = f"{profile.name} ({edition.seats(profile.seats)}): {profile.text}"
        told.append(edition.point(head, profile, *leanings, *steps(edition.words, profile.do)))
    return section(3, "Who may lead", items(*told))


def ends(edition: Edition) -> Document:
    """Endings, the shared outcome and what scores are called."""
    scenario = edition.scenario
    endings = []
    for ending in sorted(scenario.endings.values(), key=lambda one: (one.last, one.order)):
        otherwise = "only when a rule or the instructor says so"
        when = "after the last turn" if ending.last else _when(edition, ending.when, otherwise)
        most = f" No seat then scores more than {ending.most_points}." if ending.most_points is not None else ""
        text = (item(ending.text),) if edition.instructor or ending.last else ()
        endings.append(edition.point(f"{ending.name}: {when}.{most}", ending, *text))
    outcomes = [
        edition.point(f"{one.name}: {_when(edition, one.when, 'whatever else')}.", one, item(one.text))
        for one in scenario.outcomes
    ]
    bands = [f"{band.name}: {band.least} points or more" for band in scenario.score_bands]
    intro = (paragraph("The first that holds, from above."),)
    return section(
        2,
        "How it ends",
        items(*endings),
        section(3, "The shared outcome", intro if outcomes else (), items(*outcomes)),
        section(3, "What scores are called", items(*bands)),
    )


def _when(edition: Edition, condition: str | None, otherwise: str) -> str:
    return otherwise if condition is None else edition.words.condition(condition)
