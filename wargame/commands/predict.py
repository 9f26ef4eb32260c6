"""``wargame predict SAVE``: a class says how likely something is from a turn on, and the program plays it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked, refused
from wargame.commands.forms import tell
from wargame.commands.recorded import mix_of, mix_option, turn_among
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.model.goals import Forecast

LONGEST_TEAM = 40
"""Characters of a team's name."""


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--at", "--turn", "turn", type=click.IntRange(1), metavar="NUMBER", required=True,
              help="The turn that has just opened; its orders and all that follows are the program's.")
@click.option("--outcome", metavar="ID", help="What is predicted, of what the scenario names under forecasts.")
@click.option("--forecast", "said", multiple=True, metavar="TEAM=PERCENT",
              help="What a team said, e.g. Red=60; once for each team.")
@mix_option
@click.option("-n", "--games", type=click.IntRange(30, 100_000), default=1000, show_default=True,
              help="How many games are played on.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def predict(
    save: Path, turn: int, outcome: str | None, said: tuple[str, ...], mix: str, games: int, form: str
) -> None:
    """Predict a branch: each team says how likely an outcome is from a turn of the finished game in SAVE on; then the
    program plays the game on from there, a thousand times, and says how often it came about and how near each team was.

    Without --outcome it lists what can be predicted.

    \b
    wargame predict game.jsonl --at 3
    wargame predict game.jsonl --at 3 --outcome lives_lost --forecast Red=60 --forecast Blue=15
    """
    from wargame.debrief.recording import Recording
    from wargame.language import slots
    from wargame.reporting.prediction import prediction_data, prediction_document
    from wargame.saves import Damaged, Unusable
    from wargame.sim.outcome_shares import outcome_shares

    with refused(Unusable, Damaged):
        recording = Recording.open(save)
    program, history = recording.program, recording.history
    if not recording.finished:
        raise NotAsked(_("this game goes on: what it may come to would tell what its seats must not know yet"))
    turn_among(turn, [one for one in history.opened if one])
    what = _named(outcome, program.scenario.forecasts)
    teams = _teams(said)
    drawn = mix_of(mix, program.scenario)
    values = history.opened[turn].state.values
    if values[program.slot(slots.forecast(what))]:
        raise NotAsked(_("it had come about before that turn: there is nothing to predict"))
    found = outcome_shares(program, values, turn, drawn, games)[what]
    where, asked = recording.heading(turn), program.scenario.forecasts[what].text
    tell(
        form, facts=lambda: prediction_data(what, turn, found, teams, drawn.name),
        page=lambda: prediction_document(asked, where, found, teams, drawn.name),
    )


def _named(outcome: str | None, known: Mapping[str, Forecast]) -> str:
    """The outcome that is meant. Raises ``NotAsked`` with all there are."""
    if not known:
        raise NotAsked(_("this scenario names nothing to forecast; its author writes it under 'forecasts'"))
    if outcome in known:
        return str(outcome)
    listed = "\n".join(f"  {id_}: {one.text}" for id_, one in known.items())
    missing = _("which outcome?") if outcome is None else _("there is no outcome “{outcome}”").format(outcome=outcome)
    raise NotAsked("{missing} {has}\n{listed}", missing=missing, has=_("--outcome names one of:"), listed=listed)


def _teams(said: Sequence[str]) -> dict[str, int]:
    """What each team said. Raises ``NotAsked``."""
    from wargame.text.characters import forbidden

    teams: dict[str, int] = {}
    for one in said:
        name, _equals, number = one.rpartition("=")
        name, number = name.strip(), number.strip().removesuffix("%").strip()
        if not name or len(name) > LONGEST_TEAM or forbidden(name, 1) or "\n" in name:
            raise NotAsked(_("--forecast: write TEAM=PERCENT, e.g. Red=60, with a name of at most {most} characters"),
                           most=LONGEST_TEAM)  # fmt: skip
        if not (number.isascii() and number.isdecimal() and len(number) <= 3 and int(number) <= 100):
            raise NotAsked(_("--forecast: {name} needs a whole number from 0 to 100"), name=name)
        if name in teams:
            raise NotAsked(_("--forecast: {name} is named twice"), name=name)
        teams[name] = int(number)
    if not teams:
        raise NotAsked(_("ask the class first, and say what each team said: --forecast TEAM=PERCENT"))
    return teams
