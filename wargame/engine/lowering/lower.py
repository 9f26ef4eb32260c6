"""The one way in: ``lower`` puts the parts of a game in the order a turn passes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

from wargame.engine.lowering.budget import check_written
from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.doctrines import remember_for_doctrines
from wargame.engine.lowering.effects import EffectBuilder
from wargame.engine.lowering.ends import (
    aims, lower_cards, lower_dealing, lower_endings, lower_forecasts, lower_red_lines,
)
from wargame.engine.lowering.history import lower_held, lower_history
from wargame.engine.lowering.layout import lay_out, order_slots
from wargame.engine.lowering.leaks import lower_leaks, remember_leaks
from wargame.engine.lowering.moves import lower_all_effects, lower_rolls
from wargame.engine.cannot_lower import NotLeftOut, UnknownModule, UnknownSemantics
from wargame.engine.lowering.reveal import lower_reveal
from wargame.engine.lowering.sites import all_questions, move_site, question_site
from wargame.engine.lowering.turn import (
    lower_actors, lower_calendar, lower_closing, lower_hook, lower_injects, lower_observations,
)
from wargame.engine.program import Block, Expr, Program, Slot, Stage
from wargame.engine.semantics import SEMANTICS
from wargame.language import slots
from wargame.language.formulas import is_on
from wargame.language.names import Names
from wargame.language.orders import own_bindings, who_may
from wargame.language.where import Where
from wargame.model.files import Scenario
from wargame.model.labels import ModuleChoice
from wargame.model.sameness import Same

LATELY = 4
"""So many programs are kept."""


def lower(
    scenario: Scenario, modules: Sequence[str] = (), semantics: int = SEMANTICS, left_out: Collection[str] = ()
) -> Program:
    """Lower a linked scenario. What was lowered lately is not lowered again.

    Args:
        scenario: linked and checked, the moves it bans marked so: rules may speak of them, nobody can order them.
        modules: theories as an instructor names them, ``"CHA"`` or ``"BLEND:60"``; none: the scenario's first, if any.
        semantics: the rules of adjudication a recorded game was begun under.
        left_out: injects that shall never come up; a card that would bring one is blank.

    Raises:
        NotLeftOut: an inject is not there, or not marked as one that may be left out.
        UnknownModule: a module is not there, or its number is out of range.
        UnknownSemantics: those rules are of a later version.
        TooMuch: it unfolds to more than a game may have (``budget``); said before it is made.
    """
    if not 1 <= semantics <= SEMANTICS:
        raise UnknownSemantics(semantics)
    if refused := sorted(set(left_out) - set(scenario.sensitive)):
        raise NotLeftOut(scenario, refused[0])
    chosen = tuple(modules) or scenario.about.theories[:1]
    return _lowered(Same(scenario), chosen, semantics, frozenset(left_out))


def opening_slots(scenario: Scenario, modules: Sequence[str] = ()) -> tuple[Slot, ...]:
    """The slots of everything that has a value to begin with, as ``lower`` would make them: what ``about.start`` says
    becomes of a program nowhere else. In a fraction of the time. Raises ``UnknownModule``."""
    builder, parameters = _begun(scenario, tuple(modules) or scenario.about.theories[:1], SEMANTICS, frozenset())
    lay_out(builder, parameters)
    return tuple(builder.slots)


@lru_cache(maxsize=LATELY)
def _lowered(this: Same[Scenario], chosen: tuple[str, ...], semantics: int, left_out: frozenset[str]) -> Program:
    scenario = this.thing
    builder, parameters = _begun(scenario, chosen, semantics, left_out)
    try:
        return _program(scenario, builder.scenario, builder, chosen, parameters)
    except RecursionError:
        raise builder.budget.too_deep() from None


def _begun(
    scenario: Scenario, chosen: tuple[str, ...], semantics: int, left_out: frozenset[str]
) -> tuple[EffectBuilder, dict[str, int]]:
    """A builder of what can be played of a scenario, and the numbers given with its modules. Raises
    ``UnknownModule``."""
    active, parameters = _active(scenario, chosen)
    playable = scenario.model_copy(update={"moves": {k: m for k, m in scenario.moves.items() if not m.banned}})
    return EffectBuilder(playable, Names.of(scenario), active, semantics, left_out), parameters


def _program(
    scenario: Scenario, playable: Scenario, builder: Builder, chosen: tuple[str, ...], parameters: Mapping[str, int]
) -> Program:
    lay_out(builder, parameters)
    order_slots(builder)
    sites = {name: move_site(builder, name) for name in playable.moves}
    asked = all_questions(builder)
    questions = {question.id: question_site(builder, question) for question in asked}
    start = Where("start", chain="start")
    stages: dict[Stage, Block] = {
        "setup": (
            *lower_dealing(builder), *lower_hook(builder, "setup"), *builder.steps(scenario.about.start.do, start),
        ),
        "open": (
            *lower_hook(builder, "turn_start"), *lower_injects(builder), *lower_hook(builder, "inject"),
            *lower_observations(builder),
        ),
        "reveal": (
            # before any order can lapse: what was meant counts
            *lower_cards(builder), *lower_reveal(builder, sites, asked, questions), *lower_hook(builder, "reveal"),
            *lower_red_lines(builder, "reveal"),
        ),
        "roll": lower_rolls(builder),
        "resolve": (*lower_hook(builder, "resolve"), *lower_red_lines(builder, "resolve")),
        "effects": lower_all_effects(builder),
        "actors": lower_actors(builder),
        "couple": lower_hook(builder, "couple"),
        "check": (
            *lower_hook(builder, "check"), *lower_cards(builder), *lower_red_lines(builder, "check"),
            *lower_endings(builder), *lower_red_lines(builder, "end"),
        ),
        "turn_end": lower_hook(builder, "turn_end"),
    }
    remember_for_doctrines(builder)
    goals = aims(builder)
    outcomes = tuple(builder.maybe(outcome.when) for outcome in scenario.outcomes)
    derived = _derived(builder)
    conditions = _conditions(builder)
    forecasts = lower_forecasts(builder)
    stages["turn_end"] = (
        *stages["turn_end"], *remember_leaks(builder), *lower_closing(builder), *forecasts, *lower_held(builder)
    )
    stages["open"] = (*lower_leaks(builder), *lower_calendar(builder), *stages["open"])
    stages["effects"] = (*lower_history(builder), *stages["effects"])
    check_written(stages, builder.slots, scenario.about.turns)
    return Program(
        scenario=scenario, modules=chosen, seats=tuple(scenario.seats), slots=tuple(builder.slots), index=builder.index,
        expressions=tuple(builder.expressions), tracks=tuple(builder.tracks), stages=stages, moves=sites,
        questions=questions, aims=goals, outcomes=outcomes, endings=tuple(scenario.endings), derived=derived,
        conditions=conditions, rolls=builder.rolls, hidden_marks=frozenset(builder.hidden_marks), purse=_purse(builder),
        digest=_digest(builder, stages), active=frozenset(builder.active), semantics=builder.semantics,
    )


def _active(scenario: Scenario, chosen: Sequence[str]) -> tuple[tuple[str, ...], dict[str, int]]:
    """Every module in play, included ones before those that include them, and the numbers given with them."""
    order: list[str] = []
    parameters: dict[str, int] = {}

    def add(name: str) -> None:
        if name not in order:
            for included in scenario.modules[name].includes:
                add(included)
            order.append(name)

    for text in chosen:
        name, number = ModuleChoice.parse(text).id, ModuleChoice.parse(text).number or ""
        module = scenario.modules.get(name)
        if module is None or not module.choosable:
            raise UnknownModule(f"no theory called {name!r}; there are: {', '.join(choosable(scenario)) or 'none'}")
        if number and module.parameter is None:
            raise UnknownModule(f"{name} takes no number")
        add(name)
        if module.parameter is not None:
            value = (
                int(number) if number.isascii() and number.isdigit() and len(number) < 10
                else None if number else module.parameter.default
            )  # fmt: skip
            if value is None or not module.parameter.min <= value <= module.parameter.max:
                wanted = f"{module.parameter.min} to {module.parameter.max}"
                raise UnknownModule(
                    f"{name} takes a whole number from {wanted}, e.g. {name}:{module.parameter.default}"
                )
            parameters[module.parameter.id] = value
    for name in order:
        rest = scenario.modules[name].parameter
        if rest is not None:
            parameters.setdefault(rest.id, rest.default)
    return tuple(order), parameters


def choosable(scenario: Scenario) -> tuple[str, ...]:
    """The theories an instructor may choose for a scenario."""
    offered = scenario.about.theories or tuple(scenario.modules)
    return tuple(name for name in offered if name in scenario.modules and scenario.modules[name].choosable)


def _derived(builder: Builder) -> dict[str, Expr]:
    found = {name: builder.number(name) for name in builder.scenario.derived}
    for module in builder.active:
        found.update({name: builder.number(name) for name in builder.scenario.modules[module].derived})
    return found


def _conditions(builder: Builder) -> dict[str, Expr]:
    """Conditions that views ask about: reserves, the words of confidence, what a held slot remembers."""
    found: dict[str, Expr] = {}
    currency = builder.scenario.currency
    for number, reserve in enumerate(currency.reserves if currency is not None else ()):
        kept = reserve.when
        found[f"reserve:{number}"] = builder.constant(1) if kept is None else builder.condition(kept)
    for name, track in builder.scenario.tracks.items():
        if track.estimate is not None and track.estimate.when is not None:
            for viewer in builder.scenario.seats:
                when = builder.condition(track.estimate.when, builder.bind(viewer=viewer))
                found[f"estimate:{name}@{viewer}"] = when
        for number, word in enumerate(track.estimate.confidence if track.estimate is not None else ()):
            for viewer in builder.scenario.seats:
                label = f"confidence:{name}#{number}@{viewer}"
                bindings = builder.bind(viewer=viewer)
                held = word.when
                found[label] = builder.constant(1) if held is None else builder.condition(held, bindings)
    found.update(_choice_needs(builder))
    for name, marker in (builder.scenario.map.markers if builder.scenario.map is not None else {}).items():
        if marker.when is not None:
            found[f"marker:{name}"] = builder.condition(marker.when)
    for grant, body in builder.scenario.grants.items():
        for seat in body.per or (None,):
            if body.slots:
                slot = slots.granted(grant, seat)
                found[f"slots:{grant}@{seat or ''}"] = builder.expr(is_on(slot))
    found.update(builder.held)  # last: any line above may ask held(…)
    return found


def _choice_needs(builder: Builder) -> dict[str, Expr]:
    """The needs of a parameter's items and of answers, seat by seat."""
    found: dict[str, Expr] = {}
    for name, move in builder.scenario.moves.items():
        for seat in who_may(move):
            bindings = own_bindings(name, move, seat)
            for key, parameter in move.parameters.items():
                for word, choice in parameter.choices.items():
                    for number, need in enumerate(choice.needs):
                        label = f"choice:{name}.{key}.{word}#{number}@{seat}"
                        found[label] = builder.condition(need.when, bindings)
    for question in all_questions(builder):
        for seat in question.body.to:
            for word, answer in question.body.answers.items():
                for number, need in enumerate(answer.needs):
                    label = f"answer:{question.id}.{word}#{number}@{seat}"
                    found[label] = builder.condition(need.when, builder.bind(mover=seat))
    return found


def _purse(builder: Builder) -> Mapping[str, int]:
    currency = builder.scenario.currency
    if currency is None:
        return {}
    family = builder.scenario.tracks[currency.track].per
    return {
        seat: builder.slot(slots.value(currency.track, seat if family else None)) for seat in builder.scenario.seats
    }


def _digest(builder: Builder, stages: Mapping[Stage, Block]) -> str:
    """A hash of everything that decides what a game does; words for readers are no part of it."""
    whole = repr((builder.slots, builder.expressions, builder.tracks, sorted(stages.items())))
    if builder.semantics > 1:  # the digests of the first ones stand in saves
        whole += f" under {builder.semantics}"
    return blake2b(whole.encode(), digest_size=16, person=b"wargame-program").hexdigest()


