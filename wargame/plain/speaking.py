"""What is said between the seats, in lines: read, written, and promised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from wargame.debrief.talking import said_node, talk_of, talker_of
from wargame.document.compact import compact
from wargame.model.talk import TO_ALL, Message, Promise, Spoken
from wargame.model.card_views import MoveView
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.plain import naming
from wargame.plain.console import Console
from wargame.plain.typed import number, quoted
from wargame.players import diplomacy
from wargame.session.unread import is_unread
from wargame.wording.catalogue import _
from wargame.wording.numbers import either

EVERYBODY = "all"
Thing = tuple[Literal["move", "tag", "answer"], str, str]
"""Of what kind, its id, and the word of an answer."""


def proposal_of(card: MoveView, view: View) -> list[str]:
    """The proposal of a move above its card, with how it stands."""
    one = diplomacy.about(view, card.id)
    return _lines(one, view) if one else []


def proposal_named(rest: Sequence[str], view: View) -> Spoken:
    """The proposal of the move whose code was typed, or under the number that was; alone, the one that waits for an
    answer. Raises ``Unclear``."""
    standing, codes = diplomacy.standing(view), {card.id: card.code for card in view.moves}
    made = {str(one.number): one for one in standing}
    for move in dict.fromkeys(diplomacy.proposed(one).act.move for one in standing):
        one = diplomacy.about(view, move)
        if one is not None and move in codes:
            made[codes[move].lower()] = one
    waits = diplomacy.waiting(view)
    if not rest and len(waits) == 1:
        return waits[0]
    if not made:
        raise naming.Unclear(_("There is no proposal to answer."))
    if not rest or rest[0].lower() not in made:
        known = _("Which proposal: {codes}?")
        named = [word.upper() for word in made if not word.isdecimal()] or [*made]
        raise naming.Unclear(known.format(codes=either(named)))
    return made[rest[0].lower()]


def new_lines(view: View, seen: int) -> list[str]:
    """What others said to this seat since it last read, under a heading; nothing where there is nothing. What it is
    asked and what came of words given stand above it (``debrief.desk``)."""
    above = (*diplomacy.waiting(view), *diplomacy.settled(view))
    new = [one for one in talk_of(view).spoken if is_unread(one, view, seen) and one not in above]
    return [_("New messages:"), *(line for one in new for line in _lines(one, view)), ""] if new else []


def page(view: View, seen: int) -> list[str]:
    """Everything the seat heard and said, turn by turn."""
    return told(talk_of(view).spoken, view, seen) or [_("Nobody has said anything yet. Type say to begin.")]


def told(spoken: Sequence[Spoken], view: View, seen: int | None = None) -> list[str]:
    """What was said, under its turns; ``seen``: what has a higher number and is another's is marked as new."""
    lines: list[str] = []
    turn = 0
    for one in spoken:
        if one.said.turn != turn:
            turn = one.said.turn
            lines.append(f"{view.turn_name.capitalize()} {turn}")
        lines += _lines(one, view, new=seen is not None and is_unread(one, view, seen))
    return lines


def public_lines(view: View) -> list[str]:
    """This turn's communiqués and public promises, for everybody to read."""
    said = [one for one in talk_of(view).spoken if one.said.to == TO_ALL and one.said.turn == view.turn]
    return [_("Said in public:"), *(line for one in said for line in _lines(one, view))] if said else []


def lines_of(one: Spoken, view: View) -> list[str]:
    """Something said, in lines of its own."""
    speaker = talker_of(view)
    first, *rest = (str(line) for line in compact((said_node(one, speaker),)))
    return [f"{first} – {speaker.standing(one.standing)}" if one.standing else first, *rest]


def _lines(one: Spoken, view: View, new: bool = False) -> list[str]:
    first, *rest = lines_of(one, view)
    return [f"  {one.number}. {_('new: ') if new else ''}{first}", *(f"     {words.strip()}" for words in rest)]


def addressees(said: str, view: View) -> tuple[str, ...]:
    """``seoul,washington``, ``control`` or ``all``. Raises ``Unclear``."""
    words = [word for word in said.lower().split(",") if word]
    if words == [EVERYBODY]:
        return TO_ALL
    others = [seat for seat in view.seats if seat.id != view.viewer]
    return tuple(dict.fromkeys(CONTROL if word == CONTROL else naming.seat(word, others).id for word in words))


def read_message(rest: Sequence[str], view: View, console: Console) -> Message:
    """The message that was typed; what was left out is asked for. Raises ``Unclear``."""
    to = addressees(rest[0], view) if rest else _ask_whom(view, console)
    text = " ".join(rest[1:]) or console.ask(_("Your message, in one line:"))
    if not text:
        raise naming.Unclear(_("Nothing is sent."))
    return Message(turn=_turn(view), sender=view.viewer, to=to, text=text)


def read_promise(rest: Sequence[str], view: View, console: Console) -> Promise:
    """The promise that was typed; what was left out is asked for. Raises ``Unclear``."""
    words = [word.lower() for word in rest]
    turn, due = _turn(view), None
    if words[-2:-1] == ["by"]:
        due = _turn_named(words[-1], turn, view.turns)
        words = words[:-2]
    elif words[-2:-1] == ["this"]:
        due, words = turn, words[:-2]
    to: tuple[str, ...] = ()
    if "to" in words:
        place = words.index("to")
        words, to = words[:place], addressees(",".join(words[place + 1 :]), view)
    asked = not words
    to = to or _ask_whom(view, console)
    will = words[:1] != ["not"] if words else _asked_will(console)
    what, id, word = _thing(words if will else words[1:], view, console)
    if due is None:
        due = _ask_due(view, turn, console) if asked else turn
    return Promise(turn=turn, sender=view.viewer, to=to, will=will, what=what, id=id, word=word, due=due)


def _asked_will(console: Console) -> bool:
    return console.pick(_("Your word"), (_("We will …"), _("We will not …")), 0) == 0


def _turn(view: View) -> int:
    turn = talk_of(view).turn
    if turn is None:
        raise naming.Unclear(_("Nothing can be said now."))
    return turn


def _turn_named(said: str, least: int, most: int) -> int:
    found = number(said, least, most)
    if found is None:
        wrong = _("{said} is not a turn from {least} to {most}; nothing is promised.")
        raise naming.Unclear(wrong.format(said=quoted(said), least=least, most=most))
    return found


def _ask_due(view: View, turn: int, console: Console) -> int:
    asked = _("By the end of which {turn_name} ({turn}–{turns}, Enter for {turn})")
    said = console.ask(asked.format(turn_name=view.turn_name, turn=turn, turns=view.turns))
    return _turn_named(said, turn, view.turns) if said else turn


def _ask_whom(view: View, console: Console) -> tuple[str, ...]:
    others = [seat for seat in view.seats if seat.id != view.viewer]
    choices: list[tuple[tuple[str, ...], str]] = [((seat.id,), seat.name) for seat in others]
    if len(others) > 1:
        choices.append((tuple(seat.id for seat in others), _(" and ").join(seat.name for seat in others)))
    choices += [(TO_ALL, _("All, in public, at once")), ((CONTROL,), _("Control alone"))]
    return choices[console.pick(_("To whom"), [text for _to, text in choices])][0]


def _thing(words: Sequence[str], view: View, console: Console) -> Thing:
    """What a promise is about: a move, ``any`` move with a tag, or ``QUESTION=WORD``."""
    if not words:
        things = _things(view)
        return things[console.pick(_("What is it about"), [text for _thing, text in things])][0]
    if words[0] == "any":
        return "tag", naming.kind(" ".join(words[1:]), talk_of(view).kinds), ""
    if len(words) > 1:
        several = _("{words} is not one thing: name a move, any TAG, or QUESTION=WORD.")
        raise naming.Unclear(several.format(words=quoted(" ".join(words))))
    question, equals, word = words[0].partition("=")
    if equals:
        asked = naming.question(question, view.questions)
        return "answer", asked.id, naming.answer(word, asked).word
    return "move", naming.move(words[0], view.moves).id, ""


def _things(view: View) -> list[tuple[Thing, str]]:
    return [
        *((("move", card.id, ""), f"{card.code} {card.name}") for card in view.moves),
        *((("tag", id, ""), _("any move tagged {name}").format(name=name)) for id, name in talk_of(view).kinds),
        *(
            (("answer", asked.id, reply.word), f"{asked.ask} {reply.text}")
            for asked in view.questions
            for reply in asked.answers
        ),
    ]
