"""What a viewer knows, as documents: where things stand, the tracks, what is on the table, what the seat is after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.debrief.report import how_it_ended, scores
from wargame.document.nodes import Group, Meter, Paragraph, Prose, apart, group, items, paragraph, text
from wargame.model.card_views import InjectView, QuestionView
from wargame.model.views import AimView, StatusView, TrackView, View
from wargame.wording.numbers import points
from wargame.wording.speaker import Speaker

MET = {True: "yes", False: "no", None: "not known"}


EMPTY = Paragraph(())
"""An empty line."""


def heading(view: View) -> tuple[Prose, ...]:
    """Turn, title, and whose eyes this is for; then an empty line."""
    return (_heading(view), EMPTY)


def _heading(view: View) -> Paragraph:
    whose = next((f", {seat.name}" for seat in view.seats if seat.id == view.viewer), "")
    turn = f"{view.turn_name.capitalize()} {view.turn} of {view.turns}" if view.turn else "Before the first turn"
    return paragraph(f"{view.title}. {turn}{whose}.")


def situation(view: View, speaker: Speaker) -> tuple[Prose, ...]:
    """Everything a seat wants to know first: its means, what is new, what it may be asked, what was offered to it."""
    return apart(
        _heading(view),
        *items(*_means(view)),
        *items(*_leaks(view)),
        *(_inject(inject, view, speaker) for inject in view.injects),
        group("You may be asked:", *question_list(view.questions, speaker)) if view.questions else None,
        *items(*_offers(view)),
    )


def _means(view: View) -> Iterator[str]:
    if view.budget:
        slots = ", ".join(f"{number} {weight}" for weight, number in view.budget.slots)
        yield f"You have {view.budget.purse} of at most {view.budget.most} to spend. Moves a turn: {slots}."
        if view.budget.reserve:
            yield f"{view.budget.reserve} must stay unspent: {'; '.join(view.budget.reserve_because)}."


def _offers(view: View) -> Iterator[str]:
    for seat, move in view.offers:
        who = next((known.name for known in view.seats if known.id == seat), seat)
        card = next((f"{card.code} {card.name}" for card in view.moves if card.id == move), move)
        yield f"{who} offered you {card} last turn."


def leak_lines(view: View) -> tuple[Prose, ...]:
    """What somebody did last turn, not for all to see, and all now know; then an empty line."""
    return (*items(*_leaks(view)), EMPTY) if view.leaks else ()


def _leaks(view: View) -> Iterator[str]:
    names = {seat.id: seat.name for seat in view.seats}
    for seat, move in view.leaks:
        yield f"It has come out: {names.get(seat, seat)} ordered {move} last {view.turn_name}."


def inject_lines(inject: InjectView, view: View, speaker: Speaker) -> tuple[Prose, ...]:
    """A situation on the table, with what only this seat reads."""
    return (_inject(inject, view, speaker),)


def _inject(inject: InjectView, view: View, speaker: Speaker) -> Group:
    names = {seat.id: seat.name for seat in view.seats}
    return group(
        f"{inject.code} {inject.title}{'' if inject.new else ' (still open)'}",
        inject.text,
        *([f"For you alone: {inject.private}"] if inject.private else []),
        *(f"Seen from {names.get(who, who)}: {words}" for who, words in inject.views),
        *map(speaker.effect, inject.effects),
    )


def question_list(asked: Iterable[QuestionView], speaker: Speaker) -> Iterator[Group]:
    """Questions with their answers, both numbered for picking."""
    for number, question in enumerate(asked, 1):
        by = f" ({question.asked_by})" if question.asked_by else ""
        yield group(
            f"{number}. {question.ask}{by}{'' if question.sure else ' – only if it comes to that'}",
            *([question.text] if question.text else []),
            *_answers(question, speaker),
        )


def _answers(question: QuestionView, speaker: Speaker) -> Iterator[str]:
    for place, answer in enumerate(question.answers, 1):
        shut = f" – closed: needs {speaker.reason(answer.closed_because)}" if answer.closed_because else ""
        default = " – unless you say otherwise" if answer.word == question.default else ""
        said = [*([f"costs {answer.cost}"] if answer.cost else []), speaker.effects(answer.effects)]
        brings = f" ({'; '.join(filter(None, said))})" if any(said) else ""
        yield f"{place}) {answer.text}{brings}{default}{shut}"


def tracks(view: View) -> tuple[Prose, ...]:
    """Every track the viewer knows something of, by group, then statuses and tokens."""
    return apart(_heading(view), *standings(view))


def standings(view: View) -> Iterator[Group]:
    """The groups of tracks alone."""
    for name, title in view.groups:
        members = [meter(track) for track in view.tracks if track.group == name and track.known != "hidden"]
        if members:
            yield group(title, *members)
    if view.statuses:
        yield group("Also", *(_standing(one, view.turn_name) for one in view.statuses))


def _standing(status: StatusView, turn_name: str) -> str:
    until = f", through {turn_name} {status.until}" if status.until is not None else ""
    return f"{status.name}: {status.word or 'yes'}{until}"


def meter(track: TrackView) -> Meter:
    """A track: where it stands, which way it went this turn, and what the ends of its scale mean."""
    match track.known:
        case "exact":
            value = str(track.value)
        case "estimate":
            confidence = f"; {track.confidence}" if track.confidence else ""
            middle = track.word if track.value is None else f"about {track.value}"
            value = f"{middle} ({track.lo} to {track.hi}{confidence})"
        case "band" | "hidden":
            value = f"{track.lo} to {track.hi}"
    word = f", {track.word}" if track.word and track.word not in value else ""
    moved = "" if not track.change else f", {'up' if track.change > 0 else 'down'} {abs(track.change)} this turn"
    return Meter(
        text(f"{track.code} {track.name}"), text(f"{value}{word}{moved}"), track.lo, track.hi, track.least, track.most,
        track.low, track.high, track.change,
    )  # fmt: skip


def aims(view: View) -> tuple[Prose, ...]:
    """What the seat is after and must never do, with how things stand."""
    titles = (("objective", "What you want"), ("card", "In private"), ("red_line", "What you must never do"))
    sorts = ((title, [_aim(aim) for aim in view.aims if aim.what == kind]) for kind, title in titles)
    leader = paragraph(f"Your leader: {view.profile[0]}. {view.profile[1]}") if view.profile else None
    return apart(_heading(view), leader, *(group(title, *members) for title, members in sorts if members))


def _aim(aim: AimView) -> str:
    name = f"{aim.name}: " if aim.name and aim.name != aim.text else ""
    stands = "crossed" if aim.what == "red_line" and aim.met else MET[aim.met]
    now = "" if aim.what == "red_line" and not aim.met else f" – now: {stands}"
    return f"{name}{aim.text} ({points(aim.points)}){now}"


def brief(view: View) -> tuple[Prose, ...]:
    """The seat's private brief."""
    return (paragraph(view.brief or "There is no private brief for this seat."),)


def the_end(view: View, speaker: Speaker) -> tuple[Prose, ...]:
    """How the game ended, the shared outcome, and every seat's score with its reasons."""
    return apart(paragraph(f"{view.title}: the game is over."), *how_it_ended(view), *scores(view, speaker))
