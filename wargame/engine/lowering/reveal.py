"""Pass (a), the reveal: payment, early moves, answers, the matching of joint moves."""

from __future__ import annotations

from wargame.engine.lowering.builder import Builder
from wargame.engine.lowering.early import agree, agreed_early, lower_early
from wargame.engine.lowering.joints import forget_offers, match
from wargame.engine.lowering.sites import Asked, choice_costs, lapse_conditions
from wargame.engine.program import Assign, Block, MoveSite, Op, QuestionSite, When
from wargame.language import slots
from wargame.language.effects.payment import purse_change
from wargame.language.formulas import compare, either, is_on, minus, plus, read, where
from wargame.language.orders import paid_slot
from wargame.language.tree import Node, const
from wargame.language.where import Where
from wargame.model.events import Answered, Lapsed


def lower_reveal(
    builder: Builder, sites: dict[str, MoveSite], asked: list[Asked], questions: dict[str, QuestionSite]
) -> Block:
    """Everything between the opening of the orders and the rules at the reveal."""
    moves = builder.scenario.moves
    ops: list[Op] = [*forget_offers(builder)]
    paying: list[Op] = []
    changed: dict[int, str] = {}
    for site in sites.values():
        for seat in site.seats:
            first, pay = _pay(builder, site, seat, changed)
            ops.extend(first)
            paying.append(pay)
    ops.extend(paying)
    ops.extend(lower_early(builder))
    ops.extend(_answers(builder, asked, questions))
    for name in sites:
        if moves[name].joint:
            ops.extend(match(builder, name))
        if not agreed_early(builder, moves[name]):
            ops.extend(agree(builder, name))
    return tuple(ops)


def _pay(builder: Builder, site: MoveSite, seat: str, changed: dict[int, str]) -> tuple[Block, When]:
    """An ordered move lapses where it turns out closed; else its seat pays for it.

    First: what it asks about other seats that have paid or lapsed by then is asked before any of them, so that none is
    before another. ``changed``: the slots that this changes for seats before it, whose they are; it grows.
    """
    ordered = slots.ordered(site.move, seat)
    slot = builder.slot(ordered)
    cost = plus(builder.expressions[site.cost[seat]], choice_costs(builder, site.move, seat))
    first: list[Op] = []

    def asked(tree: Node, name: str) -> Node:
        reads = {changed.get(builder.index[slot], seat) for slot in tree.slots()}
        if builder.semantics == 1 or reads <= {seat}:
            return tree
        first.append(Assign(builder.slot(name, scoped=True), builder.expr(where(is_on(ordered), tree, const(0)))))
        return read(name)

    paid = paid_slot(site.move, seat)
    body: Block = (
        Assign(builder.slot(paid), builder.expr(asked(cost, f"price:{site.move}@{seat}"))),
        *purse_change(builder, seat, minus(const(0), read(paid)), f"move:{site.move}"),
    )
    for label, failed in reversed(lapse_conditions(builder, site, seat)):
        tree = builder.expressions[failed]
        lapses = asked(where(tree, const(1), const(0)), f"lapses:{label}:{site.move}@{seat}")
        condition = failed if lapses.op != "read" else builder.expr(compare(lapses, ">", 0))
        lapsed = Lapsed(seat=seat, move=site.move, cause=label, slot="", to=0)
        body = (When(condition, (Assign(slot, builder.constant(0), lapsed),), body),)
    changed |= dict.fromkeys((slot, builder.slot(paid)), seat)
    if builder.scenario.currency is not None and builder.scenario.tracks[builder.scenario.currency.track].per:
        changed[builder.slot(slots.value(builder.scenario.currency.track, seat))] = seat
    return tuple(first), When(builder.expr(is_on(ordered)), body)


def _answers(builder: Builder, asked: list[Asked], questions: dict[str, QuestionSite]) -> list[Op]:
    """First every answer that was called for, then their costs and effects: no answer depends on another's effect."""
    first: list[Op] = []
    second: list[Op] = []
    for question in asked:
        site = questions[question.id]
        for seat in site.seats:
            said, answered = slots.said(question.id, seat), slots.answered(question.id, seat)
            choose: list[Op] = []
            for number, (word, answer) in enumerate(question.body.answers.items(), start=1):
                event = Answered(seat=seat, question=question.id, answer=word, slot="", to=0)
                set_it = Assign(builder.slot(answered), builder.constant(number), event)
                chosen = compare(read(said), "==", number)
                if word == question.body.default:  # nothing said is the default said
                    chosen = either(chosen, compare(read(said), "==", 0))
                choose.append(When(builder.expr(chosen), (set_it,)))
                cost = (
                    purse_change(builder, seat, const(-answer.cost), f"answer:{question.id}.{word}")
                    if answer.cost
                    else ()
                )
                place = answer_place(builder, question, seat, word)
                effects = (*cost, *builder.steps(answer.do, place))
                if effects:
                    second.append(When(builder.expr(compare(read(answered), "==", number)), effects))
            first.append(When(site.called[seat], tuple(choose)))
    return [*first, *second]


def answer_place(builder: Builder, asked: Asked, seat: str, word: str) -> Where:
    """Where the effects of an answer stand."""
    asker = asked.asker
    inject = asker.id if asker is not None and asker.kind == "inject" else None
    move = asker.id if asker is not None and asker.kind == "move" else None
    tags = () if inject is None else builder.scenario.injects[inject].tags
    source = f"answer:{asked.id}.{word}"
    return Where(
        source, (seat,), builder.bind(mover=seat), f"{source}@{seat}",
        move=move, tags=frozenset(tags), private=asked.body.visibility != "public",
    )
