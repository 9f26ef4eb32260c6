"""What a seat may order: judged from what that seat knows, so that a refusal tells it nothing new.

A need that the seat cannot judge does not close a card; if it turns out unmet at the reveal, the move lapses unpaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wargame.engine.encoding import choice_cost, choice_words, chosen_words
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.names import names_of
from wargame.engine.program import MoveSite, Program
from wargame.language import slots
from wargame.language.bounds import Interval
from wargame.model.moves import Move, Need
from wargame.model.orders import Act, Order, Refusal
from wargame.model.reasons import StatedReason, authored
from wargame.model.state import State


def refusals(program: Program, state: State, seat: str, order: Order) -> tuple[Refusal, ...]:
    """Every reason why ``seat`` cannot seal this order now; none: it may be sealed. Asked before every seal."""
    unknown = unknown_words(program, seat, order)
    if unknown:  # nothing can be looked up by them
        return unknown
    knowledge = Knowledge(program, state, seat, order)
    found = [refusal for act in order.acts for refusal in _closed(knowledge, act)]
    found.extend(_too_many(knowledge, order))
    return tuple(found or _purse(knowledge, order))


def unknown_words(program: Program, seat: str, order: Order) -> tuple[Refusal, ...]:
    """Every word of an order that is none of these rules, or not this seat's, in whatever position."""
    return (*_acts(program, seat, order), *_answers(program, seat, order))


def _acts(program: Program, seat: str, order: Order) -> Iterator[Refusal]:
    seen: set[str] = set()
    for act in order.acts:
        site = program.moves.get(act.move)
        if site is None:
            yield Refusal("unknown_move", act.move)
            continue
        move = program.scenario.moves[act.move]
        if seat not in site.seats:
            yield Refusal("not_yours", act.move, seat)
            continue
        if act.move in seen:
            yield Refusal("twice", act.move)
        seen.add(act.move)
        yield from _choices(program, act, move)
        for place, partner in enumerate(act.partners):
            if partner not in site.seats or partner == seat or partner in act.partners[:place]:
                yield Refusal("not_a_partner", act.move, partner)


def _choices(program: Program, act: Act, move: Move) -> Iterator[Refusal]:
    for key, words in act.chosen.items():
        parameter = move.parameters.get(key)
        if parameter is None:
            yield Refusal("unknown_choice", act.move, parameter=key)
            continue
        allowed = choice_words(program, act.move, key)
        for word in words:
            if word not in allowed:
                yield Refusal("unknown_choice", act.move, parameter=key, word=word)
        if len(words) > parameter.several or len(set(words)) < len(words):
            yield Refusal("unknown_choice", act.move, parameter=key, most=parameter.several)


def _closed(knowledge: Knowledge, act: Act) -> Iterator[Refusal]:
    program = knowledge.program
    for because in closed_because(knowledge, program.moves[act.move]):
        yield Refusal("closed", act.move, reasons=(because,))
    for key, parameter in program.scenario.moves[act.move].parameters.items():
        for word in chosen_words(program, act, key, parameter):
            reason = choice_closed(knowledge, act.move, key, word)
            if reason is not None:
                yield Refusal("closed", act.move, parameter=key, word=word, reasons=(reason,))


def supposing(site: MoveSite, seat: str) -> Mapping[str, Interval]:
    """What is taken as given when a seat looks at a card: that it is ordered by all who must order it."""
    return {slots.ordered(site.move, seat): (1, 1)}


def closed_because(knowledge: Knowledge, site: MoveSite) -> tuple[StatedReason, ...]:
    """Why a card is certainly closed to the seat that knows this; nothing: it is open as far as the seat can know."""
    seat = knowledge.viewer
    given = supposing(site, seat)
    found = [authored(why) for condition, why in site.closed[seat] if knowledge.sure(condition, given)]
    if not found and knowledge.sure(site.waived[seat], given):
        return ()
    found.extend(authored(why) for condition, why in site.needs[seat] if knowledge.sure(condition, given) is False)
    if knowledge.sure(site.exists[seat], given) is False:
        found.append(StatedReason("not_in_hand"))
    return tuple(found)


def choice_closed(knowledge: Knowledge, move: str, key: str, word: str) -> StatedReason | None:
    """Why an item cannot be chosen now; None: it can."""
    choice = knowledge.program.scenario.moves[move].parameters[key].choices.get(word)
    return None if choice is None else _unmet(knowledge, f"choice:{move}.{key}.{word}", choice.needs)


def answer_closed(knowledge: Knowledge, question: str, word: str) -> StatedReason | None:
    """Why an answer cannot be given now; None: it can."""
    answer = names_of(knowledge.program).questions[question].answers[word]
    return _unmet(knowledge, f"answer:{question}.{word}", answer.needs)


def _unmet(knowledge: Knowledge, what: str, needs: Sequence[Need]) -> StatedReason | None:
    for number, need in enumerate(needs):
        if knowledge.sure(knowledge.program.conditions[f"{what}#{number}@{knowledge.viewer}"]) is False:
            return authored(need.because)
    return None


def slots_of(knowledge: Knowledge) -> dict[str, int]:
    """How many moves of each weight the seat may order now."""
    program, seat = knowledge.program, knowledge.viewer
    currency = program.scenario.currency
    found: dict[str, int] = {}
    if currency is not None:
        found.update({str(weight): number for weight, number in currency.slots.items()})
    for name, grant in program.scenario.grants.items():
        for holder in grant.per or (None,):
            held = program.conditions.get(f"slots:{name}@{holder or ''}")
            may = (not grant.seats or seat in grant.seats) and holder in (None, seat)
            if held is not None and may and knowledge.sure(held):
                for weight, more in grant.slots.items():
                    found[weight] = max(0, found.get(weight, 0) + more)
    return found


def weight_of(move: Move) -> str:
    """Free, minor or major, by printed cost where the card does not say."""
    return move.weight or ("free" if move.cost == 0 else "minor" if move.cost == 1 else "major")


def _too_many(knowledge: Knowledge, order: Order) -> Iterator[Refusal]:
    moves = knowledge.program.scenario.moves
    for weight, most in slots_of(knowledge).items():
        of_it = [act.move for act in order.acts if weight_of(moves[act.move]) == weight]
        if len(of_it) > most:
            yield Refusal("too_many", of_it[-1], word=weight, most=most)


def _answers(program: Program, seat: str, order: Order) -> Iterator[Refusal]:
    for question, word in order.answers.items():
        site = program.questions.get(question)
        if site is None or seat not in site.seats:
            yield Refusal("unknown_question", question, seat)
        elif word not in names_of(program).questions[question].answers:
            yield Refusal("unknown_answer", question, word=word)


def cost_of(knowledge: Knowledge, order: Order) -> int:
    """The most an order can cost its seat: moves, chosen items, and every answer that may be called for."""
    program = knowledge.program
    return sum(_act_cost(knowledge, act) for act in order.acts) + sum(
        names_of(program).questions[question].answers[word].cost
        for question, word in order.answers.items()
        if knowledge.sure(program.questions[question].called[knowledge.viewer]) is not False
    )


def _act_cost(knowledge: Knowledge, act: Act) -> int:
    """The most one move of an order can cost, chosen items included."""
    program, seat = knowledge.program, knowledge.viewer
    move, site = program.scenario.moves[act.move], program.moves[act.move]
    return knowledge.of(site.cost[seat], supposing(site, seat))[1] + choice_cost(program, act, move)


def reserve_of(knowledge: Knowledge) -> tuple[int, tuple[str, ...]]:
    """What the seat must leave unspent, and why."""
    program = knowledge.program
    currency = program.scenario.currency
    kept, why = 0, []
    for number, reserve in enumerate(currency.reserves if currency is not None else ()):
        held = reserve.seat == knowledge.viewer and knowledge.sure(program.conditions[f"reserve:{number}"])
        if held is not False:
            kept += reserve.keep
            why.append(reserve.because)
    return kept, tuple(why)


def _purse(knowledge: Knowledge, order: Order) -> Iterator[Refusal]:
    for question, word in order.answers.items():
        reason = answer_closed(knowledge, question, word)
        if reason is not None:
            yield Refusal("closed", question, word=word, reasons=(reason,))
    yield from _unpaid(knowledge, order)


def no_room(knowledge: Knowledge, move: str) -> tuple[Refusal, ...]:
    """Why one more move does not fit beside the rest of the order that is known: too many of its weight, or the purse;
    nothing: it fits, or it is ordered."""
    order = knowledge.order
    if any(act.move == move for act in order.acts):
        return ()
    more = replace(order, acts=(*order.acts, Act(move)))
    return (*_too_many(knowledge, more), *_unpaid(knowledge, more))


def _unpaid(knowledge: Knowledge, order: Order) -> Iterator[Refusal]:
    """Why the purse of the seat that knows this does not allow an order."""
    if knowledge.viewer not in knowledge.program.purse:
        return
    has = knowledge.state.values[knowledge.program.purse[knowledge.viewer]]
    cost = cost_of(knowledge, order)
    kept, why = reserve_of(knowledge)
    if cost > has:
        yield Refusal("too_dear", "", cost=cost, has=has)
    elif cost and cost > has - kept:
        yield Refusal("reserve", "", reasons=tuple(map(authored, why)), cost=cost, has=has, keeps=kept)
