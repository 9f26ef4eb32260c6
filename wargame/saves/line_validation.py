"""Whether a line speaks of what the rules know: asked before it counts, by whoever writes it and whoever reads it.

A save is somebody's file: its hashes can be right and its words still be none of these rules. Everything a reader looks
up by them is looked up here first, so that what comes later need not doubt a name, a slot, a value or a die.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import assert_never, get_args

from wargame.engine.encoding import choice_words
from wargame.engine.legality import unknown_words
from wargame.engine.program import Program
from wargame.engine.state import sets
from wargame.model import events as e
from wargame.model.labels import SlotName, Source
from wargame.model.talk import Message, Promise, Proposal, Response
from wargame.saves.lines import (
    BranchLine, CloseLine, DealLine, DieEnteredLine, InjectLine, Line, MendLine, NoteLine, OpenLine, RulingLine,
    SealLine, StartLine, Turn, UndoLine, UnsealLine,
)
from wargame.saves.statements import statement_objection
from wargame.saves.verdict import Discrepancy
from wargame.saves.vocabulary import WIDEST, Vocabulary, vocabulary

MOST_DICE, MOST_SIDES = 100, 1_000_000
_SHOWN = 120


class InvalidLine(Exception):
    """A line that speaks of what the rules do not know; ``discrepancy`` says where."""

    def __init__(self, discrepancy: Discrepancy) -> None:
        super().__init__(discrepancy.sentence)
        self.discrepancy = discrepancy


def check_line(program: Program, line: Line, n: int) -> None:
    """Raise ``InvalidLine`` at the first thing in line ``n`` that these rules do not know, or could never say."""
    match line:
        case DealLine():
            _check_events(program, n, line.events, None)
        case InjectLine():
            _check_events(program, n, line.events, line.turn)
            _check_place(n, line.events, e.TurnOpened, 0)
        case Turn():
            _check_events(program, n, line.events, line.turn)
            _check_place(n, line.events, e.TurnEnded, len(line.events) - 1)
        case OpenLine():
            for seat, opened in line.orders.items():
                refused = unknown_words(program, seat, opened.order) if seat in program.seats else ()
                if refused:
                    about = f"orders.{seat}.{refused[0].about}".rstrip(".")[:_SHOWN]
                    raise InvalidLine(Discrepancy(n, about, "words of these rules", _shown(str(refused[0]))))
                wrong = statement_objection(program.scenario.forecasts, opened.statement)
                if wrong is not None:
                    about = f"orders.{seat}.statement"[:_SHOWN]
                    raise InvalidLine(Discrepancy(n, about, "what a seat can state", _shown(str(wrong))))
        case (
            StartLine() | Message() | Promise() | Proposal() | Response() | SealLine() | UnsealLine() | CloseLine()
            | BranchLine() | NoteLine() | RulingLine() | UndoLine() | DieEnteredLine() | MendLine()
        ):  # fmt: skip
            pass  # what they say is asked of the game as it stands (``position.advance``)
        case _:
            assert_never(line)


def check_fired(program: Program, events: tuple[e.Event, ...], before: int, n: int) -> None:
    """The same of what happened as control fired an inject; so many events stand ``before`` it on the line."""
    _check_events(program, n, events, None, before)


def _check_events(program: Program, n: int, events: tuple[e.Event, ...], turn: int | None, before: int = 0) -> None:
    words = vocabulary(program)
    for place, event in enumerate(events, before + 1):
        wrong = _numbers(words, event) or _names(program, event) or _own(program, words, event, turn)
        if wrong is not None:
            field, expected, found = wrong
            raise InvalidLine(Discrepancy(n, field, expected, _shown(found), place))


def _check_place(n: int, events: tuple[e.Event, ...], kind: type[e.TurnOpened | e.TurnEnded], place: int) -> None:
    """A turn is opened by the first event of its opening, and ended by the last of its resolution."""
    found = [number for number, event in enumerate(events) if isinstance(event, (e.TurnOpened, e.TurnEnded))]
    if found != [place] or not isinstance(events[place], kind):
        at = next((number for number in found if number != place), max(place, 0))
        there = events[at].kind if at < len(events) else "none"
        wanted = f"{kind.__name__} as event {place + 1} and nowhere else"
        raise InvalidLine(Discrepancy(n, "kind", wanted, there, at + 1))


Wrong = tuple[str, str, object] | None


def _numbers(words: Vocabulary, event: e.Event) -> Wrong:
    """What many kinds of events say: seats, sources, the slot they set and its value, plain numbers."""
    for field in ("seat", "seats", "listed", "partners"):
        said = getattr(event, field, None)
        named: Iterable[str] = (said,) if isinstance(said, str) else said or ()
        unknown = next((seat for seat in named if seat not in words.seats), None)
        if unknown is not None:
            return field, "a seat", unknown
    for field in ("source", "cause"):
        label = getattr(event, field, None)
        if label is not None and not words.knows(label):
            return field, "something of this scenario", label
    setting = sets(event)
    if setting is not None:
        slot, to = setting
        limits = words.range(slot)
        if limits is None:
            return "slot", "a slot of these rules", slot
        if not limits[0] <= to <= limits[1]:
            return "to", f"{limits[0]} to {limits[1]}", to
    for field in ("to", "cost", "refund", "base", "modifier", "total", "margin", "asked", "granted"):
        number = getattr(event, field, 0)
        if not -WIDEST <= number <= WIDEST:
            return field, f"a number within {WIDEST} of 0", number
    return None


def _names(program: Program, event: e.Event) -> Wrong:
    """What an event names, each by the field it stands in. A field that is not known here fits no rules."""
    unknown = UNKNOWN_FIELDS[type(event)]
    for field in fields(event):
        said = getattr(event, field.name)
        if field.name in unknown:
            return field.name, "a field that these rules have", said
        if field.name in _NAMES and said is not None and said not in _NAMES[field.name](program):
            return field.name, "a name of this scenario", said
    return None


_NAMES: Mapping[str, Callable[[Program], Iterable[str] | Mapping[str, object]]] = {
    "move": lambda program: program.moves, "question": lambda program: program.questions,
    "inject": lambda program: program.scenario.injects, "deck": lambda program: program.scenario.decks,
    "card": lambda program: program.scenario.cards, "red_line": lambda program: program.scenario.red_lines,
    "ending": lambda program: program.endings,
}  # fmt: skip
"""Fields that name something declared."""
_ANYWHERE = frozenset({
    "kind", "what", "entered", "seat", "seats", "listed", "partners", "source", "cause", "slot", "to", "cost", "refund",
    "base", "modifier", "total", "margin", "asked", "granted",
})  # fmt: skip
"""Fields that ``_numbers`` or the shape of a line hold to what they may say."""
_ITS_OWN: Mapping[type[e.Event], tuple[str, ...]] = {
    e.TurnOpened: ("turn",), e.TurnEnded: ("turn",), e.Dealt: ("id",), e.Ordered: ("chosen",), e.Answered: ("answer",),
    e.Rolled: ("purpose", "faces", "reasons", "row", "within"), e.Changed: ("limits",), e.Observed: ("track",),
    e.Told: ("row", "text"), e.OutcomeReached: ("outcome",), e.Scored: ("lines", "band"),
    e.Ruled: ("category", "reason", "id"), e.Announced: ("title", "text"), e.Undone: ("turn", "dice", "reason"),
}  # fmt: skip
"""Fields that ``_own`` looks at."""
UNKNOWN_FIELDS: Mapping[type[e.Event], frozenset[str]] = {
    kind: frozenset(field.name for field in fields(kind)) - {*_ANYWHERE, *_NAMES, *_ITS_OWN.get(kind, ())}
    for kind in get_args(e.Event)
}
"""Fields of each kind that nothing here looks at. A kind that has one fits no save, so there are none."""


def _own(program: Program, words: Vocabulary, event: e.Event, turn: int | None) -> Wrong:
    """What one kind of event says beside numbers and names."""
    scenario = program.scenario
    match event:
        case e.TurnOpened() | e.TurnEnded():
            return None if event.turn == turn else ("turn", _shown(turn), event.turn)
        case e.Dealt():
            return _known("id", event.id, scenario.cards if event.what == "card" else scenario.profiles)
        case e.Ordered():
            return _chosen(program, event)
        case e.Joined():
            return None if event.seats else ("seats", "seats", "none")
        case e.Answered():
            return _known("answer", event.answer, words.questions[event.question].answers)
        case e.Rolled():
            return _rolled(program, words, event)
        case e.Changed():
            return next((("limits", "a limit", one) for one in event.limits if not words.knows(one)), None)
        case e.Observed():
            return _known("track", SlotName.parse(event.track).id, scenario.tracks)
        case e.Told():
            return _told(program, event)
        case e.OutcomeReached():
            return _index("outcome", event.outcome, len(program.outcomes))
        case e.Scored():
            return _scored(program, words, event)
        case e.Ruled() | e.Announced() | e.Undone():
            return "kind", "nothing of control’s, which has a line of its own", event.kind
        case _:  # all it says is a number or a name: ``_names`` refuses a kind that has any other field
            return None


def _chosen(program: Program, event: e.Ordered) -> Wrong:
    parameters = program.scenario.moves[event.move].parameters
    for key, chosen in event.chosen.items():
        unknown = _known("chosen", key, parameters)
        if unknown:
            return unknown
        allowed = choice_words(program, event.move, key)
        word = next((one for one in chosen if one not in allowed), None)
        if word is not None or len(chosen) > len(allowed):
            return f"chosen.{key}"[:_SHOWN], "choices of this card", word or "too many"
    return None


def _rolled(program: Program, words: Vocabulary, event: e.Rolled) -> Wrong:
    if not words.spelt(event.purpose):
        return "purpose", "a purpose of a roll", event.purpose
    reason = next((one for one in event.reasons if not words.knows(one.source) or abs(one.add) > WIDEST), None)
    if reason is not None:
        return "reasons", "modifiers of this scenario", f"{reason.source}: {reason.add}"
    if event.within is not None or any(one.most is not None for one in event.reasons):
        return "within", "nothing: a save knows its totals", event.within
    roll = program.rolls.get(event.purpose)
    sides = MOST_SIDES if roll is None else max(words.sides(event.purpose), 1)
    if not event.faces or len(event.faces) > MOST_DICE or (roll is not None and len(event.faces) != roll.count):
        return "faces", f"{MOST_DICE if roll is None else roll.count} dice", f"{len(event.faces)} dice"
    face = next((one for one in event.faces if not 1 <= one <= sides), None)
    if face is not None:
        return "faces", f"1 to {sides}", face
    return _index("row", event.row, 1_000 if roll is None else len(roll.cuts) + 1)


def _told(program: Program, event: e.Told) -> Wrong:
    source = Source.parse(event.source)
    table = program.scenario.tables.get(source.id) if source.kind == "table" else None
    if table is None:
        return "source", "a table of this scenario", event.source
    wrong = _index("row", event.row, len(table.rows))
    return wrong if wrong or event.text is None else _index("text", event.text, len(table.rows[event.row].texts))


def _scored(program: Program, words: Vocabulary, event: e.Scored) -> Wrong:
    for line in event.lines:
        if (line.what, line.id) not in words.aims:
            return "lines", "what a seat is scored by", f"{line.what} {line.id}"
        if abs(line.points) > WIDEST or abs(line.most) > WIDEST:
            return "lines", f"points within {WIDEST} of 0", line.points
    return _index("band", event.band, max(len(program.scenario.score_bands), 1))


def _known(field: str, word: str, known: Iterable[str] | Mapping[str, object]) -> Wrong:
    return None if word in known else (field, "a name of this scenario", word)


def _index(field: str, number: int, many: int) -> Wrong:
    return None if 0 <= number < many else (field, f"0 to {many - 1}", number)


def _shown(found: object) -> str:
    if isinstance(found, int) and abs(found) > WIDEST:
        return f"a number of {found.bit_length()} bits"
    said = str(found)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
