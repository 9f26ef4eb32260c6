"""A hand-made game for the screens: what the Tokyo seat, and all seats, know in the third turn of a missile crisis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.tui.sample_cards import MOVES, QUESTIONS
from tests.tui.sample_tracks import GROUPS, TRACKS
from tests.tui.talk_sample import HEARD_BY_ALL, TALK
from tests.tui.verbatim import effects
from wargame.model.state import Phase
from wargame.model.talk import TO_ALL, Message, Spoken
from wargame.model.world import Seat
from wargame.model.card_views import BudgetView, InjectView
from wargame.model.views import AimScored, AimView, ScoreView, SeatView, StatusView, View

SEATS = {
    "tokyo": Seat(name="Tokyo", letter="T", mark="●"),
    "seoul": Seat(name="Seoul", letter="S", mark="■"),
    "washington": Seat(name="Washington", letter="W", mark="▲"),
}
OPENING = (
    "Since spring the North has tested on one week in two. This morning state television showed a solid-fuel "
    "launcher and "
    "promised 'more practical steps'. Your three duty rooms hold different estimates of what is coming."
)
INJECTS = (
    InjectView(
        "overflight",
        "A3",
        "Intermediate missile crosses northern Japan",
        "At 07:22 an intermediate-range missile crossed Tsugaru. Trains stopped; for eleven minutes citizens were told "
        "to shelter in "
        "strong buildings or underground. It fell in the open Pacific.",
        "The duty officer has drafted three answers for the cabinet. You have until noon.",
        (
            ("Japan", "It went over our heads, and our government told us to sit in a stairwell."),
            ("ROK", "Now they know."),
        ),
        True,
        (),
        effects("Peninsula ladder +1"),
    ),
    InjectView(
        "museum",
        "D5",
        "A museum label",
        "A museum changes the label under a photograph, and two publics notice.",
        None,
        (),
        False,
        (),
        (),
    ),
)
AIMS = (
    AimView("objective", "o1", "", "The peninsula ladder at 6 or less at the end", 2, True),
    AimView("objective", "o2", "", "US commitment as seen in Tokyo at 6 or more", 2, True),
    AimView("objective", "o3", "", "Trust at 6 or more", 2, True),
    AimView("objective", "o4", "", "Defence capability above where it started", 2, False),
    AimView("objective", "o5", "", "Seoul's lean to China at 4 or less", 1, None),
    AimView("card", "tc1", "Quiet ally", "Cooperation three above its start: let others take the bow.", 2, False),
    AimView("red_line", "r1", "", "Force used below its legal gate", -4, False),
    AimView("red_line", "r2", "", "Your forces on the peninsula without consent", -4, False),
)
STATUSES = (
    StatusView("gsomia", "GSOMIA", "GSOMIA", "normalised"),
    StatusView("diet_majority", "Diet majority", "DIET", "on"),
    StatusView("goodwill", "Goodwill", "GOOD", "1", 4),
)


def seat_views(sealed: Sequence[str]) -> tuple[SeatView, ...]:
    """The three seats as anyone sees them."""
    return tuple(SeatView(id_, seat.name, seat.letter, seat.mark, id_ in sealed) for id_, seat in SEATS.items())


TOKYO = View(
    viewer="tokyo",
    phase=Phase.PLANNING,
    turn=3,
    turns=8,
    turn_name="week",
    title="DPRK missile crisis",
    opening=OPENING,
    brief="Your survival rests on a patron you doubt and a neighbour that doubts you. You have choices Seoul lacks, "
    "and will be "
    "blamed for either answer on the bases. Law and cabinet standing limit speed.",
    profile=("The manager", "Keeps factions together; drama costs double."),
    groups=GROUPS,
    seats=seat_views(()),
    tracks=TRACKS,
    statuses=STATUSES,
    injects=INJECTS,
    budget=BudgetView(
        4, 6, 1, ("while approval is 3 or less the last point of capital is kept",), (("major", 1), ("minor", 1))
    ),
    moves=MOVES,
    questions=QUESTIONS,
    aims=AIMS,
    offers=(("seoul", "j3"),),
    events=(),
    ending=None,
    outcome=None,
    scores=(),
    talk=TALK,
)
PUBLIC = replace(
    TOKYO,
    viewer="public",
    brief=None,
    profile=None,
    budget=None,
    moves=(),
    questions=(),
    aims=(),
    offers=(),
    events=(),
    talk=HEARD_BY_ALL,
    injects=tuple(replace(inject, private=None) for inject in INJECTS),
    tracks=tuple(track for track in TRACKS if track.known == "exact" and track.code not in ("USJ", "ENJ")),
)
SECRET = "BACKCHANNEL"
"""Stands in every private place of Tokyo's view in ``private_view``."""


def private_view(view: View, secret: str = SECRET) -> View:
    """The same view with ``secret`` in everything that only its seat may read."""
    return replace(
        view,
        brief=f"{secret} brief",
        profile=(f"{secret} profile", secret),
        injects=tuple(replace(inject, private=f"{secret} note") for inject in view.injects),
        moves=tuple(replace(card, name=f"{secret} {card.name}", text=secret) for card in view.moves),
        questions=tuple(replace(question, ask=f"{secret} {question.ask}") for question in view.questions),
        aims=tuple(replace(aim, text=f"{secret} {aim.text}") for aim in view.aims),
        talk=view.talk and replace(view.talk, spoken=tuple(private_words(one, secret) for one in view.talk.spoken)),
    )


def private_words(one: Spoken, secret: str) -> Spoken:
    """What was said in private, with the secret in it; a communiqué as it is."""
    if one.said.to == TO_ALL:
        return one
    said = replace(one.said, text=secret) if isinstance(one.said, Message) else one.said
    return replace(one, said=said, thing=f"{secret} {one.thing}")


def aim(text: str, points: int, most: int) -> AimScored:
    return AimScored("objective", text, points, most)


ENDED = replace(
    PUBLIC,
    phase=Phase.DEBRIEF,
    turn=8,
    ending=("The crisis passes", "Eight weeks are over and nobody is at war."),
    outcome=("Amber", "The ladder stands between 4 and 6: the next spring will look like this one."),
    scores=(
        ScoreView(
            "tokyo",
            13,
            "success",
            (
                aim("The peninsula ladder at 6 or less", 2, 2),
                aim("Defence capability above start", 2, 2),
                aim("Trust at 6 or more", 0, 2),
                aim("Quiet ally", 2, 2),
                aim("Force below its legal gate", 0, 0),
            ),
        ),
        ScoreView(
            "seoul", 8, "mixed", (aim("The peninsula ladder at 5 or less", 4, 4), aim("History at 5 or less", 0, 2))
        ),
        ScoreView(
            "washington", 3, "failure",
            (aim("Cooperation above start by 2", 3, 3), aim("A refused base request", -4, 0)),
        ),
    ),
)
