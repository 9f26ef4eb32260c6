"""What the seats want, what they must never do, and how a game ends."""

from __future__ import annotations

from wargame.manual.book import Book
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section


def aims(book: Book) -> Document:
    """Objectives, red lines and cards of each seat."""
    return section(2, "What each seat wants", *(_of_seat(book, seat) for seat in book.scenario.seats), _profiles(book))


def _of_seat(book: Book, seat: str) -> Document:
    scenario, setup, lines = book.scenario, book.scenario.about.setup.get(seat), book.lines
    told: list[ListItem] = []
    chosen = setup.objectives if setup is not None and setup.objectives is not None else tuple(scenario.objectives)
    for objective in sorted((scenario.objectives[id_] for id_ in chosen), key=lambda one: one.order):
        if objective.seat == seat:
            part = ""
            if objective.part_when is not None:
                part = f"; {objective.part} if {lines.condition(objective.part_when)}"
            told.append(
                item(
                    f"{objective.text}: {_points(objective.points)} if {lines.condition(objective.when)}{part}.",
                    book.why(objective),
                )
            )
    lines_crossed = []
    for line in scenario.red_lines.values():
        if line.seat == seat:
            how = (
                "only the instructor says so" if line.control_only or line.when is None else lines.condition(line.when)
            )
            lines_crossed.append(item(f"{line.text}: {_points(line.points)}. Crossed when: {how}.", book.why(line)))
    pool = (
        setup.cards
        if setup is not None and setup.cards is not None
        else tuple(id_ for id_, card in scenario.cards.items() if card.seat == seat)
    )
    cards = [
        item(
            f"{card.name} ({card.code}), {_points(card.points)}: {card.text} Counts if {lines.condition(card.when)}.",
            book.why(card),
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


def _points(number: int) -> str:
    return f"{str(number).replace('-', '−')} point{'s' * (abs(number) != 1)}"


def _profiles(book: Book) -> Document:
    told = []
    for profile in book.scenario.profiles.values():
        tags = book.scenario.tags
        leanings = [
            item(f"{book.lines.signed(one.add)} to moves tagged “{tags[one.tag].name}” – {one.because}")
            for one in profile.modifiers_to
        ]
        told.append(
            item(
                f"{profile.name} ({book.seats(profile.seats)}): {profile.text}",
                (*leanings, *book.lines.steps(profile.do), *book.why(profile)),
            )
        )
    return section(3, "Who may lead", items(*told))


def ends(book: Book) -> Document:
    """Endings, the shared outcome and what scores are called."""
    scenario, lines = book.scenario, book.lines
    endings = []
    for ending in sorted(scenario.endings.values(), key=lambda one: (one.last, one.order)):
        when = (
            "after the last turn"
            if ending.last
            else lines.when(ending.when, "only when a rule or the instructor says so")
        )
        most = f" No seat then scores more than {ending.most_points}." if ending.most_points is not None else ""
        text = (item(ending.text),) if book.instructor or ending.last else ()
        endings.append(item(f"{ending.name}: {when}.{most}", (*text, *book.why(ending))))
    outcomes = [
        item(f"{one.name}: {lines.when(one.when, 'whatever else')}.", (item(one.text), *book.why(one)))
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
