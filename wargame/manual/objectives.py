"""What the seats want, what they must never do, and how a game ends."""

from __future__ import annotations

from wargame.manual.edition import Edition
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
            part = ""
            if objective.part_when is not None:
                part = f"; {objective.part} if {words.condition(objective.part_when)}"
            told.append(
                item(
                    f"{objective.text}: {points(objective.points)} if {words.condition(objective.when)}{part}.",
                    edition.why(objective),
                )
            )
    lines_crossed = []
    for line in scenario.red_lines.values():
        if line.seat == seat:
            how = (
                "only the instructor says so" if line.control_only or line.when is None else words.condition(line.when)
            )
            lines_crossed.append(item(f"{line.text}: {points(line.points)}. Crossed when: {how}.", edition.why(line)))
    pool = (
        setup.cards
        if setup is not None and setup.cards is not None
        else tuple(id_ for id_, card in scenario.cards.items() if card.seat == seat)
    )
    cards = [
        item(
            f"{card.name} ({card.code}), {points(card.points)}: {card.text} Counts if {words.condition(card.when)}.",
            edition.why(card),
        )
        for card in (scenario.cards[id_] for id_ in pool)
        if card.seat == seat
    ]
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
            item(f"{edition.words.signed(one.add)} to moves tagged “{tags[one.tag].name}” – {one.because}")
            for one in profile.modifiers_to
        ]
        told.append(
            item(
                f"{profile.name} ({edition.seats(profile.seats)}): {profile.text}",
                (*leanings, *edition.words.steps(profile.do), *edition.why(profile)),
            )
        )
    return section(3, "Who may lead", items(*told))


def ends(edition: Edition) -> Document:
    """Endings, the shared outcome and what scores are called."""
    scenario, words = edition.scenario, edition.words
    endings = []
    for ending in sorted(scenario.endings.values(), key=lambda one: (one.last, one.order)):
        when = (
            "after the last turn"
            if ending.last
            else words.when(ending.when, "only when a rule or the instructor says so")
        )
        most = f" No seat then scores more than {ending.most_points}." if ending.most_points is not None else ""
        text = (item(ending.text),) if edition.instructor or ending.last else ()
        endings.append(item(f"{ending.name}: {when}.{most}", (*text, *edition.why(ending))))
    outcomes = [
        item(f"{one.name}: {words.when(one.when, 'whatever else')}.", (item(one.text), *edition.why(one)))
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
