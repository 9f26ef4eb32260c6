"""``wargame replay``: a recorded game, told in text, as data, or on the screen."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from wargame.commands.answers import NotAsked, refused, say_json
from wargame.commands.recorded import turn_among
from wargame.commands.streams import need_keyboard
from wargame.debrief.forecasts import forecast_data
from wargame.debrief.recording import Recording
from wargame.document.nodes import Prose
from wargame.model.viewers import CONTROL, PUBLIC, Viewer
from wargame.plain import replay_pages
from wargame.plain.console import WIDTH, rows
from wargame.saves import Damaged, Unusable
from wargame.saves.codec import to_data
from wargame.saves.seating import tenures
from wargame.saves.history import talk_told, told
from wargame.wording.catalogue import _


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--as", "--seat", "viewer", metavar="SEAT",
              help="Only what this seat, or public, could know, of a game that is closed.")
@click.option("--turn", type=click.IntRange(min=0), help="This turn alone, and where the tracks stood after it.")
@click.option("--find", metavar="TEXT", help="Only the lines that hold TEXT, each with its turn and step.")
@click.option("--tracks", is_flag=True, help="How the tracks went, as a table, instead of what happened.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="Text to read, or every event as data with its name.")
@click.option("--screen", is_flag=True, help="Look at it on the screen, step by step.")
def replay(
    save: Path, viewer: Viewer | None, turn: int | None, find: str | None, tracks: bool, form: str, screen: bool
) -> None:
    """Tell the game in SAVE from its first turn. A game that goes on is told as all seats know it."""
    if screen:
        if viewer or turn is not None or find or tracks or form != "text":
            raise NotAsked(_("--screen shows everything there: viewers by v, turns by [ and ], words by /"))
        need_keyboard()
        from wargame.tui.terminal_query import why_no_screen

        if why := why_no_screen():
            raise NotAsked(why.replace("--plain plays in lines", "without --screen it is told in text"))
        from wargame.tui.goals import WatchGame
        from wargame.tui.app import play as on_screen

        on_screen(WatchGame(save))
        return
    with refused(Unusable, Damaged):
        recording = Recording.open(save)
        reader = viewer_of(recording, viewer)
        if form == "json":
            say_json(_data(recording, reader))
        else:
            _say(_text(recording, reader, turn, find, tracks))


def viewer_of(recording: Recording, asked: Viewer | None) -> Viewer:
    """As whom a save is told: as asked, else as whoever may be shown most. Raises ``NotAsked`` for one who may not."""
    if asked is None or asked in recording.viewers:
        return asked or recording.viewers[0]
    seats = recording.program.seats
    if asked not in (*seats, PUBLIC, CONTROL):
        raise NotAsked(_("there is no seat '{asked}'; the seats are {seats}"), asked=asked, seats=", ".join(seats))
    raise NotAsked(_("this game goes on: until it is closed, only what all seats know can be read"))


def _data(recording: Recording, viewer: Viewer) -> dict[str, object]:
    record, start = recording.record, recording.record.start
    return {
        "scenario": start.scenario,
        "title": recording.title,
        "modules": list(start.modules),
        "players": dict(record.players),
        "held": {seat: [to_data(one) for one in held] for seat, held in tenures(record).items()},
        "branches": [{"line": line, "turn": turn} for line, turn in record.branches],
        "closed": recording.finished,
        "events": [
            {"name": one.name, "turn": one.turn, **to_data(one.event)} for one in told(recording.history, viewer)
        ],
        "talk": [
            {**to_data(one.said), "standing": to_data(one.standing)}
            for one in talk_told(recording.history, viewer).spoken
        ],
        **({"notes": noted} if (noted := _notes(recording, viewer)) else {}),
        **(forecast_data(recording) if viewer == CONTROL else {}),
    }


def _notes(recording: Recording, viewer: Viewer) -> list[dict[str, object]]:
    """What control noted: of a closed game, read as control."""
    told = recording.history.notes if viewer == CONTROL and recording.finished else []
    return [{"line": note.n, "turn": note.turn, "text": note.text} for note in told]


def _text(
    recording: Recording, viewer: Viewer, turn: int | None, find: str | None, tracks: bool
) -> Iterator[str | Prose]:
    turns = recording.turns if turn is None else (turn_among(turn, recording.turns),)
    if tracks:
        yield from replay_pages.went(recording, viewer, width())
    elif find is not None:
        hits = list(replay_pages.found(recording, viewer, turns, find))
        yield from hits or [_("“{find}” stands nowhere in what was told.").format(find=find)]
    else:
        yield from replay_pages.about(recording)
        yield from replay_pages.told(recording, viewer, turns)
        if turn is not None:
            yield from replay_pages.stood(recording, viewer, turn)
        elif recording.finished:
            yield ""
            if viewer == CONTROL:
                yield from replay_pages.forecasts(recording, width())
            yield from replay_pages.answers(recording)
            yield from replay_pages.questions(recording)


def _say(told: Iterator[str | Prose]) -> None:
    for row in rows(told, width()):
        click.echo(row)


def width() -> int:
    """Of the lines of an account, in cells."""
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, 100) if sys.stdout.isatty() else WIDTH
