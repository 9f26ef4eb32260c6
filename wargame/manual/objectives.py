"""What the seats want, what they must never do, and how a game ends."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.phrasing import steps
from wargame.model.goals import Forecast
from wargame.document.nodes import Document, ListItem, item, items, paragraph, section
from wargame.wording.catalogue import _
from wargame.wording.numbers import points


def objectives(edition: Edition) -> Document:
    """Objectives, red lines and cards of each seat."""
    seats = (aims_of(edition, seat) for seat in edition.scenario.seats)
    return section(2, _("What each seat wants"), *seats, _profiles(edition))


def aims_of(edition: Edition, seat: str) -> Document:
    """Objectives, red lines and private cards of one seat."""
    scenario, setup, words = edition.scenario, edition.scenario.about.setup.get(seat), edition.words
    told: list[ListItem] = []
    chosen = setup.objectives if setup is not None and setup.objectives is not None else tuple(scenario.objectives)
    for objective in sorted((scenario.objectives[id_] for id_ in chosen), key=lambda one: one.order):
        if objective.seat == seat:
            when, if_ = objective.part_when, _("{points} if {condition}")
            full = if_.format(points=points(objective.points), condition=words.condition(objective.when))
            part = f"; {if_.format(points=objective.part, condition=words.condition(when))}" if when else ""
            told.append(edition.point(f"{objective.text}: {full}{part}.", objective))
    lines_crossed = []
    for line in scenario.red_lines.values():
        if line.seat == seat:
            how = _when(edition, None if line.control_only else line.when, _("only the instructor says so"))
            crossed = _("{text}: {points}. Crossed when: {how}.")
            said = crossed.format(text=line.text, points=points(line.points), how=how)
            lines_crossed.append(edition.point(said, line))
    pool = setup.cards if setup is not None and setup.cards is not None else tuple(scenario.cards)
    cards = []
    for card in (scenario.cards[id_] for id_ in pool):
        if card.seat == seat:
            counts = _("{points}: {text} Counts if {condition}.")
            said = counts.format(points=points(card.points), text=card.text, condition=words.condition(card.when))
            cards.append(edition.point(f"{card.name} ({card.code}), {said}", card))
    return section(
        3,
        scenario.seats[seat].name,
        section(4, _("Objectives"), items(*told)),
        section(4, _("Red lines"), items(*lines_crossed)),
        section(4, _("Private cards, of which one is dealt"), items(*cards)),
    )


def _profiles(edition: Edition) -> Document:
    told = []
    for profile in edition.scenario.profiles.values():
        tags, leaning = edition.scenario.tags, _("{added} to moves tagged “{tag}” – {because}")
        leanings = [
            item(leaning.format(added=edition.words.added(one.add), tag=tags[one.tag].name, because=one.because))
            for one in profile.modifiers_to
        ]
        head = f"{profile.name} ({edition.seats(profile.seats)}): {profile.text}"
        told.append(edition.point(head, profile, *leanings, *steps(edition.words, profile.do)))
    return section(3, _("Who may lead"), items(*told))


def ends(edition: Edition) -> Document:
    """Endings, the shared outcome and what scores are called."""
    scenario = edition.scenario
    endings = []
    for ending in sorted(scenario.endings.values(), key=lambda one: (one.last, one.order)):
        otherwise = _("only when a rule or the instructor says so")
        when = _("after the last turn") if ending.last else _when(edition, ending.when, otherwise)
        limit = _(" No seat then scores more than {points}.")
        most = "" if ending.most_points is None else limit.format(points=ending.most_points)
        text = (item(ending.text),) if edition.instructor or ending.last else ()
        endings.append(edition.point(f"{ending.name}: {when}.{most}", ending, *text))
    outcomes = [
        edition.point(f"{one.name}: {_when(edition, one.when, _('whatever else'))}.", one, item(one.text))
        for one in scenario.outcomes
    ]
    bands = [
        _("{name}: {least} points or more").format(name=band.name, least=band.least) for band in scenario.score_bands
    ]
    asked = [edition.point(f"{one.text}: {_comes(edition, one)}.", one) for one in scenario.forecasts.values()]
    intro = (paragraph(_("The first that holds, from above.")),)
    return section(
        2,
        _("How it ends"),
        items(*endings),
        section(3, _("The shared outcome"), intro if outcomes else (), items(*outcomes)),
        section(3, _("What scores are called"), items(*bands)),
        section(3, _("What may be forecast, where a game is played with forecasts"), items(*asked)),
    )


def _comes(edition: Edition, outcome: Forecast) -> str:
    """When something that seats forecast counts as having come about."""
    at_end, ever = _("if, as the game ends, {condition}"), _("once, as a turn ends, {condition}")
    return (at_end if outcome.at == "end" else ever).format(condition=edition.words.condition(outcome.when))


def _when(edition: Edition, condition: str | None, otherwise: str) -> str:
    return otherwise if condition is None else edition.words.condition(condition)
