"""What a viewer knows, as documents: where things stand, the tracks, what is on the table, what the seat is after."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import assert_never

from wargame.debrief.aims import aims_now, how_far, in_words, score_now
from wargame.debrief.desk import asked_of, since_planned
from wargame.debrief.in_short import how_it_ended, scores
from wargame.debrief.rulings import rulings
from wargame.document.nodes import Group, Meter, Paragraph, Prose, apart, group, items, paragraph, text
from wargame.model.card_views import ChoiceView, InjectView, QuestionView
from wargame.model.orders import Order
from wargame.model.viewers import PUBLIC
from wargame.model.views import AimView, StatusView, TrackView, View
from wargame.debrief.cards import closed
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import points, whole
from wargame.wording.speaker import DeskSpeaker, Speaker

MET = {True: N_("yes"), False: N_("no"), None: N_("not known")}


EMPTY = Paragraph(())
"""An empty line."""


def heading(view: View) -> tuple[Prose, ...]:
    """Turn, title, and whose eyes this is for; then an empty line."""
    return (_heading(view), EMPTY)


def _heading(view: View) -> Paragraph:
    whose = next((f", {seat.name}" for seat in view.seats if seat.id == view.viewer), "")
    return paragraph(f"{view.title}. {turn_of(view)}{whose}.")


def turn_of(view: View) -> str:
    """Which turn it is: ``Week 2 of 6``."""
    if not view.turn:
        return _("Before the first turn")
    said = _("{turn_name} {turn} of {turns}")
    return said.format(turn_name=view.turn_name.capitalize(), turn=view.turn, turns=view.turns)


def situation(
    view: View, order: Order, speaker: DeskSpeaker, *, seal_broken: bool = False
) -> tuple[Prose, ...]:
    """Everything a seat wants to know first: what is asked of it, its means and aims, what is otherwise than when it
    last planned, what is on the table; the questions in full where it has not read them before. ``seal_broken``: as of
    ``asked_of``."""
    how = _("accept {code}, counter {code} or decline {code}")
    asked = tuple(asked_of(view, order, how, seal_broken=seal_broken))
    since = tuple(since_planned(view, speaker))
    new = [question for question in view.questions if not question.again]
    return apart(
        _heading(view),
        group(_("Asked of you:"), *items(*asked)) if asked else None,
        ruled(view, speaker),
        *items(*means(view)),
        *((aims_line(view, speaker),) if view.aims else ()),
        group(_("Since you last sealed:"), *since) if since else None,
        *(_inject(inject, view, speaker) for inject in view.injects),
        group(_("The questions in full:"), *question_list(view.questions, speaker, new)) if new else None,
    )


def ruled(view: View, speaker: DeskSpeaker) -> Group | None:
    """What control ruled this turn, as far as the viewer may know; None: nothing."""
    said = tuple(rulings(view.events, speaker))
    return group(_("Control has ruled:"), *items(*said)) if said else None


def aims_line(view: View, speaker: DeskSpeaker) -> Paragraph:
    """The aims in one line, what is missing first."""
    said = _("Aims, {now} points now. {aims}")
    return paragraph(said.format(now=score_now(view), aims=in_words(view, speaker)))


def means(view: View) -> Iterator[str]:
    """What a seat has to spend, and what of it must stay."""
    if view.budget:
        slots = ", ".join(f"{number} {_(weight)}" for weight, number in view.budget.slots)
        means = _("You have {purse} of at most {most} to spend. Moves a turn: {slots}.")
        yield means.format(purse=view.budget.purse, most=view.budget.most, slots=slots)
        if view.budget.reserve:
            because = "; ".join(view.budget.reserve_because)
            yield _("{number} must stay unspent: {because}.").format(number=view.budget.reserve, because=because)


def leak_lines(view: View) -> tuple[Prose, ...]:
    """What somebody did last turn, not for all to see, and all now know; then an empty line."""
    return (*items(*_leaks(view)), EMPTY) if view.leaks else ()


def _leaks(view: View) -> Iterator[str]:
    names = {seat.id: seat.name for seat in view.seats}
    leak = _("It has come out: {seat} ordered {move} last {turn_name}.")
    for seat, move in view.leaks:
        yield leak.format(seat=names.get(seat, seat), move=move, turn_name=view.turn_name)


def inject_lines(inject: InjectView, view: View, speaker: DeskSpeaker) -> tuple[Prose, ...]:
    """A situation on the table, with what only this seat reads."""
    return (_inject(inject, view, speaker),)


def _inject(inject: InjectView, view: View, speaker: DeskSpeaker) -> Group:
    names = {seat.id: seat.name for seat in view.seats}
    return group(
        f"{inject.code} {inject.title}{'' if inject.new else _(' (still open)')}",
        inject.text,
        *([_("For you alone: {private}").format(private=inject.private)] if inject.private else []),
        *(_("Seen from {seat}: {text}").format(seat=names.get(who, who), text=text) for who, text in inject.views),
        *map(speaker.effect, inject.effects),
    )


def question_list(
    asked: Iterable[QuestionView], speaker: DeskSpeaker, only: Container[QuestionView] | None = None
) -> Iterator[Group]:
    """Questions with their answers, both numbered for picking; ``only`` some of them, where that is given."""
    for number, question in enumerate(asked, 1):
        if only is not None and question not in only:
            continue
        by = f" ({question.asked_by})" if question.asked_by else ""
        yield group(
            f"{number}. {question.ask}{by}{'' if question.sure else _(' – only if it comes to that')}",
            *([question.text] if question.text else []),
            *(f"{at}) {answer_line(one, question, speaker)}" for at, one in enumerate(question.answers, 1)),
        )


def answer_line(answer: ChoiceView, question: QuestionView, speaker: DeskSpeaker) -> str:
    """An answer: its text, what it costs and brings, and whether it can be given."""
    default = _(" – unless you say otherwise") if answer.word == question.default else ""
    said = [*([_("costs {cost}").format(cost=answer.cost)] if answer.cost else []), speaker.effects(answer.effects)]
    brings = f" ({'; '.join(filter(None, said))})" if any(said) else ""
    return f"{answer.text}{brings}{default}{closed(answer, speaker)}"


def tracks(view: View) -> tuple[Prose, ...]:
    """Every track the viewer knows something of: those its aims ask for, then the rest by group, then statuses and
    tokens."""
    return apart(_heading(view), *standings(view))


def standings(view: View) -> Iterator[Group]:
    """The groups of tracks alone."""
    mine = {ask.slot for aim in view.aims for ask in aim.asks}
    since = _("since you last sealed") if view.since and view.viewer != PUBLIC else _("this turn")
    known = [track for track in view.tracks if track.known != "hidden"]
    if asked := [meter(track, since) for track in known if track.slot in mine]:
        yield group(_("What your aims ask for"), *asked)
    for name, title in view.groups:
        members = [meter(track, since) for track in known if track.group == name and track.slot not in mine]
        if members:
            yield group(title, *members)
    if view.statuses:
        yield group(_("Also"), *(_standing(one, view.turn_name) for one in view.statuses))


def _standing(status: StatusView, turn_name: str) -> str:
    said = f"{status.name}: {status.word or _('yes')}"
    if status.until is None:
        return said
    return _("{status}, through {turn_name} {turn}").format(status=said, turn_name=turn_name, turn=status.until)


def meter(track: TrackView, since: str) -> Meter:
    """A track: where it stands, which way it went ``since`` when, and what the ends of its scale mean."""
    match track.known:
        case "exact":
            value = str(track.value)
        case "estimate":
            confidence = f"; {track.confidence}" if track.confidence else ""
            middle = track.word if track.value is None else _("about {value}").format(value=track.value)
            value = f"{middle} ({_range(track.lo, track.hi)}{confidence})"
        case "band" | "hidden":
            value = _range(track.lo, track.hi)
        case _:
            assert_never(track.known)
    word = f", {track.word}" if track.word and track.word not in value else ""
    moved = ""
    if track.went and track.was:
        went = _(", up from {was} {since}") if track.went > 0 else _(", down from {was} {since}")
        moved = went.format(was=_range(*track.was), since=since)
    elif track.went:
        went = _(", up {steps} {since}") if track.went > 0 else _(", down {steps} {since}")
        moved = went.format(steps=abs(track.change or 0), since=since)
    return Meter(
        text(f"{track.code} {track.name}"), text(f"{value}{word}{moved}"), track.lo, track.hi, track.least, track.most,
        track.low, track.high, track.change,
    )  # fmt: skip


def _range(low: int, high: int) -> str:
    return whole(low) if low == high else _("{low} to {high}").format(low=low, high=high)


def aims(view: View, speaker: DeskSpeaker) -> tuple[Prose, ...]:
    """What the seat is after and must never do, with how things stand."""
    titles = (("objective", _("What you want")), ("card", _("In private")), ("red_line", _("What you must never do")))
    now = {one.aim.id: how_far(one) for one in aims_now(view, speaker)}
    sorts = (
        (title, [_aim(aim, now.get(aim.id, "")) for aim in view.aims if aim.what == kind]) for kind, title in titles
    )
    leader = None
    if view.profile is not None:
        leader = paragraph(_("Your leader: {name}. {text}").format(name=view.profile[0], text=view.profile[1]))
    return apart(_heading(view), leader, *(group(title, *members) for title, members in sorts if members))


def _aim(aim: AimView, far: str) -> str:
    """``far``: how far it is off, in words; "" where that cannot be said."""
    name = f"{aim.name}: " if aim.name and aim.name != aim.text else ""
    stands = _("crossed") if aim.what == "red_line" and aim.met else _(MET[aim.met])
    now = "" if aim.what == "red_line" and not aim.met else _(" – now: {stands}").format(stands=stands)
    return f"{name}{aim.text} ({points(aim.points)}){now}{f' ({far})' if far and now else ''}"


def brief(view: View) -> tuple[Prose, ...]:
    """The seat's private brief."""
    return (paragraph(view.brief or _("There is no private brief for this seat.")),)


def the_end(view: View, speaker: Speaker) -> tuple[Prose, ...]:
    """How the game ended, the shared outcome, and every seat's score with its reasons."""
    over = paragraph(_("{title}: the game is over.").format(title=view.title))
    return apart(over, *how_it_ended(view), *scores(view, speaker))
