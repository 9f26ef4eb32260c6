"""What a seat must know to order a move: whether the card is there, its needs, its cost, and who may be asked what."""

from __future__ import annotations

from functools import reduce

from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.rolls import adjustments, purpose_of
from wargame.engine.program import Expr, MoveSite, QuestionSite
from wargame.language import slots
from wargame.language.formulas import both, compare, either, is_on, plus, read, where
from wargame.language.orders import groups, own_bindings, picked, who_may
from wargame.language.parser import parse_condition
from wargame.language.tree import NUMBER, Node, const
from wargame.model.moves import Adjustment, Move, Question
from wargame.model.labels import Source
from wargame.records import record


def move_site(builder: Builder, name: str) -> MoveSite:
    """A move as seats may order it."""
    move = builder.scenario.moves[name]
    cost: dict[str, Expr] = {}
    needs: dict[str, tuple[tuple[Expr, str], ...]] = {}
    exists: dict[str, Expr] = {}
    closed: dict[str, tuple[tuple[Expr, str], ...]] = {}
    waived: dict[str, Expr] = {}
    discounts: dict[str, tuple[tuple[Expr, str], ...]] = {}
    for seat in who_may(move):
        builder.budget.spend(f"move:{name}", 4)
        bindings = own_bindings(name, move, seat)
        held = adjustments(builder, name, move, (seat,), bindings)
        cost[seat] = builder.expr(_cost(builder, move, held))
        needs[seat] = tuple((builder.condition(need.when, bindings), need.because) for need in move.needs)
        there = move.available_to
        exists[seat] = builder.expr(both()) if there is None else builder.condition(there, bindings)
        closed[seat] = tuple(
            (builder.expr(both(*conditions)), rule.because) for _, rule, conditions in held if rule.closes
        )
        discounts[seat] = tuple(
            (builder.expr(both(*conditions)), rule.because) for _, rule, conditions in held if rule.cost
        )
        waived[seat] = builder.expr(either(*(both(*conditions) for _, rule, conditions in held if rule.opens)))
    rolls = {seat: purpose_of(name, move, group) for group in groups(move) for seat in group if move.scale is not None}
    return MoveSite(name, who_may(move), cost, needs, exists, closed, waived, discounts, rolls)


def _cost(builder: Builder, move: Move, held: list[tuple[str, Adjustment, list[Node]]]) -> Node:
    """The printed cost with every discount in turn; a discount never goes below its own least cost."""
    cost = const(move.cost)
    for _, rule, conditions in held:
        if rule.cost:
            least = Node("min", NUMBER, (cost, const(rule.cost_least)))
            cheaper = Node("max", NUMBER, (plus(cost, const(rule.cost)), least))
            cost = where(both(*conditions), cheaper, cost)
    return Node("max", NUMBER, (cost, const(0)))


def choice_costs(builder: Builder, name: str, seat: str) -> Node:
    """What the chosen items of a seat's own order add to the cost."""
    move = builder.scenario.moves[name]
    terms = [
        where(picked(slots.chosen(name, key, seat), parameter, number), const(choice.cost), const(0))
        for key, parameter in move.parameters.items()
        for number, choice in enumerate(parameter.choices.values(), start=1)
        if choice.cost
    ]
    return plus(*terms)


def lapse_conditions(builder: Builder, site: MoveSite, seat: str) -> list[tuple[str, Expr]]:
    """Why an ordered move does not happen after all: label and condition, in order."""
    needs = builder.scenario.moves[site.move].needs
    bindings = own_bindings(site.move, builder.scenario.moves[site.move], seat)
    waived = builder.expressions[site.waived[seat]]
    found: list[tuple[str, Expr]] = []
    for number, need in enumerate(needs):
        failed = Node("not", waived.type, (either(waived, parse_condition(need.when, builder.names, bindings)),))
        found.append((f"need:{number}", builder.expr(failed)))
    shut = [builder.expressions[condition] for condition, _ in site.closed[seat]]
    gone = Node("not", waived.type, (builder.expressions[site.exists[seat]],))
    found.append(("closed", builder.expr(either(gone, *shut))))
    return found


@record
class Asked:
    """A question with the inject or move that puts it; None: it stands for itself."""

    id: str
    body: Question
    asker: Source | None


def all_questions(builder: Builder) -> list[Asked]:
    """Every question of the game: standing ones, then those of injects, then of moves."""
    scenario = builder.scenario
    found = [Asked(name, body, None) for name, body in scenario.questions.items()]
    for inject, put in scenario.injects.items():
        found.extend(Asked(name, body, Source.parse(f"inject:{inject}")) for name, body in put.questions.items())
    for move, card in scenario.moves.items():
        found.extend(Asked(name, body, Source.parse(f"move:{move}")) for name, body in card.questions.items())
    return found


def question_site(builder: Builder, asked: Asked) -> QuestionSite:
    """A question as lowered: called where its ``when`` holds and its inject was put, or its move ordered, this turn."""
    asker = asked.asker
    if asker is None:
        base = []
    elif asker.kind == "inject":
        put = Node("count", NUMBER, (), (slots.past(asker.text), 1))
        base = [compare(put, ">", 0)]
    else:
        orderers = who_may(builder.scenario.moves[asker.id])
        base = [either(*(is_on(slots.ordered(asker.id, seat)) for seat in orderers))]
    called: dict[str, Expr] = {}
    for seat in asked.body.to:
        builder.budget.spend(f"question:{asked.id}", 1 + 2 * len(asked.body.answers))
        text = asked.body.when
        own = [] if text is None else [parse_condition(text, builder.names, builder.bind(mover=seat))]
        called[seat] = builder.expr(both(*base, *own))
        builder.slot(slots.said(asked.id, seat), "answer", owner=asked.id, seat=seat, scoped=True)
        builder.slot(slots.answered(asked.id, seat), "answer", owner=asked.id, seat=seat, scoped=True)
    return QuestionSite(asked.id, asked.body.to, called, asked.asker)


def agreed_choice(builder: Builder, name: str, key: str) -> Node:
    """What all who take part in a joint move chose alike: of several items those all named, of one the common word,
    else the default (or the first)."""
    move = builder.scenario.moves[name]
    parameter = move.parameters[key]
    seats = who_may(move)
    words = list(parameter.choices if builder.semantics == 1 else builder.names.choices(name, key))

    def all_chose(number: int) -> Node:
        return both(
            *(
                either(
                    compare(read(slots.ordered(name, seat)), "==", 0),
                    picked(slots.chosen(name, key, seat), parameter, number),
                )
                for seat in seats
            )
        )

    if parameter.several > 1:
        return plus(*(where(all_chose(n), const(1 << n - 1), const(0)) for n in range(1, len(words) + 1)))
    default = 1 if parameter.default is None else words.index(parameter.default) + 1
    numbers = range(1, len(words) + 1)
    return reduce(lambda rest, n: where(all_chose(n), const(n), rest), numbers, const(default))


