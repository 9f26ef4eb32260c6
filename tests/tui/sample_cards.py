"""Tokyo's cards and questions in the third turn of the sample game."""

from __future__ import annotations

from tests.tui.verbatim import effects
from wargame.model.reasons import authored
from wargame.model.card_views import (
    BandView, ChoiceView, ModifierView, MoveView, NeedView, OutcomeView, ParameterView, QuestionView,
)

BANDS = (
    BandView(
        "critical_failure", "CF", "Critical failure", 3, 6, 36,
        effects("Tokyo cabinet approval −1", "History salience +1"),
    ),
    BandView("failure", "F", "Failure", 9, 12, 36, effects("Tokyo cabinet approval −1")),
    BandView(
        "partial",
        "P",
        "Partial",
        11,
        11,
        36,
        effects("Japan defence capability +1", "Seoul's entrapment fear +1", "Tokyo cabinet approval −1"),
    ),
    BandView(
        "success", "S", "Success", 6, 10, 36,
        effects("Japan defence capability +1", "Seoul's entrapment fear +1"),
    ),
    BandView(
        "critical_success",
        "CS",
        "Critical success",
        1,
        3,
        36,
        effects("Japan defence capability +1", "US commitment as seen in Tokyo +1"),
    ),
)


def move(
    code: str,
    name: str,
    cost: int,
    text: str,
    *,
    weight: str = "major",
    closed: tuple[str, ...] = (),
    joint: bool = False,
    tags: tuple[str, ...] = ("DEF",),
    parameters: tuple[ParameterView, ...] = (),
    odds: tuple[BandView, ...] = BANDS,
    always: tuple[str, ...] = (),
    visibility: str = "public",
    optional: tuple[str, ...] = (),
    seats: tuple[str, ...] = ("tokyo",),
    printed: int | None = None,
    cost_because: tuple[str, ...] = (),
) -> MoveView:
    """A move card with the odds of the sample."""
    return MoveView(
        code.lower(),
        code,
        name,
        text,
        weight,
        cost,
        cost if printed is None else printed,
        cost_because,
        tags,
        joint,
        seats,
        optional,
        visibility,
        not closed,
        tuple(map(authored, closed)),
        tuple(NeedView(because, False) for because in closed),
        0,
        0,
        (
            ModifierView("set:defence#0", authored("The peninsula ladder stands at 5 or more"), 1, 1, True),
            ModifierView("set:domestic#1", authored("Your own approval is 3 or less"), -1, -1, True),
            ModifierView("set:trust#2", authored("Seoul fears being drawn in"), -1, 0, False),
        )
        if odds
        else (),
        -1,
        0,
        odds,
        effects(*always),
        parameters,
        outcome=outcome(odds) if not closed else None,
    )


def outcome(odds: tuple[BandView, ...]) -> OutcomeView:
    """What such a card promises, with nothing on its way."""
    if not odds:
        return OutcomeView((1, 1), (1, 1), (), 1)
    good = (sum(band.lo for band in odds[-2:]), sum(band.hi for band in odds[-2:]))
    bands = tuple((band.lo, band.hi) for band in odds)
    return OutcomeView(good, (36, 36), bands, 36, odds[-2].name, good, 36)


EXPLAIN = ParameterView(
    "explain",
    "Explain to Seoul first?",
    1,
    ("no",),
    (
        ChoiceView("no", "No: announce it", 0, True, None, ()),
        ChoiceView("yes", "Yes: an envoy goes first", 1, True, None, effects("Seoul's entrapment fear does not rise")),
    ),
)
CLAUSES = ParameterView(
    "clauses",
    "Which clauses? Up to three.",
    3,
    (),
    (
        ChoiceView("deterrence", "Deterrence", 0, True, None, effects("US commitment as seen in Seoul +1")),
        ChoiceView("data", "Warning data", 0, True, None, effects("next data agreement at +1")),
        ChoiceView("economy", "Economic security", 0, True, None, effects("Beijing's coercion of Japan −1")),
        ChoiceView("taiwan", "Taiwan Strait", 0, False, authored("the Strait ladder at 3 or more"), ()),
    ),
)
MOVES = (
    move(
        "T1",
        "Counterstrike and stand-off build-up",
        3,
        "Order stand-off missiles and the means to find their targets. Seoul will ask "
        "what they are for; the North will say it knows.",
        parameters=(EXPLAIN,),
        tags=("DEF", "DOM"),
    ),
    move(
        "T2",
        "Joint operations command",
        2,
        "Put the three services under one commander who can talk to an American one.",
    ),
    move(
        "T3",
        "Recognise the next legal situation",
        2,
        "Ask the Diet for the next rung of the law.",
        tags=("DOM", "LEGAL"),
        closed=("the peninsula or the strait ladder at 6 or more",),
    ),
    move("T4b", "Calming signal on Taiwan", 1, "Say in public that nothing has changed.", weight="minor", tags=()),
    move("T6", "History initiative", 3, "An apology, a fund, a joint commemoration.", tags=("DOM", "RECON")),
    move(
        "T8", "Equipment transfer", 2, "Interceptors for the partner who runs short of them.", tags=("CONTRIB", "LEGAL")
    ),
    move(
        "T14",
        "Employ counterstrike",
        3,
        "Strike what strikes.",
        tags=("FORCE",),
        closed=("legal situation 3 or more", "Japan's defence capability 6 or more", "Japan or a partner was attacked"),
    ),
    move(
        "X1",
        "Leaders' call",
        1,
        "A call between two leaders.",
        weight="minor",
        tags=("RECON",),
        joint=True,
        seats=("tokyo", "seoul"),
    ),
    move(
        "J3",
        "Real-time missile-warning data",
        2,
        "Share what the radars see, as they see it.",
        joint=True,
        tags=("COOP",),
        seats=("tokyo", "seoul", "washington"),
    ),
    move(
        "J4",
        "Logistics pact",
        3,
        "Fuel, food and spares across the strait.",
        joint=True,
        tags=("COOP",),
        seats=("tokyo", "seoul"),
        optional=("washington",),
    ),
    move(
        "J9",
        "Joint statement",
        1,
        "Words all three can sign.",
        weight="minor",
        joint=True,
        parameters=(CLAUSES,),
        tags=("COOP",),
        seats=("tokyo", "seoul", "washington"),
        printed=1,
    ),
)
QUESTIONS = (
    QuestionView(
        "answer_overflight",
        "What does the cabinet tell the country?",
        "A missile has crossed northern Japan.",
        "Intermediate missile crosses northern Japan",
        True,
        "restraint",
        (
            ChoiceView("restraint", "Restraint: shelter, protest, no more", 0, True, None, ()),
            ChoiceView(
                "speed_up",
                "Speed up the build-up",
                0,
                True,
                None,
                effects("Counterstrike build-up at +2", "Seoul's entrapment fear +1"),
            ),
            ChoiceView(
                "invite", "Invite the others to a joint statement", 0, True, None,
                effects("Joint statement at +1"),
            ),
        ),
    ),
    QuestionView(
        "base_answer",
        "May forces in Japan be used for combat?",
        "Washington may ask this turn.",
        "Ask for access",
        False,
        "delay",
        (
            ChoiceView("full", "Full use", 1, True, None, effects("Use of bases 4")),
            ChoiceView("case", "Case by case", 0, True, None, effects("Use of bases 3")),
            ChoiceView("logistics", "Logistics only", 0, True, None, effects("Use of bases 2")),
            ChoiceView("delay", "Delay", 0, True, None, effects("Use of bases 1")),
            ChoiceView("refuse", "Refuse", 0, False, authored("no standing promise"), effects("Use of bases 0")),
        ),
    ),
)
