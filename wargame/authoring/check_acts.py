"""Whether moves, questions, scales and tables make sense in themselves."""

from __future__ import annotations

from wargame.authoring.board import Board, Item
from wargame.authoring.check_doctrines import check_doctrine
from wargame.authoring.check_world import ascending, one_of, twice
from wargame.authoring.wording import did_you_mean, shown
from wargame.model.acts import ParameterChoice, Doctrine, Move, Parameter, Question
from wargame.model.rules import Deck, Module, Scaling, Watch
from wargame.model.tables import Modifier, Scale, RuleTable


def check_acts(board: Board) -> None:
    """Checks everything seats can do, and what is rolled."""
    modifier_ids = {item.found.value.id for item in board.items if isinstance(item.found.value, Modifier)}
    for item in board.items:
        match item.found.value:
            case Move() as move:
                _move(board, item, move)
            case ParameterChoice() as choice if choice.on is not None:
                _on(board, item, choice.on)
            case Parameter() as parameter:
                _parameter(board, item, parameter)
            case Question() as question:
                _question(board, item, question)
            case Scale() as scale:
                _scale(board, item, scale)
            case RuleTable() as table:
                if not table.rows:
                    board.say(item, "empty_list", "a table needs rows", inside=("rows",), at_key=True)
                ascending(board, item, [row.upto for row in table.rows], ("rows",), "row")
            case Deck() as deck:
                if not deck.cards:
                    board.say(item, "empty_list", "a deck needs cards", inside=("cards",), at_key=True)
            case Watch() as watch:
                _watch(board, item, watch)
            case Scaling() as scaling if scaling.modifier not in modifier_ids:
                board.say(
                    item, "unknown_name", f"no modifier has the id {shown(scaling.modifier)}",
                    did_you_mean(scaling.modifier, [id_ for id_ in modifier_ids if id_]), inside=("modifier",),
                )  # fmt: skip
            case Module() as module if module.parameter is not None:
                given = module.parameter
                if not given.min <= given.default <= given.max:
                    board.say(
                        item, "out_of_range", f"wanted between {given.min} and {given.max}, got {given.default}",
                        inside=("parameter", "default"),
                    )  # fmt: skip
            case Doctrine() as doctrine:
                check_doctrine(board, item, doctrine)


def _move(board: Board, item: Item, move: Move) -> None:
    if not move.seats:
        board.say(
            item, "no_seat", "nobody can order this move", "list at least one seat", inside=("seats",), at_key=True
        )
    twice(board, item, move.seats, ("seats",), "seat")
    twice(board, item, move.optional, ("optional",), "seat")
    for place, seat in enumerate(move.optional):
        if seat in move.seats:
            board.say(item, "twice", f"{seat} is needed already, under 'seats'", inside=("optional", place))
    if move.joint and len(move.seats) + len(move.optional) < 2:
        board.say(
            item, "alone", "a joint move needs two seats at least", "list them under 'seats', or leave 'joint' out",
            inside=("joint",), at_key=True,
        )  # fmt: skip
    if move.early and move.joint:
        board.say(
            item, "early_joint", "an early move comes before joint moves are matched, so it cannot be joint",
            "leave 'early' or 'joint' out", inside=("early",), at_key=True,
        )  # fmt: skip
    if move.optional and not move.joint:
        board.say(
            item, "not_joint", "only a joint move has partners", "add 'joint: true', or put them under 'seats'",
            inside=("optional",), at_key=True,
        )  # fmt: skip
    _bands(board, item, move)
    free = [key for key, asked in move.parameters.items() if asked.from_moves or asked.from_seats]
    if "target" in move.seen_by and not free:
        board.say(
            item, "no_target", "'target' names nobody: the move asks for no seat and for no move of another",
            "add a parameter with 'from_seats:' or 'from_moves:', or name the seats",
            inside=("seen_by", move.seen_by.index("target")),
        )  # fmt: skip
    for key in free[1:]:
        board.say(
            item, "two_targets", f"'{free[0]}' names the target already", "a move has one target",
            inside=("parameters", key), at_key=True,
        )  # fmt: skip


def _bands(board: Board, item: Item, move: Move) -> None:
    if move.scale is None:
        for key in ("bands", "modifiers", "base", "leaks"):
            if key in move.model_fields_set and getattr(move, key):
                board.say(
                    item, "not_rolled", f"'{key}' says nothing: the move is not rolled", "add 'scale:'", inside=(key,),
                    at_key=True,
                )  # fmt: skip
        return
    scale = board.sections.scales.get(move.scale)
    if scale is None:
        return
    bands = [band.id for band in scale.bands]
    for band in move.bands:
        one_of(board, item, band, bands, ("bands", band), "band", at_key=True)
    if move.leaks is not None:
        one_of(board, item, move.leaks.at_most, bands, ("leaks", "at_most"), "band")
        if move.visibility == "public":
            board.say(
                item, "not_hidden", "'leaks' says nothing: all see the move", "add 'visibility: private'",
                inside=("leaks",), at_key=True,
            )  # fmt: skip


def _on(board: Board, item: Item, band: str) -> None:
    move = next((owner.model for owner in item.found.owners if isinstance(owner.model, Move)), None)
    if move is None:
        return
    scale = board.sections.scales.get(move.scale or "")
    if move.scale is None:
        board.say(item, "not_rolled", "'on' says nothing: the move is not rolled", inside=("on",), at_key=True)
    elif scale is not None:
        one_of(board, item, band, [one.id for one in scale.bands], ("on",), "band")


def _parameter(board: Board, item: Item, parameter: Parameter) -> None:
    given = [key for key in ("choices", "from_moves", "from_seats") if getattr(parameter, key)]
    if not given:
        board.say(
            item,
            "no_choice",
            "there is nothing to choose from",
            "add 'choices:', 'from_moves:' or 'from_seats:'",
            at_key=True,
        )
    for key in given[1:]:
        board.say(
            item, "two_lists", f"'{given[0]}' says already what there is to choose from", inside=(key,), at_key=True
        )
    if parameter.default is not None and parameter.choices:
        one_of(board, item, parameter.default, parameter.choices, ("default",), "choice")
    if len(parameter.choices) > 40:
        board.say(item, "too_many", "more than 40 choices", inside=("choices",), at_key=True)


def _question(board: Board, item: Item, question: Question) -> None:
    if not question.to:
        board.say(item, "no_seat", "nobody is asked", "list at least one seat", inside=("to",), at_key=True)
    twice(board, item, question.to, ("to",), "seat")
    if not question.answers:
        board.say(item, "no_choice", "there is nothing to answer", inside=("answers",), at_key=True)
    else:
        one_of(board, item, question.default, question.answers, ("default",), "answer")
    default = question.answers.get(question.default)
    if default is not None and (default.cost > 0 or default.needs):
        board.say(
            item, "default_not_free", "the default stands for a seat that says nothing, so it must always be possible",
            "choose an answer without cost and needs", inside=("default",),
        )  # fmt: skip


def _scale(board: Board, item: Item, scale: Scale) -> None:
    bands = [band.id for band in scale.bands]
    if not bands:
        board.say(item, "empty_list", "a scale needs bands", inside=("bands",), at_key=True)
    ascending(board, item, [band.upto for band in scale.bands], ("bands",), "band")
    for place, band in enumerate(bands):
        if band in bands[:place]:
            board.say(item, "twice", f"the band {shown(band)} stands here a second time", inside=("bands", place, "id"))
    for place, one in enumerate(scale.bands):
        if one.copies is not None:
            one_of(
                board, item, one.copies, [band for band in bands if band != one.id], ("bands", place, "copies"), "band"
            )
    for key in ("lowest_at_most", "highest_at_least", "good"):
        word = getattr(scale, key)
        if word is not None:
            one_of(board, item, word, bands, (key,), "band")


def _watch(board: Board, item: Item, watch: Watch) -> None:
    track = board.sections.tracks.get(watch.track)
    if track is None:
        return
    if watch.seats and not track.per:
        board.say(
            item,
            "no_family",
            f"'{watch.track}' is one value for all",
            "leave 'seats' out",
            inside=("seats",),
            at_key=True,
        )
    for place, seat in enumerate(watch.seats):
        if track.per and seat in board.sections.seats:
            one_of(board, item, seat, track.per, ("seats", place), f"member of '{watch.track}'")
    if watch.becomes is None and watch.at_most is None and watch.at_least is None and not watch.do:
        board.say(
            item,
            "does_nothing",
            "this watch does nothing",
            "add 'becomes:', 'at_most:', 'at_least:' or 'do:'",
            at_key=True,
        )
