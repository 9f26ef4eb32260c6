"""Whether moves, and the questions that go with them, make sense in themselves."""

from __future__ import annotations

from wargame.authoring.checks.context import Subject
from wargame.authoring.checks.registry import each
from wargame.model.moves import Move, Parameter, ParameterChoice, Question


@each(Move)
def move_seats(at: Subject, move: Move) -> None:
    """Somebody can order it, and a joint move has partners."""
    if not move.seats:
        at.say("no_seat", "nobody can order this move", "list at least one seat", ("seats",), at_key=True)
    at.no_twins(move.seats, ("seats",), "seat")
    at.no_twins(move.optional, ("optional",), "seat")
    for place, seat in enumerate(move.optional):
        if seat in move.seats:
            at.say("twice", f"{seat} is needed already, under 'seats'", inside=("optional", place))
    if move.joint and len(move.seats) + len(move.optional) < 2:
        said, hint = "a joint move needs two seats at least", "list them under 'seats', or leave 'joint' out"
        at.say("alone", said, hint, ("joint",), at_key=True)
    if move.early and move.joint:
        said = "an early move comes before joint moves are matched, so it cannot be joint"
        at.say("early_joint", said, "leave 'early' or 'joint' out", ("early",), at_key=True)
    if move.optional and not move.joint:
        hint = "add 'joint: true', or put them under 'seats'"
        at.say("not_joint", "only a joint move has partners", hint, ("optional",), at_key=True)


@each(Move)
def move_bands(at: Subject, move: Move) -> None:
    """What is said of its roll fits its scale, or there is none."""
    if move.scale is None:
        for key in ("bands", "modifiers", "base", "leaks"):
            if key in move.model_fields_set and getattr(move, key):
                said = f"'{key}' says nothing: the move is not rolled"
                at.say("not_rolled", said, "add 'scale:'", (key,), at_key=True)
        return
    scale = at.context.sections.scales.get(move.scale)
    if scale is None:
        return
    bands = [band.id for band in scale.bands]
    for band in move.bands:
        at.one_of(band, bands, ("bands", band), "band", at_key=True)
    if move.leaks is not None:
        at.one_of(move.leaks.at_most, bands, ("leaks", "at_most"), "band")
        if move.visibility == "public":
            said = "'leaks' says nothing: all see the move"
            at.say("not_hidden", said, "add 'visibility: private'", ("leaks",), at_key=True)


@each(Move)
def move_target(at: Subject, move: Move) -> None:
    """One parameter at most names its target."""
    free = [key for key, asked in move.parameters.items() if asked.from_moves or asked.from_seats]
    if "target" in move.seen_by and not free:
        said = "'target' names nobody: the move asks for no seat and for no move of another"
        hint = "add a parameter with 'from_seats:' or 'from_moves:', or name the seats"
        at.say("no_target", said, hint, ("seen_by", move.seen_by.index("target")))
    for key in free[1:]:
        said = f"'{free[0]}' names the target already"
        at.say("two_targets", said, "a move has one target", ("parameters", key), at_key=True)


@each(ParameterChoice)
def choice_band(at: Subject, choice: ParameterChoice) -> None:
    """The band from which a choice acts is one of the move's."""
    move = next((owner.model for owner in at.element.owners if isinstance(owner.model, Move)), None)
    if move is None or choice.on is None:
        return
    scale = at.context.sections.scales.get(move.scale or "")
    if move.scale is None:
        at.say("not_rolled", "'on' says nothing: the move is not rolled", inside=("on",), at_key=True)
    elif scale is not None:
        at.one_of(choice.on, [one.id for one in scale.bands], ("on",), "band")


@each(Parameter)
def parameter_choices(at: Subject, parameter: Parameter) -> None:
    """There is one list to choose from."""
    given = [key for key in ("choices", "from_moves", "from_seats") if getattr(parameter, key)]
    if not given:
        hint = "add 'choices:', 'from_moves:' or 'from_seats:'"
        at.say("no_choice", "there is nothing to choose from", hint, at_key=True)
    for key in given[1:]:
        at.say("two_lists", f"'{given[0]}' says already what there is to choose from", inside=(key,), at_key=True)
    if parameter.default is not None and parameter.choices:
        at.one_of(parameter.default, parameter.choices, ("default",), "choice")
    if len(parameter.choices) > 40:
        at.say("too_many", "more than 40 choices", inside=("choices",), at_key=True)


@each(Question)
def question_answers(at: Subject, question: Question) -> None:
    """Somebody is asked, and its default can always be given."""
    if not question.to:
        at.say("no_seat", "nobody is asked", "list at least one seat", ("to",), at_key=True)
    at.no_twins(question.to, ("to",), "seat")
    if not question.answers:
        at.say("no_choice", "there is nothing to answer", inside=("answers",), at_key=True)
    else:
        at.one_of(question.default, question.answers, ("default",), "answer")
    default = question.answers.get(question.default)
    if default is not None and (default.cost > 0 or default.needs):
        said = "the default stands for a seat that says nothing, so it must always be possible"
        at.say("default_not_free", said, "choose an answer without cost and needs", ("default",))
