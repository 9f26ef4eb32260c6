"""``wargame why``: what stood behind an event of a recorded game."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NotAsked, refused, say_json
from wargame.commands.recorded import turn_among
from wargame.model.viewers import Viewer
from wargame.wording.catalogue import _


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.argument("event", required=False)
@click.option("--as", "--seat", "viewer", metavar="SEAT",
              help="Only by what this seat, or public, could know, of a game that is closed.")
@click.option("--turn", type=click.IntRange(min=0), help="List the events of this turn alone.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="Text to read, or the same as data.")
def why(save: Path, event: str | None, viewer: Viewer | None, turn: int | None, form: str) -> None:
    """Say what stood behind EVENT: the rule, what counted and who brought it about, the dice, and which change would
    have altered it. Without EVENT: every event that can be asked about, by its name.

    All of it is told from the events of the save; nothing is played again. Of a game that goes on it is told as all
    seats know it. As a seat saw it, events are counted turn by turn, so their names are others.

    \b
    wargame why game.jsonl --turn 3
    wargame why game.jsonl 20.31
    wargame why game.jsonl 3.12 --as seoul
    """
    from wargame.commands.replay import viewer_of, width
    from wargame.debrief.recording import Recording
    from wargame.debrief.why.explainer import Explainer
    from wargame.debrief.why.page import NoSuchEvent
    from wargame.plain.console import rows
    from wargame.saves import Damaged, Unusable
    from wargame.saves.codec import to_data
    from wargame.saves.standing import undone_at

    with refused(Unusable, Damaged):
        recording = Recording.open(save)
        explainer = Explainer(recording, viewer_of(recording, viewer))
        turns = recording.turns if turn is None else (turn_among(turn, recording.turns),)
        try:
            if form == "json":
                listed = [{"name": name, "line": line} for one in turns for name, line in explainer.askable(one)]
                say_json(listed if event is None else to_data(explainer.facts(event)))
                return
            for row in rows(explainer.listing(turns) if event is None else explainer.page(event), width()):
                click.echo(row)
        except NoSuchEvent:
            if (line := undone_at(recording.record.lines, event or "")) and recording.finished:
                gone = _("line {n} counts no more: control took the game back on line {line}")
                raise NotAsked(gone, n=(event or "").partition(".")[0], line=line) from None
            unknown = _("there is no event {event} to be asked about; without EVENT they are listed by name")
            raise NotAsked(unknown, event=event) from None
