"""Orders into slots: the facts of the reveal, before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wargame.engine.compiled import functions
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.language import slots
from wargame.model.moves import Move, Parameter
from wargame.model.events import Event, Noted, Ordered
from wargame.model.labels import SlotName, TargetWord
from wargame.model.orders import Act, Order


def choice_words(program: Program, move: str, parameter: str) -> tuple[str, ...]:
    """The words of a parameter in the order of their numbers (from 1)."""
    return names_of(program).choices(move, parameter)


def chosen_words(program: Program, act: Act, key: str, parameter: Parameter) -> tuple[str, ...]:
    """What an act chose, or what stands where it says nothing."""
    given = tuple(act.chosen.get(key, ()))
    if given or parameter.several > 1:
        return given or (() if parameter.default is None else (parameter.default,))
    return (parameter.default or choice_words(program, act.move, key)[0],)


def chosen_value(program: Program, act: Act, key: str, parameter: Parameter) -> int:
    """The number a parameter's slot gets: the item's place, or one bit an item."""
    words = choice_words(program, act.move, key)
    places = [words.index(word) for word in chosen_words(program, act, key, parameter)]
    return sum(1 << place for place in places) if parameter.several > 1 else places[0] + 1


def stored_words(program: Program, move: str, key: str, value: int) -> tuple[str, ...]:
    """The words that the number in a parameter's slot stands for; none for 0."""
    words = choice_words(program, move, key)
    if program.scenario.moves[move].parameters[key].several > 1:
        return tuple(word for place, word in enumerate(words) if value >> place & 1)
    return words[value - 1 : value] if value else ()


def slot_values(program: Program, seat: str, order: Order) -> Mapping[str, int]:
    """Every slot an order sets, by name; all other slots of the seat's orders are 0."""
    found: dict[str, int] = {}
    for act in order.acts:
        move = program.scenario.moves[act.move]
        found[slots.ordered(act.move, seat)] = 1
        for key, parameter in move.parameters.items():
            found[slots.chosen(act.move, key, seat)] = chosen_value(program, act, key, parameter)
        for named in act.partners:
            if named in move.optional and named != seat:
                found[slots.partner(act.move, seat, named)] = 1
    for question in _in_order(program, order):  # whatever order they were given in, the facts are the same
        found[slots.said(question, seat)] = answer_number(program, question, order.answers[question])
    return found


def _in_order(program: Program, order: Order) -> list[str]:
    if program.semantics == 1:
        return sorted(order.answers)
    return [question for question in program.questions if question in order.answers]


def answer_number(program: Program, question: str, word: str) -> int:
    """An answer's place in its list, from 1."""
    return list(names_of(program).questions[question].answers).index(word) + 1


def named_seats(move: Move, chosen: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Whom an order of a move names as its ``target``: the seats chosen, or those whose moves are."""
    free = [key for key, parameter in move.parameters.items() if parameter.from_seats or parameter.from_moves]
    return frozenset(TargetWord.parse(word).seat for key in free for word in chosen.get(key, ()))


def choice_cost(program: Program, act: Act, move: Move) -> int:
    """What the items an act chose add to its cost."""
    return sum(
        parameter.choices[word].cost
        for key, parameter in move.parameters.items()
        for word in chosen_words(program, act, key, parameter)
        if word in parameter.choices
    )


def opened_orders(program: Program, values: tuple[int, ...], orders: Mapping[str, Order]) -> Iterator[Event]:
    """The events that lay all orders open, seat by seat: choices noted, then each move with its cost."""
    read = functions(program)
    now = list(values)
    for seat in program.seats:
        order = orders[seat]
        for name, value in slot_values(program, seat, order).items():
            now[program.index[name]] = value
            if SlotName.parse(name).head != "ordered":
                yield Noted(slot=name, to=value)
        for act in order.acts:
            move = program.scenario.moves[act.move]
            cost = int(read[program.moves[act.move].cost[seat]](now)) + choice_cost(program, act, move)
            chosen = {key: chosen_words(program, act, key, move.parameters[key]) for key in move.parameters}
            yield Ordered(
                seat=seat, move=act.move, chosen=chosen, partners=tuple(act.partners), cost=cost,
                slot=slots.ordered(act.move, seat), to=1,
            )
