"""Whether moves, questions, scales and tables make sense in themselves."""

from __future__ import annotations

from wargame.authoring.checks.context import CheckContext, Element
from wargame.authoring.checks.doctrines import check_doctrine
from wargame.authoring.checks.world import ascending, one_of, twice
from wargame.authoring.shape.messages import did_you_mean, shown
from wargame.model.acts import ParameterChoice, Doctrine, Move, Parameter, Question
from wargame.model.rules import Deck, Module, Scaling, Watch
from wargame.model.tables import Modifier, Scale, RuleTable


def check_acts(context: CheckContext) -> None:
    """Checks everything seats can do, and what is rolled."""
    modifier_ids = {item.found.value.id for item in context.items if isinstance(item.found.value, Modifier)}
    for item in context.items:
        match item.found.value:
            case Move() as move:
                _move(context, item, move)
            case ParameterChoice() as choice if choice.on is not None:
                _on(context, item, choice.on)
            case Parameter() as parameter:
                _parameter(context, item, parameter)
            case Question() as question:
                _question(context, item, question)
            case Scale() as scale:
                _scale(context, item, scale)
            case RuleTable() as table:
                if not table.rows:
                    context.say(item, "empty_list", "a table needs rows", inside=("rows",), at_key=True)
                ascending(context, item, [row.upto for row in table.rows], ("rows",), "row")
            case Deck() as deck:
                if not deck.cards:
                    context.say(item, "empty_list", "a deck needs cards", inside=("cards",), at_key=True)
            case Watch() as watch:
                _watch(context, item, watch)
            case Scaling() as scaling if scaling.modifier not in modifier_ids:
                context.say(
                    item, "unknown_name", f"no modifier has the id {shown(scaling.modifier)}",
                    did_you_mean(scaling.modifier, [id_ for id_ in modifier_ids if id_]), inside=("modifier",),
                )  # fmt: skip
            case Module() as module if module.parameter is not None:
                given = module.parameter
                if not given.min <= given.default <= given.max:
                    context.say(
                        item, "out_of_range", f"wanted between {given.min} and {given.max}, got {given.default}",
                        inside=("parameter", "default"),
                    )  # fmt: skip
            case Doctrine() as doctrine:
                check_doctrine(context, item, doctrine)


def _move(context: CheckContext, item: Element, move: Move) -> None:
    if not move.seats:
        context.say(
            item, "no_seat", "nobody can order this move", "list at least one seat", inside=("seats",), at_key=True
        )
    twice(context, item, move.seats, ("seats",), "seat")
    twice(context, item, move.optional, ("optional",), "seat")
    for place, seat in enumerate(move.optional):
        if seat in move.seats:
            context.say(item, "twice", f"{seat} is needed already, under 'seats'", inside=("optional", place))
    if move.joint and len(move.seats) + len(move.optional) < 2:
        context.say(
            item, "alone", "a joint move needs two seats at least", "list them under 'seats', or leave 'joint' out",
            inside=("joint",), at_key=True,
        )  # fmt: skip
    if move.early and move.joint:
        context.say(
            item, "early_joint", "an early move comes before joint moves are matched, so it cannot be joint",
            "leave 'early' or 'joint' out", inside=("early",), at_key=True,
        )  # fmt: skip
    if move.optional and not move.joint:
        context.say(
            item, "not_joint", "only a joint move has partners", "add 'joint: true', or put them under 'seats'",
            inside=("optional",), at_key=True,
        )  # fmt: skip
    _bands(context, item, move)
    free = [key for key, asked in move.parameters.items() if asked.from_moves or asked.from_seats]
    if "target" in move.seen_by and not free:
        context.say(
            item, "no_target", "'target' names nobody: the move asks for no seat and for no move of another",
            "add a parameter with 'from_seats:' or 'from_moves:', or name the seats",
            inside=("seen_by", move.seen_by.index("target")),
        )  # fmt: skip
    for key in free[1:]:
        context.say(
            item, "two_targets", f"'{free[0]}' names the target already", "a move has one target",
            inside=("parameters", key), at_key=True,
        )  # fmt: skip


def _bands(context: CheckContext, item: Element, move: Move) -> None:
    if move.scale is None:
        for key in ("bands", "modifiers", "base", "leaks"):
            if key in move.model_fields_set and getattr(move, key):
                context.say(
                    item, "not_rolled", f"'{key}' says nothing: the move is not rolled", "add 'scale:'", inside=(key,),
                    at_key=True,
                )  # fmt: skip
        return
    scale = context.sections.scales.get(move.scale)
    if scale is None:
        return
    bands = [band.id for band in scale.bands]
    for band in move.bands:
        one_of(context, item, band, bands, ("bands", band), "band", at_key=True)
    if move.leaks is not None:
        one_of(context, item, move.leaks.at_most, bands, ("leaks", "at_most"), "band")
        if move.visibility == "public":
            context.say(
                item, "not_hidden", "'leaks' says nothing: all see the move", "add 'visibility: private'",
                inside=("leaks",), at_key=True,
            )  # fmt: skip


def _on(context: CheckContext, item: Element, band: str) -> None:
    move = next((owner.model for owner in item.found.owners if isinstance(owner.model, Move)), None)
    if move is None:
        return
    scale = context.sections.scales.get(move.scale or "")
    if move.scale is None:
        context.say(item, "not_rolled", "'on' says nothing: the move is not rolled", inside=("on",), at_key=True)
    elif scale is not None:
        one_of(context, item, band, [one.id for one in scale.bands], ("on",), "band")


def _parameter(context: CheckContext, item: Element, parameter: Parameter) -> None:
    given = [key for key in ("choices", "from_moves", "from_seats") if getattr(parameter, key)]
    if not given:
        context.say(
            item,
            "no_choice",
            "there is nothing to choose from",
            "add 'choices:', 'from_moves:' or 'from_seats:'",
            at_key=True,
        )
    for key in given[1:]:
        context.say(
            item, "two_lists", f"'{given[0]}' says already what there is to choose from", inside=(key,), at_key=True
        )
    if parameter.default is not None and parameter.choices:
        one_of(context, item, parameter.default, parameter.choices, ("default",), "choice")
    if len(parameter.choices) > 40:
        context.say(item, "too_many", "more than 40 choices", inside=("choices",), at_key=True)


def _question(context: CheckContext, item: Element, question: Question) -> None:
    if not question.to:
        context.say(item, "no_seat", "nobody is asked", "list at least one seat", inside=("to",), at_key=True)
    twice(context, item, question.to, ("to",), "seat")
    if not question.answers:
        context.say(item, "no_choice", "there is nothing to answer", inside=("answers",), at_key=True)
    else:
        one_of(context, item, question.default, question.answers, ("default",), "answer")
    default = question.answers.get(question.default)
    if default is not None and (default.cost > 0 or default.needs):
        context.say(
            item, "default_not_free", "the default stands for a seat that says nothing, so it must always be possible",
            "choose an answer without cost and needs", inside=("default",),
        )  # fmt: skip


def _scale(context: CheckContext, item: Element, scale: Scale) -> None:
    bands = [band.id for band in scale.bands]
    if not bands:
        context.say(item, "empty_list", "a scale needs bands", inside=("bands",), at_key=True)
    ascending(context, item, [band.upto for band in scale.bands], ("bands",), "band")
    for place, band in enumerate(bands):
        if band in bands[:place]:
            context.say(
                item, "twice", f"the band {shown(band)} stands here a second time", inside=("bands", place, "id")
            )
    for place, one in enumerate(scale.bands):
        if one.copies is not None:
            one_of(
                context,
                item,
                one.copies,
                [band for band in bands if band != one.id],
                ("bands", place, "copies"),
                "band",
            )
    for key in ("lowest_at_most", "highest_at_least", "good"):
        word = getattr(scale, key)
        if word is not None:
            one_of(context, item, word, bands, (key,), "band")


def _watch(context: CheckContext, item: Element, watch: Watch) -> None:
    track = context.sections.tracks.get(watch.track)
    if track is None:
        return
    if watch.seats and not track.per:
        context.say(
            item,
            "no_family",
            f"'{watch.track}' is one value for all",
            "leave 'seats' out",
            inside=("seats",),
            at_key=True,
        )
    for place, seat in enumerate(watch.seats):
        if track.per and seat in context.sections.seats:
            one_of(context, item, seat, track.per, ("seats", place), f"member of '{watch.track}'")
    if watch.becomes is None and watch.at_most is None and watch.at_least is None and not watch.do:
        context.say(
            item,
            "does_nothing",
            "this watch does nothing",
            "add 'becomes:', 'at_most:', 'at_least:' or 'do:'",
            at_key=True,
        )
