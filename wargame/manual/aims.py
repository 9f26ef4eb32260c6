"""What the seats want, what they must never do, and how a game ends."""

from __future__ import annotations

from wargame.manual.book import Book
from wargame.manual.page import Block, Para, Point, chapter, points


def aims(book: Book) -> tuple[Block, ...]:
    """Objectives, red lines and cards of each seat."""
    return chapter(2, "What each seat wants", *(_of_seat(book, seat) for seat in book.scenario.seats), _profiles(book))


def _of_seat(book: Book, seat: str) -> tuple[Block, ...]:
    scenario, setup, lines = book.scenario, book.scenario.about.setup.get(seat), book.lines
    told: list[Point] = []
    chosen = setup.objectives if setup is not None and setup.objectives is not None else tuple(scenario.objectives)
    for objective in sorted((scenario.objectives[id_] for id_ in chosen), key=lambda one: one.order):
        if objective.seat == seat:
            part = ""
            if objective.part_when is not None:
                part = f"; {objective.part} if {lines.condition(objective.part_when)}"
            told.append(
                Point(
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
            lines_crossed.append(Point(f"{line.text}: {_points(line.points)}. Crossed when: {how}.", book.why(line)))
    pool = (
        setup.cards
        if setup is not None and setup.cards is not None
        else tuple(id_ for id_, card in scenario.cards.items() if card.seat == seat)
    )
    cards = [
        Point(
            f"{card.name} ({card.code}), {_points(card.points)}: {card.text} Counts if {lines.condition(card.when)}.",
            book.why(card),
        )
        for card in (scenario.cards[id_] for id_ in pool)
        if card.seat == seat
    ]
    return chapter(
        3,
        scenario.seats[seat].name,
        chapter(4, "Objectives", points(*told)),
        chapter(4, "Red lines", points(*lines_crossed)),
        chapter(4, "Private cards, of which one is dealt", points(*cards)),
    )


def _points(number: int) -> str:
    return f"{str(number).replace('-', '−')} point{'s' * (abs(number) != 1)}"


def _profiles(book: Book) -> tuple[Block, ...]:
    told = []
    for profile in book.scenario.profiles.values():
        tags = book.scenario.tags
        leanings = [
            Point(f"{book.lines.signed(one.add)} to moves tagged “{tags[one.tag].name}” – {one.because}")
            for one in profile.modifiers_to
        ]
        told.append(
            Point(
                f"{profile.name} ({book.seats(profile.seats)}): {profile.text}",
                (*leanings, *book.lines.steps(profile.do), *book.why(profile)),
            )
        )
    return chapter(3, "Who may lead", points(*told))


def ends(book: Book) -> tuple[Block, ...]:
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
        text = (Point(ending.text),) if book.instructor or ending.last else ()
        endings.append(Point(f"{ending.name}: {when}.{most}", (*text, *book.why(ending))))
    outcomes = [
        Point(f"{one.name}: {lines.when(one.when, 'whatever else')}.", (Point(one.text), *book.why(one)))
        for one in scenario.outcomes
    ]
    bands = [f"{band.name}: {band.least} points or more" for band in scenario.score_bands]
    intro = (Para("The first that holds, from above."),)
    return chapter(
        2,
        "How it ends",
        points(*endings),
        chapter(3, "The shared outcome", intro if outcomes else (), points(*outcomes)),
        chapter(3, "What scores are called", points(*bands)),
    )
