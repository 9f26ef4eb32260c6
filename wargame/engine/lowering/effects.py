"""Effects to statements. Tables, lists and watches are written in where they are used: a program has no calls."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.engine.lowering.builder import Builder
from wargame.language.spans import until_of
from wargame.language.formulas import both, compare, is_on, marked, minus, no, plus, read, where
from wargame.engine.lowering.changes import lower_change, on_targets
from wargame.engine.lowering.dealing import deal
from wargame.engine.lowering.orders import convert_choice, modify_roll, refund, set_band, strike, strike_choice
from wargame.language.where import Where
from wargame.engine.program import Assign, Block, ModifierOp, Roll, When
from wargame.language.spans import FOREVER
from wargame.language import slots
from wargame.language.effects import (
    Become, CloseInject, ConvertChoice, Cross, Deal, DrawCard, Effect, EndGame, Give, Mark, Modify, PutInject, Refund,
    RunTable, Schedule, SetBand, SetTo, Shift, Strike, StrikeChoice, Tokens, Unschedule, UseList, Withdraw,
)
from wargame.language.spans import Span
from wargame.language.targets import Target
from wargame.language.effects_reader import read_chance, read_effect
from wargame.language.parser import parse_condition, settled
from wargame.language.tree import NUMBER, Node, const
from wargame.model.events import Became, Closed, Drawn, Ended, Put, RedLineCrossed
from wargame.model.steps import Branch, Chance, EachSeat, Step

ON_MOVES = (Modify, Strike, Refund, SetBand, StrikeChoice, ConvertChoice)


def lower_steps(builder: Builder, steps: Iterable[Step], at: Where) -> Block:
    """The statements of a list of effects standing ``at`` a place."""
    return tuple(op for step in steps for op in _step(builder, step, at))


def _step(builder: Builder, step: Step, at: Where) -> Block:
    match step:
        case str():
            return lower_effect(builder, read_effect(step, builder.names, at.bindings), at)
        case Branch():
            return branch(builder, step.when, step.do, step.otherwise, at)
        case Chance():
            return _chance(builder, step, at)
        case EachSeat():
            return tuple(
                op
                for seat in step.each
                for op in lower_steps(builder, step.do, at.with_seat("each", seat))
            )


def branch(builder: Builder, when: str, do: Iterable[Step], otherwise: Iterable[Step], at: Where) -> Block:
    """One list while a condition holds, else another. Where what is bound here settles it, only that one is read."""
    condition = parse_condition(when, builder.names, at.bindings)
    if condition.op == "const":
        return lower_steps(builder, do if condition.value else otherwise, at)
    return (When(builder.expr(condition), lower_steps(builder, do, at), lower_steps(builder, otherwise, at)),)


def _chance(builder: Builder, step: Chance, at: Where) -> Block:
    """A roll of two rows: its base holds all but the dice, so that the total is compared with 0."""
    test = read_chance(step.roll, builder.names, at.bindings)
    purpose = f"chance:{step.id}<{at.chain}"
    row = builder.slot(f"row:{purpose}", scoped=True)
    count, sides = test.dice
    base = builder.expr(Node("sub", NUMBER, (test.bonus, test.against)))
    cut = -1 if test.sign in (">=", "<") else 0
    roll = Roll(
        f"chance:{step.id}", at.seats, purpose, count, builder.constant(sides), base, (), None, (cut,), row,
        hidden=at.private,
    )
    builder.rolls[purpose] = roll
    do, otherwise = lower_steps(builder, step.do, at), lower_steps(builder, step.otherwise, at)
    if test.sign in ("<", "<="):
        do, otherwise = otherwise, do
    return (roll, When(builder.expr(compare(read(f"row:{purpose}"), "==", 2)), do, otherwise))


def lower_effect(builder: Builder, effect: Effect, at: Where) -> Block:
    """The statements of one effect; of one that touches a move off the menu, none."""
    builder.budget.spend(at.chain, len(getattr(effect, "targets", ())) or 1)
    touched = effect.move.move if isinstance(effect, ON_MOVES) else None
    if touched is not None and touched not in builder.scenario.moves:
        return ()
    match effect:
        case Shift() | SetTo():
            return lower_change(builder, effect, at, lower_steps)
        case Become(slot, value):
            return (_became(builder, slot, const(value), at),)
        case Tokens():
            return _tokens(builder, effect, at)
        case Give(grant, seat, span):
            slot = slots.granted(grant, seat)
            return (_lasts(builder, slot, span), _became(builder, slot, const(1), at))
        case Withdraw(grant, seat):
            return (_became(builder, slots.granted(grant, seat), const(0), at),)
        case Schedule(later, turns):
            return _schedule(builder, later, turns)
        case Unschedule(later):
            most = builder.calendar.get(later, 0)
            return tuple(
                Assign(builder.slot(slots.due(later, turns)), builder.constant(0)) for turns in range(most + 1)
            )
        case RunTable(table, add, seat):
            return run_table(builder, table, at if seat is None else at.with_seat("mover", seat), add)
        case UseList(effects, seat):
            here = at if seat is None else at.with_seat("mover", seat)
            steps = builder.scenario.effect_lists[effects].do
            return lower_steps(builder, steps, here.under(at.source, f"use:{effects}"))
        case PutInject(inject):
            return put_inject(builder, inject, at.source, at.chain)
        case CloseInject(inject):
            event = Closed(inject=inject, source=at.source, slot="", to=0)
            return (Assign(builder.slot(slots.put(inject)), builder.constant(0), event),)
        case DrawCard(deck):
            return draw_card(builder, deck, at)
        case Deal(what, seat):
            return deal(builder, what, seat, at, lower_steps)
        case Mark(mark, seat):
            if at.private:
                builder.hidden_marks.add(mark)
            names = [slots.past(f"mark:{mark}")] + ([] if seat is None else [slots.past(f"mark:{mark}", seat)])
            return tuple(Assign(builder.slot(name, "past"), builder.expr(marked(name))) for name in names)
        case EndGame(ending):
            number = list(builder.scenario.endings).index(ending) + 1
            ended = Ended(ending=ending, source=at.source, slot="", to=0)
            over = builder.slot(slots.ENDED)
            return (
                When(
                    builder.expr(compare(read(slots.ENDED), "==", 0)), (Assign(over, builder.constant(number), ended),)
                ),
            )
        case Cross(red_line):
            return (cross(builder, red_line),)
        case Modify(move, amount):
            return modify_roll(builder, move, amount)
        case Strike(move):
            return strike(builder, move, at.source)
        case Refund(move):
            return refund(builder, move, at.source)
        case SetBand(move, how, band):
            return set_band(builder, move, how, band, at.source)
        case StrikeChoice(move, parameter, choice):
            return strike_choice(builder, move, parameter, choice)
        case ConvertChoice(move, parameter, choice):
            return convert_choice(builder, move, parameter, choice)


def cross(builder: Builder, red_line: str) -> Assign:
    """A seat crosses a red line; crossing it again changes nothing."""
    seat = builder.scenario.red_lines[red_line].seat
    event = RedLineCrossed(seat=seat, red_line=red_line, slot="", to=0)
    return Assign(builder.slot(slots.crossed(red_line)), builder.constant(1), event)


def _became(builder: Builder, slot: str, value: Node, at: Where) -> Assign:
    return Assign(builder.slot(slot), builder.expr(value), Became(source=at.source, seats=at.seats, slot="", to=0))


def _lasts(builder: Builder, slot: str, span: Span | None) -> Assign:
    """How long what is given now stands; where some of it stood already, all of it stands for the longer while.

    Comes before what is given is counted, so that what ran out long ago does not lend its while to it.
    """
    until = slots.until(slot)
    now = until_of(None if span is None else span.turns)
    longest = where(is_on(slot), Node("max", NUMBER, (_end(until), now)), now)
    return Assign(builder.slot(until, "until"), builder.expr(longest))


def _end(until: str) -> Node:
    """The last turn something stands; what a scenario starts with stands for good."""
    return where(is_on(until), read(until), const(FOREVER))


def _tokens(builder: Builder, effect: Tokens, at: Where) -> Block:
    blocks: list[tuple[Target, Block]] = []
    for target in effect.targets:
        family, _, key = target.slot.partition("[")
        owner, holder = builder.scenario.tokens[family], key.removesuffix("]")
        if target.slot not in builder.index and builder.semantics > 1:  # of a move off the menu nobody has made one yet
            seat = holder if holder in owner.per else None
            builder.slot(target.slot, "token", owner=family, seat=seat)
            builder.slot(slots.until(target.slot), "until", owner=family, seat=seat)
        wanted = effect.amount if effect.how == "=" else plus(read(target.slot), effect.amount)
        held = Node("max", NUMBER, (const(0), Node("min", NUMBER, (const(owner.most), wanted))))
        gains = effect.amount.op != "const" or int(str(effect.amount.value)) > 0
        lasts = (_lasts(builder, target.slot, effect.span),) if gains else ()
        body: Block = (*lasts, _became(builder, target.slot, held, at))
        blocks.append((target, body))
    return on_targets(builder, blocks)


def _schedule(builder: Builder, later: str, turns: int) -> Block:
    builder.budget.spend(f"later:{later}", turns)
    builder.calendar[later] = max(builder.calendar.get(later, 0), turns)
    for ahead in range(turns + 1):
        builder.slot(slots.due(later, ahead), "later", owner=later)
    name = slots.due(later, turns)
    return (Assign(builder.slot(name), builder.expr(plus(read(name), const(1)))),)


def run_table(builder: Builder, table: str, at: Where, add: Node | None = None) -> Block:
    """Roll a rule table here: its modifiers and rows read what is bound here."""
    rule = builder.scenario.tables[table]
    here = at.under(f"table:{table}", f"table:{table}")
    builder.budget.spend(here.chain, 1 + len(rule.modifiers) + len(rule.rows))
    row = f"row:{here.chain}"
    slot = builder.slot(row, scoped=True)
    count, sides = dice_of(rule.dice)
    modifiers = [
        ModifierOp(f"table:{table}#{n}", builder.maybe(m.when, at.bindings), builder.number(m.add, at.bindings))
        for n, m in enumerate(rule.modifiers)
        if m.when is None or settled(m.when, builder.names, at.bindings) is not False
    ]
    if add is not None:
        modifiers.append(ModifierOp(at.source, None, builder.expr(add)))
    roll = Roll(
        f"table:{table}", at.seats, here.chain, count, builder.constant(sides), builder.number(rule.base, at.bindings),
        tuple(modifiers), rule.clamp, tuple(r.upto for r in rule.rows[:-1] if r.upto is not None), slot,
        hidden=at.private or rule.visibility == "hidden",
    )
    builder.rolls[here.chain] = roll
    rows = tuple(
        When(builder.expr(compare(read(row), "==", number)), block)
        for number, line in enumerate(rule.rows, start=1)
        if (block := lower_steps(builder, line.do, here))
    )
    return (roll, *rows)


def dice_of(text: str) -> tuple[int, int]:
    """``2d6`` as (2, 6)."""
    count, _, sides = text.partition("d")
    return int(count or 1), int(sides)


def put_inject(builder: Builder, name: str, source: str, chain: str = "") -> Block:
    """An inject is put: it stands open, history knows it, its effects happen."""
    inject = builder.scenario.injects[name]
    if f"inject:{name}" in chain.split("<"):
        raise ValueError(f"inject {name!r} would put itself; the linker refuses such a circle")
    at = inject_place(builder, name, chain)
    event = Put(inject=name, source=source, slot="", to=0)
    pasts = [slots.past(f"inject:{name}"), *(slots.past(f"tag:{tag}") for tag in inject.tags)]
    return (
        Assign(builder.slot(slots.put(name)), builder.constant(1), event, always=True),
        *(Assign(builder.slot(past, "past"), builder.expr(marked(past))) for past in pasts),
        *lower_steps(builder, inject.do, at),
    )


def inject_place(builder: Builder, name: str, chain: str = "") -> Where:
    """Where the effects of an inject stand."""
    inject = builder.scenario.injects[name]
    step = f"inject:{name}"
    return Where(
        step, (), chain=f"{step}<{chain}" if chain else step, tags=frozenset(inject.tags), private=bool(inject.to)
    )


def draw_card(builder: Builder, name: str, at: Where) -> Block:
    """A deck gives one of the cards it still holds, all equally likely."""
    deck = builder.scenario.decks[name]
    purpose = f"deck:{name}<{at.chain}"
    builder.budget.spend(purpose, 5 * len(deck.cards))
    row = builder.slot(f"row:{purpose}", scoped=True)
    left = [_left(builder, name, number, card.count, deck.put_back) for number, card in enumerate(deck.cards)]
    total = plus(*left)
    most = sum(card.count for card in deck.cards)
    roll = Roll(
        f"deck:{name}", (), purpose, 1, builder.expr(total), builder.constant(0), (), None, tuple(range(1, most)), row,
        hidden=True,
    )
    builder.rolls[purpose] = roll
    ops: list[When] = []
    for number in range(len(deck.cards)):
        below, upto = plus(*left[:number]), plus(*left[: number + 1])
        face = read(f"row:{purpose}")
        body = _drawn(builder, name, number, at)
        if not deck.put_back:
            gone = f"gone:{name}#{number}"
            # counted after the comparison of the others: each card compares with what was left before the draw
            body = (Assign(builder.slot(f"taken:{name}"), builder.constant(number + 1)), *body)
            builder.slot(gone)
        ops.append(When(builder.expr(both(compare(face, ">", below), compare(face, "<=", upto))), body))
    if deck.put_back:
        return (roll, *ops)
    taken = builder.slot(f"taken:{name}")
    counts = tuple(
        When(
            builder.expr(compare(read(f"taken:{name}"), "==", number + 1)),
            (
                Assign(
                    builder.slot(f"gone:{name}#{number}"), builder.expr(plus(read(f"gone:{name}#{number}"), const(1)))
                ),
            ),
        )
        for number in range(len(deck.cards))
    )
    whole: Block = (Assign(taken, builder.constant(0)), roll, *ops, *counts)
    return (When(builder.expr(compare(total, ">", 0)), whole),)


def _drawn(builder: Builder, deck: str, number: int, at: Where) -> Block:
    """What a card brings: its situation, or nothing where it has none or its ``when`` does not let it come up now."""
    name = builder.scenario.decks[deck].cards[number].inject
    drawn, place = builder.slot(f"drawn:{deck}", scoped=True), builder.constant(number + 1)
    blank = Assign(drawn, place, Drawn(deck=deck, inject=None, slot="", to=0), always=True)
    if name is None:
        return (blank,)
    card = Assign(drawn, place, Drawn(deck=deck, inject=name, slot="", to=0), always=True)
    body = (card, *put_inject(builder, name, f"deck:{deck}", at.chain))
    inject = builder.scenario.injects[name]
    if inject.when is None or inject.scheduled:
        return body
    held = parse_condition(inject.when, builder.names)
    # Asked before it is put: its own effects may change the answer.
    return (When(builder.expr(no(held)), (blank,)), When(builder.expr(held), body))


def _left(builder: Builder, deck: str, number: int, count: int, put_back: bool) -> Node:
    if put_back:
        return const(count)
    gone = f"gone:{deck}#{number}"
    builder.slot(gone)
    return minus(const(count), read(gone))


