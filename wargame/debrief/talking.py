"""What was said, among a turn's steps: before its orders the words, at its end the promises it decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from wargame.debrief.chapter import Chapter, ChapterKind
from wargame.document.nodes import Group, Prose, paragraph, text
from wargame.engine.program import Program
from wargame.model.talk import TO_ALL, Message, Promise, Proposal, Response, Spoken, TalkView
from wargame.model.views import View
from wargame.players import diplomacy
from wargame.wording import speaker_of, talk_speaker
from wargame.wording.catalogue import _
from wargame.wording.event_speaker import TalkSpeaker
from wargame.wording.numbers import sentence

BEFORE_ORDERS, AT_THE_END = ("opening", "inject"), ("summary", "ending", "scores")


def talk_of(view: View) -> TalkView:
    """The talk in a view."""
    return view.talk or TalkView()


def badge_of(move: str, view: View) -> str:
    """How the proposal of a joint move stands, as a few words after its name; "" where there is none."""
    one = diplomacy.about(view, move)
    return talker_of(view).badge(one.standing, diplomacy.proposed(one), view.viewer) if one and one.standing else ""


def talker_of(view: View) -> TalkSpeaker:
    """Who tells a viewer what was said."""
    return talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)


def message_node(message: Message, speaker: TalkSpeaker) -> Group:
    """``Tokyo to Seoul: Come.``, further lines of the text below."""
    first, *rest = message.text.split("\n")
    head = speaker.message(message.sender, message.to, first)
    return Group(text(head), tuple(paragraph(words) for words in rest if words))


def said_node(one: Spoken, speaker: TalkSpeaker) -> Prose:
    """Anything that was said, told with who said it to whom."""
    return message_node(one.said, speaker) if isinstance(one.said, Message) else paragraph(said_text(one, speaker))


def said_text(one: Spoken, speaker: TalkSpeaker) -> str:
    """The same in one line; of a message the words as they are."""
    match one.said:
        case Message():
            return speaker.message(one.said.sender, one.said.to, one.said.text)
        case Promise():
            return speaker.promise(one, one.said)
        case Proposal():
            return speaker.proposal(one, one.said)
        case Response():
            return speaker.response(one, one.said)
        case unknown:
            assert_never(unknown)


def with_talk(program: Program, told: Sequence[Chapter], talk: TalkView, turn: int) -> tuple[Chapter, ...]:
    """A turn's chapters with what was said before its orders, and with the promises that this turn decided.

    Args:
        told: the turn's chapters, of the whole turn or of its resolution alone.
        talk: as the reader may know it.
    """
    said = [one for one in talk.spoken if one.said.turn == turn]
    decided = [one for one in talk.spoken if _decided(one, turn)]
    first = next((n for n, chapter in enumerate(told) if chapter.kind not in BEFORE_ORDERS), len(told))
    last = next((n for n, chapter in enumerate(told) if chapter.kind in AT_THE_END), len(told))
    chapters = [*told]
    if decided:
        chapters.insert(last, _chapter(_("Promises kept and broken"), "promises", _held(program, decided), told[:last]))
    if said:
        title = _("Said in public") if all(one.said.to == TO_ALL for one in said) else _("What was said")
        chapters.insert(first, _chapter(title, "talk", _said(program, said), told[:first]))
    return tuple(chapters)


def promises_and_acts(program: Program, talk: TalkView, told: Sequence[Chapter] = ()) -> Chapter | None:
    """Every promise and proposal that the reader may know of, each with how it stands: for the end of the game. None:
    there are none. ``told``: the chapters it follows, if it follows any."""
    promised = [one for one in talk.spoken if one.standing]
    body = (*_held(program, promised, dated=True), *_sum(program, promised))
    return _chapter(_("Promises and acts"), "promises", body, told) if body else None


def _decided(one: Spoken, turn: int) -> bool:
    return one.standing is not None and one.standing.turn == turn and one.standing.how in ("kept", "broken")


def _chapter(title: str, kind: ChapterKind, body: Iterable[Prose], before: Sequence[Chapter]) -> Chapter:
    """A step that shows no event of its own: as much has happened as at the step before."""
    return Chapter(title, kind, tuple(body), before[-1].upto if before else 0)


def _speaker(program: Program) -> TalkSpeaker:
    names = {id: seat.name for id, seat in program.scenario.seats.items()}
    return talk_speaker(names, program.scenario.about.turn_name)


def _said(program: Program, spoken: Iterable[Spoken]) -> Iterator[Prose]:
    speaker = _speaker(program)
    for one in spoken:
        yield said_node(one, speaker)


def _held(program: Program, promised: Iterable[Spoken], dated: bool = False) -> Iterator[Prose]:
    speaker, events, turn_name = _speaker(program), speaker_of(program).events, program.scenario.about.turn_name
    for one in promised:
        date = f"{turn_name.capitalize()} {one.said.turn}: " if dated else ""
        match one.said:
            case Promise() if one.standing:
                held = paragraph(events.held_against(one.said, one.standing))
                yield Group(text(date + speaker.promise(one, one.said)), (held,))
            case Proposal() if one.standing:
                yield Group(
                    text(date + speaker.proposal(one, one.said)), (paragraph(sentence(speaker.standing(one.standing))),)
                )


def _sum(program: Program, promised: Sequence[Spoken]) -> Iterator[Prose]:
    """How often each seat kept its word, of the promises it came to."""
    counts: dict[str, tuple[int, int]] = {}
    for one in promised:
        for seat, how in (one.standing.seats or ((one.said.sender, one.standing.how),)) if one.standing else ():
            if how in ("kept", "broken"):
                kept, all_ = counts.get(seat, (0, 0))
                counts[seat] = (kept + (how == "kept"), all_ + 1)
    if counts:
        yield paragraph(_speaker(program).kept((seat, *kept) for seat, kept in counts.items()))
