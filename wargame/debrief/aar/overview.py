"""The overview of a report: which exercise, who sat where, how it ended, and how far one game can be relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wargame.debrief.aar.anonymity import holders
from wargame.debrief.origin import origin
from wargame.debrief.recording import Recording
from wargame.document.nodes import Node, Note, Run, grid, items, paragraph, text
from wargame.model.events import Rolled
from wargame.model.files import ScenarioFile
from wargame.model.labels import SeatHolder
from wargame.model.viewers import CONTROL
from wargame.saves.lines import SealLine, UndoLine
from wargame.saves.save import Save
from wargame.saves.seating import order_givers, tenures
from wargame.saves.standing import standing
from wargame.saves.receipts import Given
from wargame.saves.shadow import rulings_of
from wargame.wording.catalogue import _, ngettext

_DIGEST = 16
"""Signs of a digest that are shown: enough to tell two games' rules apart."""


def marking(about: ScenarioFile) -> str:
    """What stands at the head and foot of every page: that it is an exercise, and how it is to be handled."""
    return " · ".join(filter(None, (about.marking or _("EXERCISE – not a real event"), about.handling)))


def overview_chapter(recording: Recording, receipt: Given | None, *, names: bool) -> Iterator[Node]:
    """The facts of the exercise as a table."""
    record, scenario, view = recording.record, recording.program.scenario, recording.last_view(CONTROL)
    about, start, held = scenario.about, record.start, tenures(record)
    turns, rules = _("{turn} of {turns}, each a {turn_name}"), _("digest {digest}, version {version}")
    rows: list[tuple[str, str]] = [
        (_("Exercise"), f"{recording.title} ({start.scenario})"),
        (_("Handling"), about.handling or _("not said by the scenario")),
        (_("In short"), about.summary),
        (_("Date and place"), "____________________"),
        (_("Turns played"), turns.format(turn=view.turn, turns=view.turns, turn_name=view.turn_name)),
        *((seat.name, holders(held[id_], scenario, names=names)) for id_, seat in scenario.seats.items()),
        *((_("Theory at work"), f"{name}. {words}") for name, words in recording.theories),
        *((_("Ending"), f"{said[0]}. {said[1]}") for said in (view.ending,) if said),
        *((_("Shared outcome"), f"{said[0]}. {said[1]}") for said in (view.outcome,) if said),
        *((_("Origin"), sentence) for sentence in origin(record, scenario)),
        (_("Rules"), rules.format(digest=_digest(start.program), version=start.wargame)),
        *((_("Receipt of the end"), str(one.receipt)) for one in (receipt,) if one),
    ]
    if record.close is not None and record.close.reason == "left":
        rows.insert(5, (_("Broken off"), _("The game was left before an ending; nobody scores.")))
    yield from grid((_("What"), _("In this exercise")), rows)
    yield from (paragraph(part) for part in about.opening.split("\n\n") if part.strip())


def _digest(program: str) -> str:
    return program.rpartition(":")[2][:_DIGEST]


def reliability(recording: Recording) -> Iterator[Node]:
    """What one game can bear, and what it cannot: how many games, who played, which rulings."""
    changed = any(len(of) > 1 for of in tenures(recording.record).values())
    happened = [event for turn in recording.narratives(CONTROL) for event in turn.events]
    entered = sum(isinstance(event, Rolled) and event.entered for event in happened)
    ruled = len(rulings_of(recording.history))
    undone = sum(isinstance(line, UndoLine) for line in recording.record.lines)
    typed = sum(isinstance(line, SealLine) and line.by_hand for _n, line in standing(recording.record.lines))
    said = [
        _("One game: one fall of the dice and one set of players. It shows what happened, not what would happen again, "
          "and no number here is an average."),
        _by_people(recording.record),
        _by_control(ruled, entered),
        _("The rules are their author's judgement of the world. A different theory could have judged the same orders "
          "otherwise."),
    ]  # fmt: skip
    if recording.record.branches:
        said.append(_("It is a branch: its first turns are those of another game, its dice from there on are its own."))
    if changed:
        said.append(_("Some seats were held by one after another: the overview says who, and from when."))
    if undone:
        times = ngettext("Control took the game back once", "Control took the game back {number} times", undone)
        counts = _("{times}: teams knew what had come of orders that count no more.")
        said.append(counts.format(times=times.format(number=undone)))
    if typed:
        orders = ngettext("{number} order was", "{number} orders were", typed).format(number=typed)
        paper = _("{orders} given on paper and typed in afterwards: their seals prove nothing of when they were given.")
        said.append(paper.format(orders=orders))
    yield Note(text(_("How far this can be relied on")), "warning")
    yield from items(*said)


def _by_control(ruled: int, entered: int) -> str:
    """What control decided in place of the rules and the dice."""
    if not ruled and not entered:
        return _("Rulings of control: none are on record; the rules and their dice decided everything.")
    rulings = ngettext("Control ruled {number} time", "Control ruled {number} times", ruled).format(number=ruled)
    rolls = ngettext("entered {number} roll by hand", "entered {number} rolls by hand", entered).format(number=entered)
    return _("{rulings} and {rolls}: these are its judgement, not the rules’.").format(rulings=rulings, rolls=rolls)


def _by_people(record: Save) -> str:
    """How many seats people held, and how many orders they gave."""
    held = [[SeatHolder.parse(one.holder).people for one in of] for of in tenures(record).values()]
    some, whole = sum(map(any, held)), sum(map(all, held))
    said = ngettext(
        "{people} of {seats} seats was held by people", "{people} of {seats} seats were held by people", some
    ).format(people=some, seats=len(held))
    if whole == len(held):
        return f"{said}."
    if some > whole:
        givers = [one for seats in order_givers(record.lines).values() for one in seats.values()]
        given = sum(SeatHolder.parse(one).people for one in givers)
        at_times = _("{seats}, {whole} of them throughout: people gave {given} of {orders} orders")
        said = at_times.format(seats=said, whole=whole, given=given, orders=len(givers))
    return said + _("; what the program ordered says nothing about how people decide.")


def again(*commands: Sequence[str]) -> Node:
    """What makes the numbers above anew: commands of this program, each by its words."""
    parts: list[str | Run] = []
    for words in commands:
        parts += [", " if parts else "", Run(" ".join(("wargame", *words)), "code")]
    return paragraph(Run(_("Made anew by: "), "quiet"), *parts)


def about_save(save: str, recording: Recording) -> Sequence[Node]:
    """What the commands of a report call its game."""
    game = recording.record.begun.game
    said = _("In the commands below {save} is the file of game {game}.")
    return (paragraph(said.format(save=save, game=game)),)
