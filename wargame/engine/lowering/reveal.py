"""Pass (a), the reveal: payment, early moves, answers, the matching of joint moves."""

from __future__ import annotations

from itertools import product

from wargame.engine.lowering.builder import Builder, both, compare, either, is_on, minus, plus, read, where
from wargame.engine.lowering.effects import lower_steps
from wargame.engine.lowering.moves import lower_effects_of, use_up
from wargame.engine.lowering.orders import groups, paid_slot, purse_change, shared, takes_part, who_may
from wargame.engine.lowering.rolls import lower_roll
from wargame.engine.lowering.sites import Asked, agreed_choice, choice_costs, lapse_conditions
from wargame.engine.lowering.where import Where
from wargame.engine.program import Assign, Block, MoveSite, Op, QuestionSite, Say, When
from wargame.language import slots
from wargame.language.tree import Node, const
from wargame.model.events import Answered, Joined, Lapsed, OfferFailed


def lower_reveal(
    builder: Builder, sites: dict[str, MoveSite], asked: list[Asked], questions: dict[str, QuestionSite]
) -> Block:
    """Everything between the opening of the orders and the rules at the reveal."""
    moves = builder.scenario.moves
    ops: list[Op] = [*_forget_offers(builder)]
    for site in sites.values():
        for seat in site.seats:
            ops.append(_pay(builder, site, seat))
    for name in sorted((name for name in sites if moves[name].early), key=lambda name: (moves[name].order, name)):
        for group in groups(moves[name]):
            roll: Block = (lower_roll(builder, name, group),) if moves[name].scale is not None else ()
            acts = builder.expr(takes_part(name, group))
            used = use_up(builder, name, moves[name], group)
            ops.append(When(acts, (*roll, *used, *lower_effects_of(builder, name, group))))
    ops.extend(_answers(builder, asked, questions))
    for name in sites:
        if moves[name].joint:
            ops.extend(_match(builder, name))
        if shared(moves[name]):
            for key in moves[name].parameters:
                slot = builder.slot(slots.agreed(name, key))
                agreed = where(takes_part(name, who_may(moves[name])), agreed_choice(builder, name, key), const(0))
                ops.append(Assign(slot, builder.expr(agreed)))
    return tuple(ops)


def _pay(builder: Builder, site: MoveSite, seat: str) -> When:
    """An ordered move lapses where it turns out closed; else its seat pays for it."""
    ordered = slots.ordered(site.move, seat)
    slot = builder.slot(ordered)
    cost = plus(builder.expressions[site.cost[seat]], choice_costs(builder, site.move, seat))
    paid = paid_slot(site.move, seat)
    body: Block = (
        Assign(builder.slot(paid), builder.expr(cost)),
        *purse_change(builder, seat, minus(const(0), read(paid)), f"move:{site.move}"),
    )
    for label, failed in reversed(lapse_conditions(builder, site, seat)):
        lapsed = Lapsed(seat=seat, move=site.move, cause=label, slot="", to=0)
        body = (When(failed, (Assign(slot, builder.constant(0), lapsed),), body),)
    return When(builder.expr(is_on(ordered)), body)


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
                effects = (*cost, *lower_steps(builder, answer.do, place))
                if effects:
                    second.append(When(builder.expr(compare(read(answered), "==", number)), effects))
            first.append(When(site.called[seat], tuple(choose)))
    return [*first, *second]


def answer_place(builder: Builder, asked: Asked, seat: str, word: str) -> Where:
    """Where the effects of an answer stand."""
    kind, _, owner = asked.asker.partition(":")
    tags = builder.scenario.injects[owner].tags if kind == "inject" else ()
    source = f"answer:{asked.id}.{word}"
    return Where(
        source, (seat,), builder.bind(mover=seat), f"{source}@{seat}",
        move=owner if kind == "move" else None, tags=frozenset(tags), private=asked.body.visibility != "public",
    )


def offer_slot(move: str, by: str, to: str) -> str:
    """1 during the turn after ``by`` offered ``to`` a joint move that found too few partners."""
    return f"offer:{move}@{by}+{to}"


def _forget_offers(builder: Builder) -> Block:
    found = []
    for name, move in builder.scenario.moves.items():
        if move.joint:
            for by in who_may(move):
                for to in who_may(move):
                    if to != by:
                        slot = builder.slot(offer_slot(name, by, to), "book", owner=name, seat=to)
                        found.append(Assign(slot, builder.constant(0)))
    return tuple(found)


def _match(builder: Builder, name: str) -> Block:
    """A joint move stands among the seats that ordered it, if all required seats did and all named are there."""
    move = builder.scenario.moves[name]
    seats = who_may(move)
    optional = [seat for seat in seats if seat not in move.seats]
    stands = both(
        *(is_on(slots.ordered(name, seat)) for seat in move.seats),
        *(
            either(
                compare(read(slots.ordered(name, seat)), "==", 0),
                compare(read(slots.partner(name, seat, named)), "==", 0),
                is_on(slots.ordered(name, named)),
            )
            for seat in seats
            for named in optional
            if named != seat
        ),
    )
    joined: list[Op] = []
    for present in product((True, False), repeat=len(optional)):
        among = tuple(seat for seat, here in zip(optional, present, strict=True) if here)
        held = both(
            *(
                is_on(slots.ordered(name, seat)) if seat in among else compare(read(slots.ordered(name, seat)), "==", 0)
                for seat in optional
            )
        )
        say = Say(Joined(move=name, seats=(*move.seats, *among)))
        joined.append(When(builder.expr(held), (say,)) if optional else say)
    failed: list[Op] = []
    for seat in seats:
        failed.append(When(builder.expr(is_on(slots.ordered(name, seat))), _offer(builder, name, seat)))
    everyone = builder.expr(takes_part(name, seats))
    return (When(everyone, (When(builder.expr(stands), tuple(joined), tuple(failed)),)),)


def _offer(builder: Builder, name: str, seat: str) -> Block:
    """A seat's offer found too few partners: part of its price comes back, the seats it named are told next turn."""
    move = builder.scenario.moves[name]
    currency = builder.scenario.currency
    refund = 0 if currency is None else currency.refund
    required = tuple(other for other in move.seats if other != seat)
    ordered = builder.slot(slots.ordered(name, seat))
    event = OfferFailed(move=name, seat=seat, listed=required, refund=refund, slot="", to=0)
    ops: list[Op] = [
        Assign(ordered, builder.constant(0), event),
        *purse_change(
            builder, seat, Node("min", const(0).type, (const(refund), read(paid_slot(name, seat)))), f"move:{name}"
        ),
        *(Assign(builder.slot(offer_slot(name, seat, other)), builder.constant(1)) for other in required),
    ]
    for other in move.optional:
        if other != seat:
            named = builder.expr(is_on(slots.partner(name, seat, other)))
            told = OfferFailed(move=name, seat=seat, listed=(other,), refund=0, slot="", to=0)
            ops.append(When(named, (Assign(builder.slot(offer_slot(name, seat, other)), builder.constant(1), told),)))
    return tuple(ops)


