"""Real dice at control's page: the rolls that are needed, by name, each with a field for what was thrown."""

from __future__ import annotations

from itertools import takewhile

from wargame.debrief.typed_dice import cards_drawn, faces_in, roll_asked, roll_name, roll_typed
from wargame.engine.needed_rolls import NeededRoll
from wargame.records import record
from wargame.saves.lines import DieEnteredLine, NoteLine
from wargame.session.control import SeatedControl
from wargame.web.page_request import ActionRefused, PageRequest, control_of
from wargame.web.parts import Option
from wargame.web.room import Room, Stage
from wargame.wording.catalogue import _

FACES = "faces."
"""Before the purpose of a roll, in the name of its field."""
THROWN = (Stage.BEFORE, Stage.OPENED, Stage.TOLD)
"""When dice are typed in: before orders are resolved, and before a turn opens."""


@record
class RollOnPage:
    """A roll that is needed: the name of its field, its words, and of a draw the cards that it may bring."""

    field: str
    words: str
    cards: tuple[Option, ...]


@record
class DiceOnPage:
    """What is to be thrown now, and what was typed in of it."""

    rolls: tuple[RollOnPage, ...] = ()
    typed: tuple[str, ...] = ()


def dice_on_page(room: Room) -> DiceOnPage:
    """The rolls that come where those before them fall as they were typed in, or else as the program throws them."""
    control = room.sitting.control
    if control is None or room.stage not in THROWN:
        return DiceOnPage()
    lines = takewhile(lambda line: isinstance(line, (DieEnteredLine, NoteLine)), (line for _n, line in control.lines))
    typed = [roll_typed(control.program, line) for line in lines if isinstance(line, DieEnteredLine)]
    rolls = tuple(_on_page(control, roll) for roll in control.real_dice.rolls())
    return DiceOnPage(rolls, tuple(reversed(typed)))


def _on_page(control: SeatedControl, roll: NeededRoll) -> RollOnPage:
    program, drawn = control.program, cards_drawn(control.program, control.real_dice, roll)
    named = (Option(str(face), name) for face, name in drawn.items())
    return RollOnPage(
        FACES + roll.purpose, roll_asked(program, roll), (Option("", _("The program draws")), *named) if drawn else ()
    )


def enter_dice(room: Room, asked: PageRequest) -> str:
    """Type in what was thrown: all of the form, or nothing where part of it cannot be."""
    control = control_of(room)
    program, dice = control.program, control.real_dice
    typed = {
        name.removeprefix(FACES): said for name in asked.fields
        if name.startswith(FACES) and (said := asked.one(name).strip())
    }  # fmt: skip
    given = dict[NeededRoll, tuple[int, ...]]()

    def thrown(roll: NeededRoll) -> tuple[int, ...] | None:
        said = typed.pop(roll.purpose, "")
        faces = faces_in(said, roll) if said else ()
        if faces is None:
            wrong = _("{roll}: these dice cannot show “{said}”.")
            raise ActionRefused(wrong.format(roll=roll_asked(program, roll), said=said[:40]))
        if faces:
            given[roll] = faces
        return faces or None

    if typed and room.stage in THROWN:
        dice.rolls(thrown)
    for purpose in typed:
        if purpose not in program.rolls:
            raise ActionRefused(_("There is no such roll now."))
        unmade = _("{roll}: as the other dice fell, this roll is not made now. Leave it empty.")
        raise ActionRefused(unmade.format(roll=roll_name(program, purpose)))
    for roll, faces in given.items():
        dice.enter(roll, faces)
    room.changed()
    return _("Written down.") if given else _("Nothing is typed in: these rolls are the program’s.")
