"""A move as it is typed: the card, what is chosen on it, and who shall take part."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.model.card_views import MoveView, ParameterView, QuestionView
from wargame.model.orders import Act, Order
from wargame.model.views import View
from wargame.plain import naming
from wargame.plain.console import Console
from wargame.plain.typed import number, quoted
from wargame.players import draft
from wargame.wording.captions import extra_cost
from wargame.wording.catalogue import _


def read_card(rest: Sequence[str], view: View) -> MoveView:
    """The card that the first word names. Raises ``Unclear``."""
    if not rest:
        raise naming.Unclear(_("Which move? Give its number, code or id."))
    return naming.move(rest[0], view.moves)


def read_act(console: Console, card: MoveView, said: Sequence[str], view: View, instead: Act | None = None) -> Act:
    """The act that was typed, as ``CHOICE=WORD … with SEAT …``; what was left open is asked for. Raises ``Unclear``,
    and ``Back`` where they would rather not say.

    Args:
        instead: the same move as it is proposed: where anything was typed, it stands for what was left open.
    """
    words, named = [*said], None
    if "with" in words:
        place = words.index("with")
        words, named = words[:place], words[place + 1 :]
    chosen: dict[str, tuple[str, ...]] = {}
    for word in words:
        name, equals, items = word.partition("=")
        if not equals:
            raise naming.Unclear(_("{word} is no choice: write CHOICE=WORD.").format(word=quoted(word)))
        parameter = naming.parameter(name, card)
        chosen[parameter.id] = tuple(naming.choice(item, parameter).word for item in items.split(",") if item)
    for parameter in card.parameters:
        if parameter.id not in chosen:
            typed = bool(said) and instead is not None
            chosen[parameter.id] = draft.chosen(parameter, instead) if typed else _choose(console, parameter, instead)
    if said and instead is not None and named is None:
        return Act(card.id, chosen, instead.partners)
    return Act(card.id, chosen, _partners(console, card, named, view))


def read_answer(console: Console, asked: QuestionView, order: Order, prompt: str) -> str:
    """The word of the answer that was picked from the list; Enter takes the one that stands. Raises ``Back``."""
    texts = [f"{reply.text}{f' ({reply.cost})' if reply.cost else ''}" for reply in asked.answers]
    words = [reply.word for reply in asked.answers]
    return words[console.pick(prompt, texts, words.index(order.answers.get(asked.id, asked.default)))]


def _choose(console: Console, parameter: ParameterView, instead: Act | None) -> tuple[str, ...]:
    items = [item for item in parameter.choices if item.open]
    if len(items) <= 1 and parameter.several == 1:
        return tuple(item.word for item in items)
    console.say(parameter.ask)
    texts = [f"{item.text}{f' ({extra_cost(item.cost)})' if item.cost else ''}" for item in items]
    standing = draft.chosen(parameter, instead)
    if parameter.several == 1:
        default = next((place for place, item in enumerate(items) if item.word in standing), 0)
        return (items[console.pick(_("Your choice"), texts, default)].word,)
    console.say(*(f"  {number}. {text}" for number, text in enumerate(texts, 1)))
    asked = _("Up to {most}, numbers with spaces between, or Enter for none").format(most=parameter.several)
    picked = console.ask(asked).replace(",", " ").split()
    places = [number(word, 1, len(items)) for word in picked]
    wrong = next((word for word, place in zip(picked, places, strict=True) if place is None), None)
    if wrong is not None:
        raise naming.Unclear(_("{wrong} is not on the list; the move is not ordered.").format(wrong=quoted(wrong)))
    return tuple(dict.fromkeys(items[place - 1].word for place in places if place is not None))


def _partners(console: Console, card: MoveView, named: Sequence[str] | None, view: View) -> tuple[str, ...]:
    if not card.optional:
        return ()
    if named is None:
        names = {seat.id: seat.name for seat in view.seats}
        offered = ", ".join(names[seat] for seat in card.optional)
        asked = _("Who else shall take part ({offered})? Enter for nobody").format(offered=offered)
        named = console.ask(asked).split()
    meant = [naming.seat(word.strip(","), view.seats).id for word in named]
    strange = next((seat for seat in meant if seat not in card.optional), None)
    if strange is not None:
        refused = _("{code} cannot name {strange}; the move is not ordered.")
        raise naming.Unclear(refused.format(code=card.code, strange=strange))
    return tuple(dict.fromkeys(meant))
