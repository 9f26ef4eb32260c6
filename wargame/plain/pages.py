"""What a viewer knows, in lines: where things stand, the tracks, what is on the table, what the seat is after."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.debrief.words import score_words
from wargame.language.clauses import in_a_row
from wargame.model.views import InjectView, QuestionView, TrackView, View
from wargame.wording.numbers import points, whole

MET = {True: "yes", False: "no", None: "not known"}


def heading(view: View) -> list[str]:
    """Turn, title, and whose eyes this is for."""
    whose = next((f", {seat.name}" for seat in view.seats if seat.id == view.viewer), "")
    turn = f"{view.turn_name.capitalize()} {view.turn} of {view.turns}" if view.turn else "Before the first turn"
    return [f"{view.title}. {turn}{whose}.", ""]


def situation(view: View) -> list[str]:
    """Everything a seat wants to know first: its means, what is new, what it may be asked, what was offered to it."""
    lines = heading(view)
    if view.budget:
        slots = ", ".join(f"{number} {weight}" for weight, number in view.budget.slots)
        lines.append(f"You have {view.budget.purse} of at most {view.budget.most} to spend. Moves a turn: {slots}.")
        if view.budget.reserve:
            lines.append(f"{view.budget.reserve} must stay unspent: {'; '.join(view.budget.reserve_because)}.")
        lines.append("")
    lines += leak_lines(view)
    for inject in view.injects:
        lines += [*inject_lines(inject, view), ""]
    if view.questions:
        lines += ["You may be asked:", *question_list(view.questions), ""]
    for seat, move in view.offers:
        who = next((known.name for known in view.seats if known.id == seat), seat)
        card = next((f"{card.code} {card.name}" for card in view.moves if card.id == move), move)
        lines.append(f"{who} offered you {card} last turn.")
    return _trimmed(lines)


def leak_lines(view: View) -> list[str]:
    """What somebody did last turn, not for all to see, and all now know."""
    names = {seat.id: seat.name for seat in view.seats}
    out = [f"{names.get(seat, seat)} ordered {move} last {view.turn_name}." for seat, move in view.leaks]
    return [*(f"It has come out: {told}" for told in out), ""] if out else []


def inject_lines(inject: InjectView, view: View) -> list[str]:
    """A situation on the table, with what only this seat reads."""
    names = {seat.id: seat.name for seat in view.seats}
    lines = [f"{inject.code} {inject.title}{'' if inject.new else ' (still open)'}", f"  {inject.text}"]
    if inject.private:
        lines.append(f"  For you alone: {inject.private}")
    lines += [f"  Seen from {names.get(who, who)}: {words}" for who, words in inject.views]
    lines += [f"  {effect}" for effect in inject.effects]
    return lines


def question_list(questions: Iterable[QuestionView]) -> list[str]:
    """Questions with their answers, both numbered for picking."""
    lines = []
    for number, question in enumerate(questions, 1):
        by = f" ({question.asked_by})" if question.asked_by else ""
        lines.append(f"  {number}. {question.ask}{by}{'' if question.sure else ' – only if it comes to that'}")
        if question.text:
            lines.append(f"     {question.text}")
        for place, answer in enumerate(question.answers, 1):
            shut = f" – closed: needs {answer.closed_because}" if not answer.open else ""
            default = " – unless you say otherwise" if answer.word == question.default else ""
            said = [*([f"costs {answer.cost}"] if answer.cost else []), in_a_row(answer.effects)]
            brings = f" ({'; '.join(filter(None, said))})" if any(said) else ""
            lines.append(f"     {place}) {answer.text}{brings}{default}{shut}")
    return lines


def tracks(view: View) -> list[str]:
    """Every track the viewer knows something of, by group, then statuses and tokens."""
    lines = heading(view)
    for group, title in view.groups:
        members = [track for track in view.tracks if track.group == group and track.known != "hidden"]
        if members:
            lines += [title, *(f"  {track_line(track)}" for track in members), ""]
    if view.statuses:
        lines.append("Also")
        for status in view.statuses:
            until = f", through {view.turn_name} {status.until}" if status.until is not None else ""
            lines.append(f"  {status.name}: {status.word}{until}")
    return _trimmed(lines)


def track_line(track: TrackView) -> str:
    """``TRU Trust: 5, up 1; 0 hostile, 10 ally-like``: the same order every time, without signs to decipher."""
    match track.known:
        case "exact":
            value = str(track.value)
        case "estimate":
            confidence = f"; {track.confidence}" if track.confidence else ""
            middle = track.word if track.value is None else f"about {track.value}"
            value = f"{middle} ({track.lo} to {track.hi}{confidence})"
        case _:
            value = f"{track.lo} to {track.hi}"
    word = f", {track.word}" if track.word and track.word not in value else ""
    moved = "" if not track.change else f", {'up' if track.change > 0 else 'down'} {abs(track.change)} this turn"
    scale = f"; {track.least} {track.low}, {track.most} {track.high}" if track.low or track.high else ""
    return f"{track.code} {track.name}: {value}{word}{moved}{scale}"


def aims(view: View) -> list[str]:
    """What the seat is after and must never do, with how things stand."""
    titles = (("objective", "What you want"), ("card", "In private"), ("red_line", "What you must never do"))
    lines = heading(view)
    if view.profile:
        lines += [f"Your leader: {view.profile[0]}. {view.profile[1]}", ""]
    for kind, title in titles:
        members = [aim for aim in view.aims if aim.what == kind]
        if not members:
            continue
        lines.append(title)
        for aim in members:
            name = f"{aim.name}: " if aim.name and aim.name != aim.text else ""
            stands = "crossed" if kind == "red_line" and aim.met else MET[aim.met]
            now = "" if kind == "red_line" and not aim.met else f" – now: {stands}"
            lines.append(f"  {name}{aim.text} ({points(aim.points)}){now}")
        lines.append("")
    return _trimmed(lines)


def brief(view: View) -> list[str]:
    """The seat's private brief."""
    return [view.brief or "There is no private brief for this seat."]


def the_end(view: View) -> list[str]:
    """How the game ended, the shared outcome, and every seat's score with its reasons."""
    lines = [f"{view.title}: the game is over.", ""]
    for said in (view.ending, view.outcome):
        if said:
            lines += [f"{said[0]}. {said[1]}", ""]
    names = {seat.id: seat.name for seat in view.seats}
    for score in view.scores:
        lines.append(f"{names.get(score.seat, score.seat)}: {score_words(score.total, score.band)}")
        for text, got, most in score.lines:
            lines.append(f"  {whole(got):>3}{f' of {most}' if most > 0 else ''}  {text}")
        lines.append("")
    return _trimmed(lines)


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines.pop()
    return lines
