"""Why an order cannot be sealed and why something cannot be said, as sentences for the seat that wanted to."""

from __future__ import annotations

from typing import assert_never

from wargame.language.names import Names
from wargame.model.orders import Refusal
from wargame.model.reasons import StatedReason
from wargame.model.talk import LONGEST, TalkObjection


def reason_in_words(reason: StatedReason) -> str:
    """Why, as words that follow a colon."""
    match reason.kind:
        case "authored":
            return reason.text
        case "modified":
            return "another move or event bears on it this turn"
        case "theory":
            return "the theory at work"
        case "not_in_hand":
            return "this card is not in your hand now"
        case "step":
            return "already used this turn"
        case "highest":
            return "already as high as it goes"
        case "lowest":
            return "already as low as it goes"
        case _:
            assert_never(reason.kind)


def refusal_in_words(refusal: Refusal, names: Names) -> str:
    """Why an order cannot be sealed."""
    sections, about = names.sections, refusal.about
    move = sections.moves[about].name if about in sections.moves else about
    seat = sections.seats[refusal.seat].name if refusal.seat in sections.seats else refusal.seat
    why = "; ".join(map(reason_in_words, refusal.reasons))
    match refusal.code:
        case "unknown_move":
            return f"There is no move called “{about}” in this game."
        case "not_yours":
            return f"{move} is not a move of {seat}."
        case "twice":
            return f"{move} is ordered twice."
        case "not_a_partner":
            return f"{seat} cannot be a partner in {move}."
        case "unknown_choice":
            return _unknown_choice(refusal, names, move)
        case "closed" if refusal.parameter:
            choice = sections.moves[about].parameters[refusal.parameter].choices[refusal.word]
            return f"{move}, {choice.text}: closed: {why}"
        case "closed":
            return f"That answer is closed: {why}" if refusal.word else f"{move} is closed: {why}"
        case "too_many":
            moves = "move" if refusal.most == 1 else "moves"
            return f"One order holds at most {refusal.most} {refusal.word} {moves} this turn."
        case "unknown_question":
            return f"{seat} is not asked “{about}”."
        case "unknown_answer":
            return f"“{refusal.word}” is no answer to “{about}”."
        case "too_dear":
            return f"This order costs {refusal.cost}, and you have {refusal.has}."
        case "reserve":
            return f"This order costs {refusal.cost} of {refusal.has}, but {refusal.keeps} must stay unspent: {why}."
        case _:
            assert_never(refusal.code)


def _unknown_choice(refusal: Refusal, names: Names, move: str) -> str:
    asked = names.sections.moves[refusal.about].parameters.get(refusal.parameter)
    if asked is None:
        return f"{move} has nothing called “{refusal.parameter}” to choose."
    if refusal.most:
        return f"“{asked.ask}” takes at most {refusal.most}, each once."
    return f"“{refusal.word}” is not a choice of “{asked.ask}”."


def objection_in_words(objection: TalkObjection, names: Names) -> str:
    """Why something cannot be said."""
    seat = names.sections.seats[objection.seat].name if objection.seat else ""
    match objection.against:
        case "no_talk":
            return (
                "Nothing can be said now: the table hears words from a turn's opening on, except while it is resolved."
            )
        case "full":
            return "So much was said in this game that its save can take no more words; orders it can."
        case "other_turn":
            return f"What is said now belongs to turn {objection.turn}, not to turn {objection.given}."
        case "no_sender":
            return "There is no such seat to speak for."
        case "no_receiver":
            return "It goes to nobody: name a seat, control, or all."
        case "unknown_receiver":
            return "It goes to a seat that does not exist."
        case "oneself":
            return "Nobody writes to themselves."
        case "twice":
            return "A seat is named twice."
        case "due":
            return (
                f"A promise made now is for turn {objection.turn} to {objection.last}, not for turn {objection.given}."
            )
        case "empty":
            return "The text is empty."
        case "no_reason":
            return "Give a reason."
        case "no_title":
            return "Give it a title."
        case "too_long":
            return f"The text has {objection.given} characters; {LONGEST} is the most."
        case "untidy":
            return "The text is not written in composed letters and clean lines."
        case "character":
            return f"The text holds a character that no text may hold: {objection.character}."
        case "no_word":
            return "An answer is promised with its word, a move without."
        case "not_a_move":
            return f"That is not a move of {seat}."
        case "no_such_tag":
            return f"{seat} has no move with that tag."
        case "not_a_question":
            return f"That is not a question to {seat}."
        case "not_an_answer":
            return "That is no answer to the question."
        case "not_joint":
            return "Only a move that takes several seats can be proposed."
        case "unknown_choice":
            return "The move cannot be ordered with these words."
        case "not_concerned":
            return "It goes to those who shall take part in the move, and to nobody else; a change, to the same seats."
        case "no_proposal":
            return "There is no such proposal this turn."
        case "own":
            return "It is your own proposal: take it back, or change it."
        case "not_own":
            return "It is not your proposal to take back: decline it."
        case "withdrawn":
            return "It was taken back, or changed by who proposed it."
        case "as_before":
            return "That has been said already."
        case _:
            assert_never(objection.against)
